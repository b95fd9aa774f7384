"""Which fields of the records hold what a person wrote, and which do not: what `find` looks through.

Every field of a stored type that is a text stands in one of the two tables; a test holds the types to it.
"""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, ...]] = {
    "note": ("text",),
    "session": ("notes", "because", "project", "recording"),
    "contact": ("note",),
    "goal": ("text",),
    "resource": ("title", "url"),
    "faq": ("question", "answer"),
    "student": ("name", "path", "email", "phone"),
    "project": ("title",),
    "transfer": ("reason", "to"),
    "presentation": ("project",),
    "training": ("link",),
}
"""The texts of each type of record, in the order in which they are shown."""
MENTORS = ("faq", "training")
"""The types that stand in the mentor's own journal."""
PROFILE_KIND = "student"

_ID, _WHOSE, _CODE = "an id", "whose it is: the slug of a student, or the id of a session", "a code of the program's"
EXCLUDED: Mapping[str, str] = {
    **{f"{kind}.id": _ID for kind in TEXTS},
    **{
        f"{kind}.id": _ID for kind in ("tick", "first-session", "reply", "time-off", "no-show-report", "calendar-event")
    },
    **{f"{kind}.id": _ID for kind in ("settings", "restoration", "merge")},
    "session.student": _WHOSE,
    "session.series": _ID,
    "session.policy": _CODE,
    "note.session": _WHOSE,
    "goal.session": _WHOSE,
    "first-session.session": _WHOSE,
    "first-session.gone": _ID,
    "no-show-report.sessions": _WHOSE,
    "calendar-event.uid": "the name of an event in another program",
    "calendar-event.occurrence": "the name of an event in another program",
    "faq.lang": _CODE,
    "student.tombstone": _ID,
    "student.aliases": _ID,
    "merge.into": _ID,
    "tick.checklist": _CODE,
    "tick.item": _CODE,
    "tick.project": "the title of a project, which is found as one",
    "presentation-result.id": _ID,
    "presentation-result.note": _ID,
    "presentation-result.project": "the title of a project, which is found as one",
    "message.id": _CODE,
    "message.before": "a template, which is text of another kind",
    "message.after": "a template, which is text of another kind",
    "settings.before": "the configuration file, which is text of another kind",
    "settings.after": "the configuration file, which is text of another kind",
    "restoration.before": "the name of a file",
}
"""The texts of records that are not looked through, and why."""
