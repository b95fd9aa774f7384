"""Days, moments and lengths as a mentor types them, checked for what an option asks of them."""

from __future__ import annotations

from datetime import date, datetime

from mentorcli.cli.context import AppContext
from mentorcli.errors import UsageError
from mentorcli.text import bilingual


def past_moment(app: AppContext, at: str | None, *, hint: str) -> datetime:
    """Return the moment of an `--at`, the present without one. Raises UsageError, with a hint, for a future one."""
    moment = app.moment(at) if at else app.workspace.now
    if moment > app.workspace.now:
        raise UsageError(bilingual(f"--at {at} is in the future", f"--at {at} est dans le futur"), hint)
    return moment


def past_day(app: AppContext, on: str | None, *, hint: str) -> date | None:
    """Return the local day of an `--on`, None without one. Raises UsageError, with a hint, for a future one."""
    day = app.day(on) if on else None
    if day is not None and day > app.workspace.today:
        raise UsageError(bilingual(f"--on {on} is in the future", f"--on {on} est dans le futur"), hint)
    return day


def coming_day(app: AppContext, typed: str | None, *, hint: str) -> date | None:
    """Return the local day of a `--date`, None without one. Raises UsageError, with a hint, for one that is past."""
    day = app.day(typed, ahead=True) if typed is not None else None
    if day is not None and day < app.workspace.today:
        raise UsageError(bilingual(f"--date {typed} is past", f"--date {typed} est passé"), hint)
    return day


def seconds(text: str) -> int:
    """Return a DURATION in seconds. Raises UsageError."""
    from mentorcli.when import parse_duration

    return int(parse_duration(text).total_seconds())
