"""Bytes in and out: UTF-8 whatever the locale, one object beside --json, nothing false beside a fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Mentor
from store.kit import journal_of


def run(
    *words: str | bytes, stdin: bytes = b"", stderr: int = subprocess.PIPE, environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command: list[str | bytes] = [sys.executable, "-m", "mentorcli", *words]
    return subprocess.run(
        command, input=stdin, stdout=subprocess.PIPE, stderr=stderr, check=False, env={**os.environ, **(environ or {})}
    )


@pytest.mark.parametrize(
    "words",
    [
        ("student", "add", b"Ren\xe9e Roy"),
        ("student", "note", "roy", b"Tr\xe8s bien"),
        ("store", "restore", b"\xff"),
        ("session", "log", "roy", "--notes", b"\xe9"),
        ("faq", "search", b"\xff\xfe"),
    ],
)
def test_an_argument_that_is_no_utf_8(store: Path, words: tuple[str | bytes, ...]) -> None:
    """It is exit 2 with the argument named, and nothing is stored."""
    done = run(*words)
    assert done.returncode == 2
    assert b"is not valid UTF-8" in done.stderr
    assert not store.exists()
    assert json.loads(run(*words, "--json").stderr)["error"]["code"] == "usage"


def test_standard_input_that_is_no_utf_8(mentor: Mentor) -> None:
    """A note in another encoding is refused with the place of the first wrong byte."""
    mentor("student", "add", "Renée Roy")
    done = run("student", "note", "roy", "-", stdin="Très".encode("latin-1"))
    assert (done.returncode, b"byte 3" in done.stderr) == (2, True)
    assert mentor("student", "show", "roy", "--json").json()["notes"] == []


@pytest.mark.parametrize("environ", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_json_is_utf_8_whatever_the_locale(mentor: Mentor, environ: dict[str, str]) -> None:
    """Programs read it as the standard says; text for people degrades without an error."""
    mentor("student", "add", "Renée 王")
    assert json.loads(run("student", "list", "--json", environ=environ).stdout)[0]["name"] == "Renée 王"
    assert run("student", "list", environ=environ).returncode == 0


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_a_console_of_any_code_page(mentor: Mentor, encoding: str) -> None:
    """Windows writes French in cp1252 or cp437: what is not in it is shown by its number, and nothing fails."""
    mentor("student", "add", "Renée Œuvrard 王", "--slug", "renee")
    mentor("session", "schedule", "renee", "2026-12-01 14:00")
    environ = {"PYTHONIOENCODING": encoding, "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"}
    for words, code in (
        (("student", "show", "renee"), 0), (("agenda", "--date", "2026-12-01"), 0), (("student", "show", "zzé"), 3),
        (("session", "schedule", "--help"), 0), (("message", "write", "reminder", "renee"), 0),
    ):  # fmt: skip
        done = run(*words, environ=environ)
        assert done.returncode == code, (words, done.stderr)
        if (encoding, words[-1]) == (
            "ascii",
            "--help",
        ):  # which Typer writes as UTF-8 where a terminal knows ASCII alone
            continue
        said = (done.stdout or done.stderr).decode(encoding)
        assert "Traceback" not in said
        assert ("é" if encoding != "ascii" else "\\xe9") in said
        assert "\\u738b" in said or "renee" not in words or words[0] == "message"


def test_with_json_standard_error_holds_one_object(mentor: Mentor) -> None:
    """On success the warnings, on failure the error with the warnings in it, and else nothing."""
    mentor("student", "add", "Amélie Durand")
    assert mentor("session", "schedule", "amelie", "2026-11-26 10:00", "--json").err == ""
    twice = mentor("session", "schedule", "amelie", "2026-10-25 02:30", "--json")
    warnings = json.loads(twice.err)["warnings"]
    assert any("occurs twice" in warning for warning in warnings)
    failed = mentor("session", "schedule", "nobody", "2026-10-25 02:30", "--json")
    error = json.loads(failed.err)["error"]
    assert (error["code"], len(error["warnings"])) == ("not-found", 1)


def test_standard_error_that_cannot_be_written(mentor: Mentor) -> None:
    """A full disk under it changes no exit code."""
    mentor("student", "add", "Amélie Durand")
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        for words, code in (
            (("student", "show", "nobody"), 3),
            (("student", "show", "nobody", "--json"), 3),
            (("session", "schedule", "amelie", "2026-10-25 02:30"), 0),
            (("student", "add"), 2),
        ):
            assert run(*words, stderr=full).returncode == code, words
    finally:
        os.close(full)


def test_nothing_false_stands_beside_a_fault(mentor: Mentor, store: Path) -> None:
    """Where a student cannot be read, no command says that there is nothing."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--absent")
    journal_of(store).write_bytes(b"{broken\n{}\n")
    for words in (
        ("agenda",), ("student", "list"), ("session", "list"), ("noshow", "list"), ("contact", "next"), ("find", "e"),
        ("transfer", "status"), ("statement",), ("attendance",), (),
    ):  # fmt: skip
        ran = mentor(*words)
        assert ran.code == 4, (words, ran)
        assert ran.out.strip() == "", (words, ran)
        for line in ran.err.splitlines():
            assert not line.startswith(("No ", "Nothing")), (words, ran)


