"""`mentor project edit`."""

from __future__ import annotations

from helpers import Mentor


def test_a_level_corrects_the_sessions(mentor: Mentor) -> None:
    """It is said how many follow and how it is taken back; with --json the student is printed."""
    mentor("project", "start", "amelie", "dashboard", "--on", "2026-11-02")
    mentor("session", "log", "amelie", "--at", "2026-11-05 10:00")
    ran = mentor("project", "edit", "amelie", "dashboard", "--level", "7")
    assert "Changed for Amélie Durand: Build a dashboard, level 7" in ran.out
    assert "1 session follows: Thu 5 Nov 2026. To take it back: mentor undo" in ran.out
    assert mentor("session", "list", "--json").json()[0]["level"] == 7
    mentor("undo")
    assert mentor("session", "list", "--json").json()[0]["level"] == 2


def test_more_days_than_are_named_are_counted(mentor: Mentor) -> None:
    """The sentence ends once, in both languages, for one more day and for several."""
    mentor("project", "start", "amelie", "dashboard", "--on", "2026-11-02")
    for day in (3, 4, 5, 6):
        mentor("session", "log", "amelie", "--at", f"2026-11-0{day} 10:00")
    ran = mentor("project", "edit", "amelie", "dashboard", "--level", "7")
    assert "4 sessions follow: Tue 3 Nov 2026, Wed 4 Nov 2026, Thu 5 Nov 2026 and 1 more. To take it" in ran.out
    mentor("session", "log", "amelie", "--at", "2026-11-09 10:00")
    mentor("config", "set", "lang", "fr")
    ran = mentor("project", "edit", "amelie", "dashboard", "--level", "6")
    assert "jeu. 5 nov. 2026 et 2 autres. Pour revenir" in ran.out


def test_a_title_takes_its_checklist_along(mentor: Mentor) -> None:
    """The ticks are those of the same project; --title alone is enough, nothing is a usage error."""
    mentor("presentation", "checklist", "amelie", "--project", "dashboard", "--done", "1")
    ran = mentor("project", "edit", "amelie", "dashboard", "--title", "A board")
    assert ran.out == "Changed for Amélie Durand: A board, level 2\n"
    items = mentor("presentation", "checklist", "amelie", "--project", "board", "--json").json()["items"]
    assert [item["number"] for item in items if item["done"]] == [1]
    assert mentor("project", "edit", "amelie", "board").code == 2
    assert mentor("project", "edit", "amelie", "board", "--level", "10").code == 2
    assert mentor("project", "edit", "amelie", "dashboard", "--level", "1").code == 3
