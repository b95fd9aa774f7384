"""The thorough validation, by pydantic: all faults at once, for what a person wrote.

Reading on the fast path stops at the first fault and needs no pydantic; this module is imported only where a text was
edited or refused.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from mentorcli.counts import counted
from mentorcli.errors import UnreadableError, UsageError
from mentorcli.models.student import Student
from mentorcli.rules import profile as rules
from mentorcli.store import profile
from mentorcli.store.decoding import Refusal, refusal, refused
from mentorcli.text import bilingual, in_language

if TYPE_CHECKING:
    from pydantic import ValidationError

_STAND_IN: dict[str, Any] = {"name": "-", "funding": ()}  # for what is refused already, so that the rest is read


def checked_profile(text: str, before: Student, *, strict: bool = True) -> Student:
    """Return the student that an edited profile describes.

    `id` and `tombstone` stay as they were. `strict` False: what no option would take, and stands there, is read.
    Raises UsageError with every fault, its field and what is expected.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        document = profile.parse(text.encode("utf-8", "replace"), bilingual("the profile", "le profil"))
    except UnreadableError as error:
        raise UsageError(error.message, None) from None
    own = {key: value for key, value in asdict(before).items() if key in profile.OWN_FIELDS}
    document = profile.without_blanks(document)
    unknown = [key for key in document if key not in Student.__dataclass_fields__ or key in own]
    faults: list[str] = [
        bilingual(f"{key}: there is no such field", f"{key}\u00a0: ce champ n'existe pas") for key in unknown
    ]
    fields: dict[str, Any] = {key: value for key, value in document.items() if key not in unknown}
    if strict:
        faults += _taken_by_no_option(fields)
    try:
        student = TypeAdapter(Student).validate_python({"name": "", **fields, **own})
    except ValidationError as error:
        faults += [_fault_line(one) for one in _refusals(error)]
        student = before
    if faults:
        raise UsageError(
            bilingual(
                f"The profile has {counted('fault', len(faults), 'en')}",
                f"Le profil a {counted('fault', len(faults), 'fr')}",
            ),
            None,
            tuple(faults),
        )
    return student


def _taken_by_no_option(fields: dict[str, Any]) -> list[str]:
    """Return what no option would take in the fields of a profile, and let something stand in for what has no shape."""
    found = rules.faults(fields)
    fields |= {one.field: _STAND_IN[one.field] for one in found if one.shape}
    return [_fault_line(Refusal(one.what, one.field)) for one in found]


def _fault_line(fault: Refusal) -> str:
    """Return a fault of an edited profile with its field, in both languages."""
    return bilingual(
        f"{fault.field or 'profile'}: {fault.what}",
        f"{fault.field or 'profil'}\u00a0: {in_language(fault.what, 'fr')}",
    )


def explain(model: type, row: object, error: BaseException) -> list[Refusal]:
    """Return every fault of a record that the fast reader refused, each with its field, rows counted from 1.

    `error` is what that reader raised for the first one, which stands where pydantic finds none of its own.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(model).validate_python(row)
    except ValidationError as refused:
        return _refusals(refused)
    except (ValueError, RecursionError):
        pass
    return [refusal(error)]


def _refusals(error: ValidationError) -> list[Refusal]:
    """Return what pydantic found, field by field."""
    return [refused(one["msg"].removeprefix("Value error, "), _place(one["loc"]) or None) for one in error.errors()]


def _place(location: tuple[int | str, ...]) -> str:
    """Return the path to a field, rows counted from 1; empty for the whole record."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
