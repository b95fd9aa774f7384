"""Hostile text in every field of every command: kept or refused, and it never steers a terminal when it comes back."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.rules.student import RESERVED
from reliability.conftest import Tell
from terminal import in_terminal

Commands = tuple[tuple[str, ...], ...]
HOSTILE = {
    "ESC": "a\x1b[2J\x1b[31mred",
    "OSC 8": "a\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "OSC 52": "a\x1b]52;c;ZXZpbA==\x07b",
    "C1": "a\x9b31m\x9d0;title\x9cb",
    "CR": "good\rbad",
    "bidi": "a\u202eevil\u2066b\u200f",
    "Rich markup": "[/x][bold]a[link=http://evil.example]b[/link]",
    "lone surrogate": "a\udcffb\ud800c",
    "BEL and DEL": "a\x07\x08\x7fb",
    "BOM": "\ufeffa",
    "dots": "....",
    "slashes": "../../../etc/passwd",
    "emoji": "👩‍🏫🎉",
    "NUL": "a\0b",
    "formula": "=cmd|' /C calc'!A0",
    "shell": "$(touch PWN)`touch PWN`;'\"&",
    "lines": "a\nb\u2028c\u0085d",
    "no width": "a\u200b\u2060\u00adb",
    "HTML": "<script>alert(1)</script><!--",
    "roff": ".so /etc/passwd\n'br\\n(.x",
    "template": "{{ ''.__class__ }}{% for x in range(9) %}",
}
# `{}` stands for the text. What comes before it has made a student, a project and a session.
BEGINNING = (
    ("student", "add", "Amélie Durand", "--slug", "amelie"),
    ("student", "add", "Sam Okoro", "--slug", "sam"),
    ("project", "add", "amelie", "Report"),
    ("project", "start", "amelie", "Report"),
    ("session", "schedule", "amelie", "2026-11-24 14:00"),
)
WRITING: Commands = (
    ("student", "add", "{}"),
    ("student", "edit", "amelie", "--path", "{}"),
    ("student", "edit", "amelie", "--email", "{}"),
    ("student", "edit", "amelie", "--phone", "{}"),
    ("student", "edit", "amelie", "--name", "{}"),
    ("student", "note", "amelie", "{}"),
    ("project", "add", "amelie", "{}"),
    ("resource", "add", "amelie", "https://example.org/{}", "--title", "{}"),
    ("session", "schedule", "amelie", "2026-12-01 14:00", "--project", "{}"),
    ("session", "log", "amelie", "--at", "2026-11-24 14:00", "--notes", "{}", "--recording", "https://example.org/{}"),
    ("session", "edit", "amelie", "--notes", "{}"),
    ("noshow", "mark", "sam", "--at", "2026-11-20 10:00", "--force", "--because", "{}"),
    ("presentation", "request", "amelie", "--project", "{}"),
    ("transfer", "start", "amelie", "--reason", "{}", "--to", "{}"),
    ("contact", "log", "sam", "--via", "email", "--note", "{}"),
    ("training", "done", "link-sent", "--link", "https://example.org/{}"),
    ("faq", "add", "{}?", "{}"),
    ("goal", "add", "amelie", "{}"),
    ("presentation", "result", "amelie", "--project", "Report", "--to-redo", "--comment", "{}"),
    ("message", "edit", "reminder", "--text", "{}"),
)
READING: Commands = (
    ("student", "list", "--all"), ("student", "show", "amelie"), ("project", "list", "amelie"),
    ("resource", "list", "amelie"), ("session", "list"), ("session", "show", "amelie"), ("noshow", "list"),
    ("contact", "list", "sam"), ("transfer", "status"), ("transfer", "handover", "amelie"),
    ("transfer", "request", "amelie"), ("training", "status"), ("faq", "list"), ("agenda",), ("attendance",),
    ("undo", "--list"), ("store", "check"), ("store", "export"),
)  # fmt: skip
AFTERWARDS: Commands = (
    ("find", "a"), ("note", "list", "amelie"), ("goal", "list"), ("session", "prep", "amelie"),
    ("noshow", "dossier", "sam"), ("message", "show", "reminder"), ("message", "write", "reminder", "amelie"),
    ("presentation", "comment", "amelie"), ("contact", "message", "sam"), ("statement", "2026-11", "--csv"),
    ("statement", "2026-11", "--csv", "--excel", "fr"), ("statement", "--lines"),
    ("calendar", "export", "--notes"), ("report", "2026-11", "--html", "-"), ("attendance", "amelie", "--html", "-"),
    ("transfer", "handover", "amelie", "--lang", "fr"), ("message", "write", "ping", "amelie"),
)  # fmt: skip
NAMING: Commands = (
    ("student", "show", "{}"), ("session", "show", "{}"), ("session", "schedule", "amelie", "{}"),
    ("session", "log", "amelie", "--late", "{}"), ("session", "list", "--status", "{}"), ("noshow", "unmark", "{}"),
    ("policy", "show", "{}"), ("policy", "use", "{}"), ("faq", "show", "{}"), ("faq", "search", "{}"), ("undo", "{}"),
    ("training", "done", "{}"), ("config", "set", "lang", "{}"), ("config", "get", "{}"), ("store", "restore", "{}"),
    ("store", "import", "{}"), ("{}",), ("student", "{}"), ("student", "list", "--{}"),
    ("--store", "/dev/null/{}", "agenda"), ("find", "{}"), ("timeoff", "add", "{}"), ("note", "remove", "amelie", "{}"),
    ("message", "show", "{}"), ("statement", "{}"), ("session", "import", "{}"), ("tariff", "explain", "{}"),
)  # fmt: skip
# What could steer a terminal: control characters but line ends and tabs, C1, and what turns text round.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def _with(words: tuple[str, ...], text: str) -> list[str]:
    return [word.replace("{}", text) for word in words]


def _begin(mentor: Mentor) -> None:
    for words in BEGINNING:
        assert mentor(*words).code == 0, words


def _safe(text: str, what: object) -> None:
    found = STEERING.search(text)
    assert found is None, (what, repr(text[max(found.start() - 40, 0) : found.end() + 40]))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_field_takes_or_refuses_it(store: Path, mentor: Mentor, text: str, tell: Tell) -> None:
    """In every text of every command: kept or refused with a reason, shown without a control character, store sound."""
    _begin(mentor)
    for words in WRITING:
        ran = mentor(*_with(words, text))
        assert ran.code in (0, 1, 2, 3), (words, ran)
        assert "fault in mentor" not in ran.err
        _safe(ran.out + ran.err, words)
        tell("hostile texts written", 1)
    for words in (*READING, *AFTERWARDS):
        ran = mentor(*words)
        assert ran.code in (0, 1, 3), (words, ran)
        if words[0] != "store":  # an export holds the text as it is, for programs
            _safe(ran.out.removeprefix("\ufeff").replace("\r\n", "\n") + ran.err, words)  # as a CSV has them
    for words in NAMING:
        ran = mentor(*_with(words, text))
        assert ran.code in (0, 1, 2, 3, 4, 5), (words, ran)
        assert "fault in mentor" not in ran.err, words
        _safe(ran.err, words)
        tell("hostile texts as names and values", 1)
    assert mentor("store", "check").code == 0
    inside = {path.resolve().is_relative_to(store.resolve()) for path in store.rglob("*")}
    assert inside == {True}
    assert all(re.fullmatch("[a-z0-9-]{1,60}", path.name) for path in (store / "students").iterdir())
    assert [path for path in store.rglob("*") if not _holds_on_windows(path.name)] == []


def _holds_on_windows(name: str) -> bool:
    """Return whether a file of that name can be on Windows, beside no other one of the same letters."""
    plain = name == name.lower() and re.fullmatch(r'[^<>:"/\\|?*\x00-\x1f\x7f-\uffff]+', name) is not None
    return plain and name[-1] not in ". " and name.partition(".")[0] not in RESERVED


ALL = "".join(text for name, text in HOSTILE.items() if name not in {"NUL", "lone surrogate"})


@pytest.mark.parametrize("colour", [False, True], ids=["NO_COLOR", "colour"])
def test_nothing_raw_comes_back_on_a_terminal(store: Path, mentor: Mentor, colour: bool, tell: Tell) -> None:
    """On a terminal no control character of the text is sent; with colours, only `mentor`'s own."""
    _begin(mentor)
    for words in WRITING:
        mentor(*_with(words, ALL))
    reading = [*READING, ("student", "show", "amelie", "--json"), ("session", "list", "--json")]
    named = [tuple(_with(words, ALL)) for words in NAMING[:6]]
    environ = {"TERM": "xterm-256color", "PAGER": "cat"} if colour else {"NO_COLOR": "1", "PAGER": "cat"}
    for words in reading[:2] + reading[4:6] + named[:1] if colour else reading + named:
        with in_terminal([sys.executable, "-m", "mentorcli", *words], environ=environ) as shown:
            code = shown.end()
        assert code in (0, 1, 2, 3), (words, shown.raw)
        own = re.sub(r"\x1b\[[0-9;]*m", "", shown.raw) if colour else shown.raw
        _safe(own.replace("\r\n", "\n"), words)
        tell("answers on a terminal with hostile text in them", 1)
    assert store.exists()


