"""Messages filled in: names as they are, unknowns left to the mentor, lists of dates."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mentorcli.content import message, read_toml
from mentorcli.models.contact import Contact, ContactVia
from mentorcli.models.message import Message
from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.render.text.letters import contact_lines, fill, no_show_lines

PARIS = ZoneInfo("Europe/Paris")


def test_values_stand_where_their_names_stood() -> None:
    """Subject and body are filled, the body ends with one line break."""
    template = Message("For {student}", "\nHello {student},\n{date}\n\n")
    assert fill(template, {"student": "Amélie", "date": "soon"}, "en") == Message("For Amélie", "Hello Amélie,\nsoon\n")


def test_a_value_is_never_read_as_a_template() -> None:
    """A name with braces is a name; French typography leaves it alone."""
    filled = fill(Message("{student} : {path}", ""), {"student": "{path} : x", "path": "P"}, "fr")
    assert filled.subject == "{path} : x\u00a0: P"


@pytest.mark.parametrize(("lang", "blank"), [("en", "(to fill in)"), ("fr", "(à compléter)")])
@pytest.mark.parametrize("values", [{}, {"path": None}, {"path": ""}])
def test_what_is_not_known_is_left_to_the_mentor(values: dict[str, str | None], lang: str, blank: str) -> None:
    """Better a visible blank than an invented word or a crash."""
    assert fill(Message("{path}", ""), values, lang).subject == blank


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_message_can_be_filled(lang: str) -> None:
    """No placeholder survives, whatever is known."""
    for name in read_toml(f"messages.{lang}.toml"):
        filled = fill(message(name, lang), {}, lang)
        assert "{" not in filled.subject + filled.body


def test_contacts_are_listed_oldest_first() -> None:
    """The contact form gets what was tried, with its dates."""
    contacts = [
        Contact("c2", ContactVia.PHONE, datetime(2026, 11, 9, 18, 30, tzinfo=PARIS)),
        Contact("c1", ContactVia.EMAIL, datetime(2026, 11, 2, 9, 0, tzinfo=PARIS)),
    ]
    assert contact_lines(contacts, "en") == (
        "- Mon 2 Nov 2026 09:00 CET: e-mail\n- Mon 9 Nov 2026 18:30 CET: phone call"
    )
    assert contact_lines(contacts, "fr").replace("\u00a0", " ") == (
        "- lun. 2 nov. 2026 09:00 CET : e-mail\n- lun. 9 nov. 2026 18:30 CET : appel"
    )


def test_no_shows_are_listed_oldest_first_with_their_reason() -> None:
    """The report says when and why, in the language asked for."""
    sessions = [
        Session(
            f"aaaa111{day}",
            "amelie",
            SessionKind.MENTORING,
            datetime(2026, 11, day, 14, tzinfo=PARIS),
            45,
            status=SessionStatus.NO_SHOW,
            reason=reason,
        )
        for day, reason in ((9, Reason.LATE_CANCELLATION), (2, Reason.ABSENT))
    ]
    assert no_show_lines(sessions, "en") == (
        "- Mon 2 Nov 2026 14:00 CET, mentoring session (absent)\n"
        "- Mon 9 Nov 2026 14:00 CET, mentoring session (cancelled late)"
    )
    assert no_show_lines(sessions, "fr") == (
        "- lun. 2 nov. 2026 14:00 CET, session de mentorat (absence)\n"
        "- lun. 9 nov. 2026 14:00 CET, session de mentorat (annulation tardive)"
    )
