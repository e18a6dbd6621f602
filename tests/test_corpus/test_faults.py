"""A fault in a file is reported with file, field and reason; all faults at once."""

from pathlib import Path

import pytest

from corpus import CorpusError, Fault, read_collection, survey

CASE = "2025-guangxi-border-vehicle-fast-clearance.md"


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "reason"),
    [
        (f"cases/{CASE}", "zones: [Guangxi]", "zones: [Guangxy]", "zones", "unknown zone 'Guangxy'"),
        (f"cases/{CASE}", "zones: [Guangxi]", "zones: []", "fields", "at least one zone"),
        (f"cases/{CASE}", "themes: [cross-border-transport,", "themes: [teleport,", "themes.0", "unknown theme"),
        (f"cases/{CASE}", "programme: best-practice-case", "programme: worst", "programme", "unknown programme"),
        (f"cases/{CASE}", 'issued: "2025-09-15"', 'issued: "2025-13"', "issued", "is no date"),
        (f"cases/{CASE}", 'url: "http://news', 'url: "news', "sources.2.url", "https?"),
        (f"cases/{CASE}", "evidence: strong", "evidence: solid", "evidence", "'strong' or 'weak'"),
        (f"cases/{CASE}", "depth: full\n", "", "depth", "required"),
        (f"cases/{CASE}", "depth: full", "dpeth: 1\ndepth: full", "dpeth", "not permitted"),
        (f"cases/{CASE}", "## Results", "## Outcomes", "text", "unknown heading 'Outcomes'"),
        (f"cases/{CASE}", "## Results", "## Measures", "text", "stands twice"),
        (f"cases/{CASE}", "---\nid:", "--\nid:", "front matter", "two lines of '---'"),
        (f"cases/{CASE}", "batch: 6", "batch: [", "front matter", "line"),
        (f"cases/zh/{CASE}", "language: zh", "language: fr", "language", "'zh'"),
        (f"cases/zh/{CASE}", "## 实施成效", "## 主要做法", "text", "stands twice"),
        (f"cases/zh/{CASE}", "title_official: true", "title_official: maybe", "title_official", "boolean"),
        (f"cases/zh/{CASE}", "\n## 适用范围\n适用于司机", "\n适用于司机", "not aligned with the English text", "line"),
        (
            f"cases/{CASE}",
            "zones: [Guangxi]",
            "zones: [Guangxi]\nzones: [Beijing]",
            "front matter",
            "'zones' stands twice",
        ),
        (f"cases/{CASE}", "zones: [Guangxi]", "zones: [Guangxi, Guangxi]", "zones", "a name stands twice"),
        (f"cases/{CASE}", 'issued: "2025-09-15"', "issued: 2025-09-15", "issued", "put the date in quotes"),
        (f"cases/{CASE}", 'issued: "2025-09-15"', 'issued: "２０２５"', "issued", "does not look like"),
        (f"cases/zh/{CASE}", "language: zh", "language: [zh", "front matter", "line"),
        ("zones/heilongjiang.yaml", '"Harbin", ', '"Harbin", "Nanning", ', "aliases", "also a name of Guangxi"),
        ("zones/guangxi.yaml", "lat: 22.82", "lat: 122.82", "lat", "less than or equal to 90"),
    ],
)
def test_a_fault_names_file_field_and_reason(
    small_corpus: Path, name: str, old: str, new: str, field: str, reason: str
):
    change(small_corpus, name, old, new)

    _, faults = survey(small_corpus)

    assert [(fault.file, fault.field) for fault in faults] == [(name, field)]
    assert reason in faults[0].reason


def test_missing_sources_and_an_empty_section_are_faults(small_corpus: Path):
    english = small_corpus / "cases" / CASE
    text = english.read_text(encoding="utf-8")
    head, _, rest = text.partition("sources:\n")
    rest = rest[rest.index("curator_notes") :]
    _, _, after = rest.partition("## Problem\n")
    english.write_text(head + rest.replace(after[: after.index("\n## Measures")], ""), encoding="utf-8")

    _, faults = survey(small_corpus)

    assert faults == (
        Fault(f"cases/{CASE}", "sources", "Field required"),
        Fault(f"cases/{CASE}", "text", "empty section 'Problem'"),
    )

    english.write_text(text.replace(after[: after.index("\n## Measures")], ""), encoding="utf-8")
    assert survey(small_corpus)[1] == (Fault(f"cases/{CASE}", "text", "empty section 'Problem'"),)


