"""The lines that switch TAB on, in the text of a file that a shell reads when it starts.

Everything of a user's own in there stays as it is, to the byte: ours stands between two marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BEGIN = "# >>> mentor completion >>>"
END = "# <<< mentor completion <<<"
_SWITCHES_ON = re.compile(r"\bmentor\W{1,2}completion (?:bash|zsh|fish)\b|^function __mentor_complete\b")


class UnclosedError(ValueError):
    """A beginning of ours without its end, so that nobody can tell what is ours; `line` is its number."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def marked(lines: Sequence[str]) -> str:
    """Return lines between our marks, as they are written."""
    return "".join(f"{line}\n" for line in (BEGIN, *lines, END))


def with_lines(text: str, lines: Sequence[str]) -> str:
    """Return a text with our lines: in the place of those that are there, else at its end, behind an empty line.

    Raises UnclosedError.
    """
    found = _place(text)
    if found is not None:
        return text[: found[0]] + marked(lines) + text[found[1] :]
    if text and not text.endswith("\n"):
        text += "\n"
    return text + "\n" * bool(text) + marked(lines)


def without_lines(text: str) -> str:
    """Return a text without our lines, and without the empty line before them. Raises UnclosedError."""
    found = _place(text)
    if found is None:
        return text
    before = text[: found[0]]
    return (before[:-1] if before.endswith("\n\n") else before) + text[found[1] :]


def has_lines(text: str) -> bool:
    """Return whether our lines are in a text. Raises UnclosedError."""
    return _place(text) is not None


def by_hand(text: str) -> int | None:
    """Return the number of the first line outside of ours that switches TAB on, None for none.

    What stands behind a `#` switches nothing on. Raises UnclosedError.
    """
    start, end = _place(text) or (0, 0)
    place = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        found = _SWITCHES_ON.search(line)
        if found and "#" not in line[: found.start()] and not start <= place < end:
            return number
        place += len(line)
    return None


def _place(text: str) -> tuple[int, int] | None:
    """Return from where to where our lines go, their marks and last line end included."""
    begin = _mark(BEGIN, text, 0)
    if begin is None:
        return None
    end = _mark(END, text, begin[1])
    if end is None:
        raise UnclosedError(text.count("\n", 0, begin[0]) + 1)
    return begin[0], end[1]


def _mark(mark: str, text: str, start: int) -> tuple[int, int] | None:
    """Return where the next line stands that is a mark, with its line end."""
    found = re.compile(rf"^{re.escape(mark)}[ \t\r]*(?:\n|\Z)", re.MULTILINE).search(text, start)
    return found.span() if found else None
