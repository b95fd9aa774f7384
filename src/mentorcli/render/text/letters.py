"""Messages ready to be pasted: templates filled in, the lines of figures in them, and how one is printed and edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter

from mentorcli.models.contact import Contact
from mentorcli.models.message import Message
from mentorcli.models.session import Session, by_start
from mentorcli.render import View
from mentorcli.render.text import COLON, Sentences, kind_word, moment, reason_word, typeset
from mentorcli.render.text.contact import via_word
from mentorcli.text import command_line

sentence = Sentences(
    {
        "subject": ("Subject: {subject}", "Objet : {subject}"),
        "own": (
            "Written with your own text; for the one that comes with mentor: {command}",
            "Écrit avec votre propre texte ; pour revenir à celui de mentor : {command}",
        ),
    }
)
UNKNOWN = {"en": "(to fill in)", "fr": "(à compléter)"}
_SUBJECT = re.compile(r"\s*(?:subject|objet|sujet)\s*:[^\S\n]*([^\n]*)", re.IGNORECASE)


def letter_text(letter: Message, view: View) -> list[str]:
    """Return a message as lines, its subject first where it has one."""
    subject = [sentence("subject", view.lang, subject=letter.subject), ""] if letter.subject else []
    return [*subject, letter.body.rstrip("\n")]


def own_text_reminder(letter: Message, view: View) -> str | None:
    """Return that a message was made of the mentor's own text, with the way back; None where it was not."""
    if letter.own is None:
        return None
    command = command_line("message reset", letter.own, options=("--lang", view.lang))
    return sentence("own", view.lang, command=command)


def fill(template: Message, values: Mapping[str, str | None], lang: str) -> Message:
    """Return the message with its placeholders filled; what is not known is left for the mentor to fill in.

    What is filled in stays as it is: braces in a name mean nothing, and French typography is set around it.
    """
    return Message(filled(template.subject, values, lang), filled(template.body, values, lang).strip() + "\n")


def as_template(message: Message, lang: str) -> str:
    """Return a message of the product as a template of Jinja2, as a mentor edits it, its subject on the first line."""
    subject = (
        f"{sentence.table['subject'][lang == 'fr'].format(subject=message.subject)}\n\n" if message.subject else ""
    )
    return re.sub(r"\{(\w+)\}", r"{{ \1 }}", f"{subject}{message.body.strip()}\n")


def parted(text: str) -> Message:
    """Return a text whose first line may be the subject as a message."""
    found = _SUBJECT.match(text)
    subject, body = (found[1], text[found.end() :]) if found else ("", text)
    return Message(subject.strip(), body.strip() + "\n")


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
