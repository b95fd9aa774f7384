"""With `lang = "fr"` a mentor reads French, wherever the words are ours."""

from __future__ import annotations

import pytest

from french import english_in, loose_marks
from helpers import Mentor


@pytest.fixture(autouse=True)
def _french(mentor: Mentor) -> None:
    """Set French, and fill a store with every kind of thing, in French."""
    mentor("config", "set", "lang", "fr")
    for words in (
        ("student", "add", "Amélie Durand", "--path", "Analyste", "--funding", "funded", "--started", "2026-09-01"),
        ("student", "add", "Zoé Petit", "--email", "z@example.org", "--phone", "+33 6 00 00 00 00"),
        ("project", "add", "amelie", "Tableau de bord", "--level", "2"), ("project", "start", "amelie", "Tableau"),
        ("session", "log", "amelie", "--at", "2026-11-03 14:00", "--notes", "Premiers pas"),
        ("session", "log", "amelie", "--at", "2026-11-10 14:00", "--late", "20m"),
        ("session", "log", "amelie", "--at", "2026-11-17 14:00", "--absent"),
        ("session", "schedule", "amelie", "2026-11-23 14:00"), ("session", "schedule", "amelie", "2026-11-26 14:00"),
        ("session", "schedule", "amelie", "2026-11-24 18:00"),
        ("session", "log", "amelie", "--at", "2026-11-20 10:00", "--kind", "presentation"),
        ("presentation", "request", "amelie", "--project", "Tableau", "--date", "2026-12-04"),
        ("contact", "log", "zoe", "--via", "email", "--at", "2026-11-20 10:00"),
        ("resource", "add", "amelie", "https://example.org/sql", "--title", "Cours de SQL"),
        ("student", "note", "zoe", "À rappeler"),
        ("transfer", "start", "amelie", "--reason", "Au-delà de ce que je sais"), ("training", "done", "course"),
    ):  # fmt: skip
        assert mentor(*words).code == 0, words


READ = [
    ("agenda",), ("attendance",), ("attendance", "amelie"), ("student", "show", "amelie"), ("student", "show", "zoe"),
    ("session", "show", "amelie"), ("session", "prep", "amelie"), ("session", "prep", "zoe"),
    ("noshow", "check", "--scheduled", "14:00", "--late", "15m"),
    ("noshow", "check", "--scheduled", "14:00", "--late", "15m1s"),
    ("noshow", "check", "--scheduled", "14:00", "--absent"),
    ("noshow", "check", "--scheduled", "2026-11-24 14:00", "--cancelled-at", "2026-11-23 14:00"),
    ("noshow", "check", "--scheduled", "2026-11-24 14:00", "--cancelled-at", "2026-11-22 14:00"),
    ("noshow", "check", "--scheduled", "14:00", "--cancelled-at", "14:10"),
    ("noshow", "check", "--scheduled", "14:00", "--cancelled-at", "13:00", "--cancelled-by", "mentor"),
    ("noshow", "report", "amelie"), ("noshow", "mark", "amelie", "--late", "3m", "--at", "2026-11-23 14:00"),
    ("presentation", "checklist"), ("presentation", "checklist", "amelie"), ("presentation", "eligibility"),
    ("presentation", "rehearse"), ("presentation", "timing", "--presented", "23m", "--questions", "10m"),
    ("transfer", "checklist"), ("transfer", "checklist", "amelie"), ("transfer", "status"),
    ("transfer", "handover", "amelie"), ("transfer", "request", "amelie"),
    ("contact", "next"), ("contact", "list", "zoe"), ("contact", "message", "zoe"),
    *(("contact", "message", "zoe", "--step", step) for step in ("first-email", "ping", "call", "form")),
    ("store", "purge", "--dry-run"),
    ("training", "status"), ("project", "list", "amelie"), ("resource", "list", "amelie"),
    ("note", "list", "amelie"), ("note", "list", "zoe"),
    ("policy", "list"), ("policy", "show"), ("policy", "show", "openclassrooms-help-centre"),
    ("faq", "search", "étudiant absent"), ("faq", "search", "cuisson du riz"), ("faq", "list"),
    *(("faq", "show", topic) for topic in (
        "training-completion", "presentations-as-new-mentor", "recording-sessions", "courses-mandatory",
        "courses-outside-path", "student-no-reply", "student-no-show", "request-presentation", "transfer-student",
        "mentor-development", "other-questions", "pay-invoices", "bank-details", "mentor-absence",
        "move-cancel-session", "session-length", "video-tool", "presentation-result", "student-administration",
        "first-student", "applying", "session-notes", "disability",
    )),
    ("faq", "search", "new student presentation", "--lang", "fr"),
]  # fmt: skip

