"""What can go wrong while reading the library."""

from dataclasses import dataclass


class FtzError(Exception):
    """Something a person can act on; the message says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file: *field* names the line of the front matter or the section."""

    file: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.reason}"


class CorpusError(FtzError):
    """The library cannot be read as it stands; all its faults are in ``faults``."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        more = f" (and {len(faults) - 1} more: run 'ftz-cases corpus check')" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")
        self.faults = faults


_DESCRIBE = "name a zone or province (Guangxi, 甘肃) or describe one: 'an inland province with a river port'"


class UnknownNameError(FtzError):
    """A zone, region, theme, programme or case id that the library does not have."""

    def __init__(self, kind: str, name: str, near: tuple[str, ...]) -> None:
        command = "list" if kind == "case" else "corpus names"
        where = _DESCRIBE if kind == "region" else f"'ftz-cases {command}' shows every {kind}"
        hint = f"did you mean {' or '.join(near)}?" if near else where
        super().__init__(f"no {kind} is called {name[:80]!r}; {hint}")
        self.kind, self.name, self.near = kind, name, near
