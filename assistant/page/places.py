"""The addresses of the views For a region and Compare: what they show, written into an address and read from one."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlencode

from assistant.comparing import MOST
from corpus import Language
from index import is_chinese

# An address can hold anything; a region or a topic is said in fewer characters.
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """What could be borrowed by ``region``, as it was chosen or typed, on ``topic``; ``case`` is to be checked for it.

    Without a ``language`` it is that of what was typed.
    """

    region: str = ""
    topic: str = ""
    case: str = ""
    language: Language | None = None

    @property
    def spoken(self) -> Language:
        """The language to speak in."""
        return self.language or ("zh" if is_chinese(f"{self.region} {self.topic}") else "en")

    def address(self) -> str:
        """Where the page shows it; `read_region_place` reads it back."""
        fields = {"for": self.region, "topic": self.topic, "case": self.case, "language": self.language or ""}
        return _address("region", fields)


@dataclass(frozen=True, slots=True)
class ComparePlace:
    """Cases to compare, by their ids, in this order."""

    cases: tuple[str, ...] = ()
    language: Language = "en"

    def address(self) -> str:
        """Where the page shows it; `read_compare_place` reads it back."""
        return _address("compare", {"cases": ",".join(self.cases), "language": "" if self.language == "en" else "zh"})


def read_region_place(query: str) -> RegionPlace:
    """Read what `RegionPlace.address` wrote after its question mark."""
    fields = _fields(query)
    return RegionPlace(_one(fields, "for"), _one(fields, "topic"), _one(fields, "case"), _language(fields))


def read_compare_place(query: str) -> ComparePlace:
    """Read what `ComparePlace.address` wrote; one more case than can be compared is kept, so that it can be told."""
    fields = _fields(query)
    cases = dict.fromkeys(filter(None, (name.strip() for name in ",".join(fields.get("cases", [])).split(","))))
    return ComparePlace(tuple(cases)[: MOST + 1], _language(fields) or "en")


def _fields(query: str) -> dict[str, list[str]]:
    return parse_qs(query.removeprefix("?")[: 10 * _LONGEST], errors="replace")


def _one(fields: dict[str, list[str]], key: str) -> str:
    return " ".join(" ".join(fields.get(key, ())).split())[:_LONGEST]


def _language(fields: dict[str, list[str]]) -> Language | None:
    match fields.get("language"):
        case ["en"]:
            return "en"
        case ["zh"]:
            return "zh"
    return None


def _address(view: str, fields: dict[str, str]) -> str:
    query = urlencode({key: value for key, value in fields.items() if value}, safe=",")
    return f"#/{view}?{query}" if query else f"#/{view}"
