"""Messages ready to be pasted: templates filled in, the lines of figures in them, and how one is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from mentorcli.models.contact import Contact
from mentorcli.models.message import Message
from mentorcli.models.session import Session, by_start
from mentorcli.render import View
from mentorcli.render.text import COLON, Sentences, kind_word, moment, reason_word, typeset
from mentorcli.render.text.contact import via_word

sentence = Sentences(
    {
        "subject": ("Subject: {subject}", "Objet : {subject}"),
    }
)
UNKNOWN = {"en": "(to fill in)", "fr": "(à compléter)"}


def letter_text(letter: Message, view: View) -> list[str]:
    """Return a message as lines, its subject first."""
    return [sentence("subject", view.lang, subject=letter.subject), "", letter.body.rstrip("\n")]


def fill(template: Message, values: Mapping[str, str | None], lang: str) -> Message:
    """Return the message with its placeholders filled; what is not known is left for the mentor to fill in.

    What is filled in stays as it is: braces in a name mean nothing, and French typography is set around it.
    """
    return Message(filled(template.subject, values, lang), filled(template.body, values, lang).strip() + "\n")


def contact_lines(contacts: Iterable[Contact], lang: str) -> str:
    """Return the attempts to reach a student, oldest first, one a line; `at` is written in its own zone."""
    made = sorted(contacts, key=lambda contact: (contact.at.timestamp(), contact.id))
    return "\n".join(f"- {moment(contact.at, lang)}{COLON[lang]}{via_word(contact.via, lang)}" for contact in made)


def no_show_lines(sessions: Iterable[Session], lang: str) -> str:
    """Return no-shows, oldest first, one a line with its reason; `scheduled_at` is written in its own zone."""
    missed = sorted(sessions, key=by_start)
    return "\n".join(_no_show_line(session, lang) for session in missed)


def _no_show_line(session: Session, lang: str) -> str:
    """Return when a session was missed and why."""
    reason = f" ({reason_word(session.reason, lang)})" if session.reason else ""
    return f"- {moment(session.scheduled_at, lang)}, {kind_word(session.kind, lang)}{reason}"


def filled(text: str, values: Mapping[str, str | None], lang: str) -> str:
    """Return a template with French typography around its values, which stay as they are."""
    parts = []
    for written, name, _, _ in Formatter().parse(text):
        parts.append(typeset(written, lang))
        if name is not None:
            parts.append(values.get(name) or UNKNOWN[lang])
    return "".join(parts)
