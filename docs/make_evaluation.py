"""Measure how good the answers are and compare with docs/evaluation.json: ``python docs/make_evaluation.py``.

A figure has fallen where it lies below the 95 % interval that was recorded with it: then the exit code is 1.
``--write`` records the new figures instead, and makes the tables of docs/evaluation.md from them.
"""
# ruff: noqa: INP001  a script, not part of a package

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant import Assistant, open_assistant, read_settings
from assistant.evaluation import evaluate, evaluate_collection, evaluate_stages
from assistant.evaluation_json import collection_evaluation_to_dict, evaluation_to_dict, stages_to_dict
from assistant.labels import read_collection_in_beir_form, read_questions
from corpus import BUNDLED, FtzError

ROOT = Path(__file__).parents[1]
RECORD, PAGE = ROOT / "docs" / "evaluation.json", ROOT / "docs" / "evaluation.md"
COLLECTIONS = ROOT.parent / "shared" / "collections"
START, END = "<!-- figures: begin -->", "<!-- figures: end -->"
QUESTIONS = "questions"

_COMMAND = "python docs/make_evaluation.py --write"
_GROUP_MEASURES = ("ndcg@10", "recall@5", "mrr@10", "success@3", "answer_rate", "refusal_recall")
_COLLECTION_MEASURES = ("ndcg@10", "recall@5", "recall@10", "mrr@10")
_STAGE_MEASURE = "ndcg@10"

Record = dict[str, Any]  # the JSON of docs/evaluation.json, or a part of it


class RecordError(FtzError):
    """The figures cannot be compared or recorded."""


def fallen(recorded: Record, new: Record) -> list[str]:
    """Tell every figure of *new* that lies below its recorded interval; what one of the two lacks is no fall."""
    now = dict(_parts(new))
    return [
        f"fallen: {where}, {measure}: recorded {_with_interval(figures, measure)}, now {value:.4f}"
        for where, figures in _parts(recorded)
        for measure, (low, _) in figures.get("intervals", {}).items()
        if (value := now.get(where, {}).get(measure)) is not None and value < low
    ]


def differences(recorded: Record, new: Record) -> list[str]:
    """Say in one line which of corpus and model is another than the recorded one; nothing where both are the same."""
    names = [name for name in ("corpus", "model") if recorded.get(name) != new[name]]
    told = (f"{name} {str(recorded.get(name))[:24]} recorded, {new[name][:24]} now" for name in names)
    return [f"not the same: {'; '.join(told)}; compared all the same"] if names else []


def comparison(recorded: Record, new: Record) -> str:
    """Return the table "recorded / now" of all that *new* has, and of the stages, for a terminal."""
    before, stages = dict(_parts(recorded)), _stages(recorded)
    lines = [f"{'':28}{'measure':20}{'recorded':25}now"]
    for where, figures in _parts(new):
        if "," not in where:  # languages and kinds are compared too, and told where they fall
            for name in figures.get("intervals", {}):
                was = _with_interval(before.get(where, {}), name)
                lines.append(f"{where:28}{name:20}{was:25}{_value(figures, name)}")
    lines += [
        f"{column:28}{_STAGE_MEASURE:20}{stages.get((stage, column), '–'):25}{cell}  stage: {stage}"
        for (stage, column), cell in _stages(new).items()
    ]
    return "\n".join(lines)


def page(text: str, made: str) -> str:
    """Return *text*, the content of docs/evaluation.md, with *made* between its markers; raises RecordError."""
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise RecordError(f"docs/evaluation.md: put the lines '{START}' and '{END}' where the tables belong")
    return f"{before}{START}\n\n{made}\n{END}{after}"


def tables(record: Record) -> str:
    """Return everything that stands between the two markers."""
    sections = [_provenance(record)]
    if questions := record.get(QUESTIONS):
        rows = [(name, _value(questions, name), _interval(questions, name)) for name in questions["intervals"]]
        sections.append(_table(("measure", "value", "95 % interval"), rows))
        for group in ("language", "kind"):
            named = questions[f"by_{group}"].items()
            by_name = ([name, f"{one['questions']}", *(_value(one, m) for m in _GROUP_MEASURES)] for name, one in named)
            sections.append(_table((group, "questions", *_GROUP_MEASURES), by_name))
    if named := record.get("collections", {}).items():
        sizes = {name: (f"{one['documents']:,}", f"{one['questions']:,}") for name, one in named}
        of_all = ([name, *sizes[name], *(_with_interval(one, m) for m in _COLLECTION_MEASURES)] for name, one in named)
        sections.append(_table(("collection", "documents", "questions", *_COLLECTION_MEASURES), of_all))
    if cells := _stages(record):
        stages, columns = (list(dict.fromkeys(names)) for names in zip(*cells, strict=True))
        grid = ((stage, *(cells.get((stage, column), "–") for column in columns)) for stage in stages)
        sections.append(_table((f"stage, {_STAGE_MEASURE}", *columns), grid))
    return "\n".join(sections)


def _provenance(record: Record) -> str:
    counts, machine = record.get(QUESTIONS, {}).get("corpus"), record["machine"]
    size = f" ({counts['cases']:,} cases, {counts['passages']:,} passages)" if counts else ""
    return (
        f"Library `{record['corpus'][:12]}`{size}, model {record['model']}, commit `{record['commit']}`,\n"
        f"`{record['command']}`, {record['date']}, {machine['processor']}, {machine['cores']} cores.\n"
    )


