"""A year of a mentor's life, every command of `mentor` used, each answer held against figures worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor, Ran
from mentorcli.cli import COMMANDS


class Year:
    """Runs commands at a moment of the year and remembers which ones were used."""

    def __init__(self, mentor: Mentor) -> None:
        self._mentor = mentor
        self.now = ""
        self.used: set[str] = set()

    def at(self, moment: str) -> None:
        """Move the clock."""
        self.now = moment

    def run(self, *words: str, code: int = 0) -> Ran:
        """Run a command and hold its exit code."""
        name = [word for word in words if not word.startswith("-")]
        group = name[0] if name[0] in COMMANDS else name[1]
        self.used.add(f"{group} {name[1]}" if COMMANDS[group].is_group and group == name[0] else group)
        done = self._mentor(*words, now=self.now)
        assert done.code == code, (words, done)
        return done

    def json(self, *words: str, code: int = 0) -> Any:
        """Run a command with --json and return the data."""
        return self.run(*words, "--json", code=code).json()

    def due(self, *words: str) -> dict[str, list[str]]:
        """Return the agenda as the students of each kind of entry."""
        found: dict[str, list[str]] = {}
        for entry in self.json("agenda", *words):
            found.setdefault(entry["kind"], []).append(entry["student"])
        return found


def every_command() -> Iterator[str]:
    """Yield each command as it is typed."""
    for name, entry in COMMANDS.items():
        if not entry.is_group:
            yield name
            continue
        module = import_module(f"mentorcli.cli.{name}")
        below = list(getattr(module, "COMMANDS", ()))
        yield from (f"{name} {verb}" for verb in below)


def test_a_year(mentor: Mentor, tmp_path: Path, store: Path) -> None:
    """From the mentor's own course to the last student, no command left out."""
    year = Year(mentor)
    january(year)
    february(year)
    march(year)
    april(year)
    may(year)
    june(year)
    days_off(year)
    autumn(year)
    december(year, tmp_path, store)
    assert set(every_command()) - year.used == set()


def january(year: Year) -> None:
    """Do the training, and follow two students, one of whom does not answer."""
    year.at("2026-01-09T09:00")
    year.run("training", "done", "course", "--on", "2026-01-05")
    year.run("training", "done", "interview", "--on", "2026-01-08")
    steps = {step["step"]: step["done"] for step in year.json("training", "status")["steps"]}
    assert [name for name, done in steps.items() if done] == ["course", "interview"]

    year.at("2026-01-12T09:00")  # a Monday
    assert year.run("student", "list").err.startswith("No student yet")
    year.run("student", "add", "Amélie Durand", "--funding", "funded", "--path", "Data Analyst")
    year.run("student", "add", "Sam Okoro", "--funding", "self-paid", "--phone", "+33 6 00 00 00 00")
    assert year.due() == {"contact": ["amelie-durand", "sam-okoro"]}
    for student in ("amelie", "sam"):
        year.run("contact", "log", student, "--via", "email")
    year.run("contact", "replied", "amelie")
    year.run("project", "add", "amelie", "Clean a data set", "--level", "1")
    year.run("project", "start", "amelie", "clean")
    series = year.json("session", "schedule", "amelie", "2026-01-13 14:00", "--repeat", "weekly", "--times", "12")
    # 13, 20, 27 Jan; 3, 10, 17, 24 Feb; 3, 10, 17, 24, 31 Mar. The clocks change on 29 March.
    assert [session["scheduled_at"][-6:] for session in series] == ["+01:00"] * 11 + ["+02:00"]
    assert {session["scheduled_at"][11:16] for session in series} == {"14:00"}
    assert [session["kind"] for session in series] == ["discovery"] + ["mentoring"] * 11
    assert year.due() == {"ahead": ["amelie-durand"]}  # the 13th; the 20th is 8 days away
    ahead = year.json("session", "prep", "amelie")
    # From the 12th at 9:00 to the 13th at 14:00: 29 hours.
    assert (ahead["minutes_until"], ahead["session"]["recording_required"]) == (29 * 60, True)

    year.at("2026-01-13T15:00")
    first = year.json("session", "log", "amelie")
    assert (first["status"], first["presence_confirmed"], first["recording_required"]) == ("completed", True, True)
    assert [s["id"] for s in year.json("session", "list", "--missing-recording")] == [first["id"]]
    year.run("session", "record", first["id"][:6], "https://example.org/first")
    assert year.json("session", "list", "--missing-recording") == []
    year.run("training", "done", "link-sent", "--on", "2026-01-13", "--link", "https://example.org/first")

    # Sam: e-mail on the 12th, ping 3 days later, call 7 days later, form after the call.
    follow = []
    for moment, via in (("2026-01-15T09:00", "message"), ("2026-01-19T09:00", "phone"), ("2026-01-19T18:00", "form")):
        year.at(moment)
        follow += [(entry["step"], entry["due"]) for entry in year.json("contact", "next", "sam")]
        assert year.run("contact", "message", "sam").out
        year.run("contact", "log", "sam", "--via", via)
    assert follow == [("ping", "2026-01-15"), ("call", "2026-01-19"), ("form", "2026-01-19")]
    assert year.json("student", "show", "sam")["status"] == "unreachable"
    year.run("contact", "replied", "sam")
    assert year.json("student", "show", "sam")["status"] == "active"
    assert len(year.json("contact", "list", "sam")) == 4  # e-mail, message, phone, form

    year.at("2026-01-20T15:00")
    assert year.json("session", "log", "amelie", "--late", "15m")["status"] == "completed"
    year.run("training", "done", "confirmed")
    year.at("2026-01-27T15:00")
    late = year.json("session", "log", "amelie", "--late", "15m1s")
    assert (late["status"], late["reason"], late["limit_seconds"]) == ("no-show", "late", 900)
    found = year.json("attendance", "amelie", "--from", "2026-01-01", "--to", "2026-01-31")
    # Held on the 13th and 20th, missed on the 27th: 2 of 3.
    assert (found["attended"], found["no_shows"], round(found["rate"], 3)) == (2, 1, 0.667)


