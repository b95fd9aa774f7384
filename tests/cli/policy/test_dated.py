"""Policies and figures from a day on, in every command that judges, from the configuration to the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor

CONFIG = """\
# stricter since the new contract
[policy]
late_minutes = 20

# agreed with the manager
[[policy.dated]]
from = 2026-11-16
late_minutes = 5  # minutes

[[policy.dated]]
from = 2026-12-01
name = "openclassrooms-help-centre"
late_fraction = "1/3"
"""
BEFORE, AFTER = "2026-11-15 14:00", "2026-11-16 14:00"


@pytest.fixture
def dated(mentor: Mentor, store: Path) -> Path:
    """Return the configuration with dated entries, in a store with one student."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    path = store / "config.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(
    ("start", "late", "no_show"),
    [
        (BEFORE, "20m", False), ("2026-11-15 23:59", "6m", False), ("2026-11-16 00:00", "6m", True),
        (AFTER, "5m", False), (AFTER, "5m1s", True), ("2026-12-01 09:00", "15m", False),
        ("2026-12-01 09:00", "15m1s", True),
    ],
)  # fmt: skip
def test_a_question_is_judged_by_the_day_of_the_session(mentor: Mentor, start: str, late: str, no_show: bool) -> None:
    """The local day it was planned for; a policy that is named wins."""
    check = ("noshow", "check", "--scheduled", start, "--late", late, "--json")
    assert mentor(*check).json()["no_show"] is no_show
    faq = mentor(*check, "--policy", "openclassrooms-2021").json()
    assert (faq["policy"], mentor(*check, "--policy", "").code) == ("openclassrooms-2021", 2)


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize(("start", "status"), [(BEFORE, "completed"), (AFTER, "no-show")])
def test_a_session_is_judged_by_its_day_and_keeps_that(mentor: Mentor, start: str, status: str) -> None:
    """Logged, marked or corrected on the 24th, whatever holds then; a later change of the policy changes nothing."""
    logged = mentor("session", "log", "amelie", "--at", start, "--late", "10m", "--json").json()
    assert logged["status"] == status
    assert (mentor("noshow", "mark", "amelie", "--at", start, "--late", "10m").code == 0) is (status == "no-show")
    mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-11-01")
    shown = mentor("session", "show", logged["id"], "--json").json()
    assert (shown["status"], shown["policy"], shown["limit_seconds"]) == (
        status, "openclassrooms-2021", 1200 if status == "completed" else 300,
    )  # fmt: skip


@pytest.mark.usefixtures("dated")
def test_a_correction_is_judged_by_the_record_until_another_day_or_rejudge(mentor: Mentor) -> None:
    """Evidence anew takes the figures written in the record; another day, or `--rejudge`, those of the local day."""
    known = mentor("session", "log", "amelie", "--at", AFTER, "--late", "3m", "--json").json()["id"]
    mentor("config", "set", "policy.dated.2026-11-16.late_minutes", "15")

    def edited(*words: str) -> tuple[str, int]:
        """Correct the session and return what it is then, and by which limit."""
        assert mentor("session", "edit", known, *words).code == 0
        shown = mentor("session", "show", known, "--json").json()
        return shown["status"], shown["limit_seconds"]

    assert edited("--late", "10m") == ("no-show", 300)
    assert edited("--rejudge") == ("completed", 900)
    mentor("config", "set", "policy.late_minutes", "8")
    assert edited("--late", "9m") == ("completed", 900)
    assert edited("--at", BEFORE, "--late", "9m") == ("no-show", 480)


@pytest.mark.usefixtures("dated")
def test_the_agenda_of_another_day_goes_by_that_day(mentor: Mentor) -> None:
    """From December on a student who is silent is left in peace for longer."""
    mentor("config", "set", "policy.dated.2026-12-01.call_days", "30")
    mentor("config", "set", "policy.dated.2026-12-01.ping_days", "8")
    mentor("contact", "log", "amelie", "--via", "email", "--at", "2026-11-24 09:00")
    due = [entry for entry in mentor("agenda", "--date", "2026-11-27", "--json").json() if entry["kind"] == "contact"]
    assert [entry["step"] for entry in due] == ["ping"]
    later = mentor("agenda", "--date", "2026-12-01", "--json").json()
    assert [entry for entry in later if entry["kind"] == "contact"] == []


