"""A text that is typed and empty, in every command: it removes what can be removed, else it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import replay
from helpers import Mentor
from mentorcli.cli.root import build_root
from mentorcli.cli.typer_adapter.blank_texts import removed
from mentorcli.cli.typer_adapter.groups import _REMOVES
from mentorcli.errors import UsageError
from mentorcli.text import is_blank

BLANK = ("", " ", "\t\n", "\u00a0", "\u200b", "\u2060\ufeff")


def commands() -> Iterator[tuple[list[str], Any]]:
    """Yield every command with its words."""
    root: Any = build_root()
    for name, below in replay.commands().items():
        for words in [[name, verb] for verb in below] or [[name]]:
            command = root
            for word in words:
                command = command.commands[word]
            yield words, command


def contents(store: Path) -> dict[str, bytes]:
    """Return every file of the store."""
    return {
        str(file): file.read_bytes() for file in sorted(store.rglob("*")) if file.is_file() and file.name != ".lock"
    }


def is_text(parameter: Any) -> bool:
    """Return whether a parameter takes a text, not a choice or a number."""
    return bool(parameter.type.name == "str")


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add a student with a session."""
    assert mentor("student", "add", "Amélie Durand", "--email", "a@example.org").code == 0
    assert mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--notes", "x").code == 0


def test_every_empty_option_removes_or_is_refused(mentor: Mentor, store: Path) -> None:
    """Exit 2 that names the option, and nothing is stored; what removes is declared by its command."""
    before, seen = contents(store), 0
    for words, command in commands():
        for option in command.params:
            if option.param_type_name != "option" or option.is_flag or not is_text(option):
                continue
            if option.name in _REMOVES.get(command.callback.__module__, ()):
                continue
            name = max(option.opts, key=len)
            for blank in ("", " "):
                ran = mentor(*words, f"{name}={blank}")
                assert (ran.code, ran.out) == (2, ""), (words, name, ran)
                assert f"{name} is empty" in ran.err, (words, name, ran)
            seen += 1
    assert seen > 60
    assert contents(store) == before


def test_every_empty_argument_is_refused(mentor: Mentor, store: Path) -> None:
    """Exit 2 that names it, with the other arguments given."""
    before, seen = contents(store), 0
    for words, command in commands():
        arguments = [one for one in command.params if one.param_type_name == "argument"]
        for place, argument in enumerate(arguments):
            if not is_text(argument):
                continue
            ran = mentor(*words, *["amelie"] * place, "", *["x"] * (len(arguments) - place - 1))
            assert (ran.code, ran.out) == (2, ""), (words, argument.name, ran)
            assert " is empty\nSuch as: mentor " in ran.err, (words, argument.name, ran)
            seen += 1
    assert seen > 40
    assert contents(store) == before


@pytest.mark.parametrize("blank", BLANK)
def test_what_cannot_be_seen_is_empty(mentor: Mentor, blank: str) -> None:
    """Blanks of every kind, and characters without a shape."""
    assert is_blank(blank)
    refused = mentor("session", "log", "amelie", "--at", "2026-11-21 10:00", "--notes", blank)
    assert (refused.code, "--notes is empty" in refused.err) == (2, True)
    assert not is_blank(f"{blank}é{blank}")


def record(mentor: Mentor, noun: str) -> dict[str, Any]:
    """Return what is known of Amélie, or of her session, without the history of it, in which an undo stays."""
    found: dict[str, Any] = mentor(noun, "show", "amelie", "--json").json()
    found.pop("history", None)
    return found


@pytest.mark.parametrize(
    ("words", "field", "said", "french"),
    [
        (("session", "edit", "amelie", "--notes"), "notes", "notes", "notes"),
        (("session", "edit", "amelie", "--recording"), "recording", "recording", "enregistrement"),
        (("session", "edit", "amelie", "--project"), "project", "project", "projet"),
        (("student", "edit", "amelie", "--email"), "email", "e-mail", "e-mail"),
        (("student", "edit", "amelie", "--phone"), "phone", "phone", "téléphone"),
        (("student", "edit", "amelie", "--path"), "path", "path", "parcours"),
        (("student", "edit", "amelie", "--started"), "started", "day you began", "jour de début"),
    ],
)
def test_what_is_removed_is_said(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], field: str, said: str, french: str
) -> None:
    """In both languages; the record has nothing there, and undo brings it back."""
    mentor("project", "add", "amelie", "Build a dashboard")
    mentor("session", "edit", "amelie", "--recording", "https://example.org/r", "--project", "dashboard")
    mentor("student", "edit", "amelie", "--phone", "0612345678", "--path", "Data", "--started", "2026-01-05")
    before = record(mentor, words[0])
    assert before[field] is not None
    removing = mentor(*words, "")
    assert removing.code == 0
    assert f"Now empty: {said}" in removing.out
    assert mentor(words[0], "show", "amelie", "--json").json()[field] is None
    assert "Nothing changed" in mentor(*words, "").out
    assert mentor("undo").code == 0
    assert record(mentor, words[0]) == before
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert f"Désormais vide\u00a0: {french}" in mentor(*words, " ").out


def test_several_are_removed_at_once(mentor: Mentor) -> None:
    """They are named together; what may not be empty is refused beside them."""
    mentor("student", "edit", "amelie", "--phone", "0612345678")
    assert "Now empty: e-mail, phone" in mentor("student", "edit", "amelie", "--email=", "--phone", "").out
    assert "--name is empty" in mentor("student", "edit", "amelie", "--name", "", "--path", "").err


def test_an_empty_standard_input_is_refused(mentor: Mentor) -> None:
    """A program that failed before it leaves nothing to store, and removes nothing."""
    for words in (
        ("session", "edit", "amelie", "--notes", "-"), ("student", "note", "amelie", "-"),
        ("contact", "log", "amelie", "--via", "email", "--note", "-"), ("faq", "add", "A question?", "-"),
    ):  # fmt: skip
        for stdin in ("", " \n"):
            ran = mentor(*words, stdin=stdin)
            assert (ran.code, "Standard input is empty" in ran.err) == (2, True), (words, ran)
    assert mentor("session", "show", "amelie", "--json").json()["notes"] == "x"


def test_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal and what to do instead."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    ran = mentor("contact", "log", "amelie", "--via", "email", "--note", "")
    assert ran.code == 2
    assert "--note est vide" in ran.err
    assert "mentor contact log --help" in ran.err


def test_a_store_of_no_name_is_refused(mentor: Mentor) -> None:
    """`--store` stands before the command."""
    for blank in ("", " "):
        ran = mentor("--store", blank, "student", "list")
        assert (ran.code, "--store is empty" in ran.err) == (2, True)


def test_removed_names_what_may_be_empty() -> None:
    """And raises for the first that may not."""
    command: Any = {tuple(words): one for words, one in commands()}["session", "edit"]
    context = command.make_context("edit", ["amelie", "--notes", "x"], resilient_parsing=True)
    typed = ["amelie", "--notes", "", "--at", "2026-11-20 10:00", "--project="]
    assert removed(command, context, typed, ("notes", "project")) == ["notes", "project"]
    with pytest.raises(UsageError, match="--project is empty"):
        removed(command, context, typed, ("notes",))
