"""Why a session is a no-show or not, the note kept, what to do on the platform (domain, section 5)."""

from __future__ import annotations

from mentorcli.models.session import Reason, Session
from mentorcli.models.verdict import Verdict
from mentorcli.render.text.labels import kind_word
from mentorcli.render.text.quantities import day, moment, span, typeset

ON_TIME, WITHIN_LIMIT = "on-time", "within-limit"
FORCED_LATE, FORCED_CANCELLATION = "forced-late", "forced-cancellation"

SENTENCE: dict[str, dict[str, str]] = {
    "en": {
        ON_TIME: "Not a no-show: the student came on time, up to {limit} late being accepted",
        WITHIN_LIMIT: "Not a no-show: the student came {measured} late, within the limit of {limit}",
        Reason.LATE: "No-show: the student came {measured} late, beyond the limit of {limit}",
        Reason.ABSENT: "No-show: the student did not come",
        Reason.LATE_CANCELLATION: "No-show: cancelled {notice}, where more than {limit} of notice is needed",
        Reason.CANCELLED_IN_TIME: "Not a no-show: cancelled {notice}, more than the {limit} of notice needed",
        Reason.CANCELLED_BY_MENTOR: "Not a no-show: the mentor cancelled",
        FORCED_LATE: "No-show by the mentor's decision: {measured} late is within the limit of {limit}",
        FORCED_CANCELLATION: "No-show by the mentor's decision: cancelled {notice}, in time by the rule",
    },
    "fr": {
        ON_TIME: "Pas de no-show : arrivée à l'heure, le retard admis étant de {limit}",
        WITHIN_LIMIT: "Pas de no-show : arrivée avec {measured} de retard, dans la limite de {limit}",
        Reason.LATE: "No-show : arrivée avec {measured} de retard, au-delà de la limite de {limit}",
        Reason.ABSENT: "No-show : l'étudiant n'est pas venu",
        Reason.LATE_CANCELLATION: "No-show : annulation {notice}, or il faut un préavis de plus de {limit}",
        Reason.CANCELLED_IN_TIME: "Pas de no-show : annulation {notice}, au-delà du préavis de {limit}",
        Reason.CANCELLED_BY_MENTOR: "Pas de no-show : annulation par le mentor",
        FORCED_LATE: "No-show décidé par le mentor : {measured} de retard reste dans la limite de {limit}",
        FORCED_CANCELLATION: "No-show décidé par le mentor : annulation {notice}, bien dans les temps",
    },
}
# An imported session may keep its reason without the figures.
WITHOUT_FIGURES: dict[str, dict[str, str]] = {
    "en": {
        ON_TIME: "Not a no-show: the student came",
        Reason.LATE: "No-show: the student came too late",
        Reason.LATE_CANCELLATION: "No-show: cancelled too late",
        Reason.CANCELLED_IN_TIME: "Not a no-show: cancelled in time",
    },
    "fr": {
        ON_TIME: "Pas de no-show : l'étudiant est venu",
        Reason.LATE: "No-show : arrivée trop tardive",
        Reason.LATE_CANCELLATION: "No-show : annulation trop tardive",
        Reason.CANCELLED_IN_TIME: "Pas de no-show : annulation dans les temps",
    },
}
UNDER_POLICY = {"en": " (policy {policy}).", "fr": " (règles {policy})."}
NOTICE = {
    "en": ("{span} before the start", "at the very start", "{span} after the start"),
    "fr": ("{span} avant le début", "au moment du début", "{span} après le début"),
}
NOTE = {
    "en": "No show: {kind} of {at}, {what}. Presence not confirmed.",
    "fr": "No show : {kind} du {at}, {what}. Présence non confirmée.",
}
WHAT = {
    "en": {
        Reason.LATE: "came {measured} late (limit {limit})",
        Reason.LATE_CANCELLATION: "cancelled {notice} (limit {limit})",
    },
    "fr": {
        Reason.LATE: "{measured} de retard (limite {limit})",
        Reason.LATE_CANCELLATION: "annulation {notice} (limite {limit})",
    },
}
STEPS = {
    "en": (
        'Write "No show" in the student\'s notes.',
        "Do not confirm the student's presence: attendance is computed from it.",
        "Fill in the session's status the same day ({day}) with the reason: {reason}.",
    ),
    "fr": (
        "Écrire « No show » dans les notes de l'étudiant.",
        "Ne pas confirmer la présence de l'étudiant : l'assiduité en est calculée.",
        "Renseigner le statut de la session le jour même ({day}), avec le motif : {reason}.",
    ),
}
PLATFORM_REASON = {
    "en": {
        Reason.ABSENT: "absent",
        Reason.LATE: "too late to be present",
        Reason.LATE_CANCELLATION: "cancelled too late",
    },
    "fr": {
        Reason.ABSENT: "absence",
        Reason.LATE: "retard au-delà de la limite",
        Reason.LATE_CANCELLATION: "annulation trop tardive",
    },
}


