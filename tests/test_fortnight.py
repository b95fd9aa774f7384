"""A fortnight of a mentor with eight students, each step at a moment of its own, each figure worked out by hand first.

From Mon 19 October to Sun 1 November 2026 in Europe/Paris; on Sun 25 October at 3:00 the clocks go back to 2:00, so
that day has 25 hours. What stands in a comment was worked out from the rules (docs/domain.md) before it was asked for.

| student | funding | level | what happens in the fortnight |
|---|---|---|---|
| Amélie Durand | funded | 2 | Mon 19 and Mon 26 14:00 held; presentation Thu 29 10:00, to redo |
| Chloé Petit | funded | 2 | Thu 22 and Thu 29 11:00 held; Sun 25 14:00 called off 24 h 00 min 00 s before |
| Inès Roy | apprenticeship | 1 | Mon 19 absent; Thu 22 moved to Fri 23 16:30, missed, disputed; Wed 28 16:00 held |
| Lucas Moreau | funded | 3 | a series of Tuesdays 10:00, moved to Wednesdays 11:00: 21 and 28 held, 4 Nov ahead |
| Malik Diallo | funded | 1 | Sun 25 16:00 called off 24 h 00 min 01 s before; Tue 27 and Fri 30 9:00 held |
| Nadia Benali | funded | 1 | silent; unreachable on Mon 26; held on Fri 30 17:00 after all |
| Sam Okoro | self-paid | 1 | Wed 21 18:00 too late by a second; Wed 28 18:00 held, after a slip |
| Théo Blanc | funded | 3 | Thu 22 and Thu 29 15:00 held; handed over on Sat 31, so that Thu 5 Nov falls out |

All but Nadia had their first session, a discovery, in the week before.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor, Ran

AMELIE, CHLOE, INES, LUCAS = "amelie-durand", "chloe-petit", "ines-roy", "lucas-moreau"
MALIK, NADIA, SAM, THEO = "malik-diallo", "nadia-benali", "sam-okoro", "theo-blanc"
STUDENTS = (
    ("Amélie Durand", "funded", "Build a dashboard", 2, "2026-10-12 14:00"),
    ("Lucas Moreau", "funded", "Write an API", 3, "2026-10-13 10:00"),
    ("Inès Roy", "apprenticeship", "Explore sales", 1, "2026-10-14 16:00"),
    ("Sam Okoro", "self-paid", "Clean a data set", 1, "2026-10-14 18:00"),
    ("Chloé Petit", "funded", "Survey users", 2, "2026-10-15 11:00"),
    ("Théo Blanc", "funded", "Model prices", 3, "2026-10-15 15:00"),
    ("Malik Diallo", "funded", "Draw a map", 1, "2026-10-16 09:00"),
)
REDO = "Sound figures, slides too long"


class Fortnight:
    """Runs commands at a moment of the fortnight."""

    def __init__(self, mentor: Mentor) -> None:
        self._mentor = mentor
        self.now = ""
        self.ids: dict[str, str] = {}

    def at(self, moment: str) -> None:
        """Move the clock; it never goes back."""
        assert moment > self.now
        self.now = moment

    def run(self, *words: str, code: int = 0) -> Ran:
        """Run a command and hold its exit code."""
        done = self._mentor(*words, now=self.now)
        assert done.code == code, (words, done)
        return done

    def json(self, *words: str, code: int = 0) -> Any:
        """Run a command with --json and return the data."""
        return self.run(*words, "--json", code=code).json()

    def due(self) -> dict[str, list[str]]:
        """Return the agenda as the students of each kind of entry, in order."""
        found: dict[str, list[str]] = {}
        for entry in self.json("agenda"):
            found.setdefault(entry["kind"], []).append(entry["student"])
        return found

    def rate(self, student: str) -> tuple[int, int, float | None]:
        """Return how many sessions of a student were held, of how many held or missed, and the rate."""
        found = self.json("attendance", student)
        return found["attended"], found["attended"] + found["no_shows"], found["rate"]


def test_a_fortnight(mentor: Mentor, tmp_path: Path) -> None:
    """From the first Monday's set-up to the statement that is ready to be held against the school's."""
    whole_fortnight(Fortnight(mentor), tmp_path)


def test_the_figures_of_the_fortnight_are_the_same_on_any_clock(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the zone in the configuration and the machine on the other side of the world, nothing changes."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    mentor("config", "set", "timezone", "Europe/Paris")
    whole_fortnight(Fortnight(mentor), tmp_path)


def whole_fortnight(days: Fortnight, tmp_path: Path) -> None:
    """Go through the days in order, then through the figures."""
    monday_19_set_up(days)
    monday_19(days)
    tuesday_20(days)
    wednesday_21(days)
    thursday_22(days)
    friday_23(days)
    saturday_24(days)
    sunday_25(days)
    monday_26(days)
    monday_26_dossier(days)
    tuesday_27(days)
    wednesday_28(days)
    thursday_29(days)
    friday_30(days)
    saturday_31(days)
    sunday_1_attendance(days)
    sunday_1_statement(days)
    sunday_1_away(days)
    sunday_1_words(days)
    sunday_1_elsewhere(days, tmp_path)


def monday_19_set_up(days: Fortnight) -> None:
    """Set the tariff, enter seven students with last week's discovery, and plan."""
    days.at("2026-10-19T08:00")
    config = Path(days.run("config", "path").out.strip())
    config.parent.mkdir(parents=True, exist_ok=True)
    with config.open("a", encoding="utf-8") as file:
        file.write("\n" + days.run("tariff", "example", "2024-03").out)
    (tariff,) = days.json("tariff", "list")
    assert (tariff["from"], tariff["currency"]) == ("2024-03-01", "EUR")

    for name, funding, project, level, first in STUDENTS:
        slug = days.json("student", "add", name, "--funding", funding, "--started", "2026-10-12")["id"]
        days.run("project", "add", slug, project, "--level", str(level))
        days.run("project", "start", slug, project, "--on", "2026-10-12")
        # The mentor's very first session, Amélie's, is the one that must be recorded.
        recording = ["--recording", "https://example.org/first"] if slug == AMELIE else []
        held = days.json("session", "log", slug, "--at", first, *recording)
        # A discovery, since none was held before; 30 min for who pays, 45 for the others; the level of that day.
        assert (held["status"], held["kind"], held["level"]) == ("completed", "discovery", level)
        assert held["duration_minutes"] == (30 if funding == "self-paid" else 45)
        assert held["recording_required"] is (slug == AMELIE)
    days.run("student", "add", "Nadia Benali", "--funding", "funded", "--phone", "+33 6 00 00 00 00")

    days.at("2026-10-19T09:00")
    for student, moment in (
        (AMELIE, "2026-10-19 14:00"), (AMELIE, "2026-10-26 14:00"),
        (INES, "2026-10-19 12:00"), (INES, "2026-10-22 16:00"), (INES, "2026-10-28 16:00"),
        (SAM, "2026-10-21 18:00"), (SAM, "2026-10-28 18:00"),
        (CHLOE, "2026-10-22 11:00"), (CHLOE, "2026-10-25 14:00"), (CHLOE, "2026-10-29 11:00"),
        (THEO, "2026-10-22 15:00"), (THEO, "2026-10-29 15:00"), (THEO, "2026-11-05 15:00"),
        (MALIK, "2026-10-25 16:00"), (MALIK, "2026-10-27 09:00"),
    ):  # fmt: skip
        planned = days.json("session", "schedule", student, moment)
        days.ids[f"{student} {moment}"] = planned["id"]
        # From Sun 25 October 3:00 on it is winter time.
        assert (planned["kind"], planned["scheduled_at"][-6:]) == (
            "mentoring", "+02:00" if moment < "2026-10-25" else "+01:00",
        )  # fmt: skip
    series = days.json("session", "schedule", "lucas", "2026-10-20 10:00", "--repeat", "weekly", "--times", "3")
    assert [one["scheduled_at"] for one in series] == [
        "2026-10-20T10:00:00+02:00", "2026-10-27T10:00:00+01:00", "2026-11-03T10:00:00+01:00",
    ]  # fmt: skip
    presentation = days.json("session", "schedule", "amelie", "2026-10-29 10:00", "--kind", "presentation")
    assert (presentation["duration_minutes"], presentation["recording_required"]) == (30, True)


