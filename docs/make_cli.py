"""Write docs/cli.md from the help texts of the command line: ``python docs/make_cli.py``.

A test in tests/test_cli compares the file with what this makes, so the two cannot drift apart.
"""
# ruff: noqa: INP001  a script, not part of a package

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from assistant.cli.app import app
from assistant.cli.parts import PROGRAM

_HEAD = f"""\
<!-- Made by `python docs/make_cli.py` from the help texts in assistant/cli*.py: change those, then run it again. -->

# The command `{PROGRAM}`

Results go to standard output; progress and errors go to standard error. On a terminal, lines are coloured
(`NO_COLOR=1` turns that off) and broken at its width; in a pipe nothing is broken, so every quote stands whole on its
line.

| exit code | meaning |
|---|---|
| 0 | done; for `ask` also when nothing in the library fits the question |
| 1 | it could not be done: a stale or damaged index, a fault in the library, a full disk, Ctrl-C |
| 2 | it was asked wrongly: an unknown name, id or option; an empty or endless question; a bad year |
| 141 | what reads from the pipe has gone, as `head` does |

Every error is one line, `{PROGRAM}: what is wrong; what to do`. `{PROGRAM} --debug COMMAND …` shows the traceback
as well.
"""

_TAIL = """\
## JSON

`ask --json` prints one object; its keys and their order are stable:

    question, outcome, reason
    understood   {text, language, zones[], places[], themes[], programmes[], since, until, phrases[],
                  follow_up_of, target[]}
    cases[]      {id, title, title_zh, zones[], themes[], programme, issued, depth, evidence, score, why[],
                  passages[] (ids), sources[] {title, publisher, date, url, reprint}}
    passages[]   {id, language, section, start, end, quote, sha256, score, citation}
    statements[] {text, citations[]}
    citations[]  {number, case_id, passage_id, language, section, start, end, quote, sha256, kind,
                  source {title, publisher, date, url}}
    corpus {fingerprint, cases, passages}, model, timings_ms {}
    rejected[]    {id, title, title_zh, score, why[]}: the nearest cases that are no part of the answer
    strength      "strong", "fair" or null: how surely the first case is about what is asked
    coverage      {themes {key: cases}, zones {key: cases}} or null: what the library has near, where it has no answer
    compared      true where the cases are to be compared
    asked         {zones[], themes[], programmes[], since, until, top}: the filters, and how many cases at most

`outcome` is `answered`, `partial`, `nothing_relevant` or `out_of_scope`. `start` and `end` count the characters of the
record's text in that language, and `sha256` is that text's. A citation quotes one or more
sentences of its passage; `citation` is the first that quotes a passage, null for one that was found but not
cited. `title_zh` is the official Chinese name where it is known, else null.

`checklist --json` prints one object:

    case         as in list
    region       {kind (zone, province, described), name, name_zh, geography[], land_borders[], has[], has_not[]}
    conditions[] {needs, detail, verdict (met, not_met, unknown), reason, citation, own}
    citations[]  as in ask
    language, line

`citation` is the number of the sentence of the case that names the condition, `own` that of a sentence of one of the
region's own cases that rests on the same, else null. `has` and `has_not` are null for a region with a profile.

`similar --for REGION --json` prints {region, topic, language, cases[]}: each case as in list, then score, nearness,
fit, why[], why_not[], unknown[]. With a topic `score` is `nearness` (the search, 0 to 1) plus 0.2 times `fit`; without
one `topic` and `nearness` are null and `score` is `fit`. `fit` is 0.5 times the share of the conditions met less the
share not met, 0.2 for a neighbour shared (0.1 for a border with another country), and 0.1 each for the same river, both
inland or both coastal, and the same national strategy. Counted neither way: what is unknown, delegated powers, and a
border with another country than the case's. `similar ID --json` prints {case, language, cases[]}: each case as in list,
then score, why[] and folded[]: cases of the same idea as that one, each as in list, then score and differences[].

`check-draft --json` prints one object:

    text         the draft as it was read
    counts       {supported, near, nothing}
    sentences[]  {text, start, end, language, verdict, case_id, citations[], differences[]}; text[start:end] holds
      differences[] {kind, draft, record, start, end}; kind: number, date, place, actor, direction or negation
    citations[]  as in an answer
    cases[]      as in list
    corpus {fingerprint, cases}, model

`record` is what the record has in the place of the draft's words, null where it says nothing of it.

`compare --json` prints one object:

    language
    cases[]      as in `list --json`, and sources[] {title, publisher, date, url, reprint}
    sections[]   {section, heading, cells[] {case_id, citations[]}}; cells in the order of the cases
    figures[]    {kind, label, unit, shared, cells[] {case_id, quotes[] {citation, start, end, text, figures[]}}}
      figures[]  {text, start, end, quantity, upper, unit, bound, per, before}
    citations[]  as in an answer
    corpus {fingerprint, cases}

`kind` is `change` (a rise or fall in per cent), `duration`, `money`, `firms`, `people`, `vehicles`, `containers`,
`documents`, `deals`, `mass`, `volume`, `area`, `distance`, `percent` or `count`. `shared` says that several cases have
such figures; `unit` of a row is null where units differ. `start` and `end` count the characters of
the citation's quote. `quantity` is the whole number (4.72亿元 is 472000000 CNY), the lower end where `upper` has the
other; of a change it is signed, -75 for a cut by 75 percent. `bound` is `about`, `over`, `under` or null, `per` `hour`,
`day`, `week`, `month`, `year` or null, and `before` another figure, or null: what it was. Figures are read by rules:
the sentence counts, not the number.

`compare --csv` has a header and one line a facet, quote or figure, with the source of each.

## Documents

`export` writes every quote with its place: case, language, first and last character, and the SHA-256 of the record's
text and of the quote. Word files carry them in a part that is not shown, with a bookmark around each quote; Markdown in
a comment after it; HTML in an attribute. `verify` reads Word, Markdown, HTML and the JSON of
`ask`.

References follow GB/T 7714-2015, numbered (`gbt7714-numeric`) or by author and date, or `apa`. What was read as a
reprint says so; a source without an address is `[Z]`. The library does not know on which day a page was read, so that
part of GB/T 7714 stays out.

A template for `--template` is any .docx with `{{p body }}` in a paragraph of its own, which becomes the cases, quotes
and references. It can also say `{{ title }}`, `{{ subtitle }}` (the question), `{{ fingerprint }}` and `{{ colon }}`,
and loop over `facts` (`fact.label`, `fact.value`). Its styles Heading 1, Heading 2, Quote, List Bullet, Facts, Aside,
References and Footnote Text are used where it has them. The bundled one is `assistant/papers/memo.docx`.

`export --figures` has a row for each figure of the results: `figure` as it stands, `kind` and what that `measures`, the
`clause` in which it stands, `quantity` to `before_unit` as in `compare --json`, `period` (the times that the sentence
names, between "; "), the whole `sentence` with its place and hash, and the source of the record. Figures are read by
rules: the sentence counts, not the number. Of 30 sentences of the results that were drawn by chance when the rules were
done (library 9b54e044473b, 15 in each language) 24 were read as a person reads them; five left out a number, mostly one
that names no unit, and one had the wrong unit.

`replay` asks with the filters that `asked` names; in a conversation only the question before is asked again.

## Lists and records

`list --json` prints an array of {id, title, title_zh, zones[], themes[], programme, issued, depth, evidence}.

`list --csv` prints the same columns and source_url, the first address among its sources, in UTF-8 with the mark by
which Excel knows it. Several zones or themes stand in one field between "; "; title_zh is never empty there.

`show --json` prints the same keys for one case, then kind, places[], batch, sources[], curator_notes,
conditions[] {needs, detail, en[], zh[]} and texts {en, zh}, each {title, title_official, text,
sections[] {kind, heading, start, end}, aliases[]}. A citation's quote is
`texts[language].text[start:end]`; `en` and `zh` of a condition are such a start and end.
"""


def reference() -> str:
    """Return the whole content of docs/cli.md."""
    sections = (f"## `{path}`\n\n```text\n{shown}\n```\n" for path, shown in _helps(typer.main.get_command(app), None))
    return "\n".join((_HEAD, *sections, _TAIL))


def _helps(command: Any, parent: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  typer's own classes are private
    """Yield the path and the help text of *command* and of all commands below it."""
    name = command.name if parent else PROGRAM
    # A fixed width: the file must not depend on the window in which it was made.
    context = command.make_context(name, [], parent, resilient_parsing=True, terminal_width=88)
    shown = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield context.command_path, shown
    for inner in getattr(command, "commands", {}).values():
        yield from _helps(inner, context)


if __name__ == "__main__":
    Path(__file__).with_name("cli.md").write_text(reference(), encoding="utf-8")
