"""A verdict as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.verdict import Verdict


def verdict_json(verdict: Verdict, explanation: str) -> dict[str, Any]:
    """Return a verdict with its explanation in words."""
    return {
        "no_show": verdict.no_show,
        "reason": verdict.reason,
        "explanation": explanation,
        "policy": verdict.policy,
        "limit_seconds": verdict.limit_seconds,
        "measured_seconds": verdict.measured_seconds,
    }
