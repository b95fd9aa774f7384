"""Messages about a student: what each is filled with, and which session or project it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import AmbiguousError, NotFoundError, NothingFoundError, RefusedError, UsageError
from mentorcli.models.presentation import PresentationRequest
from mentorcli.services import followup, noshow_report, presentations, transfers
from mentorcli.services.lookup import find_student
from mentorcli.services.message_writing import comment, preview, write
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh

TITLE = "Build a dashboard"


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student with a project in progress, on a Tuesday at 15:00 CET."""
    assert mentor("student", "add", "DURAND Amélie", "--path", "Data Analyst", "--funding", "funded").code == 0
    assert mentor("project", "add", "amelie", TITLE, "--level", "2").code == 0
    assert mentor("project", "start", "amelie", TITLE, "--on", "2026-11-01").code == 0


def planned(mentor: Mentor, when: str, *options: str, student: str = "amelie") -> str:
    """Plan a session and return its id."""
    ran = mentor("session", "schedule", student, when, "--json", *options)
    assert ran.code == 0, ran.err
    found = ran.json()
    return str(found.get("sessions", [found])[0]["id"])


def test_a_reminder_is_about_the_next_session(mentor: Mentor, workspace: Workspace) -> None:
    """With its day in words, the zone, the length, and the policy's notice; the first name behind capitals."""
    planned(mentor, "2026-12-01 14:00")
    first = planned(mentor, "2026-11-27 14:00", "--kind", "mentoring")
    done = write(workspace, "reminder", "amelie")
    assert done.session is not None
    assert done.session.id == first
    assert done.letter.subject == "Our session on Friday 27 November 2026 at 14:00"
    assert "Hello Amélie,\n" in done.letter.body
    assert "(CET). We have 45 minutes." in done.letter.body
    assert "more than 24 hours before" in done.letter.body
    workspace.choose_lang("fr")
    assert write(workspace, "confirmation", "amelie").letter.subject == (
        "Notre session du vendredi 27 novembre 2026 à 14:00\u00a0: c'est noté"
    )
    assert preview(workspace, "reminder", "amelie").preview == write(workspace, "reminder", "amelie").letter


def test_a_session_can_be_named(mentor: Mentor, workspace: Workspace) -> None:
    """By the beginning of its id; one of somebody else, or that there is not, is none."""
    planned(mentor, "2026-11-27 14:00")
    later = planned(mentor, "2026-12-04 14:00")
    mentor("student", "add", "Bob")
    other = planned(mentor, "2026-12-05 14:00", student="bob")
    done = write(workspace, "reminder", "amelie", session=later)
    assert done.letter.subject.startswith("Our session on Friday 4 December")
    for typed in (other, "zzzz", "", "amelie"):
        with pytest.raises((NotFoundError, AmbiguousError)) as caught:
            write(workspace, "reminder", "amelie", session=typed)
        assert caught.value.exit_code == 3
    with pytest.raises(UsageError, match="contact-ping is about no session"):
        write(workspace, "ping", "amelie", session=later)


@pytest.mark.parametrize("name", ["reminder", "confirmation", "moved", "missed"])
def test_where_there_is_no_session_nothing_is_written(mentor: Mentor, workspace: Workspace, name: str) -> None:
    """Exit 3, with what to look at or to do; so it is where there are others only."""
    for _ in range(2):
        with pytest.raises(NotFoundError) as caught:
            write(workspace, name, "amelie")
        assert "mentor session " in str(caught.value.hint)
        mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")


