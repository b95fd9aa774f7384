"""Checklists as `mentor presentation checklist` and `mentor transfer checklist` show and tick them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from mentorcli.cli.desk import Desk
from mentorcli.cli.following import presentation_day, transfer_day
from mentorcli.cli.picking import pick_student
from mentorcli.cli.session.details import current_project
from mentorcli.errors import UsageError
from mentorcli.models.checklist import Checklist, ChecklistItem, Tick
from mentorcli.rules.checklist import checklist, parse_numbers
from mentorcli.store.dossier import Dossier


def run(
    desk: Desk,
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

    items = checklist_items(name, desk.lang)
    if student is None:
        if done is not None or undone is not None or project is not None:
            raise UsageError("A state is kept per student", f"Name one: mentor {name} checklist STUDENT --done 1")
        _print(desk, checklist(name, items, (), student=None, project=None, target=target), None)
        return
    if done is None and undone is None:
        dossier = pick_student(desk, student)
        _print(desk, of_student(desk, dossier, name, project, target), dossier)
        return
    numbers_done = parse_numbers(done, len(items)) if done is not None else ()
    numbers_undone = parse_numbers(undone, len(items)) if undone is not None else ()
    both = sorted(set(numbers_done) & set(numbers_undone))
    if both:
        raise UsageError(f"--done and --undone both name {both[0]}", "Name each item once.")
    with desk.writing() as writer:
        dossier = pick_student(desk, student)
        before = of_student(desk, dossier, name, project, target)
        ticks = [
            *(_tick(desk, before, number, done=True) for number in numbers_done if not before.items[number - 1].done),
            *(_tick(desk, before, number, done=False) for number in numbers_undone if before.items[number - 1].done),
        ]
        if ticks:
            writer.append(dossier, *ticks, cmd=f"{name} checklist", at=desk.now)
    _print(desk, of_student(desk, dossier, name, project, target), dossier)


def of_student(desk: Desk, dossier: Dossier, name: str, project: str | None, target: date | None = None) -> Checklist:
    """Return a student's checklist for a project: the one named, else the one in progress.

    Dates count from `target`, else from the presentation that is scheduled or asked for, or the transfer's start.
    """
    from mentorcli.content import checklist_items

    current = current_project(dossier)
    title = project or (current.title if current else None)
    known = next((p.title for p in dossier.projects if title and p.title.casefold() == title.casefold()), title)
    ticks = dossier.records("tick").values()
    day = target or (presentation_day if name == "presentation" else transfer_day)(desk, dossier, known)
    return checklist(name, checklist_items(name, desk.lang), ticks, student=dossier.id, project=known, target=day)


def _tick(desk: Desk, of: Checklist, number: int, *, done: bool) -> Tick:
    item = of.items[number - 1]
    key = "/".join([of.name, of.project or "", item.id])
    return Tick(key, of.name, item.id, of.project, desk.now if done else None)


def _print(desk: Desk, shown: Checklist, dossier: Dossier | None) -> None:
    if desk.json:
        desk.emit(_record(desk, shown))
        return
    for line in _lines(desk, shown, dossier):
        desk.show(line)


def _record(desk: Desk, shown: Checklist) -> dict[str, Any]:
    from mentorcli.render.records import local

    record = asdict(shown)
    record["items"] = [{**asdict(item), "done_at": local(item.done_at, desk.zone)} for item in shown.items]
    return record


def _lines(desk: Desk, shown: Checklist, dossier: Dossier | None) -> list[str]:
    from mentorcli.render.words import phase_word

    lines = []
    if dossier is not None:
        about = f", {shown.project}" if shown.project else ""
        left = sum(not item.done for item in shown.items)
        count = len(shown.items)
        lines.append(desk.said("items-done", about=dossier.student.name + about, done=count - left, all=count))
    phase = None
    for item in shown.items:
        if item.phase != phase:
            lines += ["", phase_word(item.phase, desk.lang)]
            phase = item.phase
        lines.append(_line(desk, item, ticked=dossier is not None))
    if dossier is not None and any(not item.done for item in shown.items):
        following = next(item.number for item in shown.items if not item.done)
        command = f"mentor {shown.name} checklist {dossier.id} --done {following}"
        lines += ["", desk.said("next", command=command)]
    return lines if dossier is not None else lines[1:]


def _line(desk: Desk, item: ChecklistItem, *, ticked: bool) -> str:
    from mentorcli.render.words import day

    box = ("[x] " if item.done else "[ ] ") if ticked else ""
    due = f"  ({day(item.due, desk.lang)})" if item.due and not item.done else ""
    return f"{item.number:>3}. {box}{item.text}{due}"
