"""The page of a report: what stands where, and what each thing is called; the templates of `pages/` set it."""

from __future__ import annotations

from typing import Any

from mentorcli.counts import counted
from mentorcli.models.results.report import Report, SpanFigures
from mentorcli.models.session import SessionStatus
from mentorcli.render import View
from mentorcli.render.html import page
from mentorcli.render.html.drawn import hours_chart, level_rows, student_rows, weeks_key
from mentorcli.render.html.lists import (
    due_rows,
    goal_rows,
    no_show_rows,
    note_rows,
    presentation_rows,
    project_rows,
    session_rows,
)
from mentorcli.render.html.method import method_lines
from mentorcli.render.html.statement import statement_part
from mentorcli.render.text import COLON, day, funding_word, moment, percent, student_status_word
from mentorcli.render.text.attendance import attendance_sentence
from mentorcli.render.text.report import compact_hours, headings, remarks, span_name, words
from mentorcli.rules.report import is_whole, months_of
from mentorcli.text import slugify, visible

NAME = "report"


def report_name(found: Report) -> str:
    """Return the name of the file that a report gets unless one is named: `report-2026-11.html`.

    Of one student it has the slug, of an anonymous one the initials.
    """
    first, last = found.span.first, found.span.last
    whole = is_whole(first, last)
    months = months_of(first, last) if whole else []
    if len(months) == 1:
        about = f"{first:%Y-%m}"
    elif whole and first.year == last.year and len(months) == 12:  # noqa: PLR2004 - a year
        about = f"{first:%Y}"
    else:
        about = f"{first:%Y-%m-%d}_{last:%Y-%m-%d}"
    if found.student is not None:
        about += "-" + (slugify(found.labels[found.student.id]) or "x" if found.anonymous else found.student.id)
    return f"{NAME}-{about}.html"


def report_page(found: Report, view: View) -> str:
    """Return a report as one HTML file."""
    lang = view.lang
    span = span_name(found.span.first, found.span.last, lang)
    one = found.student
    kicker = headings("kicker" if one is None else "kicker-student", lang)
    about = span[:1].upper() + span[1:] if one is None else visible(found.labels[one.id])
    return page(
        "report",
        {
            "lang": lang,
            "title": f"{kicker}{COLON[lang]}{about}" + (f", {span}" if one is not None else ""),
            "kicker": kicker,
            "heading": about,
            "under": _under(found, view, span),
            "lead": _lead(found, lang),
            "h": {key: headings(key, lang) for key in headings.table},
            "w": {key: words.table[key][lang == "fr"] for key in words.table},
            "r": {key: remarks.table[key][lang == "fr"] for key in remarks.table},
            "one": one is not None,
            **_parts(found, view),
        },
    )


def _parts(found: Report, view: View) -> dict[str, Any]:
    """Return the parts of the page below its heading."""
    lang = view.lang
    return {
        "figures": _figures(found, lang),
        "as_of": words("as-of", lang, moment=moment(view.local(found.made_at), lang)),
        "attention": due_rows(found, found.due.attention, view),
        "open": due_rows(found, found.due.open, view),
        "chart": hours_chart(found, view),
        "levels": level_rows(found, lang),
        "students": student_rows(found, lang),
        "key": weeks_key(found, lang),
        "others": remarks.counted("others", found.others, lang) if found.others and found.student is None else "",
        "waiting": _waiting(found, view),
        "no_shows": no_show_rows(found, view),
        "projects": project_rows(found, lang),
        "presentations": presentation_rows(found, view),
        "statement": statement_part(found, view),
        "sessions": session_rows(found, view),
        "goals": goal_rows(found, lang),
        "notes": note_rows(found, view),
        "next": _next(found, view),
        "method": method_lines(min(found.span.last, view.day(found.made_at)), found.policy, lang),
        "made": words("made", lang, moment=moment(view.local(found.made_at), lang)),
    }


def _under(found: Report, view: View, span: str) -> str:
    """Return the line below the heading: a span that is not over, and who one student is."""
    lang = view.lang
    made = view.local(found.made_at).date()
    going_on = found.span.first <= made <= found.span.last
    if found.student is None:
        return words("until", lang, span=span, day=day(made, lang)).partition(", ")[2] if going_on else ""
    one = found.student
    told = [span, one.path, funding_word(one.funding_on(made), lang), student_status_word(one.status, lang)]
    return " · ".join(visible(text) for text in told if text)


def _lead(found: Report, lang: str) -> str:
    """Return the rate with its denominator in a sentence, as `mentor attendance` says it."""
    said = attendance_sentence(found.current.attendance.total, lang)
    return f"{said[:1].upper()}{said[1:]}."


def _figures(found: Report, lang: str) -> list[dict[str, str]]:
    """Return the month in figures, each beside that of the span before."""
    shown = []
    for key in ("held", "missed", "minutes", "rate"):
        before = _figure(found.before, key, lang, whole=True) if found.before is not None else ""
        shown.append(
            {
                "key": key,
                "name": words(key, lang),
                "value": _figure(found.current, key, lang),
                "of": _denominator(found.current, lang) if key == "rate" else "",
                "before": words("before", lang, span=_before_name(found, lang), figure=before) if before else "",
            }
        )
    return shown


def _before_name(found: Report, lang: str) -> str:
    """Return what the span before is called: a month or a year by its name, else by its days."""
    assert found.before is not None  # noqa: S101 - the caller has looked
    first, last = found.before.span.first, found.before.span.last
    if not is_whole(first, last):
        return words("days-before", lang, days=counted("day", (last - first).days + 1, lang))
    name = span_name(first, last, lang)
    return name[:1].upper() + name[1:]


def _figure(of: SpanFigures, key: str, lang: str, *, whole: bool = False) -> str:
    """Return one of the figures; with `whole` a rate has its denominator behind it."""
    total = of.attendance.total
    if key == "minutes":
        return compact_hours(of.minutes)
    if key != "rate":
        return str(total.attended if key == "held" else total.no_shows)
    if total.rate is None:
        return words("no-rate", lang)
    rate = percent(total.rate, lang)
    return words("rate-of", lang, rate=rate, of=_denominator(of, lang)) if whole else rate


def _denominator(of: SpanFigures, lang: str) -> str:
    total = of.attendance.total
    return words("of-counted", lang, held=total.attended, whole=total.attended + total.no_shows)


def _waiting(found: Report, view: View) -> str:
    """Return how many sessions of the span have begun and are in no figure, as nothing is told of them."""
    count = sum(
        one.status is SessionStatus.SCHEDULED and one.scheduled_at <= found.made_at
        for one in found.current.attendance.sessions
    )
    return remarks.counted("undocumented", count, view.lang) if count else ""


def _next(found: Report, view: View) -> str:
    ahead = found.journal.ahead if found.journal is not None else None
    if ahead is None:
        return ""
    return words("next", view.lang, at=moment(view.local(ahead.scheduled_at), view.lang))
