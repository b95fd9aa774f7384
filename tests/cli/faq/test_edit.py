"""`mentor faq edit`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers import Editor, Mentor


@pytest.fixture(autouse=True)
def _invoice(mentor: Mentor) -> None:
    """Add an entry of one's own."""
    assert mentor("faq", "add", "Where do I send my invoice?", "Through the billing page.").code == 0


def test_each_part_can_be_changed(mentor: Mentor) -> None:
    """What is not named stays; standard input is read for `-`; the same again is said to be the same."""
    key = "where-do-i-send-my-invoice"
    assert mentor("faq", "edit", key, "--question", "Invoices?", "--answer", "-", stdin="By e-mail.\n").out == (
        f"Changed {key}\n"
    )
    assert mentor("faq", "edit", key, "--answer", "By e-mail.").out == "Nothing changed\n"
    changed = mentor("faq", "edit", key, "--lang", "fr", "--json").json()
    assert changed == {
        "id": key, "question": "Invoices?", "answer": "By e-mail.", "lang": "fr", "commands": [], "own": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    "words", [(), ("--answer", ""), ("--question", " "), ("--lang", "de"), ("--answer", "x", "--lang", "de")]
)
def test_a_change_that_is_none_is_refused(mentor: Mentor, words: tuple[str, ...]) -> None:
    """An empty text, an unknown language and nothing at all are usage errors, and the entry stays as it was."""
    before = mentor("faq", "show", "where-do-i-send-my-invoice").out
    assert mentor("faq", "edit", "where-do-i-send-my-invoice", *words).code == 2
    assert mentor("faq", "show", "where-do-i-send-my-invoice").out == before


KEY = "where-do-i-send-my-invoice"


def answer_of(mentor: Mentor) -> tuple[str, str, str]:
    """Return question, answer and language of the entry."""
    shown = mentor("faq", "show", KEY, "--json").json()
    return shown["question"], shown["answer"], shown["lang"]


def test_the_editor_changes_what_was_changed_in_it(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    """The question, an empty line, the answer; what another terminal changed meanwhile stays."""
    monkeypatch.setenv("EDITOR", editor('printf "And keep a copy.\\n" >> "$1"'))
    assert mentor("faq", "edit", KEY).out == f"Changed {KEY}\n"
    assert answer_of(mentor)[1] == "Through the billing page.\nAnd keep a copy."
    assert not (store / ".editing").exists()


def test_nothing_changed_is_no_change(mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for the person nor for `undo`; a text that only gains an empty line says so too."""
    before = mentor("undo", "--list", "--json").out
    monkeypatch.setenv("EDITOR", editor("sleep 1"))
    assert mentor("faq", "edit", KEY).out == "Nothing changed\n"
    monkeypatch.setenv("EDITOR", editor('printf "\\n\\n" >> "$1"'))
    assert mentor("faq", "edit", KEY).out == "Nothing changed\n"
    assert mentor("undo", "--list", "--json").out == before


@pytest.mark.parametrize(("text", "said"), [("", "The question is empty"), ("Only a question", "The answer is empty")])
def test_a_part_that_is_missing_is_refused_and_kept(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    """The text is taken up again with the command that is printed."""
    monkeypatch.setenv("EDITOR", editor(f'printf "{text}" > "$1"'))
    ran = mentor("faq", "edit", KEY)
    assert (ran.code, said in ran.err) == (2, True)
    assert f"mentor faq edit {KEY} --resume" in ran.err
    monkeypatch.setenv("EDITOR", editor('printf "Invoices?\\n\\nBy post." > "$1"'))
    assert mentor("faq", "edit", KEY, "--resume").code == 0
    assert answer_of(mentor)[:2] == ("Invoices?", "By post.")


def test_the_same_lines_changed_twice_are_a_clash(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mine is kept beside theirs, theirs stands; other parts changed by each are both taken."""
    theirs = f'{sys.executable} -m mentorcli faq edit {KEY} --answer "By e-mail." --lang fr'
    monkeypatch.setenv("EDITOR", editor(f'printf "Invoices?\\n\\nBy post.\\n" > "$1"; {theirs}'))
    ran = mentor("faq", "edit", KEY)
    assert (ran.code, f"mentor faq edit {KEY} --resume" in ran.err) == (1, True), ran.err
    assert answer_of(mentor) == ("Where do I send my invoice?", "By e-mail.", "fr")
    assert "the entry: changed meanwhile to By e-mail.; your text: By post." in ran.err
    monkeypatch.setenv("EDITOR", editor("true"))
    assert mentor("faq", "edit", KEY, "--resume").code == 1
    assert answer_of(mentor) == ("Where do I send my invoice?", "By e-mail.", "fr")
    monkeypatch.setenv("EDITOR", editor("sed -i '/^# meanwhile/d' \"$1\""))
    assert mentor("faq", "edit", KEY, "--resume", "--answer", "Another").code == 2
    assert mentor("faq", "edit", KEY, "--resume").code == 0
    assert answer_of(mentor) == ("Invoices?", "By post.", "fr")


def test_what_was_removed_meanwhile_leaves_the_text(
    mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    """There is nothing to take it up for; an entry that comes with mentor opens no editor at all."""
    monkeypatch.setenv("EDITOR", editor(f'printf "Mine" >> "$1"; rm "{store}/mentor.jsonl"'))
    ran = mentor("faq", "edit", KEY)
    assert (ran.code, "is kept in" in ran.err, "--resume" in ran.err) == (3, True, False)
    monkeypatch.setenv("EDITOR", "false")
    assert mentor("faq", "edit", "other-questions").code == 1
    assert mentor("faq", "edit", "nobody").code == 3
