"""The sentences of `mentor timeoff`, in English and French, and its list; who is away, wherever that is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorcli.models.results.day_off import DayOff
from mentorcli.models.results.timeoff import NumberedTimeOff, PlannedThen, TimeOffAdded
from mentorcli.models.timeoff import TimeOff
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, clock, day
from mentorcli.render.text.cells import CALLED, DAY, figures, short_day
from mentorcli.text import command_line

COLUMNS = (figures(0), CALLED, DAY._replace(once=False), DAY._replace(once=False), Column(2))

sentence = Sentences(
    {
        "span": ("{start} to {end}", "du {start} au {end}"),
        "one-day": ("{start}", "le {start}"),
        "own-added": ("Your time off: {days}", "Votre congé : {days}"),
        "added": ("Time off of {name}: {days}", "Congé {name:de} : {days}"),
        "kept": (
            "A series of sessions leaves it out. To take it back: mentor timeoff remove {number}",
            "Une série de sessions saute ces jours. Pour revenir en arrière : mentor timeoff remove {number}",
        ),
        "overlapping": ("it overlaps with the time off {days}", "il chevauche le congé {days}"),
        "planned": (
            "planned then: {name}, {at}. To move it: {move}. To call it off: {cancel}",
            "session prévue ces jours-là : {name}, {at}. Pour la déplacer : {move}. Pour l'annuler : {cancel}",
        ),
        "removed-own": ("Removed, your time off: {days}", "Retiré, votre congé : {days}"),
        "removed": ("Removed, the time off of {name}: {days}", "Retiré, le congé {name:de} : {days}"),
        "way-back": ("To take it back: mentor undo", "Pour revenir en arrière : mentor undo"),
        "none": ("No time off from today on: {command}", "Aucun congé à partir d'aujourd'hui : {command}"),
        "none-at-all": ("No time off yet: {command}", "Aucun congé pour l'instant : {command}"),
        "example": ("24/12..2/1", "24/12..2/1"),
        "skipped": ("skipped: {day}, {whose}", "date sautée : {day}, {whose}"),
        "on-day-off": ("{day} is off: {whose}", "{day} est un jour de congé : {whose}"),
        "on-holiday": (
            "{day} is a public holiday, {name}: with --skip-holidays a series leaves it out. To take it back: mentor undo",
            "{day} est férié, {name} : avec --skip-holidays, une série saute cette date. Pour revenir en arrière : mentor undo",
        ),
        "named": ("{day} ({name})", "{day} ({name})"),
        "skip": ("Public holidays: {days}. Skip them?", "Jours fériés : {days}. Sauter ces dates ?"),
        "own-until": ("your time off until {until}", "vous êtes en congé jusqu'au {until}"),
        "until": ("{name} is away until {until}", "{name} est en congé jusqu'au {until}"),
        "you": ("you", "vous"),
        "days": ("{count} days", "{count} jours"),
        "days-of-one": ("1 day", "{count} jour"),
    }
)


def days_text(time: TimeOff, lang: str) -> str:
    """Return the days of a time off: the first and the last one."""
    if time.start == time.end:
        return sentence("one-day", lang, start=day(time.start, lang))
    return sentence("span", lang, start=day(time.start, lang), end=day(time.end, lang))


def added_text(done: TimeOffAdded, view: View) -> list[str]:
    """Return which days off were noted, and the way back."""
    added, lang = done.added, view.lang
    days = days_text(added.time, lang)
    if added.student is None:
        first = sentence("own-added", lang, days=days)
    else:
        first = sentence("added", lang, name=added.student.name, days=days)
    return [first, sentence("kept", lang, number=added.number)]


def added_warnings(done: TimeOffAdded, view: View) -> list[str]:
    """Return what stands beside days off that were noted: those that they overlap, the sessions planned then."""
    overlapping = [sentence("overlapping", view.lang, days=days_text(one, view.lang)) for one in done.overlapping]
    return [*overlapping, *(_planned(one, done.added, view) for one in done.sessions)]


def _planned(then: PlannedThen, added: NumberedTimeOff, view: View) -> str:
    """Return a session that is planned on a day off, and how it is moved or called off."""
    at = view.local(then.session.scheduled_at)
    by = "mentor" if added.student is None else "student"
    return sentence(
        "planned",
        view.lang,
        name=then.student.name,
        at=f"{day(at.date(), view.lang)} {clock(at)}",
        move=command_line(
            "session edit", then.session.id, options=("--at", f"{then.free:%Y-%m-%d} {clock(then.free)}")
        ),
        cancel=command_line("session cancel", then.session.id, options=("--by", by)),
    )


def off_warnings(days: Sequence[DayOff], view: View, *, skipped: bool = False) -> list[str]:
    """Return a line a day off on which a session was planned, or (`skipped`) that a series left out."""
    key = "skipped" if skipped else "on-day-off"
    return [
        sentence("on-holiday", view.lang, day=day(one.day, view.lang), name=one.holiday)
        if one.holiday and not skipped
        else sentence(key, view.lang, day=day(one.day, view.lang), whose=whose_text(one, view.lang))
        for one in days
    ]


def skip_question(days: Sequence[DayOff], view: View) -> str:
    """Return the question whether a series leaves out public holidays, each of them named."""
    named = ", ".join(sentence("named", view.lang, day=day(one.day, view.lang), name=one.holiday) for one in days)
    return sentence("skip", view.lang, days=named)


def passed_over_lines(days: Sequence[DayOff], view: View) -> list[str]:
    """Return a line a day off at the usual time of the next session, which is suggested for a later week."""
    lang = view.lang
    return [sentence("on-day-off", lang, day=day(one.day, lang), whose=whose_text(one, lang)) for one in days]


def whose_text(one: DayOff, lang: str) -> str:
    """Return whose day off it is, and until when."""
    until = day(one.until, lang)
    if one.holiday is not None:
        return one.holiday
    if one.student is None:
        return sentence("own-until", lang, until=until)
    return sentence("until", lang, name=one.student.name, until=until)


def removed_text(gone: NumberedTimeOff, view: View) -> list[str]:
    """Return which days off were removed, and the way back."""
    days = days_text(gone.time, view.lang)
    if gone.student is None:
        first = sentence("removed-own", view.lang, days=days)
    else:
        first = sentence("removed", view.lang, name=gone.student.name, days=days)
    return [first, sentence("way-back", view.lang)]


def timeoff_table(found: Sequence[NumberedTimeOff], view: View, *, every: bool) -> Table:
    """Return times off as a table, oldest first; in a pipe the mentor's own have no student."""
    lang = view.lang
    rows = [
        (str(one.number), one.student.id if one.student else "", *map(date.isoformat, (one.time.start, one.time.end)))
        for one in found
    ]
    cells = [
        (
            str(one.number),
            one.student.name if one.student else sentence("you", lang),
            *(short_day(value, view, padded=True) for value in (one.time.start, one.time.end)),
            sentence.counted("days", (one.time.end - one.time.start).days + 1, lang),
        )
        for one in found
    ]
    command = command_line("timeoff add", sentence("example", lang))
    empty = sentence("none-at-all" if every else "none", lang, command=command)
    whole = command_line("timeoff list", options=("--all", "--json") if every else ("--json",))
    return Table(rows, COLUMNS, lambda: cells, empty, whole=whole)