def monday_19(days: Fortnight) -> None:
    """Write the first e-mail, ask for a presentation, move a series, and meet two students."""
    days.at("2026-10-19T09:20")
    # Nadia has no session and no contact, so the first e-mail is due; seven days ahead is until Mon 26.
    assert days.due() == {
        "contact": [NADIA],
        "today": [INES, AMELIE],
        "ahead": [LUCAS, SAM, CHLOE, THEO, INES, CHLOE, MALIK, AMELIE],
    }
    assert [(one["step"], one["due"]) for one in days.json("contact", "next")] == [("first-email", "2026-10-19")]
    assert "Nadia" in days.run("contact", "message", "nadia").out
    days.run("contact", "log", "nadia", "--via", "email")

    # The 29th is 10 days away, two weeks (the 2nd of November) are wanted.
    asked = days.json("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-10-29")
    assert (asked["date"], asked["late"]) == ("2026-10-29", True)

    days.at("2026-10-19T12:14:59")
    assert "12:15" in days.run("session", "log", "ines", "--absent", code=1).err  # until 12:15:00 she could still come
    days.at("2026-10-19T12:20")
    missed = days.json("session", "log", "ines", "--absent")
    assert (missed["status"], missed["reason"], missed["presence_confirmed"]) == ("no-show", "absent", False)
    # One day and one hour later, each at the same time on the clock: two in winter time.
    days.run("session", "edit", "lucas", "--following", "--at", "2026-10-21 11:00")
    moved = days.json("session", "list", "--student", "lucas", "--status", "scheduled")
    assert [one["scheduled_at"] for one in reversed(moved)] == [
        "2026-10-21T11:00:00+02:00", "2026-10-28T11:00:00+01:00", "2026-11-04T11:00:00+01:00",
    ]  # fmt: skip
    days.at("2026-10-19T14:50")
    held = days.json("session", "log", "amelie", "--notes", "The postcode column is clean")
    assert (held["status"], held["late_seconds"], held["level"]) == ("completed", 0, 2)


