"""The conventions of every command: options, help, errors, exit codes, JSON, completion."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor, Ran
from mentorcli import __version__
from mentorcli.cli import COMMANDS
from mentorcli.cli.context import AppContext
from mentorcli.cli.root import build_root
from mentorcli.cli.typer_adapter.groups import Group


def commands() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command."""
    root = build_root()
    for name, entry in COMMANDS.items():
        below = root.commands[name]
        if entry.is_group:
            assert isinstance(below, Group)
            yield from ((name, inner) for inner in below.commands)
        else:
            yield (name,)


def error_of(ran: Ran) -> dict[str, Any]:
    """Return the one JSON object on standard error; standard output must be empty."""
    assert ran.out == ""
    found: dict[str, Any] = json.loads(ran.err)
    assert list(found) == ["error"]
    about: dict[str, Any] = found["error"]
    assert {"code", "message", "hint"} <= set(about)
    return about


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_explains_itself(mentor: Mentor, words: tuple[str, ...], option: str, store: Path) -> None:
    """Help exits 0, says in one line what for, shows two examples that begin with the command, and makes nothing."""
    ran = mentor(*words, option)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"Usage: mentor {' '.join(words)}")
    purpose = " ".join(ran.out.split("\n\n")[1].split())
    assert re.match(r"[A-Z].{5,130}?[.?:]( |$)", purpose), purpose
    examples = lines[lines.index("Examples:") + 1 :]
    assert sum(f"mentor {' '.join(words)}" in line or f"{words[-1]}" in line for line in examples) >= 2
    assert not store.exists()


@pytest.mark.parametrize(
    "name", [None, *(name for name, entry in COMMANDS.items() if entry.is_group and name != "sync")]
)
def test_a_group_alone_shows_its_help(mentor: Mentor, name: str | None) -> None:
    """Without a verb a group lists its commands with exit 0, and as JSON with --json; examples are shown.

    `mentor sync` alone does what it is called.
    """
    words = (name,) if name else ("-h",)
    ran = mentor(*words)
    assert (ran.code, ran.err) == (0, "")
    assert "Examples:" in ran.out
    assert mentor(*words, "-h").code == 0
    if name is None:  # the program alone is the agenda
        assert mentor("--json").json() == []
        return
    listed = mentor(name, "--json").json()["commands"]
    assert all(entry["name"] in ran.out and entry["summary"] for entry in listed)


def test_mentor_alone_welcomes(mentor: Mentor, store: Path) -> None:
    """Where there is no student, the first three commands are shown, with exit 0."""
    ran = mentor()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("\n  mentor ") == 3
    assert not store.exists()


def test_version(mentor: Mentor) -> None:
    """--version names the program and its version."""
    assert mentor("--version") == (0, f"mentor {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sesion",), "session"),
        (("session", "lgo"), "log"),
        (("student", "list", "--stats"), "--status"),
        (("session", "log"), "STUDENT"),
        (("session", "log", "x", "--late"), "--late"),
        (("session", "log", "x", "--kind", "party"), "'discovery', 'mentoring', 'presentation'"),
        (("noshow", "check", "--absent"), "--scheduled"),
        (("faq", "show", "a", "b"), "quotes"),
        (("session", "schedule", "x", "14:00", "--times", "two"), "--times"),
        (("--store", "", "student", "list"), "--store"),
        (("--store",), "--store"),
        (("nonsense",), "nonsense"),
    ],
)
def test_a_usage_error_is_one_clear_line_and_a_hint(mentor: Mentor, words: tuple[str, ...], said: str) -> None:
    """Exit 2, the fault named in one line, what to look at in the next; the same as one JSON object."""
    ran = mentor(*words)
    assert (ran.code, ran.out) == (2, "")
    message, hint = ran.err.splitlines()
    assert message.startswith("Error: ")
    assert hint
    assert said in ran.err
    about = error_of(mentor("--json", *words))
    assert about["code"] == "usage"
    assert (f"Error: {about['message']}", about["hint"]) == (message, hint)


