"""`mentor message show`."""

from __future__ import annotations

import pytest

from helpers import Mentor


def test_a_text_is_shown_with_what_it_may_name(mentor: Mentor) -> None:
    """Whose it is, the template, each value with its meaning, and how to have one's own."""
    ran = mentor("message", "show", "reminder")
    assert ran.code == 0
    assert "reminder (en): the text that comes with mentor" in ran.out
    assert "\nSubject: Our session on {{ day }} at {{ time }}\n" in ran.out
    assert "  first_name: the student's first name\n" in ran.out
    assert "mentor message edit reminder --lang en" in ran.out
    french = mentor("message", "show", "reminder", "--lang", "fr").out
    assert "  first_name\u00a0: son prénom\n" in french
    assert "{{ student|de }}" in french
    assert "{% if path %} ... {% endif %}" in french  # to be copied as it stands


def test_json_has_the_text_and_the_values(mentor: Mentor) -> None:
    """Nothing is left out where there is none."""
    found = mentor("message", "show", "ping", "--json").json()
    assert set(found) == {"name", "lang", "own", "text", "values", "preview"}
    assert (found["name"], found["lang"], found["own"], found["preview"]) == ("contact-ping", "en", False, None)
    assert found["values"]["first_contact"] == "the day of the first attempt to reach the student"


def test_a_student_shows_how_it_reads(mentor: Mentor) -> None:
    """As `message write` does, of one's own text too; in JSON beside the text."""
    mentor("student", "add", "Zoé Petit")
    mentor("message", "edit", "ping", "--text", "Subject: Hi\n\n{{ first_name }}?")
    assert mentor("message", "show", "ping", "--student", "zoe").out == "Subject: Hi\n\nZoé?\n"
    found = mentor("message", "show", "ping", "--student", "zoe", "--json").json()
    assert found["preview"] == {"subject": "Hi", "message": "Zoé?\n"}
    assert mentor("message", "show", "ping").out.startswith("contact-ping (en): your own text, in ")


@pytest.mark.parametrize("name", ["nosuch", "../x", "reminder.en", "comment-", "\x1b[2J", "王", "a" * 500])
def test_a_name_that_there_is_not_is_exit_3(mentor: Mentor, name: str) -> None:
    """In one line with what to type."""
    ran = mentor("message", "show", name)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 2)
    assert "\x1b" not in ran.err
