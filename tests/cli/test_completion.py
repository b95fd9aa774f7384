"""TAB in the real shells, and what it may offer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.typer_adapter.completion_scripts import SCRIPTS
from terminal import in_terminal

SHELLS = ("bash", "zsh", "fish")
Offered = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _students(mentor: Mentor) -> None:
    """Add three students, one with a project and a session."""
    for name in ("Amélie Durand", "Amélie Petit", "Zoé Okoro"):
        assert mentor("student", "add", name).code == 0
    assert mentor("project", "add", "zoe", "Build a dashboard").code == 0


@pytest.fixture
def offered(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Return a function that asks as fish does and returns the lines of the answer."""

    def ask(line: str, form: str = "complete_fish", code: int = 0) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("_MENTOR_COMPLETE", form)
            patch.setenv("_TYPER_COMPLETE_ARGS", line)
            patch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
            ran = mentor()
        assert (ran.code, ran.err) == (code, "")
        return ran.out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("student show zo", ["zoe-okoro\tZoé Okoro"]),
        ("student show Amé", ["amelie-durand\tAmélie Durand", "amelie-petit\tAmélie Petit"]),
        ("student show OKORO", ["zoe-okoro\tZoé Okoro"]),
        ("student show ameliex", []),
        ("session list --student zo", ["zoe-okoro\tZoé Okoro"]),
        ("session list --student=zo", ["--student=zoe-okoro\tZoé Okoro"]),
        ("session list --status n", ["no-show"]),
        ("session schedule zoe tomorrow --repeat ", ["weekly"]),
        ("contact log zoe --via p", ["phone"]),
        ("training done fi", ["first-session"]),
        ("project start zoe ", ["Build a dashboard\tto do"]),
        ("session log zoe --project b", ["Build a dashboard\tto do"]),
        ("session log zoe --project ", ["Build a dashboard\tto do"]),
        ("policy show openclassrooms-h", ["openclassrooms-help-centre\tHelp centre"]),
        ("noshow check --policy openclassrooms-h", ["openclassrooms-help-centre\tHelp centre"]),
        ("config set la", ["lang\tlanguage of messages, en or fr; without it the locale's"]),
        ("config set lang ", ["en\tEnglish", "fr\tfrançais"]),
        ("config set timezone europe/par", ["Europe/Paris"]),
        ("config set policy.late_minutes ", []),
        ("noshow report zoe --lang f", ["fr\tfrançais"]),
        ("presentation checklist zoe --done 14", ["14\tTake the student back for the next project, or transfer the "
                                                 "student to another mentor of the path."]),
        ("presentation checklist zoe --done 3,14,1", [f"3,14,{n}" for n in (1, 10, 11, 12, 13)]),
        ("presentation checklist zoe --undone ", []),
        ("noshow un", ["unmark\tTake a no-show back: its note goes, the session is as before."]),
        ("completion f", ["fish"]),
        ("student show zoe nonsense ", []),
        ("session log zoe --nonsense x --at ", []),
    ],
)  # fmt: skip
def test_what_is_offered(offered: Offered, line: str, lines: list[str]) -> None:
    """Students by name, whatever case and accents; enumerations, titles, numbers, names, keys, each described."""
    found = offered(f"mentor {line}")
    if line.endswith("3,14,1"):
        found = [offer.split("\t")[0] for offer in found]
    assert found == lines


def test_the_version_is_not_printed_by_tab(offered: Offered) -> None:
    """Options that act at once do not act while a line is typed; a word that is no command hides none."""
    assert offered("mentor --version st") == offered("mentor nonsense st") == offered("mentor st")


def test_every_command_is_offered_with_its_purpose(offered: Offered) -> None:
    """At the first TAB, without one of them being loaded; the same below a group."""
    found = offered("mentor ")
    assert len(found) > 15
    assert all(line.count("\t") == 1 and line.split("\t")[1] for line in found)
    assert [line.split("\t")[0] for line in offered("mentor student ")] == [
        "add", "list", "show", "edit", "note", "merge", "forget",
    ]  # fmt: skip


