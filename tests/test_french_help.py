"""The help in French: every page, every argument and option, every example, and what TAB says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import mentorcli.render.text.help as french_help
import replay
from french import english_in, loose_marks
from helpers import Mentor
from mentorcli.cli import COMMANDS
from mentorcli.cli.root import build_root
from mentorcli.render.text.help import METAVARS, catalogue, french_metavars, one_line_paragraphs

PAGES = [
    [],
    *([name] for name in COMMANDS),
    *([name, verb] for name, verbs in replay.commands().items() for verb in verbs),
]
# The words of an example that are the same in French: commands, options, names, values.
_SAME = re.compile(
    r"mentor [a-z-]+( [a-z-]+)?|--by (student|mentor)|student-no-show|--?[a-z-]+"
    r"|\"?(Amélie Durand|Sam Okoro|Data Analyst)\"?|\S*\d\S*|\S*[/~.]\S*"
)


def _commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command with the words that it is typed with."""
    yield words, command
    for name in getattr(command, "commands", ()):
        yield from _commands(command.commands[name], (*words, name))


def _texts(command: Any) -> Iterator[str]:
    """Yield the texts of one help, without its examples."""
    yield command.help
    for parameter in command.params:
        yield parameter.help


def test_every_text_of_a_help_has_its_french() -> None:
    """What a command, an argument or an option says of itself stands in the catalogue of its group."""
    missing = [
        (" ".join(words), text)
        for words, command in _commands(build_root())
        for text in _texts(command)
        if one_line_paragraphs(text) not in catalogue(words[0] if words else None)
    ]
    assert missing == [], "write the French into src/mentorcli/render/text/help/"


def test_no_french_is_left_over() -> None:
    """Every entry of the catalogue belongs to a text or an example of the commands it is named after."""
    said: dict[str, set[str]] = {}
    for words, command in _commands(build_root()):
        found = {one_line_paragraphs(text) for text in _texts(command)} | set((command.epilog or "").splitlines())
        for name in (words[0] if words else "program", "program", "shared"):
            said.setdefault(name, set()).update(found)
    said["program"].update({"Show this message and exit."}, (entry.summary for entry in COMMANDS.values()))
    folder = Path(french_help.__file__).parent
    left = [
        (path.stem, english)
        for path in folder.glob("*.py")
        if path.stem != "__init__"
        for english, _ in import_module(f"{french_help.__name__}.{path.stem}").TEXTS
        if english not in said[path.stem]
    ]
    assert left == []


def test_the_catalogue_is_french() -> None:
    """No French text is the English one, and none has an English word or a mark that could begin a line."""
    for words, _ in _commands(build_root()):
        for english, french in catalogue(words[0] if words else None).items():
            assert english != french
            assert not english_in(french), french
            assert "\u00a0" not in french, f"{french}: its spaces are set when it is shown"


@pytest.mark.parametrize("words", PAGES, ids=lambda words: " ".join(words) or "mentor")
def test_a_help_page_is_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    """Nothing on a page is English but what is typed, and no line begins with a mark."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    page = mentor(*words, "--help")
    assert page.code == 0
    assert page.out.startswith("Utilisation\u00a0: mentor")
    text, _, examples = page.out.partition("\nExemples\u00a0:\n")
    typed = re.sub(r"<[a-z|-]+>|\[[a-z|]+\]|--repeat weekly|^  \w[\w-]*  ", " ", text, flags=re.MULTILINE)
    assert english_in(typed) == frozenset(), text
    assert loose_marks(text) == []
    assert english_in(_SAME.sub(" ", examples)) == frozenset(), examples
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("words", PAGES, ids=lambda words: " ".join(words) or "mentor")
def test_its_examples_are_as_good_as_the_english_ones(words: list[str]) -> None:
    """An example in French is the same command with the same options: only texts and moments differ."""
    command: Any = build_root()
    for word in words:
        command = command.commands[word]
    known = catalogue(words[0] if words else None)
    for line in (command.epilog or "").splitlines():
        kept = [
            re.findall(r"(?<!\S)(?:mentor [a-z]+|--?[a-z-]+|<|\|)(?!\S)", one) for one in (line, known.get(line, line))
        ]
        assert kept[0] == kept[1]


def test_placeholders_are_french_and_codes_stay() -> None:
    """What stands for a value is translated as a whole word; options and values are not."""
    assert french_metavars("[OPTIONS] STUDENT WHEN") == "[OPTIONS] ÉTUDIANT QUAND"
    assert french_metavars("--funding-from WHEN|start") == "--funding-from QUAND|start"
    assert french_metavars("--without PART[,PART]") == "--without PARTIE[,PARTIE]"
    assert french_metavars("[WORDS...] --month YYYY-MM") == "[MOTS...] --month AAAA-MM"
    assert french_metavars("--status <active|paused>") == "--status <active|paused>"
    assert french_metavars("CONTEXT N URLS") == "CONTEXT N URLS"
    assert all(english != french for english, french in METAVARS.items())


def test_the_configuration_decides_on_the_language_of_the_help(mentor: Mentor, tmp_path: Path) -> None:
    """`lang` in the configuration of the store that is used wins over the locale, for errors of usage too."""
    other = str(tmp_path / "other")
    mentor("--store", other, "config", "set", "lang", "fr")
    assert "Utilisation" in mentor("--store", other, "--help").out
    assert "Utilisation" in mentor("--store", other, "session", "log", "--help").out
    assert "Usage" in mentor("--help").out
    assert mentor("--store", other, "nope").err.startswith("Erreur\u00a0: Commande inconnue")
    assert mentor("nope").err.startswith("Error: No such command")


def test_a_broken_configuration_leaves_the_help(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the language cannot be read the locale's is taken: a help never fails."""
    store.mkdir()
    (store / "config.toml").write_text("lang = [", encoding="utf-8")
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert mentor("undo", "--help").out.startswith("Utilisation")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert mentor("undo", "--help").out.startswith("Usage")


def test_the_commands_of_a_group_as_json_are_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary is a sentence: it is in the language of the user, the names are codes."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    commands = {one["name"]: one["summary"] for one in mentor("session", "--json").json()["commands"]}
    assert commands["list"] == "Lister les sessions, la plus récente d'abord."


@pytest.mark.parametrize("line", ["mentor ", "mentor session ", "mentor session list --", "mentor store export --f"])
@pytest.mark.parametrize("asked", ["complete_fish", "lines_zsh"])
def test_tab_describes_in_french(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, asked: str, line: str) -> None:
    """What a shell shows beside a command or an option is French."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("_MENTOR_COMPLETE", asked)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    offered = mentor().out
    assert offered
    for one in offered.splitlines():
        about = re.split(r"[\t:]", one, maxsplit=1)[1]
        assert not english_in(about), one
        assert not loose_marks(about), one
