"""Find Chromium for the browser tests, or install it, or say in one line what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The flags keep the package manager from asking questions that nobody answers.
APT = ("apt-get", "install", "-y", "--no-install-recommends", "chromium")


def found() -> str | None:
    """Return the browser that the tests will use, if there is one."""
    named = os.environ.get("FTZ_CHROMIUM")
    system = named or next(filter(None, map(shutil.which, NAMES)), None)
    if system:
        return system
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where the system has none

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def attempts() -> list[tuple[tuple[str, ...], ...]]:
    """Return the ways to install one, each a row of commands."""
    ways: list[tuple[tuple[str, ...], ...]] = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append((("apt-get", "update", "-q"), APT))
    ways.append(((sys.executable, "-m", "playwright", "install", "chromium"),))
    return ways


def main() -> int:
    """Install a browser unless there is one; return the exit code."""
    for way in attempts():
        if browser := found():
            print(f"browser tests use {browser}")  # noqa: T201  a script says what it found
            return 0
        print(f"installing Chromium for the browser tests: {' '.join(way[-1])}", flush=True)  # noqa: T201
        for command in way:
            if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
                break
    if found():
        return 0
    print("no Chromium for the browser tests: run 'sudo apt-get install chromium' or set FTZ_CHROMIUM", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