def tuesday_20(days: Fortnight) -> None:
    """Move a session, tell the student, and begin a transfer."""
    days.at("2026-10-20T08:00")
    # Lucas went to Wednesday; the ping for Nadia is due on Thu 22; until Tue 27.
    assert days.due() == {
        "presentation": [AMELIE],
        "ahead": [LUCAS, SAM, CHLOE, THEO, INES, CHLOE, MALIK, AMELIE, MALIK],
    }
    days.at("2026-10-20T10:00")
    moved = days.json("session", "edit", "ines", "--at", "2026-10-23 16:30")
    assert (moved["id"], moved["status"]) == (days.ids[f"{INES} 2026-10-22 16:00"], "scheduled")
    told = days.json("message", "write", "moved", "ines")
    assert told["session"] == moved["id"]
    assert "Thursday 22 October 2026 at 16:00" in told["message"]
    assert "Friday 23 October 2026 at 16:30" in told["message"]
    sure = days.json("message", "write", "confirmation", "lucas")
    assert "Wednesday 21 October 2026 at 11:00" in sure["message"]
    days.at("2026-10-20T10:30")
    days.run("transfer", "start", "theo", "--reason", "Goes beyond what I can teach", "--to", "Ada Byron")
    assert [(one["student"], one["days"], one["late"]) for one in days.json("transfer", "status")] == [(THEO, 0, False)]


def wednesday_21(days: Fortnight) -> None:
    """Agree on goals, and judge a lateness to the second."""
    days.at("2026-10-21T10:30")
    ahead = days.json("session", "prep", "lucas")
    assert (ahead["minutes_until"], ahead["goals"], ahead["session"]["kind"]) == (30, [], "mentoring")
    days.at("2026-10-21T11:50")
    days.run(
        "session", "log", "lucas", "--notes", "Routes drawn, endpoint for orders next",
        "--goal", "Write the orders endpoint", "--goal", "Read about tokens",
    )  # fmt: skip
    assert [(one["number"], one["text"], one["done_at"]) for one in days.json("goal", "list", "lucas")] == [
        (1, "Write the orders endpoint", None), (2, "Read about tokens", None),
    ]  # fmt: skip

    days.at("2026-10-21T18:35")
    # 15 min 00 s is present, 15 min 01 s (901 s of 900) is not.
    at_limit = days.json("noshow", "check", "--scheduled", "2026-10-21 18:00", "--late", "15m")
    assert (at_limit["no_show"], at_limit["measured_seconds"], at_limit["limit_seconds"]) == (False, 900, 900)
    late = days.json("session", "log", "sam", "--arrived", "2026-10-21T18:15:01")
    assert (late["status"], late["reason"], late["late_seconds"], late["limit_seconds"]) == (
        "no-show",
        "late",
        901,
        900,
    )
    assert days.rate("sam") == (1, 2, 0.5)


def thursday_22(days: Fortnight) -> None:
    """Ping who does not answer, and write the day up in the evening."""
    days.at("2026-10-22T08:00")
    # The ping: three days after the 19th. Until Thu 29.
    assert days.due() == {
        "contact": [NADIA],
        "transfer": [THEO],
        "presentation": [AMELIE],
        "today": [CHLOE, THEO],
        "ahead": [INES, CHLOE, MALIK, AMELIE, MALIK, LUCAS, INES, SAM, AMELIE, CHLOE, THEO],
    }
    assert [(one["step"], one["due"]) for one in days.json("contact", "next")] == [("ping", "2026-10-22")]
    assert days.run("contact", "message", "nadia").out
    days.run("contact", "log", "nadia", "--via", "message")

    days.at("2026-10-22T20:00")
    assert days.due()["undocumented"] == [CHLOE, THEO]
    printed = days.run("session", "log", "--open").out.splitlines()
    assert [shlex.split(line)[:4] for line in printed] == [["mentor", "session", "log", one] for one in (CHLOE, THEO)]
    for line in printed:
        assert days.json(*shlex.split(line)[1:])["status"] == "completed"
    assert days.json("session", "log", "--open") == []
    for text in ("Plot the residuals", "Explain the outliers to Ada"):
        days.run("goal", "add", "theo", text)


