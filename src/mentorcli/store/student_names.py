"""Students' names without their records, for what must be quick and may be wrong: the descriptions that TAB shows."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable

from mentorcli.store import files
from mentorcli.store.layout import PROFILE
from mentorcli.store.repository import Store

_NAME = re.compile(rb'^name = ("(?:[^"\\]|\\.)*")', re.MULTILINE)


def names(store: Store, slugs: Iterable[str]) -> dict[str, str]:
    """Return the name of each student whose profile has one on a line of its own, as we write it.

    No journal is read and no TOML parsed: after a crash, or where a person wrote the line otherwise, a name may be
    outdated or missing.
    """
    found: dict[str, str] = {}
    with contextlib.suppress(OSError), store.students() as students:
        for slug in slugs:
            with contextlib.suppress(OSError, ValueError), files.folder(slug, students) as folder:
                line = _NAME.search(files.read(PROFILE, folder))
                if line:  # a TOML string of one line is a JSON string too, \U apart
                    found[slug] = json.loads(line[1])
    return found
