"""What TAB offers: slugs and session ids. A completion never fails and never prints anything else."""

import contextlib
import os
from collections.abc import Callable
from typing import Any

import typer

MIN_PREFIX = 4


def _asked(ctx: typer.Context, question: Callable[[Any], list[str]]) -> list[str]:
    """Return what the store answers that the line typed so far means; nothing that goes wrong reaches the shell."""
    with contextlib.suppress(Exception):
        from mentorcli.store.paths import locate
        from mentorcli.store.repository import Store

        option = ctx.find_root().params.get("store")
        with contextlib.closing(Store(locate(option, os.environ))) as store:
            return question(store)
    return []


def student_slugs(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the slugs that begin with what was typed; only the list of folders is read."""
    typed = incomplete.lower()
    return _asked(ctx, lambda store: [slug for slug in store.slugs() if slug.startswith(typed)])


def session_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return student slugs (a student means the latest session), and session ids from 4 characters on."""
    found = student_slugs(ctx, incomplete)
    if len(incomplete) >= MIN_PREFIX:
        found += _asked(ctx, lambda store: sorted(session.id for _, session in store.find_sessions(incomplete)))
    return found
