"""The report of a failure nobody expected: nothing in it that was typed, read or set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomlkit

from helpers import Mentor
from mentorcli.cli.context import AppContext
from mentorcli.cli.crash_report import save
from mentorcli.cli.root import build_root
from mentorcli.cli.typer_adapter.known_words import known_words

SECRETS = ("Durand", "amelie", "Amélie", "secret", "Secret", "0612345678", "example.org", "hush")


@pytest.mark.parametrize(
    ("argv", "command", "options"),
    [
        (["student", "add", "Amélie", "--email=secret@example.org"], "student add", "--email"),
        (["student", "add", "--name=Durand", "--Durand", "--secret=1", "-x", "-"], "student add", ""),
        (["session", "log", "amelie", "--notes", "--secret", "--late", "5m"], "session log", "--notes --late"),
        (["session", "log", "amelie", "--notes", "--at", "secret"], "session log", "--notes"),
        (["student", "note", "amelie", "--", "--json", "--secret"], "student note", ""),
        (["--store", "/home/durand", "--json", "student", "list", "--all"], "student list", "--store --json --all"),
        (["--store=/home/durand", "student", "-q", "--status", "active"], "student", "--store -q"),
        (["student", "show", "session"], "student show", ""),
        (["amelie", "student"], "student", ""),
        (["session", "log", "amelie", "--notes"], "session log", "--notes"),
        (["amelie"], "", ""),
        ([], "", ""),
    ],
)
def test_only_the_programs_own_words_are_known(argv: list[str], command: str, options: str) -> None:
    """A value is none, also where it looks like an option or is a command's name."""
    found = known_words(build_root(), argv)
    assert (" ".join(found.command), " ".join(found.options)) == (command, options)


def report_of(error: BaseException, argv: list[str], store: Path) -> str:
    """Return the report of an error."""
    app = AppContext({"MENTOR_HOME": str(store), "SECRET": "hush"})
    path = Path(save(error, argv, app))
    text = path.read_text(encoding="utf-8")
    path.unlink()
    return text


def fail(message: str, filename: str) -> None:
    """Fail in code that a file of any name could hold, on account of another failure."""
    code = "try:\n    {}['secret']\nexcept KeyError as error:\n    raise ValueError(message) from error"
    exec(compile(code, filename, "exec"), {"message": message})  # noqa: S102 - the code above


@pytest.mark.parametrize("filename", ["/home/durand/amelie.py", "amelie.py", "<secret>", "<string>", "<frozen os>"])
def test_neither_messages_nor_places_are_in_it(filename: str, tmp_path: Path) -> None:
    """Of a file of code only what is below the folder of packages; of the errors, the first one too, their types."""
    with pytest.raises(ValueError, match="Durand") as failed:
        fail("Durand 0612345678", filename)
    text = report_of(failed.value, ["student", "add", "Durand", "--secret"], tmp_path)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "builtins.ValueError\n" in text
    assert "builtins.KeyError\n" in text
    assert f"  {filename if filename in ('<string>', '<frozen os>') else '(a file elsewhere)'}:4 in <module>\n" in text
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text
    assert "command: mentor student add, 4 words, options none\n" in text


def test_code_is_named_from_the_folder_of_packages_on(tmp_path: Path) -> None:
    """Ours, the standard library's, that of another package."""
    code = compile("import json\njson.loads('secret')", str(Path(save.__code__.co_filename)), "exec")
    with pytest.raises(ValueError, match="Expecting") as failed:
        exec(code, {})  # noqa: S102 - a frame in a file of ours
    text = report_of(failed.value, [], tmp_path)
    assert "  mentorcli/cli/crash_report.py:2 in <module>\n" in text
    assert "\n  json/decoder.py:" in text
    with pytest.raises(ValueError, match="Empty key") as failed:
        tomlkit.parse("= secret")
    assert "\n  tomlkit/" in report_of(failed.value, [], tmp_path)


def test_a_command_line_that_cannot_be_read_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed can be the building of the commands."""

    def broken() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("mentorcli.cli.root.build_root", broken)
    assert "\ncommand: 2 words\n" in report_of(OSError("secret"), ["student", "Durand"], tmp_path)


def test_a_report_that_cannot_be_saved_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the store nor elsewhere."""

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    app = AppContext({"MENTOR_HOME": str(tmp_path)})
    assert save(ValueError(), [], app) == "nowhere (no folder could be written)"


def test_a_process_that_fails_tells_nothing(mentor: Mentor, store: Path, tmp_path: Path) -> None:
    """As it happens: one line on standard error, exit 70, and a report that only its owner can read."""
    mentor("student", "add", "Amélie Durand")
    script = tmp_path / "durand.py"
    script.write_text(
        "import sys\n"
        "from mentorcli.store.writer import Writer\n"
        "def broken(*words, **named):\n    raise KeyError(f'{words} {named} 0612345678')\n"
        "Writer.append = broken\n"
        "sys.argv[0] = 'mentor'\n"
        "from mentorcli.__main__ import run\n"
        "run()\n",
        encoding="utf-8",
    )
    words = [
        "session",
        "log",
        "amelie",
        "--notes",
        "--Secret words",
        "--recording=https://example.org/hush",
        "--late",
        "5m",
    ]
    done = subprocess.run(
        [sys.executable, str(script), *words], env={**os.environ, "SECRET": "hush"}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (70, "", 1)
    assert "Secret" not in done.stderr
    path = next(store.glob("mentor-report-*.txt"))
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text(encoding="utf-8")
    assert [secret for secret in (*SECRETS, str(tmp_path)) if secret in text] == []
    assert "command: mentor session log, 8 words, options --notes --recording --late\n" in text
    assert "  (a file elsewhere):4 in broken\n" in text
    assert "mentorcli/services/" in text
