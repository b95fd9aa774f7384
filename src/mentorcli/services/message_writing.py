"""A message about a student, filled in: what each is made of, and which session or project it is about."""

from __future__ import annotations

from datetime import date

from mentorcli.errors import NotFoundError, RefusedError, UsageError
from mentorcli.models.message import Message
from mentorcli.models.results.messages import MessageShown, MessageWritten
from mentorcli.models.session import Session, SessionKind, SessionStatus, by_start
from mentorcli.render import View
from mentorcli.render.text.letters import letter_text
from mentorcli.render.text.message_values import missed_values, moment_values, session_values
from mentorcli.rules import message as rules
from mentorcli.rules.noshow import late_limit_seconds
from mentorcli.rules.project import current, find_project
from mentorcli.rules.session_choice import planned_ahead
from mentorcli.services import followup, noshow_report, presentation_records, presentations, transfers
from mentorcli.services.letters import letter
from mentorcli.services.lookup import find_student, session_by_id
from mentorcli.services.messages import find_message, show
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, de, visible, visible_lines


def write(
    workspace: Workspace,
    typed: str,
    student: str,
    *,
    session: str | None = None,
    out: str | None = None,
    force: bool = False,
) -> MessageWritten:
    """Return a message about a student, in the language of this run; with `out` it is written to that file.

    `session` is the one it is about, by its id: by default the next one planned, for `moved` and `missed` the latest.
    Raises NotFoundError where there is none, RefusedError for one that the message does not fit or a file that is there
    unless `force`, UsageError for a message about no session, UnreadableError for an own text that cannot be used.
    """
    name = find_message(workspace, typed)
    records = find_student(workspace, student)
    if name in rules.ABOUT_NOBODY:
        raise UsageError(
            bilingual(f"{name} is about no student", f"{name} ne concerne pas un étudiant"),
            bilingual("Type: mentor reconcile FILE --letter", "Tapez\u00a0: mentor reconcile FILE --letter"),
        )
    if name in rules.ABOUT_A_SESSION:
        return _about_session(workspace, name, records, session, out=out, force=force)
    if session is not None:
        sessions = ", ".join(rules.ABOUT_A_SESSION)
        raise UsageError(
            bilingual(f"{name} is about no session", f"{name} ne concerne pas une session"),
            bilingual(
                f"Leave out --session; it goes with: {sessions}", f"Retirez --session, qui va avec\u00a0: {sessions}"
            ),
        )
    made = letter(workspace, name, records, _values(workspace, name, records))
    return _written(workspace, MessageWritten(name, records.student, None, made, out), force=force)


def preview(workspace: Workspace, typed: str, student: str) -> MessageShown:
    """Return a message as it is written, and how it reads for a student. Raises as `write` does."""
    return show(workspace, typed)._replace(preview=write(workspace, typed, student).letter)


def comment(
    workspace: Workspace,
    student: str,
    *,
    template: str | None = None,
    project: str | None = None,
    out: str | None = None,
    force: bool = False,
) -> MessageWritten:
    """Return the assessor's comment on a presentation, in the language of this run; with `out` it is written there.

    `template` is the comment to take, such as `strong` for `comment-strong`; `project` a title, or part of one: by
    default the one presented last. Raises as `write` does.
    """
    name = _comment_named(workspace, template)
    records = find_student(workspace, student)
    session = _presented(workspace, records, project)
    if project is not None:
        title: str | None = find_project(records.projects, project, student=records.id).title
    elif session is not None:
        title = session.project
    else:
        raise _nothing_presented(records)
    on = workspace.local(session.scheduled_at).date() if session is not None else None
    if on is None:
        asked = presentation_records.request_for(records, title)
        on = asked.target if asked is not None else None
    made = letter(workspace, name, records, presentations.message_values(workspace, records, title, on))
    return _written(workspace, MessageWritten(name, records.student, session, made, out), force=force)