def february(year: Year) -> None:
    """Judge cancellations on both sides of 24 hours, and no-shows that come regularly."""
    year.at("2026-02-02T14:05")
    # 24 h 00 min before 3 Feb 14:00 is not more than 24 h.
    late = year.json("session", "cancel", "amelie", "--at", "2026-02-02 14:00", "--by", "student")
    assert (late["status"], late["reason"]) == ("no-show", "late-cancellation")
    assert year.due()["no-shows"] == ["amelie-durand"]  # two in a row
    report = year.json("noshow", "report", "amelie", "--sent")
    assert "no-shows" not in year.due()
    assert "27 Jan 2026" in report["message"]
    assert "3 Feb 2026" in report["message"]

    before = year.json("attendance", "amelie")
    assert (before["attended"], before["no_shows"], before["streak"], before["regular_no_shows"]) == (2, 2, 2, True)
    year.run("noshow", "unmark", late["id"])
    assert year.json("attendance", "amelie")["no_shows"] == 1
    assert year.json("session", "show", late["id"])["status"] == "scheduled"
    year.run("undo")
    assert year.json("attendance", "amelie") == before

    year.at("2026-02-09T15:00")
    # 24 h 00 min 01 s before: in time.
    assert year.json("session", "cancel", "amelie", "--at", "2026-02-09 13:59:59")["reason"] == "cancelled-in-time"
    year.at("2026-02-17T08:00")
    assert year.json("session", "cancel", "amelie", "--by", "mentor")["reason"] == "cancelled-by-mentor"
    year.at("2026-02-24T15:00")
    year.run("session", "log", "amelie", "--notes", "Two charts done")
    assert [line["id"] for line in year.json("noshow", "list", "amelie")] == [late["id"], year.json(
        "session", "list", "--student", "amelie", "--status", "no-show", "--to", "2026-01-31")[0]["id"]]  # fmt: skip
    # February: one missed, two called off, one held, 45 min each.
    found = year.json("statement", "--month", "2026-02")
    assert {(line["status"], line["reason"], line["sessions"], line["minutes"]) for line in found["lines"]} == {
        ("no-show", "late-cancellation", 1, 45), ("completed", None, 1, 45),
        ("cancelled", "cancelled-in-time", 1, 45), ("cancelled", "cancelled-by-mentor", 1, 45),
    }  # fmt: skip
    assert (found["sessions"], found["minutes_held"], found["checked"]) == (4, 45, True)
    page = year.json("report", "2026-02", "--html", "-")
    assert (page["minutes_held"], page["attendance"]["attended"], page["attendance"]["no_shows"]) == (45, 1, 1)


