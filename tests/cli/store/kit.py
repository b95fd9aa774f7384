"""What the tests of `mentor store` share."""

from __future__ import annotations

from helpers import Mentor

DATA = (
    ("student", "add", "Amélie Durand", "--slug", "amelie", "--email", "a@example.org"),
    ("student", "add", "Sam Okoro", "--slug", "sam"),
    ("student", "note", "amelie", "Prefers mornings"),
    ("project", "add", "amelie", "Dashboard", "--level", "2"),
    ("project", "start", "amelie", "Dashboard"),
    ("resource", "add", "sam", "https://example.org/sql", "--title", "SQL"),
    ("session", "log", "amelie", "--at", "2026-11-20 10:00", "--recording", "https://example.org/r"),
    ("session", "log", "sam", "--at", "2026-11-21 10:00", "--late", "20m"),
    ("presentation", "checklist", "amelie", "--done", "1,2"),
    ("contact", "log", "sam", "--via", "email"),
    ("transfer", "start", "sam", "--reason", "Beyond my knowledge"),
    ("training", "done", "course", "--on", "2026-11-01"),
    ("faq", "add", "Where is the form?", "On the platform."),
)


def without_faults(mentor: Mentor) -> bool:
    """Return whether a check finds nothing."""
    ran = mentor("store", "check", "--json")
    return (ran.code, ran.json()["faults"]) == (0, [])
