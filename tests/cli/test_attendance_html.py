"""`mentor attendance STUDENT --html`: one sheet for whoever funds the training."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from html_page import Page
from mentorcli.render.text import percent
from mentorcli.render.text.report import compact_hours


@pytest.fixture(autouse=True)
def _sessions(mentor: Mentor) -> None:
    """Log three months of a student."""
    mentor("student", "add", "Amélie Durand", "--funding", "funded", "--path", "Data Analyst")
    for words in (
        ("--at", "2026-09-01 14:00"), ("--at", "2026-10-06 14:00"), ("--at", "2026-10-13 14:00", "--late", "20m"),
        ("--at", "2026-10-20 14:00", "--cancelled-by", "mentor", "--cancelled-at", "2026-10-20 09:00"),
        ("--at", "2026-11-03 14:00", "--notes", "Only between us"),
        ("--at", "2026-11-10 14:00", "--cancelled-at", "2026-11-01 10:00"), ("--at", "2026-11-17 14:00", "--absent"),
    ):  # fmt: skip
        assert mentor("session", "log", "amelie", *words).code == 0
    mentor("session", "schedule", "amelie", "2026-11-24 09:00")


def days_of(page: Page) -> list[str]:
    """Return the sessions as the sheet lists them, day by day."""
    return [
        one.said for one in page.elements if one.tag == "li" and "days" in one.around[-1].attributes.get("class", "")
    ]


@pytest.mark.parametrize("span", [(), ("--from", "2026-10-01", "--to", "2026-11-10")])
def test_the_figures_are_those_of_the_command_line(mentor: Mentor, span: tuple[str, ...]) -> None:
    """From and to are said, and every session of the span with what became of it; the note is nobody's business."""
    page = Page(mentor("attendance", "amelie", *span, "--html", "-").out)
    found = mentor("attendance", "amelie", *span, "--json").json()
    told = {
        "held": found["attended"], "missed": found["no_shows"], "off-in-time": found["cancelled_in_time"],
        "off-by-mentor": found["cancelled_by_mentor"], "rate": percent(found["rate"], "en"),
    }  # fmt: skip
    assert {key: page.figure(key) for key in told} == {key: str(value) for key, value in told.items()}
    listed = mentor("session", "list", *span, "--json").json()
    held = [one for one in listed if one["status"] == "completed"]
    assert page.figure("minutes") == compact_hours(sum(one["duration_minutes"] for one in held))
    assert len(days_of(page)) == len([one for one in listed if one["status"] != "scheduled"])
    under = page.all("p", class_="under")[0].said
    first, last = ("Thu 1 Oct 2026", "Tue 10 Nov 2026") if span else ("Tue 1 Sep 2026", "Tue 24 Nov 2026")
    assert under == f"From {first} to {last} · Data Analyst · funded"
    assert "Only between us" not in page.elements[0].said
    assert ("1 session is not documented yet" in page.elements[0].said) == (not span)


def test_the_rule_of_counting_is_stated(mentor: Mentor) -> None:
    """With the figures of the policy in force on the last day, in both languages."""
    said = Page(mentor("attendance", "amelie", "--html", "-").out).all("footer")[0].said
    assert "sessions held out of sessions held and no-shows" in said
    assert "By the rules in force on Tue 24 Nov 2026 (openclassrooms-2021)" in said
    assert "more than 15 min late, or a cancellation 24 h or less before the start" in said
    mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-11-24")
    french = Page(mentor("attendance", "amelie", "--html", "-", "--lang", "fr").out)
    assert "une arrivée après 1/3 de la durée prévue" in french.all("footer")[0].said
    assert days_of(french)[2] == "mar. 13 oct. 2026 14:00 retard"


def test_many_sessions_are_told_by_month(mentor: Mentor) -> None:
    """As one sheet has no room for more than sixty, each month has the figures of the command line."""
    for day in range(1, 31):
        for hour in ("07", "18"):
            mentor("session", "log", "amelie", "--at", f"2026-09-{day:02} {hour}:00", "--new")
    page = Page(mentor("attendance", "amelie", "--html", "-").out)
    assert days_of(page) == []
    rows = page.table("days")
    for row, (first, last) in zip(rows, (("09-01", "09-30"), ("10-01", "10-31"), ("11-01", "11-24")), strict=True):
        own = mentor("attendance", "amelie", "--from", f"2026-{first}", "--to", f"2026-{last}", "--json").json()
        counts = ("attended", "no_shows", "cancelled_in_time", "cancelled_by_mentor")
        assert row[1:5] == [str(own[key]) for key in counts]
        assert row[6] == percent(own["rate"], "en")
    assert rows[0][:2] == ["September 2026", "61"]


def test_a_sheet_without_a_session(mentor: Mentor) -> None:
    """It has no rate, and says that there is none."""
    page = Page(mentor("attendance", "amelie", "--to", "2026-01-31", "--html", "-").out)
    assert (page.figure("rate"), days_of(page)) == ("–", [])
    assert "No session in this span." in page.elements[0].said


def test_it_is_written_and_never_over_a_file(mentor: Mentor, tmp_path: Path) -> None:
    """Unless that is asked for; with --json its figures are printed."""
    path = str(tmp_path / "sheet.html")
    assert mentor("attendance", "amelie", "--html", path).out == f"Attendance written: {path}\n"
    assert mentor("attendance", "amelie", "--html", path).code == 1
    found = mentor("attendance", "amelie", "--html", path, "--force", "--json").json()
    assert list(found) == ["path", "from", "to", "attendance", "minutes_held", "html"]
    assert (found["path"], found["from"], found["html"]) == (path, "2026-09-01", None)
    assert mentor("attendance", "amelie", "--html", "-", "--json").json()["html"].startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--html", "x.html"], "--html needs a student"),
        (["amelie", "--owed", "--html", "x.html"], "--html has no weeks owed on it"),
        (["amelie", "--html", ""], "--html is empty"),
    ],
)
def test_what_a_sheet_cannot_be(mentor: Mentor, words: list[str], said: str) -> None:
    """About all, about weeks owed, or without a name."""
    done = mentor("attendance", *words)
    assert (done.code, said in done.err) == (2, True)
