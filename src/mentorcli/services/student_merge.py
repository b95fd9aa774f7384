"""Two entries of one person put together, as one operation that can be taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from mentorcli.errors import UsageError
from mentorcli.models.checklist import Tick
from mentorcli.models.goal import Goal
from mentorcli.models.note import Note
from mentorcli.models.presentation import PresentationRequest, PresentationResult
from mentorcli.models.project import Project, Resource
from mentorcli.models.recovery import Merge
from mentorcli.models.results.student import Merging
from mentorcli.models.session import Session, by_start
from mentorcli.models.transfer import Transfer
from mentorcli.models.verdict import Verdict
from mentorcli.rules import student_merge as rules
from mentorcli.rules.settling import to_settle
from mentorcli.services.lookup import find_student
from mentorcli.services.session_follow import judged_anew
from mentorcli.services.session_outcome import noted
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store import merged
from mentorcli.store.batch import Batch, Change
from mentorcli.store.journal import encode_record
from mentorcli.store.layout import kind_of
from mentorcli.store.pending import Pending
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual

CMD = "student merge"


def planned(workspace: Workspace, gone: str, into: str) -> Merging:
    """Return what putting two entries together would do, to be confirmed before: `gone` goes, `into` stays.

    Each is an exact slug, or words that fit exactly one student of any status. Raises NotFoundError, AmbiguousError,
    UsageError where both are the same.
    """
    first, second = (find_student(workspace, typed, any_status=True) for typed in (gone, into))
    if first.id == second.id:
        raise UsageError(
            bilingual(f"Both are {first.id}", f"Les deux sont {first.id}"),
            bilingual(
                "Name the entry that goes, then the one that stays: mentor student merge FROM INTO",
                "Nommez la fiche qui disparaît, puis celle qui reste\u00a0: mentor student merge FROM INTO",
            ),
        )
    return MergePlan(workspace, first, second).shown(second)


def merge(workspace: Workspace, gone: str, into: str) -> Merging:
    """Put two entries together, both by their slugs: all that is recorded of `gone` moves to `into`, which stays.

    Documented sessions whose funding is known by it follow; the others stay as they were. Raises NotFoundError.
    """
    with workspace.transaction() as writer:
        store = workspace.store
        first, second = store.student(gone), store.student(into)
        plan = MergePlan(workspace, first, second)
        known = store.first_session()
        if known is not None and any(one.id == known.session and not one.held for one in plan.follow):
            writer.invalidate_first_session(at=workspace.now)
        batch = Batch(writer, cmd=CMD, at=workspace.now)
        change = Change(
            into,
            second,
            plan.profiles.student,
            [(kind_of(record), encode_record(record)) for record in plan.records],
            lines=merged.lines_for(first.replay, plan.moved),
        )
        uid = first.student.tombstone
        note = Merge(uid, second.student.tombstone)
        leaving = Pending(batch.id, [], {gone: uid})
        batch.write([change], [(kind_of(note), encode_record(note))], leaving=leaving)
        _forget_namesake(workspace, gone, into)
        return plan.shown(store.student(into))


def _forget_namesake(workspace: Workspace, gone: str, into: str) -> None:
    """Speak no more of the entry that is gone, nor of the one that stays as of one who shares a name with it."""
    workspace.mentioned.pop(gone, None)
    spoken = workspace.mentioned.pop(into, None)
    others = tuple(slug for slug in spoken.namesakes if slug != gone) if spoken is not None else ()
    if spoken is not None and others:
        workspace.mentioned[into] = spoken._replace(namesakes=others)


class MergePlan:
    """What becomes of every record of the entry that goes: `gone` goes, `into` stays."""

    def __init__(self, workspace: Workspace, gone: StudentRecords, into: StudentRecords) -> None:
        self.workspace = workspace
        self.gone = gone
        self.into = into
        self.profiles = rules.united_profile(into.student, gone.student)
        self.united = rules.united_projects(into.projects, gone.projects)
        self._titles = {title: project.title for title, project in self.united.items()}
        own_ticks, ticks = into.records(Tick).values(), gone.records(Tick).values()
        self.ticks = rules.united_ticks(own_ticks, ticks, self._titles)
        ticked = {tick.checklist for tick in own_ticks if tick.done_at}
        self.checklists = tuple(sorted(ticked & {tick.checklist for tick in ticks if tick.done_at}))
        self._numbers = max((goal.number for goal in into.goals), default=0)
        self._urls = {resource.url for resource in into.resources}
        self._asked = {(one.project, one.number): one for one in into.records(PresentationRequest).values()}
        self._requests = [
            replace(asked, id=own.id, project=own.project)
            for asked in gone.records(PresentationRequest).values()
            if (own := self._asked.get((self._title(asked.project), asked.number)))
            and own.requested_at < asked.requested_at
        ]
        self._ended = {(one.project, one.number): one for one in into.records(PresentationResult).values()}
        self._results = [
            replace(result, id=ended.id, project=ended.project)
            for result in gone.records(PresentationResult).values()
            if (ended := self._ended.get((self._title(result.project), result.number)))
            and ended.closed_at < result.closed_at
        ]
        self.outcomes = [one for records in (into, gone) for one in self._outcomes(records)]
        self.follow = tuple(sorted((session for _, session, _ in self.outcomes), key=by_start))

    def _outcomes(self, records: StudentRecords) -> list[tuple[StudentRecords, Session, Verdict | None]]:
        """Return the sessions of one of the two whose funding is known now, judged anew where that asks for it."""
        found = []
        for own in records.sessions.values():
            day = self.workspace.local(own.scheduled_at).date()
            here = own if records is self.into else self.moved("session", own)
            changed = rules.with_known_funding(here, self.profiles.student, day) if isinstance(here, Session) else None
            if changed is not None:
                found.append(changed)
        return [(records, *outcome) for outcome in judged_anew(self.workspace, records, found)]

    def _notes(self) -> list[Note]:
        """Return the notes of no-shows that follow their sessions, each in the place of the one that was there."""
        found = []
        for records, session, verdict in self.outcomes:
            notes, replaced = noted(self.workspace, records, session, verdict)
            keys = [key for _, key in replaced]
            found += [replace(note, id=key) for note, key in zip(notes, keys, strict=False)] if keys else notes
        return found

    def _title(self, title: str) -> str:
        return self._titles.get(title, title)

    @property
    def records(self) -> list[object]:
        """The records that are written anew beside what moves."""
        changed = [one for one in self.united.values() if one not in self.into.projects]
        return [*changed, *self.ticks, *self._requests, *self._results, *self.follow, *self._notes()]

    def moved(self, kind: str, record: object) -> object:
        """Return a record as it moves, None where it does not move by itself."""
        if getattr(record, "id", "") in self.into.replay.current(kind):
            return None
        if isinstance(record, Session):
            project = self._title(record.project) if record.project is not None else None
            return replace(record, student=self.into.id, project=project)
        if isinstance(record, Goal):
            return replace(record, number=record.number + self._numbers)
        if isinstance(record, PresentationRequest):
            title = self._title(record.project)
            return None if (title, record.number) in self._asked else replace(record, project=title)
        if isinstance(record, PresentationResult):
            title = self._title(record.project)
            return None if (title, record.number) in self._ended else replace(record, project=title)
        if isinstance(record, Project):
            return None if record.title in self.united else record
        stays = isinstance(record, Tick) or (isinstance(record, Resource) and record.url in self._urls)
        return None if stays else record

    def shown(self, after: StudentRecords) -> Merging:
        """Return what the plan does; `after` are the records that stay, before or after it."""
        kinds = self.gone.replay.kinds() - {"student"}
        moved = Counter({kind: len(self.gone.replay.current(kind)) for kind in sorted(kinds)})
        sessions = {**self.into.sessions, **self.gone.sessions}.values()
        transfers = {**self.into.records(Transfer), **self.gone.records(Transfer)}.values()
        kept = {one.id: one for one in (*self.into.projects, *self.united.values())}.values()
        moving = [one for one in self.gone.projects if one.title not in self.united]
        now, zone = self.workspace.now, self.workspace.zone
        settle = to_settle(self.into.id, sessions, [*kept, *moving], transfers, now=now, zone=zone)
        pairs = [(records.sessions[one.id], one) for records, one, _ in self.outcomes]
        return Merging(
            self.gone.student,
            details_of(self.workspace, after),
            {kind: count for kind, count in moved.items() if count},
            self.profiles.taken,
            self.profiles.differing,
            tuple(sorted(project.title for project in self.united.values())),
            self.checklists,
            tuple(settle),
            self.follow,
            tuple((before, now) for before, now in pairs if before.status is not now.status),
            tuple(rules.differing_levels(self.into.projects, self.gone.projects)),
            tuple(rules.lost_periods(self.into.projects, self.gone.projects)),
        )
