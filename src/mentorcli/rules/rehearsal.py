"""A rehearsal against the clock: two parts, each with the time it took so far (domain, section 6).

The clock is given with each call as seconds of one that never goes backwards; nothing here reads it.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorcli.models.presentation import Part, Timing
from mentorcli.models.rehearsal import Reading, Zone
from mentorcli.models.verdict import Policy
from mentorcli.rules.presentation import limits_seconds, timing

QUIT = frozenset({"q", "Q", "\x04", ""})  # "" is a keyboard that is gone


class Rehearsal:
    """The state of a rehearsal. `now` is in seconds; `planned` is the length of each part in seconds."""

    def __init__(self, planned: Mapping[Part, int], policy: Policy, now: float) -> None:
        self.part = Part.PRESENTATION
        self.over = False
        self._planned = planned
        self._policy = policy
        self._spent = dict.fromkeys(Part, 0.0)
        self._since: float | None = now
        self._zone = Zone.EARLY

    def reading(self, now: float) -> Reading:
        """Return what a timer shows."""
        least, most = limits_seconds(self._planned[self.part], self._policy)
        seconds = self._seconds(self.part, now)
        zone = Zone.EARLY if seconds < least else Zone.RIGHT if seconds <= most else Zone.OVER
        return Reading(self.part, seconds, least, most, zone, self._since is None and not self.over)

    def passes_mark(self, reading: Reading) -> bool:
        """Return whether a mark was passed since the reading given before; the first is compared with the beginning."""
        before, self._zone = self._zone, reading.zone
        return self._zone is not before and self._zone is not Zone.EARLY

    def press(self, key: str | None, now: float) -> None:
        """Do what a key stands for: space pauses, `n` goes on, `q` quits; any other, or none, does nothing."""
        if key == " ":
            self.pause(now)
        elif key in ("n", "N"):
            self.next(now)
        elif key in QUIT:
            self.end(now)

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
        """Return what was timed against the limits; questions that never began are left out."""
        questions = self._seconds(Part.QUESTIONS, now) if self.part is Part.QUESTIONS else None
        return timing(self._seconds(Part.PRESENTATION, now), questions, self._policy, self._planned)

    def _seconds(self, part: Part, now: float) -> int:
        running = now - self._since if part is self.part and self._since is not None else 0.0
        return int(self._spent[part] + running)

    def _stop(self, now: float) -> None:
        if self._since is not None:
            self._spent[self.part] += now - self._since
        self._since = None
