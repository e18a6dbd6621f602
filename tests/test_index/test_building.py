"""An index on disk is whole, of one source, or not there."""

import json
import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from corpus import Collection, read_collection
from index import (
    BuildError,
    BusyIndexError,
    DamagedIndexError,
    MissingIndexError,
    Query,
    Source,
    StaleIndexError,
    build_index,
    open_index,
    read_manifest,
    verify_index,
)
from index.lexical import LexicalIndex
from index.storage import current_generation, writing

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def edited(corpus: Path) -> Collection:
    """The collection after one bullet of one case was edited by hand."""
    for part, old, new in (
        ("cases", "one vehicle takes about 15 seconds", "one vehicle takes about 14 seconds"),
        ("cases/zh", "每辆车约需15秒", "每辆车约需14秒"),
    ):
        file = corpus / part / "2025-guangxi-border-vehicle-fast-clearance.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    return read_collection(corpus)


def leftovers(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.iterdir() if "unfinished" in path.name or path.suffix in {".new", ".pid"}
    )


def test_two_builds_have_equal_manifests(tmp_path, small_collection, embedder):
    first = build_index(tmp_path / "a", small_collection, embedder)
    second = build_index(tmp_path / "b", small_collection, embedder)

    assert first == second == read_manifest(tmp_path / "b")
    assert {"vectors.npy", "faiss.index", "rows.json"} <= set(first.files)
    assert first.source.corpus == small_collection.fingerprint
    aliases = sum(len(text.aliases) for case in small_collection for text in case.texts.values())
    assert (first.cases, first.rows) == (3, first.passages + aliases)


def test_an_edited_case_embeds_its_changed_passages_alone(folder, small_corpus, small_collection, embedder):
    build_index(folder, small_collection, embedder)
    embedder.embedded = 0

    again = build_index(folder, edited(small_corpus), embedder)
    embedded, embedder.embedded = embedder.embedded, 0
    anew = build_index(folder, read_collection(small_corpus), embedder, from_nothing=True)

    assert embedded == 2  # the bullet, in two languages
    assert embedder.embedded == anew.rows
    assert again == anew


def test_vectors_are_kept_for_other_engines(folder, small_collection, embedder):
    manifest = build_index(folder, small_collection, embedder)

    vectors = np.load(current_generation(folder) / "vectors.npy", allow_pickle=False)
    rows = json.loads((current_generation(folder) / "rows.json").read_text())

    assert vectors.shape == (manifest.rows, embedder.dimensions) == (len(rows), 64)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_index_names_the_command(folder, small_collection, embedder):
    with pytest.raises(MissingIndexError, match="run 'ftz-cases index build'"):
        open_index(folder, small_collection, embedder)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"corpus": "0"}, "the corpus"),
        ({"model": "other"}, "the model"),
        ({"model_revision": "2"}, "the model"),
        ({"splitter": "other/1"}, "the splitter"),
        ({"tokeniser": "other/1"}, "the tokeniser"),
        ({"format": 0}, "the format"),
    ],
)
def test_an_index_of_another_source_is_refused(folder, small_collection, embedder, change, named):
    manifest = build_index(folder, small_collection, embedder)
    other = Source(**{name: getattr(manifest.source, name) for name in Source.__dataclass_fields__} | change)

    with pytest.raises(StaleIndexError, match=f"{named}.*run 'ftz-cases index build'"):
        verify_index(folder, other)


def test_every_damaged_or_missing_file_is_noticed(folder, small_collection, embedder):
    manifest = build_index(folder, small_collection, embedder)
    generation = current_generation(folder)
    for name in manifest.files:
        whole = (generation / name).read_bytes()
        middle = len(whole) // 2
        for damaged in (whole[:-1], whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :], None):
            (generation / name).unlink() if damaged is None else (generation / name).write_bytes(damaged)
            with pytest.raises(DamagedIndexError, match=f"{name}.*run 'ftz-cases index build'"):
                open_index(folder, small_collection, embedder)
        (generation / name).write_bytes(whole)
    open_index(folder, small_collection, embedder)


@pytest.mark.parametrize("content", ["", "{}", "[]", "no json", '{"source": {}}'])
def test_a_manifest_that_is_none_is_noticed_and_mended_by_a_build(folder, small_collection, embedder, content):
    build_index(folder, small_collection, embedder)
    (current_generation(folder) / "manifest.json").write_text(content)

    with pytest.raises(DamagedIndexError):
        open_index(folder, small_collection, embedder)

    build_index(folder, small_collection, embedder)
    assert len(open_index(folder, small_collection, embedder).collection) == 3


@pytest.mark.parametrize("content", ["gen-99", "", "../elsewhere", "\xff"])
def test_a_marker_that_leads_nowhere_is_noticed(folder, small_collection, embedder, content):
    build_index(folder, small_collection, embedder)
    (folder / "CURRENT").write_bytes(content.encode("latin-1"))

    with pytest.raises(DamagedIndexError, match="CURRENT"):
        open_index(folder, small_collection, embedder)


