"""`mentor presentation result`: how a presentation ended, and its assessment notes."""

from __future__ import annotations

import pytest

from helpers import Mentor

NOW = "2026-12-15T15:00"
WORDS = ("presentation", "result", "amelie", "--project", "dashboard")


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add one student with a project that was presented today."""
    mentor("student", "add", "Amélie Durand", now="2026-12-01T09:00")
    mentor("project", "add", "amelie", "Build a dashboard")
    mentor("project", "start", "amelie", "dashboard")
    presentation = ("--kind", "presentation", "--project", "dashboard")
    mentor("session", "schedule", "amelie", "2026-12-15 14:00", *presentation)
    assert mentor("session", "log", "amelie", now=NOW).code == 0
    monkeypatch.setenv("MENTOR_NOW", NOW)


def test_a_validated_one_says_what_follows(mentor: Mentor) -> None:
    """The project, the notes with the command for once they are sent, the end of the path, and the way back."""
    ran = mentor(*WORDS, "--validated", "--comment", "Clear")
    assert ran.out.splitlines() == [
        "Amélie Durand, presentation of Build a dashboard: validated, Tue 15 Dec 2026",
        "Project: validated; before: in progress",
        "Noted about Amélie Durand: Presentation of Build a dashboard, validated: Clear",
        "The assessment notes are due by Wed 16 Dec 2026 14:30 CET. Once they are sent: "
        'mentor presentation result amelie-durand --project "Build a dashboard" --notes-sent',
        "Every project of Amélie Durand is validated. Training finished? "
        "mentor student edit amelie-durand --status completed",
        "To take it back: mentor undo",
    ]
    assert mentor("undo").code == 0
    assert mentor("project", "list", "amelie", "--json").json()[0]["status"] == "in-progress"


def test_every_field_is_there(mentor: Mentor) -> None:
    """Of a result as it now is, and of what is noted."""
    record = mentor(*WORDS, "--to-redo", "--json").json()
    assert record == {
        "student": "amelie-durand", "project": "Build a dashboard", "number": 1, "outcome": "to-redo",
        "at": "2026-12-15T14:30:00+01:00", "decided_at": None, "notes_due": "2026-12-16T14:30:00+01:00",
        "notes_sent_at": None, "comment": None, "due": {"notes": "2026-12-16T14:30:00+01:00"},
        "project_status": "in-progress",
    }  # fmt: skip
    (shown,) = mentor("presentation", "result", "amelie", "--json").json()
    assert shown == {key: value for key, value in record.items() if key != "project_status"}
    entry = next(one for one in mentor("agenda", "--json").json() if one["kind"] == "assessment-notes")
    assert (entry["project"], entry["due_at"]) == ("Build a dashboard", "2026-12-16T14:30:00+01:00")


def test_the_notes_of_each_of_two_presentations_have_their_own_command(mentor: Mentor) -> None:
    """Each command of the agenda, in any order, sends the notes of its own line; what is shown names the same."""
    mentor(*WORDS, "--to-redo")
    assert mentor(*WORDS, "--validated", "--on", "2026-12-20", now="2026-12-20T12:00").code == 0
    entries = mentor("agenda", "--json", now="2026-12-20T13:00").json()
    due = [one["command"] for one in entries if one["kind"] == "assessment-notes"]
    first = 'mentor presentation result amelie-durand --project "Build a dashboard" --notes-sent'
    assert due == [first, f"{first} --number 2"]
    assert mentor(*WORDS, now="2026-12-20T13:00").out.count("--notes-sent --number 2") == 1
    second = mentor(*WORDS, "--notes-sent", "--number", "2", "--json", now="2026-12-20T13:00").json()
    assert (second["number"], second["outcome"]) == (2, "validated")
    left = mentor("agenda", "--json", now="2026-12-20T13:00").json()
    assert [one["command"] for one in left if one["kind"] == "assessment-notes"] == [first]
    sent = mentor(*WORDS, "--notes-sent", "--json", now="2026-12-20T13:00").json()
    assert (sent["number"], sent["outcome"]) == (1, "to-redo")


def test_the_notes_are_due_until_they_are_sent(mentor: Mentor) -> None:
    """A line of the agenda with the command, overdue after 24 hours; sent, its item is ticked."""
    mentor(*WORDS, "--to-redo")
    assert "assessment notes by Wed 16 Dec 2026 14:30 (Build a dashboard)" in mentor("agenda").out
    late = mentor("agenda", now="2026-12-17T09:00").out
    assert "assessment notes late, Wed 16 Dec 2026 14:30 (Build a dashboard)" in late
    assert 'mentor presentation result amelie-durand --project "Build a dashboard" --notes-sent' in late
    assert "were due by Wed 16 Dec 2026 14:30 CET" in mentor(*WORDS).out
    ran = mentor(*WORDS, "--notes-sent")
    assert "Assessment notes sent: Thu 17 Dec 2026 09:00 CET; ticked on the checklist" in ran.out
    assert "assessment" not in mentor("agenda").out
    assert "Assessment notes sent: Thu 17 Dec 2026 09:00 CET" in mentor(*WORDS).out
    assert mentor(*WORDS, "--notes-sent").out == "Nothing changed\n"
    first = mentor("presentation", "checklist", "amelie", "--number", "1", "--json").json()
    assert [item["id"] for item in first["items"] if item["done"]] == ["write-notes"]


def test_what_can_be_noted_is_shown(mentor: Mentor) -> None:
    """The agenda names it; each command runs as it stands, on what is held and what is conditional."""
    command = 'mentor presentation result amelie-durand --project "Build a dashboard"'
    assert f"Tue 15 Dec 2026, result of the presentation to note  {command}\n" in mentor("agenda").out
    shown = mentor(*WORDS).out
    assert "No presentation of Amélie Durand has a result yet." in shown
    assert [f"{command} --{word}" in shown for word in ("validated", "to-redo", "conditional")] == [True] * 3
    ran = mentor(*WORDS, "--conditional", "--notes-sent")
    assert "The student uploads what is missing by Thu 17 Dec 2026 14:30 CET; you decide within 48 h of that" in ran.out
    assert "Ahead\nThu 17 Dec 2026" not in mentor("agenda").out
    assert "upload awaited until Thu 17 Dec 2026 14:30 (Build a dashboard)" in mentor("agenda").out
    shown = mentor(*WORDS, now="2026-12-18T09:00").out
    assert "decide by Sat 19 Dec 2026 14:30 CET" in shown
    assert f"{command} --conditional" not in shown
    assert "conditional, to decide by Sat 19 Dec 2026 14:30" in mentor("agenda").out
    assert "The decision was due by" in mentor(*WORDS, now="2026-12-20T09:00").out
    ran = mentor(*WORDS, "--to-redo")
    assert "to redo (first conditional), Sun 20 Dec 2026" in ran.out
    assert "Before: conditional, Tue 15 Dec 2026" in ran.out
    assert "Another presentation begins, with a fresh checklist: mentor presentation checklist" in ran.out


def test_the_checklist_names_the_result_and_the_one_before(mentor: Mentor) -> None:
    """Once its day has come; the list of another presentation says which it is."""
    mentor("presentation", "request", "amelie", "--project", "dashboard", "--date", "2026-12-15")
    checklist = ("presentation", "checklist", "amelie")
    assert (
        "The result of its presentation, with the notes to send: mentor presentation result" in mentor(*checklist).out
    )
    mentor(*WORDS, "--to-redo")
    shown = mentor(*checklist).out
    assert shown.startswith("Amélie Durand, Build a dashboard (presentation 2): 0 of 14 done")
    before = 'mentor presentation checklist amelie-durand --project "Build a dashboard" --number 1'
    assert f"The presentation before: {before}\n" in shown
    assert "--number 1 --done 1" in mentor(*checklist, "--number", "1").out
    assert mentor("presentation", "checklist", "--number", "1").code == 2


def test_a_closed_one_is_told_anew_with_again(mentor: Mentor) -> None:
    """The refusal names the command, and that one works."""
    mentor(*WORDS, "--validated")
    refused = mentor(*WORDS, "--to-redo")
    assert refused.code == 1
    assert "closed already: validated, 2026-12-15" in refused.err
    assert "--to-redo --again" in refused.err
    ran = mentor(*WORDS, "--to-redo", "--again")
    assert "Before: validated, Tue 15 Dec 2026\nProject: in progress; before: validated\n" in ran.out


def test_one_to_redo_waits_for_another_project(mentor: Mentor) -> None:
    """Named, with the command for later."""
    mentor("project", "present", "amelie", "dashboard")
    mentor("project", "add", "amelie", "Serve a model")
    mentor("project", "start", "amelie", "model")
    ran = mentor(*WORDS, "--to-redo")
    assert "It stays presented while Serve a model is in progress. Once that has ended: mentor project start" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--validated", "--to-redo"), 2, "--validated and --to-redo contradict each other"),
        (("--on", "yesterday"), 2, "--on goes with a result"),
        (("--comment", "x"), 2, "--comment goes with a result"),
        (("--notes-sent", "--comment", "x"), 2, "--comment goes with a result"),
        (("--notes-sent", "--again"), 2, "--again goes with a result"),
        (("--number", "1"), 2, "--number goes with --notes-sent alone"),
        (("--validated", "--notes-sent", "--number", "2"), 2, "--number goes with --notes-sent alone"),
        (("--validated", "--on", "tomorrow"), 2, "lies ahead"),
        (("--validated", "--on", "2026-12-16"), 2, "lies ahead"),
        (("--validated", "--on", "nonsense"), 2, "nonsense"),
        (("--notes-sent",), 1, "No result of 'Build a dashboard' is noted yet"),
        (("--validated", "--again"), 1, "No result of 'Build a dashboard' is noted yet"),
    ],
)
def test_what_cannot_be_is_refused(mentor: Mentor, words: tuple[str, ...], code: int, said: str) -> None:
    """With what to type; nothing is noted."""
    ran = mentor(*WORDS, *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert mentor("presentation", "result", "amelie", "--json").json() == []


def test_a_result_needs_its_project(mentor: Mentor) -> None:
    """By its option; a title nobody has is told with the student's."""
    ran = mentor("presentation", "result", "amelie", "--validated")
    assert (ran.code, "--project TITLE" in ran.err) == (2, True)
    assert mentor("presentation", "result", "amelie", "--validated", "--project", "").code == 2
    ran = mentor("presentation", "result", "amelie", "--validated", "--project", "nothing")
    assert (ran.code, "Build a dashboard" in ran.err) == (3, True)


