"""`mentor demo`: the main job, run for real in a throw-away store, and a sample store to try things on."""

import os
import shlex
import subprocess
import sys
import tempfile
from typing import Annotated

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import RefusedError
from mentorcli.models.faq import OwnEntry
from mentorcli.models.training import TrainingStep

# What is typed, when (MENTOR_NOW), and a word before it. The moments are those of a real week.
_MONDAY = "2026-11-23T09:00:00+01:00"
_TUESDAY = "2026-11-24T15:00:00+01:00"
STEPS = (
    (
        _MONDAY,
        "Monday morning. A student is added once; any part of the name will do from then on.",
        'mentor student add "Amélie Durand" --email a@example.org --path "Data Analyst" --funding funded',
    ),
    (_MONDAY, "A session is planned.", 'mentor session schedule amelie "2026-11-24 14:00"'),
    (
        _TUESDAY,
        "Tuesday. She came 15 minutes and 1 second late: the rule decides, not you.",
        'mentor session log amelie --at "2026-11-24 14:00" --late 15m1s',
    ),
    (
        _TUESDAY,
        "Had it been 10 minutes, the rule would refuse a no-show.",
        "mentor noshow mark amelie --late 10m",
    ),
    (_TUESDAY, "Where her attendance stands.", "mentor attendance amelie"),
    (
        _TUESDAY,
        "Preparing her presentation: two items are done.",
        "mentor presentation checklist amelie --done 1,2",
    ),
    (_TUESDAY, "And a question, answered offline.", "mentor faq search étudiant absent"),
)


@command("demo", "mentor demo", "mentor --store /tmp/sample demo --load")
def demo(
    ctx: typer.Context,
    load: Annotated[
        bool, typer.Option("--load", help="Fill an empty store with twelve students and a year of sessions.")
    ] = False,
) -> None:
    """See the main job run: the real commands and their real output, in a store that is thrown away.

    With --load, fill an empty store with a realistic sample instead, to try things on.
    """
    app = app_of(ctx)
    if load:
        _load(app)
        return
    with tempfile.TemporaryDirectory(prefix="mentor-demo-") as home:
        played = [_play(app, home, *step) for step in STEPS]
    if app.options.json:
        app.output.print_json(played)
        return
    app.output.print_text(
        "That was a throw-away store: nothing of yours was touched. Your turn: mentor student add NAME"
    )


def _play(app: AppContext, home: str, now: str, about: str, typed: str) -> dict[str, object]:
    """Run one command as a process of its own. In a terminal it writes there itself, as when it is typed."""
    environ = {**os.environ, "MENTOR_HOME": home, "MENTOR_NOW": now, "TZ": "Europe/Paris"}
    command_line = [sys.executable, "-m", "mentorcli", *shlex.split(typed)[1:]]
    if not app.options.json:
        app.output.print_text(f"# {about}", f"$ {typed}")
        sys.stdout.flush()
    if app.output.terminal and not app.options.json:
        done = subprocess.run(command_line, env=environ, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - our own
        output = b""
    else:
        piped = subprocess.run(  # noqa: S603 - our own commands, written above
            command_line, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            check=False,
        )  # fmt: skip
        done, output = piped, piped.stdout
    text = output.decode("utf-8", "replace")
    if not app.options.json:
        app.output.print_text(*(line.replace("\t", "  ") for line in text.splitlines()), "")
        sys.stdout.flush()
    return {"about": about, "command": typed, "output": text, "exit_code": done.returncode}


def _load(app: AppContext) -> None:
    """Fill the store with the sample, as one operation. Raises RefusedError where there is data already."""
    from mentorcli.services.sample import Present, sample
    from mentorcli.store.batch import Batch, Change
    from mentorcli.store.journal import encode_record
    from mentorcli.store.record_types import kind_of

    made = sample(Present(app.workspace.now, app.workspace.zone, app.workspace.policy))
    with app.workspace.transaction() as writer:
        own = app.workspace.store.mentor()
        training, faq = own.records(TrainingStep), own.records(OwnEntry)
        if app.workspace.store.slugs() or training or faq:
            raise RefusedError(
                "There is data in this store already, and a sample never goes on top of it",
                "Choose an empty one: mentor --store /tmp/sample demo --load",
            )
        changes = [
            Change(one.student.id, None, one.student, [(kind_of(r), encode_record(r)) for r in one.records])
            for one in made.students
        ]
        steps = [(kind_of(step), encode_record(step)) for step in made.own]
        Batch(writer, cmd="demo --load", at=app.workspace.now).write(changes, steps)
        writer.remember_first_session(made.first_held, at=app.workspace.now)
    sessions = sum(len(one.sessions) for one in made.students)
    if app.options.json:
        app.output.print_json({"students": len(made.students), "sessions": sessions})
        return
    app.output.print_message(
        f"Loaded: {len(made.students)} students and {sessions} sessions of a year, all invented",
        "See what is due: mentor agenda",
        "To take it back as a whole: mentor undo",
    )
