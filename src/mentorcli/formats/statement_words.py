"""A row of the platform's statement by what stands in its cells, whatever their order: titles and pasted lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from mentorcli.formats import words
from mentorcli.formats.collected import RowError
from mentorcli.formats.figures import amount_of, clock_of, level_of, minutes_between, moment_of, seconds_of
from mentorcli.models.reconcile import StatementRow
from mentorcli.models.session import Reason, SessionKind, SessionStatus
from mentorcli.models.student import Funding
from mentorcli.text import bilingual

_APART = re.compile(r"\t|;|\|| {2,}|\s+[-\u2013\u2014]\s+")
_COMMAS = re.compile(r",\s+(?!\d{4}\b)")  # "Oct 24, 2026" is one moment
_LONGEST_LINE = 10_000  # characters, each of whose words is looked at several times
_LONGEST_PHRASE = 6  # words: "marked student as absent" has four
_WHOLE = r"-?(?:\d{1,3}(?:[ \u00a0\u202f.,'\u2019]\d{3})+|\d+)"
_AMOUNT = re.compile(rf"(?i){_WHOLE}(?:[.,]\d\d?)?\s*(?:€|eur|euros?)|{_WHOLE}[.,]\d\d?")
_FIGURES_APART = re.compile(r"\d \d")
_TIMES = re.compile(r"(?i)[x\u00d7]\s*(\d{1,4})|(\d{1,4})\s*(?:[x\u00d7]|sessions?)")
_FIXED = ("flat fee", "fixed fee", "monthly fee", "forfait", "frais fixe", "part fixe")
_MONTH_OF = re.compile(r"\b(?:\d{1,2}[/.-])?20\d\d\b")
_SUMS = ("total", "sous total", "subtotal", "sum", "somme", "tva", "vat", "net a payer", "montant total")


class Cells(NamedTuple):
    """What the cells of one row were read as; `numbers` are plain whole numbers, `other` what no word list knows."""

    start: datetime | date | None = None
    clock: time | None = None
    outcome: tuple[SessionStatus, Reason | None] | None = None
    kind: SessionKind | None = None
    level: int | None = None
    funding: Funding | None = None
    minutes: int | None = None
    times: int | None = None
    amounts: tuple[Decimal, ...] = ()
    numbers: tuple[int, ...] = ()
    other: tuple[str, ...] = ()
    fixed: bool = False


def is_sum(text: str) -> bool:
    """Return whether a cell names a sum of other rows, such as "Total HT", which is no row of its own."""
    return words.plain_word(text).startswith(_SUMS)


def is_fixed(text: str) -> bool:
    """Return whether a title names a sum that is paid by the month, such as "Flat fees" or "Forfait 09/2026"."""
    undated = _MONTH_OF.sub("", text)
    return words.plain_word(text).startswith(_FIXED) and not any(letter.isdigit() for letter in undated)


def outcome(text: str) -> tuple[SessionStatus, Reason | None] | None:
    """Return what became of a session; a plain "no-show" has no reason, since it does not tell which one.

    None for a word that is no status.
    """
    if words.plain_word(text) in ("noshow", "no show"):
        return SessionStatus.NO_SHOW, None
    return words.outcome_of(text)


def cells_of(line: str) -> Cells:
    """Return what a title, or a line that was pasted, says; one that is longer than any page of them says nothing."""
    if len(line) > _LONGEST_LINE:
        return Cells(other=(line,))
    found = Cells()
    for cell in _pieces(line):
        known = _with(found, cell)
        if known is None:
            for phrase in _phrases(re.split("[ \t]+", cell)):
                found = _with(found, phrase) or found._replace(other=(*found.other, phrase))
        else:
            found = known
    return found


def _pieces(line: str) -> list[str]:
    """Return the parts of a line: at tabs, semicolons, bars, wide gaps and dashes, else at commas with a blank."""
    parts = _APART.split(line.strip())
    parts = parts if len(parts) > 1 else _COMMAS.split(line.strip())
    return [part for cell in parts if (part := cell.strip().strip('"').strip())]


def _phrases(listed: list[str]) -> Iterable[str]:
    """Yield the longest phrases that mean something, from the left; the words between them as they stand together."""
    waiting: list[str] = []
    at = 0
    while at < len(listed):
        for most in range(min(_LONGEST_PHRASE, len(listed) - at), 0, -1):
            phrase = " ".join(listed[at : at + most])
            if _is_phrase(phrase):
                yield from [" ".join(waiting)] if waiting else []
                waiting = []
                yield phrase
                break
        else:
            most = 1
            waiting.append(listed[at])
        at += most
    yield from [" ".join(waiting)] if waiting else []


def _is_phrase(phrase: str) -> bool:
    """Return whether words mean something together; "2 35,00" are two figures, "03/11/2026 10:00" is one moment."""
    return _with(Cells(), phrase) is not None and not (_FIGURES_APART.search(phrase) and moment_of(phrase) is None)


def _with(found: Cells, cell: str) -> Cells | None:
    """Return what is known with one more cell, None where it means nothing by itself."""
    if is_fixed(cell):
        return found._replace(fixed=True)
    if (moment := moment_of(cell)) is not None and found.start is None:
        return found._replace(start=moment)
    if (said := outcome(cell)) is not None and found.outcome in (None, (SessionStatus.NO_SHOW, None)):
        return found._replace(outcome=said)
    if (kind := words.kind_of(cell)) is not None:
        # "Session mentorat" stands in front of "defense" too: a presentation is what it is.
        return found if found.kind is SessionKind.PRESENTATION else found._replace(kind=kind)
    funding = words.funding_of(cell)
    if funding is not None and cell.strip():
        return found._replace(funding=None if funding is Funding.UNKNOWN else funding)
    return _with_figure(found, cell)


def _with_figure(found: Cells, cell: str) -> Cells | None:
    """Return what is known with a cell that holds a figure, None for one that holds none."""
    if times := _TIMES.fullmatch(cell):
        return found._replace(times=int(times[1] or times[2]))
    if cell.isdecimal() and cell.isascii():
        return found._replace(numbers=(*found.numbers, int(cell))) if len(cell) < 5 else None  # noqa: PLR2004
    if _AMOUNT.fullmatch(cell) and (amount := amount_of(cell)) is not None:
        return found._replace(amounts=(*found.amounts, amount))
    if (level := _level(cell)) is not None:
        return found._replace(level=level)
    if (clock := clock_of(cell)) is not None and found.clock is None:
        return found._replace(clock=clock)
    if (seconds := seconds_of(cell)) is not None:
        return found._replace(minutes=minutes_between(seconds))
    return None


def _level(cell: str) -> int | None:
    try:
        return level_of(cell) if any(letter.isalpha() for letter in cell) else None
    except ValueError:
        return None


def no_status(title: str) -> RowError:
    """Return the error for a row that does not say what became of its sessions."""
    return RowError(
        bilingual(
            f"no word for what became of it in {title!r}",
            f"aucun mot ne dit ce qui s'est passé dans «\u00a0{title}\u00a0»",
        )
    )


def titled(cells: Cells, row: int, title: str) -> StatementRow:
    """Return a row of all sessions that share a title. Raises RowError for one that tells no status."""
    amount = cells.amounts[-1] if cells.amounts else None
    if cells.fixed:
        return StatementRow(row, sessions=_count(cells), amount=amount, fixed=True)
    if cells.outcome is None:
        raise no_status(title)
    status, reason = cells.outcome
    kind = cells.kind or SessionKind.MENTORING
    return StatementRow(
        row, status=status, reason=reason, kind=kind, level=cells.level, funding=cells.funding,
        sessions=_count(cells), amount=amount,
    )  # fmt: skip


def _count(cells: Cells) -> int:
    """Return how many sessions a row counts: what stands with x or before the amounts, else one."""
    if cells.times is not None:
        return cells.times
    return cells.numbers[0] if cells.numbers else 1
