"""TAB in real shells where a quote is open: what is inserted is text, whatever a title holds, and nothing runs."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.cli.typer_adapter import bash_words
from mentorcli.cli.typer_adapter.completion_scripts import SCRIPTS
from terminal import Terminal, in_terminal

HOSTILE = {
    "aa": "$(touch PWN) `touch PWN` ${HOME} $HOME !touch !! !$ {a,b} *? [a-z] שלום 你好 e\u0301",
    "bb": "\"; touch PWN; ' it's $'x' ~root & touch PWN | cat > PWN < x #no '; touch PWN; \"",
    "cc": "\\$(touch PWN) \\\\ $'\\'",
    "dd": "\\",
    "ee": "!",
}
START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='> '; bind 'set bell-style none'; source ./script.bash"),
    "zsh": (
        ["zsh", "-f", "-i"],
        "PS1='> '; autoload -Uz compinit && compinit -u -D; unsetopt beep; setopt banghist; source ./script.zsh",
    ),
    "fish": (["fish", "--no-config", "-i"], "function fish_prompt; echo '> '; end; source ./script.fish"),
}
STUB = """#!/bin/sh
if [ -n "$_MENTOR_COMPLETE" ]; then exec {python} -P -m mentorcli "$@"; fi
printf '%s\\0' "$@" >> typed; printf '\\0' >> typed
"""


@pytest.fixture(autouse=True)
def _titles(mentor: Mentor) -> None:
    """Give one student every hostile title, by import: none was typed here."""
    assert mentor("student", "add", "Zoé Okoro").code == 0
    data = mentor("store", "export").json()
    data["students"][0]["projects"] = [
        {"title": f"{head}{rest}", "level": None, "status": "todo"} for head, rest in HOSTILE.items()
    ]
    assert mentor("store", "import", "-", "--theirs", "--json", stdin=json.dumps(data)).code == 0
    assert len(mentor("project", "list", "zoe", "--json").json()) == len(HOSTILE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to stand in, with a `mentor` in PATH that completes, and otherwise notes what was typed."""
    programs, here = tmp_path / "bin", tmp_path / "here"
    programs.mkdir()
    here.mkdir()
    (programs / "mentor").write_text(STUB.format(python=sys.executable), encoding="utf-8")
    (programs / "mentor").chmod(0o700)
    for shell, script in SCRIPTS.items():
        (here / f"script.{shell}").write_text(script, encoding="utf-8")
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.chdir(here)
    return here


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, folder: Path) -> Iterator[Terminal]:
    """Return a shell of each kind that completes `mentor`, in a terminal."""
    del folder
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    command, start = START[name]
    with in_terminal(command, columns=200) as terminal:
        terminal.send(f"{start}; echo rea''dy\n")
        terminal.wait_for("ready")
        yield terminal


def typed(terminal: Terminal, line: str, folder: Path, count: int) -> list[str]:
    """Type a line, TAB and Enter and return what the program was called with."""
    terminal.send(f"{line}\t\n")
    file = folder / "typed"
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        terminal._read(0.05)
        lines = file.read_text(encoding="utf-8").split("\0\0") if file.exists() else []
        if len(lines) > count + 1:
            return lines[-2].split("\0")
    raise AssertionError(f"{line!r} did not run:\n{terminal.shown}")


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_what_is_inserted_is_the_title(shell: Terminal, folder: Path, quote: str) -> None:
    """Each title comes back whole as one argument, and nothing in it was run, in every shell and every quote."""
    for count, (head, rest) in enumerate(HOSTILE.items()):
        words = typed(shell, f"mentor project start zoe {quote}{head}", folder, count)
        assert words == ["project", "start", "zoe", head + rest]
        assert not (folder / "PWN").exists()


BASH_ALONE = [
    ("mentor project start zoe $'bb", "bb"),
    ('mentor project start zoe a"a', "aa"),
    ("mentor project start zoe ''\"c", "cc"),
    ("mentor project start zoe \\d'd", "dd"),
]


def test_a_quote_inside_a_word(folder: Path) -> None:
    """Bash replaces only what follows the quote, so only that is inserted; `$'...'` has escapes of its own."""
    command, start = START["bash"]
    with in_terminal(command, columns=200) as terminal:
        terminal.send(f"{start}; echo rea''dy\n")
        terminal.wait_for("\nready")
        for count, (line, head) in enumerate(BASH_ALONE):
            assert typed(terminal, line, folder, count)[-1] == head + HOSTILE[head]
        # Here and there in a line: nothing is offered inside a word, and what was typed stays as it is.
        inside = "mentor project start zoe 'ee'" + "\x1b[D" * 4
        assert typed(terminal, inside, folder, len(BASH_ALONE))[-1] == "ee"
        assert not (folder / "PWN").exists()


