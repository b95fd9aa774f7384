"""`mentor demo`: the main job, run for real in a throw-away store."""

import os
import shlex
import subprocess
import sys
import tempfile

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app

app = new_app()

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


@command(app, "demo", "mentor demo", "mentor demo --json")
def demo(ctx: typer.Context) -> None:
    """See the main job run: the real commands and their real output, in a store that is thrown away."""
    desk = o.desk_of(ctx)
    with tempfile.TemporaryDirectory(prefix="mentor-demo-") as home:
        played = [_play(desk, home, *step) for step in STEPS]
    if desk.json:
        desk.emit(played)
        return
    desk.show("That was a throw-away store: nothing of yours was touched. Your turn: mentor student add NAME")


def _play(desk: Desk, home: str, now: str, about: str, typed: str) -> dict[str, object]:
    """Run one command as a process of its own and show it as in a terminal."""
    environ = {**os.environ, "MENTOR_HOME": home, "MENTOR_NOW": now, "TZ": "Europe/Paris"}
    words = shlex.split(typed)
    done = subprocess.run(  # noqa: S603 - our own commands, written above
        [sys.executable, "-m", "mentorcli", *words[1:]],
        env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    output = done.stdout.decode("utf-8", "replace")
    if not desk.json:
        desk.show(f"# {about}", f"$ {typed}", *output.splitlines(), "")
        sys.stdout.flush()
    return {"about": about, "command": typed, "output": output, "exit_code": done.returncode}
