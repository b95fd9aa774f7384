"""A month's sessions, counted. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import RefusedError, UnreadableError, UsageError
from mentorcli.models.session import SessionDetails
from mentorcli.rules.tariff import price
from mentorcli.services.session_log import log
from mentorcli.services.sessions import schedule
from mentorcli.services.statements import length_missing, refuse_unchecked, save, statement, year_statement
from mentorcli.services.tariffs import tariffs_of
from mentorcli.services.workspace import Workspace
from services.kit import at, happened, saved


def test_a_month_is_counted(mentor: Mentor, workspace: Workspace) -> None:
    """The present month unless another is named; what is open stands apart."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    for start in ("2026-10-31 23:30", "2026-11-03 14:00"):
        log(workspace, "amelie", happened(), SessionDetails(), at=at(start))
    schedule(workspace, "amelie", [at("2026-11-23 14:00")], SessionDetails())
    found = statement(workspace)
    assert (found.month, len(found.statement.sessions), len(found.statement.undocumented)) == (date(2026, 11, 1), 1, 1)
    october = statement(workspace, " 2026-10 ")
    assert (october.month, len(october.statement.sessions)) == (date(2026, 10, 1), 1)


def test_a_month_must_be_one(workspace: Workspace) -> None:
    """What is no month is refused with an example."""
    with pytest.raises(UsageError, match='"nope" is no month') as refused:
        statement(workspace, "nope")
    assert refused.value.hint == 'Such as: 2026-11, october, "october 2026", "last month"'


TARIFF = '[[tariff]]\nfrom = %s\ncurrency = "%s"\nmentoring = { 2 = "22.75" }\n'


def _held(mentor: Mentor, store: Path, tariffs: str, *days: str) -> None:
    """Log sessions of level 2 with a student, under some tariffs."""
    store.mkdir(mode=0o700)
    (store / "config.toml").write_text(tariffs, encoding="utf-8")
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    for day in days:
        done = mentor(
            "session", "log", "amelie", "--new", "--at", f"{day} 10:00", "--level", "2", "--kind", "mentoring"
        )
        assert done.code == 0, done.err


def test_both_routes_have_the_amounts(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """The figures of the one are those of the other."""
    _held(mentor, store, TARIFF % ("2026-01-01", "EUR"), "2026-11-03", "2026-11-04")
    found = statement(workspace)
    assert (str(found.statement.total), found.checked, found.has_tariffs) == ("45.50", True, True)
    assert found.second == found.statement.figures()
    refuse_unchecked(workspace, found)


def test_a_year_is_its_months(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """Its total is theirs; it is not known where one of them has none, nor where currencies differ."""
    _held(mentor, store, TARIFF % ("2026-01-01", "EUR"), "2025-12-31", "2026-02-03", "2026-11-04")
    found = year_statement(workspace)
    assert (found.year, len(found.months), found.sessions, found.minutes_held) == (2026, 12, 2, 90)
    assert (str(found.total), found.currencies, found.checked) == ("45.50", ("EUR",), True)
    before = year_statement(workspace, "2025")
    assert (before.total, before.sessions) == (None, 1)
    assert year_statement(workspace, "2024").total is None


def test_a_total_of_two_currencies_is_none(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """In one month it is refused, in a year left out."""
    _held(
        mentor,
        store,
        TARIFF % ("2026-01-01", "EUR") + TARIFF % ("2026-11-04", "CHF"),
        "2026-02-03",
        "2026-11-03",
        "2026-11-04",
    )
    with pytest.raises(RefusedError, match="2026-11 has tariffs in two currencies"):
        statement(workspace)
    assert str(statement(workspace, "february").statement.total) == "22.75"


def test_a_length_that_is_missing_is_listed(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """With the session to correct, and what to add."""
    _held(mentor, store, TARIFF % ("2026-01-01", "EUR") + 'length = { 30 = "0.72" }\n', "2026-11-03")
    with pytest.raises(RefusedError, match="No factor for a planned length of 45 min") as refused:
        statement(workspace)
    assert refused.value.details[0].endswith("amelie  2026-11-03 10:00  45 min")
    assert refused.value.hint is not None
    assert '45 = "..."' in refused.value.hint
    pairs = [(session, price(session, tariffs_of(workspace), None)) for session in saved(workspace, "amelie").values()]
    assert length_missing(workspace, pairs).details == refused.value.details


def test_what_is_not_checked_is_not_handed_on(
    mentor: Mentor, workspace: Workspace, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor is anything that could not be computed twice; a file is written whole or not at all."""
    _held(mentor, store, TARIFF % ("2026-01-01", "EUR"), "2026-11-03")
    right = statement(workspace)
    out = tmp_path / "november.txt"
    assert save(workspace, right, str(out), "text", force=False).path == str(out)
    with pytest.raises(RefusedError, match="is there already"):
        save(workspace, right, str(out), "other", force=False)
    assert out.read_text(encoding="utf-8") == "text"
    fault: list[Exception] = [IndexError("no such line"), KeyError()]

    def fails(_: object) -> None:
        raise fault[0]

    monkeypatch.setattr("mentorcli.recount.journals._lines", fails)
    wrong = statement(workspace)
    assert (wrong.second, wrong.failure, wrong.checked) == (None, "no such line", False)
    with pytest.raises(RefusedError, match="Nothing is written"):
        refuse_unchecked(workspace, wrong)
    fault.pop(0)
    assert statement(workspace).failure == "KeyError"


def test_a_student_who_cannot_be_read_leaves_nothing_to_compare(
    mentor: Mentor, workspace: Workspace, store: Path
) -> None:
    """Nothing is handed on, and no second computation is told to differ."""
    _held(mentor, store, TARIFF % ("2026-01-01", "EUR"), "2026-11-03")
    (store / "students" / "amelie" / "journal.jsonl").write_bytes(b"{broken\n{}\n")
    found = statement(workspace)
    assert (found.second, found.failure) == (None, None)
    with pytest.raises(UnreadableError):
        refuse_unchecked(workspace, found)