def friday_23(days: Fortnight) -> None:
    """Judge the session that was moved."""
    days.at("2026-10-23T17:20")
    # Planned for 16:30, there at 16:50:10: 20 min 10 s = 1210 s.
    late = days.json("session", "log", "ines", "--arrived", "2026-10-23T16:50:10")
    assert (late["status"], late["reason"], late["late_seconds"]) == ("no-show", "late", 1210)
    # Held on the 14th; missed on the 19th and the 23rd: 1 of 3, two in a row.
    found = days.json("attendance", "ines")
    assert (found["attended"], found["no_shows"], found["streak"], found["regular_no_shows"]) == (1, 2, 2, True)
    told = days.json("message", "write", "missed", "ines")
    assert (told["session"], "Friday 23 October 2026 at 16:30" in told["message"]) == (late["id"], True)


def saturday_24(days: Fortnight) -> None:
    """Report regular no-shows, and judge two cancellations across the change of clocks."""
    days.at("2026-10-24T08:00")
    assert days.due() == {
        "no-shows": [INES],
        "transfer": [THEO],
        "presentation": [AMELIE],
        "ahead": [CHLOE, MALIK, AMELIE, MALIK, LUCAS, INES, SAM, AMELIE, CHLOE, THEO],
    }
    report = days.json("noshow", "report", "ines", "--sent")["message"]
    assert ("19 Oct 2026" in report, "23 Oct 2026" in report) == (True, True)
    assert "no-shows" not in days.due()

    days.at("2026-10-24T15:05")
    # Sat 24 15:00 CEST is 13:00 UTC, Sun 25 14:00 CET is 13:00 UTC: exactly 24 h (86,400 s), not more, though the
    # clocks on the wall are 23 hours apart.
    late = days.json("session", "cancel", "chloe", "--at", "2026-10-24 15:00", "--by", "student")
    assert (late["status"], late["reason"], late["limit_seconds"]) == ("no-show", "late-cancellation", 86_400)
    # Where the walls are 24 hours apart it is 25: in time.
    wall = days.json("noshow", "check", "--scheduled", "2026-10-25 14:00", "--cancelled-at", "2026-10-24 14:00")
    assert (wall["no_show"], wall["measured_seconds"]) == (False, 90_000)

    days.at("2026-10-24T17:05")
    # 16:59:59 CEST is 14:59:59 UTC, the start 16:00 CET is 15:00 UTC: 24 h 00 min 01 s.
    early = days.json("session", "cancel", "malik", "--at", "2026-10-24T16:59:59", "--by", "student")
    assert (early["status"], early["reason"]) == ("cancelled", "cancelled-in-time")


def sunday_25(days: Fortnight) -> None:
    """See that the running week would be owed to Malik."""
    days.at("2026-10-25T08:00")
    # His only session of the week was called off in time, and the next week has one, which is its own. Until Sun 1 Nov.
    assert days.due() == {
        "transfer": [THEO],
        "presentation": [AMELIE],
        "gap": [MALIK],
        "ahead": [AMELIE, MALIK, LUCAS, INES, SAM, AMELIE, CHLOE, THEO],
    }


def monday_26(days: Fortnight) -> None:
    """Plan what makes the week up, follow the silent student to the end, and write with a text of one's own."""
    days.at("2026-10-26T08:00")
    # Nadia has a number: the call is due a week after the 19th.
    assert days.due() == {
        "contact": [NADIA],
        "transfer": [THEO],
        "presentation": [AMELIE],
        "gap": [MALIK],
        "today": [AMELIE],
        "ahead": [MALIK, LUCAS, INES, SAM, AMELIE, CHLOE, THEO],
    }
    (owed,) = days.json("attendance", "--owed")
    assert (owed["student"], owed["week"], owed["state"]) == (MALIK, "2026-10-19", "open")
    assert (owed["until"], owed["session"]) == ("2026-11-01", None)
    days.at("2026-10-26T09:30")
    days.run("session", "schedule", "malik", "2026-10-30 09:00")
    assert "gap" not in days.due()

    follow = []
    for moment, via in (("2026-10-26T10:00", "phone"), ("2026-10-26T10:05", "form")):
        days.at(moment)
        follow += [(one["student"], one["step"], one["due"]) for one in days.json("contact", "next")]
        days.run("contact", "log", "nadia", "--via", via)
    assert follow == [(NADIA, "call", "2026-10-26"), (NADIA, "form", "2026-10-26")]
    assert days.json("student", "show", "nadia")["status"] == "unreachable"
    assert days.json("contact", "next") == []

    days.at("2026-10-26T10:30")
    usual = days.json("message", "write", "reminder", "lucas")
    assert ("Wednesday 28 October 2026 at 11:00" in usual["message"], usual["own"]) == (True, False)
    days.run("message", "edit", "reminder", "--text", "Hi {{ first_name }}, see you on {{ day }} at {{ time }}.")
    own = days.json("message", "write", "reminder", "lucas")
    assert (own["message"].strip(), own["own"]) == ("Hi Lucas, see you on Wednesday 28 October 2026 at 11:00.", True)

    days.at("2026-10-26T14:50")
    at_limit = days.json("session", "log", "amelie", "--late", "15m")  # 900 s of 900
    assert (at_limit["status"], at_limit["late_seconds"]) == ("completed", 900)


