"""Verdicts and reports of no-shows as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.noshows import CheckedVerdict, NoShowReport
from mentorcli.render import View
from mentorcli.render.json.letters import letter_json
from mentorcli.render.text.verdict import verdict_sentence


def verdict_json(done: CheckedVerdict, view: View) -> dict[str, Any]:
    """Return a verdict with its explanation in words, and what it rests on."""
    verdict = done.verdict
    return {
        "no_show": verdict.no_show,
        "reason": verdict.reason,
        "explanation": verdict_sentence(verdict, view.lang),
        "policy": verdict.policy,
        "limit_seconds": verdict.limit_seconds,
        "measured_seconds": verdict.measured_seconds,
        "scheduled_at": view.local(done.scheduled_at).isoformat(),
        "duration_minutes": done.duration_minutes,
        "arrived_at": view.local(done.arrived_at).isoformat() if done.arrived_at else None,
        "cancelled_at": view.local(done.cancelled_at).isoformat() if done.cancelled_at else None,
    }


def report_json(done: NoShowReport, view: View) -> dict[str, Any]:
    """Return the report of a student's no-shows, with its text."""
    return {
        "student": done.student.id,
        "no_shows": done.no_shows,
        "regular_no_shows": done.regular,
        "sent": done.sent,
        **letter_json(done.letter, view),
    }
