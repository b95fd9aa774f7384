"""`mentor config unset`."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor

COMMENTED = """\
# My settings
timezone = "Europe/Paris"  # at home

# stricter than the rule
[policy]
late_minutes = 10 # since March
"""


def test_the_default_holds_again(mentor: Mentor, config: Path) -> None:
    """What holds then is named, and what a person wrote around it stays."""
    config.write_text(COMMENTED, encoding="utf-8")
    ran = mentor("config", "unset", "policy.late_minutes")
    assert ran.out == "policy.late_minutes is no longer set: 15 holds\n"
    assert "stricter than the rule" in config.read_text(encoding="utf-8")
    assert mentor("config", "unset", "timezone").out == "timezone is no longer set: (the system's) holds\n"


def test_what_is_not_set_cannot_be_taken_back(mentor: Mentor) -> None:
    """Exit 1 for a setting that is not set, in the user's language; exit 2 for what is no setting."""
    ran = mentor("config", "unset", "lang")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: lang is not set")
    assert mentor("config", "unset", "colour").code == 2
