"""One run of the command, and the Ctrl-C that must not get lost in it."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from assistant.cli.parts import say

if TYPE_CHECKING:
    from assistant.asking import Assistant
    from assistant.settings import Settings

Say = Callable[[str], None]


def _open(settings: "Settings", say: Say) -> "Assistant":
    from assistant.wiring import open_assistant  # noqa: PLC0415  only some commands need one

    return open_assistant(settings, say, rebuild=True)


@dataclass(slots=True)
class Session:
    """What one run of the command carries from its first word to its last; ``open`` puts an assistant together."""

    debug: bool = False
    interrupted: bool = False
    background: Thread | None = None
    open: "Callable[[Settings, Say], Assistant]" = _open

    def assistant(self, settings: "Settings") -> "Assistant":
        """Return a working assistant; raises FtzError."""
        assistant = self.open(settings, self.say)
        self.stop_if_interrupted()
        return assistant

    def say(self, message: str) -> None:
        """Tell what is going on, unless Ctrl-C has come."""
        self.stop_if_interrupted()
        say(message)

    def leave(self, code: int) -> NoReturn:
        """Leave the process with this exit code."""
        if self.background and self.background.is_alive():
            # Python would take the interpreter down under it, and torch aborts then. Nothing is lost: an index is
            # built aside and put in place whole.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        raise SystemExit(code)

    def stop_if_interrupted(self) -> None:
        """Raise KeyboardInterrupt if Ctrl-C came and was lost."""
        if self.interrupted:
            raise KeyboardInterrupt

    @contextmanager
    def remembering_interrupts(self) -> Iterator[None]:
        """Remember Ctrl-C: an exception that comes while torch is being imported may be swallowed there."""

        def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
            self.interrupted = True
            raise KeyboardInterrupt

        def unraisable(lost: "sys.UnraisableHookArgs") -> None:
            if not isinstance(lost.exc_value, KeyboardInterrupt):
                hook(lost)

        # Whoever starts the command with Ctrl-C ignored (nohup), or handles it himself, keeps his way.
        ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        hook, sys.unraisablehook = sys.unraisablehook, unraisable
        try:
            if ours:
                signal.signal(signal.SIGINT, interrupt)
            yield
        finally:
            sys.unraisablehook = hook
            if ours:
                signal.signal(signal.SIGINT, signal.default_int_handler)
