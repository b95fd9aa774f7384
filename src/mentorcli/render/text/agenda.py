"""What is due: headed by the day, one line an entry with the command that does the next thing, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from mentorcli.counts import counted
from mentorcli.models.agenda import AgendaKind
from mentorcli.models.presentation import DueWhat, ResultDue
from mentorcli.models.results.agenda import AgendaResult, DueEntry
from mentorcli.models.session import Session
from mentorcli.render import View
from mentorcli.render.beside import Item, beside, one_by_one
from mentorcli.render.cells import cells, cut
from mentorcli.render.text import Sentences, clock, day
from mentorcli.render.text.agenda_brief import brief_forms
from mentorcli.render.text.agenda_commands import entry_command, short_command
from mentorcli.render.text.cells import short_day, word
from mentorcli.render.text.contact import contact_step_word
from mentorcli.rules.agenda import is_due
from mentorcli.text import BAD, HEADING, NAME, SOON, command_line, joined, part, spans_of

_LEAST_NAME = 8  # cells by which somebody is known beside what is to be done
_BEFORE_A_BEGINNING = 16  # beside what is known by its first words already
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"),
}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
# What is overdue or due, the most pressing first; sessions to come stand below.
ORDER = (
    AgendaKind.CLOCK,
    AgendaKind.UNDOCUMENTED,
    AgendaKind.CONTACT,
    AgendaKind.NO_SHOWS,
    AgendaKind.RECORDING,
    AgendaKind.ASSESSMENT_NOTES,
    AgendaKind.RESULT,
    AgendaKind.CONDITIONAL,
    AgendaKind.TRANSFER,
    AgendaKind.PRESENTATION,
    AgendaKind.GAP,
)
DUE, TODAY, AHEAD = "due", "today", "ahead"
sentence = Sentences(
    {
        "head": ("{weekday} {number} {month} {year}", "{weekday} {number} {month} {year}"),
        DUE: ("Overdue or due", "En retard ou à faire"),
        TODAY: ("Today", "Aujourd'hui"),
        "that-day": ("That day", "Ce jour-là"),
        AHEAD: ("Ahead", "À venir"),
        "entry": ("{about}: {what}", "{about} : {what}"),
        "clock": ("session clock open, {at}", "chronomètre ouvert, {at}"),
        "to-document": ("{at}, to document", "{at}, à renseigner"),
        "recording": ("no recording of {day}", "pas de vidéo du {day}"),
        "contact": ("{step}, since {day}", "{step}, depuis le {day}"),
        "transfer": ("transfer asked for {days} ago", "transfert demandé il y a {days}"),
        "transfer-late": ("transfer late, {days}", "transfert en retard, {days}"),
        "presentation": ("{project}, {day}", "{project}, {day}"),
        "presentation-item": ("{item} ({project}, {day})", "{item} ({project}, {day})"),
        "to-close": ("{day}, result of the presentation to note", "{day}, résultat de la soutenance à noter"),
        "notes": ("assessment notes by {at} ({project})", "notes d'évaluation d'ici le {at} ({project})"),
        "notes-late": ("assessment notes late, {at} ({project})", "notes d'évaluation en retard, {at} ({project})"),
        "upload": ("upload awaited until {at} ({project})", "dépôt attendu d'ici le {at} ({project})"),
        "decision": (
            "conditional, to decide by {at} ({project})",
            "sous condition, à décider d'ici le {at} ({project})",
        ),
        "no-shows-in-a-row": ("{streak} no-shows in a row to report", "{streak} no-shows de suite à signaler"),
        "no-shows-of-late": ("regular no-shows to report", "no-shows réguliers à signaler"),
        "gap": ("no session in the week of {day}", "pas de session la semaine du {day}"),
        "away": ("Away until {until}: {command}", "En congé jusqu'au {until} : {command}"),
        "student-off": ("{name} is away until {until}", "{name} est en congé jusqu'au {until}"),
        "more": ("{left} more: --limit {all}", "{left} de plus : --limit {all}"),
        "commands": ("With the commands: {command}", "Avec les commandes : {command}"),
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


def agenda_text(result: AgendaResult, view: View, columns: int | None = None, most: int | None = None) -> list[str]:
    """Return the day, what is overdue or due, its sessions, and what lies ahead; one line where there is nothing.

    `columns` are those of a terminal, None for a pipe: there nothing is cut. `most` entries of each part are shown.
    """
    off = _off(result, view, most)
    if not result.entries:
        return [*off, _nothing(result, view)]
    lines: list[str] = [part(head(result.on.date(), view.lang), HEADING), *off]
    parts = {key: [due for due in result.entries if part_of(due, result) == key] for key in (DUE, TODAY, AHEAD)}
    parts[DUE].sort(key=lambda due: ORDER.index(due.entry.kind))
    parts[AHEAD].sort(key=lambda due: due.entry.item_due or due.entry.day)
    today = TODAY if view.today in (None, result.on.date()) else "that-day"
    left_out = False
    for key, entries in parts.items():
        if entries:
            items = [_item(due, view, key, columns) for due in entries[:most]]
            shown, missing = beside(items, columns)
            left_out = left_out or missing
            lines += [
                *([""] if len(lines) > 1 else []),
                part(sentence(today if key == TODAY else key, view.lang), HEADING),
                *shown,
            ]
            if len(entries) > len(items):
                lines.append(sentence("more", view.lang, left=len(entries) - len(items), all=len(entries)))
    if left_out:
        lines += ["", sentence("commands", view.lang, command=command_line("agenda") + " | cat")]
    return lines


def _off(result: AgendaResult, view: View, most: int | None) -> list[str]:
    """Return until when the mentor is away, and a line a student who is off, `most` of them."""
    lines: list[str] = []
    for one in result.off[: None if most is None else most + 1]:
        until = day(one.until, view.lang)
        if one.student is None:
            command = command_line("timeoff list")
            lines.append(part(sentence("away", view.lang, until=until, command=command), SOON))
        else:
            lines.append(sentence("student-off", view.lang, name=part(one.student.name, NAME), until=until))
    return lines


def head(on: date, lang: str) -> str:
    """Return a day as it heads a page: `Monday 23 November 2026`."""
    number = "1er" if lang == "fr" and on.day == 1 else on.day
    weekday, month = DAYS[lang][on.weekday()], MONTHS[lang][on.month - 1]
    return sentence("head", lang, weekday=weekday, number=number, month=month, year=on.year)


def part_of(due: DueEntry, result: AgendaResult) -> str:
    """Return the part of the page in which an entry stands; what is due later only is ahead."""
    if due.entry.kind is AgendaKind.TODAY:
        return TODAY
    return DUE if is_due(due.entry, now=result.on, today=result.on.date()) else AHEAD


def _nothing(result: AgendaResult, view: View) -> str:
    """Return that nothing is due, and in which days."""
    on = day(result.on.date(), view.lang)
    if not result.days:
        return sentence("nothing-that-day", view.lang, day=on)
    return sentence.counted("nothing", result.days, view.lang, day=on)


def _item(due: DueEntry, view: View, key: str, columns: int | None) -> Item:
    """Return an entry of a part of the page: the time of a session before the name, anything else behind it."""
    dated = _day_of(view, columns)
    name, when = part(due.student_name, NAME), _when(due, view, key, columns)
    said = entry_sentence(due, view, dated)
    what, *brief = (
        joined(when, sentence("entry", view.lang, about=name, what=form) if form else name)
        for form in (said, *_brief(due, view, said, dated))
    )
    things = [form for form in (said, *_brief(due, view, said, dated)) if form]
    fitted = _fitted(when, due.student_name, things, view.lang) if things else None
    return Item(what, entry_command(due, view), short_command(due, view), tuple(brief), fitted)


def _fitted(when: str, name: str, things: Sequence[str], lang: str) -> Callable[[int], str]:
    """Return how an entry is fitted into so many cells: the name gives way, what is to be done and its day do not.

    `things` are the forms of that, the longest first; where there is one alone it is known by its beginning.
    """
    least = _LEAST_NAME if len(things) > 1 else _BEFORE_A_BEGINNING

    def fitted(room: int) -> str:
        rests = [cells(when) + cells(sentence("entry", lang, about="", what=thing)) for thing in things]
        fit = (at for at, rest in enumerate(rests) if rest + least <= room)
        at = next(fit, len(things) - 1)
        short = part(cut(name, max(room - rests[at], least)), NAME)
        return joined(when, sentence("entry", lang, about=short, what=things[at]))

    return fitted


def _when(due: DueEntry, view: View, key: str, columns: int | None) -> str:
    """Return what stands before the name of what is to come: its day and time, or the day by which it is due."""
    dated = _day_of(view, columns, padded=True)
    session, item_due = due.entry.session, due.entry.item_due
    if key == DUE:
        return ""
    if session is None:
        return f"{dated(item_due)}  " if item_due is not None else ""
    at = view.local(session.scheduled_at)
    if key == AHEAD:
        return f"{dated(at.date())} {clock(at)}  "
    begun = view.now is not None and session.scheduled_at <= view.now
    return joined(part(clock(at), SOON) if begun else clock(at), "  ")


def _brief(due: DueEntry, view: View, said: str, dated: Callable[[date], str]) -> Iterator[str]:
    """Yield the shorter forms of what is said of an entry, in its colour."""
    role = next((role for _, _, role in spans_of(said)), None)
    return (part(form, role) if role is not None else form for form in brief_forms(due, view, dated))


def _day_of(view: View, columns: int | None, *, padded: bool = False) -> Callable[[date], str]:
    """Return how days are written: short ones in a terminal, whole ones elsewhere."""
    return (lambda on: day(on, view.lang)) if columns is None else (lambda on: short_day(on, view, padded=padded))


def student_entries(entries: Sequence[DueEntry], view: View, columns: int | None) -> list[str]:
    """Return what is due of one student, each with its command beside it, or below where there is no room."""
    dated = _day_of(view, columns)
    items = []
    for due in entries:
        said = entry_sentence(due, view, dated)
        brief = tuple(form for form in _brief(due, view, said, dated) if form)
        items.append(Item(said, entry_command(due, view), short_command(due, view), brief))
    return one_by_one(items, columns)


def entry_sentence(due: DueEntry, view: View, dated: Callable[[date], str]) -> str:
    """Return what is due, without the student's name, red where it is overdue; `dated` writes a day."""
    entry, lang = due.entry, view.lang
    if entry.clock is not None:
        at = view.local(entry.clock.start)
        return part(sentence("clock", lang, at=f"{dated(at.date())} {clock(at)}"), SOON)
    if entry.session is not None:
        return _session(due, entry.session, view, dated)
    if entry.contact is not None and entry.contact.step is not None:
        late = view.today is None or entry.day < view.today
        step = contact_step_word(entry.contact.step, lang)
        return part(sentence("contact", lang, step=step, day=dated(entry.day)), BAD if late else SOON)
    if entry.transfer is not None:
        days = counted("day", entry.transfer.days, lang)
        if entry.transfer.late:
            return part(sentence("transfer-late", lang, days=days), BAD)
        return sentence("transfer", lang, days=days)
    if entry.request is not None:
        return _presentation(due, entry.request.project, view, dated)
    if entry.result is not None:
        return _result(entry.result, view, dated)
    if entry.kind is AgendaKind.GAP:
        return part(sentence("gap", lang, day=dated(entry.day)), SOON)
    key = "no-shows-in-a-row" if (entry.streak or 0) > 1 else "no-shows-of-late"
    return part(sentence(key, lang, streak=entry.streak), BAD)


