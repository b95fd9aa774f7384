"""What a verdict makes of a session, and what takes it back (domain, section 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.models.verdict import Evidence, Policy, Verdict
from mentorcli.rules.noshow import elapsed_seconds
from mentorcli.rules.session_outcome import force, is_undocumented, judged, recorded_verdict, settle, unsettle

START = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
PLANNED = Session("abcd1234", "amelie", SessionKind.MENTORING, START, 45, notes="Goals", recording="https://x.org")
LATE = Verdict(SessionStatus.NO_SHOW, Reason.LATE, "openclassrooms-2021", 900, 901)
HELD = Verdict(SessionStatus.COMPLETED, None, "openclassrooms-2021", 900, 600)


def test_judging_is_asking_the_rule_and_settling(faq: Policy) -> None:
    """The session becomes what the policy makes of the evidence, and the verdict that says why comes with it."""
    evidence = Evidence(late_seconds=901)
    assert judged(PLANNED, evidence, faq) == (settle(PLANNED, LATE, evidence), LATE)
    in_time = judged(PLANNED, Evidence(cancelled_at=START - timedelta(hours=25)), faq)[0]
    assert (in_time.status, in_time.reason) == (SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME)


def test_the_planned_length_of_the_session_counts(help_centre: Policy) -> None:
    """A third of the session's own length is the limit under the help centre's policy."""
    evidence = Evidence(late_seconds=601)
    assert not judged(PLANNED, evidence, help_centre)[1].no_show
    assert judged(replace(PLANNED, duration_minutes=30), evidence, help_centre)[1].no_show


def test_a_late_student_leaves_the_lateness_and_its_limit() -> None:
    """The session keeps what was measured, and the figure and the policy it was judged by."""
    settled = settle(PLANNED, LATE, Evidence(late_seconds=901))
    assert (settled.status, settled.reason, settled.late_seconds) == (SessionStatus.NO_SHOW, Reason.LATE, 901)
    assert (settled.policy, settled.limit_seconds, settled.cancelled_at) == ("openclassrooms-2021", 900, None)
    assert not settled.presence_confirmed


def test_an_absent_student_was_not_late() -> None:
    """Lateness does not apply to a student who never came."""
    verdict = Verdict(SessionStatus.NO_SHOW, Reason.ABSENT, "openclassrooms-2021")
    assert settle(PLANNED, verdict, Evidence(absent=True)).late_seconds is None


def test_what_did_not_take_place_has_no_real_length() -> None:
    """One that did keeps it, whatever is judged again."""
    lasted = replace(PLANNED, actual_minutes=50)
    assert settle(lasted, HELD, Evidence(late_seconds=600)).actual_minutes == 50
    assert settle(lasted, LATE, Evidence(late_seconds=901)).actual_minutes == 50
    absent = Verdict(SessionStatus.NO_SHOW, Reason.ABSENT, "openclassrooms-2021")
    assert settle(lasted, absent, Evidence(absent=True)).actual_minutes is None


def test_a_cancellation_keeps_its_moment() -> None:
    """When a session was called off stays with it, and it has no lateness."""
    at = START - timedelta(hours=30)
    verdict = Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME, "openclassrooms-2021", 86400, 108000)
    settled = settle(PLANNED, verdict, Evidence(cancelled_at=at))
    assert (settled.cancelled_at, settled.late_seconds, settled.reason) == (at, None, Reason.CANCELLED_IN_TIME)


def test_a_new_judgement_drops_the_words_of_a_forced_one() -> None:
    """The reason given for an override goes with the override."""
    assert settle(replace(PLANNED, because="left"), HELD, Evidence(late_seconds=600)).because is None


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (Evidence(absent=True), Reason.ABSENT),
        (Evidence(late_seconds=600), Reason.LATE),
        (Evidence(cancelled_at=START - timedelta(days=3)), Reason.LATE_CANCELLATION),
    ],
)
def test_a_forced_no_show_takes_the_reason_of_its_evidence(evidence: Evidence, reason: Reason) -> None:
    """Against the rule the status changes; the figures stay as they were found."""
    forced = force(HELD, evidence)
    assert (forced.status, forced.reason) == (SessionStatus.NO_SHOW, reason)
    assert (forced.measured_seconds, forced.limit_seconds) == (600, 900)


def test_taking_back_restores_the_outcome_and_keeps_what_was_written_since() -> None:
    """The state before comes back; notes written after the no-show stay."""
    before = settle(PLANNED, HELD, Evidence(late_seconds=600))
    marked = replace(settle(PLANNED, force(HELD, Evidence()), Evidence()), because="left", notes="New words")
    restored = unsettle(marked, before)
    assert restored == replace(before, notes="New words")


def test_what_began_as_a_no_show_is_to_be_documented_again() -> None:
    """Where there was no state before, the session waits for what happened."""
    restored = unsettle(settle(PLANNED, LATE, Evidence(late_seconds=901)), None)
    assert restored == PLANNED


def test_a_begun_session_without_an_outcome_is_undocumented() -> None:
    """From its very start a scheduled session is one to document; one that has an outcome is not."""
    assert is_undocumented(PLANNED, START)
    assert not is_undocumented(PLANNED, START - timedelta(seconds=1))
    assert not is_undocumented(settle(PLANNED, HELD, Evidence()), START)


def test_a_documented_session_records_its_verdict() -> None:
    """With the notice that was given where it was called off; none where no policy judged it."""
    start = datetime(2026, 11, 24, 14, tzinfo=UTC)
    planned = Session("abcd1234", "amelie", SessionKind.MENTORING, start, 45)
    assert recorded_verdict(planned) is None
    missed = replace(planned, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT, policy="p")
    assert recorded_verdict(missed) == Verdict(SessionStatus.NO_SHOW, Reason.ABSENT, "p")
    late = replace(
        missed, reason=Reason.LATE_CANCELLATION, cancelled_at=start - timedelta(hours=1), limit_seconds=86400
    )
    assert recorded_verdict(late) == Verdict(SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION, "p", 86400, 3600)


def test_the_notice_that_is_recorded_is_elapsed_time() -> None:
    """Across a clock change, and with a begun second counted whole, as the rule measures it."""
    paris = ZoneInfo("Europe/Paris")
    start, cancelled_at = datetime(2026, 10, 25, 14, tzinfo=paris), datetime(2026, 10, 24, 14, tzinfo=paris)
    assert elapsed_seconds(cancelled_at, start) == 25 * 3600
    session = Session("abcd1234", "amelie", SessionKind.MENTORING, start, 45, policy="p", limit_seconds=86400)
    verdict = recorded_verdict(
        replace(session, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME, cancelled_at=cancelled_at)
    )
    assert verdict is not None
    assert verdict.measured_seconds == 25 * 3600


@pytest.mark.parametrize(
    ("verdict", "evidence"),
    [
        (LATE, Evidence(late_seconds=901)),
        (HELD, Evidence(late_seconds=600)),
        (Verdict(SessionStatus.NO_SHOW, Reason.ABSENT, "p"), Evidence(absent=True)),
        (
            Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME, "p", 86400, 108000),
            Evidence(cancelled_at=START - timedelta(hours=30)),
        ),
        (
            Verdict(SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION, "p", 86400, -60),
            Evidence(cancelled_at=START + timedelta(minutes=1)),
        ),
        (Verdict(SessionStatus.CANCELLED, Reason.CANCELLED_BY_MENTOR, "p"), Evidence(cancelled_at=START)),
    ],
)
def test_a_session_tells_the_verdict_it_was_given(verdict: Verdict, evidence: Evidence) -> None:
    """What it keeps is enough to say later by which figure it was judged, and what was measured."""
    assert recorded_verdict(settle(PLANNED, verdict, evidence)) == verdict


def test_a_session_without_a_policy_was_never_judged() -> None:
    """It was planned, or came from elsewhere."""
    assert recorded_verdict(PLANNED) is None
    assert recorded_verdict(replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT)) is None