def monday_26_dossier(days: Fortnight) -> None:
    """Prove the verdict that Inès disputes: everything stands there, from the planning to the arithmetic."""
    days.at("2026-10-26T16:00")
    days.run("student", "note", "ines", "Disputes the verdict of 23 October: says the link did not open")
    proof = days.json("noshow", "dossier", days.ids[f"{INES} 2026-10-22 16:00"])
    assert (proof["planned_at"], proof["recorded_at"], proof["same_day"]) == (
        "2026-10-19T09:00:00+02:00", "2026-10-23T17:20:00+02:00", True,
    )  # fmt: skip
    rule = proof["rule"]
    assert (rule["policy"], rule["limit_seconds"], rule["own"]) == ("openclassrooms-2021", 900, False)
    assert proof["arithmetic"] == {
        "scheduled_at": "2026-10-23T16:30:00+02:00", "limit_at": "2026-10-23T16:45:00+02:00",
        "arrived_at": "2026-10-23T16:50:10+02:00", "cancelled_at": None,
        "measured_seconds": 1210, "limit_seconds": 900,
    }  # fmt: skip
    assert [(one["scheduled_at"], one["reason"]) for one in proof["earlier"]] == [
        ("2026-10-19T12:00:00+02:00", "absent")
    ]
    # Before: held on the 14th, missed on the 19th, 1 of 2. With it: 1 of 3.
    before, with_it = proof["attendance"]["before"], proof["attendance"]["with_it"]
    assert (before["attended"], before["no_shows"], before["rate"]) == (1, 1, 0.5)
    assert (with_it["attended"], with_it["no_shows"], round(with_it["rate"], 3)) == (1, 2, 0.333)
    page = proof["text"]
    for sentence in (
        # From Mon 19 9:00 to Thu 22 16:00 are 3 days and 7 hours.
        "Planned on Mon 19 Oct 2026 09:00 CEST for Thu 22 Oct 2026 16:00 CEST, 3 days 7 h ahead",
        "Moved on Tue 20 Oct 2026 10:00 CEST from Thu 22 Oct 2026 16:00 CEST to Fri 23 Oct 2026 16:30 CEST.",
        "The student arrived on Fri 23 Oct 2026 16:50:10 CEST, 20 min 10 s after the planned start.",
        "Written down: Fri 23 Oct 2026 17:20 CEST, the same local day as the session.",
        "later than 15 min (policy openclassrooms-2021; source: mentor FAQ, 28 Oct 2021",
        "Arrival minus planned start: 20 min 10 s = 1210 s",
        "1210 s is more than 900 s",
        "The presence is not to be confirmed.",
        "Mon 19 Oct 2026 12:00 CEST",
        "held 1 of 2 sessions held or missed: 50%",
        "held 1 of 3 sessions held or missed: 33%",
    ):
        assert sentence in page, page


def tuesday_27(days: Fortnight) -> None:
    """Meet Malik in the week's own session."""
    days.at("2026-10-27T09:50")
    assert days.json("session", "log", "malik")["status"] == "completed"
    # Planned on Friday: until then the week of the 19th waits, and that session is named.
    (owed,) = days.json("attendance", "malik", "--owed")
    assert (owed["state"], owed["scheduled_at"]) == ("open", "2026-10-30T09:00:00+01:00")


