"""The platform's statement, or the invoice made of it: a table of sessions or of titles, or lines that were pasted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial

from mentorcli.errors import RefusedError
from mentorcli.formats import mapped, oc_tools, recognise, statement_lines, words
from mentorcli.formats import statement_words as by_word
from mentorcli.formats.collected import check_width, unreadable
from mentorcli.formats.day_and_time import with_time
from mentorcli.formats.encodings import decoded
from mentorcli.formats.figures import amount_of, decimal_of, is_nothing, moment_of
from mentorcli.formats.headers import begun
from mentorcli.formats.names import name_key, written_name
from mentorcli.formats.read_rows import Rows
from mentorcli.formats.row_cells import kind_in, length_in, level_in, start_in, word_in
from mentorcli.formats.tables import Table, TableRow, named_cells, plain, shown, table
from mentorcli.models.foreign import ForeignFile
from mentorcli.models.reconcile import Form, StatementFile, StatementRow
from mentorcli.models.student import Funding
from mentorcli.text import Bilingual, bilingual

_OF_SESSIONS = ("student", "email", "start", "time", "kind", "status", "planned", "lasted", "level", "funding")
FIELDS: dict[str, tuple[str, ...]] = {
    "title": (
        *("title", "intitulé", "titre", "libellé", "désignation", "description", "prestation", "item", "line"),
        *("ligne", "article"),
    ),
    **{field: mapped.FIELDS[field] for field in _OF_SESSIONS},
    "quantity": ("quantity", "quantité", "qty", "qté", "nombre", "number", "sessions", "nombre de sessions", "count"),
    "unit": ("unit price", "prix unitaire", "prix unitaire ht", "pu", "pu ht", "unit", "tarif", "rate"),
    "amount": (
        *("amount", "montant", "montant ht", "montant total", "total", "total ht", "price", "prix", "rémunération"),
        *("montant (€)", "amount (eur)", "payment", "paiement"),
    ),
}
"""The fields of a row, each with the names of columns by which it is known. `--map FIELD=COLUMN` says another."""

_AMOUNT = ("amount", "le montant")
_KNOWN_COLUMNS = 2  # fewer are no header: a pasted line may have a word that is the name of a column


def read(data: bytes, name: str, columns: Mapping[str, str], saved: mapped.Saved | None = None) -> StatementFile:
    """Return the platform's file. `name` is the file's, for messages.

    `columns` names columns by field where the user did, else one of the `saved` that fits does.

    Raises RefusedError for a file that cannot be read or tells of no sessions, UsageError for a column not there.
    """
    text, encoding = decoded(data, name)
    start = begun(text, mapped.known_names(columns, saved or {}, FIELDS))
    remarks = tuple[Bilingual, ...]()
    if not columns:
        columns, remarks = mapped.remembered(start.header, saved or {}, FIELDS)
    if text.lstrip().startswith(("{", "[")) or oc_tools.fits(text):
        found = of_foreign(recognise.read(data, name))
    elif columns or has_header(start.header):
        found = of_table(table(start.text, name, separator=start.separator), name, columns)
        remarks = (*start.remarks, *remarks)
    else:
        found = statement_lines.of_lines(text.splitlines(), name)
    return found._replace(encoding=encoding, remarks=(*remarks, *found.remarks))


def has_header(cells: Sequence[str]) -> bool:
    """Return whether cells are the names of columns, as far as two of them tell."""
    known = {plain(one) for names in (*FIELDS.values(), mapped.FIRST_NAMES) for one in names}
    return sum(plain(cell) in known for cell in cells) >= _KNOWN_COLUMNS


def of_foreign(found: ForeignFile) -> StatementFile:
    """Return the sessions of another tool's file as rows."""
    students = {one.key: one for one in found.students}
    rows = tuple(
        StatementRow(
            one.row,
            name=students[one.student].name,
            parts=name_key(students[one.student].name),
            email=students[one.student].email,
            start=one.start,
            status=one.status,
            reason=one.reason,
            kind=one.kind,
            level=one.level,
            funding=None if one.funding is Funding.UNKNOWN else one.funding,
            minutes=one.minutes,
            lasted=one.lasted,
        )
        for one in found.sessions
    )
    return StatementFile(Form.SESSIONS, rows, found.faults, found.remarks, found.encoding)


def of_table(found: Table, name: str, columns: Mapping[str, str]) -> StatementFile:
    """Return the rows of a table: a session each where there is a column of dates, else a title each.

    Raises RefusedError for one with neither, UsageError for a column that there is not.
    """
    places, remarks = with_time(found, mapped.places_of(found, columns, FIELDS), columns)
    form = Form.SESSIONS if "start" in places else Form.TITLES
    if form is Form.TITLES and "title" not in places:
        raise _no_column(found, name)
    rows = Rows()
    rows.remarks += remarks
    if form is Form.SESSIONS and "status" not in places:
        rows.remarks.append(
            bilingual(
                "no column says what became of the sessions: that is not compared",
                "aucune colonne ne dit ce que les sessions sont devenues\u00a0: ce n'est pas comparé",
            )
        )
    if form is Form.TITLES and "quantity" not in places:
        rows.remarks.append(
            bilingual(
                "no column of quantities: a row is one session",
                "aucune colonne de quantités\u00a0: une ligne vaut une session",
            )
        )
    take = _session if form is Form.SESSIONS else _title
    for row in found.rows:
        cells = dict.fromkeys((*FIELDS, "first"), "") | named_cells(row, places)
        if _is_sum(row):
            rows.sums += 1
            continue
        told = moment_of(cells["start"])
        rows.take(row.line, partial(_one, take, row, found.header, cells, rows), told)
    return rows.finished(form)


