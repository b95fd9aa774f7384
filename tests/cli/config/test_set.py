"""`mentor config set`: one setting at a time, the person's comments kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.settings_faults import faults_of

COMMENTED = """\
# My settings
timezone = "Europe/Paris"  # at home

# stricter than the rule
[policy]
late_minutes = 10 # since March
"""
BROKEN = 'timezone = "Mars"\nfoo = 1\n[policy]\nlate_minutes = -1\nping_days = 9\n'


def test_comments_and_order_stay(mentor: Mentor, config: Path) -> None:
    """Setting and taking back change one line; what a person wrote around it stays."""
    config.write_text(COMMENTED, encoding="utf-8")
    assert mentor("config", "set", "policy.late_minutes", "12").out == "policy.late_minutes is now 12\n"
    assert config.read_text(encoding="utf-8") == COMMENTED.replace("= 10", "= 12")
    assert mentor("config", "set", "policy.late_minutes", "10").code == 0
    assert config.read_text(encoding="utf-8") == COMMENTED
    assert mentor("config", "set", "lang", "fr", "--json").json()["value"] == "fr"
    assert mentor("config", "unset", "lang").code == 0
    assert config.read_text(encoding="utf-8") == COMMENTED
    assert mentor("config", "unset", "lang").code == 1


@pytest.mark.parametrize(
    ("key", "value", "first"),
    [
        ("policy.request_weeks_min", "4", "policy.request_weeks_max 4"),
        ("policy.request_weeks_max", "1", "policy.request_weeks_min 1"),
        ("policy.ping_days", "9", "policy.call_days 9"),
        ("policy.dated.2027-01-01.call_days", "1", "policy.dated.2027-01-01.ping_days 1"),
    ],
)
@pytest.mark.parametrize(("lang", "word"), [("en", "First: "), ("fr", "D'abord\u00a0: ")])
def test_which_of_two_is_to_be_set_first_is_said(
    mentor: Mentor, key: str, value: str, first: str, lang: str, word: str
) -> None:
    """With the command that does it; after it the refused one fits."""
    mentor("config", "set", "lang", lang)
    refused = mentor("config", "set", key, value)
    assert refused.code == 2
    assert f"{word}mentor config set {first}\n" in refused.err
    assert mentor("config", "set", *first.split()).code == 0
    assert mentor("config", "set", key, value).code == 0


@pytest.mark.parametrize(("key", "value"), [("policy.request_weeks_min", "99"), ("policy.late_minutes", "999")])
def test_what_fits_in_no_order_has_no_first(mentor: Mentor, key: str, value: str) -> None:
    """Another setting would not help a figure that is out of bounds."""
    assert "mentor config list" in mentor("config", "set", key, value).err


def test_the_first_setting_makes_the_file(mentor: Mentor, store: Path) -> None:
    """No file is needed before; it is private like the rest."""
    assert mentor("config", "set", "policy.ping_days", "2").code == 0
    assert (store / "config.toml").read_text(encoding="utf-8") == "[policy]\nping_days = 2\n"
    assert (store / "config.toml").stat().st_mode & 0o777 == 0o600
    assert mentor("policy", "show").out.count("your configuration") == 1


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("timezone", "Paris", "timezone"), ("lang", "de", "not en or fr"), ("lang", "", "empty"),
        ("policy.name", "mine", "openclassrooms-2021"), ("policy.late_minutes", "soon", "whole number"),
        ("policy.late_minutes", "999", "between 0 and 240"), ("policy.late_minutes", "1.5", "whole number"),
        ("policy.ping_days", "8", "call_days"), ("policy.late_fraction", "4/3", "late_fraction"),
        ("policy.late", "1", "policy.late_minutes"), ("colour", "red", "no setting"), ("policy", "x", "no setting"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(mentor: Mentor, store: Path, key: str, value: str, said: str) -> None:
    """Exit 2 with the reason; nothing is written."""
    ran = mentor("config", "set", key, value)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (store / "config.toml").exists()


def test_a_broken_file_is_mended_setting_by_setting(mentor: Mentor, config: Path) -> None:
    """Each step is saved; what is still wrong is a warning, and no reason to refuse."""
    config.write_text(BROKEN, encoding="utf-8")
    for words, left in (
        (("set", "timezone", "Europe/Paris"), 3), (("set", "policy.late_minutes", "10"), 2), (("unset", "foo"), 1),
    ):  # fmt: skip
        ran = mentor("config", *words)
        assert ran.code == 0
        assert ran.out.startswith("Configuration saved")
        assert ran.err.startswith("Warning: ")
        assert (f"{left} settings do not fit" if left > 1 else "ping_days") in ran.err
    assert mentor("config", "unset", "policy.ping_days", "--json").json()["value"] == 3
    assert config.read_text(encoding="utf-8") == 'timezone = "Europe/Paris"\n[policy]\nlate_minutes = 10\n'


def test_a_name_that_is_close_is_proposed() -> None:
    """For a key that is mistyped in the file too."""
    assert "lang" in faults_of({"lnag": "fr"})[0]
