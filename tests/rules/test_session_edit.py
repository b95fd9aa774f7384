"""What a correction makes of a session (domain, section 5; contract, `session edit` and `policy`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from mentorcli.errors import RefusedError
from mentorcli.models.session import (
    CancelledBy,
    Fact,
    Reason,
    Session,
    SessionDetails,
    SessionKind,
    SessionStatus,
)
from mentorcli.models.student import Funding
from mentorcli.models.verdict import Evidence, Policy
from mentorcli.rules.noshow import late_limit_seconds
from mentorcli.rules.session_edit import (
    judged_again,
    limit_changes,
    recorded_evidence,
    recorded_policy,
    reopened,
    with_usual_length,
)
from mentorcli.rules.session_outcome import judged

START = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
PLANNED = Session("abcd1234", "amelie", SessionKind.MENTORING, START, 45, funding=Funding.FUNDED)
HELP = "openclassrooms-help-centre"


def late(minutes: int, limit: int | None, *, length: int = 45) -> Session:
    """Return a session whose student came so many minutes late, judged by the help centre's policy."""
    return replace(
        PLANNED, status=SessionStatus.COMPLETED, late_seconds=minutes * 60, policy=HELP, limit_seconds=limit,
        duration_minutes=length,
    )  # fmt: skip


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(),
        Evidence(late_seconds=1000),
        Evidence(absent=True),
        Evidence(cancelled_at=START - timedelta(hours=3)),
        Evidence(cancelled_at=START - timedelta(hours=30)),
        Evidence(cancelled_at=START, cancelled_by=CancelledBy.MENTOR),
    ],
)
def test_the_record_tells_what_happened(faq: Policy, evidence: Evidence) -> None:
    """Judged by what is recorded, a session stays as it is."""
    session, _ = judged(PLANNED, evidence, faq)
    assert recorded_evidence(session) == evidence
    assert judged(session, evidence, faq)[0] == session


def test_a_record_may_not_tell_what_happened() -> None:
    """One that is open, and imported ones without figures."""
    assert recorded_evidence(PLANNED) is None
    assert recorded_evidence(replace(PLANNED, status=SessionStatus.COMPLETED)) is None
    assert recorded_evidence(replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.LATE)) is None


@pytest.mark.parametrize(
    ("limit", "own", "at_30", "at_60"),
    [
        (900, {}, 600, 1200),  # a third, as it is shipped
        (900, {"late_minutes": 5, "late_fraction": None}, 600, 1200),  # a figure of today was not in force then
        (900, {"late_minutes": 15, "late_fraction": None}, 900, 900),  # the mentor's own, on that day
        (480, {}, 480, 480),  # eight minutes: an own figure that is gone
        (675, {}, 450, 900),  # a quarter: an own part that is gone
        (None, {"late_minutes": 5, "late_fraction": None}, 300, 300),  # written nowhere: that of the day
    ],
)
def test_the_figure_of_the_record_holds(
    help_centre: Policy, limit: int | None, own: dict[str, int | None], at_30: int, at_60: int
) -> None:
    """For another length too: a part of it stays a part, a number of minutes stays that number."""
    known = help_centre._replace(**own)  # type: ignore[arg-type]
    found = recorded_policy(late(8, limit), known, help_centre)
    assert (late_limit_seconds(30, found), late_limit_seconds(60, found)) == (at_30, at_60)
    assert (found.name, found.cancellation_hours) == (known.name, known.cancellation_hours)


def test_the_figures_of_a_record_are_of_what_happened(help_centre: Policy, faq: Policy) -> None:
    """The notice of a cancellation says nothing of lateness, an absence nothing at all."""
    called_off = replace(
        PLANNED, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME, policy=HELP, limit_seconds=48 * 3600,
        cancelled_at=START - timedelta(hours=50),
    )  # fmt: skip
    assert recorded_policy(called_off, help_centre, help_centre) == help_centre._replace(cancellation_hours=48)
    absent = replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT, policy=faq.name)
    assert recorded_policy(absent, faq, faq) == recorded_policy(replace(absent, limit_seconds=480), faq, faq) == faq
    by_mentor = replace(called_off, reason=Reason.CANCELLED_BY_MENTOR, limit_seconds=None)
    assert recorded_policy(by_mentor, help_centre, help_centre) == help_centre
    assert recorded_policy(late(8, 675), help_centre, help_centre).late_fraction == Fraction(1, 4)


