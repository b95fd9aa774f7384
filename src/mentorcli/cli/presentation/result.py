"""`mentor presentation result`: how a presentation ended, and its assessment notes."""

from datetime import datetime
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.presentation import Outcome
from mentorcli.render.json.presentation import result_noted_json, results_json
from mentorcli.render.text.presentation_result import result_noted_text, results_text
from mentorcli.services import presentation_results
from mentorcli.text import bilingual


@command(
    "result",
    'mentor presentation result amelie --project "Build a dashboard" --validated',
    "mentor presentation result amelie --project dashboard --to-redo --on yesterday",
    "mentor presentation result amelie --project dashboard --notes-sent",
    "mentor presentation result amelie",
)
def result(
    ctx: typer.Context,
    student: o.StudentArg,
    project: o.ProjectOption = None,
    *,
    validated: Annotated[bool, typer.Option("--validated", help="The project is validated.")] = False,
    to_redo: Annotated[bool, typer.Option("--to-redo", help="To rework: another presentation follows.")] = False,
    conditional: Annotated[
        bool, typer.Option("--conditional", help="48 h to upload what is missing, 48 h to decide.")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WHEN", help="When (default: the session held, else now).")
    ] = None,
    comment: Annotated[
        str | None, typer.Option("--comment", metavar="TEXT", help="Kept as a note on the student; - reads it.")
    ] = None,
    notes_sent: Annotated[bool, typer.Option("--notes-sent", help="The assessment notes are sent.")] = False,
    number: Annotated[
        int | None,
        typer.Option("--number", metavar="N", help="With --notes-sent: which presentation (default: the first due)."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Tell anew what is noted already.")] = False,
) -> None:
    """Say how a presentation ended: the project follows, and the assessment notes are due.

    Without --validated, --to-redo, --conditional or --notes-sent it shows what is noted. After one to redo another
    presentation begins, with a fresh checklist.
    """
    app = app_of(ctx)
    outcome = _outcome(validated=validated, to_redo=to_redo, conditional=conditional)
    if outcome is None and not notes_sent:
        _refuse_lone(on=on, comment=comment, again=again)
        _refuse_number(number)
        found = presentation_results.find(app.workspace, student, project)
        app.answer(json=lambda: results_json(found, app.view), text=lambda: results_text(found, app.view))
        return
    if project is None:
        raise UsageError(
            bilingual("Which project was presented?", "Quel projet a été présenté\u00a0?"),
            bilingual("Add --project TITLE.", "Ajoutez --project TITRE."),
        )
    when = _span(app, on)
    if outcome is None:
        _refuse_lone(on=None, comment=comment, again=again)
        done = presentation_results.send_notes(app.workspace, student, project, when, number)
    else:
        _refuse_number(number)
        told = presentation_results.ToldResult(
            outcome, when, app.text_argument(comment), notes_sent=notes_sent, again=again
        )
        done = presentation_results.note(app.workspace, student, project, told)
    app.respond(json=lambda: result_noted_json(done, app.view), text=lambda: result_noted_text(done, app.view))


def _outcome(*, validated: bool, to_redo: bool, conditional: bool) -> Outcome | None:
    """Return how it ended, None where that is not told. Raises UsageError where two are."""
    told = {Outcome.VALIDATED: validated, Outcome.TO_REDO: to_redo, Outcome.CONDITIONAL: conditional}
    chosen = [outcome for outcome, given in told.items() if given]
    if len(chosen) > 1:
        raise UsageError(
            bilingual(
                f"--{chosen[0]} and --{chosen[1]} contradict each other",
                f"--{chosen[0]} et --{chosen[1]} se contredisent",
            ),
            bilingual("Give one of them.", "N'en donnez qu'une."),
        )
    return chosen[0] if chosen else None


def _refuse_lone(*, on: str | None, comment: str | None, again: bool) -> None:
    """Raise UsageError for what goes with a result alone, where none is told."""
    given = [name for name, value in (("--on", on), ("--comment", comment), ("--again", again)) if value]
    if given:
        raise UsageError(
            bilingual(f"{given[0]} goes with a result", f"{given[0]} va avec un résultat"),
            bilingual(
                "Add --validated, --to-redo or --conditional.", "Ajoutez --validated, --to-redo ou --conditional."
            ),
        )


def _refuse_number(number: int | None) -> None:
    """Raise UsageError for a number where no assessment notes alone are told of: a result numbers its presentation."""
    if number is not None:
        raise UsageError(
            bilingual("--number goes with --notes-sent alone", "--number va avec --notes-sent seul"),
            bilingual("Leave it out: the result has its number.", "Retirez-le\u00a0: le résultat a son numéro."),
        )


def _span(app: AppContext, on: str | None) -> tuple[datetime, datetime] | None:
    """Return the moment of an `--on`, or its day from its beginning to the next; None without one."""
    from mentorcli.when import parse_span_end, parse_span_start, repeated_warning

    if on is None:
        return None
    now, zone = app.workspace.now, app.workspace.zone
    end = parse_span_end(on, now=now, zone=zone)
    start = parse_span_start(
        on, now=now, zone=zone, repeated=lambda text, taken: app.output.warn(repeated_warning(text, taken))
    )
    return start, end
