"""What a clock has measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mentorcli.models.session_clock import Measured, Stage

AT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
CLOCK = Measured("session1", "session1", AT, 45)


def test_the_stage_is_what_was_noted_last() -> None:
    """The end goes before the absence and the arrival; without any the student is awaited, and nothing is kept."""
    assert (CLOCK.stage, CLOCK.empty) == (Stage.AWAITED, True)
    for field, stage in (("arrived", Stage.CAME), ("absent", Stage.ABSENT), ("ended", Stage.ENDED)):
        noted = replace(CLOCK, **{field: AT})  # type: ignore[arg-type]
        assert (noted.stage, noted.empty) == (stage, False)
    assert replace(CLOCK, arrived=AT, ended=AT).stage is Stage.ENDED


@pytest.mark.parametrize("field", ["start", "arrived", "absent", "ended"])
def test_a_moment_has_an_offset(field: str) -> None:
    """A time on the clock alone is no moment."""
    with pytest.raises(ValueError, match=field):
        replace(CLOCK, **{field: datetime(2026, 11, 24, 14, 0)})  # type: ignore[arg-type]  # noqa: DTZ001
