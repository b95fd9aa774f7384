"""What happened to a session: the options that say so, of which one at most can be true, and what is asked for."""

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from mentorcli.cli.context import AppContext
from mentorcli.errors import SessionQuestionError, UsageError, WhoQuestionError
from mentorcli.models.session import CancelledBy
from mentorcli.models.verdict import TypedEvidence
from mentorcli.text import bilingual

R = TypeVar("R")


class Answers(NamedTuple):
    """What was answered so far: the id of the session meant, or that it is a new one, and who called it off."""

    session: str | None = None
    new: bool = False
    by: CancelledBy | None = None


def typed_evidence(
    app: AppContext,
    *,
    arrived: str | None = None,
    late: str | None = None,
    absent: bool = False,
    cancelled_at: str | None = None,
    cancelled_by: CancelledBy | None = None,
    called_off: bool = False,
) -> TypedEvidence:
    """Return the evidence that was typed, if any. Raises UsageError where two options contradict each other."""
    typed = TypedEvidence(app.moment, arrived, late, absent, cancelled_at, cancelled_by, called_off)
    options = {
        "--arrived": arrived is not None,
        "--late": late is not None,
        "--absent": absent,
        "--cancelled-by" if cancelled_at is None else "--cancelled-at": typed.cancels,
    }
    used = [name for name, given in options.items() if given]
    if len(used) > 1:
        raise UsageError(
            bilingual(f"{' and '.join(used)} contradict each other", f"{' et '.join(used)} se contredisent"),
            bilingual("Give one of them.", "Donnez-en une seule."),
        )
    return typed


def other_reading(app: AppContext, text: str, at: datetime, *, ahead: bool) -> datetime | None:
    """Return what a typed WHEN may mean beside `at`, None where that is all.

    A moment to come (`ahead`); or, of a time of day alone that still lies ahead today, yesterday's.
    """
    later = app.moment(text, ahead=True) if ahead else at
    if later != at:
        return later
    if at <= app.workspace.now:
        return None
    from mentorcli.when.normalise import fold  # only for a time of day that lies ahead
    from mentorcli.when.times import read_time

    if read_time(fold(text)) is None:
        return None
    with contextlib.suppress(UsageError):  # the clocks skipped it
        return app.moment(f"{app.workspace.today - timedelta(days=1)} {text.strip()}")
    return None


def by(typed: TypedEvidence, who: CancelledBy | None) -> TypedEvidence:
    """Return the evidence with who called the session off, where that was asked for."""
    return typed if who is None else typed._replace(cancelled_by=who)


def answered(app: AppContext, service: Callable[[Answers], R]) -> R:
    """Run a service with the answers it asks for. Without a terminal its question is the error."""
    answers = Answers()
    while True:
        try:
            return service(answers)
        except SessionQuestionError as question:
            if not app.interactive:
                raise
            from mentorcli.cli.questions import chosen_session  # only where something is asked

            session = chosen_session(app, question)
            answers = answers._replace(session=session or None, new=not session)
        except WhoQuestionError as question:
            if not app.interactive:
                raise
            from mentorcli.cli.questions import who_called_off  # only where something is asked

            answers = answers._replace(by=who_called_off(app, question))
