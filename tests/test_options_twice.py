"""An option that is given twice, in every command: lists add up, anything else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import replay
from helpers import Mentor
from mentorcli.cli.root import build_root
from mentorcli.cli.typer_adapter.repeated_options import resolved
from mentorcli.errors import UsageError

ADDING = {"--done", "--undone", "--without", "--student", "--status", "--kind", "--goal", "--encrypt", "--in", "--map"}
"""What may be a list; one of them that takes a single value in a command is refused like any other."""


def options() -> Iterator[tuple[list[str], Any]]:
    """Yield every option of every command that takes a value, with the words of its command."""
    root: Any = build_root()
    for name, below in replay.commands().items():
        for words in [[name, verb] for verb in below] or [[name]]:
            command = root
            for word in words:
                command = command.commands[word]
            for parameter in command.params:
                if parameter.param_type_name == "option" and not parameter.is_flag:
                    yield words, parameter


def test_every_option_adds_up_or_is_refused(mentor: Mentor) -> None:
    """No command takes the last of two in silence."""
    seen = 0
    for words, option in options():
        name = max(option.opts, key=len)
        adds = option.multiple or "[," in (option.metavar or "")
        assert not adds or name in ADDING, (words, name)
        value = next(iter(getattr(option.type, "choices", [])), "x")
        ran = mentor(*words, f"{name}={value}", name, str(value))
        refused = f"{name} is given twice" in ran.err
        assert refused is not adds, (words, name, ran)
        assert ran.code == 2 or adds, (words, name, ran)
        seen += 1
    assert seen > 80


def test_lists_add_up(mentor: Mentor) -> None:
    """Two students are both listed, two numbers both ticked, two parts both left out."""
    for name in ("Amélie Durand", "Sam Okoro", "Zoé Petit"):
        assert mentor("student", "add", name, "--email", "a@example.org", "--phone", "0612345678").code == 0
        assert mentor("session", "log", name, "--at", "2026-11-20 10:00").code == 0
    both = mentor("session", "list", "--student", "amelie", "--student", "sam", "--json").json()
    assert {session["student"] for session in both} == {"amelie-durand", "sam-okoro"}
    assert len(mentor("session", "list", "--status", "completed", "--status", "no-show", "--json").json()) == 3
    assert mentor("session", "list", "--kind", "mentoring", "--kind", "presentation", "--json").json() == []
    exported = mentor("store", "export", "--student", "sam", "--student", "zoe").json()
    assert [student["id"] for student in exported["students"]] == ["sam-okoro", "zoe-petit"]
    mentor("student", "edit", "sam", "--status", "paused")
    listed = mentor("student", "list", "--status", "paused", "--status", "active", "--json").json()
    assert len(listed) == 3
    ticked = mentor("transfer", "checklist", "amelie", "--done", "1", "--done=2", "--json").json()
    assert [item["done"] for item in ticked["items"][:3]] == [True, True, False]
    page = mentor("transfer", "handover", "amelie", "--without", "email", "--without", "phone").out
    assert "a@example.org" not in page
    assert "0612345678" not in page


def test_flags_may_be_repeated(mentor: Mentor) -> None:
    """Twice yes is yes."""
    mentor("student", "add", "Amélie Durand")
    assert mentor("student", "forget", "amelie", "--yes", "-y", "--yes").code == 0


def test_a_value_that_looks_like_the_option(mentor: Mentor) -> None:
    """What stands as another option's value, or behind `--`, is no second time."""
    assert mentor("student", "add", "--path", "--path", "--", "Amélie").code == 0
    assert mentor("student", "show", "amelie", "--json").json()["path"] == "--path"
    assert mentor("student", "note", "amelie", "--", "--json --json").code == 0


class Option:
    """A parameter as the adapter sees one."""

    param_type_name = "option"
    is_flag = multiple = count = False

    def __init__(self, metavar: str, *opts: str) -> None:
        self.metavar, self.opts = metavar, opts


class Line:
    """A command with the two options of the test below."""

    def get_params(self, ctx: object) -> list[Option]:
        """Return a list and a single value."""
        del ctx
        return [Option("N[,N]", "--done"), Option("TEXT", "-n", "--notes")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["a", "--done", "1", "--notes", "x", "--done=2"], ["a", "--done=1,2", "--notes", "x"]),
        (["--done", "1", "--done", "2", "--done", "3", "a"], ["--done=1,2,3", "a"]),
        (["--done", "1", "--", "--done", "2"], ["--done", "1", "--", "--done", "2"]),
        (["--notes", "--notes"], ["--notes", "--notes"]),
        (["--done", "1", "--done"], ["--done", "1", "--done"]),
    ],
)
def test_the_words_of_a_list(typed: list[str], read: list[str]) -> None:
    """The option stands where it stood first; what lacks its value is left for Typer to refuse."""
    assert resolved(Line(), None, typed) == read


def test_two_spellings_of_one_option() -> None:
    """The short and the long name are one option."""
    with pytest.raises(UsageError, match="--notes is given twice"):
        resolved(Line(), None, ["-n", "x", "--notes", "y"])


def test_an_option_before_the_noun_is_given_once(mentor: Mentor, tmp_path: Path) -> None:
    """Two stores are no store; a flag may be repeated, and what follows the noun is the command's."""
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    for words in (
        ("--store", one, "--store", other, "student", "list"),
        (f"--store={one}", "--json", "--store", one),
        ("--store", one, "--quiet", f"--store={other}", "student", "add", "Sam"),
    ):
        ran = mentor(*words)
        assert (ran.code, "--store is given twice" in ran.err) == (2, True), words
    assert mentor("--store", one, "-q", "-q", "student", "add", "Sam").code == 0
    assert mentor("--store", one, "student", "note", "sam", "--", "--store").code == 0
    assert not (tmp_path / "other").exists()
