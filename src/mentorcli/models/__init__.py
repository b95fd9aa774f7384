"""What the product talks about, one file a topic: students, sessions, verdicts, checklists, FAQ entries.

Every model is a frozen `record`. Times are aware datetimes, lengths say their unit in the name. This package imports no
topic by itself, so that a command loads only those it needs.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field
    from datetime import date, datetime

FIRST_YEAR, LAST_YEAR = 1970, 2199  # of everything that is kept and typed
T = TypeVar("T", bound="Record")
_put = object.__setattr__


class Record:
    """What every model has: two of one class are equal where their fields are, and one is shown by its fields.

    The same as `dataclass` makes of its own accord, by compiling `__init__`, `__setattr__` and the others for each
    class anew whenever its module is loaded, which takes ten times as long: half a millisecond for a session.

    Raises TypeError for a field that is missing, unknown or given twice, FrozenInstanceError where one is to change.
    """

    __slots__ = ()
    if TYPE_CHECKING:
        __dataclass_fields__: dict[str, Field[Any]]

    def __init__(self, *given: object, **named: object) -> None:
        fields = self.__dataclass_fields__
        if len(given) > len(fields):
            raise TypeError(f"{self.__class__.__name__} has {len(fields)} fields, {len(given)} are given")
        for name, value in zip(fields, given, strict=False):
            _put(self, name, value)
        for name, field in islice(fields.items(), len(given), None):
            value = named.pop(name, field.default)
            if value is MISSING:
                raise TypeError(f"{self.__class__.__name__} lacks the field {name}")
            _put(self, name, value)
        if named:
            raise TypeError(f"{self.__class__.__name__} has no field {', '.join(named)}, or it is given twice")
        if (check := getattr(self, "__post_init__", None)) is not None:
            check()

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __reduce__(self) -> tuple[type[Record], tuple[Any, ...]]:
        return self.__class__, self._values()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Record) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"


@dataclass_transform(frozen_default=True)
def record(model: type[T]) -> type[T]:
    """Make a class on `Record` a frozen dataclass with slots."""
    return dataclass(slots=True, init=False, repr=False, eq=False)(model)


def check_years(**when: date | None) -> None:
    """Raise OutOfYearsError, a ValueError, for a moment or local day of a year that nobody means."""
    for field, moment in when.items():
        if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            from mentorcli.errors import OutOfYearsError  # only where there is something to say
            from mentorcli.text import bilingual

            raise OutOfYearsError(
                bilingual(
                    f"{field} falls in the year {moment.year}: years go from {FIRST_YEAR} to {LAST_YEAR}",
                    f"{field} tombe en {moment.year}\u00a0: les années vont de {FIRST_YEAR} à {LAST_YEAR}",
                )
            )


def check_number(number: int) -> None:
    """Raise ValueError for the number of something that is counted from 1 which lies below."""
    if number < 1:
        raise ValueError(f"the number is {number}, below 1")


def check_moments(**when: datetime | None) -> None:
    """Raise ValueError for a moment without an offset, and for one of a year that nobody means."""
    for field, moment in when.items():
        if moment is not None and moment.tzinfo is None:
            raise ValueError(f"{field} needs an offset such as +01:00")
    check_years(**when)
