"""Lines on a terminal: English and Chinese broken at its width; nothing is broken in a pipe or a file."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_WIDEST = 100  # longer lines of prose are hard to read

_OPENING = "“‘（《〈「『【(["
_CLOSING = "”’）》〉」』】)\\]，。；：、！？…%,.;:!?"
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
# What must not be torn: a Latin word, or one Chinese character, with the marks that lean on it.
_UNIT = re.compile(rf"\s+|[{re.escape(_OPENING)}]*(?:[{_CJK}]|[^\s{_CJK}{re.escape(_OPENING)}]+)[{_CLOSING}]*|\S")

# Made visible: a record must not be able to move the cursor or set the title of the window.
_CONTROL = dict.fromkeys([*range(32), *range(0x7F, 0xA0)], "\ufffd")


@dataclass(frozen=True, slots=True)
class Screen:
    """Where words go. ``wraps`` says that long lines are broken at the width of the console."""

    console: Console
    wraps: bool

    @property
    def width(self) -> int:
        """The columns that prose may fill."""
        return min(self.console.width, _WIDEST)

    def write(
        self, text: str | Text = "", *, style: str = "", indent: int = 0, hang: int = 0, keep: bool = False
    ) -> None:
        """Write *text* after *indent* blanks, and all of its lines but the first after *hang* more.

        With *keep* it stays on one line, whatever its length: a command or an address that is meant to be copied.
        """
        styled = text if isinstance(text, Text) else Text(text, style)
        styled.plain = styled.plain.translate(_CONTROL)
        lines = [styled]
        if self.wraps and not keep:
            room = max(self.width - indent, 20)
            lines = [styled[start:end] for start, end in broken(styled.plain, room, max(room - hang, 20))]
        for number, line in enumerate(lines):
            self.console.print(Text(" " * (indent + (hang if number else 0))) + line, soft_wrap=True)


def screen() -> Screen:
    """Return standard output as it is now."""
    return Screen(Console(highlight=False, markup=False, emoji=False), wraps=sys.stdout.isatty())


def broken(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines of *text*: *first* columns wide, then *rest*.

    A Chinese character takes two columns, and no line begins with a closing mark. What is longer than a line, such as
    an address, stays whole.
    """
    start = end = used = 0
    room = first
    for unit in _UNIT.finditer(text):
        blank, columns = unit[0].isspace(), cell_len(unit[0])
        if not blank and end > start and used + columns > room:
            yield start, end
            start, used, room = unit.start(), 0, rest
        used += columns
        end = end if blank else unit.end()
    yield start, end