def verdict_sentence(verdict: Verdict, lang: str) -> str:
    """Say in one sentence what the verdict is, with the figures it rests on and the policy's name.

    A no-show that the figures do not make one is said to be the mentor's own decision.
    """
    case = _case(verdict)
    figures = _figures(verdict, lang)
    text = SENTENCE[lang][case].format(**figures) if figures else WITHOUT_FIGURES[lang].get(case)
    return typeset((text or SENTENCE[lang][case]) + UNDER_POLICY[lang].format(policy=verdict.policy), lang)


def no_show_note(verdict: Verdict, session: Session, lang: str) -> str:
    """Write the dated note on the student; it begins with "No show" in both languages, as the platform asks.

    `session.scheduled_at` is said in its own zone; the words of a forced no-show (`because`) come last.
    """
    reason = verdict.reason or Reason.ABSENT
    figures = _figures(verdict, lang)
    what = WHAT[lang][reason].format(**figures) if figures else PLATFORM_REASON[lang][reason]
    kind, at = kind_word(session.kind, lang), moment(session.scheduled_at, lang)
    text = typeset(NOTE[lang].format(kind=kind, at=at, what=what), lang)
    return f"{text} {session.because}" if session.because else text


def platform_steps(verdict: Verdict, session: Session, lang: str) -> tuple[str, ...]:
    """List what is to be done on the platform after a no-show; nothing after any other verdict.

    The note and the unconfirmed presence are the FAQ's, the status on the same day the billing page's.
    """
    if not verdict.no_show or verdict.reason is None:
        return ()
    reason = PLATFORM_REASON[lang][verdict.reason]
    on = day(session.scheduled_at, lang)
    return tuple(typeset(step.format(day=on, reason=reason), lang) for step in STEPS[lang])


def _case(verdict: Verdict) -> str:
    """Name the sentence that fits the verdict."""
    measured, limit = verdict.measured_seconds, verdict.limit_seconds
    if verdict.reason is None:
        return WITHIN_LIMIT if measured else ON_TIME
    if measured is None or limit is None:
        return verdict.reason
    if verdict.reason is Reason.LATE and measured <= limit:
        return FORCED_LATE
    if verdict.reason is Reason.LATE_CANCELLATION and measured > limit:
        return FORCED_CANCELLATION
    return verdict.reason


def _figures(verdict: Verdict, lang: str) -> dict[str, str]:
    """Put the verdict's figures into words, under the names that the sentences use; empty without figures."""
    if verdict.measured_seconds is None or verdict.limit_seconds is None:
        return {}
    measured = span(verdict.measured_seconds, lang)
    before, at, after = NOTICE[lang]
    notice = before if verdict.measured_seconds > 0 else after if verdict.measured_seconds else at
    return {
        "measured": measured,
        "limit": span(verdict.limit_seconds, lang),
        "notice": notice.format(span=measured),
    }
