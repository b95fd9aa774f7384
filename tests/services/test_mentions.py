"""Where the mentor's own messages name somebody who was erased."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.models.results.student import MessageMention
from mentorcli.services.lookup import find_student
from mentorcli.services.mentions import mentions, named_in
from mentorcli.services.workspace import Workspace
from services.conftest import Fresh
from services.test_messages import put


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student."""
    assert mentor("student", "add", "Amélie Durand-Le Goff", "--email", "am@example.org").code == 0


def test_by_which_word_a_text_names_somebody(workspace: Workspace) -> None:
    """The whole name, the address, the slug, or a part of the name from three letters on, as words."""
    student = find_student(workspace, "amelie").student
    for text, word in (
        ("Dear AMELIE DURAND-LE GOFF,", student.name), ("write to am@example.org", "am@example.org"),
        ("like amelie-durand-le-goff", "amelie-durand-le-goff"), ("thanks, amélie!", "Amélie"),
        ("d'Amélie", "Amélie"), ("Durand,", "Durand"), ("le Goffe, Ameliee", None), ("le", None),
        ("Hello {{ first_name }}", None),
    ):  # fmt: skip
        assert named_in(text, student) == word, text
    assert named_in("am@example.org", replace(student, email=None)) is None


def test_messages_that_name_them_now_or_did(mentor: Mentor, store: Path, fresh: Fresh) -> None:
    """What one was changed from stays in the journal until a purge; one that never did is not told."""
    text = "Subject: Hi\n\nHello {{ first_name }}\n"
    for name, texts in (("reminder", ("Amélie", "Zoé")), ("moved", ("Amélie", "Durand")), ("missed", ("Zoé",))):
        for word in texts:
            assert mentor("message", "edit", name, "--lang", "fr", "--text", f"{text}{word}\n").code == 0
    put(store, "ping.en.md", "Hello Goff\n")
    workspace = fresh()
    student = find_student(workspace, "amelie").student
    assert mentions(workspace, student) == (
        MessageMention("moved.fr", "Durand"),
        MessageMention("ping.en", "Goff"),
        MessageMention("reminder.fr", "Amélie", earlier=True),
    )
    assert mentor("store", "purge", "--yes").code == 0
    assert [one.key for one in mentions(fresh(), student)] == ["moved.fr", "ping.en"]


def test_forget_says_where_they_are_named(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to type; a message that cannot be read is named too, and so is a journal."""
    put(store, "ping.en.md", "Hello Durand\n")
    (store / "messages" / "missed.en.md").mkdir()
    assert mentor("message", "edit", "moved", "--text", "Subject: a\n\nAmélie\n").code == 0
    assert mentor("message", "reset", "moved", "--yes").code == 0
    ran = mentor("student", "forget", "amelie", "--yes")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "Warning: whether your own message missed.en names them cannot be said, it cannot be read: "
        "mentor message edit missed --lang en",
        'Warning: your own message ping.en has "Durand" in it: mentor message edit ping --lang en; '
        "then, for its text of before: mentor store purge",
        'Warning: an earlier text of your message moved.en, kept for undo, has "Amélie" in it: mentor store purge',
    ]
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    mentor("student", "add", "Durand")
    assert "votre message ping.en contient « Durand »" in mentor("student", "forget", "durand", "--yes").err


def test_where_the_folder_of_the_messages_cannot_be_read(mentor: Mentor, store: Path) -> None:
    """That nothing can be said of them is said."""
    (store / "messages").write_text("x", encoding="utf-8")
    ran = mentor("student", "forget", "amelie", "--yes")
    assert (ran.code, "whether a message of your own names them" in ran.err) == (0, True)