def test_titles_and_ids_stand_once(small_corpus: Path):
    for part in ("cases", "cases/zh"):
        copy = small_corpus / part / f"copy-of-{CASE}"
        copy.write_text((small_corpus / part / CASE).read_text(encoding="utf-8"), encoding="utf-8")

    fields = {(fault.file, fault.field) for fault in survey(small_corpus)[1]}

    assert (f"cases/copy-of-{CASE}", "id") in fields or (f"cases/{CASE}", "id") in fields


def test_a_title_used_twice_is_a_fault(small_corpus: Path):
    change(
        small_corpus,
        "cases/2024-beijing-data-export-negative-list.md",
        "title:",
        'title: "Fast border inspection of vehicles entering and leaving at land ports"\nx_title:',
    )
    text = (small_corpus / "cases/2024-beijing-data-export-negative-list.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("x_title:")]
    (small_corpus / "cases/2024-beijing-data-export-negative-list.md").write_text("".join(lines), encoding="utf-8")

    faults = survey(small_corpus)[1]

    assert [fault.field for fault in faults] == ["title"]
    assert "is also the title of" in faults[0].reason


def test_all_faults_come_at_once(small_corpus: Path):
    change(small_corpus, f"cases/{CASE}", "zones: [Guangxi]", "zones: [Guangxy]")
    change(small_corpus, "cases/2024-beijing-data-export-negative-list.md", "evidence: strong", "evidence: solid")
    (small_corpus / "cases/zh/2025-heilongjiang-hazmat-one-permit-two-routes.md").unlink()
    (small_corpus / "zones" / "broken.yaml").write_bytes(b"name: \xff\xfe")

    with pytest.raises(CorpusError) as raised:
        read_collection(small_corpus)

    assert {fault.file for fault in raised.value.faults} == {
        f"cases/{CASE}",
        "cases/2024-beijing-data-export-negative-list.md",
        "cases/2025-heilongjiang-hazmat-one-permit-two-routes.md",
        "zones/broken.yaml",
    }
    assert "and 3 more: run 'ftz-cases corpus check'" in str(raised.value)


def test_all_faults_of_one_record_come_at_once(small_corpus: Path):
    change(small_corpus, f"cases/{CASE}", "zones: [Guangxi]", "zones: [Atlantis]")
    change(small_corpus, f"cases/{CASE}", "## Results", "## Outcomes")
    change(small_corpus, f"cases/zh/{CASE}", "language: zh", "language: fr")

    faults = {(fault.file, fault.field) for fault in survey(small_corpus)[1]}

    assert faults == {
        (f"cases/{CASE}", "zones"),
        (f"cases/{CASE}", "text"),
        (f"cases/zh/{CASE}", "language"),
    }


def test_a_bullet_without_words_is_a_fault(small_corpus: Path):
    for part, heading in (("cases", "## Results\n"), ("cases/zh", "## 实施成效\n")):
        change(small_corpus, f"{part}/{CASE}", heading, f"{heading}- \n")

    faults = survey(small_corpus)[1]

    assert [(fault.file, fault.field) for fault in faults] == [(f"cases/{CASE}", "text"), (f"cases/zh/{CASE}", "text")]
    assert all("a bullet without words" in fault.reason for fault in faults)


def test_a_byte_order_mark_is_no_fault(small_corpus: Path):
    file = small_corpus / "cases" / CASE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert survey(small_corpus)[1] == ()


def test_an_unreadable_file_is_a_fault(small_corpus: Path):
    (small_corpus / "cases" / "folder.md").mkdir()

    assert ("cases/folder.md", "file") in {(fault.file, fault.field) for fault in survey(small_corpus)[1]}


def test_an_empty_folder_says_what_it_should_hold(tmp_path: Path):
    assert "cases/, cases/zh/ and zones/" in str(survey(tmp_path)[1][0])


def test_the_fingerprint_changes_with_every_file_and_not_with_line_ends(small_corpus: Path):
    before = read_collection(small_corpus).fingerprint
    english = small_corpus / "cases" / CASE
    english.write_bytes(english.read_bytes().replace(b"\n", b"\r\n"))
    assert read_collection(small_corpus).fingerprint == before == read_collection(small_corpus).fingerprint

    change(small_corpus, "zones/guangxi.yaml", "46.8", "46.9")
    assert read_collection(small_corpus).fingerprint != before
