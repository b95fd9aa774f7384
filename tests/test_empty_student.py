"""A student, or a session, that is named by nothing: every command says so, and nothing is read into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import replay
from helpers import Mentor
from mentorcli.cli.root import build_root

NAMED = ("STUDENT", "SESSION", "FROM", "INTO")
REQUIRED = {
    "URL": "https://example.org", "WHEN": "2026-12-01 10:00", "TITLE": "A site", "TEXT": "Some words", "N": "1",
    "FILE": "out.md",
}  # fmt: skip
ALSO: dict[tuple[str, ...], list[str]] = {
    ("session", "edit"): ["--notes", "x"], ("student", "edit"): ["--phone", "1"], ("student", "forget"): ["--yes"],
    ("session", "delete"): ["--yes"],
}  # fmt: skip
NOTHING = ["", " ", "\t", "\u00a0", " \n "]


class Asked(NamedTuple):
    """A command, the parameter of it that names a student or a session, and the words of all it needs beside."""

    words: tuple[str, ...]
    parameter: Any
    needed: list[tuple[Any, str]]


def value_of(parameter: Any) -> str:
    """Return a value for a parameter that a command needs."""
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return str(next(iter(choices)))
    metavar = (parameter.metavar or "").strip("[].")
    return REQUIRED.get(metavar, "amelie")


def asked() -> Iterator[Asked]:
    """Yield every parameter of every command that names a student or a session."""
    root: Any = build_root()
    for name, below in replay.commands().items():
        every: list[tuple[str, ...]] = [(name, verb) for verb in below]
        for words in every or [(name,)]:
            command = root
            for word in words:
                command = command.commands[word]
            for parameter in command.params:
                if (parameter.metavar or "").strip("[].") in NAMED:
                    needed = [one for one in command.params if one.required and one is not parameter]
                    yield Asked(words, parameter, [(one, value_of(one)) for one in needed])


def line_of(command: Asked, typed: str) -> list[str]:
    """Return the words that name nothing where a student or a session is named."""
    options, arguments = list(ALSO.get(command.words, [])), []
    named = {id(command.parameter): typed, **{id(one): value for one, value in command.needed}}
    for one in [command.parameter, *(parameter for parameter, _ in command.needed)]:
        if one.param_type_name == "option":
            options += [max(one.opts, key=len), named[id(one)]]
        else:
            arguments.append(one)
    order = [named[id(one)] for one in sorted(arguments, key=lambda one: place_of(command.words, one))]
    return [*command.words, *options, "--", *order]


def place_of(words: tuple[str, ...], wanted: Any) -> int:
    """Return where a parameter stands among those of its command."""
    command: Any = build_root()
    for word in words:
        command = command.commands[word]
    return next(place for place, one in enumerate(command.params) if one.name == wanted.name)


def content(store: Path) -> dict[str, bytes]:
    """Return every file of a store but what marks it as one, which the first command that means to write makes."""
    files = (path for path in store.rglob("*") if path.is_file() and path.name not in (".lock", "store.toml"))
    return {str(path): path.read_bytes() for path in files}


def test_there_are_many_such_commands() -> None:
    """The test finds them by itself, so that a new command is tried too."""
    assert len(list(asked())) > 35


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
def test_nothing_is_no_student(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch, filled: bool) -> None:
    """Exit 2 or 3 with one line and what to type, on any store; nothing is printed or written."""
    monkeypatch.chdir(store.parent)
    if filled:
        for words in (
            ("student", "add", "Amélie Durand", "--slug", "amelie"), ("project", "add", "amelie", "A site"),
            ("session", "log", "amelie", "--at", "2026-11-20 10:00"), ("resource", "add", "amelie", "https://a.example"),
        ):  # fmt: skip
            assert mentor(*words).code == 0
    before = content(store)
    for command in asked():
        for typed in NOTHING:
            ran = mentor(*line_of(command, typed))
            assert (ran.code in (2, 3), ran.out) == (True, ""), (command.words, typed, ran)
            message, *hint = ran.err.splitlines()
            assert message.startswith("Error: "), (command.words, typed, ran)
            assert len(hint) <= 1, (command.words, typed, ran)
    assert content(store) == before


@pytest.mark.parametrize("more", [(), ("--from", "2026-11-01"), ("--to", "today"), ("--json",)])
def test_attendance_of_nothing_is_refused_over_any_days(mentor: Mentor, more: tuple[str, ...]) -> None:
    """On an empty store as on any other."""
    ran = mentor("attendance", "", *more)
    assert (ran.code, ran.out) == (2, "")
    assert "is empty" in ran.err
