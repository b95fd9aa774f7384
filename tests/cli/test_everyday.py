"""What people type where it is no command: it works where it only shows, else it is answered with what to type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Mentor, Ran
from mentorcli.cli import COMMANDS as TABLE
from mentorcli.cli import everyday_words as words
from mentorcli.cli.context import AppContext
from mentorcli.cli.root import build_root

_TYPED = re.compile(rf"mentor (?:{'|'.join(TABLE)})\b[^|\n]*")


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    """Amélie has a planned session and a held one, a project in progress; Noé has nothing."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie-durand")
    mentor("student", "add", "Noé Garcia")
    mentor("session", "log", "amelie", "--at", "2026-11-20 14:00")
    mentor("session", "schedule", "amelie", "2026-12-01 14:00")
    mentor("project", "add", "amelie", "Build a dashboard")
    mentor("project", "start", "amelie", "dashboard")


def contents(store: Path) -> dict[str, bytes]:
    """Return every file of a store."""
    return {str(path): path.read_bytes() for path in store.rglob("*") if path.is_file()}


def answered(done: Ran) -> list[str]:
    """Return the commands that an answer names."""
    text = done.err.partition("\n")[2]
    return [found.split(" (see:")[0].rstrip(" ).,") for found in _TYPED.findall(text)]


def is_command(line: str) -> bool:
    """Return whether a line begins with a command that there is, with as many words and options as it takes."""
    at = build_root()
    typed = shlex.split(line)[1:]
    while typed and hasattr(at, "commands"):
        if typed[0] not in at.commands:
            return False
        at = at.commands[typed.pop(0)]  # type: ignore[assignment]
    at.make_context("x", typed, resilient_parsing=True)
    return True


def pairs() -> Iterator[tuple[str, str]]:
    """Yield each noun with each verb that is known for it, as canonical words and by one of the other names."""
    nouns = {meaning: word for word, meaning in words.NOUNS.items()}
    verbs = {meaning: word for word, meaning in words.ACTIONS.items()}
    for noun, actions in words.COMMANDS.items():
        for verb in actions:
            yield noun, verb
            yield nouns[noun], verbs[verb]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_pair_of_the_table(mentor: Mentor, store: Path, lang: str) -> None:
    """In both orders; nothing is written, and what is printed is a command that there is."""
    mentor("config", "set", "lang", lang)
    before = contents(store)
    for noun, verb in pairs():
        for line in ((noun, verb), (verb, noun), (verb, noun, "amelie")):
            if line[0] in TABLE and (not TABLE[line[0]].is_group or line[1] in words.COMMANDS.get(line[0], {})):
                continue  # a command as it stands
            done = mentor(*line)
            assert done.code in (0, 1, 2, 3), (line, done)
            assert done.code == 0 or done.err.count("\n") >= 2, (line, done)
            assert all(map(is_command, answered(done))), (line, done.err)
            assert contents(store) == before, line


@pytest.mark.parametrize("word", [*words.NOUNS, *words.ACTIONS, *words.ANSWERS])
def test_every_word_alone(mentor: Mentor, store: Path, word: str) -> None:
    """With a student behind it too: answered or shown, never "no such command" and no more."""
    before = contents(store)
    for line in ((word,), (word, "amelie")):
        if word in TABLE:
            continue
        done = mentor(*line)
        assert done.code in (0, 1, 2, 3), (line, done)
        assert done.code == 0 or len(done.err.splitlines()) >= 2, (line, done.err)
        assert contents(store) == before


