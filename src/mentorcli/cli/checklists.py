"""Checklists as `mentor presentation checklist` and `mentor transfer checklist` show and tick them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from mentorcli.cli.context import AppContext
from mentorcli.cli.session.details import current_project
from mentorcli.errors import UsageError
from mentorcli.models.checklist import Checklist, ChecklistItem, Tick
from mentorcli.render.text.checklist import sentence
from mentorcli.render.text.common import sentence as common_sentence
from mentorcli.rules.checklist import checklist, parse_numbers
from mentorcli.services.followup import presentation_day, transfer_day
from mentorcli.services.lookup import find_student
from mentorcli.store.student_records import StudentRecords


def run(
    app: AppContext,
    name: str,
    student: str | None,
    *,
    project: str | None = None,
    target: date | None = None,
    done: str | None = None,
    undone: str | None = None,
) -> None:
    """Show a checklist, plain or a student's, after ticking what was asked for."""
    from mentorcli.content import checklist_items

    items = checklist_items(name, app.lang)
    if student is None:
        if done is not None or undone is not None or project is not None:
            raise UsageError("A state is kept per student", f"Name one: mentor {name} checklist STUDENT --done 1")
        _print(app, checklist(name, items, (), student=None, project=None, target=target), None)
        return
    if done is None and undone is None:
        records = find_student(app.workspace, student)
        _print(app, of_student(app, records, name, project, target), records)
        return
    numbers_done = parse_numbers(done, len(items)) if done is not None else ()
    numbers_undone = parse_numbers(undone, len(items)) if undone is not None else ()
    both = sorted(set(numbers_done) & set(numbers_undone))
    if both:
        raise UsageError(f"--done and --undone both name {both[0]}", "Name each item once.")
    with app.workspace.transaction() as writer:
        records = find_student(app.workspace, student)
        before = of_student(app, records, name, project, target)
        ticks = [
            *(_tick(app, before, number, done=True) for number in numbers_done if not before.items[number - 1].done),
            *(_tick(app, before, number, done=False) for number in numbers_undone if before.items[number - 1].done),
        ]
        if ticks:
            writer.append(records, *ticks, cmd=f"{name} checklist", at=app.workspace.now)
    _print(app, of_student(app, records, name, project, target), records)


def of_student(
    app: AppContext, records: StudentRecords, name: str, project: str | None, target: date | None = None
) -> Checklist:
    """Return a student's checklist for a project: the one named, else the one in progress.

    Dates count from `target`, else from the presentation that is scheduled or asked for, or the transfer's start.
    """
    from mentorcli.content import checklist_items

    current = current_project(records)
    title = project or (current.title if current else None)
    known = next((p.title for p in records.projects if title and p.title.casefold() == title.casefold()), title)
    ticks = records.records(Tick).values()
    day = target or (presentation_day if name == "presentation" else transfer_day)(app.workspace, records, known)
    return checklist(name, checklist_items(name, app.lang), ticks, student=records.id, project=known, target=day)


def _tick(app: AppContext, of: Checklist, number: int, *, done: bool) -> Tick:
    item = of.items[number - 1]
    key = "/".join([of.name, of.project or "", item.id])
    return Tick(key, of.name, item.id, of.project, app.workspace.now if done else None)


def _print(app: AppContext, shown: Checklist, records: StudentRecords | None) -> None:
    if app.options.json:
        app.output.print_json(_record(app, shown))
        return
    for line in _lines(app, shown, records):
        app.output.print_text(line)


def _record(app: AppContext, shown: Checklist) -> dict[str, Any]:
    from mentorcli.render.json.encoding import local

    record = asdict(shown)
    record["items"] = [{**asdict(item), "done_at": local(item.done_at, app.workspace.zone)} for item in shown.items]
    return record


def _lines(app: AppContext, shown: Checklist, records: StudentRecords | None) -> list[str]:
    from mentorcli.render.text.labels import phase_word

    lines = []
    if records is not None:
        about = f", {shown.project}" if shown.project else ""
        left = sum(not item.done for item in shown.items)
        count = len(shown.items)
        lines.append(sentence("items-done", app.lang, about=records.student.name + about, done=count - left, all=count))
    phase = None
    for item in shown.items:
        if item.phase != phase:
            lines += ["", phase_word(item.phase, app.lang)]
            phase = item.phase
        lines.append(_line(app, item, ticked=records is not None))
    if records is not None and any(not item.done for item in shown.items):
        following = next(item.number for item in shown.items if not item.done)
        command = f"mentor {shown.name} checklist {records.id} --done {following}"
        lines += ["", common_sentence("next", app.lang, command=command)]
    return lines if records is not None else lines[1:]


def _line(app: AppContext, item: ChecklistItem, *, ticked: bool) -> str:
    from mentorcli.render.text.quantities import day

    box = ("[x] " if item.done else "[ ] ") if ticked else ""
    due = f"  ({day(item.due, app.lang)})" if item.due and not item.done else ""
    return f"{item.number:>3}. {box}{item.text}{due}"
