"""Everything that is stored, as data to take elsewhere: the records of the contract with all that they leave out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any

import msgspec

from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.render.json.encoding import local
from mentorcli.render.json.session import session_json
from mentorcli.render.json.student import student_json


def plain(record: Any, zone: tzinfo | None, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a record with all its fields, times with the offset of the user's zone."""
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__}
    shown = {
        name: local(value, zone) if isinstance(value, datetime) else msgspec.to_builtins(value)
        for name, value in fields.items()
    }
    return {**shown, **(extra or {})}


def student_export(
    student: Student,
    nested: Mapping[str, list[dict[str, Any]]],
    others: Mapping[str, list[dict[str, Any]]],
    *,
    today: date,
    zone: tzinfo | None,
    extra: Mapping[str, Any],
) -> dict[str, Any]:
    """Return a student as the contract has it, and what it leaves out.

    `nested` are the lists that the contract has (`notes`, `projects`, `goals`, `resources`), `others` records by type.
    """
    return {
        **student_json(student, today=today, zone=zone),
        **nested,
        "funding_periods": msgspec.to_builtins(student.funding),
        "records": dict(others),
        **({"aliases": list(student.aliases)} if student.aliases else {}),
        **extra,
    }


def session_export(
    session: Session, *, first_id: str | None, zone: tzinfo | None, extra: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return a session as the contract has it, what that leaves out, and the fields of newer versions."""
    named = list(session.named)
    return {**session_json(session, first_id=first_id, zone=zone), "named": named, **(extra or {})}