def _comment_named(workspace: Workspace, template: str | None) -> str:
    """Return the comment that is meant: by its whole name, or by what stands behind `comment-`."""
    if template is None:
        return rules.COMMENT
    named = rules.message_named(template)
    if named is not None and rules.kind_of(named) != rules.COMMENT:
        raise UsageError(
            bilingual(f"{named} is no comment", f"{named} n'est pas un commentaire"),
            bilingual(
                "Comments are named comment, comment-strong and the like: mentor message list",
                "Les commentaires se nomment comment, comment-bien, etc.\u00a0: mentor message list",
            ),
        )
    return find_message(workspace, named or f"{rules.COMMENT}-{template}")


def _presented(workspace: Workspace, records: StudentRecords, project: str | None) -> Session | None:
    """Return the presentation that took place last, of a project where one is named; None where there is none."""
    title = find_project(records.projects, project, student=records.id).title if project is not None else None
    begun = [
        one
        for one in records.sessions.values()
        if one.kind is SessionKind.PRESENTATION
        and one.status in (SessionStatus.SCHEDULED, SessionStatus.COMPLETED)
        and one.scheduled_at <= workspace.now
        and title in (None, one.project)
    ]
    return max(begun, key=by_start, default=None)


def _nothing_presented(records: StudentRecords) -> NotFoundError:
    project = current(records.projects)
    command = (
        command_line("presentation comment", records.id, options=("--project", project.title))
        if project is not None
        else command_line("project list", records.id)
    )
    return NotFoundError(
        bilingual(
            f"No presentation of {records.student.name} has taken place",
            f"Aucune soutenance {de(records.student.name)} n'a eu lieu",
        ),
        bilingual(f"Name a project: {command}", f"Nommez un projet\u00a0: {command}"),
    )


def _values(workspace: Workspace, name: str, records: StudentRecords) -> dict[str, str | None]:
    """Return what a message about no session is filled with."""
    if name.startswith("contact-"):
        return followup.message_values(workspace, records)
    if name == "transfer-request":
        return transfers.message_values(records)
    if name == "no-show-report":
        return noshow_report.message_values(workspace, records)
    project, target = _asked_for(workspace, records)
    if rules.kind_of(name) == rules.COMMENT:
        session = _presented(workspace, records, None)
        if session is not None:
            project, target = session.project, workspace.local(session.scheduled_at).date()
    return presentations.message_values(workspace, records, project, target)


def _asked_for(workspace: Workspace, records: StudentRecords) -> tuple[str | None, date | None]:
    """Return the project whose presentation was asked for last, with its day, else the one in progress."""
    asked = presentation_records.requests_with_day(workspace, records)
    if asked:
        return asked[-1].project, asked[-1].target
    project = current(records.projects)
    return (project.title if project is not None else None), None


def _about_session(
    workspace: Workspace, name: str, records: StudentRecords, typed: str | None, *, out: str | None, force: bool
) -> MessageWritten:
    """Return a message about a session. Raises as `write` does."""
    session = _session_named(workspace, records, typed) if typed is not None else _usual(workspace, name, records)
    if session is None:
        raise _no_session(name, records)
    _refuse_other(workspace, name, records, session)
    view = View(workspace.lang, workspace.zone, workspace.now)
    policy = workspace.policy_at(session.scheduled_at)
    limit = late_limit_seconds(session.duration_minutes, policy)
    values = session_values(session, view, late_limit=limit, notice=policy.cancellation_hours)
    if name == "moved":
        before = _before_move(records, session)
        values |= moment_values(before.scheduled_at, view, "old_") if before is not None else {}
    if name == "missed":
        ahead = planned_ahead(records.sessions.values(), workspace.now)[:1]
        following = [moment_values(one.scheduled_at, view, "next_") for one in ahead]
        values |= missed_values(session, workspace.lang) | (following[0] if following else {})
    made = letter(workspace, name, records, values)
    return _written(workspace, MessageWritten(name, records.student, session, made, out), force=force)


