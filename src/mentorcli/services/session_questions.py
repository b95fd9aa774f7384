"""What only the mentor knows about a session, as errors: a terminal asks, elsewhere they name what to type.

They are made where something cannot be decided, so that a command that goes through loads nothing of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mentorcli.errors import NotFoundError, RefusedError, SessionQuestionError, UsageError, WhoQuestionError
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.models.verdict import TypedEvidence
from mentorcli.render.text import clock, example_when, kind_word, moment, status_word, to_be_filled
from mentorcli.rules import scheduling
from mentorcli.rules.session_choice import Ask, latest
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, command_line, de, in_language, shell_quoted

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
    workspace: Workspace, records: StudentRecords, ask: Ask, evidence: TypedEvidence, *, at: datetime | None = None
) -> SessionQuestionError:
    """Return the question which session a report is about, with the options that say so.

    `at` is the moment that was named, if any: a new one would begin then.
    """
    new = f"--at {shell_quoted(typed_start(workspace, at))} --new" if at else "--new"
    if evidence.absent and not at:  # when it was to start, only the mentor knows
        new = bilingual("--at WHEN --new", "--at QUAND --new")
    typed = [_log_option(workspace, session, evidence) for session in ask.sessions]
    return _question(workspace, records, ask, [*typed, new] if ask.new else typed, _AGAIN)


def id_question(workspace: Workspace, records: StudentRecords, ask: Ask, command: str) -> SessionQuestionError:
    """Return the question which session a command is about that takes an id (`session edit`)."""
    typed = [command_line(command, session.id) for session in ask.sessions]
    hint = bilingual("Name the session by its id.", "Nommez la session par son identifiant.")
    return _question(workspace, records, ask, typed, hint)


def mark_question(workspace: Workspace, records: StudentRecords, ask: Ask) -> SessionQuestionError:
    """Return the question which session is marked, with the options that name it by its id."""
    typed = [f"--session {session.id}" for session in ask.sessions]
    return _question(workspace, records, Ask(ask.sessions), typed, _AGAIN)


def _log_option(workspace: Workspace, session: Session, evidence: TypedEvidence) -> str:
    """Return what names a session to `session log`: its start; one that began early is moved first."""
    if evidence.cancels or session.scheduled_at <= workspace.now:
        return f"--at {shell_quoted(typed_start(workspace, session.scheduled_at))}"
    return _moved_early(workspace, session, absent=evidence.absent)


def _moved_early(workspace: Workspace, session: Session, *, absent: bool) -> str:
    """Return the command that moves a session to when it began: as if it ended now; of a missed one nobody knows."""
    if absent:
        move = command_line("session edit", session.id)
        return bilingual(f"{move} --at WHEN", f"{move} --at QUAND")
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
        bilingual(f"{option:<{width}}  {about}", f"{in_language(option, 'fr'):<{width}}  {about.french}")
        for option, about in zip(typed, labels, strict=True)
    )
    keys = [session.id for session in ask.sessions] + ([""] if ask.new else [])
    name, count = records.student.name, len(ask.sessions)
    only = ask.sessions[0]
    message = (
        bilingual(
            f"Which session of {name} is meant? There are {count}",
            f"De quelle session {de(name)} s'agit-il\u00a0? Il y en a {count}",
        )
        if count > 1
        else bilingual(
            f"Is the session of {name} on {moment(workspace.local(only.scheduled_at), 'en')} meant?",
            f"S'agit-il de la session {de(name)} du {moment(workspace.local(only.scheduled_at), 'fr')}\u00a0?",
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
            f"Qui a annulé la session {de(name)} du {starts[1]}\u00a0? Par l'étudiant, c'est un no-show",
        ),
        bilingual(f"Add {option} student, or {option} mentor.", f"Ajoutez {option} student, ou {option} mentor."),
    )


def no_session(records: StudentRecords) -> NotFoundError:
    """Return the error for a student without any session."""
    name = records.student.name
    english, french = (command_line("session schedule", records.id, example_when(lang)) for lang in ("en", "fr"))
    return NotFoundError(
        bilingual(f"{name} has no session yet", f"{name} n'a pas encore de session"),
        bilingual(f"Plan one: {english}", f"Prévoyez-en une\u00a0: {french}"),
    )


def gone(records: StudentRecords, session: str) -> NotFoundError:
    """Return the error for a session that was meant, and was deleted meanwhile."""
    command = command_line("session list", options=["--student", records.id])
    return NotFoundError(
        bilingual(f"There is no session {session} any more", f"Il n'y a plus de session {session}"),
        bilingual(f"See: {command}", f"Voyez\u00a0: {command}"),
    )


def nothing_to_cancel(workspace: Workspace, records: StudentRecords) -> NotFoundError:
    """Return the error where no session is planned that could be called off; one that has begun is named by its id."""
    sessions = records.sessions.values()
    begun = [one for one in sessions if one.status is SessionStatus.SCHEDULED and one.scheduled_at <= workspace.now]
    name = records.student.name
    message = bilingual(f"{name} has no scheduled session to call off", f"{name} n'a pas de session prévue à annuler")
    if not begun:
        command = command_line("session list", options=["--student", records.id])
        return NotFoundError(message, bilingual(f"See: {command}", f"Voyez\u00a0: {command}"))
    command = command_line("session cancel", max(begun, key=by_start).id)
    return NotFoundError(
        message,
        bilingual(
            f"One that has begun is named by its id: {command}",
            f"Une session commencée se nomme par son id\u00a0: {command}",
        ),
    )


def nothing_to_mark(workspace: Workspace, records: StudentRecords) -> NotFoundError:
    """Return the error where no session of late can be marked, with older ones that can be named.

    They are the last that waits to be documented and the last that is.
    """
    name = records.student.name
    begun = [one for one in records.sessions.values() if one.scheduled_at <= workspace.now]
    sorts = ([one for one in begun if (one.status is SessionStatus.SCHEDULED) is waits] for waits in (True, False))
    older = [found for sort in sorts if (found := latest(sort, workspace.now)) is not None]
    message = bilingual(f"{name} has no session to mark", f"{name} n'a pas de session à marquer")
    if not older:
        return NotFoundError(
            message,
            bilingual(
                "Say when it was to be: --at WHEN makes one.",
                "Dites quand elle devait avoir lieu\u00a0: --at QUAND en crée une.",
            ),
        )
    hint = bilingual(
        "Name an older one with that option, or say when it was to be: --at WHEN makes one.",
        "Nommez-en une plus ancienne avec cette option, ou dites quand elle devait avoir lieu\u00a0: --at QUAND "
        "en crée une.",
    )
    return NotFoundError(message, hint, tuple(_with_option(workspace, one) for one in older))


def _with_option(workspace: Workspace, session: Session) -> str:
    """Return a line with the option that names a session to `noshow mark`, and what the session is."""
    english, french = (f"--session {session.id}  {label(workspace, session, lang)}" for lang in ("en", "fr"))
    return bilingual(english, french)


def not_begun(
    workspace: Workspace,
    records: StudentRecords,
    start: datetime,
    session: Session | None,
    *,
    absent: bool = False,
    past: datetime | None = None,
) -> UsageError:
    """Return the refusal to tell what became of one that has not begun; a planned one may have begun early.

    `past` is the moment that was named where it can be read as yesterday's.
    """
    local, name = workspace.local(start), records.student.name
    message = bilingual(
        f"That session of {name} starts in the future ({moment(local, 'en')})",
        f"Cette session {de(name)} est encore à venir ({moment(local, 'fr')})",
    )
    if past is not None and past <= workspace.now:
        option = f'--at "yesterday {clock(workspace.local(past))}"'
        return UsageError(message, bilingual(f"Yesterday's is {option}.", f"Celle d'hier, c'est {option}."))
    if session is None:
        return UsageError(message, bilingual("Tell it once it has begun.", "Notez-la une fois qu'elle a commencé."))
    command = _moved_early(workspace, session, absent=absent)
    early = bilingual("It was to start earlier", "Elle devait commencer plus tôt")
    early = early if absent else bilingual("Held early", "Elle a eu lieu plus tôt")
    return UsageError(
        message,
        bilingual(
            f"Log it once it has begun. {early}: {command}",
            f"Notez-la une fois commencée. {in_language(early, 'fr')}\u00a0: {in_language(command, 'fr')}",
        ),
    )


def already_planned(workspace: Workspace, records: StudentRecords, known: Session) -> RefusedError:
    """Return the refusal of a second session of a student at one start, with what to type instead."""
    name, at = records.student.name, workspace.local(known.scheduled_at)
    show, move = command_line("session show", known.id), command_line("session edit", known.id)
    return RefusedError(
        bilingual(
            f"{name} has a session on {moment(at, 'en')} already: {status_word(known.status, 'en')}",
            f"{name} a déjà une session le {moment(at, 'fr')}\u00a0: {status_word(known.status, 'fr')}",
        ),
        bilingual(
            f"See it: {show}. To move it: {move} --at WHEN",
            f"Pour la voir\u00a0: {show}. La déplacer\u00a0: {move} --at QUAND",
        ),
    )


def still_to_end(workspace: Workspace, session: Session, ends: datetime, most: int) -> UsageError:
    """Return the refusal of a real length that ends after now; `most` whole minutes have passed since the start."""
    start, end = workspace.local(session.scheduled_at), workspace.local(ends)
    lasted = session.actual_minutes
    message = bilingual(
        f"A session of {moment(start, 'en')} that lasted {lasted} min would end in the future ({moment(end, 'en')})",
        f"Une session du {moment(start, 'fr')} de {lasted} min finirait dans le futur ({moment(end, 'fr')})",
    )
    if most < 1:
        return UsageError(message, bilingual("Leave --lasted out.", "Retirez --lasted."))
    return UsageError(
        message, bilingual(f"Until now it is --lasted {most}m.", f"Jusqu'à maintenant, c'est --lasted {most}m.")
    )


def not_recorded(workspace: Workspace, records: StudentRecords, session: Session) -> RefusedError:
    """Return the refusal of a recording of what did not take place, with the latest session that did."""
    name, at = records.student.name, workspace.local(session.scheduled_at)
    held = max((one for one in records.sessions.values() if one.held), key=by_start, default=None)
    command = command_line("session record", held.id) + " URL" if held else command_line("session show", session.id)
    return RefusedError(
        bilingual(
            f"The session of {name} on {moment(at, 'en')} did not take place: {status_word(session.status, 'en')}",
            f"La session {de(name)} du {moment(at, 'fr')} n'a pas eu lieu\u00a0: {status_word(session.status, 'fr')}",
        ),
        bilingual(
            f"{'The latest one held' if held else 'See it'}: {command}",
            f"{'La dernière réalisée' if held else 'Pour la voir'}\u00a0: {to_be_filled(command, 'fr')}",
        ),
    )
