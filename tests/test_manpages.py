"""The manual pages are those of the commands as they are now, and `man` can read them."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import manpages
import replay
from mentorcli import errors

NAMES = [path.relative_to(manpages.FOLDER).as_posix() for path in manpages.FOLDER.rglob("*.1")]


def test_the_pages_are_the_help() -> None:
    """docs/man/ holds what `python tests/manpages.py` writes, and nothing else."""
    made = manpages.pages()
    kept = {name: (manpages.FOLDER / name).read_text(encoding="utf-8") for name in NAMES}
    assert sorted(kept) == sorted(made)
    assert [name for name in made if kept[name] != made[name]] == []


def test_every_command_has_one_in_both_languages() -> None:
    """`mentor`, each command or group, each command of a group."""
    wanted = {"mentor.1"}
    for name, verbs in replay.commands().items():
        wanted |= {f"mentor-{name}.1", *(f"mentor-{name}-{verb}.1" for verb in verbs)}
    for place in manpages.PLACES.values():
        assert {path.name for path in (manpages.FOLDER / place).iterdir()} == wanted


def test_every_exit_code_is_explained() -> None:
    """An error with a new code would be one that the pages do not know."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.MentorError)]
    codes = {kind.exit_code for kind in kinds if kind not in (errors.MentorError, errors.EndedError)}
    assert {0, *codes} == set(manpages.EXIT_STATUS)


def test_a_french_page_is_french() -> None:
    """Headings, values and sentences; what is typed is as in English."""
    text = (manpages.FOLDER / "fr/man1/mentor-session-log.1").read_text(encoding="utf-8")
    assert "ÉTUDIANT" in text
    assert "CODE DE RETOUR" in text
    for name in [name for name in NAMES if name.startswith("fr/")]:
        lines = (manpages.FOLDER / name).read_text(encoding="utf-8").splitlines()
        headings = {line[5:-1] for line in lines if line.startswith(".SH")}
        assert headings <= set(manpages.HEADINGS.values()), name
        assert not {"[required]", "STUDENT"} & set(" ".join(lines).split()), name


@pytest.mark.parametrize(
    ("text", "roff"),
    [
        (".so /etc/passwd", "\\&.so /etc/passwd"),
        ("'br", "\\(aqbr"),
        ("a\\b --c `d` ~e ^f", "a\\(rsb \\-\\-c \\(gad\\(ga \\(tie \\(haf"),
        ("à\u00a0: « é »", "à\\~: « é »"),
    ],
)
def test_no_text_is_a_request(text: str, roff: str) -> None:
    """A leading dot or quote is a character; so is a backslash; a hyphen can be copied and pasted."""
    assert manpages.escaped(text) == roff


@pytest.mark.parametrize(
    ("record", "roff"),
    [
        ("-q, --quiet", "\\fB\\-q\\fR, \\fB\\-\\-quiet\\fR"),
        ("--at WHEN", "\\fB\\-\\-at\\fR \\fIWHEN\\fR"),
        ("[STUDENT]", "\\fI[STUDENT]\\fR"),
    ],
)
def test_options_are_bold_and_values_slanted(record: str, roff: str) -> None:
    """As manual pages have them."""
    assert manpages._names(record) == roff


def test_wheels_carry_them() -> None:
    """Into share/man of the environment, where `man` looks beside the program."""
    project = tomllib.loads((manpages.FOLDER.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    targets = project["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["shared-data"] == {"docs/man": "share/man"}
    assert "docs" in targets["sdist"]["include"]


def _warnings(program: str, *words: str, page: Path) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    return subprocess.run([program, *words, str(page)], capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_groff_has_nothing_to_say(lang: str) -> None:
    """No page has a request or an escape that is not understood, or a character that is not there."""
    for page in sorted((manpages.FOLDER / manpages.PLACES[lang]).iterdir()):
        assert _warnings("groff", "-k", "-ww", "-Tutf8", "-man", "-z", page=page) == "", page.name


@pytest.mark.parametrize(
    ("lang", "name", "shown"),
    [
        ("en", "mentor-session-log", "mentor session log [OPTIONS] STUDENT"),
        ("fr", "mentor-student-show", "mentor student show [OPTIONS] ÉTUDIANT"),
        ("en", "mentor", "--store DIR"),
    ],
)
def test_man_shows_them(lang: str, name: str, shown: str) -> None:
    """By name, in the language that is asked for."""
    man = shutil.which("man")
    if man is None:
        pytest.skip("man is not installed")
    environ = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MANWIDTH": "80", "MANROFFOPT": "-c", "MANPAGER": "cat"}
    # Not by -M, which has man-db look into that one folder and no language below it.
    environ |= {"MANPATH": str(manpages.FOLDER), "LANGUAGE": lang}
    done = subprocess.run([man, name], env=environ, capture_output=True, text=True, check=False)
    assert shown in done.stdout.replace("\u2010", "-"), done.stderr