def test_ctrl_c_while_building_leaves_the_old_index_whole(folder, small_corpus, small_collection, embedder):
    before = build_index(folder, small_collection, embedder)

    def interrupted(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(folder, edited(small_corpus), embedder, interrupted)

    assert verify_index(folder, before.source) == before
    assert leftovers(folder) == []


def test_a_full_disk_leaves_the_old_index_whole(folder, small_corpus, small_collection, embedder):
    """A limit on the size of a file makes the system refuse to write, as a full disk does."""
    before = build_index(folder, small_collection, embedder)
    changed = edited(small_corpus)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(BuildError, match="could not be written"):
            build_index(folder, changed, embedder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert verify_index(folder, before.source) == before
    assert leftovers(folder) == []


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path, small_collection, embedder):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(BuildError, match="could not be written"):
        build_index(tmp_path / "file" / "index", small_collection, embedder)


def test_two_builds_at_once_are_one(folder, small_collection, embedder):
    with writing(folder) as unfinished:
        (unfinished / "file").write_text("being written")
        with pytest.raises(BusyIndexError, match=f"process {os.getpid()} is building"):
            build_index(folder, small_collection, embedder)


def test_a_killed_build_blocks_nobody_and_is_cleared_away(folder, small_collection, embedder):
    script = textwrap.dedent(f"""
        import time
        from pathlib import Path
        from index.storage import writing
        with writing(Path({str(folder)!r})) as unfinished:
            (unfinished / "half").write_text("half")
            print("writing", flush=True)
            time.sleep(60)
    """)
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    with pytest.raises(BusyIndexError, match=f"process {process.pid}"):
        build_index(folder, small_collection, embedder)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()

    build_index(folder, small_collection, embedder)

    assert leftovers(folder) == []
    assert len(open_index(folder, small_collection, embedder).collection) == 3


def test_the_last_two_generations_are_kept(folder, small_collection, embedder):
    for _ in range(4):
        build_index(folder, small_collection, embedder)

    assert sorted(path.name for path in folder.glob("gen-*")) == ["gen-3", "gen-4"]


def test_a_reader_that_opened_before_a_build_goes_on(folder, small_corpus, small_collection, embedder):
    build_index(folder, small_collection, embedder)
    retriever = open_index(folder, small_collection, embedder)
    build_index(folder, edited(small_corpus), embedder)

    found = retriever.search(Query("vehicle takes seconds", "en"))

    assert found.cases[0].case.id == "2025-guangxi-border-vehicle-fast-clearance"


@pytest.mark.parametrize("operation", ["rename", "replace", "write_text", "mkdir"])
def test_a_disk_that_fails_at_any_step_leaves_the_old_index_whole(
    folder, small_corpus, small_collection, embedder, monkeypatch, operation
):
    """Whichever of the calls of this kind is the one that fails."""
    before = build_index(folder, small_collection, embedder)
    changed = edited(small_corpus)
    real = getattr(Path, operation)
    failed = 0
    for failing in range(20):
        calls = iter(range(1000))

        def faulty(self, *arguments, failing=failing, calls=calls, **named):
            if folder in self.parents and next(calls) == failing:
                raise OSError(28, "No space left on device")
            return real(self, *arguments, **named)

        with monkeypatch.context() as patch:
            patch.setattr(Path, operation, faulty)
            try:
                build_index(folder, changed, embedder)
            except BuildError:
                failed += 1
            else:
                break
        assert verify_index(folder, before.source) == before
        assert leftovers(folder) == []
        assert [path.name for path in folder.glob("gen-*")] == [current_generation(folder).name]

    assert failed >= 1
    assert read_manifest(folder).source.corpus == changed.fingerprint


def test_a_reader_overtaken_by_builds_reads_the_newer_index(folder, small_collection, embedder, monkeypatch):
    """Two builds take away the generation that is being read."""
    build_index(folder, small_collection, embedder)
    load = LexicalIndex.load
    overtaken: list[Path] = []

    def late(place: Path) -> LexicalIndex:
        if not overtaken:
            overtaken.append(place)
            build_index(folder, small_collection, embedder)
            build_index(folder, small_collection, embedder)
        return load(place)

    monkeypatch.setattr(LexicalIndex, "load", late)
    retriever = open_index(folder, small_collection, embedder)

    assert not overtaken[0].exists()
    assert retriever.search(Query("negative list", "en")).cases[0].case.id == "2024-beijing-data-export-negative-list"


def test_a_generation_that_was_never_put_in_place_is_cleared_away(folder, small_collection, embedder):
    build_index(folder, small_collection, embedder)
    (folder / "gen-7").mkdir()
    (folder / "CURRENT.new").write_text("gen-7\n")

    build_index(folder, small_collection, embedder)

    assert sorted(path.name for path in folder.glob("gen-*")) == ["gen-1", "gen-2"]
    assert leftovers(folder) == []
