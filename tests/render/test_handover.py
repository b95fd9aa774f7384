"""The page for the next mentor: whatever is left out stands nowhere on it, whoever wrote it where."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.attendance import Attendance
from mentorcli.models.checklist import ChecklistItem
from mentorcli.models.contact import Contact, ContactVia
from mentorcli.models.note import Note
from mentorcli.models.project import Project, Resource
from mentorcli.models.results.transfers import Handover
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.models.student import Student
from mentorcli.models.transfer import Transfer
from mentorcli.render import View
from mentorcli.render.handover import handover_page

NOW = datetime(2026, 11, 24, 14, tzinfo=UTC)
EMAIL, FORMER = "amelie_durand@example.org", "a*d#1@old.example.org"
PHONE, OLD_PHONE = "+33 6 12 34 56 78", "01 99 88 77 66"
FORMS = (
    EMAIL, EMAIL.upper(), "amelie\\_durand@example.org", "**amelie_durand**@example.org", "amelie_durand%40example.org",
    "`amelie_durand` @ example.org", "amelie_durand (at) example.org", FORMER, "a*d#1%40old.example.org",
    "0612345678", "+33 (0)6 12 34 56 78", "06\u201112\u201134\u201156\u201178", "06\u00a012 34_56*78",
    "0033.6.12.34.56.78", "+331 99 88 77 66", "(01) 99-88-77-66",
)  # fmt: skip
ITEM = ChecklistItem(1, "one", "before", "Do it", done=False, done_at=None, due=None, source="")


def _session(notes: str) -> Session:
    return Session("session1", "amelie", SessionKind.MENTORING, NOW, 45, status=SessionStatus.COMPLETED, notes=notes)


def handover(text: str) -> Handover:
    """Return a handover that has a text wherever a person can have written one."""
    student = Student("amelie", text, "uid12345", EMAIL, PHONE, path=text)
    return Handover(
        student=student,
        today=date(2026, 11, 24),
        transfer=Transfer("t", NOW, text, text),
        projects=(Project("p", text),),
        resources=(Resource("r", "https://example.org/?q=" + text, text), Resource("s", text)),
        attendance=Attendance("amelie", 1, 0, 0, 0, 1, 0, regular_no_shows=False),
        sessions=(_session(text),),
        notes=(Note("n", NOW, f"{text}\n{text}"), Note("o", NOW, text)),
        contacts=(Contact("c", ContactVia.EMAIL, NOW, text),),
        open_items=(("presentation", text, ITEM),),
        emails=(EMAIL, FORMER),
        phones=(PHONE, OLD_PHONE),
    )


def letters(text: str) -> str:
    """Return what is left of a text without what may stand between its letters."""
    return re.sub(r"[^a-z0-9@]", "", text.casefold().replace("%40", "@").replace("(at)", "@"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_form_stays_in_any_field(form: str, lang: str) -> None:
    """Name, path, reason, next mentor, titles, links, notes of sessions and contacts: all are looked through."""
    found = letters(handover_page(handover(f"x {form} y"), View(lang, UTC), frozenset({"email", "phone"})))
    for written in (EMAIL, FORMER):
        assert letters(written) not in found
    for digits in ("612345678", "199887766"):
        assert digits not in found


@given(st.text(max_size=30), st.sampled_from(FORMS), st.text(max_size=30))
def test_no_form_stays_whatever_stands_beside_it(before: str, form: str, after: str) -> None:
    """The whole page is looked at."""
    page = handover_page(handover(before + form + after), View("en", UTC), frozenset({"email", "phone"}))
    found = letters(page)
    assert not [one for one in (letters(EMAIL), letters(FORMER), "612345678", "199887766") if one in found]


def test_only_what_is_asked_for_is_left_out() -> None:
    """Without the option the page has both; with one of them it has the other."""
    both = f"{EMAIL} 0612345678"
    page = handover_page(handover(both), View("en", UTC), frozenset())
    assert "amelie\\_durand@example.org 0612345678" in page
    assert "\n- E-mail: amelie\\_durand@example.org\n- Phone: +33 6 12 34 56 78\n" in page
    assert f"` https://example.org/?q={both} `" in page, "no link: it has a blank"
    assert f"<https://example.org/?q={EMAIL}>" in handover_page(handover(EMAIL), View("en", UTC), frozenset())
    page = handover_page(handover(both), View("en", UTC), frozenset({"email"}))
    assert "# Handover: [left out] 0612345678\n" in page
    assert "- Phone: +33 6 12 34 56 78\n" in page
    page = handover_page(handover(both), View("fr", UTC), frozenset({"phone"}))
    assert "# Passation\u00a0: amelie\\_durand@example.org [non transmis]\n" in page


def test_what_is_left_out_makes_no_link() -> None:
    """Brackets before a parenthesis would be one; of a link nothing is left but its text."""
    page = handover_page(handover("*a* 0612345678(home) 06 12 34 56 78: b"), View("en", UTC), frozenset({"phone"}))
    assert "# Handover: \\*a\\* [left out]\\(home) [left out]\\: b\n" in page
    assert "https://example.org/?q=\\*a\\* [left out]\\(home)" in page
    assert "<https" not in page