def test_a_long_note(store: Path, mentor: Mentor) -> None:
    """A megabyte from standard input is kept whole and does not make the store slow or unsound."""
    _begin(mentor)
    text = "très long " * 100_000
    assert mentor("student", "note", "amelie", "-", stdin=text).code == 0
    assert mentor("student", "show", "amelie", "--json").json()["notes"][-1]["text"] == text.strip()
    assert mentor("store", "check").code == 0
    assert mentor("undo").code == 0
    assert store.exists()


def test_a_name_in_two_forms_is_one_student(store: Path, mentor: Mentor) -> None:
    """NFC and NFD of a name: the second is refused as there already, and either finds the one."""
    composed, decomposed = (unicodedata.normalize(form, "Zoé Müller") for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert mentor("student", "add", decomposed).code == 0
    assert mentor("student", "add", composed).code == 1
    assert [path.name for path in (store / "students").iterdir()] == ["zoe-muller"]
    for typed in (composed, decomposed, "ZOÉ", "zoe"):
        assert mentor("student", "show", typed, "--json").json()["name"] == composed


def test_a_bug_report_names_nobody(store: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure nobody expected prints one line and the report's path; the report has types and lines, no names."""
    _begin(mentor)

    def broken(*_: object, **__: object) -> None:
        raise ValueError("Amélie Durand owes 5 EUR")

    monkeypatch.setattr("mentorcli.store.writer.Writer.append", broken)
    ran = mentor("student", "note", "amelie", "Secret words", "--quiet")
    assert ran.code == 70
    assert "Traceback" not in ran.err
    path = next(word.rstrip(".,") for word in ran.err.split() if "mentor-report-" in word)
    report = Path(path).read_text()
    assert "ValueError" in report
    assert not [word for word in ("Am", "amelie", "Secret", "EUR", "Durand") if word in report.replace("/", " ")]
    assert Path(path).stat().st_mode & 0o077 == 0
    assert store.exists()
