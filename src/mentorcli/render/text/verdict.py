"""Why a session is a no-show or not, the note of it, what to do on the platform (domain, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorcli.models.session import Reason, Session
from mentorcli.models.verdict import Verdict
from mentorcli.render.text import COLON, DAY, DAYS_FROM, Sentences, day, kind_word, moment, span
from mentorcli.text import BAD, GOOD, part

if TYPE_CHECKING:
    from mentorcli.models.results.noshows import CheckedVerdict
    from mentorcli.render import View

ON_TIME, ON_THE_DOT, WITHIN_LIMIT = "on-time", "on-the-dot", "within-limit"
NO_NOTICE, ANY_NOTICE = "no-notice", "any-notice"
FORCED_LATE, FORCED_CANCELLATION = "forced-late", "forced-cancellation"

_sentence = Sentences(
    {
        ON_TIME: (
            "Not a no-show: the student came on time, up to {limit} late being accepted",
            "Pas de no-show : arrivée à l'heure, le retard admis étant de {limit}",
        ),
        ON_THE_DOT: ("Not a no-show: the student came on time", "Pas de no-show : arrivée à l'heure"),
        WITHIN_LIMIT: (
            "Not a no-show: the student came {measured} late, within the limit of {limit}",
            "Pas de no-show : arrivée avec {measured} de retard, dans la limite de {limit}",
        ),
        Reason.LATE: (
            "No-show: the student came {measured} late, beyond the limit of {limit}",
            "No-show : arrivée avec {measured} de retard, au-delà de la limite de {limit}",
        ),
        Reason.ABSENT: ("No-show: the student did not come", "No-show : l'étudiant n'est pas venu"),
        Reason.LATE_CANCELLATION: (
            "No-show: cancelled {notice}, where more than {limit} of notice is needed",
            "No-show : annulation {notice}, alors qu'il faut un préavis de plus de {limit}",
        ),
        Reason.CANCELLED_IN_TIME: (
            "Not a no-show: cancelled {notice}, more than the {limit} of notice needed",
            "Pas de no-show : annulation {notice}, au-delà du préavis de {limit}",
        ),
        NO_NOTICE: (
            "No-show: cancelled {notice}, where it has to be before",
            "No-show : annulation {notice}, alors qu'elle doit venir avant",
        ),
        ANY_NOTICE: (
            "Not a no-show: cancelled {notice}, and so in time",
            "Pas de no-show : annulation {notice}, donc dans les temps",
        ),
        Reason.CANCELLED_BY_MENTOR: (
            "Not a no-show: the mentor cancelled",
            "Pas de no-show : annulation par le mentor",
        ),
        FORCED_LATE: (
            "No-show by the mentor's decision: {measured} late is within the limit of {limit}",
            "No-show décidé par le mentor : un retard de {measured}, dans la limite de {limit}",
        ),
        FORCED_CANCELLATION: (
            "No-show by the mentor's decision: cancelled {notice}, in time by the rule",
            "No-show décidé par le mentor : annulation {notice}, bien dans les temps",
        ),
        "policy": (" (policy {policy}).", " (règles {policy})."),
    }
)
# Where no notice is asked for, its length says nothing.
_WITHOUT_LIMIT = {Reason.LATE_CANCELLATION: NO_NOTICE, Reason.CANCELLED_IN_TIME: ANY_NOTICE}
# An imported session may have its reason without the figures.
_without_figures = Sentences(
    {
        ON_TIME: ("Not a no-show: the student came", "Pas de no-show : l'étudiant est venu"),
        Reason.LATE: ("No-show: the student came too late", "No-show : arrivée trop tardive"),
        Reason.LATE_CANCELLATION: ("No-show: cancelled too late", "No-show : annulation trop tardive"),
        Reason.CANCELLED_IN_TIME: ("Not a no-show: cancelled in time", "Pas de no-show : annulation dans les temps"),
    }
)
_notice = Sentences(
    {
        "before": ("{span} before the start", "{span} avant le début"),
        "at": ("at the very start", "au moment du début"),
        "after": ("{span} after the start", "{span} après le début"),
    }
)
_taken = Sentences(
    {
        "start": ("Start: {at}, {minutes} min planned", "Début : {at}, {minutes} min prévues"),
        "arrived": ("; arrival: {at}", " ; arrivée : {at}"),
        "cancelled": ("; called off: {at}", " ; annulation : {at}"),
    }
)
_note = Sentences(
    {
        "note": (
            "No show: {about}, {what}{closing}",
            "No show : {about}, {what}{closing}",
        ),
        "closing": (". Presence not confirmed.", ". Présence non confirmée."),
        "counted-from": (", counted from the start noted then: ", ", par rapport au début noté alors : "),
        "about": ("{kind} of {at}", "{kind} du {at}"),
        Reason.LATE: ("came {measured} late (limit {limit})", "{measured} de retard (limite {limit})"),
        Reason.LATE_CANCELLATION: ("cancelled {notice} (limit {limit})", "annulation {notice} (limite {limit})"),
    }
)
_step = Sentences(
    {
        "note": ('Write "No show" in the student\'s notes.', "Écrire « No show » dans les notes de l'étudiant."),
        "presence": (
            "Do not confirm the student's presence: attendance is computed from it.",
            "Ne pas confirmer la présence de l'étudiant : elle compterait dans son assiduité.",
        ),
        "status": (
            "Fill in the session's status the same day ({day}) with the reason: {reason}.",
            "Renseigner le statut de la session le jour même ({day}), avec le motif : {reason}.",
        ),
    }
)
_platform_reason = Sentences(
    {
        Reason.ABSENT: ("absent", "absence"),
        Reason.LATE: ("too late to be present", "retard au-delà de la limite"),
        Reason.LATE_CANCELLATION: ("cancelled too late", "annulation trop tardive"),
    }
)


def verdict_sentence(verdict: Verdict, lang: str) -> str:
    """Return the verdict in one sentence, with the figures it rests on and the policy's name.

    A no-show that the figures do not make one is named the mentor's own decision.
    """
    return _said(verdict, lang) + _sentence("policy", lang, policy=verdict.policy)


def no_show_explained(verdict: Verdict, lang: str) -> str:
    """Return why a session is a no-show, with the figures, where it is said already that it is one."""
    said = _said(verdict, lang).removeprefix(f"No-show{COLON[lang]}")
    return f"{said[:1].upper()}{said[1:]}"


def _said(verdict: Verdict, lang: str) -> str:
    """Return the verdict with its figures, without the policy's name."""
    case = _case(verdict)
    figures = _figures(verdict, lang)
    sentence = _without_figures if not figures and case in _without_figures.table else _sentence
    return sentence(case, lang, **figures)


