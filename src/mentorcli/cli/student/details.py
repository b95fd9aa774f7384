"""The parts of a student that the commands share: checks on what was typed, and JSON."""

from __future__ import annotations

import re
from datetime import date

from mentorcli.cli.desk import Desk
from mentorcli.errors import UsageError
from mentorcli.store.dossier import Dossier
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


def started_on(desk: Desk, text: str | None) -> date | None:
    """Return the local day of a typed WHEN, None for an empty one. Raises UsageError."""
    from mentorcli.when import Direction, parse_day

    if not text:
        return None
    return parse_day(text, now=desk.now, zone=desk.zone, direction=Direction.BACK)


def emit_student(desk: Desk, dossier: Dossier) -> None:
    """Print one student as JSON."""
    desk.emit(record_of(desk, dossier))


def record_of(desk: Desk, dossier: Dossier) -> dict[str, object]:
    """Return a student as the JSON record of the contract."""
    from mentorcli.render.records import student_record

    return student_record(
        dossier.student,
        today=desk.today,
        zone=desk.zone,
        notes=dossier.notes,
        projects=dossier.projects,
        resources=dossier.resources,
    )
