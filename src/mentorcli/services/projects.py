"""The projects of a student's path: added, started, presented, validated, corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.checklist import Tick, tick_key
from mentorcli.models.presentation import PresentationRequest, PresentationResult
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.results.student import ProjectChange
from mentorcli.models.session import Fact, Session, SessionStatus, by_start
from mentorcli.rules import project as rules
from mentorcli.rules.presentation_result import held_last
from mentorcli.services.lookup import find_student
from mentorcli.services.session_facts import refresh
from mentorcli.services.session_follow import Anew, save_followers
from mentorcli.services.students import details_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.ids import record_id
from mentorcli.text import bilingual, command_line

if TYPE_CHECKING:
    from mentorcli.store.student_records import StudentRecords
    from mentorcli.store.writer import Writer

_ABOUT: tuple[type[PresentationRequest | PresentationResult], ...] = (PresentationRequest, PresentationResult)


def add(workspace: Workspace, student: str, title: str, level: int | None = None) -> ProjectChange:
    """Add a project that is to do. Raises UsageError for what cannot be right, RefusedError for a title taken."""
    project = Project(record_id(), rules.check_title(title), level=rules.check_level(level))
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        rules.refuse_twice(records.projects, project.title)
        writer.append(records, project, cmd="project add", at=workspace.now)
    return ProjectChange(details_of(workspace, records), project)


def start(workspace: Workspace, student: str, title: str, on: date | None = None) -> ProjectChange:
    """Start a project, by its title or a part of it, on a local day (None: today).

    The sessions of the days that change follow, documented ones too. Raises RefusedError while another one is in
    progress.
    """
    return _advance(workspace, student, title, ProjectStatus.IN_PROGRESS, on)


def present(workspace: Workspace, student: str, title: str, on: date | None = None) -> ProjectChange:
    """Note that a project was presented on a local day. Raises RefusedError where it is not in progress."""
    return _advance(workspace, student, title, ProjectStatus.PRESENTED, on)


def validate(workspace: Workspace, student: str, title: str, on: date | None = None) -> ProjectChange:
    """Note that a project is validated since a local day. Raises RefusedError where it is not begun."""
    return _advance(workspace, student, title, ProjectStatus.VALIDATED, on)


def _advance(workspace: Workspace, student: str, title: str, to: ProjectStatus, on: date | None) -> ProjectChange:
    day = on or workspace.today
    if day > workspace.today:
        raise UsageError(
            bilingual(f"--on {day} lies ahead", f"--on {day} est à venir"),
            bilingual("Say what has happened already.", "Indiquez ce qui a déjà eu lieu."),
        )
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        found = rules.find_project(records.projects, title, student=records.id)
        if found.status is to and on is None:
            workspace.store.skipped = True
            return ProjectChange(details_of(workspace, records), found)
        changed = rules.advanced(records.projects, found, to, student=records.id, on=day, dated=on is not None)
        follow, anew = save_project(workspace, writer, records, changed, cmd=f"project {rules.VERB[to]}")
    awaits = to is not ProjectStatus.IN_PROGRESS and _awaits_result(records, changed)
    return ProjectChange(details_of(workspace, records), changed, follow, anew, awaits_result=awaits)


def _awaits_result(records: StudentRecords, project: Project) -> bool:
    """Return whether a project's presentation was asked for or held, and has no result."""
    from mentorcli.services.presentation_records import number_of, request_for, results_of  # only where one ends

    known = results_of(records, project.title)
    if any(one.number == number_of(records, project.title) for one in known):
        return False
    held = held_last(records.sessions.values(), project.title, known[-1] if known else None, unnamed=False)
    return held is not None or request_for(records, project.title) is not None


