"""Verdicts and reports of no-shows as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.noshows import NoShowReport
from mentorcli.models.verdict import Verdict
from mentorcli.render.json.letters import letter_json
from mentorcli.render.text.verdict import verdict_sentence
from mentorcli.render.view import View


def verdict_json(verdict: Verdict, view: View) -> dict[str, Any]:
    """Return a verdict with its explanation in words."""
    return {
        "no_show": verdict.no_show,
        "reason": verdict.reason,
        "explanation": verdict_sentence(verdict, view.lang),
        "policy": verdict.policy,
        "limit_seconds": verdict.limit_seconds,
        "measured_seconds": verdict.measured_seconds,
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
