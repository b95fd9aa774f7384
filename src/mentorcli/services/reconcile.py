"""The platform's statement held against a month's sessions: what agrees, what differs, what one side alone has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple

from mentorcli.errors import RefusedError
from mentorcli.formats import statement_rows
from mentorcli.formats.names import name_key
from mentorcli.models.foreign import RowFault
from mentorcli.models.reconcile import Compared, Form, Own, StatementFile, StatementRow
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.models.results.statements import MonthStatement
from mentorcli.models.session import Session, SessionStatus, by_start
from mentorcli.rules import reconcile as rules
from mentorcli.rules.foreign import Namesake
from mentorcli.rules.message import STATEMENT
from mentorcli.rules.reconcile_titles import compare_titles
from mentorcli.rules.statement import by_month
from mentorcli.services import column_maps, sheets
from mentorcli.services.letters import made
from mentorcli.services.reconcile_refusals import nothing_to_contest
from mentorcli.services.session_import_faults import skipped
from mentorcli.services.statements import statements_of
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual
from mentorcli.when.clock import readings
from mentorcli.when.months import parse_month


class Choices(NamedTuple):
    """What the user said: the month as typed, columns by field, remembered ones, the name to remember these by."""

    month: str | None = None
    columns: Mapping[str, str] = {}
    maps: Sequence[str] = ()
    save_map: str | None = None


def reconcile(workspace: Workspace, data: bytes, name: str, choices: Choices) -> Reconciliation:
    """Return what comes of each row of the platform's file, and of each session of its month.

    `name` is the file's, for messages. Raises RefusedError for a file that cannot be read or tells of no session,
    UsageError for a column, a month or a tariff that does not fit.
    """
    columns, saved = column_maps.chosen(
        workspace, choices.columns, choices.maps, choices.save_map, statement_rows.FIELDS
    )
    file = _moments(workspace, _read(data, name, columns, saved))
    month, guessed = _month(workspace, file, choices.month, name)
    kept = [row for row in file.rows if _of_month(row, month)]
    everyone = list(workspace.everyone())
    found = statements_of(workspace, everyone, [month])[0]
    _, error = workspace.reading_result()
    if error is not None:
        raise error
    compared, waiting = _compared(workspace, everyone, file.form, kept, found)
    cancelled = _cancelled_here(kept, compared)
    column_maps.save(workspace, choices.save_map, columns, cmd="reconcile")
    made = _Made(month, guessed, name, file, kept, found)
    outcome = _result(made, [one for one in compared if one not in cancelled])
    return outcome._replace(
        cancelled_here=sum(len(one.sessions) for one in cancelled),
        waiting=waiting,
        names={one.id: one.student.name for one in everyone},
        saved=choices.save_map,
    )


class _Made(NamedTuple):
    """What is held against each other: the rows of the month that were kept, and the statement that is here."""

    month: date
    guessed: bool
    name: str
    file: StatementFile
    kept: Sequence[StatementRow]
    found: MonthStatement


def _result(made: _Made, compared: Sequence[Compared]) -> Reconciliation:
    """Return what was compared with the sums of both sides, and what was not."""
    file, kept, here = made.file, made.kept, made.found.statement
    amounts = [row.amount for row in kept]
    has_fixed = file.form is Form.TITLES or any(row.fixed for row in kept)
    told = any(one is not None for one in amounts)
    if told and made.found.has_tariffs:
        compared = [rules.with_amounts(one) for one in compared]
    return Reconciliation(
        made.month, made.guessed, made.name, file, rules.in_order(compared), len(file.rows) - len(kept), 0, (),
        there=None if not amounts or None in amounts else sum((one for one in amounts if one is not None), Decimal()),
        here=here.total if has_fixed or here.total is None else here.known,
        currency=here.currency,
        has_amounts=told,
        has_tariffs=made.found.has_tariffs,
        tells_funding=any(row.funding is not None for row in kept),
        names={},
        withheld=[one for one in compared if rules.may_be_unread(one, file.faults)],
        fixed_apart=None if has_fixed or not here.fixed else here.fixed_sum,
    )  # fmt: skip


def _cancelled_here(rows: Sequence[StatementRow], compared: Sequence[Compared]) -> list[Compared]:
    """Return what only the mentor has and was called off, where the file has nothing of the kind."""
    if any(row.status is SessionStatus.CANCELLED for row in rows):
        return []
    return [one for one in compared if rules.is_cancelled_here(one)]


def _read(data: bytes, name: str, columns: column_maps.Columns, saved: column_maps.Saved) -> StatementFile:
    text, remarks = sheets.text_of(data, name)
    file = statement_rows.read(text, name, columns, saved)
    if not file.rows and not file.faults:
        raise RefusedError(
            bilingual(f"{name} tells of no session", f"{name} ne parle d'aucune session"),
            bilingual("Is it the right file?", "Est-ce le bon fichier\u00a0?"),
        )
    return file._replace(remarks=(*remarks, *file.remarks))


def _moments(workspace: Workspace, file: StatementFile) -> StatementFile:
    """Return the file with every start in the mentor's zone; a local time that a clock change skips is a fault."""
    rows, faults = [], list(file.faults)
    for row in file.rows:
        if not isinstance(row.start, datetime):
            rows.append(row)
            continue
        instants = [row.start] if row.start.tzinfo is not None else readings(row.start, workspace.zone)
        if instants:
            rows.append(row._replace(start=workspace.local(instants[0].astimezone(UTC))))
        else:
            faults.append(RowFault(row.row, skipped(row.start), row.start))
    return file._replace(rows=tuple(rows), faults=tuple(sorted(faults, key=lambda fault: fault.row)))


