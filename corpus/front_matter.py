"""The fields of the files, as pydantic checks them. Imported when a file is read: pydantic takes its time."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from corpus.vocabulary import CONDITIONS, PROGRAMMES, THEMES

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


def _theme(value: str) -> str:
    if value not in THEMES:
        raise ValueError(f"unknown theme {value!r}")
    return value


def _programme(value: str) -> str:
    if value not in PROGRAMMES:
        raise ValueError(f"unknown programme {value!r}; one of {', '.join(PROGRAMMES)}")
    return value


def _condition(value: str) -> str:
    if value not in CONDITIONS:
        raise ValueError(f"unknown condition {value!r}; one of {', '.join(CONDITIONS)}")
    return value


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

    needs: Annotated[str, AfterValidator(_condition)]
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
    programme: Annotated[str, AfterValidator(_programme)]
    batch: Annotated[int, Field(ge=1)] | None = None
    issued: Day | None = None
    themes: Annotated[list[Annotated[str, AfterValidator(_theme)]], AfterValidator(_once), Field(min_length=1)]
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


class ZoneFields(Strict):
    """The fields of ``zones/<name>.yaml``."""

    name: Text
    name_zh: Text
    aliases: Annotated[list[Text], Field(min_length=1)]
    launched: Day
    areas: list[AreaFields]
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    geography: list[Text]
    land_borders: list[Text]
    sea: Text | None
    clusters: list[Text]
    focus: list[Text]
    sources: Annotated[list[SourceFields], Field(min_length=1)]
