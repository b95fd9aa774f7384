"""One line an item with a command at its right, as a terminal of any width shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mentorcli.render.cells import cells, cut
from mentorcli.text import joined

GAP = 2
LEAST = 18  # cells that an item needs to be known by


class Item(NamedTuple):
    """What there is to do, and the command for it; `brief` and `short` are what a narrow terminal shows of them.

    Of the `brief` forms, the longest first, it is the first one that fits; where none does, it is `fitted` into the
    room that there is, as far as that can be done, or the last one is cut.
    """

    what: str
    command: str = ""
    short: str = ""
    brief: tuple[str, ...] = ()
    fitted: Callable[[int], str] | None = None


def beside(items: Sequence[Item], width: int | None) -> tuple[list[str], bool]:
    """Return a line an item, and whether a command was left out for want of room; `width` None is without a limit.

    Commands begin below one another where that is possible. Where one does not fit beside its item, all are the short
    ones; then items are brief, and then they are cut, but a command never is.
    """
    if width is None:
        return [joined(one.what, " " * GAP, one.command) if one.command else one.what for one in items], False
    whole = all(cells(one.what) + GAP + cells(one.command) <= width for one in items if one.command)
    chosen = [one.command if whole else _short(one, width) for one in items]
    longest = max((cells(one.what) for one, command in zip(items, chosen, strict=True) if command), default=0)
    lines = []
    for one, command in zip(items, chosen, strict=True):
        room = min(longest, width - cells(command) - GAP) if command else width
        forms = (one.what, *one.brief)
        what = next((form for form in forms if cells(form) <= room), "") or _cut(one, room, alone=not command)
        blank = " " * (room - cells(what) + GAP)
        lines.append(joined(what, blank, command) if command else what)
    return lines, any(one.command and not command for one, command in zip(items, chosen, strict=True))


def _cut(item: Item, room: int, *, alone: bool) -> str:
    """Return what there is to do in so many cells; where it stands `alone`, nothing else tells what that is."""
    fitted = item.fitted(room) if item.fitted is not None else ""
    if fitted and (alone or cells(fitted) <= room):
        return cut(fitted, room)
    return cut((item.what, *item.brief)[-1], room)


def one_by_one(items: Sequence[Item], width: int | None) -> list[str]:
    """Return a line an item with its command beside it, or set in below it where there is no room."""
    lines: list[str] = []
    for item in items:
        shown, left_out = beside([item], width)
        lines += [*shown, joined("  ", item.command)] if left_out else shown
    return lines


def _short(item: Item, width: int) -> str:
    """Return the short command where it fits beside what an item is known by, else none."""
    return item.short if min(cells(item.what), LEAST) + GAP + cells(item.short) <= width else ""