CHANGES = [
    ("student", "add", "Inès Roy"), ("student", "edit", "zoe", "--status", "paused"),
    ("student", "note", "zoe", "Bien"), ("note", "remove", "zoe", "1"),
    ("student", "forget", "zoe", "--yes"), ("session", "schedule", "zoe", "demain 14h"),
    ("session", "schedule", "zoe", "hier 14h"), ("session", "log", "zoe", "--late", "5m"),
    ("session", "log", "zoe", "--absent"), ("session", "cancel", "amelie", "--by", "student"),
    ("session", "cancel", "amelie", "--by", "mentor"),
    ("session", "edit", "amelie", "--at", "2026-11-20 10:00"), ("session", "record", "amelie", "https://example.org/v"),
    ("noshow", "mark", "amelie", "--at", "2026-11-23 14:00"), ("noshow", "unmark", "amelie"),
    ("presentation", "checklist", "amelie", "--done", "1"), ("transfer", "checklist", "amelie", "--done", "1"),
    ("presentation", "request", "amelie", "--project", "Tableau"), ("transfer", "cancel", "amelie"),
    ("transfer", "complete", "amelie", "--yes"), ("contact", "log", "zoe", "--via", "form"),
    ("contact", "replied", "zoe"),
    ("training", "done", "interview"), ("project", "present", "amelie", "Tableau"), ("project", "add", "zoe", "Site"),
    ("resource", "add", "zoe", "https://example.org/1"), ("resource", "remove", "amelie", "https://example.org/sql"),
    ("policy", "use", "openclassrooms-help-centre"), ("noshow", "report", "amelie", "--sent"),
    ("faq", "add", "Où est le formulaire ?", "Sur la plateforme."), ("undo",), ("undo", "--list", "--limit", "1"),
]  # fmt: skip


QUESTIONS = [
    ("session", "delete", "amelie", "--yes"), ("noshow", "mark", "amelie"), ("session", "cancel", "amelie"),
    ("session", "edit", "amelie", "--at", "2026-11-30 10:00"), ("session", "log", "amelie", "--absent"),
]  # fmt: skip


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_question_without_a_terminal_is_french(mentor: Mentor, words: tuple[str, ...]) -> None:
    """What only the mentor knows is said in French where nobody can be asked, with what to type."""
    done = mentor(*words)
    assert done.code in {2, 3}, done.out
    assert english_in(done.err) == frozenset(), done.err


@pytest.mark.parametrize("words", [*READ, *CHANGES], ids=" ".join)
def test_no_english_sentence(mentor: Mentor, words: tuple[str, ...]) -> None:
    """What is shown, judged or said after a change has no English word that French has not."""
    done = mentor(*words)
    assert done.code in {0, 1, 2, 3}, done.err  # what only the mentor knows is asked, in French too
    said = done.out + done.err
    assert english_in(said) == frozenset(), said
    assert loose_marks(said) == [], said


def test_the_detector_detects(mentor: Mentor) -> None:
    """In English, the same commands are full of such words."""
    mentor("config", "set", "lang", "en")
    for words in (("agenda",), ("policy", "show"), ("presentation", "checklist"), ("noshow", "report", "amelie")):
        assert len(english_in(mentor(*words).out)) > 3
