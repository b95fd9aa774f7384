"""`mentor project validate`."""

from __future__ import annotations

from helpers import Mentor


def test_the_new_status_is_shown_and_stored(mentor: Mentor) -> None:
    """A part of the title will do; with --json the whole student is printed."""
    mentor("project", "start", "amelie", "dashboard")
    assert mentor("project", "validate", "amelie", "dashboard").out == (
        "Amélie Durand, Build a dashboard: validated\n"
        "Every project of Amélie Durand is validated. Training finished? "
        "mentor student edit amelie-durand --status completed\n"
    )
    assert mentor("project", "list", "amelie", "--json").json() == [
        {"title": "Build a dashboard", "level": 2, "status": "validated"},
    ]


def test_what_does_not_follow_is_refused(mentor: Mentor) -> None:
    """Only what was started; and it stays so."""
    assert mentor("project", "validate", "amelie", "dashboard").code == 1
    mentor("project", "start", "amelie", "dashboard")
    assert mentor("project", "validate", "amelie", "dashboard", "--quiet") == (0, "", "")
    refused = mentor("project", "start", "amelie", "dashboard")
    assert (refused.code, "stays so" in refused.err) == (1, True)


def test_a_day_before_the_start_or_the_presentation_is_refused(mentor: Mentor) -> None:
    """As from in progress, also once it was presented; the hint has the day."""
    mentor("project", "start", "amelie", "dashboard", "--on", "2026-11-02")
    early = mentor("project", "present", "amelie", "dashboard", "--on", "2026-10-01")
    assert (early.code, "started on 2026-11-02" in early.err) == (2, True)
    mentor("project", "present", "amelie", "dashboard", "--on", "2026-11-20")
    for on, why in (("2026-10-01", "started on 2026-11-02"), ("2026-11-19", "presented on 2026-11-20")):
        refused = mentor("project", "validate", "amelie", "dashboard", "--on", on)
        assert (refused.code, why in refused.err, why[-10:] in refused.err.splitlines()[-1]) == (2, True, True)
    assert mentor("project", "list", "amelie", "--json").json()[0]["status"] == "presented"
    assert mentor("project", "validate", "amelie", "dashboard", "--on", "2026-11-20").code == 0


def test_the_end_of_the_path_is_offered_once_nothing_is_left(mentor: Mentor) -> None:
    """Not while another project is to do, nor for a student who is not active."""
    mentor("project", "add", "amelie", "Serve a model")
    mentor("project", "start", "amelie", "dashboard")
    assert "finished" not in mentor("project", "validate", "amelie", "dashboard").out
    mentor("project", "start", "amelie", "model")
    mentor("student", "edit", "amelie", "--status", "paused")
    assert "finished" not in mentor("project", "validate", "amelie", "model").out


def test_the_result_of_a_presentation_comes_next(mentor: Mentor) -> None:
    """Where one was asked for or held and has none; not once it has."""
    mentor("project", "start", "amelie", "dashboard")
    assert "presentation result" not in mentor("project", "present", "amelie", "dashboard").out
    mentor("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-12-01")
    ran = mentor("project", "validate", "amelie", "dashboard")
    assert 'mentor presentation result amelie-durand --project "Build a dashboard"' in ran.out
    mentor("undo")
    mentor("presentation", "result", "amelie", "--project", "dashboard", "--conditional")
    assert "presentation result" not in mentor("project", "validate", "amelie", "dashboard").out
