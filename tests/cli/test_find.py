"""`mentor find`. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import replay
from helpers import Mentor


@pytest.fixture(autouse=True)
def _notes(mentor: Mentor) -> None:
    """Add a student with notes."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("student", "note", "amelie", "Élève motivée, aime les tableaux", now="2026-11-20T09:00")
    mentor("student", "note", "amelie", "Prefers next\nweek for the œuvre", now="2026-11-21T09:00")


def test_a_pipe_gets_one_record_a_line(mentor: Mentor) -> None:
    """Date, whose, what, id and text, newest first."""
    rows = [row.split("\t") for row in mentor("find", "e").out.splitlines()]
    assert [row[0] for row in rows[-2:]] == ["2026-11-21 09:00", "2026-11-20 09:00"]
    assert rows[-2][1:3] == ["amelie", "note"]
    assert rows[-2][4] == "Prefers next week for the œuvre"
    assert len(mentor("find", "e", "--limit", "1").out.splitlines()) == 1


def test_words_are_found_however_they_are_typed(mentor: Mentor) -> None:
    """Case and accents make no difference; words with a blank between them are a phrase; - reads them."""
    for words in (("eleve",), ("ÉLÈVE", "tableau"), ("next week",), ("oeuvre", "PREFERS")):
        assert len(mentor("find", *words).out.splitlines()) == 1, words
    assert mentor("find", "week next").code == 1
    assert len(mentor("find", "-", stdin="oeuvre\nweek\n").out.splitlines()) == 1
    assert mentor("find", "-", stdin="").code == 2
    assert mentor("find", "--", "--lang").code == 1


def test_nothing_found_says_what_was_searched(mentor: Mentor) -> None:
    """Exit 1, in both languages; as JSON one object on standard error."""
    ran = mentor("find", "zzz", "--in", "notes", "--in", "sessions")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == 'Error: Nothing holds "zzz"\nSearched: notes on students, sessions, of 1 student.\n'
    assert json.loads(mentor("find", "zzz", "--json").err)["error"]["code"] == "nothing-found"
    mentor("config", "set", "lang", "fr")
    assert "Rien ne contient «\u00a0zzz\u00a0»" in mentor("find", "zzz").err


def test_the_json_says_where_the_words_stand(mentor: Mentor) -> None:
    """An array of records, each with the places of the words in its text."""
    (hit,) = mentor("find", "oeuvre", "week", "--json").json()
    assert [hit["text"][start:end] for start, end in hit["spans"]] == ["week", "œuvre"]
    assert (hit["student"], hit["name"], hit["kind"]) == ("amelie", "Amélie Durand", "note")
    assert hit["at"] == "2026-11-21T09:00:00+01:00"


def test_without_a_word_it_is_asked_for(mentor: Mentor) -> None:
    """Where nobody can answer it is a usage error, and so is a place or a limit that there is not."""
    for words in ((), ("",), ("\u0301",), ("x", "--in", "nowhere"), ("x", "--limit", "0"), ("x", "--from", "nope")):
        assert mentor("find", *words).code == 2, words
    assert mentor("find", "x", "--student", "nobody").code == 3


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_a_terminal_shows_the_words_in_place_on_one_line(mentor: Mentor, columns: int) -> None:
    """However narrow it is, a record is a line, with its date, whose it is, and the word, which stands out."""
    mentor("student", "note", "amelie", "x " * 60 + "面试准备 dashboard " + "y " * 60)
    mentor("student", "note", "amelie", "\x1b[31mdashboard\x1b[0m [red]dashboard[/red]")
    environ = {**os.environ, "MENTOR_NOW": "2026-11-24T15:00:00+01:00", "TERM": "xterm", "COLUMNS": str(columns)}
    shown = replay.on_terminal(["find", "DASHBOARD"], environ, columns)
    lines = [line for line in shown.splitlines() if line]
    assert len(lines) == 2
    for line in lines:
        assert "\x1b[1mdash" in line
    assert "Nov" in lines[0]
    assert "\x1b[31m" not in shown


def test_one_who_cannot_be_read_is_said_and_the_others_found(mentor: Mentor, store: Path) -> None:
    """Exit 4, with what was found of the others on standard output."""
    mentor("student", "add", "Bob Roy")
    (store / "students" / "bob-roy" / "journal.jsonl").write_bytes(b"{\n")
    ran = mentor("find", "eleve")
    assert ran.code == 4
    assert len(ran.out.splitlines()) == 1
    assert "bob-roy" in ran.err
    assert mentor("find", "nowhere").code == 4
    assert mentor("find", "eleve", "--student", "amelie").code == 0


def test_no_engine_of_the_faq_and_nothing_heavy_is_loaded() -> None:
    """A search that is to be quick loads neither the FAQ's engine nor pydantic, Rich or the grammar of dates."""
    code = (
        "import sys\nfrom mentorcli.app import main\nmain(['find', 'eleve'])\n"
        "heavy = {'pydantic', 'rich.table', 'mentorcli.search.index', 'mentorcli.when.request', 'tomllib'}\n"
        "sys.exit(f'loaded: {heavy & set(sys.modules)}' if heavy & set(sys.modules) else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