def wednesday_28(days: Fortnight) -> None:
    """Prepare with what was agreed, see what was met, and take a slip back."""
    days.at("2026-10-28T10:40")
    ahead = days.json("session", "prep", "lucas")
    assert (ahead["minutes_until"], [goal["number"] for goal in ahead["goals"]]) == (20, [1, 2])
    assert ahead["last_session"]["notes"] == "Routes drawn, endpoint for orders next"
    assert (ahead["attendance"]["attended"], ahead["attendance"]["rate"]) == (2, 1.0)  # 13 and 21 October
    days.at("2026-10-28T11:55")
    long = days.json("session", "log", "lucas", "--lasted", "50m")
    assert (long["duration_minutes"], long["actual_minutes"]) == (45, 50)
    days.run("goal", "done", "lucas", "1")
    assert [one["text"] for one in days.json("goal", "list", "lucas")] == ["Read about tokens"]
    every = days.json("goal", "list", "lucas", "--all")
    assert [(one["number"], one["done_at"]) for one in every] == [(1, "2026-10-28T11:55:00+01:00"), (2, None)]
    days.at("2026-10-28T16:50")
    assert days.json("session", "log", "ines")["status"] == "completed"

    days.at("2026-10-28T18:20")
    days.run("session", "log", "sam", "--absent")  # the wrong word: he sits there
    assert days.rate("sam") == (1, 3, 1 / 3)
    days.run("undo")
    assert days.rate("sam") == (1, 2, 0.5)
    assert [one["text"] for one in days.json("note", "list", "sam") if "28 Oct" in one["text"]] == []
    days.at("2026-10-28T18:35")
    held = days.json("session", "log", "sam")
    assert (held["id"], held["status"]) == (days.ids[f"{SAM} 2026-10-28 18:00"], "completed")


def thursday_29(days: Fortnight) -> None:
    """Hold a presentation that is to be redone, and hand over what is open."""
    days.at("2026-10-29T08:00")
    # Nadia is unreachable, Inès was reported. Until Thu 5 Nov.
    assert days.due() == {
        "transfer": [THEO],
        "presentation": [AMELIE],
        "today": [AMELIE, CHLOE, THEO],
        "ahead": [MALIK, LUCAS, THEO],
    }
    days.at("2026-10-29T09:30")
    ahead = days.json("session", "prep", "amelie")
    assert (ahead["minutes_until"], ahead["session"]["kind"], ahead["session"]["recording_required"]) == (
        30, "presentation", True,
    )  # fmt: skip
    assert ahead["last_notes"]["notes"] == "The postcode column is clean"  # of the 19th: the 26th has none
    days.at("2026-10-29T10:35")
    held = days.json("session", "log", "amelie", "--recording", "https://example.org/presentation")
    assert (held["kind"], held["status"], held["recording_required"]) == ("presentation", "completed", True)
    assert days.due()["result"] == [AMELIE]
    ended = days.json("presentation", "result", "amelie", "--project", "dashboard", "--to-redo", "--comment", REDO)
    # It ended at 10:30; the notes are due 24 hours later.
    assert (ended["notes_due"], ended["project_status"]) == ("2026-10-30T10:30:00+01:00", "in-progress")
    assert (days.due()["assessment-notes"], "result" in days.due()) == ([AMELIE], False)
    assert "Build a dashboard" in days.json("presentation", "comment", "amelie")["message"]
    days.at("2026-10-29T11:50")
    assert days.json("session", "log", "chloe")["status"] == "completed"
    days.at("2026-10-29T15:50")
    days.run("session", "log", "theo", "--notes", "Residuals plotted")
    days.run("goal", "done", "theo", "1")
    handed = days.run("transfer", "handover", "theo").out
    assert "- Thu 22 Oct 2026: Explain the outliers to Ada" in handed
    assert "Plot the residuals" not in handed  # met, so no longer open
    assert "Goes beyond what I can teach" in handed
    assert "Held 3 of 3 sessions held or missed: 100%" in handed  # 15, 22, 29 October
    days.at("2026-10-29T18:00")
    days.run("presentation", "result", "amelie", "--project", "dashboard", "--notes-sent")
    # Nothing of that presentation is left to do.
    assert not {"result", "assessment-notes", "presentation"} & set(days.due())


def friday_30(days: Fortnight) -> None:
    """Make the week up, and see the silent student turn up."""
    days.at("2026-10-30T08:00")
    assert days.due() == {"transfer": [THEO], "today": [MALIK], "ahead": [LUCAS, THEO]}  # until Fri 6 Nov
    days.at("2026-10-30T09:50")
    days.run("session", "log", "malik")
    days.at("2026-10-30T17:50")
    days.run("project", "add", "nadia", "Sketch a page", "--level", "1")
    days.run("project", "start", "nadia", "sketch")
    met = days.json("session", "log", "nadia", "--at", "2026-10-30 17:00")
    assert (met["kind"], met["status"], met["level"]) == ("discovery", "completed", 1)
    assert days.json("student", "show", "nadia")["status"] == "active"
    assert days.json("contact", "next") == []