@pytest.mark.usefixtures("dated")
def test_an_absence_holds_once_the_limit_of_its_day_has_passed(mentor: Mentor) -> None:
    """Five minutes since the 16th: at 14:05 it may be said, a minute earlier not."""
    mentor("session", "schedule", "amelie", "2026-11-25 14:00")
    assert mentor("session", "log", "amelie", "--absent", now="2026-11-25T14:04").code == 1
    assert mentor("session", "log", "amelie", "--absent", now="2026-11-25T14:05").code == 0


@pytest.mark.usefixtures("dated")
def test_a_cancellation_is_judged_by_the_day_of_the_session(mentor: Mentor) -> None:
    """Not by the day on which it was called off."""
    mentor("config", "set", "policy.dated.2026-12-01.cancellation_hours", "720")
    for start, status in (("2026-11-30 14:00", "cancelled"), ("2026-12-01 14:00", "no-show")):
        known = mentor("session", "schedule", "amelie", start, "--json").json()["id"]
        called_off = mentor("session", "cancel", known, "--by", "student", "--json").json()
        assert called_off["status"] == status


def test_an_entry_can_be_undone_and_comments_stay(mentor: Mentor, dated: Path) -> None:
    """A change of one value, a new entry, and an entry taken back: each is one operation."""
    assert mentor("config", "set", "policy.dated.2026-11-16.late_minutes", "6").code == 0
    assert dated.read_text(encoding="utf-8") == CONFIG.replace("late_minutes = 5 ", "late_minutes = 6 ")
    assert mentor("policy", "use", "openclassrooms-2021", "--from", "2026-12-24").code == 0
    assert mentor("config", "unset", "policy.dated.2026-11-16").code == 0
    assert "agreed with the manager" in dated.read_text(encoding="utf-8")
    for _ in range(3):
        assert mentor("undo").code == 0
    assert dated.read_text(encoding="utf-8") == CONFIG


@pytest.mark.usefixtures("dated")
def test_the_list_of_settings_shows_each_entry(mentor: Mentor) -> None:
    """Under its day, with what it is for in both languages."""
    listed = {entry["key"]: entry for entry in mentor("config", "list", "--json").json()}
    assert listed["policy.dated.2026-11-16.late_minutes"]["value"] == 5
    assert listed["policy.dated.2026-12-01.name"]["about"].startswith("from Tue 1 Dec 2026: ")
    mentor("config", "set", "lang", "fr")
    french = {entry["key"]: entry for entry in mentor("config", "list", "--json").json()}
    assert french["policy.dated.2026-12-01.name"]["about"].startswith("à partir du mar. 1er déc. 2026\u00a0: ")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("from = 16", "policy.dated[1]: from is 16, not a day"), ("late_minutes = 5", "policy.dated[1] has no day"),
        ("from = 2026-11-16\nlate_minutes = 999", "policy.dated.2026-11-16: late_minutes is 999"),
        ("from = 2026-11-16\nname = \"x\"", "policy.dated.2026-11-16: there is no policy x"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_fit_is_one_line(mentor: Mentor, store: Path, entry: str, said: str) -> None:
    """With the file, the setting and how to correct it; the check of the store names it too."""
    store.mkdir()
    (store / "config.toml").write_text(f"[[policy.dated]]\n{entry}\n", encoding="utf-8")
    ran = mentor("config", "list")
    assert (ran.code, ran.out) == (2, "")
    assert f"config.toml: {said}" in ran.err.splitlines()[0]
    assert "mentor config edit" in ran.err
    checked = mentor("store", "check")
    assert checked.code == 4
    assert said in checked.out + checked.err
