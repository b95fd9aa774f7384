"""`mentor undo`: take the last change back, whatever it was."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.render.text.undo import sentence

if TYPE_CHECKING:
    from mentorcli.store.history import Operation

_LISTED = 20
_NAMED = 5


@command("undo", "mentor undo", "mentor undo --list", "mentor undo 0r7k2m9x")
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
    app = app_of(ctx)
    if list_:
        if change is not None:
            raise UsageError("--list takes no change", "Leave one of them out.")
        _list(app, limit)
        return
    from mentorcli.store.undo import choose, take_back

    if app.workspace.store.root() is None:
        choose(app.workspace.store, change)  # says that there is nothing, and makes no store for it
    with app.workspace.transaction() as writer:
        chosen = choose(app.workspace.store, change)
        gone = take_back(writer, chosen, at=app.workspace.now)
    if app.options.json:
        app.output.print_json(_record(app, chosen))
        return
    made = f"{app.workspace.local(chosen.at):%Y-%m-%d %H:%M}"
    about = {"cmd": chosen.cmd, "made": made, "records": _held(chosen)}
    if chosen.students:
        app.output.print_message(sentence("undone-of", app.lang, students=_some(app, chosen.students, " "), **about))
    else:
        app.output.print_message(sentence("undone", app.lang, **about))
    if gone:
        app.output.print_message(sentence("gone", app.lang, students=_some(app, gone, ", ")))


def _list(app: AppContext, limit: int) -> None:
    from itertools import islice

    from mentorcli.store.history import operations

    app.workspace.expect_everyone()
    found = list(islice(operations(app.workspace.store), limit))
    if app.options.json:
        app.output.print_json([_record(app, operation) for operation in found])
        return
    rows = [
        (
            operation.op,
            f"{app.workspace.local(operation.at):%Y-%m-%d %H:%M}",
            operation.cmd,
            _some(app, operation.students, " "),
            _counted(operation),
        )
        for operation in found
    ]
    headers = app.headers("id", "when", "change", "students", "records")
    app.output.print_table(headers, rows, empty=sentence("undo-nothing", app.lang))


def _record(app: AppContext, operation: "Operation") -> dict[str, Any]:
    """Return a change as JSON."""
    return {
        "id": operation.op,
        "at": app.workspace.local(operation.at).isoformat(),
        "command": operation.cmd,
        "students": operation.students,
        "records": operation.counts(),
    }


def _some(app: AppContext, students: list[str], between: str) -> str:
    """Name the students, or, where they are many, say how many."""
    return between.join(students) if len(students) <= _NAMED else sentence("students", app.lang, count=len(students))


def _counted(operation: "Operation") -> str:
    return ", ".join(f"{count} {_plural(kind) if count > 1 else kind}" for kind, count in operation.counts().items())


def _plural(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _held(operation: "Operation") -> str:
    counted = _counted(operation)
    return f" ({counted})" if counted else ""
