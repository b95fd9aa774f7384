"""`mentor presentation request`: the message that asks for a presentation."""

from __future__ import annotations

import json

import pytest

from helpers import Mentor


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student with a project."""
    mentor("student", "add", "Amélie Durand")
    mentor("project", "add", "amelie", "Build a dashboard")


def test_the_message_and_its_record(mentor: Mentor) -> None:
    """The project is found by a part of its title, the day is three weeks ahead unless given."""
    record = mentor("presentation", "request", "amelie", "--project", "DASHBOARD", "--json").json()
    assert set(record) == {"student", "project", "date", "late", "requested_at", "lang", "subject", "message"}
    assert (record["project"], record["date"], record["late"]) == ("Build a dashboard", "2026-12-15", False)
    assert record["requested_at"] == "2026-11-24T15:00:00+01:00"
    assert "18 min to 22 min" in record["message"]


def test_the_text_can_be_pasted_and_the_checklist_comes_next(mentor: Mentor) -> None:
    """The message is all of standard output; what is kept and what is next go to standard error, not with --json."""
    ran = mentor("presentation", "request", "amelie", "--project", "dashboard")
    assert ran.out.startswith("Subject: ")
    next_command = 'Next: mentor presentation checklist amelie-durand --project "Build a dashboard"\n'
    ticked = "Kept, and ticked on the checklist of Build a dashboard. Not sent? mentor undo\n"
    assert ran.err == ticked + next_command
    assert mentor("presentation", "request", "amelie", "--project", "dashboard").err == next_command
    assert mentor("presentation", "request", "amelie", "--project", "dashboard", "--quiet").err == ""
    assert mentor("presentation", "request", "amelie", "--project", "dashboard", "--json").err == ""


def test_its_item_of_the_checklist_is_ticked(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo takes both back; a tick that was taken back is set again."""
    words = ("presentation", "checklist", "amelie", "--project", "dashboard")

    def ticked() -> list[str]:
        return [item["id"] for item in mentor(*words, "--json").json()["items"] if item["done"]]

    mentor("presentation", "request", "amelie", "--project", "dashboard")
    assert ticked() == ["request-date"]
    mentor("undo")
    assert (ticked(), mentor("agenda", "--json").json()[0]["kind"]) == ([], "contact")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    asked = mentor("presentation", "request", "amelie", "--project", "dashboard")
    assert "Demande notée, et cochée sur la liste de contrôle (Build a dashboard)." in asked.err
    assert mentor(*words, "--undone", "6").code == 0
    mentor("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-12-20")
    assert ticked() == ["request-date"]


@pytest.mark.parametrize(
    ("weeks", "lang", "said"),
    [
        ("1", "en", "Fri 27 Nov 2026 is less than a week away;"),
        ("1", "fr", "le ven. 27 nov. 2026 est dans moins d'une semaine ;"),
        ("3", "fr", "le ven. 27 nov. 2026 est dans moins de 3 semaines ;"),
    ],
)
def test_the_weeks_of_the_policy_read_well(mentor: Mentor, weeks: str, lang: str, said: str) -> None:
    """One and several, as the settings have them."""
    assert mentor("config", "set", "policy.request_weeks_min", weeks).code == 0
    words = ("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-11-27", "--lang", lang)
    assert said in mentor(*words).err.replace("\u00a0", " ")


def test_a_late_request_is_warned_of(mentor: Mentor) -> None:
    """Less than two weeks ahead is too late, and written all the same."""
    ran = mentor("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-12-07", "--json")
    assert (ran.code, ran.json()["late"]) == (0, True)
    (warning,) = json.loads(ran.err)["warnings"]
    assert warning.startswith("Mon 7 Dec 2026 is less than 2 weeks away")


def test_the_day_is_remembered(mentor: Mentor) -> None:
    """A second request replaces the first, and takes its day unless another is given or planned."""
    words = ("presentation", "request", "amelie", "--project", "dashboard", "--json")
    mentor(*words, "--date", "2026-12-20")
    assert mentor(*words).json()["date"] == "2026-12-20"
    mentor("session", "schedule", "amelie", "2026-12-18 10:00", "--kind", "presentation")
    assert mentor(*words).json()["date"] == "2026-12-18"
    assert len([e for e in mentor("agenda", "--json").json() if e["kind"] == "presentation"]) == 1


@pytest.mark.parametrize(
    "words", [("--project", " "), ("--project", "x", "--date", "yesterday"), ("--project", "x", "--date", "soon")]
)
def test_what_cannot_be_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """No title, a day that is past, no day: nothing is stored."""
    assert mentor("presentation", "request", "amelie", *words).code == 2
    assert not [e for e in mentor("agenda", "--json").json() if e["kind"] == "presentation"]
