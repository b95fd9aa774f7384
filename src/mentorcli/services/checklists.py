"""Checklists as a student's state fills them: which project is meant, which dates count, what is ticked."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorcli.content import checklist_items
from mentorcli.errors import UsageError
from mentorcli.models.checklist import Checklist, Tick, tick_key
from mentorcli.models.results.checklists import ChecklistResult
from mentorcli.rules.checklist import checklist, parse_numbers
from mentorcli.rules.project import current, find_project
from mentorcli.services import checklist_texts
from mentorcli.services.lookup import find_student
from mentorcli.services.presentation_records import CHECKLIST as PRESENTATION
from mentorcli.services.presentation_records import number_of, presentation_day, results_of
from mentorcli.services.transfers import transfer_day
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual


class ChecklistChoice(NamedTuple):
    """Which checklist is meant: `presentation` or `transfer`, for which project, with dates from which local day.

    Without a project the one in progress is meant; without a day the presentation's or transfer's own; without a
    `number` the presentation of the project that is at hand.
    """

    name: str
    project: str | None = None
    target: date | None = None
    number: int | None = None


def show(
    workspace: Workspace,
    choice: ChecklistChoice,
    student: str | None,
    *,
    done: str | None = None,
    undone: str | None = None,
) -> ChecklistResult:
    """Return a checklist, plain or a student's, after ticking the items of `done` and unticking those of `undone`.

    Both are numbers as typed, such as `1,3-4`. Raises UsageError for what is no number of the list, for one that both
    name, and for a state or a project without a student.
    """
    if student is None:
        if any(one is not None for one in (done, undone, choice.project, choice.number)):
            hint = bilingual(
                f"Name one: mentor {choice.name} checklist STUDENT --done 1",
                f"Nommez-le\u00a0: mentor {choice.name} checklist ÉTUDIANT --done 1",
            )
            raise UsageError(bilingual("A state is kept per student", "L'avancement se note pour un étudiant"), hint)
        return ChecklistResult(_plain(workspace, choice), None)
    if done is None and undone is None:
        records = find_student(workspace, student)
        return _result(workspace, records, choice)
    count = len(checklist_items(choice.name, workspace.lang))
    changes = _changes(done, undone, count)
    with workspace.transaction() as writer:
        records = find_student(workspace, student)
        ticks = _ticks(workspace, of_student(workspace, records, choice), changes)
        if ticks:
            writer.append(records, *ticks, cmd=f"{choice.name} checklist", at=workspace.now)
    return _result(workspace, records, choice)


def _result(workspace: Workspace, records: StudentRecords, choice: ChecklistChoice) -> ChecklistResult:
    """Return a student's checklist with the project that is in progress."""
    shown = of_student(workspace, records, choice)
    in_progress = _project(records, None)
    if choice.name != PRESENTATION or shown.project is None:
        return ChecklistResult(shown, records.student, in_progress)
    at_hand = number_of(records, shown.project)
    closed = shown.number in [one.number for one in results_of(records, shown.project)]
    day = presentation_day(workspace, records, shown.project)
    awaits = not closed and day is not None and day <= workspace.today
    return ChecklistResult(shown, records.student, in_progress, at_hand, awaits_result=awaits)


def of_student(workspace: Workspace, records: StudentRecords, choice: ChecklistChoice) -> Checklist:
    """Return a student's checklist for a project: the one named, else the one in progress.

    Dates count from the day given, else from the presentation that is scheduled or asked for, or the transfer's start.
    """
    project = _project(records, choice.project)
    target = choice.target
    number = _number(records, project, choice)
    if target is None and choice.name == PRESENTATION:
        held = next((one.at for one in results_of(records, project) if one.number == number), None)
        day = workspace.local(held).date() if held is not None else None
        target = day or presentation_day(workspace, records, project)
    elif target is None:
        target = transfer_day(workspace, records)
    items = checklist_texts.items(workspace, choice.name, target)
    ticks = records.records(Tick).values()
    return checklist(choice.name, items, ticks, student=records.id, project=project, target=target, number=number)


def _number(records: StudentRecords, project: str | None, choice: ChecklistChoice) -> int:
    """Return which presentation of a project is meant, 1 for any other list. Raises UsageError for one still ahead."""
    if choice.name != PRESENTATION:
        return 1
    at_hand = number_of(records, project)
    if choice.number is None:
        return at_hand
    if not 1 <= choice.number <= at_hand:
        raise UsageError(
            bilingual(f"--number is {choice.number}", f"--number vaut {choice.number}"),
            bilingual(
                f"The presentations of that project are numbered 1 to {at_hand}.",
                f"Les soutenances de ce projet sont numérotées de 1 à {at_hand}.",
            ),
        )
    return choice.number


def _plain(workspace: Workspace, choice: ChecklistChoice) -> Checklist:
    """Return a checklist without any state."""
    items = checklist_texts.items(workspace, choice.name, choice.target)
    return checklist(choice.name, items, (), student=None, project=None, target=choice.target)


def _project(records: StudentRecords, typed: str | None) -> str | None:
    """Return the title meant: the project in progress where none is typed. Raises as `find_project` does."""
    if not typed or not typed.strip():
        now = current(records.projects)
        return now.title if now is not None else None
    return find_project(records.projects, typed, student=records.id).title


def _changes(done: str | None, undone: str | None, count: int) -> dict[int, bool]:
    """Return the item numbers with the state each is to have. Raises UsageError for one that is to have both."""
    ticked = parse_numbers(done, count) if done is not None else ()
    unticked = parse_numbers(undone, count) if undone is not None else ()
    both = sorted(set(ticked) & set(unticked))
    if both:
        raise UsageError(
            bilingual(f"--done and --undone both name {both[0]}", f"--done et --undone nomment tous deux {both[0]}"),
            bilingual("Name each item once.", "Nommez chaque point une seule fois."),
        )
    return {**dict.fromkeys(ticked, True), **dict.fromkeys(unticked, False)}


def _ticks(workspace: Workspace, before: Checklist, changes: dict[int, bool]) -> list[Tick]:
    """Return a tick for every item whose state changes."""
    return [
        _tick(workspace, before, number, done=done)
        for number, done in changes.items()
        if before.items[number - 1].done is not done
    ]


def _tick(workspace: Workspace, of: Checklist, number: int, *, done: bool) -> Tick:
    """Return the state of one item from now on; its id names the list, the project and the item."""
    item = of.items[number - 1]
    key = tick_key(of.name, of.project, item.id, of.number)
    return Tick(key, of.name, item.id, of.project, workspace.now if done else None, of.number)