def _usual(workspace: Workspace, name: str, records: StudentRecords) -> Session | None:
    """Return the session that a message is about where none is named, None where there is none."""
    sessions = records.sessions.values()
    if name == "missed":
        missed = [one for one in sessions if one.status is SessionStatus.NO_SHOW]
        return max(missed, key=by_start, default=None)
    if name == "moved":
        moves = [(op, one) for one in sessions if (op := _moved_in(records, one)) is not None]
        latest = max((op for op, _ in moves), default="")
        return min((one for op, one in moves if op == latest), key=by_start, default=None)
    return next(iter(planned_ahead(sessions, workspace.now)), None)


def _moved_in(records: StudentRecords, session: Session) -> str | None:
    """Return the operation by which a planned session was moved last, None where it was not."""
    versions = records.replay.history(Session, session.id)
    place = rules.moved_from([version.record for version in versions])
    return None if place is None else versions[place + 1].op


def _before_move(records: StudentRecords, session: Session) -> Session | None:
    """Return a session as it was planned before it was moved, None where it was not."""
    versions = [version.record for version in records.replay.history(Session, session.id)]
    place = rules.moved_from(versions)
    return None if place is None else versions[place]


def _session_named(workspace: Workspace, records: StudentRecords, typed: str) -> Session:
    """Return a session of the student by its id, or the beginning of one. Raises NotFoundError, AmbiguousError."""
    found = session_by_id(workspace, typed)
    if found is None or found[0].id != records.id:
        command = command_line("session list", options=("--student", records.id))
        raise NotFoundError(
            bilingual(
                f"{records.student.name} has no session {visible(typed[:60])!r}",
                f"{records.student.name} n'a pas de session {visible(typed[:60])!r}",
            ),
            bilingual(f"Their ids: {command}", f"Leurs identifiants\u00a0: {command}"),
        )
    return found[1]


def _refuse_other(workspace: Workspace, name: str, records: StudentRecords, session: Session) -> None:
    """Raise RefusedError for a session that a message does not fit."""
    if name == "missed":
        fits = session.status is SessionStatus.NO_SHOW
        what = bilingual("it is no no-show", "ce n'est pas un no-show")
    elif name == "moved":
        fits = _before_move(records, session) is not None
        what = bilingual("it was not moved", "elle n'a pas été déplacée")
    else:
        fits = session.status is SessionStatus.SCHEDULED and session.scheduled_at > workspace.now
        what = bilingual("it is not one that is still ahead", "elle n'est pas à venir")
    if not fits:
        see = command_line("session show", session.id)
        raise RefusedError(
            bilingual(
                f"{name} does not fit session {session.id}: {what}",
                f"{name} ne va pas avec la session {session.id}\u00a0: {what.french}",
            ),
            bilingual(f"See: {see}", f"Voyez\u00a0: {see}"),
        )


def _no_session(name: str, records: StudentRecords) -> NotFoundError:
    """Return that there is no session that a message could be about."""
    called, owner = records.student.name, de(records.student.name)
    see = command_line("session list", options=("--student", records.id))
    hint = bilingual(f"See: {see}", f"Voyez\u00a0: {see}")
    if name == "missed":
        return NotFoundError(bilingual(f"{called} has missed no session", f"{called} n'a manqué aucune session"), hint)
    if name == "moved":
        return NotFoundError(
            bilingual(f"No planned session of {called} was moved", f"Aucune session prévue {owner} n'a été déplacée"),
            hint,
        )
    plan = command_line("session schedule", records.id)
    return NotFoundError(
        bilingual(f"No session of {called} is planned", f"Aucune session {owner} n'est prévue"),
        bilingual(f'Plan one: {plan} "tomorrow 14:00"', f'Planifiez-en une\u00a0: {plan} "demain 14h"'),
    )


def _written(workspace: Workspace, done: MessageWritten, *, force: bool) -> MessageWritten:
    """Write a message to the file that was named, if any; return it. Raises RefusedError, NotSavedError."""
    if done.out is not None:
        from mentorcli.services.user_files import save_for_user  # for one option

        save_for_user(workspace, done.out, _as_file(done.letter, workspace), force=force)
    return done


def _as_file(made: Message, workspace: Workspace) -> str:
    return visible_lines("\n".join(letter_text(made, View(workspace.lang, workspace.zone)))) + "\n"
