"""`mentor presentation timing` and `eligibility`: was it the right length, and may you run one."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import first_day, steps_done
from mentorcli.cli.group import command, new_app
from mentorcli.models.presentation import TimedPart, Timing
from mentorcli.models.training import TrainingName
from mentorcli.rules import presentation as rules

app = new_app()


@command(
    app,
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
    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    asked = seconds_of(questions) if questions is not None else None
    found = rules.timing(seconds_of(presented), asked, desk.policy)
    show_timing(desk, found)
    if not found.inside:
        raise typer.Exit(1)


def seconds_of(text: str) -> int:
    """Return a length as typed in seconds. Raises UsageError."""
    from mentorcli.when import parse_duration

    return int(parse_duration(text).total_seconds())


def show_timing(desk: Desk, found: Timing) -> None:
    """Print the verdict on the parts that were timed."""
    from mentorcli.render.words.steps import timing_sentences

    if desk.json:
        questions = _part(found.questions) if found.questions else None
        desk.emit({"inside": found.inside, "presentation": _part(found.presentation), "questions": questions})
    else:
        desk.show(*timing_sentences(found, desk.lang))


def _part(part: TimedPart) -> dict[str, object]:
    return {
        "seconds": part.seconds,
        "least_seconds": part.least,
        "most_seconds": part.most,
        "off_seconds": part.off,
        "inside": not part.off,
    }


@command(app, "eligibility", "mentor presentation eligibility", "mentor presentation eligibility --json")
def eligibility(ctx: typer.Context, lang: o.Lang = None) -> None:
    """Tell whether you may run presentations yet, and what is missing. Exit 1 while it is not yet."""
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import eligibility_sentence

    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    talk = next((step.on for step in steps_done(desk) if step.id is TrainingName.MANAGER_TALK), None)
    found = rules.eligibility(first_held=first_day(desk), manager_talk=talk, today=desk.today, policy=desk.policy)
    if desk.json:
        days = {key: value.isoformat() if value else None for key, value in found._asdict().items() if key != "missing"}
        desk.emit({"eligible": found.eligible, **days, "missing": found.missing})
    else:
        desk.show(eligibility_sentence(found, desk.lang))
        if found.manager_talk is None:
            desk.show(said("next", desk.lang, command="mentor training done manager-talk"))
    if not found.eligible:
        raise typer.Exit(1)
