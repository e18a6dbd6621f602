"""The places of the regions and the groups that regions form: ``places.yaml`` and ``groups.yaml``.

``no_places.yaml`` lists words that hold the name of a place and mean something else; ``syllables.txt`` has the
characters that sound alike, so that one typed for another can be told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from corpus.errors import CorpusError, Fault
from corpus.parsing import _yaml

_FOLDER = Path(__file__).parent

PlaceKind = Literal["city", "county", "area", "port", "airport", "bonded"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a region, by the key of its profile. ``doubtful`` names are ordinary words too: 河口, 白银."""

    name: str
    name_zh: str
    kind: PlaceKind
    region: str
    aliases: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the place is called, in both languages."""
        return tuple(dict.fromkeys([self.name, self.name_zh, *self.aliases]))


@dataclass(frozen=True, slots=True)
class Group:
    """Regions that are named together: the Greater Bay Area, 川渝. One character stands for one region: 渝."""

    name: str
    name_zh: str
    regions: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the group is called, in both languages."""
        return tuple(dict.fromkeys([self.name, self.name_zh, *self.aliases]))


def read_places(file: Path = _FOLDER / "places.yaml") -> tuple[Place, ...]:
    """Read the places in *file*, in its order.

    Raises:
        CorpusError: with file, entry and reason of the first fault; entries count from 1.
    """
    return tuple(
        Place(
            name=_text(entry, "name", where),
            name_zh=_text(entry, "name_zh", where),
            kind=_kind(entry, where),
            region=_text(entry, "region", where),
            aliases=_names(entry, "aliases", where),
            doubtful=frozenset(_names(entry, "ambiguous_names", where)),
        )
        for entry, where in _entries(file, {"name", "name_zh", "kind", "region", "aliases"})
    )


def read_groups(file: Path = _FOLDER / "groups.yaml") -> tuple[Group, ...]:
    """Read the groups in *file*, in its order; raises CorpusError as read_places does."""
    return tuple(
        Group(
            name=_text(entry, "name", where),
            name_zh=_text(entry, "name_zh", where),
            regions=_names(entry, "regions", where),
            aliases=_names(entry, "aliases", where),
            doubtful=frozenset(_names(entry, "ambiguous_names", where)),
        )
        for entry, where in _entries(file, {"name", "name_zh", "regions", "aliases"})
    )


def read_no_places(file: Path = _FOLDER / "no_places.yaml") -> tuple[str, ...]:
    """Read the words in *file* that hold the name of a place and mean something else."""
    return tuple(_list_in(file))


def read_sounds(file: Path = _FOLDER / "syllables.txt") -> Mapping[str, str]:
    """Return for every character the syllable that it is mostly read as, with its tone: zhou1 for 州 and 洲."""
    lines = (line.partition(" ") for line in file.read_text(encoding="utf-8").splitlines())
    return {character: syllable for syllable, _, characters in lines for character in characters}


_Entry = Mapping[str, Any]
_Where = tuple[Path, int]


def _entries(file: Path, needed: set[str]) -> Iterable[tuple[_Entry, _Where]]:
    known = needed | {"ambiguous_names"}
    for number, entry in enumerate(_list_in(file), start=1):
        if not isinstance(entry, dict) or not needed <= entry.keys() <= known:
            raise _error((file, number), f"must have the fields {', '.join(sorted(needed))}; may have ambiguous_names")
        yield entry, (file, number)


def _list_in(file: Path) -> list[Any]:
    try:
        entries = _yaml(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise _error((file, 0), f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise _error((file, 0), str(error).removeprefix("front matter: ")) from error
    if not isinstance(entries, list):
        raise _error((file, 0), "must be a list")
    return entries


def _text(entry: _Entry, field: str, where: _Where) -> str:
    value = entry[field]
    if not isinstance(value, str) or not value or value != value.strip():
        raise _error(where, f"{field}: {value!r} is no name; give words in quotes without blanks at the ends")
    return value


def _names(entry: _Entry, field: str, where: _Where) -> tuple[str, ...]:
    values = entry.get(field, [])
    if not isinstance(values, list) or len(set(values)) < len(values):
        raise _error(where, f"{field}: must be a list in which no name stands twice")
    return tuple(_text({field: value}, field, where) for value in values)


def _kind(entry: _Entry, where: _Where) -> PlaceKind:
    kinds: tuple[PlaceKind, ...] = get_args(PlaceKind)
    for kind in kinds:
        if entry["kind"] == kind:
            return kind
    raise _error(where, f"kind: unknown kind {entry['kind']!r}; one of {', '.join(kinds)}")


def _error(where: _Where, reason: str) -> CorpusError:
    file, number = where
    return CorpusError((Fault(str(file), f"entry {number}" if number else "file", reason),))
