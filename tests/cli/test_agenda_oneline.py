"""`mentor agenda --oneline` and `--exit-code`: for prompts and scripts. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import replay
from helpers import Mentor
from mentorcli.render.cells import cells
from mentorcli.services import agenda as services
from terminal import mentor_started

SNIPPETS = dict(
    re.findall(
        r"```(bash|zsh|fish|tmux)\n(.*?)```", (replay.ROOT / "docs" / "agenda.md").read_text("utf-8"), re.DOTALL
    )[:4]
)


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student who answered."""
    mentor("student", "add", "Amélie Durand", "--started", "2026-11-20")
    mentor("contact", "replied", "amelie")


def test_where_nothing_is_due_there_is_nothing(mentor: Mentor) -> None:
    """Not even an empty line: a prompt stays as it was."""
    assert mentor("agenda", "--oneline") == (0, "", "")
    assert mentor("agenda", "--oneline", "--json").json() == {"due": 0, "next": None, "off": []}


@pytest.mark.parametrize(
    ("now", "english", "french"),
    [
        ("2026-11-24T09:00", "14:00 Amélie", "14:00 Amélie"),
        ("2026-11-24T14:00", "18:00 Amélie", "18:00 Amélie"),
        ("2026-11-24T15:00", "1 due · 18:00 Amélie", "1 à faire · 18:00 Amélie"),
        ("2026-11-24T18:30", "1 due · 18:00 Amélie", "1 à faire · 18:00 Amélie"),
        ("2026-11-24T19:00", "2 due · Wed 10:00 Amélie", "2 à faire · mer. 10:00 Amélie"),
        ("2026-11-25T11:00", "3 due", "3 à faire"),
    ],
)
def test_what_is_due_and_what_comes_next(mentor: Mentor, now: str, english: str, french: str) -> None:
    """The next of today that has not begun, else the one going on, else one within a day, with its day."""
    for start in ("2026-11-24 14:00", "2026-11-24 18:00", "2026-11-25 10:00"):
        assert mentor("session", "schedule", "amelie", start, now="2026-11-24T08:00").code == 0
    assert mentor("agenda", "--oneline", now=now) == (0, f"{english}\n", "")
    assert mentor("agenda", "--oneline", "--lang", "fr", now=now) == (0, f"{french}\n", "")


def test_how_far_it_looks_and_from_when(mentor: Mentor) -> None:
    """A day of 24 hours, or as many as --days says; --date looks from the beginning of that day."""
    mentor("session", "schedule", "amelie", "2026-11-25 15:00")
    assert mentor("agenda", "--oneline").out == "Wed 15:00 Amélie\n"
    assert mentor("agenda", "--oneline", now="2026-11-24T14:59:59").out == ""
    assert mentor("agenda", "--oneline", "--days", "2", now="2026-11-24T14:00").out == "Wed 15:00 Amélie\n"
    assert mentor("agenda", "--oneline", "--days", "0").out == ""
    assert mentor("agenda", "--oneline", "--date", "tomorrow").out == "15:00 Amélie\n"
    far = mentor("agenda", "--oneline", "--days", "40", "--lang", "fr", now="2026-10-31T09:00")
    assert far.out.endswith("mer. 25 nov. 15:00 Amélie\n")


def test_json_is_one_object(mentor: Mentor) -> None:
    """The number, and the entry of the session as in the agenda."""
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    found = mentor("agenda", "--oneline", "--json").json()
    assert found == {"due": 0, "next": mentor("agenda", "--json").json()[0], "off": []}
    assert found["next"]["command"] == "mentor session prep amelie-durand"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u001b[31mRed Herring", "\\x1b[31mRed"),
        ("A\u202eb C", "A\\u202eb"),
        ("王小明", "王小明"),
        ("M" * 90, "M" * 33 + "…"),
        ("漢" * 50, "漢" * 16 + "…"),
        ("$(touch pwned) `x` %n #{pid}", "$(touch"),
    ],
)
def test_any_name_is_one_short_line(mentor: Mentor, name: str, shown: str) -> None:
    """At most 40 cells, one line end, no escape code."""
    mentor("student", "add", name, "--slug", "odd", "--started", "2026-11-24")
    mentor("contact", "replied", "odd")
    mentor("session", "schedule", "odd", "2026-11-24 18:00")
    out = mentor("agenda", "--oneline").out
    assert out == f"18:00 {shown}\n"
    assert cells(out[:-1]) <= 40


