"""What the product talks about, one file a topic: students, sessions, verdicts, checklists, FAQ entries.

Every model is a frozen dataclass on `Record`. Times are aware datetimes, lengths say their unit in the name.
This package imports nothing by itself, so that a command loads only the topics it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import Field


class Record:
    """What every model has: two of one class are equal where their fields are, and one is shown by its fields.

    The same as `dataclass` makes of its own accord, by compiling it for each class anew whenever its module is loaded:
    a third of the time that defining a class takes. So the models leave that out: `repr=False, eq=False`.
    """

    __slots__ = ()
    if TYPE_CHECKING:
        __dataclass_fields__: dict[str, Field[Any]]

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)

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