def test_a_comment_stands_on_one_line(mentor: Mentor) -> None:
    """Whatever it holds; the note keeps it as it is."""
    ran = mentor(*WORDS, "--validated", "--comment", "a\x1b[31mred\nNext: mentor undo")
    said = "Presentation of Build a dashboard, validated: a\\x1b[31mred Next: mentor undo\n"
    assert f"Noted about Amélie Durand: {said}" in ran.out
    assert f"  {said}" in mentor(*WORDS).out
    assert "\nNext" in mentor("student", "show", "amelie", "--json").json()["notes"][0]["text"]


def test_in_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the typography of French; the comment can be read from a pipe."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    ran = mentor(*WORDS, "--to-redo", "--on", "hier 16h", "--comment", "-", stdin="Trop long\n")
    assert ran.out.splitlines()[:2] == [
        "Amélie Durand, soutenance de Build a dashboard\u00a0: à refaire, lun. 14 déc. 2026",
        "Noté à propos d'Amélie Durand\u00a0: Soutenance de Build a dashboard, à refaire\u00a0: Trop long",
    ]
    assert "Les notes d'évaluation sont à envoyer d'ici le mar. 15 déc. 2026 16:00 CET." in ran.out
    assert "notes d'évaluation d'ici le mar. 15 déc. 2026 16:00 (Build a dashboard)" in mentor("agenda").out


def test_a_project_that_begins_with_a_vowel_is_elided(mentor: Mentor) -> None:
    """In the line and in the note that the comment becomes."""
    mentor("project", "edit", "amelie", "dashboard", "--title", "Étude de marché")
    mentor("config", "set", "lang", "fr")
    ran = mentor("presentation", "result", "amelie", "--project", "étude", "--to-redo", "--comment", "Long")
    assert "soutenance d'Étude de marché" in ran.out
    assert "Soutenance d'Étude de marché, à refaire" in ran.out