def edit(
    workspace: Workspace, student: str, title: str, *, new_title: str | None = None, level: int | None = None
) -> ProjectChange:
    """Give a project another title or level; all that is about it follows.

    Raises UsageError where nothing is given or it cannot be right, RefusedError for a title taken.
    """
    if new_title is None and level is None:
        raise UsageError(
            bilingual("Nothing to change", "Rien à changer"),
            bilingual("Give --title or --level.", "Indiquez --title ou --level."),
        )
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        found = rules.find_project(records.projects, title, student=records.id)
        chosen = rules.check_title(new_title) if new_title is not None else found.title
        rules.refuse_twice([one for one in records.projects if one.id != found.id], chosen)
        changed = replace(found, title=chosen, level=rules.check_level(level) or found.level)
        renamed = _renamed(records, found.title, chosen) if chosen != found.title else _Renamed()
        follow, anew = save_project(workspace, writer, records, changed, cmd="project edit", renamed=renamed)
    return ProjectChange(details_of(workspace, records), changed, follow, anew)


def remove(workspace: Workspace, student: str, title: str) -> ProjectChange:
    """Remove a project. Raises RefusedError where a documented session, a tick or a request is about it."""
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        found = rules.find_project(records.projects, title, student=records.id)
        about = [one for one in records.sessions.values() if one.project == found.title]
        told = [one for one in about if one.status is not SessionStatus.SCHEDULED]
        others = [one for one in records.records(Tick).values() if one.project == found.title]
        asked = [one for kind in _ABOUT for one in records.records(kind).values() if one.project == found.title]
        count = len(others) + len(asked)
        if told or others or asked:
            edit_it = command_line("project edit", records.id, found.title, options=["--title", "..."])
            raise RefusedError(
                bilingual(
                    f"Documented sessions ({len(told)}) and other records ({count}) are about {found.title!r}",
                    f"Des sessions renseignées ({len(told)}) et d'autres éléments ({count}) concernent {found.title!r}",
                ),
                bilingual(f"Correct its title instead: {edit_it}", f"Corrigez plutôt son titre\u00a0: {edit_it}"),
            )
        left = [one for one in records.projects if one.id != found.id]
        plain = {
            one.id: replace(one, project=None, named=tuple(fact for fact in one.named if fact is not Fact.PROJECT))
            for one in about
        }
        sessions = refresh(records, workspace.zone, plain.values(), projects=left, every=True)
        writer.append(records, *sessions, cmd="project remove", at=workspace.now, drop=[("project", found.id)])
    return ProjectChange(details_of(workspace, records), found, tuple(sessions))


class _Renamed(NamedTuple):
    """What goes along with a project's title: sessions by id, and the other records with those they replace."""

    sessions: tuple[Session, ...] = ()
    others: tuple[Tick | PresentationRequest | PresentationResult, ...] = ()
    drop: tuple[tuple[str, str], ...] = ()


def _renamed(records: StudentRecords, old: str, new: str) -> _Renamed:
    """Return all records that name a project, with its new title."""
    ticks = [tick for tick in records.records(Tick).values() if tick.project == old]
    about = [one for kind in _ABOUT for one in records.records(kind).values() if one.project == old]
    return _Renamed(
        tuple(replace(one, project=new) for one in records.sessions.values() if one.project == old),
        (
            *(replace(tick, id=tick_key(tick.checklist, new, tick.item, tick.number), project=new) for tick in ticks),
            *(replace(one, project=new) for one in about),
        ),
        tuple(("tick", tick.id) for tick in ticks),
    )


def save_project(
    workspace: Workspace,
    writer: Writer,
    records: StudentRecords,
    changed: Project,
    *,
    cmd: str,
    renamed: _Renamed = _Renamed(),  # noqa: B008 - it cannot be changed
    beside: Sequence[object] = (),
) -> tuple[tuple[Session, ...], Anew]:
    """Save a project with the documented sessions whose facts it changes, as one operation; return as its saving does.

    `beside` is what else the operation writes. A planned session is looked at again once it is documented.
    """
    projects = [changed if one.id == changed.id else one for one in records.projects]
    sessions = {**records.sessions, **{one.id: one for one in renamed.sessions}}
    told = [one for one in sessions.values() if one.status is not SessionStatus.SCHEDULED]
    after = {one.id: one for one in refresh(records, workspace.zone, told, projects=projects)}
    follow = tuple(sorted({**{one.id: one for one in renamed.sessions}, **after}.values(), key=by_start))
    written = [changed, *renamed.others, *beside]
    return save_followers(workspace, writer, records, follow, written, cmd=cmd, drop=renamed.drop)
