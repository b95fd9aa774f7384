"""`mentor agenda`, also bare `mentor`: what is due, each with the command that clears it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.agenda import AgendaEntry, AgendaKind
from mentorcli.models.agenda import StudentSituation as Known
from mentorcli.rules.agenda import agenda as entries_of
from mentorcli.rules.checklist import next_item
from mentorcli.services.followup import known_of
from mentorcli.store.student_records import StudentRecords

DAYS = 7
MAX_DAYS = 366

Numbers = dict[tuple[str, str | None], int]


@command("agenda", "mentor agenda", "mentor agenda --date tomorrow --days 14")
def agenda(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option("--date", metavar="WHEN", help="As of this day.")] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How many days to look ahead.")] = DAYS,
    lang: o.Lang = None,
) -> None:
    """Show what is due: sessions, what to document, contacts, recordings, presentations, transfers, no-shows, gaps."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    if not 0 <= days <= MAX_DAYS:
        raise UsageError(f"--days is {days}", f"Give 0 to {MAX_DAYS}.")
    show(app, _moment(app, date), days=days)


def _moment(app: AppContext, date: str | None) -> datetime:
    """Return the present, or the beginning of another day."""
    from mentorcli.when import Direction, localise, parse_day

    if date is None:
        return app.workspace.now
    day = parse_day(date, now=app.workspace.now, zone=app.workspace.zone, direction=Direction.AHEAD)
    if day == app.workspace.today:
        return app.workspace.now
    return localise(datetime(day.year, day.month, day.day), app.workspace.zone).at  # noqa: DTZ001 - localise sets the zone


def show(app: AppContext, now: datetime, *, days: int = DAYS) -> None:
    """Print what is due as of `now` for all students."""
    from mentorcli.render.text import agenda as words

    all_records = list(app.workspace.everyone())
    entries, numbers = due(app, all_records, now, days=days)
    if app.options.json:
        app.output.print_json([_record(entry, numbers) for entry in entries])
        return
    if not entries:
        app.output.print_text(words.nothing_due(now, days, app.lang))
        return
    names = {records.id: records.student.name for records in all_records}
    app.output.print_text(*_lines(app, entries, numbers, names))


def due(
    app: AppContext, all_records: Iterable[StudentRecords], now: datetime, *, days: int = DAYS
) -> tuple[list[AgendaEntry], Numbers]:
    """Return what is due, sessions with their local start, and the number of each presentation's next item."""
    known = [known_of(app.workspace, records) for records in all_records]
    first_id = app.workspace.store.first_session_id() if any(one.sessions for one in known) else None
    found = entries_of(
        known, now=now, zone=app.workspace.zone, days=days, first_id=first_id, policy=app.workspace.policy
    )
    return [_local(app, entry) for entry in found], _numbers(known)


def _local(app: AppContext, entry: AgendaEntry) -> AgendaEntry:
    if entry.session is None:
        return entry
    start = app.workspace.local(entry.session.scheduled_at)
    return entry._replace(session=replace(entry.session, scheduled_at=start))


def _numbers(known: Iterable[Known]) -> Numbers:
    """Return the number of the first open item of each presentation's checklist."""
    lists = [shown for one in known for shown in one.checklists]
    return {
        (shown.student or "", shown.project): item.number for shown in lists if (item := next_item(shown)) is not None
    }


def number_of(entry: AgendaEntry, numbers: Numbers) -> int | None:
    """Return the number of the checklist item that an entry speaks of, None where it speaks of none."""
    return numbers.get((entry.student, entry.request.project)) if entry.request else None


def _lines(app: AppContext, entries: list[AgendaEntry], numbers: Numbers, names: dict[str, str]) -> list[str]:
    """Return the entries under their headings, each with its command below."""
    from mentorcli.render.text import agenda as words

    lines: list[str] = []
    kind: AgendaKind | None = None
    colon = "\u00a0: " if app.lang == "fr" else ": "
    for entry in entries:
        if entry.kind is not kind:
            kind = entry.kind
            lines += ["", words.heading(kind, app.lang)] if lines else [words.heading(kind, app.lang)]
        lines.append(f"  {names[entry.student]}{colon}{words.entry_sentence(entry, app.lang)}")
        lines.append(f"    {words.entry_command(entry, number_of(entry, numbers))}")
    return lines


def _record(entry: AgendaEntry, numbers: Numbers) -> dict[str, Any]:
    from mentorcli.render.text.agenda import entry_command

    session, contact, request, transfer = entry.session, entry.contact, entry.request, entry.transfer
    return {
        "kind": entry.kind,
        "student": entry.student,
        "day": entry.day.isoformat(),
        "session": session.id if session else None,
        "scheduled_at": session.scheduled_at.isoformat() if session else None,
        "step": contact.step if contact else None,
        "project": request.project if request else session.project if session else None,
        "item": entry.item,
        "item_due": entry.item_due.isoformat() if entry.item_due else None,
        "days": transfer.days if transfer else None,
        "late": transfer.late if transfer else None,
        "streak": entry.streak,
        "command": entry_command(entry, number_of(entry, numbers)),
    }
