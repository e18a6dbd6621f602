"""What is measured against: labelled questions, and test collections in the form of BEIR."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from assistant.understanding import QuestionError, cleaned
from corpus import Collection, FtzError
from index import Document

# Names are shown in tables and kept as keys: one line, no control characters.
_Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]


Line = TypeVar("Line")


class LabelsError(FtzError):
    """A line of a file of questions or of a collection cannot be used."""

    def __init__(self, file: Path, line: int, field: str, reason: str) -> None:
        super().__init__(f"{file}: line {line}: {field}: {reason}")
        self.file, self.line, self.field, self.reason = file, line, field, reason


class MissingLabelsError(FtzError):
    """A file of questions or of a collection is not there, or has nothing in it."""


def _asked(text: str) -> str:
    try:
        cleaned(text)
    except QuestionError as error:
        raise ValueError(str(error)) from error
    return text


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the grades (1 to 3) of the cases that answer it; without any, the library cannot answer it.

    ``history`` are the questions that were asked before it in the same conversation, oldest first.
    """

    id: _Name
    text: Annotated[str, AfterValidator(_asked)]
    language: _Name
    kind: _Name
    relevant: Mapping[str, Annotated[int, Field(ge=1, le=3)]]
    note: str = ""
    history: tuple[Annotated[str, AfterValidator(_asked)], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedCollection:
    """Documents, the questions that have a relevant one (by id), and the grades of the relevant ones.

    ``earlier`` has the questions that were asked before one in the same conversation, oldest first.
    """

    name: str
    documents: tuple[Document, ...]
    questions: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]
    earlier: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of corpus.jsonl or queries.jsonl."""

    id: Annotated[_Name, Field(alias="_id")]
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Turns:
    """A line of queries_history.jsonl: all that was asked in a conversation up to a question."""

    id: Annotated[_Name, Field(alias="_id")]
    user_turns: list[str]


def read_questions(file: Path, collection: Collection) -> tuple[Question, ...]:
    """Read labelled questions, one JSON object a line; what else a line holds is left aside.

    Raises:
        LabelsError: a line is not as it must be, or names a case that *collection* does not have.
        MissingLabelsError: there is no question.
    """
    questions: dict[str, Question] = {}
    for line, question in _lines(file, TypeAdapter(Question)):
        if question.id in questions:
            raise LabelsError(file, line, "id", f"{question.id!r} stands twice")
        for case_id in question.relevant:
            if case_id not in collection.cases:
                raise LabelsError(file, line, "relevant", f"the library has no case {case_id[:80]!r}")
        questions[question.id] = question
    if not questions:
        raise MissingLabelsError(f"{file}: no question in it; a line is {{id, text, language, kind, relevant}}")
    return tuple(questions.values())


def read_collection_in_beir_form(folder: Path) -> JudgedCollection:
    """Read corpus.jsonl, queries.jsonl and qrels/test.tsv in *folder*, and queries_history.jsonl where it is there.

    Raises:
        LabelsError: a line is not as it must be, or a judgement names what is not there.
        MissingLabelsError: a file is missing or empty, or no question has a relevant document.
    """
    entries = _by_id(folder / "corpus.jsonl")
    queries = _by_id(folder / "queries.jsonl")
    relevant: dict[str, dict[str, int]] = {}
    for line, query, document, grade in _judgements(folder / "qrels" / "test.tsv"):
        if query not in queries:
            raise LabelsError(folder / "qrels" / "test.tsv", line, "query-id", f"queries.jsonl has no {query[:80]!r}")
        if document not in entries:
            raise LabelsError(
                folder / "qrels" / "test.tsv", line, "corpus-id", f"corpus.jsonl has no {document[:80]!r}"
            )
        if grade > 0:
            relevant.setdefault(query, {})[document] = grade
    if not relevant:
        raise MissingLabelsError(f"{folder / 'qrels' / 'test.tsv'}: no question has a relevant document")
    return JudgedCollection(
        name=folder.resolve().name,
        documents=tuple(Document(entry.id, entry.title, entry.text) for entry in entries.values()),
        questions={query: queries[query].text for query in relevant},
        relevant=relevant,
        earlier=_earlier(folder / "queries_history.jsonl", queries),
    )


def _earlier(file: Path, queries: Mapping[str, _Entry]) -> dict[str, tuple[str, ...]]:
    """Return by question what was asked before it; nothing where the collection has no such file."""
    if not file.exists():
        return {}
    return {
        turns.id: tuple(turns.user_turns[:-1])
        for _, turns in _lines(file, TypeAdapter(_Turns))
        if turns.id in queries and turns.user_turns[-1:] == [queries[turns.id].text]
    }


def _by_id(file: Path) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for line, entry in _lines(file, TypeAdapter(_Entry)):
        if entry.id in entries:
            raise LabelsError(file, line, "_id", f"{entry.id!r} stands twice")
        entries[entry.id] = entry
    if not entries:
        raise MissingLabelsError(f"{file}: nothing in it; a line is {{_id, title, text}}")
    return entries


def _judgements(file: Path) -> Iterator[tuple[int, str, str, int]]:
    """Yield line number, query, document and grade; the first line may be a heading."""
    for number, line in _texts(file):
        fields = line.rstrip("\r").split("\t")
        if len(fields) != len(("query-id", "corpus-id", "score")):
            raise LabelsError(file, number, "columns", f"{len(fields)} instead of query-id, corpus-id and score")
        query, document, score = fields
        if score.removeprefix("-").isdecimal():
            yield number, query, document, int(score)
        elif number > 1:
            raise LabelsError(file, number, "score", f"{score[:80]!r} is no whole number")


def _lines(file: Path, kind: TypeAdapter[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a JSONL file with their numbers; raises LabelsError."""
    for number, line in _texts(file):
        try:
            yield number, kind.validate_json(line, strict=True)
        except ValidationError as error:
            fault = error.errors()[0]
            field = ".".join(map(str, fault["loc"])) or "line"
            reason = fault["msg"].removeprefix("Value error, ")
            raise LabelsError(file, number, field, f"{reason[:1].lower()}{reason[1:]}") from error


def _texts(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of *file* that are not blank, with their numbers.

    Only a newline ends a line: JSON may hold the other characters that Python takes for an end.
    """
    try:
        content = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingLabelsError(
            f"{file}: there is no such file; a collection has corpus.jsonl, queries.jsonl and qrels/test.tsv"
        ) from error
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            text = line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise LabelsError(file, number, "line", "it is no UTF-8 text; save the file as UTF-8") from error
        if text.strip():
            yield number, text
