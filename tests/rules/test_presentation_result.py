"""How presentations end, and what is still to come after them (domain, sections 6 and 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mentorcli.errors import RefusedError, UsageError
from mentorcli.models.presentation import DueWhat, Outcome, PresentationResult
from mentorcli.models.project import Project, ProjectPeriod, ProjectStatus
from mentorcli.models.session import Session, SessionKind, SessionStatus
from mentorcli.rules.presentation_result import (
    Told,
    decision_due,
    held_last,
    last_result,
    notes_due,
    pending,
    presentation_number,
    project_after,
    result_told,
    too_early,
    upload_due,
)

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 12, 15, 14, 30, tzinfo=PARIS)
DAY = AT.date()
FIRST = PresentationResult("result000001", "A board", 1, AT, Outcome.TO_REDO)


def told(
    known: list[PresentationResult], outcome: Outcome, days: int = 0, *, again: bool = False
) -> PresentationResult:
    """Return the result after what is told so many days after the first presentation."""
    at = AT + timedelta(days=days)
    return result_told(
        known, Told(outcome, at, at.date()), project="A board", key="result000002", student="amelie",
        day_of=lambda moment: moment.astimezone(PARIS).date(), again=again,
    )  # fmt: skip


def project(status: ProjectStatus, *periods: tuple[int, int | None], number: int = 1) -> Project:
    """Return a project with the days of December on which it was in progress."""
    days = tuple(ProjectPeriod(date(2026, 12, a), date(2026, 12, b) if b else None) for a, b in periods)
    return Project(f"project{number}", f"P{number}", status, periods=days)


def test_which_presentation_is_at_hand() -> None:
    """The first until one is to redo; what is validated or conditional has no other."""
    assert presentation_number([]) == 1
    assert presentation_number([FIRST]) == 2
    for outcome in (Outcome.VALIDATED, Outcome.CONDITIONAL):
        second = replace(FIRST, id="result000002", number=2, outcome=outcome)
        assert presentation_number([second, FIRST]) == 2
        assert last_result([second, FIRST]) == second
    assert last_result([]) is None


def test_the_first_result_is_new() -> None:
    """With the moment told; there is none to tell anew."""
    assert told([], Outcome.VALIDATED) == PresentationResult("result000002", "A board", 1, AT, Outcome.VALIDATED)
    with pytest.raises(RefusedError, match="No result of 'A board'") as caught:
        told([], Outcome.VALIDATED, again=True)
    assert 'mentor presentation result amelie --project "A board" --validated' in str(caught.value.hint)


def test_the_same_once_more_is_no_other_result() -> None:
    """On the same day, whatever the hour."""
    assert told([FIRST], Outcome.TO_REDO) is FIRST
    assert told([FIRST], Outcome.TO_REDO, again=True) is FIRST


def test_after_one_to_redo_a_later_day_has_another() -> None:
    """The second presentation; on the same day only a correction can be meant."""
    second = told([FIRST], Outcome.VALIDATED, days=20)
    assert (second.id, second.number, second.outcome) == ("result000002", 2, Outcome.VALIDATED)
    with pytest.raises(RefusedError, match="closed already: to redo, 2026-12-15") as caught:
        told([FIRST], Outcome.VALIDATED)
    assert str(caught.value.hint).endswith('amelie --project "A board" --validated --again')


def test_what_is_validated_is_closed() -> None:
    """Whatever is told later, unless it is told anew."""
    first = replace(FIRST, outcome=Outcome.VALIDATED, notes_sent_at=AT)
    with pytest.raises(RefusedError, match="closed already: validated"):
        told([first], Outcome.TO_REDO, days=3)
    anew = told([first], Outcome.TO_REDO, days=3, again=True)
    assert (anew.id, anew.outcome, anew.notes_sent_at) == (first.id, Outcome.TO_REDO, AT)
    assert anew.at == AT + timedelta(days=3)


@pytest.mark.parametrize("outcome", [Outcome.VALIDATED, Outcome.TO_REDO])
def test_a_conditional_result_is_decided(outcome: Outcome) -> None:
    """The presentation keeps its moment and its number; not before it, and not by the same word on another day."""
    first = replace(FIRST, outcome=Outcome.CONDITIONAL)
    decided = told([first], outcome, days=3)
    assert (decided.id, decided.number, decided.at, decided.outcome) == (first.id, 1, AT, outcome)
    assert decided.closed_at == decided.decided_at == AT + timedelta(days=3)
    assert told([replace(first, at=AT + timedelta(hours=2))], outcome).decided_at == AT + timedelta(hours=2)
    with pytest.raises(UsageError, match="was on 2026-12-15"):
        told([first], outcome, days=-1)
    with pytest.raises(RefusedError, match="closed already: conditional"):
        told([first], Outcome.CONDITIONAL, days=1)


def test_one_decided_to_be_redone_has_another_after_its_decision() -> None:
    """Counted from the day of the decision."""
    first = replace(FIRST, decided_at=AT + timedelta(days=3))
    with pytest.raises(RefusedError, match="2026-12-18"):
        told([first], Outcome.VALIDATED, days=3)
    assert told([first], Outcome.VALIDATED, days=4).number == 2


def test_a_validated_project_ends_on_that_day() -> None:
    """From in progress or presented; validated already, it stays as it is."""
    for status in (ProjectStatus.IN_PROGRESS, ProjectStatus.PRESENTED):
        one = project(status, (1, None))
        after = project_after([one], one, Outcome.VALIDATED, student="amelie", on=DAY)
        assert after.project == project(ProjectStatus.VALIDATED, (1, 15))
    done = project(ProjectStatus.VALIDATED, (1, 12))
    assert project_after([done], done, Outcome.VALIDATED, student="amelie", on=DAY).project is done


def test_a_conditional_one_is_presented() -> None:
    """It is not validated yet, and not in progress any more."""
    one = project(ProjectStatus.IN_PROGRESS, (1, None))
    presented = project(ProjectStatus.PRESENTED, (1, 15))
    assert project_after([one], one, Outcome.CONDITIONAL, student="amelie", on=DAY).project == presented
    assert project_after([presented], presented, Outcome.CONDITIONAL, student="amelie", on=DAY).project is presented


def test_one_to_redo_goes_on() -> None:
    """From its presentation on, or from when the last project ended; in progress it stays so."""
    one = project(ProjectStatus.IN_PROGRESS, (1, None))
    assert project_after([one], one, Outcome.TO_REDO, student="amelie", on=DAY).project is one
    presented = project(ProjectStatus.PRESENTED, (1, 14))
    after = project_after([presented], presented, Outcome.TO_REDO, student="amelie", on=DAY)
    assert after.project == project(ProjectStatus.IN_PROGRESS, (1, 14), (15, None))
    other = project(ProjectStatus.PRESENTED, (14, 20), number=2)
    after = project_after([presented, other], presented, Outcome.TO_REDO, student="amelie", on=DAY)
    assert after.project == project(ProjectStatus.IN_PROGRESS, (1, 14), (20, None))


def test_one_project_at_a_time() -> None:
    """One to redo waits, presented, for the one that was started meanwhile."""
    presented = project(ProjectStatus.PRESENTED, (1, 14))
    other = project(ProjectStatus.IN_PROGRESS, (14, None), number=2)
    after = project_after([presented, other], presented, Outcome.TO_REDO, student="amelie", on=DAY)
    assert after == (presented, "P2")


def test_what_was_validated_becomes_something_else_only_when_told_anew() -> None:
    """A validated project stays so; told anew it is presented, or goes on."""
    done = project(ProjectStatus.VALIDATED, (1, 15))
    for outcome in (Outcome.TO_REDO, Outcome.CONDITIONAL):
        with pytest.raises(RefusedError, match="validated"):
            project_after([done], done, outcome, student="amelie", on=DAY)
    anew = project_after([done], done, Outcome.TO_REDO, student="amelie", on=DAY, again=True)
    assert anew.project == project(ProjectStatus.IN_PROGRESS, (1, 15), (15, None))
    anew = project_after([done], done, Outcome.CONDITIONAL, student="amelie", on=DAY, again=True)
    assert anew.project == project(ProjectStatus.PRESENTED, (1, 15))


def test_a_validated_project_told_anew_is_dated_anew() -> None:
    """Its last day follows; the days on which it went on after a result that was none are no days of it."""
    done = project(ProjectStatus.VALIDATED, (1, 12))
    anew = project_after([done], done, Outcome.VALIDATED, student="amelie", on=DAY, again=True)
    assert anew.project == project(ProjectStatus.VALIDATED, (1, 15))
    went_on = project(ProjectStatus.IN_PROGRESS, (1, 16), (16, None))
    anew = project_after([went_on], went_on, Outcome.VALIDATED, student="amelie", on=DAY, again=True)
    assert anew.project == project(ProjectStatus.VALIDATED, (1, 16))


@pytest.mark.parametrize(
    ("periods", "after"),
    [
        (((1, 10), (12, None)), ((1, 10), (12, 15))),
        (((1, 10), (15, None)), ((1, 10), (15, 15))),
        (((1, 5), (6, 10), (16, None)), ((1, 5), (6, 10))),
    ],
)
def test_the_days_after_a_result_told_anew(
    periods: tuple[tuple[int, int | None], ...], after: tuple[tuple[int, int], ...]
) -> None:
    """Those on which the project went on later than that day are none; those before end with it."""
    one = project(ProjectStatus.IN_PROGRESS, *periods)
    anew = project_after([one], one, Outcome.VALIDATED, student="amelie", on=DAY, again=True)
    assert anew.project == project(ProjectStatus.VALIDATED, *after)


def test_a_result_is_not_before_its_project() -> None:
    """Neither where it was begun once, nor where it went on and ended since."""
    for one in (project(ProjectStatus.IN_PROGRESS, (16, None)), project(ProjectStatus.VALIDATED, (1, 10), (16, 20))):
        with pytest.raises(UsageError):
            project_after([one], one, Outcome.VALIDATED, student="amelie", on=DAY, again=True)


def test_one_to_redo_told_anew_while_in_progress_stays_so() -> None:
    """Nothing begins a second time; and a validated one is refused although another is in progress."""
    one = project(ProjectStatus.IN_PROGRESS, (1, None))
    assert project_after([one], one, Outcome.TO_REDO, student="amelie", on=DAY, again=True).project is one
    done, other = project(ProjectStatus.VALIDATED, (1, 10)), project(ProjectStatus.IN_PROGRESS, (10, None), number=2)
    with pytest.raises(RefusedError, match="validated"):
        project_after([done, other], done, Outcome.TO_REDO, student="amelie", on=DAY)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_is_not_begun_has_no_result(outcome: Outcome) -> None:
    """It is started first."""
    one = project(ProjectStatus.TODO)
    with pytest.raises(RefusedError, match="todo"):
        project_after([one], one, outcome, student="amelie", on=DAY)


def test_the_notes_are_due_after_elapsed_hours() -> None:
    """Also over a change of clocks: 24 hours, not a day on the clock."""
    change = replace(FIRST, at=datetime(2027, 3, 27, 15, 0, tzinfo=PARIS))
    assert notes_due(change, 24) == datetime(2027, 3, 28, 16, 0, tzinfo=PARIS)


def test_what_is_still_to_come() -> None:
    """The notes until they are sent; of a conditional one the upload, and once that was due the decision."""
    sent = replace(FIRST, notes_sent_at=AT)
    assert pending([sent], now=AT, hours=lambda _: 24) == []
    assert pending([FIRST], now=AT, hours=lambda _: 24) == [(FIRST, DueWhat.NOTES, AT + timedelta(hours=24))]
    conditional = replace(sent, outcome=Outcome.CONDITIONAL)
    upload, decision = upload_due(conditional), decision_due(conditional)
    assert (upload, decision) == (AT + timedelta(hours=48), AT + timedelta(hours=96))
    for now, what, due in (
        (upload, DueWhat.UPLOAD, upload),
        (upload + timedelta(seconds=1), DueWhat.DECISION, decision),
    ):
        assert pending([conditional], now=now, hours=lambda _: 24) == [(conditional, what, due)]


def test_the_presentation_that_was_held_and_has_no_result() -> None:
    """The latest of the project, or of none where that may be meant; not one that the last result is of."""
    start = datetime(2026, 12, 15, 13, 0, tzinfo=UTC)
    held = Session(
        "abcd0001", "amelie", SessionKind.PRESENTATION, start, 30, SessionStatus.COMPLETED, project="A board"
    )
    unnamed = replace(held, id="abcd0002", project=None, scheduled_at=start + timedelta(days=1))
    others = [
        replace(held, id="abcd0003", project="A site"),
        replace(held, id="abcd0004", kind=SessionKind.MENTORING, scheduled_at=start + timedelta(days=2)),
        replace(held, id="abcd0005", status=SessionStatus.SCHEDULED, scheduled_at=start + timedelta(days=2)),
    ]
    assert held_last([held, unnamed, *others], "A board", None) == unnamed
    assert held_last([held, unnamed, *others], "A board", None, unnamed=False) == held
    ended = replace(FIRST, at=held.ends_at)
    assert held_last([held, *others], "A board", ended) is None
    assert held_last([held, *others], "A board", replace(ended, at=held.ends_at - timedelta(seconds=1))) == held


def test_too_early_names_the_day() -> None:
    """And what to type."""
    assert "--on 2026-12-15" in str(too_early("A board", DAY).hint)


def test_what_was_noted_as_presented_later_is_validated_all_the_same() -> None:
    """A presentation may lie before the day on which it was noted."""
    start, end = DAY - timedelta(days=20), DAY + timedelta(days=3)
    shown = Project("project00001", "A board", ProjectStatus.PRESENTED, periods=(ProjectPeriod(start, end),))
    after = project_after([shown], shown, Outcome.VALIDATED, student="amelie", on=DAY).project
    assert (after.status, after.periods) == (ProjectStatus.VALIDATED, shown.periods)
