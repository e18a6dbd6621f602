"""docs/cli.md says what --help says."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_up_to_date() -> None:
    """If this fails: ``python docs/make_cli.py``."""
    reference = runpy.run_path(str(DOCS / "make_cli.py"))["reference"]()

    assert (DOCS / "cli.md").read_text(encoding="utf-8") == reference


def test_every_help_text_teaches_by_example() -> None:
    """A section for each command, with an example that begins as one would type it."""
    sections = (DOCS / "cli.md").read_text(encoding="utf-8").split("\n## `")[1:]

    paths = [section.partition("`")[0] for section in sections]
    assert " ".join(path.removeprefix("ftz-cases").strip() or "-" for path in paths) == (
        "- ask show list compare chat similar checklist evaluate export verify replay check-draft "
        "index index build index info index verify corpus corpus check corpus names"
    )
    assert all(f"Examples:\n    {path.split()[0]} " in section for path, section in zip(paths, sections, strict=True))
