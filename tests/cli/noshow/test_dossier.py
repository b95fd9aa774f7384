"""`mentor noshow dossier`: every statement of it is in the journal. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import Mentor, Ran, resign
from mentorcli.render.text import DAYS, MONTHS

NOW = "2026-11-24T15:00"
LATE = ("2026-11-20T09:00", "session schedule amelie '2026-11-24 14:00'")
MOVED = ("2026-11-21T10:30", "session edit amelie --at '2026-11-24 14:30'")
Script = tuple[tuple[str, str], ...]

CASES: dict[str, Script] = {
    "late by a second": (LATE, MOVED, ("2026-11-24T14:50", "session log amelie --late 15m1s")),
    "present to the second": (LATE, ("2026-11-24T14:40", "session log amelie --late 15m --lasted 40m")),
    "on time": (LATE, ("2026-11-24T14:50", "session log amelie --recording https://example.org/v --notes Fine")),
    "absent": (LATE, ("2026-11-25T09:00", "session log amelie --absent --at '2026-11-24 14:00'")),
    "24 hours exactly": (LATE, ("2026-11-23T14:00", "session cancel amelie --by student")),
    "a second more": (LATE, ("2026-11-23T13:59:59", "session cancel amelie --by student")),
    "by the mentor": (LATE, ("2026-11-24T13:00", "session cancel amelie --by mentor")),
    "called off after the start": (
        LATE,
        ("2026-11-24T14:40", "session log amelie --cancelled-at 14:05 --cancelled-by student"),
    ),
    "open": (LATE, MOVED),
    "never planned": (("2026-11-24T14:50", "session log amelie --new --at '2026-11-24 14:00' --late 20m"),),
    "planned afterwards": (("2026-11-24T14:30", "session schedule amelie '2026-11-24 14:00'"),),
    "forced": (
        LATE,
        ("2026-11-24T14:40", "session log amelie --late 5m"),
        ("2026-11-24T14:55", "noshow mark amelie --late 5m --force --because 'Left *again* at once'"),
    ),
    "unmarked": (
        LATE,
        ("2026-11-24T14:40", "noshow mark amelie --late 20m"),
        ("2026-11-24T14:45", "noshow unmark amelie"),
        ("2026-11-24T14:50", "session log amelie --late 10m"),
    ),
    "taken back, and again": (
        LATE,
        ("2026-11-24T14:40", "session log amelie --late 20m"),
        ("2026-11-24T14:45", "undo"),
        ("2026-11-24T14:50", "undo --redo"),
        ("2026-11-24T14:52", "undo"),
        ("2026-11-24T14:55", "session log amelie --late 16m"),
    ),
    "corrected": (
        LATE,
        ("2026-11-24T14:40", "session log amelie --late 12m --notes First"),
        ("2026-11-24T14:45", "config set policy.late_minutes 10"),
        ("2026-11-24T14:50", "session edit amelie --rejudge"),
        ("2026-11-24T14:52", "session edit amelie --notes Second"),
        ("2026-11-24T14:55", "session edit amelie --at '2026-11-24 13:30'"),
        ("2026-11-24T14:57", "config unset policy.late_minutes"),
        ("2026-11-24T14:58", "policy use openclassrooms-help-centre"),
    ),
    "kind and length": (
        LATE,
        ("2026-11-20T10:00", "policy use openclassrooms-help-centre"),
        ("2026-11-22T10:00", "session edit amelie --kind presentation --duration 30m"),
        ("2026-11-24T14:50", "session log amelie --late 10m1s"),
    ),
    "reopened": (
        LATE,
        ("2026-11-22T10:00", "session cancel amelie --by student"),
        ("2026-11-22T11:00", "session edit amelie --reopen"),
        ("2026-11-24T14:50", "session log amelie --absent"),
    ),
    "the clocks go back": (
        ("2026-10-20T09:00", "session schedule amelie '2026-10-25 14:00'"),
        ("2026-10-24T14:00", "session cancel amelie --by student"),
    ),
    "the clocks go forward": (
        ("2026-03-20T09:00", "session schedule amelie '2026-03-29 14:00'"),
        ("2026-03-28T14:00", "session cancel amelie --by student"),
    ),
    "earlier ones": (
        ("2026-11-10T10:00", "session log amelie --new --at '2026-11-10 09:00' --absent"),
        ("2026-11-12T10:00", "session log amelie --new --at '2026-11-12 09:00'"),
        ("2026-11-12T12:00", "noshow mark amelie --at '2026-11-13 09:00' --force --because x"),
        ("2026-11-17T10:00", "session log amelie --new --at '2026-11-17 09:00' --late 20m"),
        ("2026-11-18T10:00", "noshow report amelie --sent"),
        LATE,
        ("2026-11-24T14:50", "session log amelie --late 20m"),
    ),
}  # fmt: skip


def play(mentor: Mentor, script: Script) -> None:
    """Run commands, each at its own time."""
    import shlex

    assert mentor("student", "add", "Amélie Durand", "--funding", "funded", now="2026-01-05T09:00").code == 0
    for now, line in script:
        ran = mentor(*shlex.split(line), now=now)
        assert ran.code == 0 or "--force" in line, ran


def dossier(mentor: Mentor, *words: str, now: str = NOW) -> str:
    """Return the page about Amélie's session."""
    ran = mentor("noshow", "dossier", "amelie", *words, now=now)
    assert (ran.code, ran.err) == (0, ""), ran
    return ran.out


