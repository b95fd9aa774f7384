"""`mentor store check`."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import MentorError, UnreadableError
from mentorcli.store.check import Fault
from mentorcli.store.repository import Store

_PASSES = 3  # what a fault hid shows once that is mended


@command("check", "mentor store check", "mentor store check --repair", "mentor store check --json")
def check(
    ctx: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what loses nothing.")] = False,
) -> None:
    """Read everything and list every fault. Exits with 4 where there is one."""
    from mentorcli.store.check import check as run
    from mentorcli.store.repair import repair as mend

    app = app_of(ctx)
    report = run(app.workspace.store)
    mended: list[Fault] = []
    warnings: list[str] = []
    for _ in range(_PASSES if repair else 0):
        mended += mend(app.workspace.store, report.faults, at=_moment(app))
        warnings += app.workspace.store.warnings
        report = run(app.workspace.store)
        if not any(fault.remedy for fault in report.faults):
            break
    app.workspace.store.warnings += warnings
    if app.options.json:
        app.output.print_json(
            {
                "path": str(app.workspace.home.store),
                "students": report.students,
                "sessions": report.sessions,
                "faults": [_record(app.workspace.store, fault) for fault in report.faults],
                "mended": [_record(app.workspace.store, fault) for fault in mended],
            }
        )
    else:
        app.output.print_text(*(f"Mended: {_words(app.workspace.store, fault)}" for fault in mended))
        app.output.print_text(*(_words(app.workspace.store, fault) for fault in report.faults))
    if report.faults:
        if not app.options.json and not repair and any(fault.remedy for fault in report.faults):
            app.output.remind("What loses nothing is mended by: mentor store check --repair")
        raise typer.Exit(UnreadableError.exit_code)
    app.output.print_message(f"Sound: {_count(report.students, 'student')}, {_count(report.sessions, 'session')}")


def _moment(app: AppContext) -> datetime:
    """Return the present, in whichever zone where the settings are among the faults."""
    try:
        return app.workspace.now
    except MentorError:
        return datetime.now(UTC).replace(microsecond=0)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _words(store: Store, fault: Fault) -> str:
    """Say where a fault is and what it is."""
    if not fault.parts:
        return fault.what if store.where() in fault.what or "/" in fault.what else f"{store.where()}: {fault.what}"
    line = f", line {fault.line}" if fault.line is not None else ""
    field = f", field {fault.field}" if fault.field is not None else ""
    return f"{store.where(*fault.parts)}{line}{field}: {fault.what}"


def _record(store: Store, fault: Fault) -> dict[str, Any]:
    return {
        "path": store.where(*fault.parts),
        "line": fault.line,
        "field": fault.field,
        "message": fault.what,
        "repairable": fault.remedy is not None,
    }
