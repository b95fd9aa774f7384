"""Commands that are printed by a run with `--store` carry it, so that they work on the same store as they stand."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path

import pytest

from helpers import Mentor, Ran
from mentorcli.cli import COMMANDS
from mentorcli.text import bilingual, call_program, command_line, in_language, to_be_typed

SOURCE = Path(__file__).parent.parent / "src" / "mentorcli"
COMMAND = re.compile(rf"\bmentor (?:{'|'.join(COMMANDS)})\b")
TRIED = """
student add Ann Lee
student add Bob
student list
student add Ann Lee
student show zoe
student show ann
student note ann mentor undo
student note ann
student edit ann --slug
note list bob
note list zoe
note remove ann 9
student forget nobody
project list ann
project add ann Build a shop
project present ann shop
project start ann shop
project start ann shop
project remove ann shop
project add ann
resource list ann
resource add ann https://example.org --paid
resource remove ann https://example.org/none
session schedule ann 2026-11-25 10:00
session schedule ann 2026-11-25 10:00
session log ann
session log bob --at 2026-11-24 10:00 --absent
session log bob --at 2026-11-24 10:00 --absent
session log bob --late 20m
session log bob --at 2026-11-23 10:00 --late 20m
session log bob --at 2026-11-20 10:00 --absent
session log bob --at 2026-11-19 10:00 --kind presentation
session log ann --at 2026-11-18 10:00
session log ann --at 2026-11-18 10:00
session edit ann --at 2026-11-30 10:00
session edit bob --at 2026-11-30 10:00
session edit bob --duration 20m
session cancel ann --at 2026-11-24 12:00 --by student
session cancel zzzz
session list --undocumented
session list --limit 0
session record ann
session delete ann
noshow mark bob
noshow mark ann
noshow unmark ann
noshow list
noshow report bob
noshow report ann
noshow dossier bob
find zzzzzz
find
noshow check --late 20m
attendance
attendance zoe
attendance --owed
statement
statement 2026
tariff list
tariff example
tariff example 2024-03
tariff explain ann
agenda
contact log ann --via email
contact log ann --via form
contact message ann
contact next
presentation checklist ann --project shop
presentation request ann --project shop --date 2026-12-01
presentation request ann
presentation result ann
presentation result ann --project shop --notes-sent
presentation result ann --project shop --validated
presentation result ann --project shop --to-redo
presentation eligibility
presentation timing
transfer request ann
transfer start ann --reason why
transfer start ann --reason why
transfer status
transfer complete ann --keep-sessions
transfer complete bob
transfer cancel bob
training status
training done course
training done first-session
training done nothing
faq search zzzzzz
faq search
faq list
faq show nothing
faq add Where is it? There.
faq edit student-no-show --answer no
faq remove nothing
policy list
policy show nothing
policy use no-such
policy use default --from 2026-12-01
config list
config get no.such
config get timezone
config set lang
config set no.such 1
config set policy.late_minutes soon
config set policy.late_minutes 8
config unset lang
config edit
store check
store backup {folder}/saved.gz
store backup {folder}/saved.gz
store restore {folder}/none
store import {folder}/none
store import
store export --out {folder}/saved.gz
undo --list
undo zzzz
undo
undo --redo
undo --redo
doctor
demo --load
student
bogus
session bogus
session log
student list --bogus
"""


def tried(folder: Path) -> list[list[str]]:
    """Return the commands to be tried, word by word; a name and a text are one word."""
    joined = ("Ann Lee", "Build a shop", "mentor undo", "Where is it?")
    lines = []
    for line in TRIED.strip().splitlines():
        text = line.replace("{folder}", str(folder))
        for phrase in joined:
            text = text.replace(phrase, shlex.quote(phrase)) if phrase in text else text
        text = re.sub(r"(2026-\d\d-\d\d \d\d:\d\d)", r"'\1'", text)
        lines.append(shlex.split(text))
    return lines


def bare(text: str, typed: str = '"mentor undo"') -> list[str]:
    """Return the lines that name a command without `--store`."""
    lines = [line for line in text.splitlines() if not line.startswith(("Usage: ", "Utilisation\u00a0: "))]
    return [line for line in lines if COMMAND.search(line.replace(typed, ""))]


@pytest.fixture
def elsewhere(tmp_path: Path) -> str:
    """Return the folder of a store that no environment names; a shell would take it apart."""
    return str(tmp_path / "my {own} stores")


def ran_all(mentor: Mentor, folder: Path, store: str, *options: str) -> list[tuple[list[str], Ran]]:
    """Return each command that was tried in that store with what it left."""
    return [(words, mentor("--store", store, *words, *options)) for words in tried(folder)]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_every_command_that_is_printed_carries_it(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, elsewhere: str, lang: str, options: tuple[str, ...]
) -> None:
    """Whatever a command prints to be typed, in either language, as text and as JSON, names the store it worked on."""
    monkeypatch.setenv("LANG", f"{lang}_FR.UTF-8")
    called = f'mentor --store "{elsewhere}" '
    named = 0
    for words, left in ran_all(mentor, tmp_path, elsewhere, *options):
        assert left.code != 70, (words, left.err)
        printed = (left.out + left.err).replace('\\"', '"').replace("\\n", "\n")
        if words[:2] == ["student", "show"]:
            continue
        assert not bare(printed.replace(": mentor undo\n", "\n") if "note" in words else printed), (words, printed)
        named += printed.count(called)
    assert named > 60


def test_the_environment_needs_no_option(mentor: Mentor, tmp_path: Path) -> None:
    """Where MENTOR_HOME names the store, or a run before this one was given another, commands stand alone."""
    mentor("--store", str(tmp_path / "other"), "student", "add", "Zoe")
    added = mentor("student", "add", "Ann")
    assert "mentor session schedule ann" in added.out + added.err
    assert "--store" not in added.out + added.err


def test_what_is_printed_takes_back_in_the_same_store(mentor: Mentor, elsewhere: str) -> None:
    """The way back that is named, typed as it is printed, undoes that change and nothing elsewhere."""
    mentor("student", "add", "Ann")
    mentor("--store", elsewhere, "student", "add", "Ann")
    mentor("--store", elsewhere, "project", "add", "ann", "Shop")
    noted = mentor("--store", elsewhere, "project", "remove", "ann", "Shop")
    back = re.search(r"mentor .*undo", noted.out + noted.err)
    assert back is not None
    assert mentor(*shlex.split(back[0])[1:]).code == 0
    projects = mentor("--store", elsewhere, "project", "list", "ann", "--json").json()
    assert [one["title"] for one in projects] == ["Shop"]
    assert mentor("student", "show", "ann").code == 0


@pytest.mark.parametrize("typed", ["mentor undo", "see: mentor store check", "(mentor agenda)"])
def test_what_a_person_wrote_stays(mentor: Mentor, tmp_path: Path, elsewhere: str, typed: str) -> None:
    """A note, notes of a session and a title that look like a command are shown as they were typed."""

    def run(*words: str) -> Ran:
        return mentor("--store", elsewhere, *words)

    run("student", "add", "Ann")
    run("student", "note", "ann", typed)
    run("project", "add", "ann", typed)
    run("session", "log", "ann", "--at", "2026-11-24 10:00", "--notes", typed)
    page = run("student", "show", "ann", "--json").json()
    assert (page["notes"][0]["text"], page["projects"][0]["title"]) == (typed, typed)
    for shown in (run("student", "show", "ann"), run("session", "show", "ann"), run("project", "list", "ann")):
        assert typed in shown.out
    out = tmp_path / "ann.md"
    assert run("transfer", "handover", "ann", "--out", str(out)).code == 0
    assert typed.replace("(", "\\(")[1:6] in out.read_text(encoding="utf-8")
    refused = run("project", "add", "ann", typed)
    assert f'"{typed}"' in refused.err or typed in refused.err


@pytest.mark.parametrize("store", ["-x", "plain", "it's", 'a "b" $HOME', "{0} {name}"])
def test_the_store_is_one_word(store: str) -> None:
    """Whatever the folder is called, the shell hands it on whole."""
    call_program(store, COMMANDS)
    try:
        words = shlex.split(command_line("student show", "ann"))
        said = to_be_typed("See: mentor agenda; mentor undo")
        hint = in_language(bilingual("Run: mentor undo", "Lancez : mentor undo"), "fr")
        template = to_be_typed("{a}: mentor undo", template=True).format(a=1)
    finally:
        call_program(None)
    option = ["--store=-x"] if store == "-x" else ["--store", store]
    assert words == ["mentor", *option, "student", "show", "ann"]
    assert said.count("--store") == 2
    assert shlex.split(hint)[2:] == ["mentor", *option, "undo"]
    assert shlex.split(template)[1:] == ["mentor", *option, "undo"]
    assert to_be_typed("Run: mentor undo") == "Run: mentor undo"


def test_what_is_no_command_stays() -> None:
    """A sentence about mentors, an argument in quotes and a command that has its store are left alone."""
    call_program("x", COMMANDS)
    try:
        for sentence in (
            "Ask other mentors, then mentor support",
            'mentor --store x student note ann "mentor undo"',
            "another mentor sessions are held with",
            "mentor --store ~/other store path",
            "There is a student mentor undo already",
        ):
            assert to_be_typed(sentence) == sentence
    finally:
        call_program(None)


PASSED_ON = {"bilingual", "Sentences", "command", "Entry", "DemoStep", "to_be_typed"}
PROSE = {
    "completion.py",
    "shell_setup.py",
    "lexicon.py",
    "writer.py",
}  # in a shell's own file, words to search for, no command
SENTENCES = {"bilingual", "Sentences"}
CONSTANTS = {"EXAMPLES", "TEXTS", "_THROWN_AWAY", "_WHERE", "SEE_ALSO", "NOT_SURE", "WHERE_TO_ASK", "ABOUT"}


def _loose(path: Path) -> list[str]:
    """Return the commands in a file that no function gets which puts the store in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            known.add(id(body[0].value))
        name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        targets = node.targets if isinstance(node, ast.Assign) else []
        constant = any(isinstance(target, ast.Name) and target.id in CONSTANTS for target in targets)
        if name in PASSED_ON or name.startswith("typer.") or constant:
            known.update(id(part) for part in ast.walk(node))
    return [
        f"{path.name}:{node.lineno}: {node.value[:60]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known
        if COMMAND.search(node.value)
    ]