def checked_text(done: CheckedVerdict, view: View) -> list[str]:
    """Return the verdict, and the dates and the length that it rests on, in the mentor's zone."""
    lang = view.lang
    start = moment(view.local(done.scheduled_at), lang)
    parts = [_taken("start", lang, at=start, minutes=done.duration_minutes)]
    for name, at in (("arrived", done.arrived_at), ("cancelled", done.cancelled_at)):
        if at is not None:
            parts.append(_taken(name, lang, at=moment(view.local(at), lang)))
    role = BAD if done.verdict.no_show else GOOD
    return [part(verdict_sentence(done.verdict, lang), role), "".join(parts)]


def no_show_note(verdict: Verdict, session: Session, lang: str) -> str:
    """Return the dated note on the student; it begins with "No show" in both languages, as the platform asks.

    `session.scheduled_at` is written in its own zone; the reason of a forced no-show (`because`) comes last.
    """
    reason = verdict.reason or Reason.ABSENT
    figures = _figures(verdict, lang)
    what = _note(reason, lang, **figures) if figures else _platform_reason(reason, lang)
    text = _note("note", lang, about=_about(session, lang), what=what, closing=_note("closing", lang))
    return f"{text} {session.because}" if session.because else text


def only_told_by_the_session(text: str) -> bool:
    """Return whether a note of a no-show holds nothing but what the session tells: no words of the mentor's."""
    return any(text.endswith(_note("closing", lang)) for lang in ("en", "fr"))


