"""Settings changed by several processes at once, and by a person's own editor beside them: nothing is lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from helpers import Editor, Mentor
from reliability.harness import in_child

ALONE = [sys.executable, "-m", "mentorcli"]


def start(*words: str) -> subprocess.Popen[bytes]:
    """Start `mentor` in a process of its own."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*ALONE, *words], env={**os.environ}, stdin=quiet, stdout=quiet, stderr=quiet)


def at_once(commands: Sequence[Sequence[str]]) -> list[int]:
    """Run commands at once and return their exit codes."""
    running = [start(*words) for words in commands]
    return [process.wait(60) for process in running]


SETTINGS = {
    ("config", "set", "lang", "en"): ("lang", "en"),
    ("config", "set", "timezone", "Europe/Lisbon"): ("timezone", "Europe/Lisbon"),
    ("policy", "use", "openclassrooms-help-centre"): ("policy.name", "openclassrooms-help-centre"),
    ("config", "set", "policy.late_minutes", "11"): ("policy.late_minutes", 11),
    ("config", "set", "policy.dated.2026-12-01.late_minutes", "12"): ("policy.dated.2026-12-01.late_minutes", "12"),
    ("config", "set", "policy.call_days", "9"): ("policy.call_days", 9),
}


def test_settings_that_are_changed_at_once_are_all_there(mentor: Mentor) -> None:
    """In a store that does not exist yet; then some are taken back while others come."""
    assert at_once(list(SETTINGS)) == [0] * len(SETTINGS)
    listed = {one["key"]: one["value"] for one in mentor("config", "list", "--json").json() if one["own"]}
    assert {key: str(value) for key, value in listed.items()} == {key: str(value) for key, value in SETTINGS.values()}
    changes = mentor("undo", "--list", "--json").json()
    assert len(changes) == len(SETTINGS)
    mixed = [
        ("undo", changes[-1]["id"]), ("config", "set", "policy.transfer_days", "20"), ("config", "unset", "lang"),
        ("config", "set", "policy.ping_days", "2"), ("undo", changes[-2]["id"]),
    ]  # fmt: skip
    codes = at_once(mixed)
    after = {one["key"]: one["value"] for one in mentor("config", "list", "--json").json() if one["own"]}
    assert {after["policy.transfer_days"], after["policy.ping_days"]} == {20, 2}
    gone = set(listed) - set(after)
    assert "lang" in gone
    assert len(gone) == codes[0:1].count(0) + codes[4:].count(0) + (0 if codes[2] else 1)
    assert mentor("store", "check").code == 0


def test_what_a_person_saves_while_settings_are_changed_stays(mentor: Mentor, store: Path) -> None:
    """Whatever the moment: a program that writes the file over and over loses none of what it wrote last."""
    assert mentor("config", "set", "lang", "en").code == 0
    config = store / "config.toml"
    for number in range(3):
        running = [start("config", "set", f"policy.{name}_days", "9") for name in ("call", "transfer")]
        last = 0
        while any(process.poll() is None for process in running):
            last += 1
            text = config.read_text(encoding="utf-8")
            aside = config.with_suffix(".mine")
            kept = [line for line in text.splitlines(keepends=True) if not line.startswith("# mine ")]
            aside.write_text(f"# mine {number}.{last}\n{''.join(kept)}", encoding="utf-8")
            aside.rename(config)
        text = config.read_text(encoding="utf-8")
        assert f"# mine {number}.{last}\n" in text
        assert tomllib.loads(text)["lang"] == "en"
    assert mentor("store", "check").code == 0


