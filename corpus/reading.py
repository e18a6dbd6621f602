"""Reading the library from its folder: ``cases/*.md``, ``cases/zh/*.md`` and ``zones/*.yaml``."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from corpus.errors import CorpusError, Fault
from corpus.records import Area, Case, CaseText, Collection, Source, Zone
from corpus.texts import out_of_step, sections_of

if TYPE_CHECKING:
    from corpus.front_matter import CaseFields, SourceFields

BUNDLED = Path(__file__).parent
_FENCE = "---\n"

Made = TypeVar("Made")


def read_collection(folder: Path = BUNDLED) -> Collection:
    """Read the whole library in *folder*.

    Raises:
        CorpusError: with every fault of every file.
    """
    collection, faults = survey(folder)
    if faults:
        raise CorpusError(faults)
    return collection


def survey(folder: Path = BUNDLED) -> tuple[Collection, tuple[Fault, ...]]:
    """Read what can be read in *folder*, with all the faults found on the way, sorted by file."""
    faults: list[Fault] = []
    texts = dict(_texts_of_files(folder, faults))
    zones: dict[str, Zone] = {}
    for name in (name for name in texts if name.startswith("zones/")):
        for zone in _attempt(name, lambda name=name: read_zone(texts[name]), faults):  # type: ignore[misc]
            _enter(zones, zone.name, zone, Fault(name, "name", f"{zone.name!r} stands twice"), faults)
    cases: dict[str, Case] = {}
    for name in (name for name in texts if name.startswith("cases/") and not name.startswith("cases/zh/")):
        for case in _attempt(name, lambda name=name: _read_pair(name, texts), faults):  # type: ignore[misc]
            _enter(cases, case.id, case, Fault(name, "id", f"{case.id!r} stands twice"), faults)
            if case.id != Path(name).stem:
                faults.append(Fault(name, "id", f"{case.id!r} is not the name of the file"))
    faults.extend(_across(cases, zones, texts))
    if not cases and not faults:
        faults.append(Fault(str(folder), "cases", "no case records; give a folder with cases/, cases/zh/ and zones/"))
    collection = Collection(MappingProxyType(cases), MappingProxyType(zones), _fingerprint(texts))
    return collection, tuple(sorted(set(faults)))


def fingerprint_of(folder: Path = BUNDLED) -> str:
    """Return the fingerprint that `read_collection` would give, from the bytes alone."""
    return _fingerprint(dict(_texts_of_files(folder, [])))


def read_case(english: str, chinese: str) -> Case:
    """Make a case of the contents of its two files.

    Raises:
        ValueError: a field, a section or the alignment is wrong. pydantic's ValidationError is one.
    """
    from corpus.front_matter import CaseFields, TranslationFields  # noqa: PLC0415  pydantic takes its time

    header_en, text_en = _split(english)
    header_zh, text_zh = _split(chinese)
    fields = CaseFields.model_validate(header_en)
    try:
        translation = TranslationFields.model_validate(header_zh)
        sections_zh = sections_of(text_zh, "zh")
    except ValueError as error:
        raise _ChineseError(error) from error
    sections_en = sections_of(text_en, "en")
    if fields.id != translation.id:
        raise _ChineseError(ValueError(f"id: {translation.id!r} is not that of the English record"))
    if translation.title_official and translation.title != fields.title_zh:
        raise _ChineseError(ValueError("title: official, but not the title_zh of the English record"))
    if difference := out_of_step(text_en, text_zh):
        raise _ChineseError(ValueError(f"not aligned with the English text: {difference}"))
    return _case(
        fields,
        CaseText("en", fields.title, True, text_en, sections_en, tuple(fields.aliases)),  # noqa: FBT003
        CaseText("zh", translation.title, translation.title_official, text_zh, sections_zh, tuple(translation.aliases)),
    )


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
    )


class _ChineseError(ValueError):
    """The fault is in the Chinese file of the pair."""

    def __init__(self, cause: ValueError) -> None:
        super().__init__(str(cause))
        self.cause = cause


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
    )


def _sources(entries: Iterable["SourceFields"]) -> tuple[Source, ...]:
    return tuple(Source(entry.title, entry.publisher, entry.date, entry.url, entry.reprint) for entry in entries)


def _split(content: str) -> tuple[Any, str]:
    """Return the front matter and the text after it."""
    opening, fence, rest = content.partition(_FENCE)
    header, closing, text = rest.partition("\n" + _FENCE)
    if opening or not fence or not closing:
        raise ValueError("front matter: the file must start with fields between two lines of '---'")
    return _yaml(header), text


def _yaml(content: str) -> Any:  # noqa: ANN401  pydantic is what gives it a type
    # libyaml is ten times faster, but not compiled into every platform's wheel.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(content, Loader=loader)  # noqa: S506  both loaders are the safe ones
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"front matter: {where}{getattr(error, 'problem', None) or 'is no YAML'}") from error


def _texts_of_files(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    """Yield name and content of every file of the library, by name; line ends are those of Unix."""
    for pattern in ("cases/*.md", "cases/zh/*.md", "zones/*.yaml"):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                faults.append(Fault(name, "file", f"is not UTF-8 at byte {error.start}; save it as UTF-8"))
            except OSError as error:
                faults.append(Fault(name, "file", f"cannot be read: {error.strerror}"))


def _read_pair(name: str, texts: dict[str, str]) -> Case:
    chinese = texts.get(_chinese_of(name))
    if chinese is None:
        raise ValueError(f"translation: {_chinese_of(name)} is missing or unreadable")
    return read_case(texts[name], chinese)


def _chinese_of(name: str) -> str:
    return name.replace("cases/", "cases/zh/", 1)


def _attempt(name: str, make: Callable[[], Made], faults: list[Fault]) -> Iterator[Made]:
    """Yield what *make* makes, or note why it cannot."""
    try:
        yield make()
    except _ChineseError as error:
        faults.extend(_faults_in(_chinese_of(name), error.cause))
    except ValueError as error:
        faults.extend(_faults_in(name, error))


def _faults_in(name: str, error: ValueError) -> Iterator[Fault]:
    errors: Callable[[], list[Any]] | None = getattr(error, "errors", None)
    if errors is None:
        field, _, reason = str(error).partition(": ")
        yield Fault(name, field if reason else "text", reason or field)
        return
    for detail in errors():
        field = ".".join(str(part) for part in detail["loc"]) or "fields"
        reason = detail["msg"].removeprefix("Value error, ")
        if detail["type"] == "string_pattern_mismatch":
            reason = f"{detail['input']!r} does not look like {detail['ctx']['pattern']}"
        yield Fault(name, field, reason)


def _enter(entries: dict[str, Made], key: str, value: Made, fault: Fault, faults: list[Fault]) -> None:
    if key in entries:
        faults.append(fault)
    entries.setdefault(key, value)


def _across(cases: dict[str, Case], zones: dict[str, Zone], texts: dict[str, str]) -> Iterator[Fault]:
    """Yield the faults that no file shows alone: unknown zones, titles that stand twice, orphans."""
    seen: dict[str, str] = {}
    for case in cases.values():
        name = f"cases/{case.id}.md"
        for zone in case.zones:
            # The profile of that name may be there and have a fault of its own, which is enough.
            if zone not in zones and f"zones/{zone.lower()}.yaml" not in texts:
                yield Fault(name, "zones", f"unknown zone {zone!r}; profiles stand in zones/")
        for text in case.texts.values():
            where = name if text.language == "en" else _chinese_of(name)
            if text.title in seen:
                yield Fault(where, "title", f"{text.title!r} is also the title of {seen[text.title]}")
            seen.setdefault(text.title, where)
    for name in texts:
        if name.startswith("cases/zh/") and name.replace("cases/zh/", "cases/", 1) not in texts:
            yield Fault(name, "id", "there is no English record of this name")


def _fingerprint(texts: dict[str, str]) -> str:
    digest = hashlib.sha256()
    for name, content in texts.items():
        for part in (name, content):
            encoded = part.encode()
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()
