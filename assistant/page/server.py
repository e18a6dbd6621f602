"""The server of the page: its socket, its door, what it lets in, and how it ends."""

import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn

from assistant.page.app import page_app
from assistant.page.sockets import address_of, open_socket
from corpus import Collection

if TYPE_CHECKING:
    import socket
    from concurrent.futures import Future

    from fastapi import FastAPI

    from assistant.asking import Assistant

_GRACE_S = 5


def serve(
    ready: "Future[Assistant]",
    collection: Collection,
    host: str,
    port: int,
    say: Callable[[str], None],
    *,
    open_browser: bool,
) -> None:
    """Serve the page until Ctrl-C; it is up at once, questions wait for *ready*.

    Raises:
        PortTakenError: another program listens on *port*.
        AddressError: the address cannot be used.
        FtzError: the assistant cannot be had; whatever *ready* fails with is raised once the server has stopped.
    """
    with open_socket(host, port) as listening:
        server = PageServer(
            page_app(ready, collection, host), address_of(host, listening), say, open_browser=open_browser
        )
        ready.add_done_callback(server.stop_on_failure)
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            # uvicorn has finished what ran and hands the signal on.
            say("Stopped.")
    if ready.done() and not ready.cancelled():
        ready.result()


class PageServer(uvicorn.Server):
    """A server that says where it is once it answers, and lets go of open pages when it ends."""

    def __init__(self, app: "FastAPI", address: str, say: Callable[[str], None], *, open_browser: bool) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_GRACE_S,
            )
        )
        self.closing = app.state.closing
        self.address, self.say, self.open_browser = address, say, open_browser

    async def startup(self, sockets: "list[socket.socket] | None" = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        if not self.started:
            return
        self.say(f"The page is at {self.address} (Ctrl-C stops it)")
        if self.open_browser:
            webbrowser.open(self.address)

    async def shutdown(self, sockets: "list[socket.socket] | None" = None) -> None:
        """Finish what runs; open pages do not keep the server."""
        self.closing.set()
        await super().shutdown(sockets)

    def stop_on_failure(self, ready: "Future[Assistant]") -> None:
        """Stop where there will never be an assistant."""
        if ready.cancelled() or ready.exception() is not None:
            self.should_exit = True
