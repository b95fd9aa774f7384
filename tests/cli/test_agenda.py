"""`mentor agenda`, and `mentor` alone: what is due, each entry with the command that clears it."""

from __future__ import annotations

import os
import shlex

import pytest

from helpers import Mentor
from mentorcli.cli.output import Output
from mentorcli.services.session_clock import find
from mentorcli.services.session_clock_keys import press
from mentorcli.services.workspace import Workspace
from terminal import mentor_started


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student who answered."""
    mentor("student", "add", "Amélie Durand", "--started", "2026-11-20")
    mentor("contact", "replied", "amelie")


def test_an_empty_day_is_one_line(mentor: Mentor) -> None:
    """Where nothing is due, the days looked at are named; JSON is an empty array."""
    assert mentor("agenda").out == "Nothing is due: Tue 24 Nov 2026, and the 7 days after it.\n"
    assert mentor("agenda", "--days", "0", "--lang", "fr").out == "Rien à faire\u00a0: mar. 24 nov. 2026.\n"
    assert mentor("agenda", "--json").json() == []


def test_the_day_then_what_is_due_then_its_sessions(mentor: Mentor) -> None:
    """Headed by the day; one line an entry, with the command that does the next thing now."""
    mentor("session", "schedule", "amelie", "2026-11-24 14:00")
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    mentor("session", "schedule", "amelie", "2026-11-26 18:00", "--kind", "presentation")
    assert mentor("agenda").out.splitlines() == [
        "Tuesday 24 November 2026",
        "Overdue or due",
        'Amélie Durand: Tue 24 Nov 2026 14:00, to document  mentor session log amelie-durand --at "2026-11-24 14:00"',
        "",
        "Today",
        "18:00  Amélie Durand: mentoring  mentor session prep amelie-durand",
        "",
        "Ahead",
        "Thu 26 Nov 2026 18:00  Amélie Durand: presentation  mentor session prep amelie-durand",
    ]
    french = mentor("agenda", "--lang", "fr").out.splitlines()
    assert (french[0], french[4], french[7]) == ("Mardi 24 novembre 2026", "Aujourd'hui", "À venir")


def test_another_day_is_not_called_today(mentor: Mentor) -> None:
    """The page is headed by the day that was asked for; no command there is for later than now."""
    mentor("session", "schedule", "amelie", "2026-11-25 09:00")
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    lines = mentor("agenda", "--date", "tomorrow", "--days", "0").out.splitlines()
    assert lines == [
        "Wednesday 25 November 2026",
        "Overdue or due",
        "Amélie Durand: Tue 24 Nov 2026 18:00, to document  mentor session prep amelie-durand",
        "",
        "That day",
        "09:00  Amélie Durand: discovery  mentor session prep amelie-durand",
    ]


def test_what_runs_now_is_logged(mentor: Mentor) -> None:
    """From the start of a session on, its command is the one that documents it."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    for clock, command in (("17:59", "session prep amelie-durand"), ("18:00", "session log amelie-durand")):
        (entry,) = mentor("agenda", "--json", now=f"2026-11-24T{clock}:00+01:00").json()
        assert entry["kind"] == "today"
        assert entry["command"].startswith(f"mentor {command}")


def test_what_writes_comes_before_what_records(mentor: Mentor) -> None:
    """A silent student: first the message for the step, which ends in the command that keeps the contact."""
    mentor("student", "add", "Zoé Petit", "--started", "2026-11-23", "--phone", "+33 1")
    for now, via in (("2026-11-24", "email"), ("2026-11-27", "email"), ("2026-12-01", "phone"), ("2026-12-02", "form")):
        ran = mentor("contact", "message", "zoe", now=f"{now}T15:00:00+01:00")
        assert ran.code == 0
        assert ran.err.endswith(f": mentor contact log zoe-petit --via {via}\n")
        mentor("contact", "log", "zoe", "--via", via, now=f"{now}T15:00:00+01:00")
    assert "Une fois envoyé" in mentor("contact", "message", "zoe", "--step", "ping", "--lang", "fr").err


def test_a_late_transfer_is_asked_about(mentor: Mentor) -> None:
    """Until it is late there is its list; then the request, ready to paste; never the command that ends it."""
    mentor("transfer", "start", "amelie", "--reason", "Needs evening sessions")
    for day, command in (("2026-11-25", "checklist"), ("2026-12-24", "request")):
        (entry,) = [
            one for one in mentor("agenda", "--date", day, "--json").json() if one["kind"] == "transfer"
        ]  # fmt: skip
        assert entry["command"] == f"mentor transfer {command} amelie-durand"


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_usual_week_is_one_screen(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str) -> None:
    """The sample store, at any width: a line an entry, none too long; the whole page and the prompt in 24 lines."""
    mentor("undo")
    mentor("undo")
    assert mentor("demo", "--load", now="2026-11-24T09:30:00+01:00").code == 0
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = mentor("agenda", "--lang", lang, now="2026-11-24T09:30:00+01:00").out.splitlines()
    assert max(map(len, lines)) <= columns
    assert len(lines) == (24 if columns == 40 else 22)
    commands = [line[line.index("mentor ") :] for line in lines if "mentor " in line]
    assert len(commands) == (1 if columns == 40 else 16)
    monkeypatch.setattr(Output, "terminal", False)
    for command in dict.fromkeys(commands):
        words = shlex.split(command.removesuffix(" | cat"))[1:]
        ran = mentor(*words, now="2026-11-24T09:30:00+01:00")
        assert ran.code == 0 or (words[:2] == ["session", "record"] and "URL" in ran.err), (command, ran.err)