def section(page: str, heading: str) -> str:
    """Return what stands below a heading."""
    return page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].strip()


ZONES = {"CET": 1, "CEST": 2}


def moments(page: str, lang: str = "en") -> list[datetime]:
    """Return every moment that a page names."""
    days, months = ("|".join(map(re.escape, names[lang])) for names in (DAYS, MONTHS))
    form = rf"(?:{days}) (\d+)(?:er)? ({months}) (\d+) (\d\d):(\d\d)(?::(\d\d))? (CES?T)"
    return [
        datetime(
            int(year), MONTHS[lang].index(month) + 1, int(day), int(hour), int(minute), int(second or 0),
            tzinfo=timezone(timedelta(hours=ZONES[zone])),
        )
        for day, month, year, hour, minute, second, zone in re.findall(form, page)
    ]  # fmt: skip


def lines_of(store: Path) -> list[dict[str, Any]]:
    """Return the lines of all journals."""
    paths = [*store.glob("students/*/journal.jsonl"), store / "mentor.jsonl"]
    return [json.loads(row) for path in paths if path.exists() for row in path.read_text().splitlines()]


def told(value: Any) -> Iterator[datetime]:
    """Yield every moment in a line of a journal."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from told(part)
    elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*", value):
        yield datetime.fromisoformat(value)


def carried(store: Path, now: str) -> set[datetime]:
    """Return the moments that journals carry, what follows from them by arithmetic, and the present."""
    found = {datetime.fromisoformat(now).astimezone(UTC)}
    for line in lines_of(store):
        found.update(one.astimezone(UTC) for one in told(line))
        for session in line.get("put", {}).get("session", ()):
            start = datetime.fromisoformat(session["scheduled_at"]).astimezone(UTC)
            for seconds in (session["late_seconds"], session["limit_seconds"]):
                found |= {start + timedelta(seconds=seconds or 0), start - timedelta(seconds=seconds or 0)}
    return found


def check_against_the_journal(store: Path, page: str, lang: str, now: str = NOW) -> None:
    """Hold every dated statement of a page to the journals."""
    named = [*moments(page, "en"), *moments(page, "fr")]  # a note is quoted in the language in which it was written
    assert len(named) >= 4
    known = carried(store, now)
    assert [one for one in named if one.astimezone(UTC) not in known] == []
    assert len(re.findall(r"\bCES?T\b", page)) == len(named), "every time of day is one that was looked at"
    lines = [(line["cmd"], datetime.fromisoformat(line["at"]).astimezone(UTC)) for line in lines_of(store)]
    heading = "Everything the journal holds on this session" if lang == "en" else "Tout ce que le journal contient"
    history = page.split(f"## {heading}")[1].split("\n## ", maxsplit=1)[0]
    by = re.findall(r'by "([^"]*)"' if lang == "en" else r"par «\u00a0([^»]*)\u00a0»", history)
    items = [item for item in history.splitlines() if item.startswith("- ")]
    assert len(by) == len(items) > 0
    for command, item in zip(by, items, strict=True):
        assert (command, moments(item, lang)[0].astimezone(UTC)) in lines


@pytest.mark.parametrize("case", CASES)
def test_every_dated_statement_is_in_the_journal(mentor: Mentor, store: Path, case: str) -> None:
    """Planned, moved, missed, disputed, taken back: each moment and command is one that a line of the journal has."""
    play(mentor, CASES[case])
    for lang in ("en", "fr"):
        page = dossier(mentor, "--lang", lang)
        check_against_the_journal(store, page, lang)
        assert "None" not in page
        assert page.count("\n## ") == 16


def test_late_by_a_second_is_spelled_out(mentor: Mentor) -> None:
    """Start, limit, arrival and difference to the second; when it was planned and moved; the day it was written."""
    play(mentor, CASES["late by a second"])
    page = dossier(mentor)
    assert section(page, "The arithmetic").splitlines() == [
        "- Planned start: Tue 24 Nov 2026 14:30:00 CET",
        "- Limit: 15 min (900 s) after the start, so until Tue 24 Nov 2026 14:45:00 CET",
        "- Arrival: Tue 24 Nov 2026 14:45:01 CET",
        "- Arrival minus planned start: 15 min 1 s = 901 s",
        "- 901 s is more than 900 s: too late to be present",
    ]
    plan = section(page, "What was planned")
    assert "Planned on Fri 20 Nov 2026 09:00 CET for Tue 24 Nov 2026 14:00 CET, 4 days 5 h ahead" in plan
    assert "Moved on Sat 21 Nov 2026 10:30 CET from Tue 24 Nov 2026 14:00 CET to Tue 24 Nov 2026 14:30 CET" in plan
    written = section(page, "When that was written down")
    assert "4 min 59 s after the arrival" in written
    assert "the same local day as the session" in written
    assert "mentor FAQ, 28 Oct 2021" in section(page, "The rule")
    assert "> No show: discovery session" in section(page, "Notes")


def test_a_late_cancellation_counts_elapsed_time(mentor: Mentor) -> None:
    """24 h exactly is too late; where the clocks go back the same hour is 25 h before, where they go forward 23."""
    play(mentor, CASES["24 hours exactly"])
    assert "86400 s is not more than 86400 s: called off too late" in dossier(mentor)
    page = dossier(mentor)
    assert "before the local day of the session" in page
    assert "0 s after it was called off" in page


@pytest.mark.parametrize(
    ("case", "seconds", "wall", "verdict"),
    [("the clocks go back", 90000, "24 h", "called off in time"), ("the clocks go forward", 82800, "24 h", "too late")],
)
def test_a_change_of_the_clocks_is_told(mentor: Mentor, case: str, seconds: int, wall: str, verdict: str) -> None:
    """What the clock on the wall would count stands beside what elapsed."""
    play(mentor, CASES[case])
    arithmetic = section(dossier(mentor), "The arithmetic")
    assert f"= {seconds} s of elapsed time" in arithmetic
    assert f"a clock on the wall would count {wall}" in arithmetic
    assert verdict in arithmetic


def test_what_was_forced_and_what_was_corrected_is_told(mentor: Mentor) -> None:
    """The mentor's words as they are, the status before and after, and that it was told otherwise first."""
    play(mentor, CASES["forced"])
    page = dossier(mentor)
    assert "> Left \\*again\\* at once" in section(page, "The verdict")
    assert "held, 5 min late → no-show (late), 5 min late, against the rule" in section(page, "Corrections afterwards")
    assert "first on Tue 24 Nov 2026 14:40 CET: held, 5 min late" in section(page, "When that was written down")


