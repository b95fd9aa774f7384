"""What only the mentor knows about a session, as errors: a terminal asks, elsewhere they name what to type.

They are made where something cannot be decided, so that a command that goes through loads nothing of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mentorcli.errors import NotFoundError, RefusedError, SessionQuestionError, UsageError, WhoQuestionError
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.render.text.labels import kind_word, status_word
from mentorcli.render.text.quantities import moment
from mentorcli.rules import scheduling
from mentorcli.rules.session_choice import Ask
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, shell_quoted

_AGAIN = bilingual(
    "Give the command again with one of these options.", "Redonnez la commande avec l'une de ces options."
)


def typed_start(workspace: Workspace, at: datetime) -> str:
    """Return a moment as it can be typed for WHEN: `2026-11-24 14:00`, with the seconds where there are any."""
    local = workspace.local(at)
    return f"{local:%Y-%m-%d %H:%M:%S}" if local.second else f"{local:%Y-%m-%d %H:%M}"


def label(workspace: Workspace, session: Session, lang: str) -> str:
    """Return what tells a session from another: its start, its kind and its status."""
    start = moment(workspace.local(session.scheduled_at), lang)
    return f"{start}, {kind_word(session.kind, lang)}, {status_word(session.status, lang)}"


def log_question(
    workspace: Workspace, records: StudentRecords, ask: Ask, *, at: datetime | None = None, cancelled: bool = False
) -> SessionQuestionError:
    """Return the question which session a report is about, with the options that say so.

    `at` is the moment that was named, if any: a new one would begin then. `cancelled`: one was called off, which may
    be one that has not begun.
    """
    new = f"--at {shell_quoted(typed_start(workspace, at))} --new" if at else "--new"
    typed = [_log_option(workspace, session, cancelled=cancelled) for session in ask.sessions] + (
        [new] if ask.new else []
    )
    return _question(
        workspace,
        records,
        ask,
        typed,
        _AGAIN,
    )


def id_question(workspace: Workspace, records: StudentRecords, ask: Ask, command: str) -> SessionQuestionError:
    """Return the question which session a command is about that takes an id (`session edit`)."""
    typed = [command_line(command, session.id) for session in ask.sessions]
    hint = bilingual("Name the session by its id.", "Nommez la session par son identifiant.")
    return _question(workspace, records, ask, typed, hint)


def mark_question(workspace: Workspace, records: StudentRecords, ask: Ask) -> SessionQuestionError:
    """Return the question which session is marked, with the options that name it by its id."""
    typed = [f"--session {session.id}" for session in ask.sessions]
    return _question(workspace, records, Ask(ask.sessions), typed, _AGAIN)


def _log_option(workspace: Workspace, session: Session, *, cancelled: bool = False) -> str:
    """Return what names a session to `session log`: its start; one held early is moved first."""
    if cancelled or session.scheduled_at <= workspace.now:
        return f"--at {shell_quoted(typed_start(workspace, session.scheduled_at))}"
    begun = typed_start(workspace, scheduling.begun(workspace.now, session.duration_minutes))
    return command_line("session edit", session.id, options=["--at", begun])


def _question(
    workspace: Workspace, records: StudentRecords, ask: Ask, typed: Sequence[str], hint: str
) -> SessionQuestionError:
    """Return a question with a line a choice, what to type before what it means."""
    labels = [bilingual(label(workspace, session, "en"), label(workspace, session, "fr")) for session in ask.sessions]
    if ask.new:
        labels.append(bilingual("a new session", "une nouvelle session"))
    width = max(map(len, typed))
    details = tuple(
        bilingual(f"{option:<{width}}  {about}", f"{option:<{width}}  {about.french}")
        for option, about in zip(typed, labels, strict=True)
    )
    keys = [session.id for session in ask.sessions] + ([""] if ask.new else [])
    name, count = records.student.name, len(ask.sessions)
    only = ask.sessions[0]
    message = (
        bilingual(
            f"Which session of {name} is meant? There are {count}",
            f"De quelle session de {name} s'agit-il\u00a0? Il y en a {count}",
        )
        if count > 1
        else bilingual(
            f"Is the session of {name} on {moment(workspace.local(only.scheduled_at), 'en')} meant?",
            f"S'agit-il de la session de {name} du {moment(workspace.local(only.scheduled_at), 'fr')}\u00a0?",
        )
    )
    return SessionQuestionError(message, hint, details, tuple(zip(keys, labels, strict=True)))


def who_question(
    workspace: Workspace, records: StudentRecords, lost: Sequence[Session], option: str
) -> WhoQuestionError:
    """Return the question who called sessions off, which decides whether they are no-shows; `option` would say it."""
    name = records.student.name
    starts = [", ".join(moment(workspace.local(one.scheduled_at), lang) for one in lost) for lang in ("en", "fr")]
    return WhoQuestionError(
        bilingual(
            f"Who called off the session of {name} on {starts[0]}? By the student it is a no-show",
            f"Qui a annulé la session de {name} du {starts[1]}\u00a0? Par l'étudiant, c'est un no-show",
        ),
        bilingual(f"Add {option} student, or {option} mentor.", f"Ajoutez {option} student, ou {option} mentor."),
    )


def no_session(records: StudentRecords) -> NotFoundError:
    """Return the error for a student without any session."""
    name, command = records.student.name, command_line("session schedule", records.id, "tomorrow 14:00")
    return NotFoundError(
        bilingual(f"{name} has no session yet", f"{name} n'a pas encore de session"),
        bilingual(f"Plan one: {command}", f"Prévoyez-en une\u00a0: {command}"),
    )


def nothing_to_cancel(workspace: Workspace, records: StudentRecords) -> NotFoundError:
    """Return the error where no session is planned that could be called off; one that has begun is named by its id."""
    sessions = records.sessions.values()
    begun = [one for one in sessions if one.status is SessionStatus.SCHEDULED and one.scheduled_at <= workspace.now]
    name = records.student.name
    message = bilingual(f"{name} has no scheduled session to call off", f"{name} n'a pas de session prévue à annuler")
    if not begun:
        command = command_line("session list", options=["--student", records.id])
        return NotFoundError(message, bilingual(f"See: {command}", f"Voir\u00a0: {command}"))
    command = command_line("session cancel", max(begun, key=by_start).id)
    return NotFoundError(
        message,
        bilingual(
            f"One that has begun is named by its id: {command}",
            f"Une session commencée se nomme par son id\u00a0: {command}",
        ),
    )


def not_begun(workspace: Workspace, records: StudentRecords, start: datetime, session: Session | None) -> UsageError:
    """Return the refusal to tell what became of one that has not begun; a planned one may have been held early."""
    local, name = workspace.local(start), records.student.name
    message = bilingual(
        f"That session of {name} starts in the future ({moment(local, 'en')})",
        f"Cette session de {name} est encore à venir ({moment(local, 'fr')})",
    )
    if session is None:
        return UsageError(message, bilingual("Tell it once it has begun.", "Notez-la une fois qu'elle a commencé."))
    command = _log_option(workspace, session)
    return UsageError(
        message,
        bilingual(
            f"Log it once it has begun. Held early: {command}",
            f"Notez-la une fois commencée. Tenue plus tôt\u00a0: {command}",
        ),
    )


def already_planned(workspace: Workspace, records: StudentRecords, known: Session) -> RefusedError:
    """Return the refusal of a second session of a student at one start, with what to type instead."""
    name, at = records.student.name, workspace.local(known.scheduled_at)
    show, move = command_line("session show", known.id), command_line("session edit", known.id)
    return RefusedError(
        bilingual(
            f"{name} has a session on {moment(at, 'en')} already: {known.status}",
            f"{name} a déjà une session le {moment(at, 'fr')}\u00a0: {status_word(known.status, 'fr')}",
        ),
        bilingual(
            f"See it: {show}. To move it: {move} --at WHEN",
            f"Pour la voir\u00a0: {show}. La déplacer\u00a0: {move} --at QUAND",
        ),
    )


def not_recorded(workspace: Workspace, records: StudentRecords, session: Session) -> RefusedError:
    """Return the refusal of a recording of what did not take place, with the latest session that did."""
    name, at = records.student.name, workspace.local(session.scheduled_at)
    held = max((one for one in records.sessions.values() if one.held), key=by_start, default=None)
    command = command_line("session record", held.id) + " URL" if held else command_line("session show", session.id)
    return RefusedError(
        bilingual(
            f"The session of {name} on {moment(at, 'en')} did not take place: {session.status}",
            f"La session de {name} du {moment(at, 'fr')} n'a pas eu lieu\u00a0: {status_word(session.status, 'fr')}",
        ),
        bilingual(
            f"{'The latest one held' if held else 'See it'}: {command}",
            f"{'La dernière tenue' if held else 'Pour la voir'}\u00a0: {command}",
        ),
    )