def test_each_word_for_an_option_is_one(mentor: Mentor) -> None:
    """The command has that option, and the words are in their folded form."""
    del mentor
    root = build_root()
    for path, table in words.AS_OPTIONS.items():
        at = root
        for name in path.split():
            at = at.commands[name]  # type: ignore[assignment]
        known = {option for one in at.params for option in one.opts}
        assert {meaning.split()[0] for meaning in table.values() if meaning} <= known, path


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("today", "mentor agenda"),
        ("demain", "mentor agenda --date tomorrow"),
        ("show amelie", "mentor student show amelie"),
        ("amelie durand", 'mentor student show "amelie durand"'),
        ("student amelie", "mentor student show amelie"),
        ("étudiants", "mentor student list"),
        ("liste séances", "mentor session list"),
        ("session list amelie durand", 'mentor session list --student "amelie durand"'),
        ("session list amelie held", "mentor session list --student amelie --status completed"),
        ("student list amelie", "mentor student show amelie"),
        ("attendance amelie durand", 'mentor attendance "amelie durand"'),
        ("agenda 2026-12-01", "mentor agenda --date 2026-12-01"),
        ("presentation amelie", "mentor presentation checklist amelie"),
        ("student show --student amelie", "mentor student show amelie"),
        ('faq "how do I transfer a student"', 'mentor faq search "how do I transfer a student"'),
        ("how do I transfer a student", "mentor faq search how do I transfer a student"),
        ("search durand", "mentor student show durand"),
        ("config lang", "mentor config get lang"),
    ],
)
def test_what_only_shows_is_run(mentor: Mentor, store: Path, line: str, read: str) -> None:
    """And said on standard error; with --json among the warnings."""
    before = contents(store)
    done = mentor(*shlex.split(line))
    assert (done.code, done.err.splitlines()[0]) == (0, f"Read as: {read}")
    assert done.out
    in_json = mentor(*shlex.split(line), "--json")
    assert in_json.code == 0
    assert in_json.json() is not None
    assert "Read as: " in in_json.err
    assert contents(store) == before


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("chercher note", "mentor find note"),
        ("chercher note wiring", "mentor find wiring"),
        ("notes search wiring", "mentor find wiring"),
    ],
)
def test_a_search_of_notes_looks_through_what_was_noted(mentor: Mentor, line: str, read: str) -> None:
    """Not through the FAQ, and not the list of one student's notes."""
    mentor("student", "note", "amelie", "Ask about the wiring of her note book")
    done = mentor(*line.split())
    assert (done.code, done.err.splitlines()[0]) == (0, f"Read as: {read}")
    assert "note book" in done.out


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("log amelie", "mentor session log amelie"),
        ("late amelie 20m", "mentor noshow mark amelie --late 20m"),
        ("session log amelie absent", "mentor session log amelie --absent"),
        ("session log amelie durand late 16m", 'mentor session log "amelie durand" --late 16m'),
        ("session log amelie 20m late", "mentor session log amelie --late 20m"),
        ("noshow mark amelie retard 20m", "mentor noshow mark amelie --late 20m"),
        ("contact log noe email", "mentor contact log noe --via email"),
        ("contact log noe par telephone", "mentor contact log noe --via phone"),
        ("schedule amelie tomorrow 14:00", 'mentor session schedule amelie "tomorrow 14:00"'),
        ("add student Max Mustermann", 'mentor student add "Max Mustermann"'),
        ("supprimer étudiant noe", "mentor student forget noe"),
        ("config set lang=fr", "mentor config set lang fr"),
        ("sesion list", "mentor session list"),
        ("session shedule amelie demain 9h", 'mentor session schedule amelie "demain 9h"'),
        ("noshow edit --student amelie", "mentor"),
    ],
)
def test_what_records_is_answered(mentor: Mentor, store: Path, line: str, typed: str) -> None:
    """With the whole command, the user's words put in place; nothing is written."""
    before = contents(store)
    done = mentor(*shlex.split(line))
    assert done.code == 2
    assert typed in done.err
    assert contents(store) == before


def test_several_commands_are_named(mentor: Mentor) -> None:
    """Where nobody can tell which one is wanted."""
    for line in ("noshow amelie", "delete amelie", "list"):
        done = mentor(*line.split())
        assert done.code == 2
        assert len(answered(done)) >= 2
        assert all(map(is_command, answered(done)))


