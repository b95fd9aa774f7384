"""What every model is: a frozen dataclass, which is there in a tenth of the time that `dataclass` takes by itself.

`dataclass` writes the code of `__init__`, `__setattr__` and the others for each class anew, and compiles it whenever
the module of the class is loaded: half a millisecond for a session. Here they stand once, for all of them.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field

T = TypeVar("T", bound="Record")
_put = object.__setattr__


class Record:
    """A frozen record: two of one class are equal where their fields are, and one is shown by its fields.

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
