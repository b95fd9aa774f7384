"""Whose an event of a calendar is: by its title, the names and addresses in it, and what our own exports note."""

from __future__ import annotations

from collections.abc import Iterable

from mentorcli.formats.names import name_key
from mentorcli.models.calendar import CalendarEvent, ForeignEvent
from mentorcli.rules.calendar import People
from mentorcli.rules.foreign import Meant, Namesake
from mentorcli.store.student_records import StudentRecords


class Recognition:
    """The students as events can name them; what was asked once is remembered."""

    def __init__(self, known: Iterable[StudentRecords]) -> None:
        everyone = list(known)
        self._people = People([Namesake(one.id, name_key(one.student.name), one.student.email) for one in everyone])
        self._uids = {link.uid for one in everyone for link in one.records(CalendarEvent).values()}
        self._meant: dict[tuple[object, ...], Meant] = {}

    def whom(self, event: ForeignEvent) -> Meant:
        """Return whose an event is; which of namesakes is noted in our own exports."""
        key = event.title, event.people
        if key not in self._meant:
            texts = [event.title, *(one.name for one in event.people if one.name)]
            emails = [one.email for one in event.people if one.email]
            self._meant[key] = self._people.meant([frozenset(name_key(text).split()) for text in texts], emails)
        whom = self._meant[key]
        return Meant(event.student) if event.student in whom.several else whom

    def concerns(self, event: ForeignEvent) -> bool:
        """Return whether an event may be a student's: a series of nobody need not be looked through."""
        whom = self.whom(event)
        return whom.slug is not None or bool(whom.several) or event.uid in self._uids
