"""Where the rows of an export go, and what they find there."""

from __future__ import annotations

import msgspec

from mentorcli.models.project import Project, Resource
from mentorcli.models.student import Student
from mentorcli.rules.project import titled
from mentorcli.store.import_plan import Fields
from mentorcli.store.newer_fields import Row, unknown_fields
from mentorcli.store.replay import Replay
from mentorcli.store.student_records import StudentRecords


class Target:
    """A journal that rows go into, and what is to be written to it.

    `owner` is the student's slug, None for the mentor's own journal; `known` the student where there is one already.
    """

    def __init__(self, owner: str | None, replay: Replay | None, known: StudentRecords | None = None) -> None:
        self.owner = owner
        self.replay = replay
        self.known = known
        self.student: Student | None = None
        self.extra: Fields = {}
        self.records: list[tuple[str, msgspec.Raw]] = []
        self._stored: dict[str, dict[str, Fields]] = {}

    def newer_fields(self, kind: str, key: str) -> Fields:
        """Return the fields of newer versions that a stored record has."""
        if self.replay is None:
            return {}
        if kind not in self._stored:
            self._stored[kind] = unknown_fields(self.replay, kind)
        return self._stored[kind].get(key, {})

    def had(self, kind: str, row: Row) -> bool:
        """Return whether the student has, or had, a record of an entry that became part of this one.

        Ticks, projects and resources go by what they are about: those of both entries became one.
        """
        assert self.replay is not None  # noqa: S101 - the student is there
        if kind == "project" and titled(self.replay.records(Project).values(), str(row.get("title") or "")):
            return True
        if kind == "resource" and any(one.url == row.get("url") for one in self.replay.records(Resource).values()):
            return True
        return kind == "tick" or str(row.get("id")) in self.replay.table(kind)

    def renamed(self, row: Row) -> Row:
        """Return a session of an entry that became part of this one, with the title that its project has here."""
        assert self.replay is not None  # noqa: S101 - the student is there
        project = titled(self.replay.records(Project).values(), str(row.get("project") or ""))
        return {**row, "project": project.title} if project else row

    def stored(self, record_class: type, key: str) -> object:
        """Return a stored record, None where there is none."""
        return self.replay.records(record_class).get(key) if self.replay is not None else None
