"""From the words of a question to what the other language calls the same thing."""

import re
from collections.abc import Iterable

from corpus import Term
from index.chinese import simplified


class Expansion:
    """Knows the terms of the field in both languages; the longest name in a question goes first and is used up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._others: dict[str, tuple[str, ...]] = {}
        for term in terms:
            for names, others in ((term.en, term.zh), (term.zh, term.en)):
                for name in names:
                    self._others.setdefault(simplified(name).casefold(), others)
        longest_first = sorted(self._others, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_bounded, longest_first)) or r"(?!)")

    def expanded(self, question: str) -> str:
        """Return what the other language has for the terms in *question*, with blanks between; "" for none."""
        found = (self._known(match[0]) for match in self._pattern.finditer(simplified(question).casefold()))
        return " ".join(dict.fromkeys(name for names in found for name in names))

    def _known(self, name: str) -> tuple[str, ...]:
        """Return the names of the other language; an English one may stand in the plural."""
        singular = next(
            form for form in (name, name.removesuffix("s"), name.removesuffix("es")) if form in self._others
        )
        return self._others[singular]


def _bounded(name: str) -> str:
    return rf"(?<![a-z]){re.escape(name)}(?:e?s)?(?![a-z])" if name.isascii() else re.escape(name)