def moved_note(text: str, before: Session, now: Session) -> str | None:
    """Return the note on a session that got another start or kind and was not judged again, in its own language.

    Both starts are written in their own zone. Figures name the start that they were counted from, where that is no
    longer the session's. None where the note does not name the session as it was.
    """
    for lang in ("en", "fr"):
        about = _about(before, lang)
        if about in text:
            return _with_its_start(text.replace(about, _about(now, lang)), before, now, lang)
    return None


def rewritten_note(told: str, verdict: Verdict, before: Session, now: Session, lang: str) -> str:
    """Return the note of a moved session anew, where the one that was `told` does not name the session as it was.

    Figures that it counted from an earlier start than that of `before` are left out: they hold for neither.
    """
    if any(_note("counted-from", one) in told for one in ("en", "fr")):
        verdict = verdict._replace(measured_seconds=None)
    text = no_show_note(verdict, before, lang)
    return moved_note(text, before, now) or text


def _with_its_start(text: str, before: Session, now: Session, lang: str) -> str:
    """Return the note of a moved session with the start that its figures were counted from, unless that is its own."""
    what, closing, rest = text.partition(_note("closing", lang))
    counted_from = _note("counted-from", lang)
    figures, known, start = what.partition(counted_from)
    if not figures.endswith(")") or before.scheduled_at == now.scheduled_at:  # figures end with their limit in brackets
        return text
    first = start if known else moment(before.scheduled_at, lang)
    since = "" if first == moment(now.scheduled_at, lang) else counted_from + first
    return figures + since + closing + rest


def _about(session: Session, lang: str) -> str:
    """Return which session a note is about: `mentoring session of Fri 20 Nov 2026 14:00 CET`."""
    return _note("about", lang, kind=kind_word(session.kind, lang), at=moment(session.scheduled_at, lang))


def platform_steps(verdict: Verdict, session: Session, lang: str) -> tuple[str, ...]:
    """Return what is to be done on the platform after a no-show; nothing after any other verdict.

    The note and the unconfirmed presence are the FAQ's, the status on the same day the billing page's.
    """
    if not verdict.no_show or verdict.reason is None:
        return ()
    reason = _platform_reason(verdict.reason, lang)
    on = day(session.scheduled_at, lang)
    return tuple(_step(name, lang, day=on, reason=reason) for name in _step.table)


def _case(verdict: Verdict) -> str:
    """Return the name of the sentence that fits the verdict."""
    measured, limit = verdict.measured_seconds, verdict.limit_seconds
    if verdict.reason is None:
        return WITHIN_LIMIT if measured else ON_THE_DOT if limit == 0 else ON_TIME
    if measured is None or limit is None:
        return verdict.reason
    if verdict.reason is Reason.LATE and measured <= limit:
        return FORCED_LATE
    if verdict.reason is Reason.LATE_CANCELLATION and measured > limit:
        return FORCED_CANCELLATION
    return _WITHOUT_LIMIT.get(verdict.reason, verdict.reason) if limit == 0 else verdict.reason


def _figures(verdict: Verdict, lang: str) -> dict[str, str]:
    """Return the verdict's figures as text, under the names that the sentences use; empty without figures."""
    if verdict.measured_seconds is None or verdict.limit_seconds is None:
        return {}
    hours_to = max(DAYS_FROM, verdict.limit_seconds + DAY)  # the rule speaks of hours, and so does what is close to it
    measured = span(verdict.measured_seconds, lang, days_from=hours_to)
    notice = "before" if verdict.measured_seconds > 0 else "after" if verdict.measured_seconds else "at"
    return {
        "measured": measured,
        "limit": span(verdict.limit_seconds, lang, days_from=hours_to),
        "notice": _notice(notice, lang, span=measured),
    }
