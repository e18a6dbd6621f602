"""Settings come from the environment; a wrong one is named."""

from pathlib import Path

import pytest

from assistant import Settings, read_settings
from assistant.settings import SettingsError


def test_the_environment_sets(monkeypatch, tmp_path):
    monkeypatch.setenv("FTZ_CASES_HOME", str(tmp_path))
    monkeypatch.setenv("FTZ_CASES_THREADS", "3")

    settings = read_settings()

    assert (settings.home, settings.threads, settings.model) == (tmp_path, 3, "multilingual-e5-small")
    assert settings.index_folder.parent == tmp_path / "indexes"


@pytest.mark.parametrize(("name", "value"), [("THREADS", "many"), ("THREADS", "0")])
def test_a_wrong_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"FTZ_CASES_{name}", value)

    with pytest.raises(SettingsError, match=f"FTZ_CASES_{name}"):
        read_settings()


def test_another_corpus_or_model_has_an_index_of_its_own(tmp_path):
    folders = {
        Settings(home=tmp_path).index_folder,
        Settings(home=tmp_path, model="all-MiniLM-L6-v2").index_folder,
        Settings(home=tmp_path, corpus=Path("/elsewhere")).index_folder,
    }

    assert len(folders) == 3
