"""The monthly statement: a month's or a year's sessions, counted and paid by two routes that have to agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from mentorcli.errors import RefusedError
from mentorcli.models.results.statements import MonthStatement, SavedStatement, YearStatement
from mentorcli.models.statement import Statement
from mentorcli.rules import statement as rules
from mentorcli.services.tariffs import tariffs_of
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual
from mentorcli.when.months import parse_month, parse_year

if TYPE_CHECKING:
    from mentorcli.models.session import Session
    from mentorcli.models.statement import Recount
    from mentorcli.models.tariff import Price
    from mentorcli.store.student_records import StudentRecords

_NEAR = timedelta(days=2)  # no local day is further from that of UTC


def statement(workspace: Workspace, month: str | None = None) -> MonthStatement:
    """Return the statement of a month as typed, such as `2026-10` or `octobre`; None: the present one.

    Raises UsageError for what is no month and for a fault in the tariffs, RefusedError where a session has a planned
    length that its tariff does not name, or a month two currencies.
    """
    first = workspace.today.replace(day=1) if month is None else parse_month(month, workspace.today)
    return _statements(workspace, [first])[0]


def year_statement(workspace: Workspace, typed: str | None = None) -> YearStatement:
    """Return the statements of a year as typed, such as `2025`; None: the present one. Raises as `statement` does."""
    year = workspace.today.year if typed is None else parse_year(typed, workspace.today)
    return YearStatement(year, _statements(workspace, [date(year, month, 1) for month in range(1, 13)]))


def _statements(workspace: Workspace, months: Sequence[date]) -> list[MonthStatement]:
    return statements_of(workspace, workspace.everyone(), months)


def statements_of(
    workspace: Workspace, everyone: Iterable[StudentRecords], months: Sequence[date]
) -> list[MonthStatement]:
    """Return the statements of consecutive months, each computed twice; `everyone` are all students, read.

    Raises as `statement` does.
    """
    tariffs, now, zone = tariffs_of(workspace), workspace.now, workspace.zone
    sessions = (session for records in everyone for session in records.sessions.values())
    by_month = rules.by_month(sessions, months, zone)
    first = [rules.statement(by_month[month], month, now=now, zone=zone, tariffs=tariffs) for month in months]
    for month, one in zip(months, first, strict=True):
        _refuse(workspace, month, one)
    second, failure = _second_route(workspace, months)
    pairs = zip(months, first, second, strict=True)
    return [MonthStatement(month, one, other, failure, bool(tariffs)) for month, one, other in pairs]


def _second_route(workspace: Workspace, months: Sequence[date]) -> tuple[Sequence[Recount | None], str | None]:
    """Return the figures of months by the other route, straight from the journals; else why there are none.

    Where a student cannot be read there is nothing to compare.
    """
    nothing = [None] * len(months)
    if workspace.partial:
        return nothing, None
    from mentorcli.recount.amounts import recounted
    from mentorcli.recount.journals import sessions_between

    begin = datetime.combine(months[0], time(), UTC) - _NEAR
    end = datetime.combine(rules.next_month(months[-1]), time(), UTC) + _NEAR
    try:
        found = sessions_between(workspace.home.store, begin, end)
        tables = workspace.settings.tariff
        return recounted(found, tables, months, now=workspace.now, zone=workspace.zone), None
    except (OSError, ValueError, LookupError, TypeError) as error:  # the first route could read what this one cannot
        return nothing, str(error) or type(error).__name__


def _refuse(workspace: Workspace, month: date, found: Statement) -> None:
    """Raise RefusedError for what no amount can be told of without guessing."""
    if len(found.currencies) > 1:
        codes = " / ".join(found.currencies)
        raise RefusedError(
            bilingual(
                f"{month:%Y-%m} has tariffs in two currencies ({codes}): they do not add up",
                f"{month:%Y-%m} a des tarifs en deux monnaies ({codes})\u00a0: ils ne s'additionnent pas",
            ),
            bilingual(
                "Let the second one begin with a month: mentor config edit",
                "Faites commencer le second avec un mois\u00a0: mentor config edit",
            ),
        )
    lacking = [pair for pair in found.unpriced if pair[1].missing == "length"]
    if lacking:
        raise length_missing(workspace, lacking)


def length_missing(workspace: Workspace, lacking: Sequence[tuple[Session, Price]]) -> RefusedError:
    """Return the refusal of sessions with a planned length that their tariff does not name, with the list of them."""
    lengths = sorted({session.duration_minutes for session, _ in lacking})
    tariff = lacking[0][1].tariff
    assert tariff is not None  # noqa: S101 - the price tells so: a length is missing from one
    known = ", ".join(str(minutes) for minutes in sorted(tariff.length))
    named = ", ".join(str(minutes) for minutes in lengths)
    listed = tuple(
        f"{session.id}  {session.student}  {workspace.local(session.scheduled_at):%Y-%m-%d %H:%M}  "
        f"{session.duration_minutes} min"
        for session, _ in lacking
    )
    return RefusedError(
        bilingual(
            f"No factor for a planned length of {named} min in the tariff from {tariff.since} (it has {known})",
            f"Pas de coefficient pour une durée prévue de {named} min dans le tarif du {tariff.since} (il a {known})",
        ),
        bilingual(
            f'Add {lengths[0]} = "..." to its length: mentor config edit; '
            f"or correct the session: mentor session edit {lacking[0][0].id} --duration {min(tariff.length)}m",
            f'Ajoutez {lengths[0]} = "..." à son champ length\u00a0: mentor config edit\u00a0; '
            f"ou corrigez la session\u00a0: mentor session edit {lacking[0][0].id} --duration {min(tariff.length)}m",
        ),
        listed,
    )


def refuse_unchecked(workspace: Workspace, found: MonthStatement | YearStatement) -> None:
    """Raise where nothing of it is to be handed on: the two routes do not agree, or a student cannot be read.

    Raises RefusedError, UnreadableError.
    """
    _, error = workspace.reading_result()
    if error is not None:
        raise error
    if not found.checked:
        raise RefusedError(
            bilingual(
                "Nothing is written: the two computations do not agree",
                "Rien n'est écrit\u00a0: les deux calculs ne concordent pas",
            ),
            bilingual("See: mentor statement", "Voyez\u00a0: mentor statement"),
        )


def save(
    workspace: Workspace, found: MonthStatement | YearStatement, path: str, text: str, *, force: bool
) -> SavedStatement:
    """Write a statement that was made into a file, whole or not at all.

    Raises RefusedError for a file that is there, unless `force`, and NotSavedError.
    """
    import os

    from mentorcli.services.user_files import save_for_user  # most statements are only shown

    return SavedStatement(os.path.abspath(save_for_user(workspace, path, text, force=force)), found)  # noqa: PTH100
