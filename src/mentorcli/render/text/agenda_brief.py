"""What a narrow terminal shows of an entry of the agenda, in English and French: shorter forms, the longest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from mentorcli.models.agenda import AgendaKind
from mentorcli.models.presentation import DueWhat
from mentorcli.models.results.agenda import DueEntry
from mentorcli.render import View
from mentorcli.render.text import Sentences, clock
from mentorcli.render.text.contact import contact_step_word

sentence = Sentences(
    {
        "clock": ("clock open, {at}", "chrono ouvert, {at}"),
        "clock-alone": ("clock open", "chrono ouvert"),
        "to-document": ("to document, {at}", "à renseigner, {at}"),
        "recording": ("no recording, {day}", "pas de vidéo, {day}"),
        "recording-alone": ("no recording", "pas de vidéo"),
        "no-shows": ("{streak} no-shows to report", "{streak} no-shows à signaler"),
        "no-shows-alone": ("no-shows to report", "no-shows à signaler"),
        "transfer": ("transfer asked for", "transfert demandé"),
        "transfer-late": ("transfer late", "transfert en retard"),
        "result": ("result to note, {day}", "résultat à noter, {day}"),
        "result-alone": ("result to note", "résultat à noter"),
        DueWhat.NOTES: ("notes by {at}", "notes d'ici le {at}"),
        DueWhat.UPLOAD: ("upload by {at}", "dépôt d'ici le {at}"),
        DueWhat.DECISION: ("to decide by {at}", "à décider d'ici le {at}"),
        "notes-late": ("notes late", "notes en retard"),
        "week": ("week owed {day}", "à rattraper {day}"),
    }
)


def brief_forms(due: DueEntry, view: View, dated: Callable[[date], str]) -> tuple[str, ...]:
    """Return the shorter forms of what is due, without the student's name.

    None for what is known by its beginning. `dated` writes a day, whose day of the week is left out.
    """

    def short(on: date) -> str:
        return dated(on).partition(" ")[2].lstrip()

    return tuple(_forms(due, view, short))


def _forms(due: DueEntry, view: View, short: Callable[[date], str]) -> Iterator[str]:
    entry, lang = due.entry, view.lang
    if entry.clock is not None:
        start = view.local(entry.clock.start)
        yield sentence("clock", lang, at=f"{short(start.date())} {clock(start)}")
        yield sentence("clock-alone", lang)
    elif entry.session is not None:
        yield from _of_session(due, view, short)
    elif entry.contact is not None and entry.contact.step is not None:
        yield contact_step_word(entry.contact.step, lang)
    elif entry.transfer is not None:
        yield sentence("transfer-late" if entry.transfer.late else "transfer", lang)
    elif entry.result is not None:
        at = view.local(entry.result.due)
        late = entry.result.what is DueWhat.NOTES and view.now is not None and view.now > at
        yield sentence("notes-late" if late else entry.result.what, lang, at=f"{short(at.date())} {clock(at)}")
    elif entry.kind is AgendaKind.GAP:
        yield sentence("week", lang, day=short(entry.day))
    elif entry.kind is AgendaKind.NO_SHOWS:
        if (entry.streak or 0) > 1:
            yield sentence("no-shows", lang, streak=entry.streak)
        yield sentence("no-shows-alone", lang)


def _of_session(due: DueEntry, view: View, short: Callable[[date], str]) -> Iterator[str]:
    """Yield the forms of what is to be done about a session; one that is to come is known by its beginning."""
    kind, session, lang = due.entry.kind, due.entry.session, view.lang
    if session is None:
        return
    at = view.local(session.scheduled_at)
    if kind is AgendaKind.UNDOCUMENTED:
        moment = f"{short(at.date())} {clock(at)}"
        yield sentence("to-document", lang, at=moment)
        yield moment
    elif kind in (AgendaKind.RECORDING, AgendaKind.RESULT):
        yield sentence(kind, lang, day=short(at.date()))
        yield sentence(f"{kind}-alone", lang)
