"""What TAB offers: slugs and session ids. A completion never fails and never prints anything else."""

from __future__ import annotations

import contextlib
import os

MIN_PREFIX = 4


def student_slugs(incomplete: str) -> list[str]:
    """Return the slugs that begin with what was typed; only the list of folders is read."""
    from mentorcli.store.paths import locate
    from mentorcli.store.repository import Store

    with contextlib.suppress(Exception):
        store = Store(locate(None, os.environ))
        with contextlib.closing(store):
            return [slug for slug in store.slugs() if slug.startswith(incomplete.lower())]
    return []


def session_ids(incomplete: str) -> list[str]:
    """Return student slugs (a student means the latest session), and session ids from 4 characters on."""
    found = student_slugs(incomplete)
    if len(incomplete) < MIN_PREFIX:
        return found
    from mentorcli.store.paths import locate
    from mentorcli.store.repository import Store

    with contextlib.suppress(Exception):
        store = Store(locate(None, os.environ))
        with contextlib.closing(store):
            found += sorted(session.id for _, session in store.find_sessions(incomplete))
    return found