def test_a_terminal_gets_the_same(mentor: Mentor) -> None:
    """No colours and no wrapping, however narrow and colourful it is."""
    mentor("session", "schedule", "amelie", "2026-11-24 14:00")
    mentor("student", "add", "Zoé")
    terminal = mentor_started("agenda", "--oneline", columns=5)
    assert terminal.end() == 0
    assert terminal.raw.replace("\r\n", "\n") == "2 due\n"
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    terminal = mentor_started("agenda", "--oneline", columns=5)
    terminal.end()
    assert terminal.raw.replace("\r\n", "\n") == "2 due · 18:00 Amélie\n"


def _broken_student(store: Path) -> None:
    (store / "students" / "amelie-durand" / "profile.toml").write_bytes(b"\0")


def _broken_journal(store: Path) -> None:
    (store / "students" / "amelie-durand" / "journal.jsonl").write_bytes(b"{\n")


def _newer(store: Path) -> None:
    file = store / "store.toml"
    file.write_text(re.sub(r"(schema|min_reader) = \d+", r"\1 = 99", file.read_text()))


def _no_toml(store: Path) -> None:
    (store / "config.toml").write_text("= x")


def _no_setting(store: Path) -> None:
    (store / "config.toml").write_text('lang = "xx"')


@pytest.mark.parametrize(
    ("spoil", "code"), [(_broken_student, 4), (_broken_journal, 4), (_newer, 7), (_no_toml, 4), (_no_setting, 2)]
)
@pytest.mark.parametrize("more", [(), ("--exit-code",), ("--lang", "fr", "--quiet")])
def test_what_cannot_be_read_is_a_mark(mentor: Mentor, spoil: object, code: int, more: tuple[str, ...]) -> None:
    """In place of the line, nothing on standard error, and the code it always has, which --exit-code leaves."""
    spoil(Path(os.environ["MENTOR_HOME"]))  # type: ignore[operator]
    assert mentor("agenda", "--oneline", *more) == (code, "mentor: !\n", "")
    assert mentor("agenda", *more).code == code
    told = mentor("agenda", "--oneline", "--json", *more)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith('{\n  "error"'), "a script gets the error as from any command"


