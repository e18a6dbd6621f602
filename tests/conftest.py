"""What the tests share: the real library, the real model and index, loaded once."""

import os
import shutil
from pathlib import Path

import pytest

from assistant.runtime import limit_threads

# Before any test imports torch or faiss, as the command line does it.
limit_threads(None)

from assistant import Assistant, Settings, open_assistant  # noqa: E402
from assistant.wiring import build  # noqa: E402
from corpus import BUNDLED, Collection, read_collection  # noqa: E402

# The unpacked model (250 MB) and the index are kept between runs; CI starts with none.
HOME = Path(os.environ.get("FTZ_CASES_HOME") or Path(__file__).parent.parent / ".ftz")


@pytest.fixture(scope="session")
def collection() -> Collection:
    """The bundled library."""
    return read_collection()


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings of the bundled library and the default model; whatever the environment says is left out."""
    return Settings(home=HOME, corpus=BUNDLED, model="multilingual-e5-small", threads=None)


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Assistant:
    """The real assistant: the bilingual model and the whole library."""
    build(settings, print)  # of a checkout that has an index already only what has changed
    return open_assistant(settings, print, rebuild=False)


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A folder with three real cases and their zones, to be changed at will."""
    source = Path(__file__).parent.parent / "corpus"
    folder = tmp_path / "corpus"
    for part in ("cases", "cases/zh", "zones"):
        (folder / part).mkdir(parents=True)
    for name in (
        "2025-guangxi-border-vehicle-fast-clearance",
        "2025-heilongjiang-hazmat-one-permit-two-routes",
        "2024-beijing-data-export-negative-list",
    ):
        for part in ("cases", "cases/zh"):
            shutil.copy(source / part / f"{name}.md", folder / part)
    for zone in ("guangxi", "heilongjiang", "beijing"):
        shutil.copy(source / "zones" / f"{zone}.yaml", folder / "zones")
    return folder