def saturday_31(days: Fortnight) -> None:
    """Finish the transfer."""
    days.at("2026-10-31T10:00")
    assert [one["days"] for one in days.json("transfer", "status")] == [11]  # since the 20th
    gone = days.json("transfer", "complete", "theo", "--yes")["cancelled_sessions"]
    assert len(gone) == 1
    fifth = days.json("session", "show", days.ids[f"{THEO} 2026-11-05 15:00"])
    assert (fifth["status"], fifth["reason"]) == ("cancelled", "cancelled-by-mentor")
    assert days.json("student", "show", "theo")["status"] == "transferred"


def sunday_1_attendance(days: Fortnight) -> None:
    """Count who came."""
    days.at("2026-11-01T18:00")
    assert days.due() == {"ahead": [LUCAS]}  # 4 November; every funded student was met in the week
    rates = {student: days.rate(student) for student in (AMELIE, CHLOE, INES, LUCAS, MALIK, NADIA, SAM, THEO)}
    assert rates == {
        AMELIE: (4, 4, 1.0),  # 12, 19, 26, and the presentation on the 29th
        CHLOE: (3, 4, 0.75),  # 15, 22, 29; the 25th was called off too late
        INES: (2, 4, 0.5),  # 14, 28; the 19th and the 23rd were missed
        LUCAS: (3, 3, 1.0),  # 13, 21, 28
        MALIK: (3, 3, 1.0),  # 16, 27, 30; the 25th was called off in time and does not count
        NADIA: (1, 1, 1.0),  # 30
        SAM: (2, 3, 2 / 3),  # 14, 28; the 21st was missed
        THEO: (3, 3, 1.0),  # 15, 22, 29
    }
    # 4 + 3 + 2 + 3 + 3 + 1 + 2 + 3 = 21 held, 1 + 2 + 1 = 4 missed: 21 of 25. Malik called one off, the mentor one.
    found = days.json("attendance")
    assert (found["attended"], found["no_shows"], found["rate"]) == (21, 4, 0.84)
    assert (found["cancelled_in_time"], found["cancelled_by_mentor"]) == (1, 1)
    # The week of the 19th: made up by Malik's second session of the week after. That of the 26th is not over.
    (owed,) = days.json("attendance", "--owed")
    assert (owed["student"], owed["week"], owed["state"]) == (MALIK, "2026-10-19", "made-up")
    assert owed["scheduled_at"] == "2026-10-30T09:00:00+01:00"


def sunday_1_statement(days: Fortnight) -> None:
    """Work October out, line by line.

    Mentoring is 20, 25 and 30 for levels 1 to 3, a presentation of level 2 is 30; self-paid and apprenticeship × 0.72,
    a no-show × 0.5, called off in time × 0. So 20 × 0.72 = 14.40, and 14.40 × 0.5 = 7.20.
    """
    found = days.json("statement", "2026-10")
    lines = {
        (one["level"], one["kind"], one["funding"], one["reason"] or one["status"]): (
            one["sessions"], one["minutes"], one["unit"], one["amount"],
        )
        for one in found["lines"]
    }  # fmt: skip
    assert lines == {
        (1, "discovery", "apprenticeship", "completed"): (1, 45, "14.40", "14.40"),  # Inès 14
        (1, "discovery", "funded", "completed"): (2, 90, "20.00", "40.00"),  # Malik 16, Nadia 30
        (1, "discovery", "self-paid", "completed"): (1, 30, "14.40", "14.40"),  # Sam 14
        (1, "mentoring", "apprenticeship", "completed"): (1, 45, "14.40", "14.40"),  # Inès 28
        (1, "mentoring", "apprenticeship", "absent"): (1, 45, "7.20", "7.20"),  # Inès 19
        (1, "mentoring", "apprenticeship", "late"): (1, 45, "7.20", "7.20"),  # Inès 23
        (1, "mentoring", "funded", "completed"): (2, 90, "20.00", "40.00"),  # Malik 27, 30
        (1, "mentoring", "funded", "cancelled-in-time"): (1, 45, "0.00", "0.00"),  # Malik 25
        (1, "mentoring", "self-paid", "completed"): (1, 30, "14.40", "14.40"),  # Sam 28
        (1, "mentoring", "self-paid", "late"): (1, 30, "7.20", "7.20"),  # Sam 21
        (2, "discovery", "funded", "completed"): (2, 90, "25.00", "50.00"),  # Amélie 12, Chloé 15
        (2, "mentoring", "funded", "completed"): (4, 180, "25.00", "100.00"),  # Amélie 19, 26, Chloé 22, 29
        (2, "mentoring", "funded", "late-cancellation"): (1, 45, "12.50", "12.50"),  # Chloé 25
        (2, "presentation", None, "completed"): (1, 30, "30.00", "30.00"),  # Amélie 29
        (3, "discovery", "funded", "completed"): (2, 90, "30.00", "60.00"),  # Lucas 13, Théo 15
        (3, "mentoring", "funded", "completed"): (4, 185, "30.00", "120.00"),  # Lucas 21, 28 (50 min), Théo 22, 29
    }
    # 21 held, 4 missed, 1 called off in October.
    # Held: 45 + 90 + 30 + 45 + 90 + 30 + 90 + 180 + 30 + 90 + 185 = 905 min.
    # Level 1: 14.40 + 40 + 14.40 + 14.40 + 7.20 + 7.20 + 40 + 0 + 14.40 + 7.20 = 159.20; level 2: 50 + 100 + 12.50 + 30
    # = 192.50; level 3: 60 + 120 = 180. Together 531.70.
    assert (found["sessions"], found["minutes_held"], found["total"]) == (26, 905, "531.70")
    assert (found["currency"], found["fixed"], found["undocumented"], found["checked"]) == ("EUR", [], [], True)
    assert "7.20" in days.run("tariff", "explain", days.ids[f"{SAM} 2026-10-21 18:00"]).out
    # In November there is only what the mentor called off.
    november = days.json("statement", "2026-11")
    assert (november["sessions"], november["minutes_held"], november["total"]) == (1, 0, "0.00")


