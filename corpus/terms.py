"""The terms of the field, each with its forms in English and Chinese: ``terms.yaml``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, Fault
from corpus.parsing import _yaml
from corpus.vocabulary import LANGUAGES

_TERMS = Path(__file__).parent / "terms.yaml"


@dataclass(frozen=True, slots=True)
class Term:
    """What one thing is called: ``("bill of lading", "bills of lading")`` and ``("提单",)``, the usual form first."""

    en: tuple[str, ...]
    zh: tuple[str, ...]


def read_terms(file: Path = _TERMS) -> tuple[Term, ...]:
    """Read the terms in *file*, in its order; a form belongs to one term only.

    Raises:
        CorpusError: with file, entry and reason of the first fault; entries count from 1.
    """
    terms: list[Term] = []
    taken: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(_entries(file), start=1):
        try:
            term = _term(entry)
            for key in _keys(term):
                if key in taken:
                    raise ValueError(f"{key[1]!r} stands in entry {taken[key]} already")  # noqa: TRY301  caught below
                taken[key] = number
        except ValueError as error:
            raise _error(file, f"entry {number}", str(error)) from error
        terms.append(term)
    return tuple(terms)


def _entries(file: Path) -> list[Any]:
    try:
        entries = _yaml(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _error(file, "file", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _error(file, "file", f"is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except ValueError as error:
        raise _error(file, "file", str(error).removeprefix("front matter: ")) from error
    if not isinstance(entries, list) or not entries:
        raise _error(file, "file", "must be a list of entries such as {en: [customs], zh: [海关]}")
    return entries


def _term(entry: object) -> Term:
    if not isinstance(entry, dict) or entry.keys() != set(LANGUAGES):
        raise ValueError("must have the fields en and zh and no other")
    for language in LANGUAGES:
        forms = entry[language]
        if not isinstance(forms, list) or not forms:
            raise ValueError(f"{language} must be a list of one form or more")
        # YAML reads a bare no or 1210 as something other than words; blanks at the ends would never be found.
        wrong = [form for form in forms if not isinstance(form, str) or not form or form != form.strip()]
        if wrong:
            raise ValueError(f"{language}: {wrong[0]!r} is no form; give words in quotes without blanks at the ends")
    return Term(tuple(entry["en"]), tuple(entry["zh"]))


def _keys(term: Term) -> Iterator[tuple[str, str]]:
    """Yield what may stand once only: language and form, whatever its case."""
    yield from (("en", form.casefold()) for form in term.en)
    yield from (("zh", form.casefold()) for form in term.zh)


def _error(file: Path, field: str, reason: str) -> CorpusError:
    return CorpusError((Fault(str(file), field, reason),))
