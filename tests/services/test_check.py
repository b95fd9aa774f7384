"""Is the store sound, and mending what loses nothing."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from helpers import Mentor, resign
from mentorcli.services.check import check, places
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from store.kit import journal_of


def test_the_places_are_those_in_use(workspace: Workspace, store: Path) -> None:
    """The store and the configuration lie in the folder that was named."""
    assert places(workspace) == (str(store), str(store / "config.toml"))


def test_a_sound_store(mentor: Mentor, workspace: Workspace) -> None:
    """What there is gets counted."""
    mentor("student", "add", "Amélie Durand")
    found = check(workspace, repair=False)
    assert (found.students, found.sessions, found.faults, found.mended, found.repaired) == (1, 0, [], [], False)


def test_a_fault_is_mended_only_when_asked(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """A torn line is named with its place; a repair sets it aside and finds nothing more."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    journal_of(store).write_bytes(journal_of(store).read_bytes() + b'{"op":"zz')
    (fault,) = check(fresh(), repair=False).faults
    assert (fault.path, fault.line, fault.repairable, fault.whole) == (str(journal_of(store)), 2, True, False)
    mended = check(fresh(), repair=True)
    assert ([one.path for one in mended.mended], mended.faults) == ([str(journal_of(store))], [])
    assert check(fresh(), repair=False).faults == []


def test_settings_that_cannot_be_read(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """They are a fault among others, and a repair still has a clock."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    (store / "config.toml").write_text("lang = 'xx'\n", encoding="utf-8")
    journal_of(store).write_bytes(journal_of(store).read_bytes() + b'{"op":"zz')
    found = check(fresh(), repair=True)
    assert len(found.mended) == 1
    assert [(fault.whole, "lang" in fault.message) for fault in found.faults] == [(True, True)]


def test_a_repair_that_gets_nowhere_ends(
    mentor: Mentor, store: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could be mended and is not stays a fault; nobody waits for ever."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    journal_of(store).write_bytes(journal_of(store).read_bytes() + b'{"op":"zz')
    monkeypatch.setattr("mentorcli.services.check.repair_store", lambda *_, **__: [])
    found = check(workspace, repair=True)
    assert (len(found.faults), found.mended) == (1, [])


def test_figures_and_dated_entries_are_checked(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """Each fault is named with the file, the setting and what to type; where the shape is wrong, that alone."""
    mentor("student", "add", "Amélie Durand")
    config = store / "config.toml"
    config.write_text(
        "[policy]\nlate_minutes = 999\n[[policy.dated]]\nfrom = 2026-11-16\nping_days = 0\n", encoding="utf-8"
    )
    found = check(fresh(), repair=False).faults
    assert [(one.path, one.message) for one in found] == [
        (str(config), "late_minutes is 999, not between 0 and 240; correct it: mentor config edit"),
        (str(config), "policy.dated.2026-11-16: ping_days is 0, not between 1 and 365; correct it: mentor config edit"),
    ]
    config.write_text('[policy]\nlate_minutes = 999\n[[policy.dated]]\nfrom = "soon"\n', encoding="utf-8")
    (fault,) = check(fresh(), repair=False).faults
    assert "policy.dated[1]: from is 'soon', not a day" in fault.message
    config.write_text("[[policy.dated]]\nfrom = 2026-11-16\nping_days = 2\n", encoding="utf-8")
    assert check(fresh(), repair=False).faults == []
    config.write_text("[policy\n", encoding="utf-8")
    (fault,) = check(fresh(), repair=False).faults
    assert str(config) in fault.message


def test_tariffs_are_checked_beside_whatever_else_is_wrong(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """With another setting that does not fit, and alone."""
    mentor("student", "add", "Amélie Durand")
    config = store / "config.toml"
    for other, count in (('lang = "xx"\n', 2), ("", 1)):
        config.write_text(f"{other}[[tariff]]\nfrom = 2026-01-01\n", encoding="utf-8")
        found = check(fresh(), repair=False).faults
        assert len(found) == count
        assert any("tariff[1] has no currency" in one.message for one in found)


def test_what_is_no_link_is_to_settle(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """A store may hold some from before, with a student, a session or a step of the training: each has its command."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("resource", "add", "amelie", "https://e.org/1")
    made = mentor("session", "log", "amelie", "--recording", "https://e.org/2", "--json").json()["id"]
    mentor("training", "done", "course", "--link", "https://e.org/3")
    assert check(fresh(), repair=False).to_settle == ()
    for path in (journal_of(store), store / "mentor.jsonl"):
        path.write_text(path.read_text("utf-8").replace("https://e.org/", "javascript:\\u001b"), "utf-8")
    resign(store)
    found = check(fresh(), repair=False)
    assert (found.faults, [(one.student, one.command) for one in found.to_settle]) == (
        [],
        [
            ("amelie", "mentor resource remove amelie 'javascript:'\\\\'x1b1'"),
            ("amelie", f'mentor session edit {made} --recording ""'),
            ("", "mentor training done course --link URL"),
        ],
    )
    assert "'javascript:\\\\x1b3' is no link: a link begins with https://" in found.to_settle[-1].what
    assert mentor("store", "check").code == 1
    for one in found.to_settle:
        words = shlex.split(one.command.replace("URL", "https://e.org/3"))
        assert mentor(*words[1:]).code == 0
    assert check(fresh(), repair=False).to_settle == ()
