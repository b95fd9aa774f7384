"""`mentor noshow mark`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import session_options as so
from mentorcli.cli.candidates import session_ids
from mentorcli.cli.context import app_of
from mentorcli.cli.evidence import answered, other_reading, typed_evidence
from mentorcli.cli.session_records import session_record
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy
from mentorcli.render.text.noshow import marked_text
from mentorcli.services import noshows
from mentorcli.text import bilingual


@command(
    "mark",
    "mentor noshow mark amelie",
    "mentor noshow mark amelie --late 20m",
    'mentor noshow mark amelie --late 10m --force --because "Left again at once"',
)
def mark(
    ctx: typer.Context,
    student: o.StudentArg,
    *,
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="SESSION", help="Which session, by its id.", autocompletion=session_ids),
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="Which session, by its start.")] = None,
    absent: so.Absent = False,
    late: so.Late = None,
    cancelled_at: so.CancelledAt = None,
    forced: Annotated[bool, typer.Option("--force", help="Mark it against the rule (needs --because).")] = False,
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why, kept with it.")] = None,
) -> None:
    """Mark a no-show. Without options: the student did not come to the session that is to be documented.

    What the rule does not make a no-show, and what is documented as held or called off, is refused with the figures.
    """
    app = app_of(ctx)
    nobody_came = absent or (late is None and cancelled_at is None)
    by = CancelledBy.STUDENT if cancelled_at is not None else None
    evidence = typed_evidence(app, late=late, absent=nobody_came, cancelled_at=cancelled_at, cancelled_by=by)
    reason = app.text_argument(because)
    _check(reason, because, session, at, forced=forced)
    start = app.moment(at) if at is not None else None
    other = other_reading(app, at, start, ahead=evidence.cancels) if at is not None and start is not None else None
    done = answered(
        app,
        lambda told: noshows.mark(
            app.workspace, student, evidence, session=told.session or session, at=start, other=other, new=told.new,
            because=reason,
        ),
    )  # fmt: skip
    app.respond(json=lambda: session_record(app, done.judged.session), text=lambda: marked_text(done, app.view))


def _check(reason: str | None, because: str | None, session: str | None, at: str | None, *, forced: bool) -> None:
    """Raise UsageError for options that do not go together."""
    if forced and not reason:
        such = '--force --because "Left again at once"'
        raise UsageError(
            bilingual("--force needs --because", "--force demande --because"),
            bilingual(f"Such as: {such}", f"Par exemple\u00a0: {such}"),
        )
    if because is not None and not forced:
        raise UsageError(
            bilingual("--because goes with --force", "--because va avec --force"),
            bilingual("Add --force, or leave it out.", "Ajoutez --force, ou retirez-la."),
        )
    if session is not None and at is not None:
        raise UsageError(
            bilingual("--session and --at contradict each other", "--session et --at se contredisent"),
            bilingual("Give one of them.", "Donnez-en une seule."),
        )