def march(year: Year) -> None:
    """Change the project, and with it the level, in a quiet month."""
    for day in ("03", "10", "17", "24"):
        year.at(f"2026-03-{day}T15:00")
        year.run("session", "log", "amelie")
    year.at("2026-03-25T09:00")
    year.run("project", "add", "amelie", "Build a dashboard", "--level", "2")
    assert "in progress" in year.run("project", "start", "amelie", "dashboard", code=1).err
    year.run("project", "present", "amelie", "clean")
    year.run("project", "validate", "amelie", "clean")
    year.run("project", "add", "amelie", "A mistake")
    year.run("project", "edit", "amelie", "mistake", "--level", "3")
    year.run("project", "remove", "amelie", "mistake")
    year.run("project", "start", "amelie", "dashboard")
    assert [p["status"] for p in year.json("project", "list", "amelie")] == ["validated", "in-progress"]
    year.at("2026-03-31T15:00")
    year.run("training", "done", "manager-talk", "--on", "2026-03-30")
    year.run("session", "log", "amelie")
    levels = {line["level"]: line["sessions"] for line in year.json("statement", "--month", "2026-03")["lines"]}
    assert levels == {1: 4, 2: 1}
    assert (year.json("tariff", "list"), len(year.json("tariff", "example"))) == ([], 5)
    assert "One to start from: mentor tariff example" in year.run("tariff", "explain", "amelie", code=1).err
    found = year.json("attendance", "amelie")
    # Held: 13, 20 Jan, 24 Feb, 3, 10, 17, 24, 31 Mar. Missed: 27 Jan, 3 Feb. Beside: 10 Feb in time, 17 Feb the mentor.
    assert (found["attended"], found["no_shows"], found["rate"]) == (8, 2, 0.8)
    assert (found["cancelled_in_time"], found["cancelled_by_mentor"], found["streak"]) == (1, 1, 0)
    # Sam, who is self-paid, has had none.
    assert year.json("attendance")["attended"] == 8


def april(year: Year) -> None:
    """Make up a week without a session, and hold the first presentation."""
    year.at("2026-04-08T09:00")  # a Wednesday; nothing is planned in the week of Monday the 6th
    assert year.due()["gap"] == ["amelie-durand"]
    for day in ("14", "16"):
        year.run("session", "schedule", "amelie", f"2026-04-{day} 14:00")
    assert "gap" not in year.due()  # two in the week after make it up

    # Three months after 13 January.
    year.at("2026-04-12T12:00")
    assert year.json("presentation", "eligibility", code=1)["missing"] == ["months"]
    year.at("2026-04-13T09:00")
    assert year.json("presentation", "eligibility")["eligible"] is True

    # 28 April is 15 days away on the 13th, 13 on the 15th; two weeks are wanted.
    assert not year.json("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-04-28")["late"]
    year.at("2026-04-15T09:00")
    assert year.json("presentation", "request", "amelie", "--project", "dashboard")["late"]
    done = year.json("presentation", "checklist", "amelie", "--done", "1-6")
    assert [item["number"] for item in done["items"] if item["done"]] == [1, 2, 3, 4, 5, 6]
    undone = year.json("presentation", "checklist", "amelie", "--undone", "6")
    assert sum(item["done"] for item in undone["items"]) == 5
    assert {item["due"] for item in undone["items"] if item["phase"] == "day"} == {"2026-04-28"}
    assert year.due()["presentation"] == ["amelie-durand"]
    year.at("2026-04-14T15:00")
    year.run("session", "log", "amelie")
    year.at("2026-04-16T15:00")
    year.run("session", "log", "amelie")

    year.run("presentation", "rehearse")
    year.run("session", "start", "amelie", code=2)  # a clock needs a terminal
    planned = year.json("session", "schedule", "amelie", "2026-04-28 10:00", "--kind", "presentation")
    assert planned["duration_minutes"] == 30
    # 18:00 to 22:00 are fine; 22:01 is a second too long.
    year.run("presentation", "timing", "--presented", "22:00", "--questions", "10m")
    assert year.json("presentation", "timing", "--presented", "22:01", code=1)["presentation"]["off_seconds"] == 1
    year.at("2026-04-28T10:45")
    held = year.json("session", "log", "amelie")
    assert (held["kind"], held["recording_required"]) == ("presentation", True)
    assert year.due()["recording"] == ["amelie-durand"]
    year.run("session", "record", "amelie", "https://example.org/presentation")
    assert "recording" not in year.due()
    assert year.due()["result"] == ["amelie-durand"]
    ended = year.json("presentation", "result", "amelie", "--project", "dashboard", "--to-redo")
    assert (ended["notes_due"], ended["project_status"]) == ("2026-04-29T10:30:00+02:00", "in-progress")
    assert year.due()["assessment-notes"] == ["amelie-durand"]
    year.run("presentation", "result", "amelie", "--project", "dashboard", "--notes-sent")
    assert not {"result", "assessment-notes", "presentation"} & set(year.due())


