"""The sources of a paper for reference managers: BibTeX, RIS and CSL-JSON."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from assistant.papers.references import Reference, References
from assistant.papers.styles import author_of, language_of

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_LANGUAGE = {"en": "en", "zh": "zh-CN"}


def bibtex(references: References) -> str:
    """Return the sources as BibTeX, in UTF-8."""
    return "\n".join(map(_bibtex, references.entries))


def ris(references: References) -> str:
    """Return the sources as RIS; its lines end as the format has it."""
    return "".join(f"{line}\r\n" for entry in references.entries for line in _ris(entry))


def csl_json(references: References) -> str:
    """Return the sources as CSL-JSON."""
    return json.dumps([_csl(entry) for entry in references.entries], ensure_ascii=False, indent=2) + "\n"


WRITERS: Mapping[str, Callable[[References], str]] = {"bibtex": bibtex, "ris": ris, "csl-json": csl_json}


def _note(reference: Reference) -> str:
    """Say what the source stands behind, and that it was read as a reprint where it was."""
    reprint = "; read as a reprint" if reference.source.reprint else ""
    return f"Summed up in the case record {', '.join(reference.cases)}{reprint}"


def _bibtex(reference: Reference) -> str:
    source = reference.source
    year, month, day = _date(reference)
    author = author_of(source)
    fields = {
        "title": f"{{{_escaped(source.title)}}}",
        "author": f"{{{_escaped(author)}}}" if author else "",
        "year": year,
        "month": month.lstrip("0"),
        "date": "-".join(filter(None, (year, month, day))),
        # Addresses are taken as they are; a brace would end the field.
        "url": re.sub(r"[{}\s\\]", lambda sign: f"%{ord(sign[0]):02X}", source.url or ""),
        "langid": {"en": "english", "zh": "chinese"}[language_of(source)],
        "note": _escaped(_note(reference)),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{reference.key},\n{''.join(lines)}}}\n"


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


def _ris(reference: Reference) -> Iterator[str]:
    source = reference.source
    year, month, day = _date(reference)
    yield f"TY  - {'ELEC' if source.url else 'GEN'}"
    yield f"ID  - {reference.key}"
    author = author_of(source)
    if author:
        yield f"AU  - {author}"
    yield f"TI  - {source.title}"
    if year:
        yield f"PY  - {year}"
        yield f"DA  - {year}/{month}/{day}/"
    if source.url:
        yield f"UR  - {source.url}"
    yield f"LA  - {_LANGUAGE[language_of(source)]}"
    yield f"N1  - {_note(reference)}"
    yield "ER  - "


def _csl(reference: Reference) -> dict[str, object]:
    source = reference.source
    author = author_of(source)
    entry: dict[str, object] = {
        "id": reference.key,
        "type": "webpage" if source.url else "document",
        "title": source.title,
        "language": _LANGUAGE[language_of(source)],
        "note": _note(reference),
    }
    if author:
        entry["author"] = [{"literal": author}]
    if source.date:
        entry["issued"] = {"date-parts": [[int(part) for part in source.date.split("-")]]}
    if source.url:
        entry["URL"] = source.url
    return entry


def _date(reference: Reference) -> tuple[str, str, str]:
    year, month, day, *_ = [*(reference.source.date or "").split("-"), "", ""]
    return year, month, day
