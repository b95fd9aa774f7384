"""The weeks that funded students are owed, in English and French (domain, sections 8 and 10)."""

from __future__ import annotations

from collections.abc import Callable

from mentorcli.models.owed import OwedState, OwedWeek
from mentorcli.models.results.attendance import OwedResult, StudentOwed
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, clock
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.cells import CALLED, short_day, words
from mentorcli.render.text.session import start_cell, start_text
from mentorcli.rules.student import labels
from mentorcli.text import BAD, GOOD, NAME, SOON, command_line, part

_NAME, _WEEK = CALLED._replace(telling=False, least=8, needed=True), words(0, telling=True)
COLUMNS = (_NAME, _WEEK, words(0, telling=True), Column(1, needed=True))
_ROLES = {OwedState.MADE_UP: GOOD, OwedState.OPEN: SOON, OwedState.LOST: BAD}
state_word = Sentences(
    {
        OwedState.MADE_UP: ("made up", "rattrapée"),
        OwedState.OPEN: ("to make up", "à rattraper"),
        OwedState.LOST: ("lost", "perdue"),
    }
)
sentence = Sentences(
    {
        "week": ("week of {day}", "semaine du {day}"),
        "by": ("by the session of {at}", "par la session du {at}"),
        "until": ("until {day}", "jusqu'au {day}"),
        "planned": ("until {day}; planned {at}", "jusqu'au {day} ; prévu {at}"),
        "sum-of-one": (
            "{count} week owed ({made_up} made up, {open} to make up, {lost} lost)",
            "Semaine due : {count} (rattrapée : {made_up}, à rattraper : {open}, perdue : {lost})",
        ),
        "sum": (
            "{count} weeks owed ({made_up} made up, {open} to make up, {lost} lost)",
            "Semaines dues : {count} (rattrapées : {made_up}, à rattraper : {open}, perdues : {lost})",
        ),
        "sum-of-of-one": (
            "{name}: {count} week owed ({made_up} made up, {open} to make up, {lost} lost)",
            "{name}, semaine due : {count} (rattrapée : {made_up}, à rattraper : {open}, perdue : {lost})",
        ),
        "sum-of": (
            "{name}: {count} weeks owed ({made_up} made up, {open} to make up, {lost} lost)",
            "{name}, semaines dues : {count} (rattrapées : {made_up}, à rattraper : {open}, perdues : {lost})",
        ),
        "none": ("No week is owed.", "Aucune semaine n'est due."),
        "none-of": ("No week is owed to {name}.", "Aucune semaine n'est due à {name}."),
        "waiting": (
            "Not judged before it is documented, {name}, {start}: {command}",
            "Semaine non jugée tant que la session n'est pas renseignée, {name}, {start} : {command}",
        ),
    }
)


def owed_table(found: OwedResult, view: View, shown: list[tuple[StudentOwed, OwedWeek]]) -> Table:
    """Return the weeks that are owed and `shown`, a line each: in a pipe with slug, codes, ISO dates and session ids."""
    called = labels(one.student for one in found.students)
    rows: list[tuple[str, ...]] = [
        (
            one.student.id,
            week.monday.isoformat(),
            week.state,
            week.until.isoformat(),
            week.by.id if week.by else "",
            start_cell(week.by, view) if week.by else "",
        )
        for one, week in shown
    ]
    only = None if found.everyone else found.students[0].student
    none = sentence("none", view.lang) if only is None else sentence("none-of", view.lang, name=only.name)
    whole = ["attendance", *([] if only is None else [only.id])]
    return Table(
        rows,
        (COLUMNS[0], _WEEK._replace(brief=_day_alone(view.lang)), *COLUMNS[2:]),
        lambda: [_cells(called[one.student.id], week, view) for one, week in shown],
        empty=none,
        whole=command_line(*whole, options=["--owed", "--json"]),
    )


def _day_alone(lang: str) -> Callable[[str], str]:
    """Return how a week is written where there is little room: as its day, since every line is a week."""
    before = sentence("week", lang, day="")
    return lambda cell: cell.removeprefix(before)


def _cells(name: str, week: OwedWeek, view: View) -> tuple[str, ...]:
    """Return a week as a terminal lists it: what became of it, and by what or until when."""
    lang = view.lang
    state = part(state_word(week.state, lang), _ROLES[week.state])
    return name, sentence("week", lang, day=short_day(week.monday, view)), state, _how(week, view)


def _how(week: OwedWeek, view: View) -> str:
    """Return by which session a week was made up, or until when it can be; nothing for one that is lost."""
    at = ""
    if week.by is not None:
        start = view.local(week.by.scheduled_at)
        at = f"{short_day(start.date(), view)} {clock(start)}"
    if week.state is OwedState.MADE_UP:
        return sentence("by", view.lang, at=at)
    if week.state is OwedState.LOST:
        return ""
    until = short_day(week.until, view)
    return sentence("planned", view.lang, day=until, at=at) if at else sentence("until", view.lang, day=until)


def owed_text(found: OwedResult, view: View) -> list[str]:
    """Return how many weeks are owed and what became of them, which are not judged yet, and what to do next."""
    lang = view.lang
    weeks = [week for one in found.students for week in one.weeks]
    lines: list[str] = [_sum(found, weeks, lang)] if weeks else []
    called = labels(one.student for one in found.students)
    for one in found.students:
        for session in one.waiting:
            command = command_line("session log", one.student.id, options=["--at", start_cell(session, view)])
            name, start = part(called[one.student.id], NAME), start_text(session, view)
            lines.append(sentence("waiting", lang, name=name, start=start, command=command))
    commands = (owed_command(one, week) for one in found.students for week in one.weeks)
    return [*lines, *(common_sentence("next", lang, command=command) for command in commands if command is not None)]


def owed_command(of: StudentOwed, week: OwedWeek) -> str | None:
    """Return the command that plans a session for a week, None for one that needs none."""
    start = of.to_plan(week)
    return command_line("session schedule", of.student.id, f"{start:%Y-%m-%d %H:%M}") if start is not None else None


def _sum(found: OwedResult, weeks: list[OwedWeek], lang: str) -> str:
    """Return the weeks in figures, behind the name where one student was asked about."""
    states = [week.state for week in weeks]
    about = {
        "made_up": states.count(OwedState.MADE_UP),
        "open": states.count(OwedState.OPEN),
        "lost": states.count(OwedState.LOST),
    }
    if found.everyone:
        return sentence.counted("sum", len(weeks), lang, **about)
    return sentence.counted("sum-of", len(weeks), lang, name=part(found.students[0].student.name, NAME), **about)
