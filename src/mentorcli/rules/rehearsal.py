"""A rehearsal against the clock: two parts, each with the time it took so far (domain, section 6).

The clock is given with each call as seconds of one that never goes backwards; nothing here reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from mentorcli.models.policy import Policy
from mentorcli.models.presentation import Part, Timing
from mentorcli.rules.presentation import limits_seconds, timing


class Zone(StrEnum):
    """Where a part stands: too early to end, right, too long."""

    EARLY = "early"
    RIGHT = "right"
    OVER = "over"


class Reading(NamedTuple):
    """What a timer shows: the part, its seconds so far, its two marks in seconds, and where it stands."""

    part: Part
    seconds: int
    least: int
    most: int
    zone: Zone
    paused: bool


class Rehearsal:
    """The state of a rehearsal. `now` is in seconds; `planned` is the length of each part in seconds."""

    def __init__(self, planned: Mapping[Part, int], policy: Policy, now: float) -> None:
        self.part = Part.PRESENTATION
        self.over = False
        self._planned = planned
        self._policy = policy
        self._spent = dict.fromkeys(Part, 0.0)
        self._since: float | None = now

    def reading(self, now: float) -> Reading:
        """Return what a timer shows."""
        least, most = limits_seconds(self._planned[self.part], self._policy)
        seconds = self._seconds(self.part, now)
        zone = Zone.EARLY if seconds < least else Zone.RIGHT if seconds <= most else Zone.OVER
        return Reading(self.part, seconds, least, most, zone, self._since is None and not self.over)

    def pause(self, now: float) -> None:
        """Stop the clock, or let it go on."""
        if self._since is None:
            self._since = now
        else:
            self._stop(now)

    def next(self, now: float) -> None:
        """Go on to the questions; after these, end."""
        if self.part is Part.QUESTIONS:
            self.end(now)
            return
        self._stop(now)
        self.part = Part.QUESTIONS
        self._since = now

    def end(self, now: float) -> None:
        """End the rehearsal where it stands."""
        self._stop(now)
        self.over = True

    def verdict(self, now: float) -> Timing:
        """Hold what was timed against the limits; questions that never began are left out."""
        questions = self._seconds(Part.QUESTIONS, now) if self.part is Part.QUESTIONS else None
        return timing(self._seconds(Part.PRESENTATION, now), questions, self._policy, self._planned)

    def _seconds(self, part: Part, now: float) -> int:
        running = now - self._since if part is self.part and self._since is not None else 0.0
        return int(self._spent[part] + running)

    def _stop(self, now: float) -> None:
        if self._since is not None:
            self._spent[self.part] += now - self._since
        self._since = None
