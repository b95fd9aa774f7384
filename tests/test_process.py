"""What only a real process shows: exit codes, pipes, signals, and what is loaded."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import mentorcli
from helpers import Mentor
from terminal import mentor_started

ALONE = [sys.executable, "-m", "mentorcli"]
HEAVY = {"pydantic", "rich", "dateparser", "importlib.metadata"}


def run(*words: str, command: list[str] | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own, its output in pipes."""
    return subprocess.run(
        [*(command or ALONE), *words], env={**os.environ, **environ}, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False, timeout=30,
    )  # fmt: skip


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which `mentor` is this program, and fail on the first failing part of a pipe."""
    start = f'mentor() {{ {sys.executable} -m mentorcli "$@"; }}\n'
    return run(command=["bash", "-c", start + line])


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    """Add one student with a session."""
    assert mentor("student", "add", "Amélie Durand").code == 0
    assert mentor("session", "schedule", "amelie", "2026-11-24 14:00").code == 0


def test_the_exit_code_is_that_of_main() -> None:
    """A process ends with the code of the contract, its messages where they belong."""
    done = run("student", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("amelie-durand\tAmélie Durand\t")
    for words, code in (
        (("student", "show", "nobody"), 3),
        (("nonsense",), 2),
        (("noshow", "mark", "a", "--late", "1m"), 1),
    ):
        done = run(*words)
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr


def test_a_closed_pipe_ends_quietly(mentor: Mentor) -> None:
    """`| head -1` leaves no traceback, whether output or errors go down the pipe."""
    for number in range(40):
        mentor("student", "add", f"Student {number}", "--path", "x" * 190)
    for line in (
        "mentor student list --json | head -1", "mentor -h | true", "mentor student show nobody 2>&1 >/dev/null | true",
        "mentor policy show | head -c 1",
    ):  # fmt: skip
        done = shell(line)
        assert (done.returncode, done.stderr) == (0, ""), line


def test_closed_streams_and_a_full_disk() -> None:
    """Streams that are closed or full end in a code, never in a traceback; what was saved is said to be."""
    assert shell("mentor student list >&-").returncode == 0
    assert shell("mentor student show nobody 2>&-").returncode == 3
    assert shell("mentor student note amelie - <&-").returncode == 2
    if Path("/dev/full").exists():
        done = shell("mentor student list > /dev/full")
        assert done.returncode == 5
        assert "Traceback" not in done.stderr
        done = shell("mentor student note amelie kept > /dev/full")
        assert "saved" in done.stderr
        assert "kept" in run("student", "show", "amelie").stdout


def test_ctrl_c_is_130(tmp_path: Path) -> None:
    """An interrupted command ends with 130 and one line."""
    ready = tmp_path / "ready"
    editor = tmp_path / "editor.sh"
    editor.write_text(f"#!/bin/sh\ntouch {ready}\nexec sleep 20\n", encoding="utf-8")
    editor.chmod(0o700)
    started = subprocess.Popen(
        [*ALONE, "student", "edit", "amelie"], env={**os.environ, "EDITOR": str(editor)}, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not ready.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGINT)
    said = started.communicate(timeout=20)[1]
    assert started.returncode == 130
    assert said == "Interrupted: nothing is changed\n"


@pytest.mark.parametrize(
    "words",
    [
        ("session", "log", "amelie", "--at", "2026-11-24 14:00", "--late", "20m"), ("noshow", "mark", "amelie"),
        ("noshow", "check", "--scheduled", "2026-11-24 14:00", "--late", "16m"), ("student", "list"),
        ("faq", "search", "étudiant", "absent"), ("session", "list", "--json"),
    ],
    ids=lambda words: " ".join(words[:2]),
)  # fmt: skip
def test_the_quick_commands_load_nothing_heavy(words: tuple[str, ...]) -> None:
    """Neither pydantic nor Rich nor dateparser nor importlib.metadata is loaded by what is typed every day."""
    assert loaded(words) & HEAVY == set()


def test_own_figures_without_a_day_load_nothing_more(mentor: Mentor) -> None:
    """Logging a session is what mentors do all day: the dates of policies are no part of it until there are some."""
    mentor("config", "set", "policy.late_minutes", "10")
    words = ("session", "log", "amelie", "--at", "2026-11-24 14:00", "--late", "5m")
    dates = "mentorcli.rules.policy_dates"
    modules = loaded(words)
    assert "mentorcli.rules.policy" in modules
    assert dates not in modules
    mentor("config", "set", "policy.dated.2026-11-16.late_minutes", "10")
    assert dates in loaded(("session", "log", "amelie", "--at", "2026-11-23 14:00"))


def test_completion_loads_nothing_heavy() -> None:
    """TAB is answered with the list of folders alone, and loads nothing of what the command would show."""
    line = {"_MENTOR_COMPLETE": "complete_bash", "COMP_WORDS": "mentor student show am", "COMP_CWORD": "3"}
    modules = loaded((), **line)
    assert modules & HEAVY == set()
    assert {"mentorcli.services.student_page", "mentorcli.render.text", "mentorcli.models.verdict"} & modules == set()


def test_a_search_and_a_list_load_no_model_that_they_do_not_show() -> None:
    """A search speaks of no student; a list of them judges no session, and makes no JSON."""
    assert "mentorcli.models.session" not in loaded(("faq", "search", "absent"))
    others = {"mentorcli.models.verdict", "mentorcli.models.results.student", "mentorcli.render.json.student"}
    assert others & loaded(("student", "list")) == set()


EMPTY = {"cli/typer_adapter", "models/results", "rules", "services", "store"}


def test_a_log_enters_the_files_that_the_architecture_names() -> None:
    """No other is loaded for the session of today, held as planned: each costs a third of a millisecond."""
    page = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    part = page.split("### The files it enters")[1].split("## How to add")[0]
    named = set(re.findall(r"`((?:[a-z_]+/)*(?:[a-z_]+|__init__))`", part))
    names = loaded(("session", "log", "amelie"), MENTOR_NOW="2026-11-24T15:00")
    files = {name.removeprefix("mentorcli.").replace(".", "/") for name in names if name.startswith("mentorcli.")}
    source = Path(mentorcli.__file__).parent
    assert {f"{file}/__init__" if (source / file).is_dir() else file for file in files - EMPTY} == named
    assert f"enters {len(named)} files" in part


def test_a_log_loads_no_more_than_it_did() -> None:
    """52 modules of ours in what `-X importtime` shows, packages included."""
    command = [sys.executable, "-X", "importtime", "-m", "mentorcli"]
    shown = run("session", "log", "amelie", command=command, MENTOR_NOW="2026-11-24T15:00").stderr
    ours = set(re.findall(r"\| +(mentorcli[a-z_.]*)$", shown, re.MULTILINE))
    assert 40 < len(ours) <= 52


def loaded(words: tuple[str, ...], **environ: str) -> set[str]:
    """Return the names of the modules that a command loads, in a process of its own."""
    code = (
        "import sys\nfrom mentorcli.app import main\ncode = main(sys.argv[1:])\n"
        "sys.stderr.write('\\nMODULES ' + ' '.join(sys.modules))\nsys.exit(code)"
    )
    done = run(*words, command=[sys.executable, "-c", code], **environ)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rsplit("MODULES ", 1)[1].split())


def test_log_opens_no_other_students_files(mentor: Mentor, store: Path) -> None:
    """Once the first session is known, another student's journal may be missing: nobody looks at it.

    Names are compared by the heads of the profiles; what is wrong with one does not matter where the slug was typed.
    """
    mentor("student", "add", "Zoé Okoro")
    assert run("session", "log", "amelie", "--at", "2026-11-24 14:00").returncode == 0
    (store / "students" / "zoe-okoro" / "journal.jsonl").unlink()
    for words in (
        ("session", "log", "amelie", "--at", "2026-11-23 14:00"), ("session", "log", "amelie-durand", "--late", "5m"),
        ("noshow", "mark", "amelie", "--at", "2026-11-20 14:00"),
        ("session", "log", "durand", "--at", "2026-11-19 9:00"),
    ):  # fmt: skip
        done = run(*words, MENTOR_NOW="2026-11-24T19:00")
        assert done.returncode == 0
        assert "zoe" not in done.stderr
    (store / "students" / "zoe-okoro" / "profile.toml").write_bytes(b"\0")
    done = run("session", "log", "amelie-durand", "--at", "2026-11-18 9:00", MENTOR_NOW="2026-11-24T19:00")
    assert (done.returncode, "zoe" in done.stderr) == (0, False)


@pytest.mark.parametrize(
    ("environ", "escapes"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["colour", "no-color", "dumb"],
)
@pytest.mark.parametrize(
    "words", [("student", "list"), ("student", "show", "amelie"), ("agenda",), ("student", "x"), ("--help",)]
)
def test_escape_codes_only_where_they_are_welcome(
    words: tuple[str, ...], environ: dict[str, str], escapes: bool
) -> None:
    """In a terminal names, what is missed and errors are set off, and nothing with NO_COLOR or TERM=dumb."""
    assert ("\x1b" in in_terminal(*words, columns=60, **environ)) is escapes
    piped = run(*words, command=None, **environ)
    assert "\x1b" not in piped.stdout + piped.stderr


def test_a_table_fits_the_terminal() -> None:
    """A session is one line in a narrow terminal too."""
    out = in_terminal("session", "list", columns=40, NO_COLOR="1")
    assert all(len(line) <= 40 for line in out.splitlines())
    assert out.splitlines()[0] == "Tue 24 Nov  14:00  amelie-…  to document"


def in_terminal(*words: str, columns: int, **environ: str) -> str:
    """Run a command in a pseudo-terminal and return all it printed."""
    terminal = mentor_started(*words, columns=columns, **environ)
    terminal.end()
    return terminal.raw.replace("\r\n", "\n")


def test_a_question_is_asked_in_a_terminal() -> None:
    """There, `forget` asks, and a no changes nothing and exits 1."""
    main, side = os.openpty()
    started = subprocess.Popen(
        [*ALONE, "student", "forget", "amelie"], stdin=side, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    os.write(main, b"n\n")
    out, err = started.communicate(timeout=20)
    os.close(main)
    os.close(side)
    assert (started.returncode, out) == (1, "")
    assert "Erase Amélie Durand" in err
    assert run("student", "show", "amelie").returncode == 0


def test_nothing_is_loaded_before_an_interruption_can_be_told() -> None:
    """But what Python has loaded by itself: Ctrl-C would end it with a traceback."""
    code = "import sys; had = set(sys.modules); import mentorcli.__main__; print(*(set(sys.modules) - had))"
    new = set(run(command=[sys.executable, "-c", code], COVERAGE_PROCESS_CONFIG="").stdout.split())
    assert {"mentorcli.__main__"} <= new <= {"mentorcli", "mentorcli.__main__", "gc"}
