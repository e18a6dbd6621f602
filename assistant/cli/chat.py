"""``ftz-cases chat``: the page opens at once, while the model is still being loaded."""

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

from assistant.cli.parts import say
from assistant.page import serve
from assistant.wiring import library

if TYPE_CHECKING:
    from assistant.asking import Assistant
    from assistant.cli.session import Session
    from assistant.settings import Settings


def chat(session: "Session", settings: "Settings", host: str, port: int, *, open_browser: bool) -> None:
    """Serve the page until Ctrl-C."""
    collection = library(settings)
    ready: Future[Assistant] = Future()
    # A daemon: Ctrl-C must not wait for a model that is being loaded.
    session.background = Thread(target=_open_into, args=(ready, session, settings), name="opening", daemon=True)
    session.background.start()
    serve(ready, collection, host, port, say, open_browser=open_browser)


def _open_into(ready: "Future[Assistant]", session: "Session", settings: "Settings") -> None:
    try:
        ready.set_result(session.assistant(settings))
    except BaseException as error:  # noqa: BLE001  the page tells what went wrong, whatever it was
        ready.set_exception(error)
