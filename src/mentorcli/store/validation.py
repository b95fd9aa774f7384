"""The thorough validation, by pydantic: all faults at once, for what a person wrote.

Reading on the fast path stops at the first fault and needs no pydantic; this module is imported only where a text was
edited or refused.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mentorcli.errors import UnreadableError, UsageError
from mentorcli.models.student import Student
from mentorcli.store import profile


def checked_profile(text: str, before: Student) -> Student:
    """Return the student that an edited profile describes.

    `id` and `tombstone` stay as they were. Raises UsageError with every fault, its field and what is expected.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        document = profile.parse(text.encode("utf-8", "replace"), "the profile")
    except UnreadableError as error:
        raise UsageError(error.message, None) from None
    own = {key: value for key, value in asdict(before).items() if key in profile.OWN_FIELDS}
    unknown = [key for key in document if key not in Student.__dataclass_fields__ or key in own]
    faults = [f"{key}: there is no such field" for key in unknown]
    fields: dict[str, Any] = {key: value for key, value in document.items() if key not in unknown}
    try:
        student = TypeAdapter(Student).validate_python({"name": "", **fields, **own})
    except ValidationError as error:
        faults += [f"{_place(one['loc'])}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors()]
        student = before
    if faults:
        raise UsageError(f"The profile has {len(faults)} fault{'s' * (len(faults) > 1)}", None, tuple(faults))
    return student


def _place(location: tuple[int | str, ...]) -> str:
    """Return where in the profile a fault is, rows counted from 1."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in location]
    return ".".join(parts) or "profile"


def explain(model: Any, row: object, stopped_at: str) -> list[str]:
    """Return every fault of a record that the fast reader refused, each with its field.

    `stopped_at` is what that reader said of the first one, which stands where pydantic finds none of its own.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(model).validate_python(row)
    except ValidationError as error:
        return [
            f"field {_place(one['loc'])}: {one['msg'].removeprefix('Value error, ')}"
            if one["loc"]
            else one["msg"].removeprefix("Value error, ")
            for one in error.errors()
        ]
    except (ValueError, RecursionError):
        pass
    what, _, path = stopped_at.partition(" - at `$")
    field = path.rstrip("`").lstrip(".")
    return [f"field {field}: {what}" if field else what]