def test_no_sentence_forgets_it() -> None:
    """A command in the source is in a sentence of both languages, or made by `command_line`, or goes to be typed."""
    found = [line for path in SOURCE.rglob("*.py") if path.name not in PROSE for line in _loose(path)]
    assert found == []


def test_every_sentence_is_understood() -> None:
    """Wherever a sentence of both languages names a command, it stands where the store is put in."""
    bare_ones = []
    call_program("x", COMMANDS)
    try:
        for path in [path for path in SOURCE.rglob("*.py") if path.name not in PROSE]:
            calls = [
                node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
            ]
            parts = [part for one in calls if ast.unparse(one.func) in SENTENCES for part in ast.walk(one)]
            texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            bare_ones += [text for text in texts if COMMAND.search(to_be_typed(text))]
    finally:
        call_program(None)
    assert bare_ones == []


def test_json_of_the_agenda_carries_it(mentor: Mentor, elsewhere: str) -> None:
    """A script that runs what the agenda names works on the same store."""
    mentor("--store", elsewhere, "student", "add", "Ann")
    entries = mentor("--store", elsewhere, "agenda", "--json").json()
    assert entries
    for entry in entries:
        assert shlex.split(entry["command"])[1:3] == ["--store", elsewhere]
    refused = mentor("--store", elsewhere, "student", "show", "zoe", "--json")
    assert f'mentor --store "{elsewhere}"' in json.loads(refused.err)["error"]["hint"]
