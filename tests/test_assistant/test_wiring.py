"""An index is rebuilt only where the corpus changed and a question was asked."""

import pytest

from assistant import Settings, open_assistant
from assistant.wiring import build, index_info, verify
from index import DamagedIndexError, MissingIndexError, StaleIndexError
from index.storage import current_generation


@pytest.fixture
def own(settings, small_corpus, tmp_path) -> Settings:
    """Settings of a small library with an index of its own; the model is the one that is there."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "models").symlink_to(settings.home.resolve() / "models")
    return Settings(home=tmp_path / "home", corpus=small_corpus)


@pytest.fixture
def said() -> list[str]:
    return []


def edit(settings: Settings) -> None:
    file = settings.corpus / "zones" / "guangxi.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("46.8", "46.9"), encoding="utf-8")


@pytest.mark.usefixtures("assistant")
def test_the_life_of_an_index(own, said):
    with pytest.raises(MissingIndexError):
        open_assistant(own, said.append, rebuild=False)

    first = open_assistant(own, said.append, rebuild=True)
    assert any("building it" in line for line in said)
    assert any("100 %" in line for line in said)
    assert len(first.ask("vehicle inspection").cases) > 0
    assert verify(own, said.append) == index_info(own) == build(own, said.append, from_nothing=True)

    edit(own)
    with pytest.raises(StaleIndexError, match="the corpus"):
        verify(own, said.append)
    with pytest.raises(StaleIndexError, match="the corpus"):
        open_assistant(own, said.append, rebuild=False)
    said.clear()
    open_assistant(own, said.append, rebuild=True)
    assert any("the corpus has changed" in line for line in said)

    (current_generation(own.index_folder) / "vectors.npy").write_bytes(b"")
    with pytest.raises(DamagedIndexError, match=r"vectors.npy is damaged; run 'ftz-cases index build'"):
        open_assistant(own, said.append, rebuild=True)
