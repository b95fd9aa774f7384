"""What the services on students, their projects and their resources hand over to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a list of students loads neither notes nor projects
    from datetime import date

    from mentorcli.models.goal import Goal
    from mentorcli.models.note import Note
    from mentorcli.models.project import Project, ProjectPeriod, Resource
    from mentorcli.models.results.store import ToSettle
    from mentorcli.models.session import Session
    from mentorcli.models.student import FundingPeriod, Student


class Mention(NamedTuple):
    """A student that a command speaks of, and the slugs of the others, of any status, who have the same name."""

    student: Student
    namesakes: tuple[str, ...]


class StudentDetails(NamedTuple):
    """A student with notes (oldest first), projects, resources and goals; `today` is the day whose funding holds.

    `note_numbers` are those of the notes, in their order.
    """

    student: Student
    today: date
    notes: tuple[Note, ...] = ()
    projects: tuple[Project, ...] = ()
    resources: tuple[Resource, ...] = ()
    goals: tuple[Goal, ...] = ()
    note_numbers: tuple[int, ...] = ()


class ProfileChange(NamedTuple):
    """A student after a change of the profile, the profile as it was, and what goes with the change.

    `follow` are the documented sessions that follow it, as they are now, oldest first; `dropped` the dated periods of
    funding of which nothing is left. `anew` are those that are judged otherwise now, each before and after.
    `later` are periods of another funding than the one that was said, which begin after its day and stand as they were.
    """

    details: StudentDetails
    before: Student
    follow: tuple[Session, ...] = ()
    dropped: tuple[FundingPeriod, ...] = ()
    anew: tuple[tuple[Session, Session], ...] = ()
    later: tuple[FundingPeriod, ...] = ()


class ProfileText(NamedTuple):
    """A profile as text to be edited, and the student that it describes."""

    student: Student
    text: str


class MessageMention(NamedTuple):
    """A message of the mentor's own (`reminder.fr`) that names somebody, and the word by which it does.

    It is empty for a message that cannot be read; `earlier` tells that only a text of before does.
    """

    key: str
    word: str
    earlier: bool = False


class Erasure(NamedTuple):
    """What is erased with a student, and the paths of the backups that still hold it.

    `others` counts the records beside sessions, notes and projects. `unreadable` are paths of what could tell of other
    backups, and cannot be read now, `unread` sentences on what is erased without being looked at. `messages` are the
    mentor's own ones that name the student, None where that cannot be told.
    """

    details: StudentDetails
    sessions: int
    others: int = 0
    backups: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    messages: tuple[MessageMention, ...] | None = ()


class Merging(NamedTuple):
    """Two entries of one person that are put together: the one that goes, and the one that stays, as it is then.

    `moved` counts the records that move, by type, `taken` are the fields of the profile that come along, `differing`
    those in which both differ and that stay as they are. `united` are the titles of projects that both had,
    `checklists` the checklists of which both had ticked something. `settle` is what only a person can settle now.
    `follow` are the documented sessions whose funding is known by it, `anew` those judged otherwise, before and after.
    `levels` are the projects of which both had another level, as they stay, with the level that does not come along,
    `periods` those in progress on other days, as they stay, with the days that are not kept.
    """

    gone: Student
    details: StudentDetails
    moved: dict[str, int]
    taken: tuple[str, ...]
    differing: tuple[str, ...]
    united: tuple[str, ...]
    checklists: tuple[str, ...]
    settle: tuple[ToSettle, ...]
    follow: tuple[Session, ...] = ()
    anew: tuple[tuple[Session, Session], ...] = ()
    levels: tuple[tuple[Project, int], ...] = ()
    periods: tuple[tuple[Project, ProjectPeriod], ...] = ()


class NoteRemoved(NamedTuple):
    """A student after a note was removed, and that note."""

    details: StudentDetails
    note: Note


class ProjectChange(NamedTuple):
    """A student after a change, the project that changed, and the sessions that follow it, as they are now.

    `anew` are those that are judged otherwise now, each before and after. `awaits_result`: its presentation was asked
    for or held, and no result of it is noted.
    """

    details: StudentDetails
    project: Project
    follow: tuple[Session, ...] = ()
    anew: tuple[tuple[Session, Session], ...] = ()
    awaits_result: bool = False


class ResourceChange(NamedTuple):
    """A student after a change, and the resource that was added or removed."""

    details: StudentDetails
    resource: Resource
