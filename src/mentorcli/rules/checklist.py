"""Checklists with their state: what is done, what is due when, what comes next (domain, sections 6 and 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from mentorcli.errors import UsageError
from mentorcli.models.checklist import Checklist, ChecklistItem, ItemText, Tick
from mentorcli.models.verdict import Policy
from mentorcli.text import bilingual, in_language

NUMBERS = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")


def checklist(
    name: str,
    items: Sequence[ItemText],
    ticks: Iterable[Tick],
    *,
    student: str | None,
    project: str | None,
    target: date | None,
    number: int = 1,
) -> Checklist:
    """Return the list `name` with its state and dates.

    Ticks count where checklist, project and the `number` of the presentation are the same; of two for one item, the
    later one given. `target` is the local day of the presentation or transfer: each item with `due_days` is due so many
    days from it.
    """
    about = (name, project, number)
    ticked = {tick.item: tick for tick in ticks if (tick.checklist, tick.project, tick.number) == about}
    return Checklist(
        name=name,
        student=student,
        project=project,
        items=tuple(_item(number, item, ticked.get(item.id), target) for number, item in enumerate(items, 1)),
        number=number,
    )


def with_days(items: Sequence[ItemText], policy: Policy) -> tuple[ItemText, ...]:
    """Return the items with the days that figures of the policy give: weeks before the target, hours or days after."""
    return tuple(
        replace(item, due_days=_days(item.due_figure, policy), due_figure=None) if item.due_figure else item
        for item in items
    )


def _days(figure: str, policy: Policy) -> int:
    """Return a figure as days from the target; begun days count."""
    value: int = getattr(policy, figure)
    if figure.startswith("request_weeks"):
        return -7 * value
    return -(-value // 24) if figure.endswith("_hours") else value


def next_item(checklist: Checklist) -> ChecklistItem | None:
    """Return the first item in reading order that is not done, None where all are."""
    return next((item for item in checklist.items if not item.done), None)


def parse_numbers(text: str, count: int) -> tuple[int, ...]:
    """Return the item numbers meant by `1,2`, `1-3` or `2, 4-5`, each once, in the order typed.

    Raises UsageError, naming the valid range 1 to `count`, for anything else.
    """
    found: dict[int, None] = {}
    for part in re.sub(r"\s*-\s*", "-", text).replace(",", " ").split():
        match = NUMBERS.fullmatch(part)
        if match is None:
            raise _bad_numbers(
                bilingual(f"{part!r} is no item number", f"{part!r} n'est pas un numéro de point"), count
            )
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= count:
            raise _bad_numbers(bilingual(f"there is no item {part}", f"il n'y a pas de point {part}"), count)
        found.update(dict.fromkeys(range(first, last + 1)))
    if not found:
        raise _bad_numbers(bilingual("no item number was given", "aucun numéro de point n'est donné"), count)
    return tuple(found)


def _item(number: int, item: ItemText, tick: Tick | None, target: date | None) -> ChecklistItem:
    """Return an item with its state and its date."""
    done_at = tick.done_at if tick else None
    due = None if target is None or item.due_days is None else target + timedelta(days=item.due_days)
    return ChecklistItem(
        number=number,
        id=item.id,
        phase=item.phase,
        text=item.text,
        done=done_at is not None,
        done_at=done_at,
        due=due,
        source=item.source,
    )


def _bad_numbers(fault: str, count: int) -> UsageError:
    """Return the error that names the valid range."""
    french = in_language(fault, "fr")
    return UsageError(
        bilingual(
            f"{fault}; the items are numbered 1 to {count}",
            f"{french[:1].upper()}{french[1:]}\u00a0; les points sont numérotés de 1 à {count}",
        ),
        hint=bilingual("such as 1,3 or 2-4", "Par exemple 1,3 ou 2-4"),
    )
