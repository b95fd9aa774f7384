"""What is due: one line an entry, under a heading for each kind, with the command that clears it."""

from __future__ import annotations

from itertools import groupby

from mentorcli.models.agenda import AgendaEntry, AgendaKind
from mentorcli.models.contact import ContactStep
from mentorcli.models.results.agenda import AgendaResult, DueEntry
from mentorcli.render import View
from mentorcli.render.text import Sentences, clock, day, kind_word, to_be_filled
from mentorcli.render.text.contact import contact_sentence
from mentorcli.render.text.transfer import transfer_sentence
from mentorcli.text import command_line

heading = Sentences(
    {
        AgendaKind.TODAY: ("Today", "Aujourd'hui"),
        AgendaKind.AHEAD: ("Ahead", "À venir"),
        AgendaKind.UNDOCUMENTED: ("To document", "À renseigner"),
        AgendaKind.RECORDING: ("Recordings missing", "Enregistrements manquants"),
        AgendaKind.CONTACT: ("To contact", "À contacter"),
        AgendaKind.PRESENTATION: ("Presentations", "Soutenances"),
        AgendaKind.TRANSFER: ("Transfers under way", "Transferts en cours"),
        AgendaKind.NO_SHOWS: ("Regular no-shows", "No-shows réguliers"),
        AgendaKind.GAP: ("Weeks without a session", "Semaines sans session"),
    }
)
sentence = Sentences(
    {
        "entry": ("{about}: {what}", "{about} : {what}"),
        "presentation": ("{project}, {day}", "{project}, {day}"),
        "presentation-item": ("{project}, {day}; next: {item}", "{project}, {day} ; ensuite : {item}"),
        "presentation-item-due": (
            "{project}, {day}; next, by {due}: {item}",
            "{project}, {day} ; ensuite, pour le {due} : {item}",
        ),
        "no-shows-in-a-row": (
            "{streak} in a row, to report through the contact form",
            "{streak} de suite, à signaler par le formulaire de contact",
        ),
        "no-shows-of-late": ("to report through the contact form", "à signaler par le formulaire de contact"),
        "gap": (
            "the week of {day}: plan a session, or two in the week before or after",
            "semaine du {day} : prévoir une session, ou deux la semaine d'avant ou d'après",
        ),
        "nothing": (
            "Nothing is due: {day}, and the {count} days after it.",
            "Rien à faire : {day} et les {count} jours suivants.",
        ),
        "nothing-of-one": (
            "Nothing is due: {day}, and the day after it.",
            "Rien à faire : {day} et le jour suivant.",
        ),
        "nothing-that-day": ("Nothing is due: {day}.", "Rien à faire : {day}."),
    }
)
VIA = {ContactStep.CALL: "phone", ContactStep.FORM: "form"}


def agenda_text(result: AgendaResult, view: View) -> list[str]:
    """Return what is due under its headings, each entry with its command below; one line where nothing is."""
    if not result.entries:
        on = day(result.on.date(), view.lang)
        if not result.days:
            return [sentence("nothing-that-day", view.lang, day=on)]
        return [sentence.counted("nothing", result.days, view.lang, day=on)]
    lines: list[str] = []
    for kind, entries in groupby(result.entries, key=lambda due: due.entry.kind):
        lines += ["", heading(kind, view.lang)] if lines else [heading(kind, view.lang)]
        for due in entries:
            what = entry_sentence(due.entry, view)
            lines.append("  " + sentence("entry", view.lang, about=due.student_name, what=what))
            lines.append(f"    {to_be_filled(entry_command(due, view), view.lang)}")
    return lines


def student_entry_text(due: DueEntry, view: View) -> list[str]:
    """Return an entry as it stands on the student's own page: its kind and what is due, and the command below."""
    about = heading(due.entry.kind, view.lang)
    return [
        sentence("entry", view.lang, about=about, what=entry_sentence(due.entry, view)),
        f"  {to_be_filled(entry_command(due, view), view.lang)}",
    ]


def entry_sentence(entry: AgendaEntry, view: View) -> str:
    """Return what is due, without the student's name."""
    lang = view.lang
    if entry.session is not None:
        at = view.local(entry.session.scheduled_at)
        about = f", {entry.session.project}" if entry.session.project else ""
        return f"{day(at.date(), lang)} {clock(at)}, {kind_word(entry.session.kind, lang)}{about}"
    if entry.contact is not None:
        return contact_sentence(entry.contact, lang)
    if entry.transfer is not None:
        return transfer_sentence(entry.transfer, lang)
    if entry.request is not None:
        return _presentation(entry, entry.request.project, lang)
    if entry.kind is AgendaKind.GAP:
        return sentence("gap", lang, day=day(entry.day, lang))
    return sentence("no-shows-in-a-row" if (entry.streak or 0) > 1 else "no-shows-of-late", lang, streak=entry.streak)


def _presentation(entry: AgendaEntry, project: str, lang: str) -> str:
    """Return which project is presented when, and the next item of its checklist."""
    about = {"project": project, "day": day(entry.day, lang), "item": entry.item}
    if entry.item is None:
        return sentence("presentation", lang, **about)
    if entry.item_due is None:
        return sentence("presentation-item", lang, **about)
    return sentence("presentation-item-due", lang, due=day(entry.item_due, lang), **about)


def entry_command(due: DueEntry, view: View) -> str:
    """Return the command that clears an entry."""
    entry = due.entry
    slug = entry.student
    if entry.kind is AgendaKind.RECORDING and entry.session is not None:
        return command_line("session record", entry.session.id, "URL")
    if entry.session is not None:
        at = f"{view.local(entry.session.scheduled_at):%Y-%m-%d %H:%M}"
        return command_line("session log", slug, options=("--at", at))
    if entry.contact is not None and entry.contact.step is not None:
        return command_line("contact log", slug, options=("--via", VIA.get(entry.contact.step, "email")))
    if entry.transfer is not None:
        return command_line("transfer complete", slug)
    if entry.request is not None:
        done = ("--done", str(due.item_number)) if due.item_number is not None else ()
        return command_line("presentation checklist", slug, options=("--project", entry.request.project, *done))
    if entry.kind is AgendaKind.GAP:
        return command_line("session schedule", slug, "WHEN")
    return command_line("noshow report", slug)
