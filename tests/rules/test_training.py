"""The mentor's training (domain, section 1; FAQ)."""

from __future__ import annotations

from datetime import date

from mentorcli.models.training import TrainingName, TrainingState, TrainingStep
from mentorcli.rules.training import first_session_day, is_complete, next_step, training

DAY = date(2026, 9, 1)
FIRST_HELD = date(2026, 9, 10)


def test_nothing_done_lists_every_step_open() -> None:
    """The steps come in the order of the way."""
    states = training([], first_held=None)
    assert [state.step for state in states] == [
        "course",
        "interview",
        "first-session",
        "link-sent",
        "confirmed",
        "manager-talk",
    ]
    assert not any(state.done for state in states)
    assert next_step(states) is TrainingName.COURSE


def test_the_first_session_follows_from_the_sessions() -> None:
    """Its day is the session's, even where another was written down; the link is kept."""
    steps = [TrainingStep(TrainingName.FIRST_SESSION, DAY, "https://example.org/v")]
    written = training(steps, first_held=None)[2]
    held = training(steps, first_held=FIRST_HELD)[2]
    assert written == TrainingState(TrainingName.FIRST_SESSION, DAY, "https://example.org/v")
    assert held == TrainingState(TrainingName.FIRST_SESSION, FIRST_HELD, "https://example.org/v")
    assert training([], first_held=FIRST_HELD)[2].done


def test_training_is_complete_only_once_confirmed() -> None:
    """FAQ: the team watches the recording and confirms; only then."""
    sent = [TrainingStep(name, DAY) for name in list(TrainingName)[:4]]
    states = training(sent, first_held=FIRST_HELD)
    assert not is_complete(states)
    assert next_step(states) is TrainingName.CONFIRMED
    assert is_complete(training([*sent, TrainingStep(TrainingName.CONFIRMED, DAY)], first_held=FIRST_HELD))


def test_after_the_confirmation_only_the_manager_talk_can_be_left() -> None:
    """A mentor who never wrote down the interview is not sent back to it."""
    confirmed = [TrainingStep(TrainingName.CONFIRMED, DAY)]
    assert next_step(training(confirmed, first_held=FIRST_HELD)) is TrainingName.MANAGER_TALK
    talked = [*confirmed, TrainingStep(TrainingName.MANAGER_TALK, DAY)]
    assert next_step(training(talked, first_held=FIRST_HELD)) is None


def test_the_later_of_two_records_holds() -> None:
    """A corrected date replaces the first one."""
    steps = [TrainingStep(TrainingName.COURSE, DAY), TrainingStep(TrainingName.COURSE, FIRST_HELD)]
    assert training(steps, first_held=None)[0].on == FIRST_HELD


def test_the_first_session_is_the_earlier_of_the_one_held_and_the_one_recorded() -> None:
    """A session held before the records began is known by its step alone; other steps do not count."""
    step = TrainingStep(TrainingName.FIRST_SESSION, DAY)
    others = [TrainingStep(name, date(2026, 1, 5)) for name in TrainingName if name is not TrainingName.FIRST_SESSION]
    assert first_session_day(others, first_held=None) is None
    assert first_session_day(others, first_held=FIRST_HELD) == FIRST_HELD
    assert first_session_day([*others, step], first_held=None) == DAY
    assert first_session_day([step], first_held=FIRST_HELD) == DAY
    assert first_session_day([step], first_held=date(2026, 8, 31)) == date(2026, 8, 31)
