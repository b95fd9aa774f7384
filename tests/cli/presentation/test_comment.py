"""`mentor presentation comment`: the assessor's comment."""

from __future__ import annotations

from pathlib import Path

from helpers import Mentor


def test_a_comment_is_written_in_ones_own_words(mentor: Mentor, tmp_path: Path) -> None:
    """On the presentation that took place last; a further template is named, a file is written."""
    mentor("student", "add", "Amélie Durand")
    mentor("project", "add", "amelie", "Build a dashboard", "--level", "2")
    assert mentor("presentation", "comment", "amelie").code == 3
    mentor(
        "session", "log", "amelie", "--at", "2026-11-20 10:00", "--kind", "presentation",
        "--project", "Build a dashboard", "--recording", "https://e.org/1",
    )  # fmt: skip
    ran = mentor("presentation", "comment", "amelie", "--lang", "fr")
    assert ran.out.startswith(
        "Amélie a présenté le projet Build a dashboard le ven. 20 nov. 2026.\n\nPoints forts\u00a0:\n"
    )
    mentor("message", "edit", "comment-strong", "--text", "{{ first_name|upper }}, level {{ level }}: great")
    strong = mentor("presentation", "comment", "amelie", "--template", "strong")
    assert strong.out == "AMÉLIE, level 2: great\n"
    assert "mentor message reset comment-strong --lang en" in strong.err
    out = tmp_path / "c.md"
    found = mentor("presentation", "comment", "amelie", "--template", "strong", "--out", str(out), "--json").json()
    assert (found["name"], found["subject"], found["own"]) == ("comment-strong", None, True)
    assert out.read_text() == strong.out
    assert mentor("presentation", "comment", "amelie", "--out", str(out)).code == 1
    assert mentor("presentation", "comment", "amelie", "--template", "weak").code == 3
    assert mentor("presentation", "comment", "amelie", "--template", "reminder").code == 2
