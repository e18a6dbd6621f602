"""Reading the library from its folder: ``cases/*.md``, ``cases/zh/*.md`` and ``zones/*.yaml``."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from corpus.errors import CorpusError, Fault
from corpus.parsing import RecordError, read_case, read_zone
from corpus.records import Case, Collection, Zone

BUNDLED = Path(__file__).parent

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
    regions = _regions(texts, faults)
    zones = {name: region for name, region in regions.items() if region.kind == "zone"}
    provinces = {name: region for name, region in regions.items() if region.kind == "province"}
    cases: dict[str, Case] = {}
    for name in texts:
        if not name.startswith("cases/") or name.startswith("cases/zh/"):
            continue
        try:
            case = _read_pair(name, texts)
        except RecordError as error:
            for chinese, flaw in error.flaws:
                faults.extend(_faults_in(_chinese_of(name) if chinese else name, flaw))
            faults.extend(_unknown_zones(name, error.zones, regions, texts))
            continue
        faults.extend(_unknown_zones(name, case.zones, regions, texts))
        _enter(cases, case.id, case, Fault(name, "id", f"{case.id!r} stands twice"), faults)
        if case.id != Path(name).stem:
            faults.append(Fault(name, "id", f"{case.id!r} is not the name of the file"))
    faults.extend(_across(cases, texts))
    if not cases and not faults:
        faults.append(Fault(str(folder), "cases", "no case records; give a folder with cases/, cases/zh/ and zones/"))
    collection = Collection(
        MappingProxyType(cases), MappingProxyType(zones), _fingerprint(texts), MappingProxyType(provinces)
    )
    return collection, tuple(sorted(set(faults)))


def _regions(texts: dict[str, str], faults: list[Fault]) -> dict[str, Zone]:
    """Read the profiles; a name may stand for one region only."""
    regions: dict[str, Zone] = {}
    called: dict[str, str] = {}
    for name in (name for name in texts if name.startswith("zones/")):
        try:
            zone = read_zone(texts[name])
        except ValueError as error:
            faults.extend(_faults_in(name, error))
            continue
        _enter(regions, zone.name, zone, Fault(name, "name", f"{zone.name!r} stands twice"), faults)
        for alias in zone.names:
            other = called.setdefault(alias.casefold(), zone.name)
            if other != zone.name:
                faults.append(Fault(name, "aliases", f"{alias!r} is also a name of {other}"))
    return regions


def _texts_of_files(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    """Yield name and content of every file of the library, by name; line ends are those of Unix."""
    for pattern in ("cases/*.md", "cases/zh/*.md", "zones/*.yaml"):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            try:
                yield name, path.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError as error:
                faults.append(Fault(name, "file", f"is not UTF-8 at byte {error.start}; save it as UTF-8"))
            except OSError as error:
                faults.append(Fault(name, "file", f"cannot be read: {error.strerror}"))


def _read_pair(name: str, texts: dict[str, str]) -> Case:
    chinese = texts.get(_chinese_of(name))
    if chinese is None:
        raise RecordError([(False, ValueError(f"translation: {_chinese_of(name)} is missing or unreadable"))])
    return read_case(texts[name], chinese)


def _chinese_of(name: str) -> str:
    return name.replace("cases/", "cases/zh/", 1)


def _unknown_zones(
    name: str, named: tuple[str, ...], regions: dict[str, Zone], texts: dict[str, str]
) -> Iterator[Fault]:
    for zone in named:
        if zone in regions and regions[zone].kind == "province":
            yield Fault(name, "zones", f"{zone} is a province without a zone; cases belong to zones")
        # The profile of that name may be there and have a fault of its own, which is enough.
        elif zone not in regions and f"zones/{zone.lower()}.yaml" not in texts:
            yield Fault(name, "zones", f"unknown zone {zone!r}; profiles stand in zones/")


def _faults_in(name: str, error: Exception) -> Iterator[Fault]:
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


def _across(cases: dict[str, Case], texts: dict[str, str]) -> Iterator[Fault]:
    """Yield the faults that no file shows alone: titles that stand twice, orphans."""
    seen: dict[str, str] = {}
    for case in cases.values():
        name = f"cases/{case.id}.md"
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
