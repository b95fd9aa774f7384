"""`mentor store check`."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import Desk
from mentorcli.cli.group import command, new_app
from mentorcli.errors import MentorError, UnreadableError
from mentorcli.store.check import Fault
from mentorcli.store.repository import Store

app = new_app()

_PASSES = 3  # what a fault hid shows once that is mended


@command(app, "check", "mentor store check", "mentor store check --repair", "mentor store check --json")
def check(
    ctx: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what loses nothing.")] = False,
) -> None:
    """Read everything and list every fault. Exits with 4 where there is one."""
    from mentorcli.store.check import check as run
    from mentorcli.store.repair import repair as mend

    desk = o.desk_of(ctx)
    report = run(desk.store)
    mended: list[Fault] = []
    warnings: list[str] = []
    for _ in range(_PASSES if repair else 0):
        mended += mend(desk.store, report.faults, at=_moment(desk))
        warnings += desk.store.warnings
        report = run(desk.store)
        if not any(fault.remedy for fault in report.faults):
            break
    desk.store.warnings += warnings
    if desk.json:
        desk.emit(
            {
                "path": str(desk.home.store),
                "students": report.students,
                "sessions": report.sessions,
                "faults": [_record(desk.store, fault) for fault in report.faults],
                "mended": [_record(desk.store, fault) for fault in mended],
            }
        )
    else:
        desk.show(*(f"Mended: {_words(desk.store, fault)}" for fault in mended))
        desk.show(*(_words(desk.store, fault) for fault in report.faults))
    if report.faults:
        if not desk.json and not repair and any(fault.remedy for fault in report.faults):
            desk.remind("What loses nothing is mended by: mentor store check --repair")
        raise typer.Exit(UnreadableError.exit_code)
    desk.say(f"Sound: {_count(report.students, 'student')}, {_count(report.sessions, 'session')}")


def _moment(desk: Desk) -> datetime:
    """Return the present, in whichever zone where the settings are among the faults."""
    try:
        return desk.now
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
