"""`mentor undo`: take the last change back, whatever it was."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.errors import UsageError

if TYPE_CHECKING:
    from mentorcli.store.history import Operation

app = new_app()

_LISTED = 20
_NAMED = 5


@command(app, "undo", "mentor undo", "mentor undo --list", "mentor undo 0r7k2m9x")
def undo(
    ctx: typer.Context,
    change: Annotated[
        str | None,
        typer.Argument(
            metavar="[CHANGE]", help="A change by its id in --list (default: the last one).", show_default=False
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List what can be taken back, newest first.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="List at most so many.")] = _LISTED,
) -> None:
    """Take back the last change; once more goes one further.

    Refused where a later change builds on it. An erasure and a restore are final.
    """
    desk = o.desk_of(ctx)
    if list_:
        if change is not None:
            raise UsageError("--list takes no change", "Leave one of them out.")
        _list(desk, limit)
        return
    from mentorcli.store.undo import choose, take_back

    if desk.store.root() is None:
        choose(desk.store, change)  # says that there is nothing, and makes no store for it
    with desk.writing() as writer:
        chosen = choose(desk.store, change)
        gone = take_back(writer, chosen, at=desk.now)
    if desk.json:
        desk.emit(_record(desk, chosen))
        return
    made = f"{desk.local(chosen.at):%Y-%m-%d %H:%M}"
    about = {"cmd": chosen.cmd, "made": made, "records": _held(chosen)}
    if chosen.students:
        desk.say(desk.said("undone-of", students=_some(desk, chosen.students, " "), **about))
    else:
        desk.say(desk.said("undone", **about))
    if gone:
        desk.say(desk.said("gone", students=_some(desk, gone, ", ")))


def _list(desk: Desk, limit: int) -> None:
    from itertools import islice

    from mentorcli.store.history import operations

    desk.about_everyone()
    found = list(islice(operations(desk.store), limit))
    if desk.json:
        desk.emit([_record(desk, operation) for operation in found])
        return
    rows = [
        (
            operation.op,
            f"{desk.local(operation.at):%Y-%m-%d %H:%M}",
            operation.cmd,
            _some(desk, operation.students, " "),
            _counted(operation),
        )
        for operation in found
    ]
    headers = desk.headers("id", "when", "change", "students", "records")
    show_table(desk, headers, rows, empty=desk.said("undo-nothing"))


def _record(desk: Desk, operation: "Operation") -> dict[str, Any]:
    """Return a change as JSON."""
    return {
        "id": operation.op,
        "at": desk.local(operation.at).isoformat(),
        "command": operation.cmd,
        "students": operation.students,
        "records": operation.counts(),
    }


def _some(desk: Desk, students: list[str], between: str) -> str:
    """Name the students, or, where they are many, say how many."""
    return between.join(students) if len(students) <= _NAMED else desk.said("students", count=len(students))


def _counted(operation: "Operation") -> str:
    return ", ".join(f"{count} {_plural(kind) if count > 1 else kind}" for kind, count in operation.counts().items())


def _plural(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _held(operation: "Operation") -> str:
    counted = _counted(operation)
    return f" ({counted})" if counted else ""