def test_options_are_offered_with_their_help(offered: Offered) -> None:
    """Those of the command, and those common to all."""
    found = dict(line.split("\t") for line in offered("mentor session log zoe --"))
    assert found["--late"].startswith("How late")
    assert {"--at", "--json", "--no-input", "--help"} <= set(found)


def test_sessions_are_described(offered: Offered, mentor: Mentor) -> None:
    """By four characters of the id; or, where the line names the student, all of that student, the newest first."""
    planned = ("session", "schedule", "zoe", "--json")
    first, second = (mentor(*planned, when).json()["id"] for when in ("2026-12-01 10:00", "2026-12-08 10:00"))
    assert offered(f"mentor session show {first[:4]}") == [
        f"{first}\t2026-12-01 10:00 zoe-okoro discovery session, planned"
    ]
    assert offered(f"mentor session show {first[:3]}") == []
    assert offered("mentor session show zo") == ["zoe-okoro\tZoé Okoro"]
    found = offered("mentor noshow mark zoe --session ")
    assert [line.split("\t")[0] for line in found] == [second, first]


def test_ticked_numbers_are_offered_to_untick(offered: Offered, mentor: Mentor) -> None:
    """And no longer to tick."""
    assert mentor("transfer", "checklist", "zoe", "--done", "1,2").code == 0
    assert [line.split("\t")[0] for line in offered("mentor transfer checklist zoe --undone ")] == ["1", "2"]
    assert offered("mentor transfer checklist zoe --done ")[0].startswith("3\t")


def test_faq_ids_are_offered_with_their_questions(offered: Offered, mentor: Mentor) -> None:
    """Own entries with the rest; to be changed, only those."""
    assert mentor("faq", "add", "Where is my invoice?", "On the billing page.").code == 0
    assert "where-is-my-invoice\tWhere is my invoice?" in offered("mentor faq show ")
    assert offered("mentor faq show student-no-s")[0].startswith("student-no-show\t")
    assert offered("mentor faq edit ") == ["where-is-my-invoice\tWhere is my invoice?"]


def test_names_are_left_out_of_a_long_list(offered: Offered, store: Path) -> None:
    """Each costs a file, and nobody reads a hundred of them."""
    assert all("\t" in line for line in offered("mentor student show "))
    for number in range(100):
        shutil.copytree(store / "students" / "zoe-okoro", store / "students" / f"zz-{number}")
    assert len(offered("mentor student show ")) == 103
    assert not any("\t" in line for line in offered("mentor student show "))


@pytest.mark.parametrize("fault", ["newer", "broken", "absent", "config", "profile"])
def test_what_is_broken_is_silent(offered: Offered, store: Path, fault: str) -> None:
    """No message disturbs the line that is being typed; what can be offered still is."""
    if fault == "newer":
        (store / "store.toml").write_text("schema = 99\n", encoding="utf-8")
    elif fault == "broken":
        (store / "store.toml").write_text("\0", encoding="utf-8")
    elif fault == "absent":
        shutil.rmtree(store)
    elif fault == "config":
        (store / "config.toml").write_text("lang = \n", encoding="utf-8")
    else:
        (store / "students" / "zoe-okoro" / "profile.toml").write_bytes(b'name = "\\ud8')
    expected = {"config": ["zoe-okoro\tZoé Okoro"], "profile": ["zoe-okoro"]}
    assert offered("mentor student show zo") == expected.get(fault, [])


def test_files_are_left_to_the_shell(offered: Offered, monkeypatch: pytest.MonkeyPatch, mentor: Mentor) -> None:
    """Exit code 1 tells our scripts that files fit; Typer's ask and are told."""
    assert offered("mentor store restore ", code=1) == []
    assert offered("mentor store export --out ", code=1) == []
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    for line, code in (("mentor store restore ", 1), ("mentor student show zo", 0), ("mentor student show x", 1)):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        assert mentor() == (code, "", "")


def test_a_description_is_only_text(offered: Offered, mentor: Mentor) -> None:
    """A name that would be a command to a shell, or steer a terminal, is neither."""
    assert mentor("student", "add", "Eve \"$(touch /tmp/x)`id`' \\ \u202e\x1b[2J:x", "--slug", "eve").code == 0
    (plain,) = offered("mentor student show ev")
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    (typers,) = offered("mentor student show ev", "complete_zsh")
    assert typers.startswith('_arguments \'*: :(("eve":"Eve ')
    assert not set("$`\\\x1b") & set(typers)
    assert typers.count("'") == 2
    assert typers.count('"') == 4


