"""What looking for words in all texts finds. Moments are aware, in any zone."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Place(StrEnum):
    """Where texts stand: the parts of `mentor` that a person writes into."""

    NOTES = "notes"
    SESSIONS = "sessions"
    CONTACTS = "contacts"
    GOALS = "goals"
    RESOURCES = "resources"
    FAQ = "faq"
    PROFILES = "profiles"
    PROJECTS = "projects"
    TRANSFERS = "transfers"
    PRESENTATIONS = "presentations"
    TRAINING = "training"


class Hit(NamedTuple):
    """A record in whose texts the words stand: when it was (or was written), whose it is, what it is, its texts.

    `student` is the slug and `name` the name, both None for the mentor's own.
    """

    at: datetime
    student: str | None
    name: str | None
    kind: str
    id: str
    text: str


class FoundTexts(NamedTuple):
    """What was found, newest first, and the words as they are looked for: folded."""

    hits: tuple[Hit, ...]
    words: tuple[str, ...]