def test_an_error_names_the_help_of_its_command(mentor: Mentor) -> None:
    """Whatever is wrong with the options, the help to look at is that of the command typed."""
    for words in (("session", "log", "x", "--late"), ("session", "log", "--nope"), ("session", "log")):
        assert "See: mentor session log --help" in mentor(*words).err
    assert "See: mentor attendance --help" in mentor("attendance", "--from").err


def test_json_errors_have_a_code_each(mentor: Mentor) -> None:
    """The code in JSON and the exit code say which kind of error it is; lists stand in it whole."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "add", "Amélie Petit")
    for words, code, name in (
        (("student", "show", "nobody"), 3, "not-found"),
        (("student", "show", "amelie"), 3, "ambiguous"),
        (("student", "add", "Amélie Petit"), 1, "refused"),
        (("student", "forget", "petit"), 2, "usage"),
    ):
        ran = mentor(*words, "--json")
        assert (ran.code, error_of(ran)["code"]) == (code, name)
    assert len(error_of(mentor("student", "show", "amelie", "--json"))["details"]) == 2


def test_json_may_stand_anywhere_but_in_a_text(mentor: Mentor) -> None:
    """The common options are taken by the program, the group and the command; after `--` they are text."""
    mentor("student", "add", "Amélie Durand")
    for words in (("--json", "student", "list"), ("student", "--json", "list"), ("student", "list", "--json")):
        assert len(mentor(*words).json()) == 1
    assert mentor("student", "note", "amelie", "--", "--json").out.startswith("Noted")
    assert mentor("student", "show", "--", "--json").err.startswith("Error: ")


def test_quiet_says_nothing_on_success(mentor: Mentor) -> None:
    """Messages go; data that was asked for and errors stay."""
    assert mentor("-q", "student", "add", "Amélie Durand") == (0, "", "")
    assert mentor("student", "note", "amelie", "x", "--quiet") == (0, "", "")
    assert mentor("session", "log", "amelie", "-q") == (0, "", "")
    assert mentor("student", "list", "-q").out.startswith("amelie-durand")
    assert mentor("student", "show", "nobody", "-q").err


@pytest.mark.parametrize("option", [(), ("--no-input",)])
def test_nothing_is_asked_without_a_terminal(mentor: Mentor, option: tuple[str, ...]) -> None:
    """What would be asked is a usage error that names the option."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "log", "amelie")
    for words in (("student", "forget", "amelie"), ("session", "delete", "amelie")):
        ran = mentor(*words, *option, stdin="y\n")
        assert ran.code == 2
        assert "--yes" in ran.err


