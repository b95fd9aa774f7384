"""`mentor statement`: a month's sessions, counted and listed."""

from __future__ import annotations

import pytest

from helpers import Mentor


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
        "2\tdiscovery\tfunded\tcompleted\t1\t45",  # the first that was held, on 10 November
        "2\tmentoring\tfunded\tcompleted\t1\t45",
        "\tdiscovery\tfunded\tno-show\t1\t45",
    ]
    assert "Sessions in all: 3, 135 min; counted a second time" in done.err
    assert "missing here: 1 (mentor session list --undocumented)" in done.err


def test_json_has_the_same_figures(mentor: Mentor) -> None:
    """For a script: the lines, the sums, the ids of what is open."""
    found = mentor("statement", "--month", "2026-10", "--json").json()
    assert (found["month"], found["sessions"], found["minutes"], found["checked"]) == ("2026-10", 1, 45, True)
    line = {  # before the project began
        "level": None,
        "kind": "mentoring",
        "funding": "funded",
        "status": "completed",
        "sessions": 1,
        "minutes": 45,
    }
    assert found["lines"] == [line]
    assert len(mentor("statement", "--json").json()["undocumented"]) == 1


def test_each_session_can_be_listed(mentor: Mentor) -> None:
    """The oldest first, as the statement has them."""
    lines = mentor("statement", "--lines").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2026-11-03 14:00", "2026-11-10 14:00", "2026-11-17 14:00"]
    assert len(mentor("statement", "--lines", "--json").json()) == 3


def test_a_month_without_sessions_says_so(mentor: Mentor) -> None:
    """Nothing on standard output, exit 0."""
    done = mentor("statement", "--month", "2020-01")
    assert (done.code, done.out, "2020-01" in done.err) == (0, "", True)


@pytest.mark.parametrize("typed", ["oct", "2026-13", "2026-11-01", ""])
def test_a_month_must_be_one(mentor: Mentor, typed: str) -> None:
    """What is no month is refused with an example."""
    done = mentor("statement", "--month", typed)
    assert (done.code, "--month 2026-11" in done.err) == (2, True)
