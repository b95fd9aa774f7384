"""How regularly students come, in words and figures (domain, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mentorcli.counts import counted
from mentorcli.render import Table, View
from mentorcli.render.text import Sentences, percent
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.cells import CALLED, figures
from mentorcli.rules.student import labels
from mentorcli.text import BAD, GOOD, NAME, Line, command_line, part, spans_of

if TYPE_CHECKING:
    from mentorcli.models.attendance import Attendance
    from mentorcli.models.results.attendance import AttendanceResult, StudentAttendance
    from mentorcli.models.student import Student

NO_RATE = "–"  # before the first session that counts
_FIGURES = ((0, ""), (0, GOOD), (0, BAD), (1, ""), (2, ""))  # rate, held, missed, called off
COLUMNS = (CALLED, *(figures(rank, role)._replace(telling=True) for rank, role in _FIGURES))

_sentence = Sentences(
    {
        "no-rate": (
            "no session held or missed yet, so no rate",
            "aucune session réalisée ni manquée pour l'instant, donc pas encore de taux",
        ),
        "rate-of-one": (
            "held {attended} of {count} session held or missed: {rate}",
            "{presences} sur {count} session réalisée ou manquée, soit {rate}",
        ),
        "rate": (
            "held {attended} of {count} sessions held or missed: {rate}",
            "{presences} sur {count} sessions réalisées ou manquées, soit {rate}",
        ),
        "beside": (
            "; not counted: {count} cancelled in time, {by_mentor} by the mentor",
            " ; non comptées : {count} annulées dans les temps, {by_mentor} par le mentor",
        ),
        "beside-of-one": (
            "; not counted: {count} cancelled in time, {by_mentor} by the mentor",
            " ; non comptées : {count} annulée dans les temps, {by_mentor} par le mentor",
        ),
        "regular-in-a-row": (
            "No-shows come regularly ({streak} in a row): report them through the contact form.",
            "Les no-shows sont réguliers ({streak} de suite) : à signaler par le formulaire de contact.",
        ),
        "regular": (
            "No-shows come regularly: report them through the contact form.",
            "Les no-shows sont réguliers : à signaler par le formulaire de contact.",
        ),
        "regular-in-a-row-reported": (
            "No-shows come regularly ({streak} in a row); they are reported.",
            "Les no-shows sont réguliers ({streak} de suite) ; c'est déjà signalé.",
        ),
        "regular-reported": (
            "No-shows come regularly; they are reported.",
            "Les no-shows sont réguliers ; c'est déjà signalé.",
        ),
        "of": ("{name}: {figures}", "{name} : {figures}"),
        "regular-of": ("{name}: {regular}", "{name} : {regular}"),
        "legend": (
            "Weeks; ░ to █: 1 to {most} held, a digit: no-shows.",
            "Semaines ; ░ à █ : 1 à {most} réalisées, un chiffre : no-shows.",
        ),
        "legend-of-one": (
            "Weeks; a block: held, a digit: no-shows.",
            "Semaines ; un bloc : réalisée, un chiffre : no-shows.",
        ),
    }
)
_figure = Sentences(
    {
        "held": ("{count} held", "{count} réalisées"),
        "held-of-one": ("{count} held", "{count} réalisée"),
        "missed": ("{count} no-shows", "{count} no-shows"),
        "missed-of-one": ("{count} no-show", "{count} no-show"),
        "off-in-time": ("{count} cancelled in time", "{count} annulées à temps"),
        "off-in-time-of-one": ("{count} cancelled in time", "{count} annulée à temps"),
        "off-by-you": ("{count} cancelled by you", "{count} annulées par vous"),
        "off-by-you-of-one": ("{count} cancelled by you", "{count} annulée par vous"),
    }
)
row_label = Sentences({"held": ("Held", "Réalisées"), "missed": ("No-shows", "No-shows")})


def attendance_text(found: AttendanceResult, view: View) -> list[str]:
    """Return the figures in a sentence, and each student whose no-shows are regular, with the command to report them.

    A name stands before where one student was asked about.
    """
    lang, only = view.lang, found.only
    figures = attendance_sentence(found.total, lang)
    lines = [_sentence("of", lang, name=part(only.name, NAME), figures=figures) if only is not None else figures]
    called = labels(one.student for one in found.students)
    for student, own in found.students:
        regular = regular_text(own, student, lang)
        if regular and only is None:
            said = _inside(regular[0], lang)
            said = part(said, BAD) if own.to_report else said
            regular[0] = _sentence("regular-of", lang, name=part(called[student.id], NAME), regular=said)
        lines += regular
    return lines


def _inside(text: str, lang: str) -> str:
    """Return a sentence as it stands behind a colon, where French goes on with a small letter; its parts stay."""
    return Line(f"{text[:1].lower()}{text[1:]}", spans_of(text)) if lang == "fr" else text


def attendance_table(
    students: Iterable[StudentAttendance], view: View, *, drawn: Callable[[float], str] | None = None
) -> Table:
    """Return the figures of each student; `drawn` draws a bar beside each rate."""
    listed = list(students)
    called = labels(one.student for one in listed)
    rows: list[tuple[str, ...]] = [
        (
            called[one.student.id],
            str(one.figures.attended),
            str(one.figures.no_shows),
            percent(one.figures.rate, view.lang) if one.figures.rate is not None else "",
            str(one.figures.cancelled_in_time),
            str(one.figures.cancelled_by_mentor),
        )
        for one in listed
    ]
    cells = [_cells(called[one.student.id], one.figures, view.lang, drawn) for one in listed]
    return Table(rows, COLUMNS, lambda: cells)


def _cells(name: str, own: Attendance, lang: str, drawn: Callable[[float], str] | None) -> tuple[str, ...]:
    """Return the figures of a student as a terminal lists them, each with what it counts; none is left empty."""
    counts = (own.attended, own.no_shows, own.cancelled_in_time, own.cancelled_by_mentor)
    keys = ("held", "missed", "off-in-time", "off-by-you")
    shown = [_figure.counted(key, count, lang) if count else "" for key, count in zip(keys, counts, strict=True)]
    if own.rate is None:
        return name, NO_RATE, *shown
    rate = percent(own.rate, lang)
    return name, f"{drawn(own.rate)} {rate:>4}" if drawn is not None else rate, *shown


def legend(most: int, lang: str) -> str:
    """Return what the signs of the heat-map mean; `most` is the sessions held in the fullest week."""
    return _sentence("legend" if most > 1 else "legend-of-one", lang, most=most)


def attendance_sentence(attendance: Attendance, lang: str) -> str:
    """Return the rate with its denominator, and beside it what does not count; no session yet has no rate.

    The first letter is small, so that a name can stand before it.
    """
    if attendance.rate is None:
        sentence = _sentence("no-rate", lang)
    else:
        sentence = _sentence.counted(
            "rate",
            attendance.attended + attendance.no_shows,
            lang,
            attended=attendance.attended,
            presences=counted("presence", attendance.attended, lang),
            rate=percent(attendance.rate, lang),
        )
    in_time, by_mentor = attendance.cancelled_in_time, attendance.cancelled_by_mentor
    if in_time or by_mentor:
        sentence += _sentence.counted("beside", in_time, lang, by_mentor=by_mentor)
    return sentence


def regular_sentence(attendance: Attendance, lang: str) -> str | None:
    """Return that a student's no-shows are regular and what to do; None where they are not."""
    if not attendance.regular_no_shows:
        return None
    key = "regular-in-a-row" if attendance.in_a_row > 1 else "regular"
    sentence = _sentence(key if attendance.to_report else f"{key}-reported", lang, streak=attendance.in_a_row)
    return part(sentence, BAD) if attendance.to_report else sentence


def regular_text(attendance: Attendance, student: Student, lang: str) -> list[str]:
    """Return that a student's no-shows are regular, and the command for the report where one is due."""
    regular = regular_sentence(attendance, lang)
    if regular is None:
        return []
    command = command_line("noshow report", student.id)
    return [regular, common_sentence("next", lang, command=command)] if attendance.to_report else [regular]
