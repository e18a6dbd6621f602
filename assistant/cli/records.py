"""``ftz-cases show`` and ``ftz-cases list``: the records themselves, which need no index and no model."""

from typing import Literal

import typer

from assistant.answer_json import as_json as written
from assistant.answer_json import case_facts, case_to_dict
from assistant.cli.faults import UsageFault
from assistant.cli.layout import screen
from assistant.cli.parts import say
from assistant.cli.terminal import print_list, print_record
from assistant.papers.tables import as_csv, case_table
from corpus import Case, Collection, Language, case_named
from index import Facets

Form = Literal["lines", "json", "csv"]

_MOST_NAMED = 5  # of the identifiers that a prefix leaves open


def show(collection: Collection, name: str, language: Language, *, as_json: bool) -> None:
    """Print the whole record of the case called *name*."""
    case = case_called(name, collection)
    if as_json:
        typer.echo(written(case_to_dict(case)))
    else:
        print_record(case, collection, language, screen())


def list_cases(collection: Collection, facets: Facets, language: Language, form: Form = "lines") -> None:
    """Print the cases that *facets* admit, by id, which begins with a year."""
    cases = [case for case in sorted(collection, key=lambda case: case.id) if facets.admit(case)]
    if form == "json":
        typer.echo(written([case_facts(case) for case in cases]))
    elif form == "csv":
        typer.echo(as_csv(case_table(cases)), nl=False)
    else:
        print_list(cases, collection, language, screen())
    say(f"{len(cases)} of {len(collection)} cases")


def form_of(*, as_json: bool, as_csv: bool) -> Form:
    """Return the form that the options ask for; raises UsageFault where they ask for two."""
    if as_json and as_csv:
        raise UsageFault("--json and --csv are two forms; choose one")
    return "json" if as_json else "csv" if as_csv else "lines"


def case_called(name: str, collection: Collection) -> Case:
    """Return the case with this id or with the one id that begins like it."""
    wanted = name.strip().casefold()
    begin_alike = [key for key in collection.cases if wanted and key.startswith(wanted)]
    if wanted in collection.cases or not begin_alike:
        return case_named(wanted, collection)
    if len(begin_alike) > 1:
        more = f" and {len(begin_alike) - _MOST_NAMED} more" if len(begin_alike) > _MOST_NAMED else ""
        known = ", ".join(begin_alike[:_MOST_NAMED])
        raise UsageFault(f"{len(begin_alike)} ids begin with {wanted!r}: {known}{more}; type more of the one you mean")
    return collection.cases[begin_alike[0]]
