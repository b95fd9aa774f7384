"""`mentor statement`: a month's sessions, counted and listed."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.rules import statement as rules


@pytest.fixture(autouse=True)
def _month(mentor: Mentor) -> None:
    """Log a November: two held at level 2, one missed before the project began, one still open, one in October."""
    mentor("student", "add", "Amélie Durand", "--funding", "funded")
    mentor("session", "log", "amelie", "--at", "2026-11-03 14:00", "--absent")
    mentor("project", "add", "amelie", "Build a dashboard", "--level", "2")
    mentor("project", "start", "amelie", "dashboard", "--on", "2026-11-05")
    for day in ("2026-11-10", "2026-11-17", "2026-10-20"):
        assert mentor("session", "log", "amelie", "--at", f"{day} 14:00").code == 0
    mentor("session", "schedule", "amelie", "2026-11-23 14:00")


def test_the_month_is_counted_by_sort(mentor: Mentor) -> None:
    """Three lines and their sum; what is not documented is warned of."""
    done = mentor("statement")
    assert done.out.splitlines() == [
        "2\tdiscovery\tfunded\tcompleted\t\t45\t1\t45",  # the first that was held, on 10 November
        "2\tmentoring\tfunded\tcompleted\t\t45\t1\t45",
        "\tdiscovery\tfunded\tno-show\tabsent\t45\t1\t45",
    ]
    assert (
        "In all 3 sessions: 1 h 30 min held, 45 min of no-shows\nChecked: a second count by another route" in done.err
    )
    assert "No tariff is set, so there are no amounts. To set one: mentor tariff example" in done.err
    assert "missing here: amelie-durand, 2026-11-23 14:00 (mentor session list --undocumented)" in done.err


def test_json_has_the_same_figures(mentor: Mentor) -> None:
    """For a script: the lines, the sums, the ids of what is open."""
    found = mentor("statement", "--month", "2026-10", "--json").json()
    assert list(found) == [
        "month", "currency", "lines", "fixed", "total", "sessions", "minutes_held", "undocumented", "checked",
    ]  # fmt: skip
    assert (found["month"], found["sessions"], found["minutes_held"], found["checked"]) == ("2026-10", 1, 45, True)
    assert (found["currency"], found["fixed"], found["total"]) == (None, [], None)
    line = {  # before the project began
        "level": None,
        "kind": "mentoring",
        "funding": "funded",
        "status": "completed",
        "reason": None,
        "planned_minutes": 45,
        "sessions": 1,
        "minutes": 45,
        "unit": None,
        "amount": None,
    }
    assert found["lines"] == [line]
    assert len(mentor("statement", "--json").json()["undocumented"]) == 1


def test_cancelled_time_is_never_among_the_hours_held(mentor: Mentor) -> None:
    """It stands apart, and the real length counts where it is known."""
    mentor("session", "log", "amelie", "--at", "2026-11-18 14:00", "--lasted", "1h")
    for who, by in (("student", "2026-11-10 10:00"), ("mentor", "2026-11-19 13:00")):
        cancelled = mentor(
            "session", "log", "amelie", "--at", f"2026-11-19 {'10' if who == 'student' else '14'}:00",
            "--cancelled-by", who, "--cancelled-at", by,
        )  # fmt: skip
        assert cancelled.code == 0, cancelled.err
    assert mentor("statement", "--json").json()["minutes_held"] == 150
    assert "In all 6 sessions: 2 h 30 min held, 45 min of no-shows, 1 h 30 min cancelled" in mentor("statement").err
    lines = [line.split("\t") for line in mentor("statement").out.splitlines()]
    assert [line[4] for line in lines] == ["", "", "cancelled-in-time", "cancelled-by-mentor", "absent"]
    assert mentor("statement", "--lines").out.splitlines()[-1].split("\t")[5:] == [
        "cancelled", "cancelled-by-mentor", "45", "",
    ]  # fmt: skip
    french = mentor("statement", "--lang", "fr").err
    assert "En tout 6 sessions\u00a0: 2 h 30 min réalisées, 45 min de no-shows, 1 h 30 min annulées" in french


def test_levels_go_to_nine(mentor: Mentor) -> None:
    """The platform knows seven today; two more are left for it to grow."""
    for level, code in (("4", 0), ("7", 0), ("9", 0), ("10", 2), ("0", 2)):
        logged = mentor("session", "log", "amelie", "--at", f"2026-11-1{level[0]} 09:00", "--level", level)
        assert logged.code == code, logged.err
    assert [line["level"] for line in mentor("statement", "--json").json()["lines"]][:4] == [2, 2, 4, 7]


def test_counts_that_differ_are_nothing_to_send(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 1, in plain words with both figures, with --json too."""
    monkeypatch.setattr(rules, "counted_minutes", lambda session: session.duration_minutes + 1)
    done = mentor("statement")
    assert (done.code, "send nothing. Line by line: 3 sessions, 1 h 32 min" in done.err) == (1, True)
    assert "by the other route: 3 sessions, 1 h 30 min" in done.err
    assert "Checked" not in done.err
    assert mentor("statement", "--json").json()["checked"] is False
    assert mentor("statement", "--json").code == 1


def test_many_open_sessions_are_counted(mentor: Mentor) -> None:
    """Up to five are named."""
    for day in range(12, 18):
        mentor("session", "schedule", "amelie", f"2026-11-{day} 08:00")
    assert "missing here: 7 sessions (mentor session list --undocumented)" in mentor("statement").err


def test_each_session_can_be_listed(mentor: Mentor) -> None:
    """The oldest first, as the statement has them."""
    lines = mentor("statement", "--lines").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2026-11-03 14:00", "2026-11-10 14:00", "2026-11-17 14:00"]
    assert len(mentor("statement", "--lines", "--json").json()) == 3


def test_a_month_without_sessions_says_so(mentor: Mentor) -> None:
    """Nothing on standard output, exit 0."""
    done = mentor("statement", "--month", "2020-01")
    assert (done.code, done.out, "2020-01" in done.err) == (0, "", True)


@pytest.mark.parametrize("typed", ["nope", "2026-13", "2026-11-01"])
def test_a_month_must_be_one(mentor: Mentor, typed: str) -> None:
    """What is no month is refused with an example, behind the command and with --month."""
    for words in ((typed,), ("--month", typed)):
        done = mentor("statement", *words)
        assert (done.code, "Such as: 2026-11" in done.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    ["2026-10", "october", "october 2026", "octobre", "octobre 2026", "last month", "mois dernier", "--month octobre"],
)
def test_a_month_is_typed_as_it_is_said(mentor: Mentor, words: str) -> None:
    """Two words need no quotes, and may have them."""
    assert mentor("statement", *words.split(), "--json").json()["month"] == "2026-10"
    if not words.startswith("-"):
        assert mentor("statement", words, "--json").json()["month"] == "2026-10"


def test_a_month_is_given_once(mentor: Mentor) -> None:
    """Behind the command or with --month; a year alone takes --year."""
    assert mentor("statement", "2026-10", "--month", "2026-10").code == 2
    year = mentor("statement", "2026")
    assert (year.code, "mentor statement 2026 --year" in year.err) == (2, True)
