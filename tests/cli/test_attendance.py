"""`mentor attendance`: figures and rate, of one student or of all."""

from __future__ import annotations

import pytest

from helpers import Mentor

FIELDS = [
    "student", "attended", "no_shows", "cancelled_in_time", "cancelled_by_mentor", "rate", "streak", "regular_no_shows",
]  # fmt: skip


@pytest.fixture
def sessions(mentor: Mentor) -> None:
    """Log a month of two students."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Zoé Okoro")
    for words in (
        ("amelie", "--at", "2026-11-03 14:00"), ("amelie", "--at", "2026-11-10 14:00", "--late", "20m"),
        ("amelie", "--at", "2026-11-17 14:00"),
        ("amelie", "--at", "2026-11-18 14:00", "--cancelled-by", "mentor", "--cancelled-at", "2026-11-18 09:00"),
        ("amelie", "--at", "2026-11-19 14:00", "--cancelled-at", "2026-11-10 10:00"),
        ("zoe", "--at", "2026-11-17 23:30", "--absent"),
    ):  # fmt: skip
        assert mentor("session", "log", *words).code == 0


def test_no_session_has_no_rate(mentor: Mentor) -> None:
    """Neither 0 nor 100 %: null, and words for it."""
    mentor("student", "add", "Amélie Durand")
    figures = mentor("attendance", "amelie", "--json").json()
    assert list(figures) == FIELDS
    assert (figures["student"], figures["rate"], figures["streak"]) == ("amelie-durand", None, 0)
    assert "no rate" in mentor("attendance", "amelie").out
    assert "%" not in mentor("attendance").out


@pytest.mark.usefixtures("sessions")
def test_one_student(mentor: Mentor) -> None:
    """What was called off stands beside the rate and never in it; the denominator is said."""
    figures = mentor("attendance", "amelie", "--json").json()
    assert [figures[k] for k in FIELDS] == ["amelie-durand", 2, 1, 1, 1, pytest.approx(2 / 3), 0, False]
    said = mentor("attendance", "amelie").out
    for part in ("2 of 3", "67%", "1 cancelled in time", "1 by the mentor"):
        assert part in said


@pytest.mark.usefixtures("sessions")
def test_all_students(mentor: Mentor) -> None:
    """Over everybody the student is null; in a pipe each student is one line before the sum."""
    figures = mentor("attendance", "--json").json()
    assert (figures["student"], figures["attended"], figures["no_shows"], figures["rate"]) == (None, 2, 2, 0.5)
    first, second, total = mentor("attendance").out.splitlines()
    assert first.split("\t")[0] == "Amélie Durand"
    assert second.split("\t")[:4] == ["Zoé Okoro", "0", "1", "0%"]
    assert "2 of 4" in total


@pytest.mark.usefixtures("sessions")
def test_a_range_includes_its_last_day(mentor: Mentor) -> None:
    """--from and --to are local days, both counted; turned round they are a usage error."""
    one_day = mentor("attendance", "--from", "2026-11-17", "--to", "2026-11-17", "--json").json()
    assert (one_day["attended"], one_day["no_shows"]) == (1, 1)
    assert mentor("attendance", "amelie", "--to", "2026-11-10", "--json").json()["rate"] == 0.5
    assert mentor("attendance", "--from", "2026-11-18", "--to", "2026-11-17").code == 2
    assert mentor("attendance", "qqqq").code == 3


@pytest.mark.usefixtures("sessions")
def test_regular_no_shows_are_said(mentor: Mentor) -> None:
    """Two in a row are regular, and what to do about it is said."""
    mentor("session", "log", "zoe", "--at", "2026-11-20 10:00", "--absent")
    figures = mentor("attendance", "zoe", "--json").json()
    assert (figures["streak"], figures["regular_no_shows"], figures["rate"]) == (2, True, 0.0)
    said = mentor("attendance", "zoe").out
    assert "contact form" in said
    assert "mentor noshow report zoe-okoro\n" in said


@pytest.mark.usefixtures("sessions")
def test_who_misses_regularly_is_named(mentor: Mentor) -> None:
    """Over everybody each such student has a line, and none for the others; a report is said."""
    mentor("session", "log", "zoe", "--at", "2026-11-20 10:00", "--absent")
    said = mentor("attendance").out
    assert "Zoé Okoro: No-shows come regularly (2 in a row): report them" in said
    assert "Amélie Durand: No-shows" not in said
    assert "mentor noshow report zoe-okoro\n" in said
    assert mentor("noshow", "report", "zoe", "--sent").code == 0
    assert "Zoé Okoro: No-shows come regularly (2 in a row); they are reported." in mentor("attendance").out
    assert "No-shows" not in mentor("attendance", "--to", "2026-11-19").out


def test_the_hour_of_asking_does_not_matter(mentor: Mentor) -> None:
    """Three within 90 local days, on the last of them early and late, and no more the day after."""
    mentor("student", "add", "Emma Roux")
    for day, word in (
        ("08-26", "--absent"), ("09-02", "--late=5m"), ("10-07", "--absent"), ("10-14", "--late=0"),
        ("11-18", "--absent"), ("11-19", "--late=0"),
    ):  # fmt: skip
        assert mentor("session", "log", "emma", "--at", f"2026-{day} 10:00", word).code == 0
    for now, regular in (("2026-11-24T00:01", True), ("2026-11-24T23:59", True), ("2026-11-25T00:01", False)):
        assert mentor("attendance", "emma", "--json", now=now).json()["regular_no_shows"] is regular
    for to, regular in (("2026-11-24", True), ("2026-11-17", False), ("2026-11-25", False)):
        found = mentor("attendance", "emma", "--to", to, "--json", now="2026-12-24T10:00").json()
        assert found["regular_no_shows"] is regular


def test_two_of_one_name_are_told_apart(mentor: Mentor) -> None:
    """The slug stands beside the name of both, and of nobody else."""
    for slug, name in (("ann", "Ann Lee"), ("x", "Ann Lee"), ("sam", "Sam")):
        mentor("student", "add", name, "--slug", slug)
    mentor("student", "edit", "x", "--status", "paused")
    rows = [line.split("\t")[0] for line in mentor("attendance").out.splitlines()]
    assert rows[:3] == ["Ann Lee (ann)", "Sam", "Ann Lee (x)"]
    for day in ("2026-11-19", "2026-11-20"):
        mentor("session", "log", "x", "--at", f"{day} 10:00", "--absent")
    assert "Ann Lee (x): No-shows come regularly" in mentor("attendance").out


def test_a_repeated_time_is_told_once(mentor: Mentor) -> None:
    """Of --from and --to, and of MENTOR_NOW, which is an instant and never a span."""
    assert mentor("student", "add", "Sam").code == 0
    ran = mentor("attendance", "--from", "2026-10-25 02:30", "--to", "2026-10-25 03:30")
    assert ran.err.count("2026-10-25 02:30 occurs twice") == 1
    ran = mentor("attendance", "--from", "2026-10-25 02:30", "--to", "2026-10-25T02:30+01:00", "--json")
    assert ran.err.count("occurs twice") == 1
    ran = mentor("agenda", now="2026-10-25T02:30")
    assert ran.err.count("MENTOR_NOW 2026-10-25T02:30 occurs twice") == 1
    for offset in ("2026-11-23T01:00-05:00", "2026-11-23T09:00-09:30"):
        ran = mentor("student", "list", now=offset)
        assert (ran.code, ran.err) == (0, "")
