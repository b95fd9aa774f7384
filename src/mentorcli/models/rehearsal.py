"""A rehearsal against the clock, as a timer shows it (domain, section 6)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mentorcli.models.presentation import Part


class Zone(StrEnum):
    """How a part's time compares with its two marks: too early to end, right, too long."""

    EARLY = "early"
    RIGHT = "right"
    OVER = "over"


class Reading(NamedTuple):
    """What a timer shows: the part, its seconds so far, its two marks in seconds, and the zone it is in."""

    part: Part
    seconds: int
    least: int
    most: int
    zone: Zone
    paused: bool
