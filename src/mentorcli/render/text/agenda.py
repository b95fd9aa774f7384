"""What is due, in words: one line an entry, under a heading for each kind, with the command that clears it."""

from __future__ import annotations

from datetime import datetime
from shlex import quote

from mentorcli.models.agenda import AgendaEntry, AgendaKind
from mentorcli.models.contact import ContactStep
from mentorcli.render.text.labels import kind_word
from mentorcli.render.text.quantities import clock, day, typeset
from mentorcli.render.text.steps import contact_sentence, transfer_sentence

HEADING = {
    "en": {
        "today": "Today",
        "ahead": "Ahead",
        "undocumented": "To document",
        "recording": "Recordings missing",
        "contact": "To contact",
        "presentation": "Presentations",
        "transfer": "Transfers under way",
        "no-shows": "Regular no-shows",
        "gap": "Weeks without a session",
    },
    "fr": {
        "today": "Aujourd'hui",
        "ahead": "À venir",
        "undocumented": "À documenter",
        "recording": "Enregistrements manquants",
        "contact": "À contacter",
        "presentation": "Soutenances",
        "transfer": "Transferts en cours",
        "no-shows": "No-shows réguliers",
        "gap": "Semaines sans session",
    },
}
LINE = {
    "en": {
        "presentation": "{project}, {day}",
        "item": "; next: {item}",
        "item-due": "; next, by {due}: {item}",
        "in-a-row": "{streak} in a row, to report through the contact form",
        "of-late": "to report through the contact form",
        "gap": "the week of {day}: plan a session, or two in the week beside it",
        "nothing": "Nothing is due: {day}, and the {days} days after it.",
        "nothing-1": "Nothing is due: {day}.",
    },
    "fr": {
        "presentation": "{project}, {day}",
        "item": " ; ensuite : {item}",
        "item-due": " ; ensuite, pour le {due} : {item}",
        "in-a-row": "{streak} de suite, à signaler par le formulaire de contact",
        "of-late": "à signaler par le formulaire de contact",
        "gap": "semaine du {day} : prévoir une session, ou deux la semaine d'à côté",
        "nothing": "Rien à faire : {day} et les {days} jours suivants.",
        "nothing-1": "Rien à faire : {day}.",
    },
}
VIA = {ContactStep.CALL: "phone", ContactStep.FORM: "form"}


def heading(kind: AgendaKind, lang: str) -> str:
    """Say what the entries of a kind are."""
    return HEADING[lang][kind]


def nothing_due(on: datetime, days: int, lang: str) -> str:
    """Say in one line that the day is empty, and the `days` after it."""
    key = "nothing" if days > 1 else "nothing-1"
    return typeset(LINE[lang][key].format(day=day(on.date(), lang), days=days), lang)


def entry_sentence(entry: AgendaEntry, lang: str) -> str:
    """Say what is due; sessions are said in their own zone, so convert them to the local one first."""
    if entry.session is not None:
        at = entry.session.scheduled_at
        about = f", {entry.session.project}" if entry.session.project else ""
        return f"{day(at.date(), lang)} {clock(at)}, {kind_word(entry.session.kind, lang)}{about}"
    if entry.contact is not None:
        return contact_sentence(entry.contact, lang)
    if entry.transfer is not None:
        return transfer_sentence(entry.transfer, lang)
    if entry.request is not None:
        return _presentation(entry, lang)
    if entry.kind is AgendaKind.GAP:
        return typeset(LINE[lang]["gap"].format(day=day(entry.day, lang)), lang)
    case = "in-a-row" if (entry.streak or 0) > 1 else "of-late"
    return LINE[lang][case].format(streak=entry.streak)


def _presentation(entry: AgendaEntry, lang: str) -> str:
    """Say which project is presented when, and the next item of its checklist."""
    words = LINE[lang]
    project = entry.request.project if entry.request else ""
    text = words["presentation"].format(project=project, day=day(entry.day, lang))
    if entry.item is None:
        return text
    due = day(entry.item_due, lang) if entry.item_due else ""
    return text + typeset(words["item-due" if due else "item"], lang).format(item=entry.item, due=due)


def entry_command(entry: AgendaEntry, number: int | None) -> str:
    """Return the command that clears an entry; `number` is that of the checklist item it speaks of, if any."""
    slug = entry.student
    if entry.kind is AgendaKind.RECORDING and entry.session is not None:
        return f"mentor session record {entry.session.id} URL"
    if entry.session is not None:
        return f'mentor session log {slug} --at "{entry.session.scheduled_at:%Y-%m-%d %H:%M}"'
    if entry.contact is not None and entry.contact.step is not None:
        return f"mentor contact log {slug} --via {VIA.get(entry.contact.step, 'email')}"
    if entry.transfer is not None:
        return f"mentor transfer complete {slug}"
    if entry.request is not None:
        done = f" --done {number}" if number is not None else ""
        return f"mentor presentation checklist {slug} --project {quote(entry.request.project)}{done}"
    if entry.kind is AgendaKind.GAP:
        return f"mentor session schedule {slug} WHEN"
    return f"mentor noshow report {slug} --sent"
