"""The web application around the page: its own few addresses, and what is let in and out."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.page.guard import Guard
from assistant.page.sockets import EVERYWHERE
from corpus import Collection

if TYPE_CHECKING:
    from concurrent.futures import Future

    from assistant.asking import Assistant

_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")
# In the order in which later rules take precedence.
_STYLES = (
    *("tokens.css", "frame.css", "welcome.css", "conversation.css", "composer.css", "evidence.css"),
    *(
        "turns.css",
        "comparison.css",
        "stacked.css",
        "views.css",
        "browse.css",
        "charts.css",
        "chosen.css",
        "checklist.css",
        "narrow.css",
    ),
)
_SCRIPTS = ("theme.js", "page.js", "views.js")


def page_app(ready: "Future[Assistant]", collection: Collection, host: str) -> FastAPI:
    """Make the application that serves the page to those who reach it as *host* or on this machine.

    Its ``state.closing`` is to be set when it is about to end.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _add_health(app, ready)
    _add_file(app, "page.css", "text/css", _STYLES)
    _add_file(app, "page.js", "text/javascript", _SCRIPTS)
    # Wherever no event loop runs, gradio opens some and leaves them open; a thread of its own can have one at any time.
    with ThreadPoolExecutor(max_workers=1) as builder:
        builder.submit(asyncio.run, _mount_page(app, ready, collection)).result()
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_hosts(host), www_redirect=False)
    app.state.closing = asyncio.Event()
    app.add_middleware(Guard, closing=app.state.closing)
    return app


async def _mount_page(app: FastAPI, ready: "Future[Assistant]", collection: Collection) -> None:
    from assistant.page.layout import mount_page  # noqa: PLC0415  gradio takes seconds and sets up logging

    mount_page(app, ready, collection)


def _hosts(host: str) -> list[str]:
    # Who listens on every network is reached under names we do not know.
    return ["*"] if host in EVERYWHERE else list(dict.fromkeys([*_LOCAL, host]))


def _add_health(app: FastAPI, ready: "Future[Assistant]") -> None:
    @app.get("/healthz")
    def alive() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/readyz")
    def is_ready(response: Response) -> dict[str, str]:
        if ready.done() and not ready.cancelled() and ready.exception() is None:
            return {"status": "ready"}
        response.status_code = 503
        return {"status": "loading" if not ready.done() else "failed"}


def _add_file(app: FastAPI, name: str, media_type: str, parts: tuple[str, ...]) -> None:
    content = b"\n".join(files("assistant.page").joinpath(part).read_bytes() for part in parts)

    @app.get(f"/page/{name}")
    def send_file() -> Response:
        return Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})
