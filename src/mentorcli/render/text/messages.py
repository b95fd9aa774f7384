"""Messages filled in, ready to be pasted, and the lines of figures that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from mentorcli.models.contact import Contact
from mentorcli.models.message import Message
from mentorcli.models.session import Session
from mentorcli.render.text.labels import kind_word, reason_word
from mentorcli.render.text.quantities import moment, typeset
from mentorcli.render.text.steps import via_word

UNKNOWN = {"en": "(to fill in)", "fr": "(à compléter)"}


def fill(template: Message, values: Mapping[str, str | None], lang: str) -> Message:
    """Return the message with its placeholders filled; what is not known is left for the mentor to fill in.

    What is filled in stays as it is: braces in a name mean nothing, and French typography is set around it.
    """
    return Message(_filled(template.subject, values, lang), _filled(template.body, values, lang).strip() + "\n")


def contact_lines(contacts: Iterable[Contact], lang: str) -> str:
    """List attempts to reach a student, oldest first, one a line; `at` is said in its own zone."""
    made = sorted(contacts, key=lambda contact: (contact.at.timestamp(), contact.id))
    colon = " : " if lang == "fr" else ": "
    lines = (f"- {moment(contact.at, lang)}{colon}{via_word(contact.via, lang)}" for contact in made)
    return typeset("\n".join(lines), lang)


def no_show_lines(sessions: Iterable[Session], lang: str) -> str:
    """List no-shows, oldest first, one a line with its reason; `scheduled_at` is said in its own zone."""
    missed = sorted(sessions, key=lambda session: (session.scheduled_at.timestamp(), session.id))
    return "\n".join(_no_show_line(session, lang) for session in missed)


def _no_show_line(session: Session, lang: str) -> str:
    """Say when a session was missed and why."""
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    return f"- {moment(session.scheduled_at, lang)}, {kind_word(session.kind, lang)}{reason}"


def _filled(text: str, values: Mapping[str, str | None], lang: str) -> str:
    """Set the template's own words and put the values between them."""
    parts = []
    for words, name, _, _ in Formatter().parse(text):
        parts.append(typeset(words, lang))
        if name is not None:
            parts.append(values.get(name) or UNKNOWN[lang])
    return "".join(parts)
