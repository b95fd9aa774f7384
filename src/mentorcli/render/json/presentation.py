"""Presentations as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorcli.models.presentation import Eligibility, Part, TimedPart, Timing
from mentorcli.models.results.presentations import (
    PlannedPart,
    PresentationAsked,
    ResultNoted,
    ResultsFound,
    ShownResult,
)
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.json.letters import letter_json


def presentation_request_json(asked: PresentationAsked, view: View) -> dict[str, Any]:
    """Return the request for a presentation with its message."""
    return {
        "student": asked.student.id,
        "project": asked.request.project,
        "date": asked.request.target.isoformat(),
        "late": asked.late,
        "requested_at": local(asked.request.requested_at, view.zone),
        **letter_json(asked.letter, view),
    }


def result_noted_json(done: ResultNoted, view: View) -> dict[str, Any]:
    """Return a result as it is now, with the status of the project after it."""
    return {**_result_json(done.student.id, done.shown, view), "project_status": done.change.project.status}


def results_json(found: ResultsFound, view: View) -> list[dict[str, Any]]:
    """Return how a student's presentations ended."""
    return [_result_json(found.student.id, shown, view) for shown in found.results]


def _result_json(student: str, shown: ShownResult, view: View) -> dict[str, Any]:
    """Return one result; `due` is what is still to come, by name."""
    result = shown.result
    return {
        "student": student,
        "project": result.project,
        "number": result.number,
        "outcome": result.outcome,
        "at": local(result.at, view.zone),
        "decided_at": local(result.decided_at, view.zone),
        "notes_due": local(shown.notes_due, view.zone),
        "notes_sent_at": local(result.notes_sent_at, view.zone),
        "comment": shown.comment,
        "due": {one.what: local(one.due, view.zone) for one in shown.pending},
    }


def timing_json(timing: Timing) -> dict[str, Any]:
    """Return how each part compares with its limits; questions that were not timed are null."""
    questions = _part_json(timing.questions) if timing.questions else None
    return {"inside": timing.inside, "presentation": _part_json(timing.presentation), "questions": questions}


def eligibility_json(found: Eligibility) -> dict[str, Any]:
    """Return whether the mentor may run presentations, since when, and what is missing."""
    days = {key: value.isoformat() if value else None for key, value in found._asdict().items() if key != "missing"}
    return {"eligible": found.eligible, **days, "missing": found.missing}


def rehearsal_plan_json(plan: Mapping[Part, PlannedPart]) -> dict[str, Any]:
    """Return how long each part of a rehearsal is to be, in seconds."""
    return {
        part: {"planned_seconds": length.planned, "least_seconds": length.least, "most_seconds": length.most}
        for part, length in plan.items()
    }


def _part_json(part: TimedPart) -> dict[str, Any]:
    """Return one part, in seconds."""
    return {
        "seconds": part.seconds,
        "least_seconds": part.least,
        "most_seconds": part.most,
        "off_seconds": part.off,
        "inside": not part.off,
    }
