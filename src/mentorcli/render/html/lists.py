"""What is listed on a page: who needs attention, no-shows, projects, presentations, and a student's own sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.attendance import Attendance
from mentorcli.models.results.agenda import DueEntry
from mentorcli.models.results.report import PresentationLine, Report
from mentorcli.render import View
from mentorcli.render.text import clock, day, percent, project_status_word, status_word
from mentorcli.render.text.agenda import entry_sentence
from mentorcli.render.text.cells import word
from mentorcli.render.text.presentation_result import outcome_word
from mentorcli.render.text.report import outcome_of, reason_of, remarks, words
from mentorcli.text import visible, visible_lines

MOST = 100
"""So many no-shows or sessions are listed: a page is read, and the command line has the whole list."""


def due_rows(found: Report, entries: Iterable[DueEntry], view: View) -> list[dict[str, Any]]:
    """Return what is due of each student, each with the rate as of now."""
    by_student: dict[str, list[str]] = {}
    for one in entries:
        said = entry_sentence(one, view, lambda value: day(value, view.lang))
        by_student.setdefault(one.entry.student, []).append(visible(str(said)))
    rows = []
    for slug, reasons in by_student.items():
        told = _rate(found.due.standing[slug], view.lang)
        rows.append({"name": visible(found.labels[slug]), "rate": told, "reasons": reasons})
    return sorted(rows, key=lambda row: str(row["name"]).casefold())


def _rate(own: Attendance, lang: str) -> str:
    """Return a rate with its denominator, nothing before the first session that counts."""
    if own.rate is None:
        return ""
    of = words("of-counted", lang, held=own.attended, whole=own.attended + own.no_shows)
    return words("rate-of", lang, rate=percent(own.rate, lang), of=of)


def no_show_rows(found: Report, view: View) -> dict[str, Any]:
    """Return the latest no-shows with their explanations; the mentor's own words stand in none that is anonymous."""
    rows = [
        {
            "day": day(view.day(one.scheduled_at), view.lang),
            "clock": clock(view.local(one.scheduled_at)),
            "name": visible(found.labels[one.student]),
            "why": visible(reason_of(one, view.lang, own_words=not found.anonymous)),
        }
        for one in found.no_shows[:MOST]
    ]
    return {"rows": rows, "more": _more("latest", len(found.no_shows), view.lang)}


def _more(key: str, count: int, lang: str) -> str:
    return remarks(key, lang, shown=MOST, whole=count) if count > MOST else ""


def project_rows(found: Report, lang: str) -> list[dict[str, Any]]:
    """Return the projects by student."""
    rows = [
        {
            "name": visible(found.labels[one.student.id]),
            "title": visible(one.project.title),
            "level": str(one.project.level or ""),
            "status": project_status_word(one.project.status, lang),
            "since": day(one.since, lang) if one.since is not None else "",
        }
        for one in found.projects
    ]
    return sorted(rows, key=lambda row: row["name"].casefold())


def presentation_rows(found: Report, view: View) -> list[dict[str, str]]:
    """Return the presentations in order of time."""
    return [
        {
            "day": day(one.day, view.lang),
            "name": visible(found.labels[one.student.id]),
            "title": visible(one.project or ""),
            "result": _result(one, view.lang),
        }
        for one in found.presentations
    ]


def _result(one: PresentationLine, lang: str) -> str:
    if one.outcome is not None:
        return outcome_word(one.outcome, lang)
    return status_word(one.status, lang) if one.status is not None else words("asked-for", lang)


def session_rows(found: Report, view: View) -> dict[str, Any]:
    """Return the sessions of one student's span, the latest first, each with its notes."""
    if found.journal is None:
        return {"rows": [], "more": ""}
    rows = [
        {
            "day": day(view.day(one.scheduled_at), view.lang),
            "clock": clock(view.local(one.scheduled_at)),
            "kind": word(one.kind, view.lang),
            "project": visible(one.project or ""),
            "outcome": outcome_of(one, view),
            "notes": visible_lines(one.notes) if one.notes and not found.anonymous else "",
        }
        for one in found.journal.sessions[:MOST]
    ]
    return {"rows": rows, "more": _more("latest-sessions", len(found.journal.sessions), view.lang)}


def goal_rows(found: Report, lang: str) -> list[dict[str, str]]:
    """Return the goals of one student; they are the mentor's own words, and stand in nothing anonymous."""
    if found.journal is None or found.anonymous:
        return []
    return [
        {"text": visible_lines(one.text), "done": words("done", lang) if one.done_at is not None else ""}
        for one in found.journal.goals
    ]


def note_rows(found: Report, view: View) -> list[dict[str, str]]:
    """Return the notes on one student that came with no session; none in what is anonymous."""
    if found.journal is None or found.anonymous:
        return []
    return [{"day": day(view.day(one.at), view.lang), "text": visible_lines(one.text)} for one in found.journal.notes]
