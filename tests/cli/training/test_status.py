"""`mentor training status`: the steps of the training."""

from __future__ import annotations

from helpers import Mentor


def test_every_step_is_listed(mentor: Mentor) -> None:
    """Boxes, days and links, then where that leaves the mentor and the next command."""
    mentor("training", "done", "course", "--on", "2026-09-01", "--link", "https://example.org/1")
    lines = mentor("training", "status").out.splitlines()
    assert lines[0] == "[x] course         take the mentor course  (Tue 1 Sep 2026)  https://example.org/1"
    assert lines[1] == "[ ] interview      have the interview"
    assert lines[-2:] == [
        "Training is complete once the team has confirmed that you are ready.",
        "Next: mentor training done interview",
    ]


def test_the_first_session_is_logged(mentor: Mentor) -> None:
    """Its next command is that of the sessions, which do the step by themselves."""
    for step in ("course", "interview"):
        mentor("training", "done", step)
    assert mentor("training", "status").out.endswith("Next: mentor session log STUDENT --recording URL\n")
    mentor("student", "add", "Zoé")
    mentor("session", "log", "zoe", "--at", "2026-11-20 10:00")
    found = mentor("training", "status", "--json").json()
    assert (found["complete"], found["next"]) == (False, "link-sent")
    assert found["steps"][2] == {"step": "first-session", "done": True, "on": "2026-11-20", "link": None}


def test_a_complete_training_has_nothing_next(mentor: Mentor) -> None:
    """Once confirmed only the manager's talk can be left."""
    mentor("training", "done", "confirmed")
    assert mentor("training", "status", "--json").json()["next"] == "manager-talk"
    mentor("training", "done", "manager-talk")
    assert mentor("training", "status").out.splitlines()[-1].startswith("Training is complete:")
    assert mentor("training", "status", "--lang", "fr").out.splitlines()[-1].startswith("La formation est terminée")


def test_what_is_open_reads_well_in_french(mentor: Mentor) -> None:
    """A new mentor reads what to do, and when the training will be over."""
    lines = mentor("training", "status", "--lang", "fr").out.replace("\u00a0", " ").splitlines()
    assert lines[2].endswith("faire votre toute première session, en l'enregistrant")
    assert lines[4].endswith("attendre la confirmation de l'équipe")
    assert "La formation sera terminée quand l'équipe l'aura confirmé." in lines
