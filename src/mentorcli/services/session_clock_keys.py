"""What the keys of a session's clock note: when the student came, that nobody came, the end; and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from mentorcli.errors import NotSavedError, UnreadableError
from mentorcli.models.results.session_clock import Pressed, SessionClock
from mentorcli.models.session_clock import Measured, Stage
from mentorcli.render.text import clock as clock_text
from mentorcli.rules import session_clock as rules
from mentorcli.services import session_clock
from mentorcli.services.workspace import Workspace
from mentorcli.text import Bilingual, bilingual

Noted = Measured | Bilingual | None
"""What a key makes of what was measured: more of it, a refusal to be said, or nothing."""


def press(workspace: Workspace, clock: SessionClock, key: str) -> Pressed:
    """Return what a key does at the present, kept at once; what cannot be kept is said and counts all the same.

    `a` arrived, `n` did not come, `e` the end, `u` takes the last of them back; any other does nothing. Where the store
    cannot be read just then, the session counts as it was before. Raises NotFoundError and RefusedError as
    `session_clock.refreshed` does, and ErasedError.
    """
    note = _KEYS.get(key.lower())
    if note is None:
        return Pressed(clock)
    remark = None
    try:
        clock = session_clock.refreshed(workspace, clock)
    except UnreadableError as error:  # what happens now must not be lost for it
        remark = error.message
    noted = note(workspace, clock)
    if noted is None or isinstance(noted, Bilingual):
        return Pressed(clock, noted)
    try:
        return Pressed(session_clock.keep(workspace, clock, noted), remark, unkept=remark is not None)
    except NotSavedError as error:
        return Pressed(session_clock.with_measured(workspace, clock, noted), error.message, unkept=True)


def _arrived(workspace: Workspace, clock: SessionClock) -> Noted:
    """Note that the student came now."""
    if clock.measured.stage is not Stage.AWAITED:
        return None
    return replace(clock.measured, arrived=workspace.now)


def _absent(workspace: Workspace, clock: SessionClock) -> Noted:
    """Note that nobody came, from the limit of lateness on."""
    if clock.measured.stage is not Stage.AWAITED:
        return None
    holds = rules.absent_from(clock.measured, clock.limit_seconds)
    if workspace.now < holds:
        return _from(workspace, holds, "n holds from {} on", "n vaut à partir de {}")
    return replace(clock.measured, absent=workspace.now)


def _ended(workspace: Workspace, clock: SessionClock) -> Noted:
    """Note the end of a session in which the student is, once it was to begin."""
    if clock.measured.stage is Stage.AWAITED:
        return bilingual("Nobody came yet: first a", "Personne n'est encore là\u00a0: d'abord a")
    if clock.measured.stage is not Stage.CAME:
        return None
    start = clock.session.scheduled_at
    if workspace.now < start:
        return _from(workspace, start, "It can end from its start on, {}", "La fin se note à partir du début, {}")
    return replace(clock.measured, ended=workspace.now)


def _taken_back(workspace: Workspace, clock: SessionClock) -> Noted:
    """Take back what was noted last."""
    del workspace
    return rules.taken_back(clock.measured) if clock.measured.stage is not Stage.AWAITED else None


def _from(workspace: Workspace, at: datetime, english: str, french: str) -> Bilingual:
    """Return from when on something can be noted."""
    time = clock_text(workspace.local(at))
    return bilingual(english.format(time), french.format(time))


_KEYS: dict[str, Callable[[Workspace, SessionClock], Noted]] = {
    "a": _arrived,
    "n": _absent,
    "e": _ended,
    "u": _taken_back,
}
