"""Students' names and status without their records, read from the heads of their profiles.

For what must be quick: the descriptions that TAB shows, and which students a typed name may mean.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from mentorcli.models.student import StudentStatus
from mentorcli.store import files
from mentorcli.store.journal import DECODE_ERRORS
from mentorcli.store.layout import PROFILE
from mentorcli.store.repository import Store

_NAME = re.compile(rb'\nname = ("(?:[^"\\]|\\.)*")')
_UID = re.compile(rb'\ntombstone = "([0-9a-z]+)"')
_STATUS = re.compile(rb'\nstatus = "([a-z]+)"')


class Head(NamedTuple):
    """What the head of a profile says of a student."""

    name: str
    status: StudentStatus


def names(store: Store, slugs: Iterable[str]) -> dict[str, str]:
    """Return the name of each student whose profile has one on a line of its own, as we write it."""
    return {slug: head.name for slug, head in heads(store, slugs).items()}


def heads(store: Store, slugs: Iterable[str]) -> dict[str, Head]:
    """Return name and status of each student whose profile has them on lines of their own, as we write them.

    No journal is read and no TOML parsed: after a crash they may be those of before; where a person wrote the lines
    otherwise they are missing. An erased student whose folder is there again has no head.
    """
    found: dict[str, Head] = {}
    erased = store.erased()
    with contextlib.suppress(OSError), store.students() as students:
        for slug in slugs:
            with contextlib.suppress(OSError, *DECODE_ERRORS), files.folder(slug, students) as folder:
                written = b"\n" + files.read(PROFILE, folder)
                name, status = _NAME.search(written), _STATUS.search(written)
                uid = _UID.search(written) if erased else None
                if name and not (uid and uid[1].decode() in erased):
                    known = StudentStatus(status[1].decode()) if status else StudentStatus.ACTIVE
                    # A TOML string of one line is a JSON string too, \U apart.
                    found[slug] = Head(msgspec.json.decode(name[1], type=str), known)
    return found
