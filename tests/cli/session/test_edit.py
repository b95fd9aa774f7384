"""`mentor session edit`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.session.kit import TODAY, Record
from helpers import Mentor


def test_edit_moves_without_judging(mentor: Mentor, session: Record) -> None:
    """A reschedule changes the start, keeps the outcome, and warns of an overlap."""
    session("schedule", "zoe", "2026-12-02 10:00")
    known = session("schedule", "amelie", "2026-11-25 10:00")["id"]
    ran = mentor("session", "edit", known, "--at", "2026-12-02 10:10", "--duration", "1h", "--json")
    moved = ran.json()
    assert (moved["scheduled_at"], moved["status"]) == ("2026-12-02T10:10:00+01:00", "scheduled")
    assert moved["duration_minutes"] == 60
    assert "overlaps with zoe-okoro" in ran.err


def test_edit_changes_each_field(mentor: Mentor, session: Record) -> None:
    """Every option ends in its field; none, or one that cannot be, is a usage error."""
    known = session("log", "amelie", "--at", "14:00")["id"]
    mentor("project", "add", "amelie", "P")
    edited = session("edit", known, "--notes", "N", "--project", "P", "--level", "2", "--kind", "mentoring",
                     "--recording", "https://example.org/2")  # fmt: skip
    assert [edited[k] for k in ("notes", "project", "level", "kind", "recording")] == [
        "N", "P", 2, "mentoring", "https://example.org/2",
    ]  # fmt: skip
    for words in ((), ("--level", "10"), ("--held", "--absent"), ("--recording", "x")):
        assert mentor("session", "edit", known, *words).code == 2
    assert mentor("session", "edit", known, "--at", "2026-12-24 10:00").code == 1
    ahead = session("schedule", "amelie", "2026-12-01 10:00")["id"]
    assert mentor("session", "edit", ahead, "--absent").code == 2


def test_a_session_keeps_the_policy_that_judged_it(session: Record, store: Path) -> None:
    """After a change of policy an old session is judged again by its own."""
    known = session("log", "zoe", "--at", "14:00", "--late", "5m")["id"]
    (store / "config.toml").write_text('[policy]\nname = "openclassrooms-help-centre"\n', encoding="utf-8")
    assert session("edit", known, "--late", "12m")["status"] == "completed", "15 minutes under the first policy"
    new = session("log", "zoe", "--at", "2026-11-20 14:00", "--late", "12m")
    assert (new["status"], new["limit_seconds"]) == ("no-show", 600), "a third of 30 minutes under the second"


def test_a_no_show_leaves_one_note_however_often_it_is_judged(mentor: Mentor, session: Record) -> None:
    """A dated note comes with the no-show, and goes when the session turns out to have been held."""
    session("schedule", "amelie", TODAY)
    session("log", "amelie", "--absent")
    session("edit", "amelie", "--late", "20m")
    (note,) = mentor("student", "show", "amelie", "--json").json()["notes"]
    assert note["text"].startswith("No show")
    assert "20 min" in note["text"]
    session("edit", "amelie", "--held")
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []


def test_a_student_stands_for_what_happened_last(mentor: Mentor, session: Record) -> None:
    """Not for the end of a series; a start to come means the next session, and both are named where one waits."""
    series = ("2026-12-02 10:00", "--repeat", "weekly", "--times", "3", "--json")
    following = mentor("session", "schedule", "amelie", *series).json()[0]["id"]
    held = session("log", "amelie", "--at", "14:00")["id"]
    assert session("edit", "amelie", "--notes", "Charts next")["id"] == held
    assert session("edit", "amelie", "--at", "2026-12-02 11:00")["id"] == following
    waiting = session("schedule", "amelie", "2026-11-23 10:00")["id"]
    asked = mentor("session", "edit", "amelie", "--at", "2026-12-02 12:00")
    assert asked.code == 3
    for known in (waiting, following):
        assert f"mentor session edit {known}" in asked.err


def test_the_planned_length_and_the_real_one(mentor: Mentor, session: Record) -> None:
    """Only the planned one is judged; what became of it is said, with the way to the other."""
    assert mentor("policy", "use", "openclassrooms-help-centre").code == 0
    known = session("log", "amelie", "--at", "14:00", "--late", "14m")["id"]
    lasted = session("edit", known, "--lasted", "30m")
    assert (lasted["actual_minutes"], lasted["duration_minutes"], lasted["limit_seconds"]) == (30, 45, 900)
    ran = mentor("session", "edit", known, "--duration", "30m")
    assert "Before: held. Now: no-show (late)" in ran.out
    assert "14 min late, beyond the limit of 10 min (policy openclassrooms-help-centre)" in ran.out
    assert "How long it really was: mentor undo, then --lasted" in ran.out
    assert "Lasted:       30 min" in mentor("session", "show", known).out
    ran = mentor("session", "edit", known, "--absent")
    assert "Lasted:       -" in ran.out
    assert mentor("session", "edit", known, "--lasted", "30m").code == 2


def test_funding_is_named(mentor: Mentor, session: Record) -> None:
    """The usual length follows it; as it is already it is only made to stay."""
    known = session("schedule", "amelie", "2026-12-01 10:00")["id"]
    ran = mentor("session", "edit", known, "--funding", "funded")
    assert "It stays so, whatever is corrected for its day." in ran.out
    assert mentor("session", "edit", known, "--funding", "funded").out == "Nothing changed\n"
    ran = mentor("session", "edit", known, "--funding", "self-paid")
    assert "30 min: planned" in ran.out
    assert "Funding:      self-paid" in ran.out
    assert mentor("session", "edit", known, "--funding", "rich").code == 2


def test_the_figures_of_today_are_asked_for(mentor: Mentor, session: Record) -> None:
    """Whatever is corrected, those of the record hold until then."""
    known = session("log", "amelie", "--at", "14:00", "--late", "12m")["id"]
    assert mentor("config", "set", "policy.late_minutes", "10").code == 0
    assert session("edit", known, "--late", "13m")["limit_seconds"] == 900
    assert session("edit", known, "--rejudge")["status"] == "no-show"
    assert mentor("session", "edit", known, "--rejudge").out == "Nothing changed\n"


def test_a_decision_against_the_rule_is_named(mentor: Mentor, session: Record) -> None:
    """It stays, with the command that asks the rule; then its reason is dropped, and that is said too."""
    known = session("log", "amelie", "--at", "14:00", "--late", "5m")["id"]
    forced = ("--force", "--because", "Left at once")
    assert mentor("noshow", "mark", "amelie", "--session", known, "--late", "5m", *forced).code == 0
    ran = mentor("session", "edit", known, "--late", "6m")
    assert f"you decided (Left at once). By the rule: mentor session edit {known} --rejudge" in ran.out
    ran = mentor("session", "edit", known, "--rejudge")
    assert "Before: no-show (late). Now: held" in ran.out
    assert "your reason is dropped: Left at once" in ran.out


def test_a_session_that_was_called_off_is_planned_again(mentor: Mentor, session: Record) -> None:
    """Only with --reopen, which the refusal gives to type; not with what happened."""
    known = session("schedule", "amelie", "2026-12-01 10:00")["id"]
    assert mentor("session", "cancel", known, "--by", "student").code == 0
    refused = mentor("session", "edit", known, "--at", "2026-12-03 10:00")
    assert (refused.code, f"{known} --reopen --at 2026-12-03T10:00:00+01:00" in refused.err) == (1, True)
    assert mentor("session", "edit", known, "--reopen", "--held").code == 2
    again = session("edit", known, "--reopen", "--at", "2026-12-03T10:00:00+01:00")
    assert (again["status"], again["reason"], again["cancelled_at"]) == ("scheduled", None, None)


def test_a_series_is_corrected_from_one_on(mentor: Mentor, session: Record) -> None:
    """Each is shown, with how many; what is documented is named as left, and one undo takes all back."""
    weekly = ("--repeat", "weekly", "--times", "3", "--json")
    first, second, third = (
        one["id"] for one in mentor("session", "schedule", "amelie", "2026-12-01 10:00", *weekly).json()
    )
    assert mentor("session", "cancel", second, "--by", "mentor").code == 0
    ran = mentor("session", "edit", first, "--following", "--at", "2026-12-02 11:00")
    assert "Wed 16 Dec 2026 11:00 CET" in ran.out
    changed = "2 sessions of the series are changed, from Wed 2 Dec 2026 11:00 CET to Wed 16 Dec 2026 11:00 CET."
    assert f"{changed} To take it back: mentor undo" in ran.out
    assert f"left as it is: Tue 8 Dec 2026 10:00 CET, cancelled ({second})" in ran.err
    assert mentor("undo").code == 0
    changed = mentor("session", "edit", third, "--following", "--duration", "1h", "--json").json()
    assert [(one["id"], one["duration_minutes"]) for one in changed] == [(third, 60)]
    assert "1 session of the series is changed" in mentor("session", "edit", third, "--following", "--level", "3").out
    for words in ((), ("--late", "5m"), ("--notes", "x"), ("--reopen",), ("--rejudge",), ("--lasted", "1h")):
        assert mentor("session", "edit", first, "--following", *words).code == 2
    alone = session("schedule", "zoe", "2026-12-01 10:00")["id"]
    assert mentor("session", "edit", alone, "--following", "--duration", "1h").code == 1


@pytest.mark.parametrize("start", ["2026-11-26 14:00", "2026-11-20 14:00"])
def test_who_called_it_off_keeps_when(mentor: Mentor, session: Record, start: str) -> None:
    """Corrected alone, later, for a session past or to come: the recorded moment stays, and it is judged by that."""
    known = session("schedule", "amelie", start, now="2026-11-16T09:00")["id"]
    session("cancel", known, "--by", "student", now="2026-11-17T08:00")
    for now, who, reason in (
        ("2026-11-24T15:00", "mentor", "cancelled-by-mentor"),
        ("2026-11-26T13:00", "student", "cancelled-in-time"),
    ):
        edited = session("edit", known, "--cancelled-by", who, now=now)
        assert (edited["reason"], edited["cancelled_at"]) == (reason, "2026-11-17T08:00:00+01:00")
    assert mentor("session", "edit", known, "--cancelled-by", "student").out.strip() == "Nothing changed"


def test_who_called_it_off_needs_when_once_it_has_begun(mentor: Mentor, session: Record) -> None:
    """Nothing is recorded of a session that waits, or was held: now is no answer, in both languages."""
    open_one = session("schedule", "amelie", "2026-11-24 10:00")["id"]
    held = session("log", "amelie", "--at", "2026-11-20 10:00")["id"]
    for known in (open_one, held):
        ran = mentor("session", "edit", known, "--cancelled-by", "mentor")
        assert (ran.code, "Add --cancelled-at WHEN." in ran.err) == (2, True)
    mentor("config", "set", "lang", "fr")
    assert "Ajoutez --cancelled-at QUAND." in mentor("session", "edit", held, "--cancelled-by", "student").err
