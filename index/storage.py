"""Generations of an index on disk: written aside, put in place whole, never changed again."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuildError, BusyIndexError, DamagedIndexError, MissingIndexError, RetrievalError

_CURRENT = "CURRENT"
_NEXT = "CURRENT.new"
_KEPT = 2  # the one in use, and the one before it for readers that opened it just before the swap


def current_generation(folder: Path) -> Path:
    """Return the folder of the generation in use; raises MissingIndexError or DamagedIndexError."""
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise MissingIndexError(folder) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedIndexError(folder, f"{_CURRENT} cannot be read") from error
    generation = folder / name
    if not name.startswith("gen-") or "/" in name or not generation.is_dir():
        raise DamagedIndexError(folder, f"{_CURRENT} names a generation that is not there")
    return generation


@contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """Give a new folder to write into; afterwards it becomes the generation in use, in one rename.

    Whatever goes wrong before, the generation in use stays as it was and nothing is left behind. Only one process
    writes at a time; the lock of a dead one is free.

    Raises:
        BusyIndexError: another process is building.
        BuildError: the disk is full or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder):
            _remove_unfinished(folder)
            unfinished = folder / f".unfinished-{os.getpid()}"
            unfinished.mkdir()
            try:
                yield unfinished
                _put_in_place(folder, unfinished)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)  # after the rename there is nothing to remove
    except BrokenPipeError:
        raise  # whoever was told of the progress has gone; the folder is not at fault
    except OSError as error:
        raise BuildError(folder, error.strerror or str(error)) from error


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    note = folder / "build.pid"
    lock = FileLock(folder / "build.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = f"process {note.read_text().strip()}" if note.exists() else "another process"
        raise BusyIndexError(folder, holder) from None
    try:
        note.write_text(str(os.getpid()))
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _remove_unfinished(folder: Path) -> None:
    """Clear away what builds left that were killed; the lock says that none of them is alive."""
    for leftover in folder.glob(".unfinished-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    (folder / _NEXT).unlink(missing_ok=True)
    try:
        in_use = _number(current_generation(folder))
    except RetrievalError:
        return
    # A build that died between its two renames left a generation that nobody was ever told of.
    for generation in folder.glob("gen-*"):
        if _number(generation) > in_use:
            shutil.rmtree(generation, ignore_errors=True)


def _put_in_place(folder: Path, unfinished: Path) -> None:
    number = 1 + max((_number(path) for path in folder.glob("gen-*")), default=0)
    generation = folder / f"gen-{number}"
    marker = folder / _NEXT
    try:
        # All that needs space is written before anything gets its name.
        marker.write_text(generation.name + "\n", encoding="utf-8")
        for path in (*sorted(unfinished.rglob("*"), reverse=True), unfinished, marker):
            _sync(path)
        unfinished.rename(generation)
        marker.replace(folder / _CURRENT)
    except BaseException:
        marker.unlink(missing_ok=True)
        shutil.rmtree(generation, ignore_errors=True)
        raise
    _sync(folder)
    for old in sorted(folder.glob("gen-*"), key=_number)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _number(generation: Path) -> int:
    digits = generation.name.removeprefix("gen-")
    return int(digits) if digits.isdecimal() else 0


def _sync(path: Path) -> None:
    """Put a file or folder on the disk: without that a power cut can leave a name with nothing behind it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