def test_an_own_figure_and_a_policy_of_later_are_named(mentor: Mentor) -> None:
    """The record keeps what judged it; what the settings have now stands beside it, and the start it rests on."""
    play(mentor, CASES["corrected"])
    page = dossier(mentor)
    rule = section(page, "The rule")
    assert "The limit of 10 min is the mentor's own figure, from the settings; the document has 15 min." in rule
    assert "policy openclassrooms-help-centre, limit 15 min" in rule
    arithmetic = section(page, "The arithmetic")
    assert "changed after that verdict, to Tue 24 Nov 2026 13:30:00 CET" in arithmetic
    assert "session notes: First → Second" in section(page, "Corrections afterwards")


def test_a_third_of_the_length_is_the_rule_of_the_help_centre(mentor: Mentor) -> None:
    """The part of the planned length, and what it is of this one."""
    play(mentor, CASES["kind and length"])
    page = dossier(mentor)
    assert "1/3 = 10 min (policy openclassrooms-help-centre; source: help centre" in section(page, "The rule")
    assert "601 s is more than 600 s" in page


def test_what_is_not_on_record_is_said(mentor: Mentor) -> None:
    """No plan, no arrival, no recording, no rule: each by its name, in the place where it would stand."""
    play(mentor, CASES["open"])
    page = dossier(mentor)
    for part in ("No record of what happened", "No record of a rule", "No record of a verdict", "No record of a note"):
        assert part in page
    play_again = mentor("student", "add", "Bob Roy")
    assert play_again.code == 0
    mentor("session", "log", "bob", "--new", "--at", "2026-11-24 13:00", now=NOW)
    page = mentor("noshow", "dossier", "bob").out
    assert "No record of when it was planned" in page
    assert "No record of the exact moment" in page
    assert "The rules ask for one of this session" in page


