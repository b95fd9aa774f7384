"""What is drawn on a page: hours by week and level, and each student's weeks."""

from __future__ import annotations

from typing import Any

from mentorcli.counts import counted
from mentorcli.models.results.report import Report
from mentorcli.render import View
from mentorcli.render.heatmap import SHORT
from mentorcli.render.html.charts import columns, lowest, months_at, spark, strip
from mentorcli.render.text import day, hours, percent
from mentorcli.render.text.message_values import month_name
from mentorcli.render.text.report import compact_hours, headings, remarks, weeks_text, words
from mentorcli.text import visible

_ROOM = 3  # weeks that the name of a month takes
_MANY = 30  # weeks that have room as they are
_WIDE, _NARROW = 8, 5.4  # of a week of many students' rows


def hours_chart(found: Report, view: View) -> dict[str, Any] | None:
    """Return the chart of hours by week, or by month; None where nothing was held."""
    lang, minutes = view.lang, list(found.hours.minutes.values())
    if not any(minutes):
        return None
    drawn = columns(minutes)
    title = headings("by-month" if found.hours.by_month else "by-week", lang)
    return {
        "title": title,
        "drawn": drawn,
        "label": words("column-label", lang, title=title, figures="; ".join(_told(found, lang))),
        "figures": [compact_hours(one) if one else "" for one in minutes] if drawn.labelled else [],
        "ticks": [compact_hours(tick.value) if tick.value else "0" for tick in drawn.ticks],
        "names": _names(found, lang),
    }


def _told(found: Report, lang: str) -> list[str]:
    """Return each column in words; weeks without an hour are left out."""
    if found.hours.by_month:
        return [
            words("month-of", lang, month=month_name(month, lang), hours=hours(minutes))
            for month, minutes in found.hours.minutes.items()
            if minutes
        ]
    return [
        words("week-of", lang, day=day(max(monday, found.span.first), lang), hours=hours(minutes))
        for monday, minutes in found.hours.minutes.items()
        if minutes
    ]


def _names(found: Report, lang: str) -> list[tuple[int, str]]:
    """Return what stands below the columns, each by its place: the first days of weeks, else months, else years."""
    days = list(found.hours.minutes)
    if found.hours.by_month:
        return [(place, str(day.year)) for place, day in enumerate(days) if day.month == 1 or not place]
    if len(days) <= 7:  # noqa: PLR2004 - as many as have room for a day
        firsts = [max(monday, found.span.first) for monday in days]
        return [(place, f"{one.day} {SHORT[lang][one.month - 1]}") for place, one in enumerate(firsts)]
    begun = [(place, month) for place, month in months_at(days) if month <= found.span.last]
    shown = begun[:: 1 + (len(days) > _MANY)]
    return [(place, SHORT[lang][month.month - 1]) for place, month in shown]


def level_rows(found: Report, lang: str) -> list[dict[str, Any]]:
    """Return the hours of each level, with their share of the most."""
    most = max((one.minutes for one in found.levels), default=0)
    return [
        {
            "name": words("level-of", lang, level=one.level) if one.level else words("no-level", lang),
            "share": round(100 * one.minutes / most, 1),
            "hours": hours(one.minutes),
            "count": one.sessions,
        }
        for one in found.levels
    ]


def student_rows(found: Report, lang: str) -> list[dict[str, Any]]:
    """Return the students by name, with their figures, weeks and rates."""
    rows, low = [], _low(found)
    for line in sorted(found.lines, key=lambda one: found.labels[one.student.id].casefold()):
        course = line.course
        known = [rate for rate in course.rates if rate is not None]
        rows.append(
            {
                "name": visible(found.labels[line.student.id]),
                "held": line.own.attended,
                "missed": line.own.no_shows,
                "rate": percent(line.own.rate, lang) if line.own.rate is not None else words("no-rate", lang),
                "strip": strip(course.weeks, found.span.first, found.span.last),
                "weeks": weeks_text(course.weeks, lang),
                "spark": spark(course.rates, low) if known else None,
                "course": _course(known, lang),
                "so_far": percent(known[-1], lang) if known else words("no-rate", lang),
            }
        )
    return rows


def _low(found: Report) -> float:
    """Return the rate at the foot of the lines, the same for all students."""
    return lowest(rate for line in found.lines for rate in line.course.rates if rate is not None)


def _course(known: list[float], lang: str) -> str:
    if not known:
        return ""
    return remarks("spark", lang, first=percent(known[0], lang), last=percent(known[-1], lang))


def weeks_key(found: Report, lang: str) -> dict[str, Any]:
    """Return what the rows of weeks are headed by and what their signs mean."""
    last = day(found.span.last, lang)
    own = (found.span.last - found.span.first).days + 7 >= 7 * len(found.mondays)
    months = [(place, SHORT[lang][month.month - 1]) for place, month in months_at(found.mondays)]
    many = len(found.mondays) > _MANY
    return {
        "text": remarks(
            "strip-own" if own else "strip-key", lang, weeks=counted("week", len(found.mondays), lang), last=last
        ),
        "spark": remarks("spark-key", lang, low=percent(_low(found), lang)),
        "months": [one for one in months if one[0] + _ROOM <= len(found.mondays)][:: 1 + many],
        "count": len(found.mondays),
        "pitch": _NARROW if many else _WIDE,
    }
