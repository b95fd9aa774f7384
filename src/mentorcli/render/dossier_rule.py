"""The sections of the evidence of a verdict on the rule, its arithmetic and the verdict itself, as Markdown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mentorcli.models.results.dossier import Dossier, JudgingRule
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.verdict import Verdict
from mentorcli.render import View
from mentorcli.render.dossier_parts import LATE_OFF
from mentorcli.render.markdown import escaped, quoted
from mentorcli.render.text import day, span
from mentorcli.render.text.dossier_rule import sentence
from mentorcli.render.text.policy import rule_text, source_text
from mentorcli.render.text.verdict import verdict_sentence
from mentorcli.rules.judging_rule import ABSENT, BY_MENTOR, CANCELLATION
from mentorcli.text import visible

_FROM = 90 * 86400  # hours throughout: the rule speaks of them


def rule(dossier: Dossier, view: View) -> list[str]:
    """Return the rule with its source and figure, the mentor's own figure named as such, and what was changed since."""
    found, lang = dossier.rule, view.lang
    if found is None:
        return [sentence("no-rule", lang)]
    if found.source is None:
        return [f"- {sentence('unknown-policy', lang, policy=escaped(visible(found.policy)))}"]
    lines = [_rule_line(found, lang), sentence("document", lang, title=found.title[lang])]
    limit, document = found.limit_seconds, found.document_seconds
    if found.own and limit is not None and document is not None:
        lines.append(sentence("own", lang, limit=_span(limit, lang), document=_span(document, lang)))
    if limit is not None:
        key = "exactly-off" if found.key == CANCELLATION else "exactly-late"
        lines.append(sentence(key, lang, limit=_span(limit, lang)))
    if found.key == CANCELLATION:
        lines.append(sentence("elapsed", lang))
    if (found.today_policy, found.today_seconds) != (found.policy, limit) and found.key not in (ABSENT, BY_MENTOR):
        today = found.today_seconds
        other = sentence("limit", lang, limit=_span(today, lang)) if today is not None else ""
        lines.append(sentence("changed", lang, policy=found.today_policy, limit=other))
    return [f"- {line}" for line in lines]


def _rule_line(found: JudgingRule, lang: str) -> str:
    """Return the rule in words, with the figure of the document."""
    words = rule_text(found.key, lang)
    if found.document_seconds is not None:
        figure = _span(found.document_seconds, lang)
        key = "with-part" if found.fraction else "with-figure"
        words = sentence(key, lang, rule=words, figure=figure, part=found.fraction)
    words = words[:1].upper() + words[1:]
    return sentence("rule", lang, rule=words, policy=found.policy, source=source_text(found.source or "", lang))


def arithmetic(dossier: Dossier, view: View) -> list[str]:
    """Return the arithmetic to the second, or why no figure decides."""
    lang, verdict_, basis = view.lang, dossier.verdict, dossier.basis
    if basis.status is SessionStatus.SCHEDULED:
        return [sentence("no-verdict", lang)]
    if verdict_ is None or verdict_.measured_seconds is None or verdict_.limit_seconds is None:
        key = dossier.rule.key if dossier.rule is not None else ""
        why = {ABSENT: "why-absent", BY_MENTOR: "why-mentor"}.get(key, "why-unknown")
        return [sentence("no-figure", lang, why=sentence(why, lang))]
    measured, limit = verdict_.measured_seconds, verdict_.limit_seconds
    lines = [sentence("start", lang, at=_moment(basis.scheduled_at, view))]
    if basis.cancelled_at is not None:
        lines += _notice(basis, basis.cancelled_at, measured, limit, view)
    else:
        lines += _lateness(basis, measured, limit, view)
    lines.append(_compared(basis, measured, limit, lang))
    if dossier.session.scheduled_at != basis.scheduled_at:
        lines.append(sentence("moved-since", lang, start=_moment(dossier.session.scheduled_at, view)))
    return [f"- {line}" for line in lines]


def _lateness(basis: Session, measured: int, limit: int, view: View) -> list[str]:
    lang = view.lang
    last, came = (_later(basis.scheduled_at, seconds) for seconds in (limit, measured))
    return [
        sentence("limit-at", lang, limit=_span(limit, lang), seconds=limit, at=_moment(last, view)),
        *([sentence("arrival", lang, at=_moment(came, view))] if measured else []),
        sentence("late", lang, span=_span(measured, lang), seconds=measured),
    ]


def _notice(basis: Session, off: datetime, measured: int, limit: int, view: View) -> list[str]:
    lang = view.lang
    before = _moment(_later(basis.scheduled_at, -limit), view)
    lines = [
        sentence("notice-needed", lang, limit=_span(limit, lang), seconds=limit, at=before),
        sentence("called-off", lang, at=_moment(off, view)),
        sentence("notice" if measured >= 0 else "negative", lang, span=_span(measured, lang), seconds=abs(measured)),
    ]
    start, called = view.local(basis.scheduled_at), view.local(off)
    wall = int((start.replace(tzinfo=None) - called.replace(tzinfo=None)) / timedelta(seconds=1))
    if wall != measured and start.utcoffset() != called.utcoffset():
        lines.append(sentence("clocks", lang, span=_span(wall, lang)))
    return lines


def _compared(basis: Session, measured: int, limit: int, lang: str) -> str:
    """Return what the comparison of both figures makes of it."""
    more = measured > limit
    off = ("late-off", "in-time") if basis.cancelled_at is not None else ("present", "too-late")
    said = sentence(off[more], lang)
    return sentence("more" if more else "not-more", lang, measured=measured, limit=limit, verdict=said)


def verdict(dossier: Dossier, view: View) -> list[str]:
    """Return the verdict, the mentor's own words where it is against the rule, and what follows for the presence."""
    lang, session, found = view.lang, dossier.session, dossier.verdict
    if session.status is SessionStatus.SCHEDULED:
        return [sentence("no-verdict", lang)]
    lines = [f"- {verdict_sentence(found, lang)}" if found is not None else f"- {sentence('no-verdict', lang)}"]
    if session.because:
        lines += [f"- {sentence('forced', lang)}", "", *quoted(session.because), ""]
    elif found is not None and _contradicts(found):
        lines.append(f"- {sentence('contradicts', lang)}")
    confirmed = "confirmed" if session.presence_confirmed else "not-confirmed"
    return [*lines, f"- {sentence(confirmed, lang)}"]


def _contradicts(found: Verdict) -> bool:
    """Return whether the figures of a verdict make another one of it."""
    if found.measured_seconds is None or found.limit_seconds is None:
        return False
    more = found.measured_seconds > found.limit_seconds
    in_time_or_late_off = found.reason in LATE_OFF or found.status is SessionStatus.CANCELLED
    return found.no_show is more if in_time_or_late_off else found.no_show is not more


def _later(at: datetime, seconds: int) -> datetime:
    return at.astimezone(UTC) + timedelta(seconds=seconds)


def _moment(at: datetime, view: View) -> str:
    """Return a moment to the second: figures are compared by it."""
    local = view.local(at)
    return f"{day(local, view.lang)} {local:%H:%M:%S} {local.tzname()}"


def _span(seconds: int, lang: str) -> str:
    return span(seconds, lang, days_from=_FROM)
