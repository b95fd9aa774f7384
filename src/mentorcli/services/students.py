"""Who a mentor's students are and what is noted about them: added, listed, changed, erased."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorcli.errors import NotFoundError, RefusedError, UnreadableError, UsageError
from mentorcli.models.results.student_list import StudentList
from mentorcli.models.student import Funding, Student, StudentStatus
from mentorcli.rules import student as rules
from mentorcli.services.lookup import find_student, known_students, mention
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, one_line, slugify, visible

if TYPE_CHECKING:
    from mentorcli.models.results.student import Erasure, MessageMention, StudentDetails
    from mentorcli.store.salvage import Salvage

_COUNTED = {"student", "session", "note", "project"}  # types of records with a number of their own in an erasure


class ProfileFields(NamedTuple):
    """The fields of a profile as typed; None was not given, an empty text clears its field.

    `started` and `funding_from` are a WHEN that is read as a local day.
    """

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    path: str | None = None
    funding: Funding | None = None
    funding_from: str | None = None
    started: str | None = None
    status: StudentStatus | None = None
    slug: str | None = None

    @property
    def given(self) -> bool:
        """Whether anything was given."""
        return any(value is not None for value in self)


def details_of(workspace: Workspace, records: StudentRecords) -> StudentDetails:
    """Return a student's records as they are handed over to be shown."""
    from mentorcli.models.results.student import StudentDetails  # not for a list

    return StudentDetails(
        records.student,
        workspace.today,
        tuple(records.notes),
        tuple(records.projects),
        tuple(records.resources),
        tuple(records.goals),
        records.note_numbers,
    )


def find_details(workspace: Workspace, typed: str) -> StudentDetails:
    """Return the student meant. Raises NotFoundError or AmbiguousError."""
    return details_of(workspace, find_student(workspace, typed))


def list_students(workspace: Workspace, statuses: Sequence[StudentStatus] = (), *, every: bool = False) -> StudentList:
    """Return the profiles of the students of some statuses, by slug.

    Without a status those who are active are meant, with `every` all. No other record is read.
    """
    known = [records.student for records in workspace.everyone(profiles=True)]
    chosen = sorted((one for one in known if _is_asked_for(one, statuses, every=every)), key=lambda one: one.id)
    return StudentList(tuple(chosen), len(known) - len(chosen), bool(statuses), workspace.today)


def list_details(
    workspace: Workspace, statuses: Sequence[StudentStatus] = (), *, every: bool = False
) -> list[StudentDetails]:
    """Return the students whom `list_students` returns, with their records."""
    chosen = [one for one in workspace.everyone() if _is_asked_for(one.student, statuses, every=every)]
    return [details_of(workspace, records) for records in sorted(chosen, key=lambda one: one.id)]


def _is_asked_for(student: Student, statuses: Sequence[StudentStatus], *, every: bool) -> bool:
    return (every and not statuses) or student.status in (statuses or (StudentStatus.ACTIVE,))


def add(workspace: Workspace, name: str, fields: ProfileFields, *, slug: str | None = None) -> StudentDetails:
    """Add a student under a slug, by default one made from the name.

    Raises UsageError for what cannot be right, RefusedError where the student is there already.
    """
    name = rules.check_name(name)
    typed = rules.check_slug(slug) if slug is not None else None
    checked = checked_fields(workspace, fields)
    funding = rules.first_funding(fields.funding)
    with workspace.transaction() as writer:
        new = _new_slug(workspace, typed, name)
        student = Student(id=new, name=name, tombstone=record_id(), funding=funding, **checked)
        records = writer.create(student, cmd="student add", at=workspace.now)
        mention(workspace, records, workspace.store.slugs())
    return details_of(workspace, records)


def _new_slug(workspace: Workspace, typed: str | None, name: str) -> str:
    """Return the slug of a new student: the one typed, else one of its own made from the name.

    Raises RefusedError where the slug typed is taken, or, without one, where a student of that name is there already.
    """
    slugs = workspace.store.slugs()
    made = slugify(name)
    if typed is not None:
        if typed in slugs:
            raise there_already(typed, "", rules.free_slug(typed, slugs))
        return typed
    same = rules.namesakes(rules.Known("", name, StudentStatus.ACTIVE), known_students(workspace, slugs))
    free = rules.new_slug(made, slugs)
    if same:
        raise there_already(visible(name), f" ({', '.join(same)})", free)
    return free