def sunday_1_away(days: Fortnight) -> None:
    """Note the days off at the turn of the year: a series goes round them, and names the dates that it leaves out."""
    days.at("2026-11-01T18:30")
    away = days.json("timeoff", "add", "24/12/2026..02/01/2027")
    assert (away["start"], away["end"], away["student"]) == ("2026-12-24", "2027-01-02", None)
    # Thursdays from 10 Dec on: 10 and 17 Dec, not the 24th and the 31st, then 7 and 14 Jan.
    planned = days.run(
        "session", "schedule", STUDENTS[0][0], "2026-12-10 09:00", "--repeat", "weekly", "--times", "4",
        "--keep-holidays", "--json",
    )  # fmt: skip
    assert [one["scheduled_at"][:10] for one in planned.json()] == [
        "2026-12-10",
        "2026-12-17",
        "2027-01-07",
        "2027-01-14",
    ]
    assert "24 Dec 2026" in planned.err
    assert "31 Dec 2026" in planned.err
    assert "Away until Sat 2 Jan 2027" in days.run("agenda", "--date", "2026-12-28").out
    for _ in range(2):
        days.run("undo")
    assert days.json("timeoff", "list") == []


def sunday_1_words(days: Fortnight) -> None:
    """Find again what was written in the fortnight."""
    # In the goal, and in the notes of the session at which it was agreed.
    hits = days.json("find", "endpoint")
    assert {(one["kind"], one["student"]) for one in hits} == {("goal", LUCAS), ("session", LUCAS)}
    for words, kind, student in (
        (("POSTCODE", "clean"), "session", AMELIE),
        (("disputes",), "note", INES),
        (("slides", "too", "long"), "note", AMELIE),
        (("outliers",), "goal", THEO),
        (("beyond what I can",), "transfer", THEO),
    ):
        assert [(one["kind"], one["student"]) for one in days.json("find", *words)] == [(kind, student)]
    days.run("find", "giraffe", code=1)


def sunday_1_elsewhere(days: Fortnight, tmp_path: Path) -> None:
    """Check the store, and carry it to another computer, where the figures are the same."""
    assert days.json("store", "check")["faults"] == []
    exported, other = tmp_path / "fortnight.json", tmp_path / "other"
    days.run("store", "export", "--out", str(exported))
    kept = json.loads(exported.read_text(encoding="utf-8"))
    # 7 first sessions, 15 planned one by one, 3 of the series, the presentation, Malik's extra one, Nadia's.
    assert (len(kept["students"]), len(kept["sessions"])) == (8, 7 + 15 + 3 + 1 + 1 + 1)
    config = Path(days.run("config", "path").out.strip())
    days.run("--store", str(other), "store", "import", str(exported))
    (other / "config.toml").write_bytes(config.read_bytes())  # an export is about students; settings are copied
    for words in (
        ["attendance"],
        ["attendance", "--owed"],
        ["statement", "2026-10"],
        ["statement", "2026-10", "--lines"],
    ):
        assert days.json("--store", str(other), *words) == days.json(*words)
    for student in (AMELIE, CHLOE, INES, LUCAS, MALIK, NADIA, SAM, THEO):
        assert days.json("--store", str(other), "attendance", student) == days.json("attendance", student)
    assert days.json("--store", str(other), "store", "check")["faults"] == []
