"""Months made up by chance, each computed by both routes: `python tests/random_months.py [HOW_MANY] [FIRST_SEED]`.

By default 10,000, which takes a minute. A month is students' journals with a history (sessions that are written again,
removed, taken back, of students who changed their slug), up to four tariffs, and a zone. Each route reads the journals
and the tariffs by itself. A month that they do not agree on is printed with its seed, and it is exit 1.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from mentorcli.models.session import MAX_MINUTES, REASONS, Session, SessionKind, SessionStatus
from mentorcli.models.statement import Recount, Statement
from mentorcli.models.student import Funding, Student
from mentorcli.recount.amounts import recounted
from mentorcli.recount.journals import sessions_between
from mentorcli.rules.statement import by_month, next_month, statement
from mentorcli.rules.tariff import tariffs_from
from mentorcli.rules.tariff_faults import STATUSES, tariff_faults
from mentorcli.store import ids
from mentorcli.store.journal import Line, decode_journal, encode_lines, encode_put, encode_record
from mentorcli.store.layout import kind_of
from mentorcli.store.replay import replay_journal

HOW_MANY = 10_000
ZONES = ("Europe/Paris", "UTC", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "Pacific/Apia")
RATES = ("30", "35", "22.75", "0.01", "0.005", "33.333333", "9999999", "0", "12.5", "17.345")
FACTORS = ("1", "0.5", "0.72", "0.66", "0", "0.333333", "1.2", "0.125")
LENGTHS = (15, 30, 45, 60)
Table = dict[str, Any]


class Both(NamedTuple):
    """A month by the first route, and the figures of the second."""

    first: Statement
    second: Recount

    @property
    def agree(self) -> bool:
        """Whether they come to the very same."""
        return self.first.figures() == self.second


def both(seed: int, home: Path) -> Both:
    """Return the month of a seed by both routes; its journals are written below `home`, which is empty."""
    chance = random.Random(seed)  # noqa: S311 - a month has to be the same for the same seed
    month = date(chance.randint(2019, 2027), chance.randint(1, 12), 1)
    zone = ZoneInfo(chance.choice(ZONES))
    tables = list(_tariffs(chance, month))
    assert not tariff_faults(tables)
    slugs = [f"student-{number}" for number in range(chance.randint(1, 4))]
    data = {slug: _journal(chance, slug, month) for slug in slugs}
    for slug, written in data.items():
        folder = home / "students" / slug
        folder.mkdir(parents=True)
        (folder / "journal.jsonl").write_bytes(written)
    now = datetime(month.year, month.month, chance.randint(1, 28), tzinfo=UTC)
    replays = [replay_journal(decode_journal(data[slug], slug), lambda _: True, slug) for slug in slugs]
    sessions = [one for replay in replays for one in replay.records(Session).values()]
    own = by_month(sessions, [month], zone)[month]
    first = statement(own, month, now=now, zone=zone, tariffs=tariffs_from(tables))
    begin, end = (datetime(day.year, day.month, 1, tzinfo=UTC) for day in (month, next_month(month)))
    near = timedelta(days=2)
    again = sessions_between(home, begin - near, end + near)
    return Both(first, recounted(again, tables, [month], now=now, zone=zone)[0])


def _tariffs(chance: random.Random, month: date) -> Iterator[Table]:
    """Yield up to four tariffs, some of which begin within the month; two are never of one day."""
    days = chance.sample(range(-60, 31), chance.randint(0, 4))
    for day in days:
        table: Table = {"from": month + timedelta(days=day), "currency": "EUR"}
        for name, levels in (("mentoring", 7), ("presentation", 5)):
            known = chance.sample(range(1, levels + 1), chance.randint(1, levels))
            table[name] = {str(level): chance.choice(RATES) for level in known}
        for name, keys in (("funding", tuple(Funding)), ("status", STATUSES), ("monthly", tuple(Funding))):
            if chance.random() < 0.7:
                values = RATES if name == "monthly" else FACTORS
                table[name] = {str(key): chance.choice(values) for key in keys if chance.random() < 0.7}
        if chance.random() < 0.4:
            table["length"] = {str(minutes): chance.choice(FACTORS) for minutes in LENGTHS if chance.random() < 0.9}
        if chance.random() < 0.4:
            steps = chance.sample(("0.5", "0.75", "1", "1.5", "0.333333"), chance.randint(0, 3))
            table["billed"] = [{"below": below, "factor": chance.choice(FACTORS)} for below in steps]
        yield table


def _session(chance: random.Random, slug: str, month: date) -> Session:
    """Return a session in or near a month, in any state."""
    start = datetime(month.year, month.month, 1, tzinfo=UTC) + timedelta(minutes=15 * chance.randint(-192, 3200))
    status = chance.choice(tuple(SessionStatus))
    reason = chance.choice(sorted(REASONS[status])) if status in REASONS else None
    real = chance.choice((None, None, 10, 22, 23, 30, 44, 45, 46, 60, MAX_MINUTES))
    return Session(
        ids.record_id(),
        slug,
        chance.choice(tuple(SessionKind)),
        start,
        chance.choice((*LENGTHS, 45, 45)),
        status,
        reason,
        level=chance.choice((None, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9)),
        funding=chance.choice(tuple(Funding)),
        actual_minutes=real if status is SessionStatus.COMPLETED else None,
    )


def _journal(chance: random.Random, slug: str, month: date) -> bytes:
    """Return a student's journal: sessions, some written again, removed or taken back."""
    former = f"former-{slug}" if chance.random() < 0.2 else slug
    lines = [_line(chance, "", Student(former, "Somebody", ids.record_id()))]
    for _ in range(chance.randint(0, 25)):
        one = _session(chance, former, month)
        lines.append(_line(chance, lines[-1].op, one))
        what = chance.random()
        if what < 0.15:
            again = replace(_session(chance, former, month), id=one.id)
            lines.append(_line(chance, lines[-1].op, again))
        if what < 0.05:
            lines.append(_line(chance, lines[-1].op, None, undoes=lines[-1].op))
        elif what > 0.9:
            lines.append(_line(chance, lines[-1].op, None, drop={"session": [one.id]}))
            if what > 0.95:
                lines.append(_line(chance, lines[-1].op, None, undoes=lines[-1].op))
    if former != slug:
        lines.append(_line(chance, lines[-1].op, None, renamed=(former, slug)))
    written = encode_lines(lines)[0]
    return written.removesuffix(b"\n") if chance.random() < 0.1 else written


def _line(chance: random.Random, before: str, record: object, **fields: Any) -> Line:
    del chance
    put = encode_put([(kind_of(record), encode_record(record))]) if record is not None else {}
    return Line(op=ids.operation_id(before), at=datetime(2026, 11, 24, tzinfo=UTC), cmd="test", put=put, **fields)


def disagreements(seeds: range) -> Iterator[tuple[int, Both]]:
    """Yield each seed whose month the two routes do not agree on."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as home:
            found = both(seed, Path(home))
        if not found.agree:
            yield seed, found


def _main() -> int:
    how_many, first = [*map(int, sys.argv[1:3]), *(HOW_MANY, 0)[len(sys.argv) - 1 :]][:2]
    found = 0
    for seed, month in disagreements(range(first, first + how_many)):
        found += 1
        sys.stdout.write(f"seed {seed}: {month.first.figures()}\n  {month.second}\n")
    sys.stdout.write(f"{how_many} months, {found} that the two routes do not agree on\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(_main())
