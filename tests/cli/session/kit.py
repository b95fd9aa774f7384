"""What the tests of `mentor session` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers import Mentor

TODAY = "2026-11-24 14:00"

Record = Callable[..., dict[str, Any]]


def all_sessions(mentor: Mentor, *words: str) -> list[dict[str, Any]]:
    """Return every session, newest first."""
    found: list[dict[str, Any]] = mentor("session", "list", *words, "--json").json()
    return found
