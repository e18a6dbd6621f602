"""From the contents of files to records: front matter, text, and whether the two languages keep step."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from corpus.conditions import conditions_of, flaws_of
from corpus.records import Area, Case, CaseText, Facilities, Source, Zone
from corpus.texts import out_of_step, sections_of

if TYPE_CHECKING:
    from corpus.front_matter import CaseFields, FacilitiesFields, SourceFields, TranslationFields

_FENCE = "---\n"


Flaw = tuple[bool, ValueError]  # whether it is in the Chinese file, and what it is


class RecordError(ValueError):
    """All that is wrong in the two files of a case; ``zones`` are those it names, where they could be read."""

    def __init__(self, flaws: list[Flaw], zones: tuple[str, ...] = ()) -> None:
        super().__init__(f"{len(flaws)} faults in a record, the first: {flaws[0][1]}")
        self.flaws, self.zones = tuple(flaws), zones


def read_case(english: str, chinese: str) -> Case:
    """Make a case of the contents of its two files.

    Raises:
        RecordError: with everything wrong in either file.
    """
    from corpus.front_matter import CaseFields, TranslationFields  # noqa: PLC0415  pydantic takes its time

    wrong: list[Flaw] = []
    with _noting(wrong):
        header_en, text_en = _split(english)
    with _noting(wrong, chinese=True):
        header_zh, text_zh = _split(chinese)
    _raise(wrong)
    fields: CaseFields | None = None
    with _noting(wrong):
        fields = CaseFields.model_validate(header_en)
    with _noting(wrong, chinese=True):
        translation = TranslationFields.model_validate(header_zh)
    of_fields = len(wrong)
    with _noting(wrong):
        sections_en = sections_of(text_en, "en")
    with _noting(wrong, chinese=True):
        sections_zh = sections_of(text_zh, "zh")
    if len(wrong) == of_fields and (difference := out_of_step(text_en, text_zh)):
        wrong.append((True, ValueError(f"not aligned with the English text: {difference}")))
    if wrong or fields is None:
        raise RecordError(wrong, tuple(fields.zones) if fields else ())
    with _noting(wrong, chinese=True):
        _check_pair(fields, translation)
    case = _case(
        fields,
        CaseText("en", fields.title, True, text_en, sections_en, tuple(fields.aliases)),  # noqa: FBT003
        CaseText("zh", translation.title, translation.title_official, text_zh, sections_zh, tuple(translation.aliases)),
    )
    wrong.extend((False, flaw) for flaw in flaws_of(case.conditions, case.texts))
    if wrong:
        raise RecordError(wrong, case.zones)
    return case


def read_zone(content: str) -> Zone:
    """Make a zone of the content of its file.

    Raises:
        ValueError: a field is wrong.
    """
    from corpus.front_matter import ZoneFields  # noqa: PLC0415  pydantic takes its time

    fields: ZoneFields = ZoneFields.model_validate(_yaml(content))
    return Zone(
        name=fields.name,
        name_zh=fields.name_zh,
        aliases=tuple(fields.aliases),
        launched=fields.launched,
        areas=tuple(Area(area.name, area.name_zh, area.sq_km) for area in fields.areas),
        lat=fields.lat,
        lon=fields.lon,
        geography=tuple(fields.geography),
        land_borders=tuple(fields.land_borders),
        sea=fields.sea,
        clusters=tuple(fields.clusters),
        focus=tuple(fields.focus),
        sources=_sources(fields.sources),
        kind=fields.kind,
        facilities=_facilities(fields.facilities),
    )


@contextmanager
def _noting(wrong: list[Flaw], *, chinese: bool = False) -> Iterator[None]:
    """Go on after a fault: a person wants to hear of all of them at once."""
    try:
        yield
    except ValueError as error:
        wrong.append((chinese, error))


def _raise(wrong: list[Flaw]) -> None:
    if wrong:
        raise RecordError(wrong)


def _check_pair(fields: "CaseFields", translation: "TranslationFields") -> None:
    if fields.id != translation.id:
        raise ValueError(f"id: {translation.id!r} is not that of the English record")
    if translation.title_official and translation.title != fields.title_zh:
        raise ValueError("title: official, but not the title_zh of the English record")


def _case(fields: "CaseFields", english: CaseText, chinese: CaseText) -> Case:
    return Case(
        id=fields.id,
        kind=fields.kind,
        zones=tuple(fields.zones),
        places=tuple(fields.places),
        programme=fields.programme,
        batch=fields.batch,
        issued=fields.issued,
        themes=tuple(fields.themes),
        depth=fields.depth,
        evidence=fields.evidence,
        sources=_sources(fields.sources),
        title_zh=fields.title_zh,
        curator_notes=fields.curator_notes,
        texts=MappingProxyType({"en": english, "zh": chinese}),
        conditions=conditions_of(fields.conditions),
    )


def _sources(entries: Iterable["SourceFields"]) -> tuple[Source, ...]:
    return tuple(Source(entry.title, entry.publisher, entry.date, entry.url, entry.reprint) for entry in entries)


def _facilities(fields: "FacilitiesFields | None") -> Facilities | None:
    if fields is None:
        return None
    return Facilities(
        seaport=tuple(fields.seaport),
        river_port=tuple(fields.river_port),
        airport=tuple(fields.airport),
        rail=tuple(fields.rail),
        land_port=tuple(fields.land_port),
    )


def _split(content: str) -> tuple[Any, str]:
    """Return the front matter and the text after it."""
    opening, fence, rest = content.partition(_FENCE)
    header, closing, text = rest.partition("\n" + _FENCE)
    if opening or not fence or not closing:
        raise ValueError("front matter: the file must start with fields between two lines of '---'")
    return _yaml(header), text


# libyaml is ten times faster, but not compiled into every platform's wheel.
class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Refuses a field that stands twice: YAML would take the last one without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        names = [key.value for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise yaml.MarkedYAMLError(problem=f"{name!r} stands twice", problem_mark=node.start_mark)
        fields: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return fields


def _yaml(content: str) -> Any:  # noqa: ANN401  pydantic is what gives it a type
    try:
        return yaml.load(content, Loader=_Loader)  # noqa: S506  it is a safe one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"front matter: {where}{getattr(error, 'problem', None) or 'is no YAML'}") from error
