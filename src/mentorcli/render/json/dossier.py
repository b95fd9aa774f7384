"""The evidence of a verdict as the JSON that scripts read."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from mentorcli.models.attendance import Attendance
from mentorcli.models.results.dossier import Dossier, DossierPage, Journaled, JudgingRule
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.render.json.session import session_json
from mentorcli.render.json.session_history import history_json
from mentorcli.rules.session_history import corrections, same_day


def dossier_json(page: DossierPage, view: View) -> dict[str, Any]:
    """Return the evidence: the session, its events, rule and arithmetic, earlier no-shows, and the page itself.

    `file` is null where it was not written to one; a fact that is not on record is null.
    """
    found = page.dossier
    return {
        "student": found.student.id,
        "name": found.student.name,
        "session": session_json(found.session, first_id=None, zone=view.zone) | {"recording_required": found.required},
        "no_show": found.verdict.no_show if found.verdict is not None else None,
        "recorded_at": local(found.told.at, view.zone) if found.told is not None else None,
        "same_day": same_day(found.told.at, found.basis.scheduled_at, view.zone) if found.told is not None else None,
        "planned_at": local(found.planned.at, view.zone) if found.planned is not None else None,
        "events": history_json(found.events, view),
        "corrections": [event.op for event in corrections(list(found.events))],
        "rule": _rule_json(found.rule) if found.rule is not None else None,
        "arithmetic": _arithmetic_json(found, view),
        "notes": _notes_json(found, view),
        "recording": {"url": found.session.recording, "recorded_at": local(found.recording_at, view.zone)},
        "earlier": _earlier_json(found, view),
        "attendance": {"before": _figures(found.before), "with_it": _figures(found.with_it)},
        "journal": _journal_json(found.journal, view),
        "made_at": local(found.now, view.zone),
        "file": page.file,
        "text": page.text,
    }


def _notes_json(found: Dossier, view: View) -> list[dict[str, Any]]:
    return [
        {
            "at": local(one.note.at, view.zone),
            "recorded_at": local(one.recorded_at, view.zone),
            "text": one.note.text,
        }
        for one in found.notes
    ]


def _earlier_json(found: Dossier, view: View) -> list[dict[str, Any]]:
    return [
        {
            "id": one.session.id,
            "scheduled_at": local(one.session.scheduled_at, view.zone),
            "reason": one.session.reason,
            "because": one.session.because,
            "reported_at": [local(at, view.zone) for at in one.reported_at],
        }
        for one in found.earlier
    ]


def _journal_json(journal: Journaled, view: View) -> dict[str, Any]:
    return {
        "lines": journal.lines,
        "sealed": journal.sealed,
        "purged_at": [local(at, view.zone) for at in journal.purged_at],
        "merged_at": [local(at, view.zone) for at in journal.merged_at],
    }


def _rule_json(rule: JudgingRule) -> dict[str, Any]:
    return {
        "rule": rule.key,
        "policy": rule.policy,
        "source": rule.source,
        "limit_seconds": rule.limit_seconds,
        "document_seconds": rule.document_seconds,
        "own": rule.own,
        "policy_today": rule.today_policy,
        "limit_seconds_today": rule.today_seconds,
    }


def _arithmetic_json(found: Dossier, view: View) -> dict[str, Any] | None:
    """Return the figures of the verdict, null where no figure decides."""
    verdict, basis = found.verdict, found.basis
    if verdict is None or verdict.measured_seconds is None or verdict.limit_seconds is None:
        return None
    off, limit = basis.cancelled_at, verdict.limit_seconds
    late = basis.late_seconds
    start = basis.scheduled_at.astimezone(UTC)
    return {
        "scheduled_at": local(start, view.zone),
        "limit_at": local(start + timedelta(seconds=limit if off is None else -limit), view.zone),
        "arrived_at": local(start + timedelta(seconds=late), view.zone) if late else None,
        "cancelled_at": local(off, view.zone),
        "measured_seconds": verdict.measured_seconds,
        "limit_seconds": limit,
    }


def _figures(figures: Attendance) -> dict[str, Any]:
    return {
        "attended": figures.attended,
        "no_shows": figures.no_shows,
        "cancelled_in_time": figures.cancelled_in_time,
        "cancelled_by_mentor": figures.cancelled_by_mentor,
        "rate": figures.rate,
    }
