"""The fields of the files, as pydantic checks them. Imported when a file is read: pydantic takes its time."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from corpus.vocabulary import CLUSTERS, CONDITIONS, GEOGRAPHY, NEIGHBOURS, PROGRAMMES, THEMES

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\S*$")]


def _known_date(value: str) -> str:
    """Accept 2025, 2025-09 and 2025-09-15, and no 2025-13."""
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return value


def _one_of(kind: str, known: Mapping[str, object]) -> AfterValidator:
    """Let pass what stands in a closed list."""

    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"unknown {kind} {value!r}; one of {', '.join(known)}")
        return value

    return AfterValidator(check)


def _once(values: list[str]) -> list[str]:
    if len(set(values)) < len(values):
        raise ValueError("a name stands twice")
    return values


def _quoted(value: object) -> object:
    if isinstance(value, (date, int)):
        raise ValueError(f'put the date in quotes: "{value}"')  # noqa: TRY004  pydantic takes ValueErrors
    return value


Names = Annotated[list[Text], AfterValidator(_once)]
Day = Annotated[
    str, BeforeValidator(_quoted), StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$"), AfterValidator(_known_date)
]


class Strict(BaseModel):
    """No field that is not in the list, no text where a number belongs."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceFields(Strict):
    """One entry under ``sources``."""

    title: Text
    publisher: Text
    date: Day | None = None
    url: Url | None = None
    reprint: bool = False


Span = Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=2, max_length=2)]


class ConditionFields(Strict):
    """One entry under ``conditions``."""

    needs: Annotated[str, _one_of("condition", CONDITIONS)]
    detail: Annotated[str, StringConstraints(strip_whitespace=True)] = ""
    en: Span
    zh: Span


class CaseFields(Strict):
    """The front matter of ``cases/<id>.md``."""

    id: Identifier
    kind: Literal["case", "overview"] = "case"
    title: Text
    title_zh: Text | None = None
    zones: Names
    places: list[Text]
    programme: Annotated[str, _one_of("programme", PROGRAMMES)]
    batch: Annotated[int, Field(ge=1)] | None = None
    issued: Day | None = None
    themes: Annotated[list[Annotated[str, _one_of("theme", THEMES)]], AfterValidator(_once), Field(min_length=1)]
    depth: Literal["full", "summary"]
    evidence: Literal["strong", "weak"]
    sources: Annotated[list[SourceFields], Field(min_length=1)]
    curator_notes: str = ""
    conditions: list[ConditionFields] = []
    aliases: list[Text] = []

    @model_validator(mode="after")
    def _an_overview_alone_has_no_zone(self) -> Self:
        if not self.zones and self.kind == "case":
            raise ValueError("zones: a case belongs to at least one zone")
        return self


class TranslationFields(Strict):
    """The front matter of ``cases/zh/<id>.md``."""

    id: Identifier
    language: Literal["zh"]
    title: Text
    title_official: bool
    aliases: list[Text] = []


class AreaFields(Strict):
    """One entry under ``areas``."""

    name: Text
    name_zh: Text
    sq_km: Annotated[float, Field(gt=0, strict=False)] | None = None


class FacilitiesFields(Strict):
    """The field ``facilities``."""

    seaport: Names = []
    river_port: Names = []
    airport: Names = []
    rail: Names = []
    land_port: Names = []


class ZoneFields(Strict):
    """The fields of ``zones/<name>.yaml``."""

    name: Text
    name_zh: Text
    kind: Literal["zone", "province"] = "zone"
    aliases: Annotated[list[Text], Field(min_length=1)]
    launched: Day | None = None
    areas: list[AreaFields] = []
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    geography: list[Annotated[str, _one_of("kind of place", GEOGRAPHY)]]
    land_borders: list[Annotated[str, _one_of("neighbour", NEIGHBOURS)]]
    sea: Text | None
    clusters: list[Annotated[str, _one_of("strategy", CLUSTERS)]]
    facilities: FacilitiesFields | None = None
    focus: list[Text] = []
    sources: list[SourceFields] = []

    @model_validator(mode="after")
    def _a_zone_was_launched_and_reported(self) -> Self:
        if self.kind == "province":
            if self.launched:
                raise ValueError("launched: a province without a zone has no such date")
            return self
        for name in ("launched", "areas", "focus", "sources"):
            if name not in self.model_fields_set:
                raise ValueError(f"{name}: a zone must have it; a province without a zone is marked kind: province")
        if not self.launched or not self.sources:
            raise ValueError("launched, sources: a zone has a date and one source or more")
        return self
