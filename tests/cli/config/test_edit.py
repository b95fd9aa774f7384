"""`mentor config edit`: the whole file in an editor; what was typed survives a refusal."""

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


def editor(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set an editor that is a shell script; `$1` is the file."""
    program = folder / "editor.sh"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(program))


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
    kept = Path(ran.err.rsplit(" kept in ", 1)[1].split("; ")[0])
    assert kept.read_text(encoding="utf-8") == 'lang = "de"\ntimezone = 1\n'
    assert not [path for path in kept.parent.iterdir() if path.stat().st_mode & 0o077]


def test_the_editor_mends_what_is_broken(mentor: Mentor, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that stops every other command opens, even one that is no TOML."""
    for broken in (BROKEN, "lang = \n", 'lang = "xx"\n'):
        config.write_text(broken, encoding="utf-8")
        editor(config.parent, """printf '# mine\\nlang = "fr"\\n' > "$1" """, monkeypatch)
        assert mentor("config", "edit").code == 0
        assert config.read_text(encoding="utf-8") == '# mine\nlang = "fr"\n'