def test_a_link_is_completed_behind_its_colon(folder: Path, mentor: Mentor) -> None:
    """Bash breaks words there; with an open quote it does not."""
    url = "https://e.org/$(touch${IFS}PWN)?a=b&c"
    assert mentor("resource", "add", "zoe", url).code == 0
    command, start = START["bash"]
    with in_terminal(command, columns=200) as terminal:
        terminal.send(f"{start}; echo rea''dy\n")
        terminal.wait_for("\nready")
        for count, beginning in enumerate(("ht", "https:", "https://e", '"https://e', "'https:")):
            assert typed(terminal, f"mentor resource remove zoe {beginning}", folder, count)[-1] == url
    assert not (folder / "PWN").exists()


@pytest.mark.parametrize("path", ["", ".:"])
def test_no_program_of_the_current_folder_runs(shell: Terminal, folder: Path, path: str) -> None:
    """Not where it is typed, before Enter is pressed, nor where PATH would have it found."""
    (folder / "mentor").write_text("#!/bin/sh\ntouch PWN\n", encoding="utf-8")
    (folder / "mentor").chmod(0o700)
    shell.send("PATH=.:$PATH\n" if path else "\n")
    for line in ("./mentor stud", "../here/mentor stud", *(["mentor stud"] if path else [])):
        shell.send(f"{line}\t\x01: \n")  # to its beginning: a command that does nothing
    shell.send("echo do''ne\n")
    shell.wait_for("\ndone")
    assert not (folder / "PWN").exists()


def test_what_no_key_types_is_not_offered(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A control or bidi character in a title, or a line end, is left to be typed by who can."""
    data = mentor("store", "export").json()
    data["students"][0]["projects"] = [
        {"title": f"x{odd}y", "level": None, "status": "todo"} for odd in ("\u202e", "\x1b[2J", "\u2067")
    ]
    assert mentor("store", "import", "-", "--theirs", stdin=json.dumps(data)).code == 0
    monkeypatch.setenv("_MENTOR_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "mentor project start zoe x")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert mentor() == (0, "", "")


@pytest.mark.parametrize(
    ("word", "typed", "inserted"),
    [
        ("", "", r"\$\(x\)\!\"\'"),
        ('"', "", '\\$(x)"\\!"\\"\'"'[:-1]),
        ("'", "", "$(x)!\"'\\'''"),
        ("$'", "", r"$(x)\x21" + '"' + r"\x27"),
        ('"$(', None, '\\$(x)"\\!"\\"\''),
        ("=", None, None),
        ("$(x", "zzz", None),
    ],
)
def test_each_quote_has_its_escapes(word: str, typed: str | None, inserted: str | None) -> None:
    """And where bash would replace another part of the word, or the value begins otherwise, nothing is inserted."""
    environ = {"COMP_WORDS": f"mentor\n{word}", "COMP_CWORD": "1"}
    if typed is not None:
        environ["_MENTOR_TYPED"] = typed
    assert bash_words.insertions(["$(x)!\"'"], environ) == ([] if inserted is None else [inserted])


@pytest.mark.parametrize(
    ("line", "number", "read"),
    [
        ("mentor project start zoe Bu", 4, (["project", "start", "zoe"], "Bu")),
        ('mentor project start zoe "Bu x', 4, (["project", "start", "zoe"], "Bu x")),
        ("mentor project start 'a  b' ", 4, (["project", "start", "a  b"], "")),
        (r'mentor a\ b "c\"\d" $"e" ', 4, (["a b", r'c"\d', "e"], "")),
        ("mentor\nx\n--p\n=\nBu", 4, (["x", "--p"], "Bu")),
        ("mentor\nx\n--p\n=", 3, (["x", "--p"], "")),
        ("mentor\nx\nhttps\n:\n//e\n=\nf", 6, (["x"], "https://e=f")),
        ("mentor\nx\n:", 2, ([], "x:")),
        ("mentor\n:", 1, ([], ":")),
        ("", 0, ([], "")),
    ],
)
def test_the_words_of_a_line(line: str, number: int, read: tuple[list[str], str]) -> None:
    """As bash hands them over, one a line; where somebody asks with blanks, those in quotes hold words together."""
    assert bash_words.words({"COMP_WORDS": line, "COMP_CWORD": str(number)}) == read
