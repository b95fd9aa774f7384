"""The day's end: each open session in turn, a key for what became of it, each saved at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import typer

from mentorcli.cli.context import AppContext
from mentorcli.errors import MentorError, UsageError
from mentorcli.models.results.open_sessions import DayEnd, OpenSession
from mentorcli.models.results.session_outcome import LoggedSession
from mentorcli.models.session import CancelledBy, SessionDetails, SessionStatus
from mentorcli.models.verdict import TypedEvidence
from mentorcli.render.json.open_sessions import open_sessions_json
from mentorcli.render.text import open_sessions as text
from mentorcli.render.text.session_clock_words import other_line
from mentorcli.services import session_log
from mentorcli.services.open_sessions import open_sessions
from mentorcli.services.session_clock import others, ticking
from mentorcli.text import bilingual, in_language

ShowLogged = Callable[[AppContext, LoggedSession], None]
_ALONE = ("student", "open_")  # the parameters that go together


def log_open(ctx: typer.Context, app: AppContext, student: str | None, show_logged: ShowLogged) -> None:
    """Ask what became of each open session; without a terminal list the commands that say so."""
    _check_alone(ctx)
    found = open_sessions(app.workspace, student)
    for other in others(app.workspace):
        app.output.remind(other_line(other, app.view))
    if not app.live or not found:
        app.answer(
            json=lambda: open_sessions_json(found, app.view),
            text=lambda: text.commands_text(found, app.view),
            copied=True,
            reminder=text.commands_remark(app.lang) if found else None,
        )
        return
    app.typed()
    end, tick = DayEnd(), ticking(app.workspace)
    for number, one in enumerate(found, 1):
        app.output.print_prompt(text.which_line(one, number, len(found), app.view))
        done = _told(app, one, tick)
        if done is None:
            break
        if isinstance(done, LoggedSession):
            show_logged(app, done)
            end = _counted(end, done)
    app.output.print_message(*text.summary_text(end._replace(left=len(found) - end.logged), app.view))


def _check_alone(ctx: typer.Context) -> None:
    """Raise UsageError for an option about one session: here each one is asked about."""
    given = [
        name
        for name, value in ctx.params.items()
        if name not in _ALONE and value is not False and value not in (None, [], ())
    ]
    if given:
        option = f"--{given[0].replace('_', '-')}"
        raise UsageError(
            bilingual(f"{option} does not go with --open", f"{option} ne va pas avec --open"),
            bilingual("Leave it out: each session is asked about.", "Retirez-la\u00a0: chaque session est demandée."),
        )


def _counted(end: DayEnd, done: LoggedSession) -> DayEnd:
    status = done.judged.session.status
    if status is SessionStatus.COMPLETED:
        return end._replace(held=end.held + 1)
    if status is SessionStatus.NO_SHOW:
        return end._replace(no_shows=end.no_shows + 1)
    return end._replace(cancelled=end.cancelled + 1)


def _told(app: AppContext, one: OpenSession, tick: Callable[[], datetime]) -> LoggedSession | bool | None:
    """Ask until it is said what became of a session, and log it; False where it is skipped, None for the end of it all.

    What is refused, such as an absence before the limit, is said, and asked again.
    """
    while True:
        choice = _key(app, text.keys_question(app.lang), text.KEYS[app.lang])
        if choice in (text.SKIP, text.QUIT):
            return None if choice == text.QUIT else False
        try:
            evidence = _evidence(app, choice)
            tick()  # a limit may have passed since
            if evidence is not None:
                return session_log.log(
                    app.workspace, one.student.id, evidence, SessionDetails(), session=one.session.id
                )
        except MentorError as error:
            lines = (error.message, *error.details, *([error.hint] if error.hint else []))
            app.output.print_prompt(*(in_language(line, app.lang) for line in lines))


def _evidence(app: AppContext, choice: str) -> TypedEvidence | None:
    """Return what a key says, with the answer to what it leaves open; None where that was not answered."""
    if choice == text.LATE:
        late = app.ask(text.sentence("how-late", app.lang)).strip()
        return TypedEvidence(app.moment, late=late) if late else None
    if choice == text.CALLED_OFF:
        when = app.ask(text.sentence("when", app.lang)).strip()
        if not when:
            return None
        by = CancelledBy(_key(app, text.by_question(app.lang), text.BY_KEYS[app.lang]))
        return TypedEvidence(app.moment, cancelled_at=when, cancelled_by=by)
    return TypedEvidence(app.moment, absent=choice == text.ABSENT)


def _key(app: AppContext, question: str, keys: dict[str, str]) -> str:
    """Ask for one of some keys and return what it says; it is shown in words."""
    from mentorcli.cli.live import GONE, opened  # only a terminal that can be set has it

    with opened(app, screen=False) as live:
        app.output.print_question(question)
        while True:
            key = live.key()
            if key in (GONE, "\x04"):
                raise typer.Abort
            if live.returned:  # from Ctrl-Z: the shell has written over the question
                live.returned = False
                app.output.print_question(question)
            if key is not None and key.lower() in keys:
                break
    app.output.print_prompt(text.chosen(keys[key.lower()], app.lang))
    return keys[key.lower()]