def test_the_script_is_printed(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the shell that is named, else for the one in $SHELL; Typer's question for it is answered too."""
    for shell in SHELLS:
        assert mentor("completion", shell) == (0, SCRIPTS[shell], "")
        monkeypatch.setenv("SHELL", f"/usr/local/bin/{shell}")
        assert mentor("completion").out == SCRIPTS[shell]
        monkeypatch.setenv("_MENTOR_COMPLETE", f"source_{shell}")
        assert mentor().out == SCRIPTS[shell]
        monkeypatch.delenv("_MENTOR_COMPLETE")
    assert mentor("completion", "zsh", "--json").json()["script"] == SCRIPTS["zsh"]
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert mentor("completion").code == 2
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_tcsh")
    assert mentor() == (1, "", "")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put `mentor` and the scripts into a folder, the first in PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "mentor"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m mentorcli "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    for shell, script in SCRIPTS.items():
        (folder / f"script.{shell}").write_text(script, encoding="utf-8")
    (folder / "notes one.txt").write_text("", encoding="utf-8")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.chdir(folder)
    return folder


START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='> '; bind 'set bell-style none'; source ./script.bash"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='> '; autoload -Uz compinit && compinit -u -D; unsetopt beep; source ./script.zsh",
    ),
}
TABS = [
    ("mentor sess", "mentor session "),
    ("mentor student show zo", "mentor student show zoe-okoro "),
    ("mentor student show ame", "mentor student show amelie-"),
    ("mentor student show Zo", "mentor student show zoe-okoro "),
    ("mentor session list --student zo", "mentor session list --student zoe-okoro "),
    ("mentor session list --student=zo", "mentor session list --student=zoe-okoro "),
    ("mentor session list --status sch", "mentor session list --status scheduled "),
    ("mentor project start zoe Bu", r"mentor project start zoe Build\ a\ dashboard "),
    ("mentor store restore not", r"mentor store restore notes\ one.txt "),
    ("./mentor noshow un", "./mentor noshow unmark "),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "completed"), TABS)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.usefixtures("program")
def test_tab_in_a_real_shell(shell: str, typed: str, completed: str) -> None:
    """The line is completed as far as there is one answer."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command, start = START[shell]
    with in_terminal(command, columns=200) as terminal:
        terminal.send(f"{start}; echo rea''dy\n")
        terminal.wait_for("\nready")
        terminal.send(f"{typed}\t")
        terminal.wait_for(completed)


@pytest.mark.parametrize("shell", ["zsh"])
@pytest.mark.usefixtures("program")
def test_names_are_shown_beside_the_slugs(shell: str) -> None:
    """Where several fit, each with whom it means."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command, start = START[shell]
    with in_terminal(command, columns=200) as terminal:
        terminal.send(f"{start}; echo rea''dy\n")
        terminal.wait_for("\nready")
        terminal.send("mentor student show ame\t\t")
        terminal.wait_for("Amélie Petit")
        assert "Amélie Durand" in terminal.shown


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("mentor student show ame", ["amelie-durand\tAmélie Durand", "amelie-petit\tAmélie Petit"]),
        ("mentor sess", ["session\tPlan sessions and log what happened."]),
        ("mentor session list --status sch", ["scheduled"]),
        ("mentor session list --student=zo", ["--student=zoe-okoro\tZoé Okoro"]),
        ("mentor project start zoe Bu", ["Build a dashboard\tto do"]),
        ("mentor store restore not", ["notes one.txt"]),
    ],
)
@pytest.mark.usefixtures("program")
def test_fish_completes(typed: str, lines: list[str]) -> None:
    """Fish is asked itself what TAB would offer."""
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    words = ["fish", "--no-config", "-c", f"source ./script.fish; complete -C '{typed}'"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=30)
    assert (done.stdout.splitlines(), done.stderr) == (lines, "")
