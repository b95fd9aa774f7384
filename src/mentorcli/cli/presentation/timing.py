"""`mentor presentation timing`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.presentation import TimedPart, Timing
from mentorcli.rules import presentation as rules


@command(
    "timing",
    "mentor presentation timing --presented 21m30s",
    "mentor presentation timing --presented 19:40 --questions 12m",
)
def timing(
    ctx: typer.Context,
    presented: Annotated[
        str, typer.Option("--presented", metavar="DURATION", help="How long the student presented.", show_default=False)
    ],
    questions: Annotated[
        str | None, typer.Option("--questions", metavar="DURATION", help="How long the questions took.")
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Hold a presentation against its length: 18 to 22 minutes, then 9 to 11 of questions. Exit 1 outside."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    asked = seconds_of(questions) if questions is not None else None
    found = rules.timing(seconds_of(presented), asked, app.workspace.policy)
    show_timing(app, found)
    if not found.inside:
        raise typer.Exit(1)


def seconds_of(text: str) -> int:
    """Return a length as typed in seconds. Raises UsageError."""
    from mentorcli.when import parse_duration

    return int(parse_duration(text).total_seconds())


def show_timing(app: AppContext, found: Timing) -> None:
    """Print the verdict on the parts that were timed."""
    from mentorcli.render.text.steps import timing_sentences

    if app.options.json:
        questions = _part(found.questions) if found.questions else None
        app.output.print_json(
            {"inside": found.inside, "presentation": _part(found.presentation), "questions": questions}
        )
    else:
        app.output.print_text(*timing_sentences(found, app.lang))


def _part(part: TimedPart) -> dict[str, object]:
    return {
        "seconds": part.seconds,
        "least_seconds": part.least,
        "most_seconds": part.most,
        "off_seconds": part.off,
        "inside": not part.off,
    }