def test_a_long_list_shows_so_many_of_each_part(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal thirty by default, and how to see more; elsewhere all."""
    for number in range(42):
        mentor("student", "add", f"Student {number}", "--started", "2026-11-24")
    assert mentor("agenda").out.count("contact message") == 42
    assert len(mentor("agenda", "--json").json()) == 42
    assert mentor("agenda", "--limit", "2").out.splitlines()[-1] == "40 more: --limit 42"
    assert len(mentor("agenda", "--limit", "2", "--json").json()) == 2
    assert mentor("agenda", "--limit", "0").code == 2
    monkeypatch.setattr(Output, "terminal", True)
    assert mentor("agenda").out.count("contact message") == 30
    assert "12 more: --limit 42" in mentor("agenda").out


def test_mentor_alone_shows_the_agenda(mentor: Mentor) -> None:
    """A bare `mentor` is the agenda of a store with students, in text and in JSON."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    assert mentor().out == mentor("agenda").out
    assert mentor("--json").json() == mentor("agenda", "--json").json()
    assert mentor("--quiet").out == mentor("agenda").out, "it was asked for"


def test_every_field_of_an_entry_is_there(mentor: Mentor) -> None:
    """A script finds each field of the contract, null where the kind has none."""
    session = mentor("session", "schedule", "amelie", "2026-11-24 18:00", "--json").json()
    assert mentor("agenda", "--json").json() == [
        {
            "kind": "today", "student": "amelie-durand", "day": "2026-11-24", "session": session["id"],
            "scheduled_at": "2026-11-24T18:00:00+01:00", "step": None, "project": None, "item": None,
            "item_due": None, "days": None, "late": None, "streak": None,
            "command": "mentor session prep amelie-durand", "due_at": None, "off": [],
        }
    ]  # fmt: skip


def test_json_says_who_is_away(mentor: Mentor) -> None:
    """An entry the mentor and its student, the line everybody; as of the day that is asked for."""
    for name in ("Amélie Durand", "Zoé Petit"):
        mentor("student", "add", name)
    mentor("session", "schedule", "amelie", "2026-11-26 18:00")
    for words in (("2026-11-25..2026-11-27",), ("2026-11-26", "amelie"), ("2026-11-24..2026-11-30", "zoe")):
        assert mentor("timeoff", "add", *words).code == 0
    mine = {"student": None, "day": "2026-11-26", "until": "2026-11-27"}
    hers = {"student": "amelie-durand", "day": "2026-11-26", "until": "2026-11-26"}
    zoes = {"student": "zoe-petit", "day": "2026-11-26", "until": "2026-11-30"}
    entries = mentor("agenda", "--date", "2026-11-26", "--json").json()
    assert [one["off"] for one in entries if one["kind"] == "today"] == [[mine, hers]]
    line = mentor("agenda", "--date", "2026-11-26", "--oneline", "--json").json()
    assert (line["off"], line["next"]["off"]) == ([mine, hers, zoes], [mine, hers])
    prep = mentor("session", "prep", "amelie", "--json", now="2026-11-26T12:00").json()
    assert [one["off"] for one in prep["due"]] == [[mine, hers]] * len(prep["due"])


def test_each_kind_has_its_command(mentor: Mentor) -> None:
    """Contacts, recordings, presentations, transfers, no-shows and gaps each name what clears them."""
    mentor("student", "add", "Zoé Petit", "--started", "2026-11-01", "--funding", "funded")
    mentor("student", "add", "Nour Haddad", "--funding", "funded")
    first = mentor("session", "log", "nour", "--at", "2026-11-03 10:00", "--json").json()["id"]
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    mentor("session", "log", "amelie", "--at", "2026-11-21 10:00", "--absent")
    mentor("session", "log", "amelie", "--at", "2026-11-22 10:00", "--absent")
    mentor("project", "add", "amelie", "A board")
    mentor("presentation", "request", "amelie", "--project", "A board", "--date", "2026-12-15")
    mentor("transfer", "start", "amelie", "--reason", "Needs evening sessions")
    commands = {entry["kind"]: entry["command"] for entry in mentor("agenda", "--json").json()}
    assert commands == {
        "recording": f"mentor session record {first}",
        "contact": "mentor contact message zoe-petit",
        "presentation": 'mentor presentation checklist amelie-durand --project "A board"',
        "transfer": "mentor transfer checklist amelie-durand",
        "no-shows": "mentor noshow report amelie-durand",
        "gap": 'mentor session schedule nour-haddad "2026-11-26 10:00"',
    }
    assert "no session in the week of Mon 16 Nov 2026" in mentor("agenda").out
    assert "pas de session la semaine du lun. 16 nov. 2026" in mentor("agenda", "--lang", "fr").out
    page = mentor("agenda").out
    assert all(command in page for command in commands.values())


def test_another_day_and_another_reach(mentor: Mentor) -> None:
    """--date looks from the beginning of that day, --days so far ahead."""
    mentor("session", "schedule", "amelie", "2026-12-08 18:00")
    assert mentor("agenda", "--json").json() == []
    assert [entry["kind"] for entry in mentor("agenda", "--days", "14", "--json").json()] == ["ahead"]
    assert [entry["kind"] for entry in mentor("agenda", "--date", "8 Dec", "--json").json()] == ["today"]


@pytest.mark.parametrize("words", [("--days", "-1"), ("--days", "367"), ("--date", "soon"), ("--lang", "de")])
def test_what_cannot_be_understood_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A reach outside 0 to 366 days, no day, no language."""
    assert mentor("agenda", *words).code == 2


def test_who_shares_a_name_is_told_apart(mentor: Mentor) -> None:
    """Each entry about one of them names the slug, in both languages."""
    mentor("student", "add", "AMELIE Durand", "--slug", "x")
    mentor("student", "add", "Sam")
    for slug, hour in (("amelie-durand", 17), ("x", 18), ("sam", 19)):
        mentor("session", "schedule", slug, f"2026-11-24 {hour}:00")
    for words, colon in (((), ":"), (("--lang", "fr"), "\u00a0:")):
        said = mentor("agenda", *words).out
        for name in ("Amélie Durand (amelie-durand)", "AMELIE Durand (x)", "Sam"):
            assert f"{name}{colon} " in said


def test_the_clock_that_is_open_fits_a_line(mentor: Mentor) -> None:
    """In a usual terminal with the command that goes on with it, in both languages."""
    mentor("student", "add", "Inès Martin", "--slug", "ines")
    mentor("session", "schedule", "ines", "2026-11-24 14:30")
    workspace = Workspace(os.environ)
    press(workspace, find(workspace, "ines"), "a")
    workspace.close()
    for lang, says in (("en", "24 Nov 14:30"), ("fr", "24 nov. 14:30")):
        terminal = mentor_started("agenda", "--lang", lang, NO_COLOR="1")
        assert terminal.end() == 0
        (line,) = [one for one in terminal.shown.splitlines() if "mentor session start ines" in one]
        assert says in line
        assert len(line) <= 80


@pytest.mark.parametrize(("lang", "thing"), [("en", "week owed 23 Nov"), ("fr", "à rattraper 23 nov.")])
def test_a_long_name_leaves_room_for_what_is_to_be_done(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str, thing: str
) -> None:
    """In 40 columns the name is shortened, not the thing and its day; what is short stays whole."""
    monkeypatch.setenv("MENTOR_NOW", "2026-11-30T09:00")
    for name in ("Maximilienne-Alexandrine de La Rochefoucauld-Montmorency", "Bo Li"):
        mentor("student", "add", name, "--funding", "funded", "--started", "2026-10-01")
        mentor("session", "log", name.split()[0], "--at", "2026-11-17 10:00", "--recording", "https://example.org/1")
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = mentor("agenda", "--lang", lang).out.splitlines()
    assert [line[:8] for line in lines if line.endswith(thing)].count("Maximili") == 1
    assert any(line.startswith("Bo Li") and line.endswith(thing) for line in lines)
    assert all(len(line) <= 40 for line in lines)


@pytest.mark.parametrize(("lang", "day"), [("en", "Mon 23 Nov"), ("fr", "lun. 23 nov.")])
def test_a_week_that_is_owed_keeps_its_day(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str, day: str
) -> None:
    """In 40 columns the name is cut, and the command that shows it whole is named."""
    monkeypatch.setenv("MENTOR_NOW", "2026-11-30T09:00")
    for name in ("Maximilienne-Alexandrine de La Rochefoucauld-Montmorency", "Bo Li"):
        mentor("student", "add", name, "--funding", "funded", "--started", "2026-10-01")
        mentor("session", "log", name.split()[0], "--at", "2026-11-17 10:00", "--recording", "https://example.org/1")
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    ran = mentor("attendance", "--owed", "--lang", lang)
    weeks = [line for line in ran.out.splitlines() if day in line]
    assert [line[:5] for line in weeks] == ["Bo Li", "Maxim"]
    assert all(len(line) <= 40 for line in weeks)
    assert "mentor attendance --owed --json" in ran.out + ran.err