def _session(due: DueEntry, session: Session, view: View, dated: Callable[[date], str]) -> str:
    """Return what is to be done about a session, or what it is for."""
    at, lang = view.local(session.scheduled_at), view.lang
    if due.entry.kind is AgendaKind.RESULT:
        return part(sentence("to-close", lang, day=dated(at.date())), SOON)
    if due.entry.kind is AgendaKind.RECORDING:
        return part(sentence("recording", lang, day=dated(at.date())), BAD)
    if due.entry.kind is AgendaKind.UNDOCUMENTED:
        return part(sentence("to-document", lang, at=f"{dated(at.date())} {clock(at)}"), BAD)
    return word(session.kind, lang) + (f", {session.project}" if session.project else "")


def _result(pending: ResultDue, view: View, dated: Callable[[date], str]) -> str:
    """Return what is still to come after a presentation, and until when: red once that has passed."""
    at = view.local(pending.due)
    late = view.now is not None and view.now > pending.due
    key = "notes-late" if late and pending.what is DueWhat.NOTES else pending.what
    about = {"at": f"{dated(at.date())} {clock(at)}", "project": pending.result.project}
    text = sentence(key, view.lang, **about)
    return part(text, BAD if late else SOON) if late or pending.what is not DueWhat.UPLOAD else text


def _presentation(due: DueEntry, project: str, view: View, dated: Callable[[date], str]) -> str:
    """Return the next item of a presentation's checklist, red once its day is past; which project, and when."""
    entry = due.entry
    about = {"project": project, "day": dated(entry.day), "item": (entry.item or "").rstrip(".")}
    if entry.item is None:
        return sentence("presentation", view.lang, **about)
    text = sentence("presentation-item", view.lang, **about)
    if entry.item_due is None or view.today is None or entry.item_due > view.today:
        return text
    return part(text, BAD if entry.item_due < view.today else SOON)