def test_a_session_that_does_not_fit_is_refused(mentor: Mentor, workspace: Workspace) -> None:
    """What was held is not to be reminded of, nor was it missed or moved."""
    held = str(mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--json").json()["id"])
    for name, why in (
        ("reminder", "it is not one that is still ahead"),
        ("confirmation", "it is not one that is still ahead"),
        ("missed", "it is no no-show"),
        ("moved", "it was not moved"),
    ):
        with pytest.raises(RefusedError, match=why):
            write(workspace, name, "amelie", session=held)


def test_a_session_was_moved_from_where_it_was_planned_last(mentor: Mentor, fresh: Fresh) -> None:
    """The latest move counts; what was moved back, or called off, is as it was."""
    one, two = planned(mentor, "2026-11-27 14:00"), planned(mentor, "2026-12-04 14:00")
    mentor("session", "edit", two, "--at", "2026-12-05 09:30")
    mentor("session", "edit", one, "--at", "2026-11-28 10:00")
    mentor("session", "edit", one, "--notes", "Bring the data")
    body = write(fresh(), "moved", "amelie").letter.body
    assert "Our session of Friday 27 November 2026 at 14:00 is moved." in body
    assert "The new date is Saturday 28 November 2026 at 10:00 (CET)." in body
    assert "Friday 4 December 2026 at 14:00" in write(fresh(), "moved", "amelie", session=two).letter.body
    mentor("session", "cancel", one, "--by", "mentor")
    assert "Friday 4 December 2026 at 14:00" in write(fresh(), "moved", "amelie").letter.body
    mentor("undo")
    mentor("undo")
    mentor("undo")
    assert "Friday 4 December 2026 at 14:00" in write(fresh(), "moved", "amelie").letter.body


def test_a_moved_series_begins_with_its_first_session(mentor: Mentor, workspace: Workspace) -> None:
    """One change moved several: the nearest is spoken of."""
    for when in ("2026-12-11 14:00", "2026-12-04 14:00"):
        planned(mentor, when)
    records = find_student(workspace, "amelie")
    with workspace.transaction() as writer:
        from dataclasses import replace
        from datetime import timedelta

        moved = [replace(s, scheduled_at=s.scheduled_at + timedelta(hours=1)) for s in records.sessions.values()]
        writer.append(records, *moved, cmd="session edit", at=workspace.now)
    assert write(workspace, "moved", "amelie").letter.subject.startswith("Our session is moved to Friday 4 December")


@pytest.mark.parametrize(
    ("evidence", "english", "french"),
    [
        (("--absent",), "you were not there.", "vous n'y étiez pas."),
        (
            ("--late", "17m"),
            "you joined 17 min after the start, and a session joined more than 15 min late counts as missed.",
            "vous l'avez rejointe 17 min après le début, et une session rejointe avec plus de 15 min de retard",
        ),
        (
            ("--cancelled-at", "2026-11-23 07:00", "--cancelled-by", "student"),
            "you cancelled it 3 h before the start, and a session cancelled 24 h before or later counts as missed.",
            "vous l'avez annulée 3 h avant le début, et une session annulée à 24 h du début ou moins",
        ),
        (
            ("--cancelled-at", "2026-11-23 10:05", "--cancelled-by", "student"),
            "you cancelled it once it had begun.",
            "vous l'avez annulée alors qu'elle avait commencé.",
        ),
    ],
)
def test_a_missed_session_is_told_as_it_was(
    mentor: Mentor, fresh: Fresh, evidence: tuple[str, ...], english: str, french: str
) -> None:
    """The facts with the limit that they were held against, in both languages; the latest no-show is meant."""
    mentor("session", "log", "amelie", "--at", "2026-11-09 10:00", "--absent")
    ran = mentor("session", "log", "amelie", "--at", "2026-11-23 10:00", *evidence)
    assert ran.code == 0, ran.err
    found = write(fresh(), "missed", "amelie").letter
    assert found.subject == "Our session of Monday 23 November 2026"
    assert english in found.body
    other = fresh()
    other.choose_lang("fr")
    assert french in write(other, "missed", "amelie").letter.body


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (("--late", "5m"), "you joined 5 min after the start."),
        (("--cancelled-at", "2026-11-20 10:00"), "you cancelled it 3 days before the start."),
    ],
)
def test_no_limit_is_named_where_the_mentor_decided(
    mentor: Mentor, workspace: Workspace, evidence: tuple[str, ...], said: str
) -> None:
    """Against the rule, whose figure would contradict it."""
    planned(mentor, "2026-11-23 10:00")
    forced = ("--force", "--because", "Agreed before")
    ran = mentor("noshow", "mark", "amelie", "--at", "2026-11-23 10:00", *evidence, *forced)
    assert ran.code == 0, ran.err
    assert said in write(workspace, "missed", "amelie").letter.body


def test_a_missed_message_may_name_the_next_session(mentor: Mentor, workspace: Workspace, store: Path) -> None:
    """Where there is one; else a condition tells."""
    mentor("session", "log", "amelie", "--at", "2026-11-23 10:00", "--absent")
    (store / "messages").mkdir()
    text = "{% if next_day %}{{ next_day }}, {{ next_time }}{% else %}none{% endif %}, {{ cause }}, {{ late_limit }}"
    (store / "messages" / "missed.en.md").write_text(text)
    assert write(workspace, "missed", "amelie").letter.body == "none, absent, 15 minutes\n"
    planned(mentor, "2026-11-27 14:00")
    assert write(workspace, "missed", "amelie").letter.body == "Friday 27 November 2026, 14:00, absent, 15 minutes\n"


