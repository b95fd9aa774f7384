"""`mentor tariff example`: shapes to start from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from helpers import Mentor

NAMES = ["before-2020-06", "2020-06", "2024-03", "by-length", "by-billed"]


def test_the_names_are_listed(mentor: Mentor) -> None:
    """Each with what it is, in French too."""
    done = mentor("tariff", "example")
    assert [line.split("\t")[0] for line in done.out.splitlines()] == NAMES
    assert "To print one: mentor tariff example 2024-03" in done.err
    assert "alternance à 0,72" in mentor("tariff", "example", "--lang", "fr").out
    assert [one["name"] for one in mentor("tariff", "example", "--json").json()] == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_example_can_be_pasted(mentor: Mentor, store: Path, name: str, lang: str) -> None:
    """Behind whatever is in the configuration; it is marked as an example, and not the school's word."""
    done = mentor("tariff", "example", name, "--lang", lang)
    assert done.code == 0
    assert done.out.startswith(
        "# An example: a shape known" if lang == "en" else "# Un exemple\u00a0: une forme que l'on connaît"
    )
    assert ("not the school's word" if lang == "en" else "non une parole de l'école") in done.out
    store.mkdir(mode=0o700)
    (store / "config.toml").write_text('lang = "en"\n[policy]\nlate_minutes = 10\n' + done.out, encoding="utf-8")
    listed = mentor("tariff", "list", "--json").json()
    assert [one["from"] for one in listed] == [str(one["from"]) for one in tomllib.loads(done.out)["tariff"]]
    assert mentor("config", "list").code == 0


def test_json_has_the_text(mentor: Mentor) -> None:
    """With what it is."""
    found = mentor("tariff", "example", "2020-06", "--json").json()
    assert found["name"] == "2020-06"
    assert tomllib.loads(found["toml"])["tariff"][0]["monthly"] == {"self-paid": "30"}


def test_an_unknown_name_is_refused_with_the_list(mentor: Mentor) -> None:
    """Exit 2."""
    done = mentor("tariff", "example", "2025")
    assert (done.code, "There are: before-2020-06, 2020-06" in done.err) == (2, True)
