"""Finding the entry that a person meant by a name."""

import re
from collections.abc import Iterable, Mapping

from corpus.errors import UnknownNameError
from corpus.records import Case, Collection, Zone
from corpus.vocabulary import PROGRAMMES, THEMES, Language

_SHORTEST = 3  # letters; one or two are near to everything
_ALIKE = 60  # of 100, rapidfuzz's WRatio: "Guanxi" finds Guangxi, "tranport" a theme; unrelated words stay below


# What may stand around the name of a region and says nothing more.
_FRAME = re.compile(
    r"^the\s+|\s+(?:province|municipality|autonomous region|(?:pilot )?(?:free trade )?zone|ftz)$"
    r"|(?:省|市|(?:壮族|回族|维吾尔)?自治区|自贸试验区|自贸区)$",
    re.IGNORECASE,
)


def zone_named(name: str, collection: Collection) -> str:
    """Return the zone that *name* or an alias of it stands for, whatever its case.

    Raises:
        UnknownNameError: with the names nearest to it.
    """
    known = {name.casefold(): zone.name for zone in collection.zones.values() for name in zone.names}
    return _named("zone", name, known)


def region_called(name: str, collection: Collection) -> Zone:
    """Return the zone, or the province without one, that *name* stands for, whatever its case; "the" and rank aside.

    Raises:
        UnknownNameError: with the names nearest to it.
    """
    known = {name.casefold(): region.name for region in collection.regions.values() for name in region.names}
    name = name.strip()
    return collection.regions[_named("region", name if name.casefold() in known else _FRAME.sub("", name), known)]


def theme_named(name: str) -> str:
    """Return the theme whose key or label *name* is; raises UnknownNameError."""
    return _named("theme", name, _keys_and_labels(THEMES))


def programme_named(name: str) -> str:
    """Return the programme whose key or label *name* is; raises UnknownNameError."""
    return _named("programme", name, _keys_and_labels(PROGRAMMES))


def case_named(name: str, collection: Collection) -> Case:
    """Return the case with this id; raises UnknownNameError with the ids nearest to *name*."""
    return collection.cases[_named("case", name, {key: key for key in collection.cases})]


def _keys_and_labels(entries: Mapping[str, Mapping[Language, str]]) -> dict[str, str]:
    names = {label.casefold(): key for key, labels in entries.items() for label in labels.values()}
    return names | {key: key for key in entries}


def _named(kind: str, name: str, known: Mapping[str, str]) -> str:
    wanted = name.strip().casefold()
    if wanted in known:
        return known[wanted]
    raise UnknownNameError(kind, name.strip(), _nearest(wanted, known))


def _nearest(wanted: str, known: Mapping[str, str]) -> tuple[str, ...]:
    if len(wanted) < _SHORTEST and wanted.isascii():
        return ()
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a mistake needs it

    # A name of 20,000 characters is nobody's slip of the pen.
    matches: Iterable[tuple[str, float, object]] = process.extract(
        wanted[:100], list(known), scorer=fuzz.WRatio, limit=8, score_cutoff=_ALIKE
    )
    return tuple(dict.fromkeys(known[match] for match, _, _ in matches))[:3]
