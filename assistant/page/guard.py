"""What every request and answer of the page must keep to."""

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio writes scripts and styles into its page, hence 'unsafe-inline'; it works without 'unsafe-eval' as long as no
# gr.HTML is used. Nothing may come from another host or go to one.
POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'none'; frame-src 'none'; "
    "object-src 'none'; base-uri 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

# The longest question that anyone types is far below; Gradio alone would take 50 MB.
LONGEST_BODY: Final = 256 * 1024
# Gradio's doors for files and for programs; the page needs none of them.
_CLOSED: Final = ("/gradio_api/upload", "/gradio_api/file", "/gradio_api/proxy", "/gradio_api/info", "/gradio_api/call")


class _TooLongError(Exception):
    """The body turned out longer than it may be."""


class Guard:
    """Adds the security headers, closes what the page does not use and cuts off bodies that are too long.

    Every open page keeps a stream open. Once *closing* is set these streams are told that their readers have gone:
    otherwise the server would wait for them and then break them off with a traceback.
    """

    def __init__(self, app: "ASGIApp", closing: asyncio.Event) -> None:
        self.app, self.closing = app, closing

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Serve one request, as ASGI asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with_headers = _adding_headers(send)
        if scope["path"].startswith(_CLOSED):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, with_headers)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            await PlainTextResponse("Too long", status_code=413)(scope, receive, with_headers)
            return
        try:
            await self.app(scope, _limited(receive, self.closing), with_headers)
        except _TooLongError:
            await PlainTextResponse("Too long", status_code=413)(scope, receive, with_headers)


def _adding_headers(send: "Send") -> "Send":
    async def send_with_headers(message: "Message") -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return send_with_headers


def _limited(receive: "Receive", closing: asyncio.Event) -> "Receive":
    """Count what arrives without an announced length; nothing arrives any more once the server is *closing*."""
    taken = 0

    async def receive_counted() -> "Message":
        nonlocal taken
        message = await _unless(closing, receive)
        taken += len(message.get("body", b""))
        if taken > LONGEST_BODY:
            raise _TooLongError
        return message

    return receive_counted


async def _unless(closing: asyncio.Event, receive: "Receive") -> "Message":
    arriving, closed = asyncio.ensure_future(receive()), asyncio.ensure_future(closing.wait())
    try:
        await asyncio.wait((arriving, closed), return_when=asyncio.FIRST_COMPLETED)
        return arriving.result() if arriving.done() else {"type": "http.disconnect"}
    finally:
        arriving.cancel()
        closed.cancel()
