"""`mentor training`: your own way to being a confirmed mentor."""

from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.following import first_day, steps_done
from mentorcli.cli.group import command, new_app
from mentorcli.errors import UsageError
from mentorcli.models.training import TrainingName, TrainingState, TrainingStep
from mentorcli.rules.training import is_complete, next_step, training

app = new_app()


def _states(desk: Desk) -> tuple[TrainingState, ...]:
    return training(steps_done(desk), first_held=first_day(desk))


@command(app, "status", "mentor training status", "mentor training status --json")
def status(ctx: typer.Context, lang: o.Lang = None) -> None:
    """Show the steps of your training: done, and still to do."""
    desk = o.desk_of(ctx)
    desk.choose_lang(lang)
    states = _states(desk)
    if desk.json:
        desk.emit(_record(states))
        return
    desk.show(*_lines(desk, states))


def _record(states: tuple[TrainingState, ...]) -> dict[str, Any]:
    steps = [
        {"step": state.step, "done": state.done, "on": state.on.isoformat() if state.on else None, "link": state.link}
        for state in states
    ]
    return {"complete": is_complete(states), "next": next_step(states), "steps": steps}


def _lines(desk: Desk, states: tuple[TrainingState, ...]) -> list[str]:
    """Return one line a step, then where that leaves the mentor."""
    from mentorcli.render.words import day
    from mentorcli.render.words.done import said
    from mentorcli.render.words.steps import training_word

    lines = []
    for state in states:
        on = f"  ({day(state.on, desk.lang)})" if state.on else ""
        link = f"  {state.link}" if state.link else ""
        lines.append(
            f"[{'x' if state.done else ' '}] {state.step:<13}  {training_word(state.step, desk.lang)}{on}{link}"
        )
    following = next_step(states)
    lines += ["", said("training-complete" if is_complete(states) else "training-open", desk.lang)]
    if following is TrainingName.FIRST_SESSION:
        lines.append(said("next", desk.lang, command="mentor session log STUDENT --recording URL"))
    elif following is not None:
        lines.append(said("next", desk.lang, command=f"mentor training done {following}"))
    return lines


@command(
    app,
    "done",
    "mentor training done course --on 2026-09-01",
    "mentor training done link-sent --link https://example.org/videos/1",
)
def done(
    ctx: typer.Context,
    step: Annotated[TrainingName, typer.Argument(metavar="STEP", help="One of: " + ", ".join(TrainingName))],
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="The day (default: today).")] = None,
    link: Annotated[str | None, typer.Option("--link", metavar="URL", help="A link that belongs to it.")] = None,
) -> None:
    """Say that a step is done. The first session is done by the sessions themselves; a date names an earlier one."""
    from mentorcli.render.words import day
    from mentorcli.render.words.done import said
    from mentorcli.when import Direction, parse_day

    desk = o.desk_of(ctx)
    when = parse_day(on, now=desk.now, zone=desk.zone, direction=Direction.BACK) if on else desk.today
    if when > desk.today:
        raise UsageError(f"--on {on} is in the future", "Say it once the step is done.")
    if step is TrainingName.FIRST_SESSION and on is None:
        raise UsageError(
            "The first session follows from the sessions by itself",
            "Log it: mentor session log STUDENT; or, for one held before you kept records: --on DATE",
        )
    kept = TrainingStep(step, when, o.check_url(link, "--link") if link else None)
    with desk.writing() as writer:
        writer.append_mentor(kept, cmd="training done", at=desk.now)
    states = _states(desk)
    if desk.json:
        desk.emit(_record(states))
        return
    desk.say(said("training-done", desk.lang, step=step, day=day(when, desk.lang)))
    following = next_step(states)
    if following is not None:
        desk.say(said("next", desk.lang, command=f"mentor training done {following}"))
    else:
        desk.say(said("training-complete", desk.lang))
