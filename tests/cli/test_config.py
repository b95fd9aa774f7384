"""The configuration: one setting at a time or in an editor, the person's comments kept, every fault told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.services.settings import KEYS
from mentorcli.services.settings_faults import faults_of

COMMENTED = """\
# My settings
timezone = "Europe/Paris"  # at home

# stricter than the rule
[policy]
late_minutes = 10 # since March
"""
BROKEN = 'timezone = "Mars"\nfoo = 1\n[policy]\nlate_minutes = -1\nping_days = 9\n'


@pytest.fixture
def config(store: Path) -> Path:
    """Return the path of the configuration, in a folder that is there."""
    store.mkdir()
    return store / "config.toml"


def editor(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set an editor that is a shell script; `$1` is the file."""
    program = folder / "editor.sh"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(program))


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


def test_one_value_is_printed_alone(mentor: Mentor) -> None:
    """For scripts; exit 1 where a setting has no value, exit 2 where there is no such setting."""
    assert mentor("config", "get", "policy.late_minutes") == (0, "15\n", "")
    assert mentor("config", "get", "lang").out == "en\n"
    assert mentor("config", "get", "timezone") == (1, "", "")
    assert mentor("config", "get", "timezone", "--json").json()["value"] is None
    ran = mentor("config", "get", "late_minutes")
    assert (ran.code, ran.out) == (2, "")
    assert "policy.late_minutes" in ran.err


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


def test_the_editor_shows_every_setting(mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no file yet: each with what it is for; with every comment mark taken away it is valid."""
    store.mkdir()
    shown = store / "shown"
    editor(store, f'cp "$1" {shown}', monkeypatch)
    assert mentor("config", "edit").out == "Nothing changed\n"
    assert not (store / "config.toml").exists()
    text = shown.read_text(encoding="utf-8")
    assert all(f"# {key.removeprefix('policy.')} = " in text for key in KEYS)
    editor(store, r"""sed -i -E 's/^# (([a-z_]+ = |\[).*)/\1/' "$1" """, monkeypatch)
    assert mentor("config", "edit").code == 0
    assert all(entry["own"] for entry in mentor("config", "list", "--json").json())


def test_the_text_survives_a_refusal(mentor: Mentor, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All faults are told, the file is as it was, and what was typed is kept where the message says."""
    config.write_text(COMMENTED, encoding="utf-8")
    editor(config.parent, """printf 'lang = "de"\\ntimezone = 1\\n' > "$1" """, monkeypatch)
    ran = mentor("config", "edit")
    assert ran.code == 2
    assert "2 settings do not fit" in ran.err
    assert config.read_text(encoding="utf-8") == COMMENTED
    kept = Path(ran.err.rsplit(" kept in ", 1)[1].strip())
    assert kept.read_text(encoding="utf-8") == 'lang = "de"\ntimezone = 1\n'
    kept.unlink()
    kept.parent.rmdir()


def test_the_editor_mends_what_is_broken(mentor: Mentor, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that stops every other command opens, even one that is no TOML."""
    for broken in (BROKEN, "lang = \n", 'lang = "xx"\n'):
        config.write_text(broken, encoding="utf-8")
        editor(config.parent, """printf '# mine\\nlang = "fr"\\n' > "$1" """, monkeypatch)
        assert mentor("config", "edit").code == 0
        assert config.read_text(encoding="utf-8") == '# mine\nlang = "fr"\n'


def test_the_path_is_printed(mentor: Mentor, store: Path) -> None:
    """Whether or not there is a file."""
    assert mentor("config", "path").out == f"{store / 'config.toml'}\n"
    assert mentor("config", "path", "--json").json() == {"path": str(store / "config.toml"), "exists": False}


def test_every_setting_is_documented() -> None:
    """docs/config.md names each key, as it is typed."""
    page = (Path(__file__).parents[2] / "docs" / "config.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in page] == []


def test_a_name_that_is_close_is_proposed() -> None:
    """For a key that is mistyped in the file too."""
    assert "lang" in faults_of({"lnag": "fr"})[0]