def _no_column(found: Table, name: str) -> RefusedError:
    listed = ", ".join(map(shown, found.header[:30]))
    return RefusedError(
        bilingual(
            f"{name}: no column of dates, and none of titles. It has: {listed}",
            f"{name}\u00a0: ni colonne de dates, ni colonne d'intitulés. Il a\u00a0: {listed}",
        ),
        bilingual(
            "Name one: --map start=COLUMN for a row a session, --map title=COLUMN for a row a title",
            "Nommez-en une\u00a0: --map start=COLONNE pour une ligne par session, "
            "--map title=COLONNE pour une ligne par intitulé",
        ),
    )


def _one(
    take: Callable[[int, Mapping[str, str], Rows], StatementRow],
    row: TableRow,
    header: Sequence[str],
    cells: Mapping[str, str],
    rows: Rows,
) -> StatementRow:
    """Return a row as `take` reads it. Raises RowError for one with more cells than there are columns too."""
    check_width(row, header)
    return take(row.line, cells, rows)


def _is_sum(row: TableRow) -> bool:
    """Return whether a row sums up others, as its first cell with text says."""
    return by_word.is_sum(next((cell for cell in row.cells if cell.strip()), ""))


def _is_fixed(cells: Mapping[str, str]) -> bool:
    """Return whether a row among sessions is a sum that is paid by the month, as one of its cells says."""
    return any(by_word.is_fixed(cells[field]) for field in ("start", "title", "student", "kind", "status"))


def _fixed(row: int, cells: Mapping[str, str]) -> StatementRow:
    """Return a row that is a monthly sum; its date, where it has one, tells the month. Raises RowError."""
    return StatementRow(row, start=moment_of(cells["start"]), amount=_decimal(cells["amount"]), fixed=True)


def _session(row: int, cells: Mapping[str, str], _: Rows) -> StatementRow:
    """Return a row that is one session, or a monthly sum among them. Raises RowError."""
    if _is_fixed(cells):
        return _fixed(row, cells)
    name = " ".join(part for part in (cells["first"], cells["student"]) if part)
    outcome = word_in(cells, "status", by_word.outcome) if cells["status"] else (None, None)
    funding = word_in(cells, "funding", words.funding_of) if cells["funding"] else None
    return StatementRow(
        row,
        name=written_name(name) if name else None,
        parts=name_key(name),
        email=cells["email"] or None,
        start=start_in(cells),
        status=outcome[0],
        reason=outcome[1],
        kind=kind_in(cells) if cells["kind"] else None,
        level=level_in(cells),
        funding=None if funding is Funding.UNKNOWN else funding,
        minutes=length_in(cells, "planned"),
        lasted=length_in(cells, "lasted"),
        amount=_decimal(cells["amount"]),
    )


def _title(row: int, cells: Mapping[str, str], rows: Rows) -> StatementRow:
    """Return a row of all sessions that share a title. Raises RowError."""
    said = by_word.cells_of(cells["title"])
    if said.other:
        rows.not_understood(row, said.other)
    found = by_word.titled(said, row, shown(cells["title"], 60))
    number = _quantity(cells["quantity"])
    unit, amount = _decimal(cells["unit"]), _decimal(cells["amount"])
    product = None if unit is None else unit * number
    if amount is not None and product is not None and amount != product:
        rows.remarks.append(
            bilingual(
                f"row {row}: {number} x {unit} is {product}, not {amount} as the file says",
                f"ligne {row}\u00a0: {number} x {unit} font {product}, et non {amount} comme dans le fichier",
            )
        )
    level = level_in(cells) if cells["level"] else found.level
    return found._replace(sessions=number, amount=product if amount is None else amount, level=level)


def _quantity(cell: str) -> int:
    """Return how many sessions a row counts, one where nothing is said. Raises RowError for no whole number."""
    if is_nothing(cell):
        return 1
    found = decimal_of(cell)
    if found is None or found != found.to_integral_value() or not 0 <= found < 10_000:  # noqa: PLR2004
        raise unreadable("quantity", "la quantité", cell)
    return int(found)


def _decimal(cell: str) -> Decimal | None:
    """Return a sum, None for an empty cell. Raises RowError for what is no sum."""
    if is_nothing(cell):
        return None
    found = amount_of(cell)
    if found is None:
        raise unreadable(*_AMOUNT, cell)
    return found
