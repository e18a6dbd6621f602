"""What can go wrong with the page."""

from corpus import FtzError


class PageError(FtzError):
    """The page cannot be served; the message says what to do."""


class PortTakenError(PageError):
    """Another program listens where the page should."""

    def __init__(self, host: str, port: int) -> None:
        free = port + 1 if port < 65535 else port - 1  # noqa: PLR2004  the last port there is
        super().__init__(f"{host}:{port} is in use; choose another with --port {free} (make chat PORT={free})")
        self.host, self.port = host, port


class AddressError(PageError):
    """The page cannot be served under this address."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"{host}:{port} cannot be used ({reason}); try --host 127.0.0.1 --port 7860")
        self.host, self.port, self.reason = host, port, reason