def test_a_setting_that_comes_while_the_file_is_open_goes_with_what_was_typed(
    mentor: Mentor, store: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By settings where the lines are the same: in a new file, in one of a line, and below one table; else refused."""
    config = store / "config.toml"
    command = " ".join(ALONE)
    cases = [
        (None, ["config", "set", "lang", "en"], "sed -i 's/^# timezone/timezone/' \"$1\""),
        ('lang = "en"\n', ["config", "set", "policy.call_days", "9"], 'echo "lang = \\"fr\\"" > "$1"'),
        ('lang = "en"\n', ["config", "set", "timezone", "UTC"], 'printf "lang = \\"fr\\"\\n# why\\n" > "$1"'),
        ("", ["config", "set", "policy.call_days", "9"], 'printf "[policy]\\nping_days = 2\\n" > "$1"'),
    ]
    for before, words, script in cases:
        config.unlink(missing_ok=True)
        if before is not None:
            config.parent.mkdir(exist_ok=True, mode=0o700)
            config.write_text(before, encoding="utf-8")
        monkeypatch.setenv("EDITOR", editor(f"{command} {' '.join(words)} >/dev/null || exit 9\n{script}"))
        ran = mentor("config", "edit")
        assert ran.code == 0, ran
        assert mentor("config", "get", words[2]).out == f"{words[3]}\n"
        text = config.read_text(encoding="utf-8")
        assert 'lang = "fr"' in text or "ping_days = 2" in text or '\ntimezone = "Europe/Paris"' in text
        assert "# why" not in script or "# why" in text
    assert 'lang = "en"' not in config.read_text(encoding="utf-8")
    config.write_text('lang = "en"\n', encoding="utf-8")
    script = f'{command} config set timezone UTC >/dev/null\necho \'timezone = "Europe/Paris"\' >> "$1"'
    monkeypatch.setenv("EDITOR", editor(script))
    ran = mentor("config", "edit")
    assert ran.code == 1
    assert "timezone: changed meanwhile to UTC; your text: Europe/Paris" in ran.err
    assert config.read_text(encoding="utf-8") == 'lang = "en"\ntimezone = "UTC"\n'


def test_a_text_that_is_no_utf_8_loses_no_letter(
    mentor: Mentor, store: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`config set` refuses, in both languages; the editor shows what Windows wrote, and saves it as UTF-8."""
    store.mkdir(mode=0o700)
    config = store / "config.toml"
    config.write_bytes(b"# caf\xe9\nlang = 'en'\n")
    for words in (
        ("config", "set", "lang", "fr"),
        ("config", "unset", "lang"),
        ("policy", "use", "openclassrooms-2021"),
    ):
        ran = mentor(*words)
        assert (ran.code, "line 1: not valid UTF-8" in ran.err) == (4, True)
        assert config.read_bytes() == b"# caf\xe9\nlang = 'en'\n"
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "ligne 1\u00a0: n'est pas en UTF-8" in mentor("config", "set", "lang", "fr").err
    monkeypatch.setenv("EDITOR", editor('sed -i "s/en/fr/" "$1"'))
    assert mentor("config", "edit").code == 0
    assert config.read_text(encoding="utf-8") == "# café\nlang = 'fr'\n"
    assert mentor("undo").code == 0
    assert config.read_text(encoding="utf-8") == "# café\nlang = 'en'\n"


class Disk:
    """Which names a crash of the machine would leave: those whose folder was synced after they came."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._log = top.with_suffix(".synced")

    def synced(self, fd: int) -> None:
        """Take the names in a folder as durable once it is synced, in this process or one that is killed later."""
        folder = Path(f"/proc/self/fd/{fd}").resolve()
        if not stat.S_ISDIR(os.fstat(fd).st_mode) or not folder.is_relative_to(self.top):
            return
        with self._log.open("a", encoding="utf-8") as log:
            log.writelines(f"{_entry(path)}\n" for path in folder.iterdir())

    def at_risk(self) -> set[Path]:
        """Return what is there and would be gone, but for the lock, whose loss costs nothing."""
        durable = set(self._log.read_text(encoding="utf-8").splitlines())
        there = [path for path in self.top.rglob("*") if path.name != ".lock"]
        return {path for path in there if _entry(path) not in durable}


def _entry(path: Path) -> str:
    """Return an entry of a folder: which folder, the name, and what stands under it."""
    return f"{path.parent.stat().st_ino} {path.lstat().st_ino} {path.name}"


@pytest.mark.parametrize(
    ("words", "apart"), [(("config", "set", "lang", "en"), True), (("student", "add", "Zoe"), False)]
)
def test_what_is_said_to_be_set_outlives_the_machine(
    tmp_path: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], *, apart: bool
) -> None:
    """In folders that are not there yet, of the store and of the configuration, whatever a kill before left of them."""
    sync = os.fsync
    for step in range(1, 100):
        top = tmp_path / str(step)
        top.mkdir()
        monkeypatch.setenv("MENTOR_HOME", "" if apart else str(top / "deep" / "deeper" / "store"))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(name, str(top / name.lower() / "more"))
        disk = Disk(top)
        monkeypatch.setattr(os, "fsync", disk.synced)
        whole = in_child(lambda: mentor(*words), step)
        assert mentor(*words).code in (0, 1)  # 1: she is there already, and is then built upon
        assert words[0] == "config" or mentor("student", "note", "zoe", "x").code == 0
        monkeypatch.setattr(os, "fsync", sync)
        assert {path for path in disk.at_risk() if path.name != "index.json"} == set(), step  # which is made anew
        if whole:
            return
    pytest.fail("it never came to its end")
