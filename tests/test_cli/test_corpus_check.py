"""``ftz-cases corpus check``: all faults at once."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from corpus import BUNDLED

Run = Callable[..., Any]

FIRST, SECOND = "2025-guangxi-border-vehicle-fast-clearance", "2014-shanghai-free-trade-accounts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two cases and the zones that they need."""
    names = [f"cases/{language}{key}.md" for language in ("", "zh/") for key in (FIRST, SECOND)]
    for name in [*names, *(f"zones/{zone}.yaml" for zone in ("guangxi", "shanghai", "tianjin", "hainan"))]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(BUNDLED / name, tmp_path / name)
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) >= 1
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_a_library_without_fault_is_counted(run: Run, folder: Path) -> None:
    """One line, exit 0."""
    ran = run("corpus", "check", str(folder))

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{folder}: 2 cases, 4 zones, ")
    assert ran.out.endswith(" passages, no fault\n")


def test_the_bundled_library_has_no_fault(run: Run) -> None:
    """It is what is checked when no folder is named."""
    assert (run("corpus", "check").code, run("corpus", "check").err) == (0, "")


def test_all_faults_are_told_at_once(run: Run, folder: Path) -> None:
    """Each with its file, its field and the reason, one a line; their number on stderr; exit 1."""
    replace(folder / f"cases/{FIRST}.md", "evidence: strong", "evidence: certain")
    replace(folder / f"cases/{FIRST}.md", "http://news.gxtv.cn", "news.gxtv.cn")
    replace(folder / f"cases/{SECOND}.md", "Tianjin", "Atlantis")
    (folder / "zones/hainan.yaml").write_bytes(b"name: \xff\n")

    ran = run("corpus", "check", str(folder))

    lines = ran.out.splitlines()
    assert ran.code == 1
    assert any(line.startswith(f"cases/{FIRST}.md: evidence: ") for line in lines)
    assert any(line.startswith(f"cases/{FIRST}.md: sources.2.url: 'news.gxtv.cn") for line in lines)
    assert f"cases/{SECOND}.md: zones: unknown zone 'Atlantis'; profiles stand in zones/" in lines
    assert any(line.startswith("zones/hainan.yaml: file: is not UTF-8 at byte 6") for line in lines)
    assert ran.err == f"{folder}: {len(lines)} faults in 3 files\n"


@pytest.mark.parametrize("missing", ["nowhere", "zones"])
def test_a_folder_without_cases_is_a_fault(run: Run, folder: Path, missing: str) -> None:
    """Whether it exists or not."""
    ran = run("corpus", "check", str(folder / missing))

    assert ran.code == 1
    assert "no case records; give a folder with cases/, cases/zh/ and zones/" in ran.out
