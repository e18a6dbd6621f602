"""The page in the browser: a conversation on the left, the evidence for it on the right."""

from assistant.page.errors import AddressError, PageError, PortTakenError
from assistant.page.server import serve

__all__ = ["AddressError", "PageError", "PortTakenError", "serve"]