def test_a_fault_of_ours_is_a_mark(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A prompt is the last place for its report."""
    monkeypatch.setattr(services, "next_up", lambda *_, **__: 1 / 0)
    assert mentor("agenda", "--oneline") == (70, "mentor: !\n", "")


@pytest.mark.parametrize(
    "words", [("--date", "soon"), ("--days", "400"), ("--days", "-1"), ("--lang", "de"), ("--limit", "3")]
)
def test_what_is_typed_wrongly_is_told(mentor: Mentor, words: tuple[str, ...]) -> None:
    """Whoever writes a prompt has to see why it does not work."""
    ran = mentor("agenda", "--oneline", *words)
    assert (ran.code, ran.out) == (2, "")
    assert words[0] in ran.err or words[1] in ran.err


def test_a_warning_is_left_out(mentor: Mentor) -> None:
    """A present that occurs twice, which any other command warns of."""
    assert "Warning" in mentor("agenda", now="2026-10-25T02:30").err
    assert mentor("agenda", "--oneline", now="2026-10-25T02:30").err == ""


@pytest.mark.parametrize("form", [(), ("--oneline",), ("--json",), ("--oneline", "--json")])
def test_the_exit_code_says_whether_something_is_due(mentor: Mentor, form: tuple[str, ...]) -> None:
    """1 with a session to document or a contact overdue; 0 with one later today or going on; output stays."""
    assert mentor("agenda", "--exit-code", *form).code == 0
    mentor("session", "schedule", "amelie", "2026-11-24 18:00")
    for now, code in (("15:00", 0), ("18:10", 0), ("18:45", 1)):
        asked = mentor("agenda", "--exit-code", *form, now=f"2026-11-24T{now}")
        plain = mentor("agenda", *form, now=f"2026-11-24T{now}")
        assert (asked.code, plain.code) == (code, 0)
        assert (asked.out, asked.err) == (plain.out, plain.err)
    mentor("student", "add", "Zoé", "--started", "2026-11-20")
    assert mentor("agenda", "--exit-code", *form).code == 1
    assert mentor("agenda", "--exit-code", "--date", "2026-11-19", *form).code == 0


def test_the_count_is_that_of_the_page(mentor: Mentor) -> None:
    """As many as stand under "Overdue or due" in the sample store, on any of its days."""
    mentor("undo")
    mentor("undo")
    assert mentor("demo", "--load", now="2026-11-24T09:30:00+01:00").code == 0
    for day in range(20, 30):
        now = f"2026-11-{day}T12:10:00+01:00"
        part = mentor("agenda", now=now).out.partition("Overdue or due\n")[2].partition("\n\n")[0]
        assert mentor("agenda", "--oneline", "--json", now=now).json()["due"] == len(part.splitlines()) > 0


@pytest.fixture
def shell_environ(mentor: Mentor, tmp_path: Path) -> dict[str, str]:
    """Plan a session with somebody whose name is a command, and put a `mentor` that counts its runs on the path."""
    mentor("student", "add", "$(touch<pwned)%n#(touch<pwned)", "--slug", "odd", "--started", "2026-11-24")
    mentor("contact", "replied", "odd")
    mentor("session", "schedule", "odd", "2026-11-24 18:00")
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "mentor"
    program.write_text(f'#!/bin/sh\necho >>"{tmp_path}/runs"\nexec "{sys.executable}" -m mentorcli "$@"\n')
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}


PROMPTS = {
    "bash": (
        ["bash", "--norc", "-c"],
        'PROMPT_COMMAND="true;"; PS1="> "\n{}\n',
        'eval "$PROMPT_COMMAND"\n',
        'echo "${PS1@P}"',
    ),
    "zsh": (["zsh", "-f", "-c"], "{}\n", "for one in $precmd_functions; do $one; done\n", 'print -P -- "$RPROMPT"'),
    "fish": (["fish", "--no-config", "-c"], "{}\n", "fish_right_prompt >/dev/null\n", "fish_right_prompt"),
}


@pytest.mark.parametrize("shell", PROMPTS)
def test_the_lines_for_a_shell_work(shell: str, shell_environ: dict[str, str], tmp_path: Path) -> None:
    """As they stand in the page: asked once for several prompts, and a name is text."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell}")
    words, setting, prompt, show = PROMPTS[shell]
    script = setting.replace("{}", SNIPPETS[shell]) + prompt * 3 + show
    done = subprocess.run(
        [*words, script], env=shell_environ, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    line = "18:00 $(touch<pwned)%n#(touch<pwned)"
    assert (done.stdout.strip(), done.stderr) == (f"({line}) >" if shell == "bash" else line, "")
    assert (tmp_path / "runs").read_text() == "\n"
    assert not (tmp_path / "pwned").exists()


def test_the_lines_for_tmux_work(shell_environ: dict[str, str], tmp_path: Path) -> None:
    """The status line has what is due; nothing in a name is run."""
    if shutil.which("tmux") is None:
        pytest.skip("no tmux")
    (tmp_path / "tmux.conf").write_text(SNIPPETS["tmux"])
    inner = ["tmux", "-S", str(tmp_path / "inner"), "-f", str(tmp_path / "tmux.conf")]
    outer = ["tmux", "-S", str(tmp_path / "outer"), "-f", "/dev/null"]

    def ask(*words: str) -> str:
        plain = {name: value for name, value in shell_environ.items() if name != "TMUX"}
        return subprocess.run(words, env=plain, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    ask(*inner, "new-session", "-d", "-x", "120", "-y", "5", "sh")
    ask(*outer, "new-session", "-d", "-x", "120", "-y", "5", f"TMUX= {shlex.join([*inner, 'attach'])}")
    shown = ""
    try:
        for _ in range(100):
            shown = ask(*outer, "capture-pane", "-p")
            if "18:00 " in shown:
                break
            time.sleep(0.1)
    finally:
        ask(*outer, "kill-server")
        ask(*inner, "kill-server")
    assert "18:00 $(touch<pwned)" in shown
    assert not (tmp_path / "pwned").exists()
