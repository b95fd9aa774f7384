"""Students' names and status without their records, read from the heads of their profiles.

For what must be quick: the descriptions that TAB shows, and which students a typed name may mean.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from mentorcli.models.student import StudentStatus
from mentorcli.store import files
from mentorcli.store.layout import PROFILE
from mentorcli.store.repository import Store

_NAME = re.compile(rb'^name = ("(?:[^"\\]|\\.)*")', re.MULTILINE)
_UID = re.compile(rb'^tombstone = "([0-9a-z]+)"', re.MULTILINE)
_STATUS = re.compile(rb'^status = "([a-z]+)"', re.MULTILINE)


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
            with contextlib.suppress(OSError, ValueError), files.folder(slug, students) as folder:
                written = files.read(PROFILE, folder)
                name, status, uid = _NAME.search(written), _STATUS.search(written), _UID.search(written)
                if name and not (
                    uid and uid[1].decode() in erased
                ):  # a TOML string of one line is a JSON string too, \U apart
                    known = StudentStatus(status[1].decode()) if status else StudentStatus.ACTIVE
                    found[slug] = Head(json.loads(name[1]), known)
    return found
