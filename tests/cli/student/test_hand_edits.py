"""Profiles and editors in real processes: killed, at once, and beside a person's own editor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from helpers import Editor, Mentor
from terminal import mentor_started

ALONE = [sys.executable, "-m", "mentorcli"]
WAIT = 'touch "$(dirname "$0")/ready"; while [ ! -e "$(dirname "$0")/go" ]; do sleep 0.05; done; '


@pytest.fixture
def ann(mentor: Mentor) -> str:
    """Add a student and return the slug."""
    assert mentor("student", "add", "Ann Lee").code == 0
    return "ann-lee"


def start(*words: str, **environ: str) -> subprocess.Popen[bytes]:
    """Start `mentor` in a process of its own."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*ALONE, *words], env={**os.environ, **environ}, stdin=quiet, stdout=quiet, stderr=quiet)


def wait_for(path: Path) -> None:
    """Wait until a file is there."""
    deadline = time.monotonic() + 30
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert path.exists()


def test_a_text_whose_mentor_was_killed_is_offered_again(
    mentor: Mentor, ann: str, store: Path, tmp_path: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor goes on, and what it saves waits; it is known to doctor and check, and goes with the student."""
    script = f'{WAIT}sed -i "s/Ann Lee/Ann Low/" "$1"; cp "$1" "$1~"; touch "$(dirname "$0")/done"'
    running = start("student", "edit", ann, EDITOR=editor(script))
    wait_for(tmp_path / "ready")
    assert mentor("doctor").err == ""  # nobody is asked to take up what is open
    second = mentor("student", "edit", ann)
    assert (second.code, "No editor is set" in second.err) == (2, True)
    monkeypatch.setenv("EDITOR", "true")
    second = mentor("student", "edit", ann)
    assert (second.code, "is open in another editor" in second.err) == (1, True)
    running.send_signal(signal.SIGKILL)
    running.wait(30)
    (tmp_path / "go").touch()
    wait_for(tmp_path / "done")
    for words in (("doctor",), ("store", "check")):
        assert f"mentor student edit {ann} --resume" in mentor(*words).err, words
    assert mentor("student", "edit", ann, "--resume", "--json").json()["name"] == "Ann Low"
    assert not list(store.glob(".editing/*"))


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("words", [("student", "note", "ann-lee"), ("config", "edit"), ("faq", "edit", "who-pays")])
def test_every_text_is_swept_and_offered(mentor: Mentor, store: Path, editor: Editor, words: Sequence[str]) -> None:
    """A note, the settings, an answer: killed after it was saved in the file, with a copy and a swap file beside it."""
    assert mentor("faq", "add", "Who pays?", "They do.").code == 0
    leave = 'cp "$1" "$1~"; cp "$1" "$(dirname "$1")/.$(basename "$1").swp"; touch "$(dirname "$1")/4913"; '
    script = f'{leave} printf "# Who?\\n\\n# Nobody.\\n" > "$1"; kill -9 $PPID; sleep 0.5'
    terminal = mentor_started(*words, EDITOR=editor(script))
    terminal.end()
    resume = f"mentor {' '.join(words)} --resume"
    assert resume in mentor("doctor").err
    assert resume in mentor("store", "check").err
    terminal = mentor_started(*words, "--resume", EDITOR=editor('echo >> "$1"'))
    assert terminal.end() == 0, terminal.shown
    assert not (store / ".editing").exists()
    assert mentor("store", "check").err == mentor("doctor").err == ""


def test_what_a_person_saves_while_a_profile_is_changed_is_never_lost(mentor: Mentor, ann: str, store: Path) -> None:
    """Writers at once, and an editor that saves an older state over and over: the file, or a kept text, has it."""
    path = store / "students" / ann / "profile.toml"
    older = path.read_text(encoding="utf-8")
    running = [
        start("student", "edit", ann, f"--{field}", value)
        for field, value in (("phone", "112"), ("path", "Data"), ("email", "b@example.org"))
    ]
    saved: list[str] = []
    while any(process.poll() is None for process in running):
        saved.append(f"Ann Lee {len(saved)}")
        aside = path.with_name("mine")
        aside.write_text(older.replace("Ann Lee", saved[-1]), encoding="utf-8")
        aside.rename(path)
        time.sleep(0.05)
    assert [process.returncode for process in running] == [0, 0, 0]
    shown = mentor("student", "show", ann, "--json").json()
    kept = [*store.glob(".editing/*/*.toml"), path]
    assert shown["phone"], shown
    assert (shown["phone"], shown["path"], shown["email"]) == ("112", "Data", "b@example.org")
    assert any(f'"{saved[-1]}"' in one.read_text(encoding="utf-8") for one in kept)
    assert mentor("store", "check", "--repair").code == 0


def test_what_was_edited_by_hand_of_an_entry_that_is_merged_is_taken_up_in_the_other(
    mentor: Mentor, ann: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that is told is the one that runs then; every message tells it, in both languages."""
    assert mentor("student", "add", "Bo").code == 0
    path = store / "students" / ann / "profile.toml"
    older = path.read_text(encoding="utf-8")
    assert mentor("student", "edit", ann, "--path", "Data").code == 0
    path.write_text(f'{older}phone = "112"\n', encoding="utf-8")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    done = mentor("student", "merge", ann, "bo", "--yes")
    assert (done.code, f"student edit {ann} --resume" in done.err) == (0, False)
    assert "pour le reprendre\u00a0: mentor student edit bo --resume" in done.err
    monkeypatch.setenv("EDITOR", "true")
    assert mentor("student", "edit", "bo", "--resume", "--json").json()["phone"] == "112"
