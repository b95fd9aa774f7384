"""How the figures of a page are counted, in words and with the figures of the rules in force."""

from __future__ import annotations

from datetime import date

from mentorcli.models.verdict import Policy
from mentorcli.render.text import MINUTE, day, span
from mentorcli.render.text.report import remarks


def method_lines(last: date, policy: Policy, lang: str) -> list[str]:
    """Return the rules of counting, by the policy of the last local day of a span (domain, section 5)."""
    said = {"day": day(last, lang), "policy": policy.name, "hours": policy.cancellation_hours}
    if policy.late_fraction is not None:
        rule = remarks("method-fraction", lang, late=str(policy.late_fraction), **said)
    else:
        rule = remarks("method-late", lang, late=span(policy.late_minutes * MINUTE, lang), **said)
    return [remarks("method-rate", lang), rule, remarks("method-hours", lang), remarks("method-days", lang)]
