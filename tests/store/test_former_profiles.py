"""By what a student could once be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.store.former_profiles import every_profile
from mentorcli.store.layout import locate
from mentorcli.store.repository import Store


def emails(store: Path, slug: str) -> list[str | None]:
    """Return the address of every profile that a student ever had."""
    opened = Store(locate(str(store), {}))
    try:
        return [student.email for student in every_profile(opened, opened.student(slug))]
    finally:
        opened.close()


@pytest.fixture(autouse=True)
def _amelie(mentor: Mentor) -> None:
    mentor("student", "add", "Amelie", "--email", "one@example.org")
    mentor("student", "edit", "amelie", "--email", "two@example.org")


def test_every_profile_is_known(mentor: Mentor, store: Path) -> None:
    """The present one first; what was taken back, and what a person wrote into the file, too."""
    mentor("student", "note", "amelie", "A note")
    mentor("student", "edit", "amelie", "--email", "three@example.org")
    mentor("undo")
    profile = store / "students" / "amelie" / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("two@", "four@"), encoding="utf-8")
    assert [str(one).partition("@")[0] for one in emails(store, "amelie")] == ["four", "one", "two", "three", "two"]


def test_those_of_an_entry_that_was_put_together_with_it_too(mentor: Mentor, store: Path) -> None:
    """They stand aside; what cannot be read of them is left out."""
    mentor("student", "add", "Amelie D", "--email", "other@example.org")
    mentor("student", "edit", "amelie-d", "--email", "another@example.org")
    mentor("student", "merge", "amelie-d", "amelie", "--yes")
    assert {"one@example.org", "two@example.org", "other@example.org", "another@example.org"} == set(
        emails(store, "amelie")
    )
    journal = next((store / "merged").glob("*/journal.jsonl"))
    journal.write_text("no journal\n", encoding="utf-8")
    assert {"one@example.org", "two@example.org"} == set(emails(store, "amelie"))
    journal.unlink()
    assert {"one@example.org", "two@example.org"} == set(emails(store, "amelie"))


def test_former_addresses_are_left_out_of_a_handover(mentor: Mentor) -> None:
    """Whichever it was when the note was written; goals and the rest are the page's."""
    mentor("student", "note", "amelie", "Write to ONE@example.org or two@example.org")
    page = mentor("transfer", "handover", "amelie", "--without", "email").out
    assert "Write to [left out] or [left out]" in page