def test_the_store_is_the_option_then_the_variable_then_the_platforms(
    mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--store goes before MENTOR_HOME; the configuration lies beside the data unless the platform's place is used."""
    named = mentor("--store", str(tmp_path / "mine"), "store", "path", "--json").json()
    assert named["path"] == str(tmp_path / "mine")
    assert named["config"] == str(tmp_path / "mine" / "config.toml")
    by_variable = mentor("store", "path")
    assert by_variable.out == f"{tmp_path / 'store'}\n"
    monkeypatch.delenv("MENTOR_HOME")
    own = mentor("store", "path", "--json").json()
    assert own["path"] == f"{os.environ['XDG_DATA_HOME']}/mentor"
    assert own["config"] == f"{os.environ['XDG_CONFIG_HOME']}/mentor/config.toml"


def test_the_first_write_makes_the_store(mentor: Mentor, store: Path) -> None:
    """No init and no question; reading makes nothing."""
    for words in (("student", "list"), ("session", "list"), ("attendance",), ("noshow", "list"), ("policy", "list")):
        assert mentor(*words).code == 0
    assert not store.exists()
    mentor("student", "add", "Amélie Durand")
    assert store.is_dir()


def test_the_clock_and_the_zone_can_be_set(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MENTOR_NOW replaces the present; `timezone` in the configuration goes before TZ."""
    mentor("student", "add", "Amélie Durand")
    (store / "config.toml").write_text('timezone = "America/Montreal"\n', encoding="utf-8")
    ran = mentor("session", "schedule", "amelie", "tomorrow 9:00", "--json", now="2026-11-24T23:00:00Z")
    assert ran.json()["scheduled_at"] == "2026-11-25T09:00:00-05:00"
    monkeypatch.setenv("MENTOR_NOW", "soon")
    ran = mentor("student", "note", "amelie", "x")
    assert ran.code == 2
    assert "MENTOR_NOW" in ran.err


def test_a_bad_configuration_is_named(mentor: Mentor, store: Path) -> None:
    """What does not fit in config.toml is said with its path; nothing else happens."""
    store.mkdir()
    (store / "config.toml").write_text('timezone = "Mars"\n', encoding="utf-8")
    ran = mentor("student", "add", "Amélie Durand")
    assert ran.code == 2
    assert "config.toml" in ran.err
    assert "Mars" in ran.err
    (store / "config.toml").write_text("timezone = \n", encoding="utf-8")
    assert mentor("student", "add", "Amélie Durand").code == 4
    assert not (store / "students").exists()


def test_a_newer_store_is_left_alone(mentor: Mentor, store: Path) -> None:
    """Exit 7, and its bytes are unchanged."""
    mentor("student", "add", "Amélie Durand")
    head = store / "store.toml"
    head.write_text("schema = 99\nmin_reader = 99\n", encoding="utf-8")
    for words in (("student", "list"), ("student", "note", "amelie", "x"), ("student", "add", "B")):
        assert mentor(*words).code == 7
    assert head.read_text(encoding="utf-8") == "schema = 99\nmin_reader = 99\n"


def test_what_cannot_be_saved_is_said(mentor: Mentor, tmp_path: Path) -> None:
    """A store that cannot be made is exit 5, with the path."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = mentor("--store", str(tmp_path / "file" / "store"), "student", "add", "Amélie Durand")
    assert ran.code in {4, 5}
    assert str(tmp_path / "file") in ran.err


def test_a_fault_of_our_own_leaves_a_report_without_personal_words(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, no traceback; the report names lines of code, not what was typed."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("Amélie")

    mentor("student", "list")
    monkeypatch.setattr("mentorcli.store.repository.Store.slugs", fail)
    ran = mentor("student", "show", "Amélie Durand")
    assert (ran.code, len(ran.err.splitlines())) == (70, 1)
    report = Path(ran.err.rsplit("saved: ", 1)[1].strip())
    text = report.read_text(encoding="utf-8")
    report.unlink()
    assert "ZeroDivisionError" in text
    assert "Am" not in text.replace("AmbiguousError", "")
    about = error_of(mentor("student", "show", "Amélie Durand", "--json"))
    assert about["code"] == "bug"
    Path(about["message"].rsplit("saved: ", 1)[1]).unlink()


def test_an_interruption_is_130(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C says in one line that nothing is changed."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mentorcli.store.repository.Store.slugs", interrupt)
    ran = mentor("student", "list")
    assert (ran.code, ran.err) == (130, "Interrupted: nothing is changed\n")
    assert error_of(mentor("student", "list", "--json"))["code"] == "interrupted"


COMPLETIONS = [
    ("mentor student show am", ["amelie-durand", "amelie-petit"]),
    ("mentor session cancel z", ["zoe"]),
    ("mentor attendance z", ["zoe"]),
    ("mentor session list --student z", ["zoe"]),
    ("mentor sess", ["session"]),
    ("mentor noshow un", ["unmark"]),
    ("mentor --store nowhere student show z", []),
]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(("line", "offered"), COMPLETIONS)
def test_completion(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, shell: str, line: str, offered: list[str]) -> None:
    """TAB offers commands and slugs in each shell, from the store that the line names."""
    for name, slug in (("Amélie Durand", "amelie-durand"), ("Amélie Petit", "amelie-petit"), ("Zoé", "zoe")):
        mentor("student", "add", name, "--slug", slug)
    monkeypatch.setenv("_MENTOR_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    ran = mentor()
    assert ran.err == ""
    slugs = {"amelie-durand", "amelie-petit", "zoe"}
    assert {slug for slug in slugs if slug in ran.out} == slugs & set(offered)
    assert all(name in ran.out for name in offered)


@pytest.mark.parametrize("place", ["", "-1", "x", "\u00b2", "\u0663", "9" * 5_000])
def test_completion_of_a_place_that_is_none(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Whoever asks without a shell gets no fault: it is the first word, or one behind the last."""
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "mentor student list")
    monkeypatch.setenv("COMP_CWORD", place)
    ran = mentor()
    assert (ran.code in (0, 1), ran.err) == (True, "")


@pytest.mark.parametrize("columns", ["9" * 5_000, "\u00b2", "-1", "0", "x"])
def test_a_width_that_no_terminal_has(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """COLUMNS is taken as far as it is one."""
    monkeypatch.setenv("COLUMNS", columns)
    mentor("student", "add", "Amélie Durand")
    assert "Amélie Durand" in mentor("student", "list").out


def test_completion_offers_session_ids(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """From four characters on, TAB completes the id of a session."""
    mentor("student", "add", "Amélie Durand")
    known = mentor("session", "schedule", "amelie", "2026-12-01 10:00", "--json").json()["id"]
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_CWORD", "3")
    for length, offered in ((4, known), (3, "")):
        monkeypatch.setenv("COMP_WORDS", f"mentor session show {known[:length]}")
        assert mentor().out.strip() == offered


_TOO_LONG = (
    ("config", "path"), ("faq", "search", "absent"), ("store", "check"), ("sync", "status"), ("sync",),
    ("student", "list"), ("agenda",), ("doctor",), ("config", "set", "lang", "fr"),
)  # fmt: skip


@pytest.mark.parametrize("command", _TOO_LONG, ids=map(" ".join, _TOO_LONG))
def test_a_store_of_no_possible_name_is_told_of(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Its name is longer than any: what the system says of it, not a fault of ours, whatever asked for a file there."""
    ran = mentor("--store", "x" * 256, *command)
    assert ran.code == 4
    assert "File name too long" in ran.err + ran.out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    french = mentor("--store", "x" * 256, *command)
    assert "nom de fichier trop long" in french.err + french.out


def test_what_no_command_gets_past_names_the_path(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is closed to this user; without a path nothing is known, and it is a fault of ours."""

    def refused(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "exists", refused)
        ran = mentor("config", "path")
    assert ran.code == 4
    assert re.fullmatch(
        r"Error: The system refuses: Permission denied \(/.*config.toml\)\n"
        r"Nothing is changed. Check the permissions and the space.\n",
        ran.err,
    )


def test_a_folder_of_a_store_that_cannot_be_made_is_not_saved(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As some file systems have no durable folders."""

    def refused(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("mentorcli.store.files.sync_folder", refused)
    ran = mentor("sync", "init", str(tmp_path / "place"))
    assert (ran.code, ran.err.splitlines()[0][:30]) == (5, "Error: Not saved: Invalid argu")


@pytest.mark.parametrize("size", ["9" * 5000, "\u00b2", "\u0663", "-1", "abc", "", "0", "99999", "1"])
def test_a_size_of_the_terminal_that_is_none(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: str
) -> None:
    """Any other program that asks the environment would fail over it, the libraries that draw among them."""
    monkeypatch.setenv("COLUMNS", size)
    monkeypatch.setenv("LINES", size)
    rows = "student,start,minutes\nAnn,2026-11-10 10:00,45\n"
    (tmp_path / "past.csv").write_text(rows, encoding="utf-8")
    mentor("student", "add", "Ann")
    monkeypatch.setattr(AppContext, "live", True)
    assert mentor("session", "import", str(tmp_path / "past.csv"), "--yes").code == 0
    for words in (("agenda",), ("student", "list"), ("session", "--help"), ("doctor",), ("faq", "list")):
        assert mentor(*words).code in {0, 1}, words
    assert os.environ.get("COLUMNS", "0").isdecimal()


@pytest.mark.parametrize("number", ["x", "", "-1", "99", "\u00b2", "9" * 5000])
@pytest.mark.parametrize("line", ["", "mentor", 'mentor student show "a'])
def test_a_shell_that_does_not_say_which_word_is_typed(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, number: str
) -> None:
    """What is wrong with a line never shows."""
    for name, value in (("_MENTOR_COMPLETE", "complete_bash"), ("COMP_WORDS", line), ("COMP_CWORD", number)):
        monkeypatch.setenv(name, value)
    ran = mentor()
    assert (ran.code in {0, 1}, ran.err) == (True, "")
