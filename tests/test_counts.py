"""What is counted takes the singular and plural of its language, everywhere by one mechanism."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import mentorcli.render.text
from helpers import Mentor
from mentorcli.counts import NOUNS, counted, form_of, is_one
from mentorcli.render.text import Sentences
from mentorcli.store.layout import RECORD_TYPES

NEUTRAL = {
    "imported": "the count stands behind a colon",
    "more-differing": "one or several more are said alike",
    "funding-follows": "the count stands behind a colon",
    "machine": "so many of several: one of these changes, two of these changes",
    "clock": "so many of several: one of these changes, two of these changes",
    "same": "the count stands behind a colon",
    "unchanged-count": "the count stands behind a colon",
    "outside": "the count stands behind a colon",
    "tied": "the count stands behind a colon",
    "more": "one or several more are said alike",
    "due": "what is due has no noun, so that one and several are said alike",
    "which": "a number of several",
    "sessions-cancelled": "the count stands behind a colon",
}


@pytest.mark.parametrize(("count", "english", "french"), [(0, False, True), (1, True, True), (2, False, False)])
def test_french_begins_its_plural_at_two(count: int, english: bool, french: bool) -> None:
    """English has it for none too."""
    assert (is_one(count, "en"), is_one(count, "fr")) == (english, french)


def test_a_noun_is_counted_in_its_language() -> None:
    """One that is not known, as of a newer version, stands as it is."""
    assert [counted("student", count, "en") for count in (0, 1, 2)] == ["0 students", "1 student", "2 students"]
    assert [counted("new-record", count, "fr") for count in (0, 1, 2)] == [
        "0 nouvel élément", "1 nouvel élément", "2 nouveaux éléments",
    ]  # fmt: skip
    assert counted("hologram", 2, "fr") == "2 hologram"
    assert (form_of("week", 1, "en"), form_of("week", 3, "fr")) == ("week", "semaines")


def test_every_record_can_be_counted() -> None:
    """Undo counts what it takes back, by the types of the store."""
    assert set(RECORD_TYPES) <= set(NOUNS)
    for forms in NOUNS.values():
        assert set(forms) == {"en", "fr"}


def tables() -> Iterator[tuple[str, Sentences]]:
    """Yield every table of sentences."""
    for module in pkgutil.iter_modules(mentorcli.render.text.__path__):
        for name, value in vars(import_module(f"mentorcli.render.text.{module.name}")).items():
            if isinstance(value, Sentences):
                yield f"{module.name}.{name}", value


def test_every_sentence_that_counts_has_its_singular() -> None:
    """A sentence with a count has a form for one, which differs in the language where a word agrees with it."""
    seen = 0
    for where, table in tables():
        for key, (english, french) in table.table.items():
            if "{count}" not in english + french or key.endswith("-of-one") or key in NEUTRAL:
                continue
            assert f"{key}-of-one" in table.table, (where, key)
            assert table.table[f"{key}-of-one"] != (english, french), (where, key)
            seen += 1
    assert seen >= 5


def test_no_plural_is_made_by_hand() -> None:
    """No ending is put on by a condition, nor a number before a noun that is written out in the plural."""
    nouns = "students|étudiants|(?:new )?records|jours|days|weeks|semaines|mois|months|faults|défauts|sessions|notes"
    by_hand = re.compile(rf"""['"]s['"] \* |['"]s['"] if |\{{s\}}|\{{(?!count\}})[a-z_]+\}} (?:{nouns})\b""")
    source = Path(mentorcli.__path__[0])
    found = [
        f"{file.relative_to(source)}: {line.strip()}"
        for file in sorted(source.rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if by_hand.search(line)
    ]
    assert found == []


def test_one_of_each_is_said_as_one(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What undo, import, statement, agenda and the list of students say of one, in both languages."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    assert "1 student" in mentor("undo", "--list").out
    mentor("student", "edit", "amelie", "--status", "paused")
    mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
    export = tmp_path / "x.json"
    export.write_text(mentor("store", "export").out, encoding="utf-8")
    mentor("--store", str(tmp_path / "other"), "student", "add", "Bob")
    mentor("session", "delete", mentor("session", "list", "--json").json()[0]["id"], "--yes")
    for lang, lines in (
        ("en_GB.UTF-8", ("1 new record", "1 session", "1 day", "the day after it")),
        ("fr_FR.UTF-8", ("1 nouvel élément", "1 session", "1 jour", "le jour suivant")),
    ):
        monkeypatch.setenv("LANG", lang)
        assert lines[0] in mentor("store", "import", str(export), "--dry-run").out
        mentor("session", "log", "amelie", "--at", "2026-11-20 10:00")
        assert lines[1] in mentor("statement").err
        assert lines[1] in mentor("undo").out
        mentor("transfer", "start", "amelie", "--reason", "x", now="2026-11-24T15:00")
        assert lines[2] in mentor("transfer", "status", now="2026-11-25T15:00").out
        mentor("undo")
        assert lines[3] in mentor("agenda", "--days", "1").out
