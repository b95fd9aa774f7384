"""docs/contract.md names what there is, and docs/domain.md has the sections that the code cites."""

from __future__ import annotations

import re

import pytest

import replay
from helpers import Mentor
from mentorcli import errors

CONTRACT = (replay.ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
DOMAIN = (replay.ROOT / "docs" / "domain.md").read_text(encoding="utf-8")
SOURCES = sorted((replay.ROOT / "src").rglob("*.py"))

_CITED = re.compile(r"domain, sections? (\d+(?:(?:,| and| to|, and) \d+)*)", re.IGNORECASE)


def _rows(section: str) -> list[list[str]]:
    """Return the cells of each table row below a heading of the contract."""
    _, _, after = CONTRACT.partition(f"\n## {section}\n")
    assert after, f"no section {section}"
    below = re.split(r"\n## ", after)[0]
    rows = [line.strip("|").split("|") for line in below.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows if not set(row[0]) <= set("- ")]


def _commands() -> list[str]:
    """Return every command as it is typed: `student add`, `undo`."""
    return [f"{name} {verb}".strip() for name, verbs in replay.commands().items() for verb in verbs or [""]]


def _promised() -> dict[str, list[str]]:
    """Return the options that the contract names for each command."""
    found = {}
    for command, options, *_ in _rows("Commands"):
        if command.startswith("`"):
            words = re.match(r"`([a-z]+(?: [a-z]+)*)", command)
            assert words is not None, command
            found[words[1]] = re.findall(r"--[a-z-]+", options)
    return found


def _codes() -> list[type[errors.MentorError]]:
    """Return every class of errors; one with exit code 0 is shown as a warning."""
    found = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.MentorError)]
    return [one for one in found if one.exit_code]


def _cited(text: str) -> set[int]:
    """Return the sections of the domain that a text cites: "sections 1 and 4 to 7" are 1, 4, 5, 6 and 7."""
    found = set()
    for match in _CITED.findall(" ".join(text.split())):
        for first, last in re.findall(r"(\d+)(?: to (\d+))?", match):
            found |= set(range(int(first), int(last or first) + 1))
    return found


def test_every_command_is_promised() -> None:
    """The tables of the contract hold every command, and no other."""
    assert sorted(_promised()) == sorted(_commands())


@pytest.mark.parametrize("command", _commands())
def test_promised_options_are_there(command: str, mentor: Mentor) -> None:
    """An option that the contract names is in the command's help."""
    offered = set(re.findall(r"--[a-z-]+", mentor(*command.split(), "--help").out.partition("Options:")[2]))
    assert set(_promised().get(command, [])) <= offered


@pytest.mark.parametrize("error", _codes(), ids=lambda error: str(error.code))
def test_every_exit_code_is_promised(error: type[errors.MentorError]) -> None:
    """The table of exit codes holds each class of errors, with its code in JSON."""
    codes = {exit_code: re.findall(r"`([a-z-]+)`", names) for exit_code, names, _ in _rows("Exit codes")}
    assert error.code in codes[str(error.exit_code)]


def test_cited_sections_are_understood() -> None:
    """Lists and ranges of sections are read whole, over the end of a line too."""
    assert _cited("(domain, section 5; FAQ)") == {5}
    assert _cited("Domain, sections 2 and 4 to\n    8).") == {2, 4, 5, 6, 7, 8}
    assert _cited("domain, sections 1, 4, 6 and 7)") == {1, 4, 6, 7}


def test_cited_sections_exist() -> None:
    """Every "domain, section N" of the code leads to a section of docs/domain.md."""
    sections = {int(number) for number in re.findall(r"^## (\d+)\. ", DOMAIN, re.MULTILINE)}
    cited = {path.name: _cited(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert any(cited.values())
    assert {name: numbers - sections for name, numbers in cited.items() if numbers - sections} == {}


def test_anchors_lead_somewhere() -> None:
    """A link to a heading of either page finds it, from the page itself or another one."""
    for page in replay.PAGES:
        for name, anchor in re.findall(r"\]\(([a-z-]*(?:\.md)?)#([^)]+)\)", page.read_text(encoding="utf-8")):
            text = (page.parent / (name or page.name)).read_text(encoding="utf-8")
            heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, page.name