def test_what_was_forced_stays_forced(faq: Policy) -> None:
    """Another lateness is kept with it, and so is the reason given; by the rule it is judged without one."""
    forced = replace(late(5, 900), status=SessionStatus.NO_SHOW, reason=Reason.LATE, because="Left at once")
    session, verdict = judged_again(forced, Evidence(late_seconds=420), faq)
    assert (session.status, session.reason, session.late_seconds) == (SessionStatus.NO_SHOW, Reason.LATE, 420)
    assert (session.because, verdict.no_show, verdict.limit_seconds) == ("Left at once", True, 900)
    session, _ = judged_again(forced, Evidence(absent=True), faq)
    assert (session.reason, session.because) == (Reason.ABSENT, "Left at once")
    session, verdict = judged_again(replace(forced, because=None), Evidence(late_seconds=420), faq)
    assert (session.held, session.because, verdict.no_show) == (True, None, False)


def test_a_limit_changes_with_the_planned_length() -> None:
    """Of a lateness that was judged; nothing else is held against a length."""
    before = late(12, 900)
    assert limit_changes(before, replace(before, duration_minutes=30))
    assert not limit_changes(before, replace(before, scheduled_at=START + timedelta(days=1)))
    assert not limit_changes(PLANNED, replace(PLANNED, duration_minutes=30))
    absent = replace(PLANNED, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT, policy=HELP)
    assert not limit_changes(absent, replace(absent, duration_minutes=30))
    imported = replace(before, policy=None)
    assert not limit_changes(imported, replace(imported, duration_minutes=30))


def test_the_usual_length_follows_kind_and_funding() -> None:
    """Where it was the usual one, and nobody named another."""
    self_paid = replace(PLANNED, funding=Funding.SELF_PAID)
    assert with_usual_length(PLANNED, self_paid, SessionDetails()).duration_minutes == 30
    presentation = replace(PLANNED, kind=SessionKind.PRESENTATION)
    assert with_usual_length(PLANNED, presentation, SessionDetails()).duration_minutes == 30
    assert with_usual_length(PLANNED, self_paid, SessionDetails(minutes=45)) == self_paid
    named = replace(PLANNED, named=(Fact.DURATION,))
    assert with_usual_length(named, self_paid, SessionDetails()) == self_paid
    longer = replace(self_paid, duration_minutes=60)
    assert with_usual_length(replace(PLANNED, duration_minutes=60), longer, SessionDetails()) == longer


def test_only_what_was_called_off_is_planned_again(faq: Policy) -> None:
    """A late cancellation is a no-show, which is taken back elsewhere."""
    called_off, _ = judged(PLANNED, Evidence(cancelled_at=START - timedelta(hours=30)), faq)
    assert reopened(called_off) == PLANNED
    missed, _ = judged(PLANNED, Evidence(cancelled_at=START - timedelta(hours=3)), faq)
    with pytest.raises(RefusedError, match="was not called off") as caught:
        reopened(missed)
    assert caught.value.hint == "To take a no-show back: mentor noshow unmark abcd1234"
    with pytest.raises(RefusedError, match="was not called off") as caught:
        reopened(PLANNED)
    assert caught.value.hint == "Leave --reopen out."
    others = [PLANNED, replace(called_off, id="later0001", scheduled_at=START + timedelta(days=7)), called_off]
    with pytest.raises(RefusedError) as caught:
        reopened(PLANNED, others)
    assert caught.value.hint == "The latest that was: mentor session edit later0001 --reopen"


@pytest.mark.parametrize(
    ("earlier", "at_60"),
    [
        ([(45, 1350)], 1800),  # half of either length
        ([(60, 1200), (45, 1350)], 1800),  # no one figure gives all three: half gives the later two
        ([(45, 1350), (30, 600)], 900),  # the same length had another limit: judged anew since
        ([], 900),
    ],
)
def test_earlier_versions_of_the_record_tell_the_figure(
    faq: Policy, earlier: list[tuple[int, int]], at_60: int
) -> None:
    """One that gives every limit, back to where the session was judged anew."""
    now = replace(late(8, 900), duration_minutes=30)
    versions = [replace(late(8, limit), duration_minutes=minutes) for minutes, limit in earlier]
    found = recorded_policy(now, faq, faq, versions)
    assert late_limit_seconds(30, found) == 900
    assert late_limit_seconds(60, found) == at_60


def test_the_newest_notice_of_a_record_is_the_one_that_holds(help_centre: Policy) -> None:
    """Where versions of a cancelled session were held against different notices, the latest version counts."""
    now, before = (
        replace(
            PLANNED, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_IN_TIME, policy=HELP,
            limit_seconds=hours * 3600, cancelled_at=START - timedelta(hours=50),
        )
        for hours in (48, 24)
    )  # fmt: skip
    assert recorded_policy(now, help_centre, help_centre, [before]).cancellation_hours == 48


def test_a_part_that_is_rounded_is_read_from_the_longest_length(help_centre: Policy) -> None:
    """A seventh gives 128 s of 15 minutes and 385 s of 45, and only the second, less rounded, gives both."""
    found = recorded_policy(late(1, 128, length=15), help_centre, help_centre, [late(1, 385)])
    assert (late_limit_seconds(15, found), late_limit_seconds(45, found)) == (128, 385)