def test_a_tab_in_a_note(mentor: Mentor) -> None:
    """It is shown as blanks, in the handover too."""
    mentor("student", "add", "Amélie Durand")
    mentor("student", "note", "amelie", "one\ttwo")
    for words in (("student", "show", "amelie"), ("transfer", "handover", "amelie")):
        page = mentor(*words).out
        assert "\\x09" not in page
        assert "one" in page


def test_errors_are_french_in_french(mentor: Mentor) -> None:
    """What carries both languages is shown in the user's."""
    mentor("config", "set", "lang", "fr")
    ran = mentor("session", "list", "--limit", "5", "--limit", "6")
    assert ran.err == "Erreur\u00a0: --limit est donnée deux fois\nDonnez-la une seule fois.\n"
    assert mentor("student", "list", "--json", "--status", "xx").code == 2


@pytest.mark.parametrize("locale", [{"LC_ALL": "POSIX"}, {"LC_ALL": "C"}])
def test_utf_8_arguments_whatever_the_locale(mentor: Mentor, tmp_path: Path, locale: dict[str, str]) -> None:
    """Where Python takes the locale for ASCII: names, texts and the names of files."""
    environ = {**locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    mentor("student", "add", "Zoé")
    shown = run("student", "show", "Zoé", "--json", environ=environ)
    assert (shown.returncode, json.loads(shown.stdout)["name"]) == (0, "Zoé")
    assert run("student", "note", "Zoé", "été", environ=environ).returncode == 0
    assert mentor("student", "show", "zoe", "--json").json()["notes"][0]["text"] == "été"
    place = tmp_path / "relève.md"
    assert run("transfer", "handover", "zoé", "--out", str(place), environ=environ).returncode == 0
    assert place.exists()
    other = tmp_path / "à part"
    assert run("--store", str(other), "student", "add", "Éva", environ=environ).returncode == 0
    assert other.is_dir()
    assert run("student", "show", b"Zo\xe9", environ=environ).returncode == 2


def test_what_is_no_text_does_not_stay_in_a_note(mentor: Mentor) -> None:
    """A byte order mark, NUL, and the line ends of other systems."""
    mentor("student", "add", "Sam")
    for data, text in (
        (b"\xef\xbb\xbfone\r\ntwo\rthree\r\n", "one\ntwo\nthree"),
        (b"a\0b\0", "ab"),
        ("x\ufeffy\r".encode(), "xy"),
    ):
        assert run("student", "note", "sam", "-", stdin=data).returncode == 0
        assert mentor("student", "show", "sam", "--json").json()["notes"][-1]["text"] == text
    for nothing in (b"\0", b"\xef\xbb\xbf\r\n"):
        assert run("student", "note", "sam", "-", stdin=nothing).returncode == 2