def test_a_name_and_a_time_need_no_quotes(mentor: Mentor) -> None:
    """Where one reading alone is right; it is said beside what was done."""
    done = mentor("session", "schedule", "amelie", "durand", "tomorrow", "16:00")
    assert done.code == 0
    assert done.err.startswith('Read as: mentor session schedule "amelie durand" "tomorrow 16:00"')
    assert "Wed 25 Nov 2026 16:00 CET" in done.out
    assert mentor("student", "add", "Max", "Mustermann").out.startswith("Added: Max Mustermann")
    assert mentor("project", "add", "amelie", "Clean", "a", "data", "set").code == 0
    assert mentor("student", "add", "Zoe", "Petit", "zoe@example.org").code == 2


def test_two_readings_are_a_question(mentor: Mentor) -> None:
    """The name may end after one word or after two."""
    done = mentor("student", "note", "amelie", "durand", "called", "today")
    assert done.code == 2
    assert 'mentor student note amelie "durand called today"' in done.err
    assert 'mentor student note "amelie durand" "called today"' in done.err
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []


@pytest.mark.parametrize(
    "line", ["help", "aide", "--aide", "-?", "/help", "help session log", "aide séances", "man faq"]
)
def test_help_by_other_names(mentor: Mentor, line: str) -> None:
    """It is the help, of the command that follows."""
    done = mentor(*line.split())
    assert done.code == 0
    assert "Usage: mentor" in done.out


def test_help_of_no_command(mentor: Mentor) -> None:
    """The nearest ones are named, in French too."""
    done = mentor("help", "nosuch")
    assert (done.code, done.err) == (2, "Error: No such command 'nosuch'\nDid you mean: mentor noshow\n")
    mentor("config", "set", "lang", "fr")
    assert "Utilisation\u00a0: mentor session log" in mentor("help", "session", "log").out
    assert "Vouliez-vous dire" in mentor("help", "nosuch").err
    assert "Toutes les commandes" in mentor("xyzzy").err


@pytest.mark.parametrize("option", ["-v", "-V", "version"])
def test_the_version_by_other_names(mentor: Mentor, option: str) -> None:
    """As with --version."""
    assert mentor(option).out == mentor("--version").out


def test_an_option_of_another_command(mentor: Mentor) -> None:
    """Those that have it are named, the ones of the same noun first."""
    done = mentor("session", "list", "--late", "5m")
    assert done.code == 2
    assert "mentor session log, mentor session edit" in done.err
    assert "mentor noshow check, mentor noshow mark" in mentor("noshow", "--late", "5m").err
    assert "mentor completion" in mentor("--install-completion").err
    assert "Possible options" in mentor("session", "log", "amelie", "--abs").err


def test_a_student_who_is_none_is_named(mentor: Mentor) -> None:
    """By the command that would have shown them."""
    done = mentor("show", "nobody")
    assert (done.code, "No student 'nobody'" in done.err) == (3, True)


def test_the_store_of_the_line_is_used(mentor: Mentor, store: Path) -> None:
    """In what is run, and in what is to be typed."""
    done = mentor("--store", str(store), "show", "amelie")
    assert (done.code, f"mentor --store {store} student show amelie" in done.err) == (0, True)
    assert f"mentor --store {store} session log amelie" in mentor("--store", str(store), "log", "amelie").err


class TestPrompts:
    """No question in a terminal is one without an end."""

    @pytest.fixture(autouse=True)
    def _terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(AppContext, "interactive", True)

    def test_enter_alone_ends_it(self, mentor: Mentor) -> None:
        """Nothing is changed: exit 1."""
        done = mentor("session", "log", stdin="\n")
        assert (done.code, "Nothing is changed" in done.err) == (1, True)

    def test_nothing_to_choose_from(self, mentor: Mentor, tmp_path: Path) -> None:
        """No student yet, and no entry of one's own: said, with what to type."""
        done = mentor("--store", str(tmp_path / "new"), "session", "log")
        assert (done.code, "student add" in done.err) == (3, True)
        done = mentor("faq", "edit")
        assert (done.code, "mentor faq add" in done.err) == (3, True)

    def test_words_too_many_come_before_what_is_missing(self, mentor: Mentor) -> None:
        """Nothing is asked that is among them."""
        done = mentor("contact", "log", "noe", "email")
        assert (done.code, "mentor contact log noe --via email" in done.err) == (2, True)
