"""What a correction makes of a session: what its record tells, and the figures it was judged by.

A verdict is given again where something that it rests on is corrected: by the policy and the figures of the record,
not by what holds today (domain, section 5). A forced one stays forced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentorcli.errors import RefusedError
from mentorcli.models.session import CancelledBy, Fact, Reason, Session, SessionDetails, SessionStatus, by_start
from mentorcli.models.verdict import Evidence, Policy, Verdict
from mentorcli.rules.noshow import late_limit_seconds
from mentorcli.rules.scheduling import planned_minutes
from mentorcli.rules.session_outcome import force, judged, settle, unsettle
from mentorcli.text import bilingual, command_line

MINUTE, HOUR = 60, 3600


def recorded_evidence(session: Session) -> Evidence | None:
    """Return what happened as the record of a session tells it, None where it does not: an open or imported one."""
    if session.cancelled_at is not None:
        by_mentor = session.reason is Reason.CANCELLED_BY_MENTOR
        who = CancelledBy.MENTOR if by_mentor else CancelledBy.STUDENT
        return Evidence(cancelled_at=session.cancelled_at, cancelled_by=who)
    if session.late_seconds is not None:
        return Evidence(late_seconds=session.late_seconds)
    return Evidence(absent=True) if session.reason is Reason.ABSENT else None


def recorded_policy(session: Session, known: Policy, shipped: Policy, earlier: Sequence[Session] = ()) -> Policy:
    """Return the policy that a documented session was judged by, with the figures that its record holds.

    `known` is the policy of that name as it is on the day of the session, with the mentor's own figures; `shipped` is
    the same without any. A figure that is written nowhere is that of `known`. `earlier` are versions of the record
    that were judged by the same, oldest first: one figure has to give every limit that was written, back to where one
    length has two. Where neither policy does, a limit that is the same throughout holds for every length; one that is
    no whole number of minutes, or not the same, can only have been a part of it.
    """
    told = [session, *reversed(earlier)]
    off = [one.limit_seconds for one in told if one.limit_seconds is not None and one.cancelled_at is not None]
    if off:
        known = known._replace(cancellation_hours=off[0] // HOUR)
    limits = _late_limits(told)
    found = (_fitting(limits[:count], known, shipped) for count in range(len(limits), 0, -1))
    fits = next(filter(None, found), known)
    return known._replace(late_minutes=fits.late_minutes, late_fraction=fits.late_fraction)


def _late_limits(told: Iterable[Session]) -> list[tuple[int, int]]:
    """Return the planned minutes of a session with the limit of lateness that was written for them, newest first."""
    found: dict[int, int] = {}
    for one in told:
        if one.limit_seconds is None or one.late_seconds is None:
            continue
        if found.setdefault(one.duration_minutes, one.limit_seconds) != one.limit_seconds:
            break  # it was judged anew, by another figure, since
    return list(found.items())


def _fitting(limits: Sequence[tuple[int, int]], known: Policy, shipped: Policy) -> Policy | None:
    """Return the likeliest policy that gives each of several limits for its planned minutes, None where none does."""
    minutes, limit = limits[0]
    candidates = [known, shipped]
    if limit % MINUTE == 0:
        candidates.append(known._replace(late_minutes=limit // MINUTE, late_fraction=None))
    if len(limits) > 1 or limit % MINUTE:
        from fractions import Fraction  # a millisecond that only a fraction of one's own pays

        minutes, limit = max(limits)
        candidates.append(known._replace(late_fraction=Fraction(limit, minutes * MINUTE)))
    fits = (all(late_limit_seconds(length, one) == written for length, written in limits) for one in candidates)
    return next((one for one, fit in zip(candidates, fits, strict=True) if fit), None)


def judged_again(session: Session, evidence: Evidence, policy: Policy) -> tuple[Session, Verdict]:
    """Return the session as a policy leaves it, and the verdict; one that the mentor forced stays a no-show."""
    changed, verdict = judged(session, evidence, policy)
    if session.because is None:
        return changed, verdict
    if not verdict.no_show:
        verdict = force(verdict, evidence)
        changed = settle(session, verdict, evidence)
    return replace(changed, because=session.because), verdict


def limit_changes(before: Session, after: Session) -> bool:
    """Return whether a correction changes the limit that the lateness of a judged session was held against."""
    return (
        before.policy is not None
        and after.late_seconds is not None
        and before.duration_minutes != after.duration_minutes
    )


def with_usual_length(before: Session, after: Session, details: SessionDetails) -> Session:
    """Return a corrected session with the usual length of its kind and funding, where it had the usual one before."""
    usual = before.duration_minutes == planned_minutes(before.kind, before.funding)
    if not usual or details.minutes is not None or Fact.DURATION in before.named:
        return after
    return replace(after, duration_minutes=planned_minutes(after.kind, after.funding))


def reopened(session: Session, others: Iterable[Session] = ()) -> Session:
    """Return a session that was called off, planned again.

    Raises RefusedError for any other one, with the command for the latest of the `others` that was called off.
    """
    if session.status is SessionStatus.CANCELLED:
        return unsettle(session, None)
    off = [one for one in others if one.status is SessionStatus.CANCELLED]
    if session.status is SessionStatus.NO_SHOW:
        command = command_line("noshow unmark", session.id)
        hint = bilingual(f"To take a no-show back: {command}", f"Pour reprendre un no-show\u00a0: {command}")
    elif off:
        command = command_line("session edit", max(off, key=by_start).id, options=["--reopen"])
        hint = bilingual(f"The latest that was: {command}", f"La dernière qui l'a été\u00a0: {command}")
    else:
        hint = bilingual("Leave --reopen out.", "Retirez --reopen.")
    raise RefusedError(bilingual("That session was not called off", "Cette session n'a pas été annulée"), hint)
