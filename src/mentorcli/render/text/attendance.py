"""How regularly students come, in words and figures (domain, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mentorcli.models.attendance import Attendance
from mentorcli.models.results.attendance import AttendanceResult, StudentAttendance
from mentorcli.render.text.headings import heading
from mentorcli.render.text.quantities import percent, typeset
from mentorcli.render.view import Table, View

COLUMNS = ("student", "attended", "no-shows", "rate", "off-in-time", "off-by-you")

NO_RATE = {
    "en": "no session held or missed yet, so no rate",
    "fr": "aucune session tenue ou manquée, donc pas de taux",
}
BESIDE = {
    "en": "not counted: {in_time} cancelled in time, {by_mentor} by the mentor",
    "fr": "hors calcul : {in_time} annulée{s} dans les temps, {by_mentor} par le mentor",
}
REGULAR = {
    "en": ("No-shows come regularly ({streak} in a row)", "No-shows come regularly"),
    "fr": ("Les no-shows sont réguliers ({streak} de suite)", "Les no-shows sont réguliers"),
}
REPORT = {
    "en": "report them through the contact form.",
    "fr": "à signaler par le formulaire de contact.",
}
ROWS = {"en": {"held": "Held", "missed": "No-shows"}, "fr": {"held": "Tenues", "missed": "No-shows"}}
LEGEND = {
    "en": ("Weeks; a block: held, a digit: no-shows.", "Weeks; ░ to █: 1 to {most} held, a digit: no-shows."),
    "fr": (
        "Semaines ; un bloc : tenue, un chiffre : no-shows.",
        "Semaines ; ░ à █ : 1 à {most} tenues, un chiffre : no-shows.",
    ),
}


def attendance_text(found: AttendanceResult, view: View) -> list[str]:
    """Return the figures asked for in a sentence, after the student's name where one was asked about."""
    lead = f"{found.only.name}: " if found.only is not None else ""
    lines = [lead + attendance_sentence(found.total, view.lang)]
    regular = regular_sentence(found.total, view.lang)
    return [*lines, regular] if regular else lines


def attendance_table(
    students: Iterable[StudentAttendance], view: View, *, drawn: Callable[[float], str] | None = None
) -> Table:
    """Return the figures of each student; `drawn` draws a bar beside each rate."""
    rows: list[tuple[str, ...]] = [
        (
            one.student.name,
            str(one.figures.attended),
            str(one.figures.no_shows),
            _rate_cell(one.figures.rate, drawn),
            str(one.figures.cancelled_in_time),
            str(one.figures.cancelled_by_mentor),
        )
        for one in students
    ]
    return Table(tuple(heading(name, view.lang) for name in COLUMNS), rows)


def _rate_cell(rate: float | None, drawn: Callable[[float], str] | None) -> str:
    """Return a rate for a cell, nothing before the first session that counts."""
    if rate is None:
        return ""
    return f"{drawn(rate)} {percent(rate)}" if drawn is not None else percent(rate)


def legend(most: int, lang: str) -> str:
    """Say what the signs of the heat-map mean; `most` is the sessions held in the fullest week."""
    one, several = LEGEND[lang]
    return typeset(several.format(most=most) if most > 1 else one, lang)


def attendance_sentence(attendance: Attendance, lang: str) -> str:
    """Say the rate with its denominator, and beside it what does not count; no session yet has no rate.

    The first letter is small, so that a name can stand before it.
    """
    sentence = NO_RATE[lang] if attendance.rate is None else _rate(attendance, attendance.rate, lang)
    if attendance.cancelled_in_time or attendance.cancelled_by_mentor:
        sentence += "; " if lang == "en" else " ; "
        sentence += BESIDE[lang].format(
            in_time=attendance.cancelled_in_time,
            by_mentor=attendance.cancelled_by_mentor,
            s=_s(attendance.cancelled_in_time),
        )
    return typeset(sentence, lang)


def regular_sentence(attendance: Attendance, lang: str) -> str | None:
    """Say that no-shows are regular and what to do; None where they are not."""
    if not attendance.regular_no_shows:
        return None
    in_a_row, of_late = REGULAR[lang]
    start = in_a_row.format(streak=attendance.streak) if attendance.streak > 1 else of_late
    colon = " : " if lang == "fr" else ": "
    return typeset(start + colon + REPORT[lang], lang)


def _rate(attendance: Attendance, rate: float, lang: str) -> str:
    """Say the rate with its denominator."""
    attended, total = attendance.attended, attendance.attended + attendance.no_shows
    if lang == "fr":
        sessions = f"session{_s(total)} tenue{_s(total)} ou manquée{_s(total)}"
        return f"{attended} présence{_s(attended)} sur {total} {sessions} : {percent(rate)}"
    return f"attended {attended} of {total} session{'' if total == 1 else 's'} held or missed: {percent(rate)}"


def _s(count: int) -> str:
    """Return the French plural ending, which begins at two."""
    return "s" if count > 1 else ""