def test_earlier_no_shows_stand_with_their_reports(mentor: Mentor) -> None:
    """Date, reason and report, oldest first; the attendance before and with this one."""
    play(mentor, CASES["earlier ones"])
    page = dossier(mentor)
    earlier = section(page, "Earlier no-shows of this student").splitlines()
    assert len(earlier) >= 2
    assert "absent; reported through the contact form on Wed 18 Nov 2026 10:00 CET" in earlier[0]
    attendance = section(page, "Attendance").splitlines()
    assert len(attendance) == 2
    assert attendance[0] != attendance[1]


def test_a_session_that_came_with_a_file_says_so(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """When it was first written down is not known, nor the plan; what the file brought stands."""
    play(mentor, CASES["late by a second"])
    out = tmp_path / "export.json"
    assert mentor("store", "export", "--out", str(out)).code == 0
    other = tmp_path / "other"
    assert mentor("--store", str(other), "store", "import", str(out), now="2026-11-24T14:58").code == 0
    ran = mentor("--store", str(other), "noshow", "dossier", "amelie", now=NOW)
    check_against_the_journal(other, ran.out, "en")
    assert "No record of when it was planned: it was taken in from a file on Tue 24 Nov 2026 14:58 CET" in ran.out
    assert "No record of when it was first written down" in ran.out
    assert store.exists()


def test_a_session_without_a_rule_and_moments_is_told_as_it_is(mentor: Mentor, store: Path) -> None:
    """Records of other tools may have a status alone, or name rules that nobody knows here."""
    for number, fields in enumerate(
        (
            {"status": "no-show", "reason": "late"},
            {"status": "no-show", "reason": "late-cancellation"},
            {"status": "cancelled", "reason": "cancelled-by-mentor"},
            {"status": "completed", "policy": "of-somebody", "limit_seconds": 60, "late_seconds": 90},
        )
    ):
        name = f"Student {number}"
        mentor("student", "add", name, now="2026-11-24T10:00")
        mentor("session", "schedule", name, "2026-11-24 13:00", now="2026-11-24T10:00")
        path = store / "students" / f"student-{number}" / "journal.jsonl"
        rows = path.read_text().splitlines()
        line = json.loads(rows[-1])
        line["put"]["session"][0].update(fields)
        path.write_text("\n".join([*rows[:-1], json.dumps(line, separators=(",", ":"))]) + "\n")
        resign(store)
    pages = [mentor("noshow", "dossier", f"student-{number}", now=NOW).out for number in range(4)]
    assert "The student came too late. No record of the arrival." in pages[0]
    assert "Called off by the student. No record of the moment." in pages[1]
    assert "Called off by the mentor. No record of the moment." in pages[2]
    assert "that this program does not know: of-somebody" in pages[3]
    assert "The record says otherwise than this arithmetic" in pages[3]


def test_another_zone_machine_and_an_older_line_are_told(
    mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time stays that of the mentor's zone, that of the machine stands beside it; what is not noted is said."""
    play(mentor, (LATE,))
    monkeypatch.setenv("TZ", "America/Montreal")
    monkeypatch.setenv("XDG_STATE_HOME", str(store.parent / "another"))
    import time

    time.tzset()
    assert mentor("session", "log", "amelie", "--late", "20m", now="2026-11-24T09:00:00-05:00").code == 0
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.setenv("XDG_STATE_HOME", str(store.parent / "user" / "xdg_state_home"))
    time.tzset()
    page = dossier(mentor)
    check_against_the_journal(store, page, "en")
    assert "in another time zone: it noted 2026-11-24 09:00:00 -0500" in page
    assert "on another machine (" in page
    path = store / "students" / "amelie-durand" / "journal.jsonl"
    rows = [json.loads(row) for row in path.read_text().splitlines()]
    plain = [{k: v for k, v in row.items() if k not in ("machine", "written", "prev", "sum")} for row in rows]
    path.write_text("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in plain))
    page = dossier(mentor)
    assert "on a machine of which there is no record" in page
    assert "have no checksum" in page


def test_an_altered_journal_is_no_evidence(mentor: Mentor, store: Path) -> None:
    """A changed byte is exit 4 with the line, and no page."""
    play(mentor, CASES["absent"])
    path = store / "students" / "amelie-durand" / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"reason":"absent"', b'"reason":"late"', 1))
    ran = mentor("noshow", "dossier", "amelie")
    assert (ran.code, ran.out) == (4, "")
    assert "line 3" in ran.err


def test_merged_entries_and_a_purge_are_named(mentor: Mentor, store: Path) -> None:
    """The lines of both entries keep their times; what a purge removed is said not to be there."""
    play(mentor, CASES["taken back, and again"])
    mentor("student", "add", "Amelie D", "--slug", "double", now="2026-11-24T14:56")
    assert mentor("student", "merge", "double", "amelie-durand", "--yes", now="2026-11-24T14:57").code == 0
    page = dossier(mentor)
    check_against_the_journal(store, page, "en")
    assert "put together with this one on Tue 24 Nov 2026 14:57 CET" in page
    assert mentor("store", "purge", "--yes", now="2026-11-24T14:58").code == 0
    page = dossier(mentor)
    check_against_the_journal(store, page, "en")
    assert "before Tue 24 Nov 2026 14:58 CET, when the journal was purged" in page


def test_the_page_goes_to_a_file_once(mentor: Mentor, tmp_path: Path) -> None:
    """What is there is not replaced without --force; --quiet says nothing, - prints."""
    play(mentor, CASES["absent"])
    out = tmp_path / "evidence.md"
    ran = mentor("noshow", "dossier", "amelie", "--out", str(out), now=NOW)
    assert ran.out == f"Evidence written: Amélie Durand, Tue 24 Nov 2026 14:00 CET: {out}\n"
    assert out.read_text() == dossier(mentor, "--out", "-")
    assert mentor("noshow", "dossier", "amelie", "--out", str(out)).code == 1
    assert mentor("noshow", "dossier", "amelie", "--out", str(out), "--force", "--quiet").out == ""
    assert mentor("noshow", "dossier", "nobody").code == 3


def test_the_json_has_each_event_with_both_times(mentor: Mentor) -> None:
    """When it happened and when it was written, by which command, before and after; rule, arithmetic, the page."""
    play(mentor, CASES["earlier ones"])
    found = json.loads(dossier(mentor, "--json"))
    planned, judged = found["events"]
    assert (planned["event"], planned["command"], planned["before"]) == ("planned", "session schedule", None)
    assert judged["at"] == "2026-11-24T14:20:00+01:00"
    assert judged["recorded_at"] == "2026-11-24T14:50:00+01:00"
    assert (judged["before"]["status"], judged["after"]["status"]) == ("scheduled", "no-show")
    assert found["arithmetic"]["measured_seconds"] == 1200
    assert found["arithmetic"]["arrived_at"] == judged["at"]
    assert (found["rule"]["rule"], found["rule"]["own"]) == ("late_minutes", False)
    assert found["earlier"][0]["reason"] == "absent"
    assert (found["no_show"], found["same_day"], found["file"]) == (True, True, None)
    assert found["text"].startswith("# Evidence: Amélie Durand")
    mentor("session", "schedule", "amelie", "2026-11-30 14:00", now="2026-11-24T16:00")
    mentor("student", "add", "Bob")
    mentor("session", "schedule", "bob", "2026-11-30 16:00")
    still = mentor("noshow", "dossier", "bob", "--json").json()
    assert (still["rule"], still["arithmetic"], still["no_show"], still["recorded_at"]) == (None, None, None, None)


STEPS = st.lists(
    st.sampled_from(
        (
            "session edit amelie --at '2026-11-24 13:30'",
            "session edit amelie --at '2026-11-24 14:00'",
            "session log amelie --late 15m1s",
            "session log amelie --late 5m",
            "session log amelie --absent",
            "session cancel amelie --session '2026-11-24 14:00' --at '2026-11-23 14:00' --by student",
            "noshow mark amelie --late 3m --force --because x",
            "noshow unmark amelie",
            "session edit amelie --notes y",
            "session edit amelie --held",
            "undo",
            "undo --redo",
        )
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS)
def test_every_dated_statement_of_any_history_is_in_the_journal(
    mentor: Mentor, tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    """Over commands in any order, those that are refused among them."""
    import shlex

    folder = tmp_path_factory.mktemp("store")

    def run(now: str, *words: str) -> Ran:
        return mentor("--store", str(folder), *words, now=now)

    run("2026-01-05T09:00", "student", "add", "Amélie Durand")
    run("2026-11-20T09:00", "session", "schedule", "amelie", "2026-11-24 14:00")
    for minute, step in enumerate(steps):
        run(f"2026-11-24T14:{30 + minute}", *shlex.split(step))
    ran = run(NOW, "noshow", "dossier", "amelie")
    if ran.code == 0:  # the plan itself may have been taken back
        check_against_the_journal(folder, ran.out, "en")
