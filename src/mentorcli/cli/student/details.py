"""The parts of a student that the commands share: checks on what was typed, and JSON."""

from __future__ import annotations

import re
from datetime import date

from mentorcli.cli.context import AppContext
from mentorcli.errors import UsageError
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import normalise, visible

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\Z")
_PHONE = re.compile(r"\+?[0-9][0-9 ().\-/]{2,30}\Z")
MAX_NAME = 200


def one_line(text: str | None) -> str | None:
    """Return typed text on one line, None where nothing is left of it."""
    return " ".join(normalise(text).split()) or None if text is not None else None


def check_name(text: str) -> str:
    """Return a name on one line. Raises UsageError for an empty or an endless one."""
    name = one_line(text)
    if not name:
        raise UsageError("The name is empty", 'Such as: mentor student add "Amélie Durand"')
    if len(name) > MAX_NAME:
        raise UsageError(f"The name has {len(name)} characters", f"Give at most {MAX_NAME}.")
    return name


def check_email(text: str | None) -> str | None:
    """Return an e-mail address, None for an empty one (which clears it). Raises UsageError."""
    email = one_line(text)
    if email and not _EMAIL.match(email):
        raise UsageError(f"--email {visible(email[:60])!r} is no e-mail address", "Such as: --email a@example.org")
    return email


def check_phone(text: str | None) -> str | None:
    """Return a phone number, None for an empty one (which clears it). Raises UsageError."""
    phone = one_line(text)
    if phone and not _PHONE.match(phone):
        raise UsageError(f"--phone {visible(phone[:40])!r} is no phone number", 'Such as: --phone "+33 6 12 34 56 78"')
    return phone


def started_on(app: AppContext, text: str | None) -> date | None:
    """Return the local day of a typed WHEN, None for an empty one. Raises UsageError."""
    from mentorcli.when import Direction, parse_day

    if not text:
        return None
    return parse_day(text, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.BACK)


def emit_student(app: AppContext, records: StudentRecords) -> None:
    """Print one student as JSON."""
    app.output.print_json(record_of(app, records))


def record_of(app: AppContext, records: StudentRecords) -> dict[str, object]:
    """Return a student as the JSON record of the contract."""
    from mentorcli.render.json.student import student_json

    return student_json(
        records.student,
        today=app.workspace.today,
        zone=app.workspace.zone,
        notes=records.notes,
        projects=records.projects,
        resources=records.resources,
    )
