"""The command ``ftz-cases``. `main` is what it runs."""

from assistant.cli.app import main

__all__ = ["main"]
