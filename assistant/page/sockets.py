"""The address of the page: taken before anything is loaded, or refused in one line."""

import errno
import os
import socket
from typing import Final

from assistant.page.errors import AddressError, PortTakenError

# Listening on these means on every network of the machine.
EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104  asked for by name only

_BACKLOG = 128
_LAST_PORT = 65535


def open_socket(host: str, port: int) -> socket.socket:
    """Listen on *host* and *port*; port 0 takes a free one.

    Raises:
        PortTakenError: another program listens there.
        AddressError: the address is unknown or not allowed.
    """
    family, address = _resolve(host, port)
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A page that was just stopped leaves connections behind; elsewhere the option would share a port in use.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # At once: two sockets that are bound and do not listen yet can have the same port.
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(host, port) from None
        raise AddressError(host, port, str(error.strerror)) from None
    return listening


def address_of(host: str, listening: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    port = listening.getsockname()[1]
    if host in EVERYWHERE:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _resolve(host: str, port: int) -> tuple[socket.AddressFamily, tuple[object, ...]]:
    if not 0 <= port <= _LAST_PORT:
        # The system would take 70000 for 4464.
        raise AddressError(host, port, f"ports end at {_LAST_PORT}")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressError(host, port, str(error)) from None
    # "localhost" is both; browsers try IPv4 where IPv6 does not answer, programs often do not.
    family, _, _, _, address = min(found, key=lambda entry: entry[0] != socket.AF_INET)
    return family, address
