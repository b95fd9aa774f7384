"""`mentor transfer handover`: the page for the next mentor."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Mentor, resign


@pytest.fixture(autouse=True)
def _sam(mentor: Mentor) -> None:
    """Add one student with something of everything."""
    mentor("student", "add", "Sam *Okoro*", "--phone", "+33 6 12 34 56 78", "--email", "sam@example.org")
    mentor("project", "add", "sam", "A board", "--level", "2")
    mentor("session", "log", "sam", "--at", "2026-11-20 10:00", "--notes", "Went well")
    mentor("student", "note", "sam", "Call 06 12 34 56 78\nor write to sam@example.org")
    mentor("contact", "log", "sam", "--via", "phone", "--note", "Left a message")
    mentor("resource", "add", "sam", "https://example.org/r", "--title", "A page")
    mentor("project", "add", "sam", "A board")
    mentor("presentation", "request", "sam", "--project", "A board", "--date", "2026-12-15")
    mentor("transfer", "start", "sam", "--reason", "Wants to learn Go", "--to", "Ada")


def test_the_page_has_everything(mentor: Mentor) -> None:
    """Reason, profile, projects, figures, what is open, sessions, notes, contacts, resources; local times."""
    page = mentor("transfer", "handover", "sam").out
    for text in (
        "# Handover: Sam \\*Okoro\\*", "Wants to learn Go", "Next mentor: Ada", "- Phone: +33 6 12 34 56 78",
        "- A board (level 2, to do)", "- [ ] ", "- Fri 20 Nov 2026 10:00 CET, discovery session: ", "  Went well",
        "  or write to sam@example.org", "- Tue 24 Nov 2026 15:00 CET: phone call", "A page <https://example.org/r>",
    ):  # fmt: skip
        assert text in page
    assert mentor("transfer", "handover", "sam", "--lang", "fr").out.startswith("# Passation\u00a0: ")


def test_parts_can_be_left_out(mentor: Mentor) -> None:
    """What is left out is nowhere on the page, whoever wrote it where."""
    record = mentor("transfer", "handover", "sam", "--without", "email,phone contacts", "--json").json()
    assert (record["student"], record["file"], record["without"]) == ("sam-okoro", None, ["contacts", "email", "phone"])
    assert "sam@example.org" not in record["text"]
    assert "12 34 56 78" not in record["text"]
    assert "[left out]" in record["text"]
    assert "## Contact history" not in record["text"]
    without = mentor("transfer", "handover", "sam", "--without", "notes").out
    assert "Went well" not in without
    assert "Left a message" not in without
    ran = mentor("transfer", "handover", "sam", "--without", "everything")
    assert (ran.code, "Parts: notes, phone" in ran.err) == (2, True)


def test_the_page_can_be_written(mentor: Mentor, tmp_path: Path) -> None:
    """Only its owner can read the file; one that is there is replaced by --force alone."""
    file = tmp_path / "sam.md"
    ran = mentor("transfer", "handover", "sam", "--out", str(file))
    assert ran.out == f"Handover of Sam *Okoro* written: {file}\n"
    assert file.read_text(encoding="utf-8") == mentor("transfer", "handover", "sam").out
    assert file.stat().st_mode & 0o777 == 0o600
    assert mentor("transfer", "handover", "sam", "--out", str(file)).code == 1
    assert mentor("transfer", "handover", "sam", "--out", str(file), "--force", "--quiet").out == ""
    assert mentor("transfer", "handover", "sam", "--out", str(tmp_path / "no" / "sam.md")).code == 5


def test_a_dash_is_standard_output(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every --out, and an empty one is refused; no file of that name is made."""
    monkeypatch.chdir(tmp_path)
    assert mentor("student", "add", "Sam").code == 0
    printed = mentor("transfer", "handover", "sam").out
    assert mentor("transfer", "handover", "sam", "--out", "-").out == printed
    plain = mentor("transfer", "handover", "sam", "--json").out
    assert mentor("transfer", "handover", "sam", "--out", "-", "--json").out == plain
    assert mentor("store", "export", "--out", "-").json()["students"][0]["id"] == "sam"
    for words in (("transfer", "handover", "sam"), ("store", "export")):
        assert mentor(*words, "--out", "").code == 2
    assert mentor("transfer", "handover", "sam", "--without", ",").code == 2
    assert not (tmp_path / "-").exists()


def test_what_is_no_link_leads_nowhere(mentor: Mentor, store: Path) -> None:
    """A store may hold one from before: it is shown as it is, in a code span that nothing in it can end."""
    journal = store / "students" / "sam-okoro" / "journal.jsonl"
    told = journal.read_text(encoding="utf-8")
    journal.write_text(told.replace("https://example.org/r", "https://e.org/><script>``[x](y)"), encoding="utf-8")
    resign(store)
    assert "- A page ``` https://e.org/><script>``[x](y) ```\n" in mentor("transfer", "handover", "sam").out