def there_already(known: str, about: str, free: str) -> RefusedError:
    """Return the refusal of a slug or a name that is there already, `about` whom, with a slug that is free."""
    return RefusedError(
        bilingual(f"There is a student {known} already{about}", f"{known} existe déjà{about}"),
        bilingual(
            f"For another person of that name: --slug {free}",
            f"Pour une autre personne du même nom\u00a0: --slug {free}",
        ),
    )


def checked_fields(workspace: Workspace, fields: ProfileFields) -> dict[str, Any]:
    """Return what was given beside name, status and funding, in the form that is stored. Raises UsageError."""
    checks: dict[str, Callable[[str], object]] = {
        "email": rules.check_email,
        "phone": rules.check_phone,
        "path": one_line,
        "started": lambda text: day_of(workspace, text),
    }
    given = fields._asdict()
    return {key: check(given[key]) for key, check in checks.items() if given[key] is not None}


def day_of(workspace: Workspace, text: str | None) -> date | None:
    """Return the local day of a typed WHEN, None for an empty one. Raises UsageError."""
    from mentorcli.when import Direction, parse_day  # only where a day was typed

    if not text:
        return None
    return parse_day(text, now=workspace.now, zone=workspace.zone, direction=Direction.BACK)


def save_note(workspace: Workspace, known: Student, text: str | None) -> StudentDetails:
    """Add a note about a student as read earlier, dated now. Raises UsageError for an empty one."""
    from mentorcli.models.note import Note  # a list of students loads no notes
    from mentorcli.services.meanwhile import as_now

    if not text:
        raise UsageError(
            bilingual("The note is empty", "La note est vide"),
            bilingual(
                'Such as: mentor student note amelie "Prefers mornings"',
                'Par exemple\u00a0: mentor student note amelie "Préfère le matin"',
            ),
        )
    with workspace.transaction() as writer:
        records = as_now(workspace, known)
        note = Note(id=record_id(), at=workspace.now, text=text)
        writer.append(records, note, cmd="student note", at=workspace.now)
    return details_of(workspace, records)


def erasure(workspace: Workspace, typed: str) -> Erasure:
    """Return what `forget` would erase, to be confirmed before. A student who cannot be read is named by the slug."""
    return _erasure(workspace, _to_erase(workspace, typed))


def _to_erase(workspace: Workspace, typed: str) -> Salvage:
    """Return the student meant, one who cannot be read as far as that goes. Raises UnreadableError, NotFoundError."""
    from mentorcli.store.salvage import Salvage, salvage  # only where somebody is erased

    try:
        records = find_student(workspace, typed, any_status=True)
        records.replay.check()
    except (UnreadableError, NotFoundError) as error:
        there = workspace.store.slugs()
        if typed not in there and typed not in workspace.store.lost_students(there):
            raise
        return salvage(workspace.store, typed, error)
    return Salvage(records, (records.student.tombstone, *records.student.aliases))


def _erasure(workspace: Workspace, found: Salvage) -> Erasure:
    from mentorcli.models.results.student import Erasure  # not for a list

    records = found.records
    others = sum(len(records.replay.current(kind)) for kind in records.replay.kinds() - _COUNTED)
    return Erasure(details_of(workspace, records), len(records.sessions), others, unread=found.unread)


def forget(workspace: Workspace, slug: str) -> Erasure:
    """Erase a student with everything recorded, for good; backups made before are named, not touched.

    Of the mentor's very first held session the day is kept, where it can be read: presentations and recordings turn on
    it.
    """
    from mentorcli.store import backup_search  # only where somebody is erased

    with workspace.transaction() as writer:
        found = _to_erase(workspace, slug)
        erased = _erasure(workspace, found)
        writer.forget(found.records, at=workspace.now, zone=workspace.zone, doubtful=bool(found.unread))
        holding = backup_search.forget(writer.store, writer.root, found.uids, slug)
        named = _mentions(workspace, found.records.student)
    return erased._replace(backups=holding.paths, unreadable=holding.unreadable, messages=named)


def _mentions(workspace: Workspace, student: Student) -> tuple[MessageMention, ...] | None:
    from mentorcli.services.mentions import mentions  # only where somebody is erased

    try:
        return mentions(workspace, student)
    except UnreadableError:
        return None
