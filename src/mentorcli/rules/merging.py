"""What two people changed in one text or record at the same time: both, but for the same place changed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from mentorcli.errors import ClashError
from mentorcli.text import bilingual


class Changes(NamedTuple):
    """What an edit changes: fields with their new values, and those of them that somebody else changed otherwise."""

    fields: dict[str, Any]
    clashes: list[str]


def clash(what: str) -> ClashError:
    """Return the refusal of a change of what somebody else has changed meanwhile."""
    return ClashError(
        bilingual(f"{what} was changed meanwhile, to something else", f"{what} a été modifié entre-temps, et autrement")
    )


def merged(before: str, mine: str, theirs: str) -> str:
    """Return a text with the lines changed in `mine` and those changed in `theirs`, both against `before`.

    Raises ClashError, which carries both texts, where both changed the same lines, each in another way.
    """
    try:
        return _merged(before, mine, theirs)
    except ClashError as error:
        error.before, error.text = theirs, mine
        raise


def _merged(before: str, mine: str, theirs: str) -> str:
    if theirs in (before, mine):
        return mine
    base = before.splitlines(keepends=True)
    edits: list[tuple[int, int, list[str]]] = []
    for text in (mine, theirs):
        lines = text.splitlines(keepends=True)
        matcher = SequenceMatcher(None, base, lines, autojunk=False)
        for tag, start, end, first, last in matcher.get_opcodes():
            if tag != "equal":
                edits.append((start, end, lines[first:last]))
    return _applied(base, sorted(edits))


def _applied(base: list[str], edits: list[tuple[int, int, list[str]]]) -> str:
    """Return the lines with the edits in place. Raises ClashError where two touch."""
    out: list[str] = []
    at = 0
    last: tuple[int, int, list[str]] | None = None
    for edit in edits:
        start, end, lines = edit
        if edit == last:
            continue
        if start < at or (last is not None and start == at):
            raise clash("".join(base[start:end]).strip() or "".join(lines).strip())
        out += base[at:start] + lines
        at, last = end, edit
    return "".join(out + base[at:])


def changed_fields(before: object, mine: object, theirs: object, names: Iterable[str]) -> Changes:
    """Return the fields that `mine` changes against `before`, of those named, beside what `theirs` changed."""
    read: Callable[[Any, str], Any] = getattr
    changes: dict[str, Any] = {}
    clashes: list[str] = []
    for field in names:
        old, new, now = (read(one, field) for one in (before, mine, theirs))
        if new != old:
            changes[field] = new
            clashes += [field] if now not in (old, new) else []
    return Changes(changes, clashes)