def _parts(record: Record) -> Iterator[tuple[str, Record]]:
    """Yield what has figures with intervals, by name: all questions, each language and kind, each collection."""
    if questions := record.get(QUESTIONS):
        yield QUESTIONS, questions
        for group in ("language", "kind"):
            yield from ((f"{QUESTIONS}, {group} {name}", one) for name, one in questions[f"by_{group}"].items())
    yield from ((f"collection {name}", one) for name, one in record.get("collections", {}).items())


def _stages(record: Record) -> dict[tuple[str, str], str]:
    """Return the figures of the ablation by stage and column; the library stands first, its stages in their order."""
    columns = {"library": record.get(QUESTIONS, {}), **record.get("collections", {})}
    return {
        (stage, column): _value(values, _STAGE_MEASURE)
        for column, figures in columns.items()
        for stage, values in figures.get("stages", {}).items()
    }


def _value(figures: Record, measure: str) -> str:
    value = figures.get(measure)
    return "–" if value is None else f"{value:.3f}"


def _interval(figures: Record, measure: str) -> str:
    interval = figures.get("intervals", {}).get(measure)
    return f"{interval[0]:.3f} to {interval[1]:.3f}" if interval else ""


def _with_interval(figures: Record, measure: str) -> str:
    interval = _interval(figures, measure)
    return _value(figures, measure) + (f" ({interval})" if interval else "")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows))
    return "\n".join((*lines, ""))


def measured(assistant: Assistant, names: Sequence[str], folder: Path, vectors: Path) -> Record:
    """Measure what *names* says, collections lying in *folder*; their *vectors* are kept. Raises FtzError."""
    record: Record = {"collections": {}}
    for name in names:
        _say(f"measuring {name} …")
        if name == QUESTIONS:
            questions = read_questions(BUNDLED / "questions" / "development.jsonl", assistant.collection)
            record[QUESTIONS] = _without_latency(evaluation_to_dict(evaluate(assistant, questions)))
            record[QUESTIONS]["stages"] = stages_to_dict(evaluate_stages(assistant, questions))
        else:
            judged = read_collection_in_beir_form(folder / name)
            evaluation = evaluate_collection(judged, assistant.embedder, vectors)
            record["collections"][name] = collection_evaluation_to_dict(evaluation)
    return record


def _without_latency(value: Any) -> Any:  # noqa: ANN401  any JSON
    """Leave out the times, which say more about the machine than about the answers."""
    if not isinstance(value, dict):
        return value
    return {key: _without_latency(inner) for key, inner in value.items() if key != "latency_ms"}


def _names(only: Sequence[str], folder: Path, expected: Iterable[str] = ()) -> list[str]:
    """Return what to measure, in order; what is asked for or *expected* and not there is told. Raises RecordError."""
    found = sorted(file.parent.name for file in folder.glob("*/corpus.jsonl"))
    if not found:
        _say(f"{folder}: no collections there; they are skipped")
    elif absent := sorted(set(only or expected) - {QUESTIONS, *found}):
        _say(f"{folder} has no {', '.join(absent)}: skipped")
    names = [name for name in (QUESTIONS, *found) if not only or name in only]
    if not names:
        raise RecordError(f"nothing to measure; --only takes '{QUESTIONS}' and the folders in {folder}")
    return names


def _origin(assistant: Assistant) -> Record:
    """Return what the figures stand with."""
    describe = ["git", "describe", "--always", "--dirty", "--exclude", "*"]  # -dirty: not as committed
    commit = subprocess.run(describe, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    info = Path("/proc/cpuinfo")
    named = [line for line in info.read_text().splitlines() if line.startswith("model name")] if info.exists() else []
    processor = named[0].partition(":")[2].strip() if named else platform.machine()
    return {
        "command": _COMMAND,
        "commit": commit or "unknown",
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "corpus": assistant.collection.fingerprint,
        "model": assistant.embedder.name,
        "machine": {"processor": processor, "cores": os.cpu_count()},
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, then compare or record; return the exit code."""
    parser = argparse.ArgumentParser(description="Measure, and compare with docs/evaluation.json.")
    parser.add_argument("--write", action="store_true", help="record the new figures, in docs/evaluation.json and .md")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="'questions' or a collection")
    parser.add_argument("--collections", type=Path, default=COLLECTIONS, metavar="DIR", help="default: %(default)s")
    options = parser.parse_args(arguments)
    if options.write and options.only:
        parser.error("--write records everything from one commit: leave --only out")
    try:
        return _run(options.only, options.collections, write=options.write)
    except FtzError as error:
        _say(f"make_evaluation: {error}")
        return 1


def _run(only: Sequence[str], folder: Path, *, write: bool) -> int:
    recorded: Record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    names = _names(only, folder, recorded.get("collections", {}))
    # What would be found out at the end is found out before the measuring, which takes long.
    if write:
        page(PAGE.read_text(encoding="utf-8"), "")
        if lost := sorted(set(recorded.get("collections", {})) - set(names)):
            raise RecordError(f"{', '.join(lost)}: recorded but not there now; give --collections with all of them")
    elif not recorded:
        raise RecordError(f"nothing is recorded yet; run {_COMMAND}")
    settings = read_settings()
    assistant = open_assistant(settings, _say, rebuild=True)
    new = _origin(assistant) | measured(assistant, names, folder, settings.home / "collections")
    if write:
        RECORD.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), tables(new)), encoding="utf-8")
        return 0
    falls = fallen(recorded, new)
    print(*differences(recorded, new), *(falls or [comparison(recorded, new)]), sep="\n")  # noqa: T201
    return int(bool(falls))


if __name__ == "__main__":
    sys.exit(main())
