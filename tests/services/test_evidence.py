"""Evidence as typed, read for a session whose start is known. It is Tue 24 Nov 2026, 15:00 in Paris."""

from __future__ import annotations

from typing import Any

import pytest

from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy
from mentorcli.models.verdict import Evidence
from mentorcli.services.evidence import arrival, evidence_about
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language
from services.kit import at, happened

STARTED = at("14:00")
YESTERDAY = at("2026-11-23 14:00")
LATE_YESTERDAY = at("2026-11-23 23:50")


@pytest.mark.parametrize(
    ("typed", "evidence"),
    [
        ({}, Evidence()),
        ({"absent": True}, Evidence(absent=True)),
        ({"late": "15m1s"}, Evidence(late_seconds=901)),
        ({"arrived": "14:20"}, Evidence(late_seconds=1200)),
        ({"arrived": "13:55"}, Evidence(late_seconds=0)),
        ({"cancelled_by": CancelledBy.MENTOR}, Evidence(cancelled_at=at("15:00"), cancelled_by=CancelledBy.MENTOR)),
        ({"cancelled_at": "13:00"}, Evidence(cancelled_at=at("13:00"))),
    ],
)
def test_each_way_a_session_can_go(workspace: Workspace, typed: dict[str, Any], evidence: Evidence) -> None:
    """Nothing typed means on time; who called it off is the student unless it is said; when is now."""
    assert evidence_about(workspace, happened(**typed), STARTED) == evidence


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ({"cancelled_at": "15:30"}, 'If it was yesterday: --cancelled-at "yesterday 15:30"'),
        ({"cancelled_at": "15:30", "called_off": True}, 'If it was yesterday: --at "yesterday 15:30"'),
        ({"cancelled_at": "2026-11-24 15:30"}, "Say what has happened already."),
        ({"arrived": "15:30"}, "Say what has happened already."),
    ],
)
def test_a_time_still_to_come_names_yesterday(workspace: Workspace, typed: dict[str, Any], hint: str) -> None:
    """By the option of the command, where a time of day alone can be yesterday's: of a cancellation."""
    with pytest.raises(UsageError, match="is in the future") as caught:
        evidence_about(workspace, happened(**typed), STARTED)
    assert caught.value.hint == hint
    french = in_language(caught.value.hint or "", "fr")
    assert french.startswith("Si c'était hier\u00a0: --" if "yesterday" in hint else "Notez seulement")


def test_an_arrival_is_of_the_day_of_the_session(workspace: Workspace) -> None:
    """Early, late or after midnight; one that is still to come only where the question is asked."""
    typed = happened()
    assert arrival(workspace, typed, "13:50", YESTERDAY) == at("2026-11-23 13:50")
    assert arrival(workspace, typed, "00:10", LATE_YESTERDAY) == at("2026-11-24 00:10")
    assert arrival(workspace, typed, "15:10", STARTED, asking=True) == at("15:10")
    for arrived in ("15:10", "2026-11-20 14:00"):
        with pytest.raises(UsageError):
            arrival(workspace, typed, arrived, STARTED)


@pytest.mark.parametrize(
    ("typed", "given", "cancels"),
    [
        ({}, False, False),
        ({"arrived": "14:00"}, True, False),
        ({"late": "0"}, True, False),
        ({"absent": True}, True, False),
        ({"cancelled_at": "14:00"}, True, True),
        ({"cancelled_by": CancelledBy.STUDENT}, True, True),
    ],
)
def test_what_is_given(typed: dict[str, Any], given: bool, cancels: bool) -> None:
    """Whether anything was typed, and whether it calls the session off."""
    evidence = happened(**typed)
    assert (evidence.given, evidence.cancels) == (given, cancels)


def test_a_time_of_day_is_on_the_day_of_a_past_session(workspace: Workspace) -> None:
    """Yesterday's session: yesterday's time, or after midnight where it would be half a day early."""
    assert evidence_about(workspace, happened(arrived="14:20"), YESTERDAY) == Evidence(late_seconds=1200)
    assert evidence_about(workspace, happened(arrived="0:10".zfill(5)), LATE_YESTERDAY) == Evidence(late_seconds=1200)
    off = evidence_about(workspace, happened(cancelled_at="08:00"), LATE_YESTERDAY)
    assert off.cancelled_at == at("2026-11-23 08:00"), "a cancellation may be as early as it likes"


def test_a_moment_with_its_day_is_taken_as_it_is(workspace: Workspace) -> None:
    """Only a time of day alone belongs to the session's own day."""
    found = evidence_about(workspace, happened(arrived="2026-11-23 14:05"), YESTERDAY)
    assert found == Evidence(late_seconds=300)


@pytest.mark.parametrize("typed", [{"arrived": "15:01"}, {"cancelled_at": "16:00"}])
def test_what_has_not_come_is_refused(workspace: Workspace, typed: dict[str, Any]) -> None:
    """A moment to come cannot have happened, but may be asked about."""
    with pytest.raises(UsageError, match="is in the future"):
        evidence_about(workspace, happened(**typed), STARTED)
    assert evidence_about(workspace, happened(**typed), STARTED, asking=True) != Evidence()


def test_a_question_is_about_the_day_of_the_session(workspace: Workspace) -> None:
    """Next week's session is asked about with a time of day alone."""
    found = evidence_about(workspace, happened(arrived="14:16"), at("2026-12-01 14:00"), asking=True)
    assert found == Evidence(late_seconds=960)


def test_an_arrival_long_before_is_a_slip(workspace: Workspace) -> None:
    """More than twelve hours early is another day; the error says how to give it."""
    with pytest.raises(UsageError, match="long before the session of 2026-11-24 14:00") as refused:
        evidence_about(workspace, happened(arrived="2026-11-24 01:59"), STARTED)
    assert '--arrived "2026-11-24 14:10"' in str(refused.value.hint)
    assert evidence_about(workspace, happened(arrived="2026-11-24 02:00"), STARTED) == Evidence()
