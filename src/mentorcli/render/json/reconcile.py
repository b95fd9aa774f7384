"""What `mentor reconcile` found, as JSON; amounts are texts with two decimals."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from mentorcli.models.reconcile import Compared, Side
from mentorcli.models.results.reconcile import Reconciliation
from mentorcli.render.json.encoding import local
from mentorcli.text import in_language


def reconcile_json(found: Reconciliation, lang: str, zone: tzinfo | None) -> dict[str, Any]:
    """Return the comparison: each row, title and session with its state, and what could not be read."""
    return {
        "month": f"{found.month:%Y-%m}",
        "month_guessed": found.guessed,
        "form": found.file.form,
        "encoding": found.file.encoding,
        "agrees": found.agrees,
        "lines": [_line(one, found, zone) for one in found.compared],
        "unread": [{"row": one.row, "reason": in_language(one.reason, lang)} for one in found.file.faults],
        "other_months": found.other_months,
        "undocumented": [one.id for one in found.waiting],
        "currency": found.currency,
        "total": {"there": _text(found.there), "here": _text(found.here)},
        "monthly_not_in_file": _text(found.fixed_apart),
        "compares_funding": found.tells_funding,
        "compares_amounts": found.has_amounts and found.has_tariffs,
        "remarks": [in_language(remark, lang) for remark in found.file.remarks],
        "saved_map": found.saved,
        "letter": None if found.letter is None else {"subject": found.letter.subject, "body": found.letter.body},
    }


def _line(one: Compared, found: Reconciliation, zone: tzinfo | None) -> dict[str, Any]:
    title, row = one.title, one.row
    certain = one.sessions[0].student if len(one.sessions) == 1 and title is None else None
    return {
        "state": one.state,
        "rows": list(one.rows),
        "sessions": [session.id for session in one.sessions],
        "student": certain,
        "name": row.name if row is not None else None,
        "start": _start(one, zone),
        "title": None
        if title is None
        else {
            "level": title.level, "kind": None if title.fixed else title.kind, "funding": title.funding,
            "status": title.status or None, "fixed": title.fixed,
        },
        "there": _side(one.there),
        "here": _side(one.here),
        "differences": [
            {"field": each.field, "there": _value(each.there), "here": _value(each.here)} for each in one.differences
        ],
        "may_be_unread": one in found.withheld,
    }  # fmt: skip


def _start(one: Compared, zone: tzinfo | None) -> str | None:
    if one.title is not None:
        return None
    start: datetime | date | None = one.row.start if one.row is not None else None
    if start is None and one.sessions:
        start = one.sessions[0].scheduled_at
    if isinstance(start, datetime):
        return local(start, zone)
    return start.isoformat() if start is not None else None


def _side(side: Side | None) -> dict[str, Any] | None:
    return None if side is None else {"sessions": side.sessions, "amount": _text(side.amount)}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _value(value: object) -> Any:
    if isinstance(value, tuple):
        status, reason = value
        return {"status": status, "reason": reason}
    return _text(value) if isinstance(value, Decimal) else value
