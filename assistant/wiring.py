"""Where settings become the parts of a working assistant."""

from collections.abc import Callable
from pathlib import Path

from assistant.asking import Assistant
from assistant.runtime import limit_threads
from assistant.settings import Settings
from corpus import Collection, read_collection
from index import (
    CrossEncoderReranker,
    Embedder,
    Manifest,
    MissingIndexError,
    Reranker,
    SentenceEmbedder,
    Source,
    StaleIndexError,
    build_index,
    model_folder,
    open_index,
    read_manifest,
    reranker_folder,
    verify_index,
)

Say = Callable[[str], None]


def library(settings: Settings) -> Collection:
    """Read the library that is set; raises CorpusError."""
    return read_collection(settings.corpus)


def open_assistant(settings: Settings, say: Say, *, rebuild: bool) -> Assistant:
    """Put a working assistant together: library, models, index.

    With *rebuild*, an index that is missing, or older than the corpus, is built first; everything else that is wrong
    with it is an error that names its remedy. *say* is told what takes time.

    Raises:
        FtzError: the library, the model or the index cannot be used.
    """
    limit_threads(settings.threads)
    collection = library(settings)
    embedder, reranker = _embedder(settings, say), _reranker(settings, say)
    try:
        return Assistant(open_index(settings.index_folder, collection, embedder, reranker))
    except MissingIndexError:
        if not rebuild:
            raise
        say("there is no index yet: building it, once …")
    except StaleIndexError as error:
        if not rebuild or error.changed != "the corpus":
            raise
        say("the corpus has changed: bringing the index up to date …")
    _build(settings.index_folder, collection, embedder, say, from_nothing=False)
    return Assistant(open_index(settings.index_folder, collection, embedder, reranker))


def build(settings: Settings, say: Say, *, from_nothing: bool = False) -> Manifest:
    """Build the index; raises FtzError. Unchanged passages keep their vectors unless *from_nothing*."""
    collection = library(settings)
    return _build(settings.index_folder, collection, _embedder(settings, say), say, from_nothing=from_nothing)


def index_info(settings: Settings) -> Manifest:
    """Return the manifest of the index on disk, without checking its files; raises RetrievalError."""
    return read_manifest(settings.index_folder)


def verify(settings: Settings, say: Say) -> Manifest:
    """Check that the index is whole and up to date; raises RetrievalError with the remedy."""
    return verify_index(settings.index_folder, Source.of(library(settings), _embedder(settings, say)))


def _embedder(settings: Settings, say: Say) -> Embedder:
    folder: Path = model_folder(settings.model, settings.home, say)
    say(f"loading the model {settings.model} …")
    return SentenceEmbedder(folder, settings.model)


def _reranker(settings: Settings, say: Say) -> Reranker | None:
    if settings.reranker is None:
        return None
    folder = reranker_folder(settings.reranker)
    say(f"loading the reranker {settings.reranker} …")
    return CrossEncoderReranker(folder, settings.reranker)


def _build(folder: Path, collection: Collection, embedder: Embedder, say: Say, *, from_nothing: bool) -> Manifest:
    shown = -1

    def progress(done: int, of: int) -> None:
        nonlocal shown
        tenth = 10 * done // of
        if tenth > shown:
            shown = tenth
            say(f"embedding passages: {done} of {of} ({100 * done // of} %)")

    manifest = build_index(folder, collection, embedder, progress, from_nothing=from_nothing)
    say(f"index of {manifest.cases} cases, {manifest.passages} passages is in place")
    return manifest