def _month(workspace: Workspace, file: StatementFile, typed: str | None, name: str) -> tuple[date, bool]:
    """Return the month that is compared, and whether it was guessed: without a date in the file it is the last one.

    Raises RefusedError for a file with several months and none typed.
    """
    if typed is not None:
        return parse_month(typed, workspace.today), False
    months = sorted({_day(row.start).replace(day=1) for row in file.rows if row.start is not None})
    if len(months) > 1:
        listed = ", ".join(f"{one:%Y-%m}" for one in months)
        raise RefusedError(
            bilingual(
                f"{name} has rows of several months: {listed}", f"{name} a des lignes de plusieurs mois\u00a0: {listed}"
            ),
            bilingual(f"Choose one: --month {months[-1]:%Y-%m}", f"Choisissez-en un\u00a0: --month {months[-1]:%Y-%m}"),
        )
    return (months[0], False) if months else (parse_month("last month", workspace.today), True)


def _day(start: datetime | date) -> date:
    return start.date() if isinstance(start, datetime) else start


def _of_month(row: StatementRow, month: date) -> bool:
    return row.start is None or _day(row.start).replace(day=1) == month


def _compared(
    workspace: Workspace,
    everyone: Sequence[StudentRecords],
    form: Form,
    rows: Sequence[StatementRow],
    found: MonthStatement,
) -> tuple[list[Compared], list[Session]]:
    """Return what was compared, and the sessions that nobody documented and no row is about."""
    here = found.statement
    documented = [
        _own(workspace, session, price.amount) for session, price in zip(here.sessions, here.prices, strict=True)
    ]
    if form is Form.TITLES:
        return compare_titles(rows, documented, here.fixed), list(here.undocumented)
    sessions = (session for records in everyone for session in records.sessions.values())
    of_month = by_month(sessions, [found.month], workspace.zone)[found.month]
    planned = sorted((one for one in of_month if one.status is SessionStatus.SCHEDULED), key=by_start)
    known = [Namesake(one.id, name_key(one.student.name), one.student.email) for one in everyone]
    plain = [row for row in rows if not row.fixed]
    own = [*documented, *(_own(workspace, one, None) for one in planned)]
    compared, left = rules.compare_sessions(plain, own, known)
    fixed = [row for row in rows if row.fixed]
    compared += compare_titles(fixed, [], here.fixed) if fixed else []
    waiting = {one.session.id for one in left}
    return compared, [one for one in here.undocumented if one.id in waiting]


def _own(workspace: Workspace, session: Session, amount: Decimal | None) -> Own:
    return Own(session, workspace.local(session.scheduled_at).date(), amount)


def with_letter(workspace: Workspace, found: Reconciliation) -> Reconciliation:
    """Return it with the text for the contact form, in the run's language.

    Raises RefusedError where nothing is certain to be wrong, with what to do where not everything was compared.
    """
    from mentorcli.render.text.message_values import month_name
    from mentorcli.render.text.reconcile_letter import letter_lines

    lines = letter_lines(found, workspace.lang, workspace.zone)
    if not lines:
        raise nothing_to_contest(found)
    values = {"month": month_name(found.month, workspace.lang), "differences": "\n".join(lines)}
    return found._replace(letter=made(workspace, STATEMENT, values))
