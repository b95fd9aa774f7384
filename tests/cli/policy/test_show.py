"""`mentor policy show`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.output import Output


def test_show_has_every_rule_with_figure_and_source(mentor: Mentor) -> None:
    """Without a name it is the policy in use; an unknown name is a usage error that lists the known."""
    shown = mentor("policy", "show", "--json").json()
    assert shown["name"] == "openclassrooms-2021"
    assert all(rule["rule"] and rule["source"] and rule["figure"] is not None for rule in shown["rules"])
    other = mentor("policy", "show", "openclassrooms-help-centre", "--lang", "fr", "--json").json()
    assert other["name"] == "openclassrooms-help-centre"
    ran = mentor("policy", "show", "nope")
    assert ran.code == 2
    assert "openclassrooms-help-centre" in ran.err
    assert all(row.count("\t") == 2 for row in mentor("policy", "show").out.splitlines())


def test_a_figure_of_ones_own_counts_and_is_marked(mentor: Mentor, store: Path) -> None:
    """What the configuration says under [policy] is what the rule asks."""
    store.mkdir()
    (store / "config.toml").write_text("[policy]\nlate_minutes = 20\n", encoding="utf-8")
    own = [rule for rule in mentor("policy", "show", "--json").json()["rules"] if rule["own"]]
    assert len(own) == 1
    ran = mentor("noshow", "check", "--scheduled", "2026-11-24 14:00", "--late", "20m", "--json")
    assert ran.json()["no_show"] is False


def test_which_policy_is_in_force_is_said_where_it_is_not_plain(mentor: Mentor) -> None:
    """Where another one is shown, or some hold from a day on; beside the table, so that a pipe gets the rules alone."""
    assert mentor("policy", "show").err == ""
    assert mentor("policy", "show", "openclassrooms-help-centre").err == "In force today: openclassrooms-2021\n"
    mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-12-01")
    entry = "From Tue 1 Dec 2026 on: name = openclassrooms-help-centre\n"
    assert mentor("policy", "show").err == f"In force today: openclassrooms-2021\n{entry}"
    later = mentor("policy", "show", "--on", "2026-12-01")
    assert later.err == f"In force on Tue 1 Dec 2026: openclassrooms-help-centre\n{entry}"
    assert mentor("policy", "show", "--on", "2026-12-01", "--json").json()["in_use"] is True
    assert mentor("policy", "show", "openclassrooms-2021", "--on", "2026-12-01", "--json").json()["in_use"] is False
    mentor("config", "set", "lang", "fr")
    assert mentor("policy", "show").err.startswith("En vigueur aujourd'hui\u00a0: openclassrooms-2021\n")


def test_a_terminal_shows_the_title_above(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name and title, an empty line, then every rule in a sentence that fits, its sources named below."""
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("openclassrooms-help-centre", "openclassrooms-2021"):
        for lang in ("en", "fr"):
            title, empty, *lines = mentor("policy", "show", name, "--lang", lang).out.splitlines()
            assert (title.partition(":")[0].strip(), empty) == (name, "")
            rules, sources = lines[: lines.index("")], lines[lines.index("") + 1 :]
            assert all(line[0].isupper() and ". [" in line and len(line) <= 80 for line in rules), rules
            assert all(line.startswith("[") for line in sources)
            assert "{" not in "".join(lines)
