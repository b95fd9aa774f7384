"""`mentor policy use`."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_another_policy_judges_from_now_on(mentor: Mentor) -> None:
    """It is written into the configuration and marked in the list; its rule is what decides."""
    check = ("noshow", "check", "--scheduled", "2026-11-24 14:00", "--late", "16m", "--json")
    assert mentor(*check).json()["no_show"] is True
    ran = mentor("policy", "use", "openclassrooms-help-centre")
    assert ran.out == (
        "Policy in use: openclassrooms-help-centre (Help centre). Sessions already judged keep their verdict.\n"
    )
    assert mentor("config", "get", "policy.name").out == "openclassrooms-help-centre\n"
    assert mentor("policy", "list").out.splitlines()[1].startswith("*\topenclassrooms-help-centre\t")
    used = mentor("policy", "use", "openclassrooms-2021", "--json").json()
    assert (used["name"], used["in_use"]) == ("openclassrooms-2021", True)
    assert mentor("policy", "use", "openclassrooms-2021", "-q") == (0, "", "")


def test_figures_of_ones_own_are_reminded_of(mentor: Mentor) -> None:
    """They go on over whatever policy is in use."""
    mentor("config", "set", "policy.late_minutes", "20")
    ran = mentor("policy", "use", "openclassrooms-help-centre")
    assert (ran.code, ran.err) == (0, "Your own figures go on over it: late_minutes\n")


def test_an_unknown_policy_is_refused(mentor: Mentor, store: Path) -> None:
    """Exit 2 with those there are; nothing is written."""
    ran = mentor("policy", "use", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert "openclassrooms-help-centre" in ran.err
    assert not store.exists()


def test_a_policy_may_hold_from_a_day_on(mentor: Mentor, store: Path) -> None:
    """The day that was understood is said; what comes later, and what holds today instead, too."""
    ran = mentor("policy", "use", "openclassrooms-help-centre", "--from", "1 december 2026")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Policy from Tue 1 Dec 2026 on: openclassrooms-help-centre (Help centre).")
    assert (store / "config.toml").read_text(encoding="utf-8") == (
        '[[policy.dated]]\nfrom = 2026-12-01\nname = "openclassrooms-help-centre"\n'
    )
    assert mentor("policy", "use", "openclassrooms-2021").err.startswith("From Tue 1 Dec 2026 on: name = ")
    mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-11-20")
    ran = mentor("policy", "use", "openclassrooms-2021")
    assert (ran.code, ran.out) == (0, "Nothing changed\n")
    mentor("config", "unset", "policy.name")
    ran = mentor("policy", "use", "openclassrooms-2021")
    assert ran.out.startswith("Policy of the days before Fri 20 Nov 2026: openclassrooms-2021")
    assert ran.err.splitlines()[0] == (
        "Today another entry holds: openclassrooms-help-centre. To judge by openclassrooms-2021 from today on: "
        "mentor policy use openclassrooms-2021 --from 2026-11-24"
    )
    used = mentor("policy", "use", "openclassrooms-help-centre", "--from", "2026-11-20", "--json").json()
    assert (used["from"], used["to"], used["in_use"]) == ("2026-11-20", None, True)