def may(year: Year) -> None:
    """Judge by another policy and by figures of one's own, while verdicts stay."""
    year.at("2026-05-05T19:00")
    assert [policy["in_use"] for policy in year.json("policy", "list")] == [True, False]
    year.run("policy", "use", "openclassrooms-help-centre")
    # Self-paid: 30 min, of which a third is 10.
    sam = year.json("session", "log", "sam", "--at", "2026-05-05 18:00", "--late", "10m1s")
    assert (sam["duration_minutes"], sam["status"], sam["limit_seconds"]) == (30, "no-show", 600)
    assert (
        year.json("noshow", "check", "--scheduled", "18:00", "--late", "10m", "--duration", "30m")["no_show"] is False
    )
    year.run("policy", "use", "openclassrooms-2021")
    year.run("config", "set", "policy.late_minutes", "20")
    assert year.json("config", "get", "policy.late_minutes")["value"] == 20
    own = {rule["id"] for rule in year.json("policy", "show")["rules"] if rule["own"]}
    assert own == {"late_minutes"}
    late = year.json("session", "log", "amelie", "--at", "2026-05-05 14:00", "--late", "18m")
    assert (late["status"], late["limit_seconds"]) == ("completed", 1200)
    january_27 = year.json("session", "list", "--from", "2026-01-27", "--to", "2026-01-27")[0]
    assert (january_27["status"], january_27["limit_seconds"]) == ("no-show", 900)
    year.run("config", "unset", "policy.late_minutes")
    assert year.run("config", "path").out.strip().endswith("config.toml")
    assert year.run("config", "list").out
    year.run("config", "edit", "--no-input", code=2)
    # Marked by hand, against the rule, with the reason; then corrected.
    year.run("noshow", "mark", "amelie", "--at", "2026-05-05 14:00", "--late", "10m", code=1)
    forced = year.json(
        "noshow", "mark", "amelie", "--at", "2026-05-05 14:00", "--late", "10m", "--force", "--because", "Left at once"
    )
    assert (forced["status"], forced["because"]) == ("no-show", "Left at once")
    assert year.json("session", "edit", forced["id"], "--late", "9m")["status"] == "no-show", "it stays decided"
    year.run("session", "edit", forced["id"], "--late", "10m", "--rejudge")
    assert year.json("session", "show", forced["id"])["status"] == "completed"


def june(year: Year) -> None:
    """Hand Sam over to another mentor."""
    year.at("2026-06-01T09:00")
    year.run("student", "note", "sam", "Prefers evenings")
    year.run("transfer", "checklist", "sam", "--done", "1")
    year.run("transfer", "start", "sam", "--reason", "Wants to learn Go")
    for moment, days, late in (("2026-06-22T09:00", 21, False), ("2026-06-23T09:00", 22, True)):
        year.at(moment)
        assert [(wait["days"], wait["late"]) for wait in year.json("transfer", "status")] == [(days, late)]
    assert "Wants to learn Go" in year.run("transfer", "request", "sam").out
    whole = year.run("transfer", "handover", "sam").out
    assert "Prefers evenings" in whole
    assert "+33" in whole
    part = year.run("transfer", "handover", "sam", "--without", "notes,phone").out
    assert "Prefers evenings" not in part
    assert "+33" not in part
    year.run("transfer", "cancel", "sam")
    assert year.json("transfer", "status") == []
    year.run("transfer", "start", "sam", "--reason", "Wants to learn Go after all", "--to", "Ada Byron")
    year.run("session", "schedule", "sam", "2026-06-30 18:00")
    assert len(year.json("transfer", "complete", "sam", "--yes")["cancelled_sessions"]) == 1
    assert year.json("session", "list", "--student", "sam")[0]["reason"] == "cancelled-by-mentor"
    assert [student["id"] for student in year.json("student", "list")] == ["amelie-durand"]
    assert len(year.json("student", "list", "--all")) == 2


