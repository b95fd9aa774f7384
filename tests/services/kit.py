"""What the tests of the services of sessions share: moments in Paris, evidence, and what is saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from mentorcli.models.session import Session
from mentorcli.models.verdict import TypedEvidence
from mentorcli.services.workspace import Workspace

PARIS = ZoneInfo("Europe/Paris")
TODAY = "2026-11-24"  # a Tuesday; it is 15:00 in Paris


def at(text: str) -> datetime:
    """Return a time on the clock in Paris, `2026-11-24 14:00`, or `14:00` of this day."""
    return datetime.fromisoformat(text if "-" in text else f"{TODAY} {text}").replace(tzinfo=PARIS)


def happened(**typed: Any) -> TypedEvidence:
    """Return evidence as typed, such as `late="20m"`; without any the student was on time."""
    return TypedEvidence(at, **typed)


def saved(workspace: Workspace, student: str) -> dict[str, Session]:
    """Return the sessions of a student as a new run reads them."""
    workspace.store.reread()
    return workspace.store.student(student).sessions


def notes(workspace: Workspace, student: str) -> list[str]:
    """Return the notes on a student as a new run reads them."""
    workspace.store.reread()
    return [note.text for note in workspace.store.student(student).notes]