def test_a_message_about_no_session_knows_what_is_recorded(mentor: Mentor, workspace: Workspace) -> None:
    """The contacts, the transfer, the no-shows; nothing is recorded by writing one."""
    mentor("contact", "log", "amelie", "--via", "email", "--at", "2026-11-16 09:00")
    before = mentor("undo", "--list", "--json").out
    assert "I wrote to you on Mon 16 Nov 2026" in write(workspace, "ping", "amelie").letter.body
    assert "Reason: (to fill in)" in write(workspace, "transfer-request", "amelie").letter.body
    with pytest.raises(NothingFoundError):
        write(workspace, "no-show-report", "amelie")
    assert mentor("undo", "--list", "--json").out == before
    records = find_student(workspace, "amelie")
    assert followup.message_values(workspace, records)["first_contact"] == "Mon 16 Nov 2026"
    assert transfers.message_values(records) == {"reason": None}
    with pytest.raises(NothingFoundError):
        noshow_report.message_values(workspace, records)


def test_a_request_is_about_what_was_asked_for_last(mentor: Mentor, workspace: Workspace) -> None:
    """Else about the project in progress, its date left open; else all of it is."""
    body = write(workspace, "presentation-request", "amelie").letter.body
    assert f"the project {TITLE} for" in body
    assert "Date aimed at: (to fill in)" in body
    mentor("project", "add", "amelie", "Another one")
    mentor("presentation", "request", "amelie", "--project", "Another one", "--date", "2026-12-15")
    body = write(workspace, "presentation-request", "amelie").letter.body
    assert ("the project Another one for" in body, "Date aimed at: Tue 15 Dec 2026" in body) == (True, True)
    mentor("student", "add", "Bob")
    assert "the project (to fill in) for" in write(workspace, "presentation-request", "bob").letter.body
    records = find_student(workspace, "amelie")
    values = presentations.message_values(workspace, records, TITLE, None)
    assert (values["project"], values["level"], values["date"]) == (TITLE, "2", None)
    assert presentations.message_values(workspace, records, None, None)["level"] is None
    assert len(records.records(PresentationRequest)) == 1


def test_a_comment_is_on_the_presentation_that_took_place_last(mentor: Mentor, fresh: Fresh) -> None:
    """Planned or held, never one that lies ahead or was missed; else a project is to be named."""
    with pytest.raises(NotFoundError) as caught:
        comment(fresh(), "amelie")
    assert str(caught.value.hint).endswith(f'mentor presentation comment durand-amelie --project "{TITLE}"')
    named = comment(fresh(), "amelie", project="dash")
    assert f"Amélie presented the project {TITLE} on (to fill in)." in named.letter.body
    mentor("presentation", "request", "amelie", "--project", TITLE, "--date", "2026-12-15")
    assert "on Tue 15 Dec 2026." in comment(fresh(), "amelie", project="dash").letter.body
    planned(mentor, "2026-12-15 14:00", "--kind", "presentation", "--project", TITLE)
    mentor("session", "log", "amelie", "--at", "2026-11-22 10:00", "--kind", "presentation", "--absent")
    with pytest.raises(NotFoundError):
        comment(fresh(), "amelie")
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--kind", "presentation", "--project", TITLE)
    done = comment(fresh(), "amelie")
    assert done.session is not None
    assert f"Amélie presented the project {TITLE} on Fri 20 Nov 2026." in done.letter.body
    assert done.letter.subject == ""
    assert write(fresh(), "comment", "amelie").letter == done.letter
    mentor("student", "add", "Bob")
    with pytest.raises(NotFoundError) as caught:
        comment(fresh(), "bob")
    assert str(caught.value.hint).endswith("mentor project list bob")


def test_a_comment_can_be_one_of_several(workspace: Workspace, store: Path) -> None:
    """Named in whole or by its end; another message is none."""
    (store / "messages").mkdir()
    (store / "messages" / "comment-strong.en.md").write_text("Great: {{ project }}")
    for template in ("strong", "comment-strong", "Comment-Strong"):
        done = comment(workspace, "amelie", template=template, project=TITLE)
        assert (done.name, done.letter.body) == ("comment-strong", f"Great: {TITLE}\n")
    assert write(workspace, "comment-strong", "amelie").letter.body == f"Great: {TITLE}\n"
    assert comment(workspace, "amelie", template="comment", project=TITLE).name == "comment"
    with pytest.raises(UsageError, match="reminder is no comment"):
        comment(workspace, "amelie", template="reminder", project=TITLE)
    for template in ("weak", "", "../x"):
        with pytest.raises(NotFoundError):
            comment(workspace, "amelie", template=template, project=TITLE)


def test_a_message_is_written_to_a_file(workspace: Workspace, tmp_path: Path) -> None:
    """As it is printed; a file that is there is replaced only where that is asked for."""
    out = tmp_path / "text.txt"
    done = write(workspace, "ping", "amelie", out=str(out))
    assert out.read_text() == f"Subject: {done.letter.subject}\n\n{done.letter.body}"
    with pytest.raises(RefusedError, match="is there already"):
        comment(workspace, "amelie", project=TITLE, out=str(out))
    comment(workspace, "amelie", project=TITLE, out=str(out), force=True)
    assert out.read_text().startswith("Amélie presented")