def days_off(year: Year) -> None:
    """Note days off, and think better of it."""
    year.at("2026-10-19T09:00")
    year.run("timeoff", "add", "2026-12-24..2027-01-02")
    year.run("timeoff", "add", "2026-10-22", "amelie")
    assert [one["student"] for one in year.json("timeoff", "list")] == ["amelie-durand", None]
    year.run("timeoff", "remove", "1")
    year.run("timeoff", "remove", "2")


def autumn(year: Year) -> None:
    """Keep resources and questions, and correct a session planned twice."""
    year.at("2026-10-20T09:00")
    year.run("resource", "add", "amelie", "https://example.org/sql", "--title", "SQL basics")
    year.run("resource", "add", "amelie", "https://example.org/paid", "--paid", code=1)
    assert len(year.json("resource", "list", "amelie")) == 1
    year.run("resource", "remove", "amelie", "https://example.org/sql")
    year.run("goal", "add", "amelie", "Read chapter 3")
    year.run("goal", "done", "amelie", "1")
    year.run("goal", "reopen", "amelie", "1")
    assert [goal["text"] for goal in year.json("goal", "list")] == ["Read chapter 3"]
    assert [hit["text"] for hit in year.json("find", "chapter")] == ["Read chapter 3"]
    assert year.json("session", "prep", "amelie")["goals"][0]["text"] == "Read chapter 3"
    year.run("session", "start", "amelie", code=2)  # its keys need a terminal
    assert "# " in year.run("noshow", "dossier", "amelie").out
    year.run("message", "edit", "ping", "--text", "Soon\n\nSee you, {{ first_name }}.")
    assert "See you, Amélie." in year.run("message", "show", "ping", "--student", "amelie").out
    assert {one["name"] for one in year.json("message", "list") if one["own"]} == {"contact-ping"}
    year.run("message", "reset", "ping")
    year.run("message", "write", "missed", "amelie")
    year.run("presentation", "comment", "amelie")
    assert year.json("tariff", "list") == []
    assert "[[tariff]]" in year.run("tariff", "example", year.json("tariff", "example")[0]["name"]).out
    year.run("tariff", "explain", "amelie", code=1)  # none is set
    planned = year.json("session", "schedule", "amelie", "2026-10-27 14:00")
    assert planned["scheduled_at"].endswith("+01:00")  # the clocks went back on the 25th
    moved = year.json("session", "edit", planned["id"], "--at", "2026-10-24 14:00")
    assert (moved["scheduled_at"][-6:], moved["status"]) == ("+02:00", "scheduled")
    year.run("session", "schedule", "amelie", "2026-10-24 14:00", code=1)  # the same start twice
    assert "overlaps" in year.run("session", "schedule", "amelie", "2026-10-24 14:30").err
    twice = year.json("session", "list", "--student", "amelie")[0]["id"]
    year.run("session", "delete", "amelie", "--yes", code=2)  # a name is not enough where nobody is asked
    year.run("session", "delete", twice, "--yes")
    assert len(year.json("session", "list", "--from", "2026-10-24", "--to", "2026-10-24")) == 1
    # Missed on the 24th and on the 31st: with none between, two in a row again.
    for day in ("24", "31"):
        year.at(f"2026-10-{day}T15:00")
        year.run("noshow", "mark", "amelie", "--at", f"2026-10-{day} 14:00")
    found = year.json("attendance", "amelie")
    # 8 until March, 14, 16, 28 April and 5 May: 12 held; 27 Jan, 3 Feb, 24, 31 Oct missed.
    assert (found["attended"], found["no_shows"], found["rate"]) == (12, 4, 0.75)
    assert (found["streak"], found["regular_no_shows"]) == (2, True)

    assert year.json("faq", "search", "student", "absent")[0]["id"] == "student-no-show"
    year.run("faq", "search", "weather tomorrow in Paris", code=1)
    assert len(year.json("faq", "list")) == 23
    own = year.json("faq", "add", "Where do I send my invoice?", "Through the billing page.")["id"]
    assert year.json("faq", "search", "invoice")[0]["id"] == own
    year.run("faq", "edit", own, "--answer", "Through the billing page, by the 5th.")
    assert "by the 5th" in year.run("faq", "show", own).out
    year.run("faq", "remove", own)
    assert len(year.json("faq", "list")) == 23


