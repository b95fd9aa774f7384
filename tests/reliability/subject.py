"""What the harness is held against: the store, and a naive one that it must find wanting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mentorcli.models.note import Note
from reliability import naive
from store.kit import AT, add, opened, put


class Subject(NamedTuple):
    """Something that keeps ids: `prepare` makes it, `add` returns once the id is kept, `known` reads them all."""

    prepare: Callable[[Path], object]
    add: Callable[[Path, str], None]
    known: Callable[[Path], set[str]]


def _known(folder: Path) -> set[str]:
    with opened(folder) as store:
        return {note.id for note in store.student("amelie").notes}


def _add(folder: Path, key: str) -> None:
    put(folder, "amelie", Note(id=key, at=AT, text=f"note {key} " + "x" * 100))


SUBJECTS = {
    "store": Subject(add, _add, _known),
    "naive": Subject(lambda folder: folder.mkdir(), naive.add, naive.known),
}
