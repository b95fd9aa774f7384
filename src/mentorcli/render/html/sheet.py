"""One student's attendance on one sheet of A4: from and to, the figures, each session's day, the rule of counting."""

from __future__ import annotations

from typing import Any

from mentorcli.counts import counted
from mentorcli.models.results.report import AttendanceSheet, SheetPeriod
from mentorcli.models.session import Session, SessionStatus
from mentorcli.render import View
from mentorcli.render.heatmap import SHORT
from mentorcli.render.html import page
from mentorcli.render.html.charts import months_at, strip
from mentorcli.render.html.method import method_lines
from mentorcli.render.text import COLON, clock, day, funding_word, hours, moment, percent, reason_word, status_word
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.message_values import month_name
from mentorcli.render.text.report import compact_hours, headings, remarks, weeks_text, words
from mentorcli.text import visible

MOST_DAYS = 60
"""So many sessions have room on the sheet day by day; of more the months are told."""


def sheet_page(sheet: AttendanceSheet, view: View) -> str:
    """Return a sheet of attendance as one HTML file, whose print is one page of A4."""
    lang, name = view.lang, visible(sheet.student.name)
    span = words("sheet-span", lang, first=day(sheet.span.first, lang), last=day(sheet.span.last, lang))
    said = attendance_sentence(sheet.figures, lang)
    by_day = len(sheet.sessions) <= MOST_DAYS
    return page(
        "sheet",
        {
            "lang": lang,
            "title": f"{headings('kicker-sheet', lang)}{COLON[lang]}{name}, {span}",
            "kicker": headings("kicker-sheet", lang),
            "heading": name,
            "under": _under(sheet, lang, span),
            "lead": f"{said[:1].upper()}{said[1:]}.",
            "h": {key: headings(key, lang) for key in headings.table},
            "w": {key: words.table[key][lang == "fr"] for key in words.table},
            "r": {key: remarks.table[key][lang == "fr"] for key in remarks.table},
            "figures": _figures(sheet, lang),
            "waiting": remarks.counted("undocumented", sheet.waiting, lang) if sheet.waiting else "",
            "strip": strip(sheet.weeks, sheet.span.first, sheet.span.last),
            "weeks": weeks_text(dict(sheet.weeks), lang),
            "months": [(at, SHORT[lang][one.month - 1]) for at, one in months_at(list(sheet.weeks))],
            "days": [_day(one, view) for one in sheet.sessions] if by_day else [],
            "periods": [] if by_day else [_period(one, lang) for one in sheet.periods],
            "many": "" if by_day else remarks("many", lang, sessions=counted("session", len(sheet.sessions), lang)),
            "method": method_lines(min(sheet.span.last, view.day(sheet.made_at)), sheet.policy, lang),
            "made": words("made", lang, moment=moment(view.local(sheet.made_at), lang)),
        },
    )


def _under(sheet: AttendanceSheet, lang: str, span: str) -> str:
    one = sheet.student
    told = [span, one.path, funding_word(one.funding_on(sheet.span.last), lang)]
    return " · ".join(visible(text) for text in told if text)


def _figures(sheet: AttendanceSheet, lang: str) -> list[dict[str, str]]:
    """Return the figures: what makes the rate, the hours, and what stands beside it."""
    found = sheet.figures
    of = words("of-counted", lang, held=found.attended, whole=found.attended + found.no_shows)
    shown = {
        "held": (str(found.attended), ""),
        "missed": (str(found.no_shows), ""),
        "minutes": (compact_hours(sheet.minutes), ""),
        "rate": _rate(found.rate, of, lang),
        "off-in-time": (str(found.cancelled_in_time), ""),
        "off-by-mentor": (str(found.cancelled_by_mentor), ""),
    }
    return [
        {"key": key, "name": words(key, lang), "value": value, "of": of, "before": ""}
        for key, (value, of) in shown.items()
    ]


def _rate(rate: float | None, of: str, lang: str) -> tuple[str, str]:
    return (words("no-rate", lang), "") if rate is None else (percent(rate, lang), of)


def _day(session: Session, view: View) -> dict[str, str]:
    """Return a session's day and what became of it."""
    status = status_word(session.status, view.lang)
    off = session.status is SessionStatus.CANCELLED
    return {
        "day": f"{day(view.day(session.scheduled_at), view.lang)} {clock(view.local(session.scheduled_at))}",
        "what": status if session.reason is None else reason_word(session.reason, view.lang),
        "key": "missed" if session.status is SessionStatus.NO_SHOW else "off" if off else "",
    }


def _period(one: SheetPeriod, lang: str) -> dict[str, Any]:
    """Return the figures of a month, or of a year."""
    name = str(one.first.year) if one.whole_year else month_name(one.first, lang)
    found = one.figures
    return {
        "name": f"{name[:1].upper()}{name[1:]}",
        "held": found.attended,
        "missed": found.no_shows,
        "off-in-time": found.cancelled_in_time,
        "off-by-mentor": found.cancelled_by_mentor,
        "hours": hours(one.minutes),
        "rate": percent(found.rate, lang) if found.rate is not None else words("no-rate", lang),
    }