def files_from_elsewhere(year: Year, tmp_path: Path, sessions: int) -> None:
    """Take in what another tool has, and hold the platform's statement against the year, all its `sessions`."""
    past = tmp_path / "past.csv"
    past.write_text("Nom;Date;Statut\nOther Person;03/11/2020 10:00;tenue\n", encoding="utf-8")
    fourth = str(tmp_path / "fourth")
    assert year.json("--store", fourth, "session", "import", str(past))["new"] == 1
    year.used.add("session import")
    platform = tmp_path / "platform.csv"
    platform.write_text("Date;Nom;Statut\n05/05/2026;Nobody Known;tenue\n", encoding="utf-8")
    compared = year._mentor("reconcile", str(platform), "--json").json()
    assert {line["state"] for line in compared["lines"]} == {"there", "here"}
    year.used.add("reconcile")
    file = str(tmp_path / "year.ics")
    year.run("calendar", "export", "--out", file)
    found = year.json("--store", fourth, "calendar", "import", file, "--yes")
    assert found["counts"]["nobody"] + found["outside"] == sessions  # outside: called off, and not there
    year.used.add("calendar import")


def december(year: Year, tmp_path: Path, store: Path) -> None:
    """Close the year: keep, check, carry it to another computer, and erase the last student."""
    year.at("2026-12-18T18:00")
    year.run("student", "edit", "amelie", "--status", "completed")
    assert year.due() == {}
    assert "Nothing is due" in year.run("agenda").out
    assert year.run("store", "path").out.strip() == str(store)
    assert year.json("store", "check")["faults"] == []
    backup, export = tmp_path / "year.tar.gz", tmp_path / "year.json"
    year.run("store", "backup", str(backup))
    year.run("store", "export", "--out", str(export))
    kept = json.loads(export.read_text())
    # Amélie: 12 in the series, 2 in April, the presentation, 5 May, 24 and 31 October. Sam: 5 May and 30 June.
    assert len(kept["sessions"]) == 12 + 2 + 1 + 1 + 2 + 2
    whole = year.json("attendance")

    other = str(tmp_path / "other")
    year.run("--store", other, "store", "import", str(export))
    year.used.add("store import")
    files_from_elsewhere(year, tmp_path, len(kept["sessions"]))
    assert json.loads(year._mentor("--store", other, "attendance", "--json").out) == whole
    again = json.loads(year._mentor("--store", other, "store", "export").out)
    assert {**again, "exported_at": kept["exported_at"]} == kept

    year.run("student", "add", "Amélie Durand", "--slug", "amelie-2")
    year.run("student", "note", "amelie-2", "for somebody else")
    (note,) = year.json("note", "list", "amelie-2")
    year.run("note", "remove", "amelie-2", note["id"])
    figures = year.json("attendance")
    year.run("store", "purge", "--yes")
    assert year.json("attendance") == figures
    assert "for somebody else" not in (store / "students" / "amelie-2" / "journal.jsonl").read_text()
    year.run("student", "merge", "amelie-2", "amelie-durand", "--yes")
    year.run("student", "forget", "amelie", "--yes")
    assert "Amélie" not in "".join(path.read_text() for path in store.rglob("*.*l*") if path.is_file())
    assert year.json("attendance")["attended"] == 0  # Sam's one session was a no-show
    year.run("store", "restore", str(backup), "--yes")
    assert year.json("attendance")["attended"] == 0  # erased stays erased: only Sam came back
    year.run("--store", str(tmp_path / "third"), "store", "restore", str(backup))
    assert json.loads(year._mentor("--store", str(tmp_path / "third"), "attendance", "--json").out) == whole
    assert year.json("sync", "init")["kept"]
    assert year.json("sync", "status")["unsent"]
    assert len(year.json("sync", "log")) == 1
    assert year.json("undo", "--list")
    assert year.run("doctor").out
    assert "mentor" in year.run("completion", "bash").out
    assert year.json("completion", "install", "bash", "--yes")["installed"]
    assert not year.json("completion", "uninstall", "bash", "--yes")["installed"]
    assert len(year.json("demo")) == 8


def test_the_figures_of_the_year_are_the_same_on_any_clock(
    mentor: Mentor, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the zone in the configuration and the machine on the other side of the world, nothing changes."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    mentor("config", "set", "timezone", "Europe/Paris")
    year = Year(mentor)
    for month in (january, february, march, april, may, june, autumn):
        month(year)
    december(year, tmp_path, store)
