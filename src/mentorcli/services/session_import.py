"""A mentor's past: the sessions that another tool wrote down become sessions here, all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import NamedTuple

from mentorcli.errors import RefusedError, UsageError
from mentorcli.formats import mapped, recognise
from mentorcli.formats.names import name_key
from mentorcli.formats.tables import shown
from mentorcli.models.foreign import ForeignFile, ForeignSession, ForeignStudent, RowFault
from mentorcli.models.results.session_import import ImportedStudent, OpenHere, SessionImport
from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.models.student import Student, StudentStatus
from mentorcli.rules import foreign as rules
from mentorcli.rules.student import check_name, new_slug
from mentorcli.services import column_maps, sheets
from mentorcli.services import session_import_faults as faults
from mentorcli.services.imports import Progress
from mentorcli.services.workspace import Workspace
from mentorcli.store.batch import Batch, Change
from mentorcli.store.ids import record_id, record_id_of
from mentorcli.store.journal import encode_record
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import Bilingual, bilingual, slugify
from mentorcli.when.clock import readings

_NOON = time(12)
refused = faults.refused


class Choices(NamedTuple):
    """What the user said about a file: who wrote it, its columns by field, who students are by their name in it.

    `create`: students who are nobody here become new ones, with the status `status`. `skip_bad`: rows that cannot be
    taken are left out; else they stop everything. `maps` are names of remembered columns, `save_map` the name under
    which those of this file are to be remembered once it is taken.
    """

    tool: str | None = None
    columns: Mapping[str, str] = {}
    who: Mapping[str, str] = {}
    create: bool = True
    status: StudentStatus = StudentStatus.ACTIVE
    skip_bad: bool = False
    maps: Sequence[str] = ()
    save_map: str | None = None


class _Person(NamedTuple):
    """A student of a file as they are, or will be, here."""

    student: Student
    records: StudentRecords | None


def preview(workspace: Workspace, data: bytes, name: str, choices: Choices, progress: Progress) -> SessionImport:
    """Return what an import of a file would do, rows that cannot be taken among it. Nothing is written.

    `name` is the file's, for messages. Raises RefusedError for a file that is none of a known form.
    """
    file, _ = _read(workspace, data, name, choices)
    return _Import(workspace, file, choices, progress).planned()


def take(workspace: Workspace, data: bytes, name: str, choices: Choices, progress: Progress) -> SessionImport:
    """Take the sessions of a file, all of them as one operation. The same file twice changes nothing.

    Raises RefusedError naming every row that cannot be taken, unless they are to be skipped.
    """
    file, columns = _read(workspace, data, name, choices)
    with workspace.transaction() as writer:
        importing = _Import(workspace, file, choices, progress)
        planned = importing.planned()
        if planned.refused and not choices.skip_bad:
            raise faults.refused(planned, name)
        changes = importing.changes(planned)
        if changes:
            writer.invalidate_first_session(at=workspace.now)
            with progress("writing", planned.new) as step:
                Batch(writer, cmd="session import", at=workspace.now).write(changes, progress=step)
    column_maps.save(workspace, choices.save_map, columns, cmd="session import")
    return planned._replace(saved=bool(changes), saved_map=choices.save_map)


def _read(workspace: Workspace, data: bytes, name: str, choices: Choices) -> tuple[ForeignFile, Mapping[str, str]]:
    """Return what a file holds, and the columns that were named for it."""
    columns, saved = column_maps.chosen(workspace, choices.columns, choices.maps, choices.save_map, mapped.FIELDS)
    text, remarks = sheets.text_of(data, name)
    file = recognise.read(text, name, tool=choices.tool, columns=columns, saved=saved)
    if not file.sessions and not file.faults:
        raise RefusedError(
            bilingual(f"{name} has no session in it", f"{name} ne contient aucune session"),
            bilingual("Is it the right file?", "Est-ce le bon fichier\u00a0?"),
        )
    return file._replace(remarks=(*remarks, *file.remarks)), columns


class _Import:
    """One file held against the store."""

    def __init__(self, workspace: Workspace, file: ForeignFile, choices: Choices, progress: Progress) -> None:
        self._workspace = workspace
        self._file = file
        self._choices = choices
        self._progress = progress
        self._known = {one.id: one for one in workspace.everyone()}
        self._faults = list(file.faults)
        self._counted: Counter[str] = Counter()
        self._open_here: list[OpenHere] = []
        self._slugs = {*workspace.store.slugs()}
        self._people: dict[str, _Person] = {}

    def planned(self) -> SessionImport:
        """Return what the file brings."""
        rows = rules.sessions_of(self._file.sessions, self._file.students)
        students = {one.key: one for one in self._file.students}
        self._check_who(students)
        found = []
        with self._progress("checking", len(self._file.sessions)) as step:
            for owned in self._by_person(students, rows):
                found.append(owned)
                step(len(owned.sessions) + owned.same)
        refused = sorted(self._faults, key=lambda fault: fault.row)
        listed = tuple(one for one in found if one.sessions or one.same)
        return SessionImport(
            self._file.tool, self._file.encoding, listed, tuple(refused), self._file.remarks, tuple(self._open_here),
            made_up=+self._counted, status=self._choices.status,
        )  # fmt: skip

    def changes(self, planned: SessionImport) -> list[Change]:
        """Return what is to be written."""
        return [self._change(one) for one in planned.students if one.sessions]

    def _change(self, one: ImportedStudent) -> Change:
        person = self._people[one.slug]
        records = [("session", encode_record(session)) for session in one.sessions]
        return Change(one.slug, person.records, None if person.records else person.student, records)

    def _check_who(self, students: Mapping[str, ForeignStudent]) -> None:
        """Raise UsageError for a `--student NAME=SLUG` whose name the file or whose slug the store has not."""
        names = {name_key(one.name) for one in students.values()}
        for name, slug in self._choices.who.items():
            if name_key(name) not in names:
                raise UsageError(
                    bilingual(
                        f"--student {shown(name)}: the file has no such student",
                        f"--student {shown(name)}\u00a0: le fichier n'a pas cet étudiant",
                    ),
                    bilingual("Type the name as the file has it.", "Tapez le nom comme dans le fichier."),
                )
            if slug != faults.NEW and slug not in self._known:
                raise UsageError(
                    bilingual(f"No student {shown(slug)!r}", f"Aucun étudiant «\u00a0{shown(slug)}\u00a0»"),
                    bilingual("See: mentor student list --all", "Voyez\u00a0: mentor student list --all"),
                )

    def _by_person(
        self, students: Mapping[str, ForeignStudent], rows: Mapping[str, Sequence[ForeignSession]]
    ) -> list[ImportedStudent]:
        """Return the students of a file with what their rows bring; two entries of one person are one."""
        found: dict[str, list[ForeignSession]] = {}
        names: dict[str, str] = {}
        for key, listed in rows.items():
            slug = self._slug(students[key], listed)
            if slug is not None:
                found.setdefault(slug, []).extend(listed)
                names.setdefault(slug, students[key].name)
        return [self._brought(slug, names[slug], listed) for slug, listed in found.items()]

    def _slug(self, student: ForeignStudent, rows: Sequence[ForeignSession]) -> str | None:
        """Return the slug of a student, who may be new; None where nobody can tell, and the rows are refused."""
        parts = name_key(student.name)
        said = {name_key(name): slug for name, slug in self._choices.who.items()}.get(parts)
        if said is not None and said != faults.NEW:
            return self._here(said)
        known = [rules.Namesake(one.id, name_key(one.student.name), one.student.email) for one in self._known.values()]
        whom = rules.meant(parts, student.email, known) if said is None else rules.Meant()
        if whom.slug is not None:
            return self._here(whom.slug)
        if whom.several:
            self._refuse(rows, faults.doubtful(student.name, whom.several))
            return None
        if not self._choices.create:
            self._refuse(rows, faults.nobody(student.name))
            return None
        return self._new(student, parts)

    def _here(self, slug: str) -> str:
        records = self._known[slug]
        self._people[slug] = _Person(records.student, records)
        return slug

    def _new(self, student: ForeignStudent, parts: str) -> str:
        """Return the slug of a new student; one whom the file knows by name alone is the one it knows by an id."""
        same = [
            slug for slug, one in self._people.items() if one.records is None and name_key(one.student.name) == parts
        ]
        if len(same) == 1 and parts == student.key:
            return same[0]
        name = check_name(student.name)
        slug = new_slug(slugify(name), self._slugs)
        self._slugs.add(slug)
        new = Student(
            id=slug,
            name=name,
            tombstone=record_id(),
            email=student.email,
            path=student.path,
            funding=student.funding,
            status=self._choices.status,
            started=student.started,
        )
        self._people[slug] = _Person(new, None)
        return slug

    def _refuse(self, rows: Sequence[ForeignSession], reason: Bilingual) -> None:
        self._faults += [RowFault(row.row, reason) for row in rows]

    def _brought(self, slug: str, name: str, rows: Sequence[ForeignSession]) -> ImportedStudent:
        person = self._people[slug]
        sessions = person.records.sessions.values() if person.records else ()
        projects = person.records.projects if person.records else ()
        days = ((session, self._workspace.local(session.scheduled_at).date()) for session in sessions)
        calendar = rules.Calendar(person.student, projects, days)
        fits = [fit for row in rows if (fit := self._fit(calendar, row)) is not None]
        new = tuple(fit.session for fit in fits if fit.session is not None)
        return ImportedStudent(name, slug, person.records is None, new, len(fits) - len(new))

    def _fit(self, calendar: rules.Calendar, row: ForeignSession) -> rules.Fit | None:
        """Return what becomes of a row, None where it is refused."""
        start = self._start(row)
        if start is None:
            return None
        if start > self._workspace.now and row.status is not SessionStatus.SCHEDULED and not _off(row):
            self._refuse([row], faults.ahead())
            return None
        whole_day = not isinstance(row.start, datetime)
        key = record_id_of(f"{self._file.tool}\0{row.key}")
        fit = calendar.fit(row, start, key, self._workspace.local(start).date(), whole_day=whole_day)
        if fit.row is not None:
            self._refuse([row], faults.same_start(fit.row))
            return None
        if fit.told and fit.known is not None:
            self._open_here.append(OpenHere(fit.known, row.row, row.status))
        if fit.session is not None:
            self._count(row, fit.session)
        return fit

    def _count(self, row: ForeignSession, session: Session) -> None:
        """Count what is made up about a session, so that it is told."""
        self._counted["noon"] += not isinstance(row.start, datetime)
        self._counted["length"] += row.minutes is None
        self._counted["cancelled"] += session.reason is Reason.CANCELLED_IN_TIME

    def _start(self, row: ForeignSession) -> datetime | None:
        """Return the start of a row, aware; None where a clock change skips it, and the row is refused."""
        if isinstance(row.start, datetime) and row.start.tzinfo is not None:
            return row.start.astimezone(UTC)
        naive = row.start if isinstance(row.start, datetime) else datetime.combine(row.start, _NOON)
        instants = readings(naive, self._workspace.zone)
        if not instants:
            self._refuse([row], faults.skipped(naive))
            return None
        self._counted["repeated"] += len(instants) > 1
        return instants[0]


def _off(row: ForeignSession) -> bool:
    """Return whether a row was called off, which can be known before its start."""
    return row.status is SessionStatus.CANCELLED
