"""`mentor config list`: what holds, and every fault of the file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.settings import KEYS

COMMENTED = """\
# My settings
timezone = "Europe/Paris"  # at home

# stricter than the rule
[policy]
late_minutes = 10 # since March
"""
BROKEN = 'timezone = "Mars"\nfoo = 1\n[policy]\nlate_minutes = -1\nping_days = 9\n'


def test_what_holds_is_listed(mentor: Mentor, config: Path) -> None:
    """Every key is there, with its value, whose it is and what it is for; those without a value too."""
    config.write_text(COMMENTED, encoding="utf-8")
    listed = {entry["key"]: entry for entry in mentor("config", "list", "--json").json()}
    assert set(KEYS) - set(listed) == {"policy.late_fraction"}
    assert listed["timezone"] == {
        "key": "timezone", "value": "Europe/Paris", "own": True, "about": "your time zone; without it the system's",
    }  # fmt: skip
    assert (listed["policy.late_minutes"]["value"], listed["policy.late_minutes"]["own"]) == (10, True)
    assert (listed["policy.call_days"]["value"], listed["policy.call_days"]["own"]) == (7, False)
    assert all(entry["about"] for entry in listed.values())
    assert "policy.late_minutes\t10\tyour configuration\n" in mentor("config", "list").out


@pytest.mark.parametrize("words", [("config", "list"), ("config", "get", "lang"), ("student", "list")])
def test_every_fault_is_in_one_report(mentor: Mentor, config: Path, words: tuple[str, ...]) -> None:
    """Settings and figures alike, one a line, with the file and how to mend it."""
    config.write_text(BROKEN, encoding="utf-8")
    ran = mentor(*words)
    assert (ran.code, ran.out) == (2, "")
    head, *faults, hint = ran.err.splitlines()
    assert head == f"Error: {config}: 4 settings do not fit"
    assert [fault.split()[0] for fault in faults] == ["foo", "timezone", "late_minutes", "ping_days"]
    assert hint == "Correct it: mentor config edit"


def test_faults_of_figures_alone_are_told_with_the_file(mentor: Mentor, config: Path) -> None:
    """A verdict needs the figures: it names the file in which one does not fit."""
    config.write_text("[policy]\nlate_minutes = -1\n", encoding="utf-8")
    ran = mentor("noshow", "check", "--scheduled", "2026-11-24 14:00", "--absent")
    assert ran.code == 2
    assert ran.err.startswith(f"Error: {config}: late_minutes is -1")
    assert mentor("student", "list").code == 0


def test_every_setting_is_documented() -> None:
    """docs/config.md names each key, as it is typed."""
    page = (Path(__file__).parents[3] / "docs" / "config.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in page] == []
