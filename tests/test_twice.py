"""A command that changes nothing says so, and is no entry of `undo`: whatever is typed twice, a minute later."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from helpers import Mentor, Ran

FIRST, THEN = "2026-11-24T15:00:00+01:00", "2026-11-24T15:01:00+01:00"
BEFORE = """
student add Ann
student add Bob
project add ann Shop
project start ann Shop --on 2026-11-02
session log ann --at '2026-11-20 10:00'
session log bob --at '2026-11-19 10:00' --late 20m
session schedule ann '2026-11-25 10:00'
contact log bob --via email --at '2026-11-23 10:00'
faq add Where? There.
"""
CHANGES = """
student edit ann --name 'Ann Lee'
student edit ann --email a@example.org
student edit ann --phone 0612345678
student edit ann --path Data
student edit ann --status paused
student edit ann --started 2026-11-01
student edit ann --funding funded
student edit ann --funding self-paid --funding-from 2026-11-10
student edit ann --slug annie
project start ann Shop --on 2026-11-03
project present ann Shop
project present ann Shop --on 2026-11-20
project validate ann Shop
project edit ann Shop --level 3
project edit ann Shop --title SHOP
session edit {held} --late 5m
session edit {held} --late 20m
session edit {held} --absent
session edit {held} --cancelled-by mentor --cancelled-at '2026-11-19 09:00'
session edit {held} --notes 'went well'
session edit {held} --kind mentoring
session edit {held} --duration 50m
session edit {held} --lasted 40m
session edit {held} --level 3
session edit {held} --funding funded
session edit {held} --recording https://example.org/v
session edit {held} --at '2026-11-20 11:00'
session edit {held} --rejudge
session edit ann --at '2026-11-25 11:00'
session record {held} https://example.org/v
noshow mark bob --at '2026-11-19 10:00' --late 20m
noshow mark bob --at '2026-11-19 10:00' --late 25m
noshow mark ann --at '2026-11-20 10:00' --late 5m --force --because agreed
presentation result ann --project Shop --validated
presentation result ann --project Shop --to-redo --comment 'Too long'
presentation result ann --project Shop --conditional --on 2026-11-20
presentation result ann --project Shop --validated --notes-sent
contact log bob --via email --at '2026-11-24 10:00'
contact log bob --via form --at '2026-11-24 10:00' --note called
contact replied bob
contact replied bob --at '2026-11-24 10:00'
training done course
training done course --on 2026-11-01
training done link-sent --link https://example.org/v
policy use openclassrooms-help-centre
policy use openclassrooms-help-centre --from 2026-12-01
config set lang en
config set policy.late_minutes 9
config set policy.dated.2026-12-01.late_minutes 9
faq edit where --answer Here.
"""
ANSWERS = """
noshow report bob --sent
presentation request ann --project Shop --date 2026-12-20
presentation request ann --project Shop
presentation result ann --project Shop
presentation checklist ann --project Shop --done 2
presentation checklist ann --project Shop --done 2,3 --undone 4
transfer checklist ann --done 1
"""


def lines(text: str) -> list[str]:
    """Return the commands of a text, a line each."""
    return text.strip().splitlines()


@pytest.fixture
def held(mentor: Mentor) -> str:
    """Return the id of a session that was held, in a store where there is something of everything."""
    for line in lines(BEFORE):
        assert mentor(*shlex.split(line), now=FIRST).code == 0, line
    return str(mentor("session", "list", "--student", "ann", "--status", "completed", "--json").json()[0]["id"])


def written(store: Path) -> dict[str, bytes]:
    """Return every file of the store that a change could write."""
    return {str(path): path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file()}


def twice(mentor: Mentor, store: Path, command: str) -> Ran:
    """Run a command twice, a minute apart; nothing may be written the second time. Return what that left."""
    words = shlex.split(command)
    first = mentor(*words, now=FIRST)
    assert first.code == 0, first.err
    before, entries = written(store), mentor("undo", "--list", "--json").json()
    again = mentor(*words, now=THEN)
    assert again.code == 0, again.err
    assert written(store) == before
    assert mentor("undo", "--list", "--json").json() == entries
    return again


@pytest.mark.parametrize("command", lines(CHANGES))
def test_a_change_that_is_none_says_so(mentor: Mentor, store: Path, held: str, command: str) -> None:
    """The second time nothing is written, and that is what is answered."""
    if "--slug" in command:
        mentor("student", "edit", "ann", "--slug", "annie")
        command = "student edit annie --slug annie"
    again = twice(mentor, store, command.format(held=held))
    assert again.out == "Nothing changed\n"


@pytest.mark.parametrize("command", lines(ANSWERS))
def test_an_answer_that_changes_nothing_is_no_entry(mentor: Mentor, store: Path, held: str, command: str) -> None:
    """What a command shows is shown again, and nothing is written."""
    assert held
    assert twice(mentor, store, command).out


def test_in_french(mentor: Mentor, store: Path, held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the language of the run."""
    assert held
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert twice(mentor, store, "contact replied bob").out == "Rien n'a changé\n"


def test_another_attempt_is_one(mentor: Mentor, held: str) -> None:
    """What happened again counts: another moment, another way, a reply to what was asked since."""
    assert held
    for words in (
        ["contact", "log", "bob", "--via", "phone", "--at", "2026-11-24 10:00"],
        ["contact", "log", "bob", "--via", "phone", "--at", "2026-11-24 11:00"],
        ["contact", "replied", "bob", "--at", "2026-11-24 12:00"],
        ["contact", "log", "bob", "--via", "email", "--at", "2026-11-24 13:00"],
        ["contact", "replied", "bob", "--at", "2026-11-24 14:00"],
    ):
        done = mentor(*words, now=FIRST)
        assert (done.code, "Nothing changed" in done.out) == (0, False), words


def test_a_report_of_another_no_show_is_one(mentor: Mentor, held: str) -> None:
    """Once a further no-show is there, sending the report again is kept."""
    assert held
    mentor("noshow", "report", "bob", "--sent")
    entries = len(mentor("undo", "--list", "--json").json())
    mentor("session", "log", "bob", "--at", "2026-11-23 10:00", "--absent")
    mentor("noshow", "report", "bob", "--sent", now=THEN)
    assert len(mentor("undo", "--list", "--json").json()) == entries + 2
