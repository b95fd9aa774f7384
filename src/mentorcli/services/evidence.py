"""What happened to a session, as it is typed: moments are read once the session, and so its day, is known."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorcli.errors import UsageError
from mentorcli.models.session import CancelledBy
from mentorcli.models.verdict import Evidence, TypedEvidence
from mentorcli.rules.noshow import lateness_seconds
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual

_LONG_BEFORE = timedelta(hours=12)


def evidence_about(
    workspace: Workspace, typed: TypedEvidence, scheduled_at: datetime, *, asking: bool = False
) -> Evidence:
    """Return the evidence about a session that was to start at `scheduled_at` (aware). Raises UsageError.

    `asking`: the question is only asked, so the moments may lie ahead.
    """
    if typed.cancels:
        at = workspace.now
        if typed.cancelled_at is not None:
            option = "--at" if typed.called_off else "--cancelled-at"
            at = _moment(workspace, typed, typed.cancelled_at, scheduled_at, option, asking=asking)
        return Evidence(cancelled_at=at, cancelled_by=typed.cancelled_by or CancelledBy.STUDENT)
    if typed.absent:
        return Evidence(absent=True)
    if typed.late is not None:
        from mentorcli.when import parse_duration  # 3 ms: only where a lateness was typed

        late = parse_duration(typed.late)
        if not asking and scheduled_at + late > workspace.now:
            raise _to_come(f"--late {typed.late}")
        return Evidence(late_seconds=int(late.total_seconds()))
    if typed.arrived is not None:
        came = arrival(workspace, typed, typed.arrived, scheduled_at, asking=asking)
        return Evidence(late_seconds=lateness_seconds(scheduled_at, came))
    return Evidence()


def arrival(
    workspace: Workspace, typed: TypedEvidence, arrived: str, scheduled_at: datetime, *, asking: bool = False
) -> datetime:
    """Return when the student came, as typed (aware). Raises UsageError for a moment to come, or long before."""
    at = _moment(workspace, typed, arrived, scheduled_at, "--arrived", asking=asking)
    if scheduled_at - at > _LONG_BEFORE:
        start = workspace.local(scheduled_at)
        such = f'--arrived "{start + timedelta(minutes=10):%Y-%m-%d %H:%M}"'
        raise UsageError(
            bilingual(
                f"--arrived {arrived} is long before the session of {start:%Y-%m-%d %H:%M}",
                f"--arrived {arrived} est bien avant la session du {start:%Y-%m-%d %H:%M}",
            ),
            bilingual(f"Give the day too, such as: {such}", f"Donnez aussi le jour, par exemple\u00a0: {such}"),
        )
    return at


def _moment(
    workspace: Workspace, typed: TypedEvidence, text: str, scheduled_at: datetime, option: str, *, asking: bool
) -> datetime:
    """Return when something happened. Raises UsageError for a moment that has not come.

    A time of day alone is that of the session's day, once that day is over, or where the question is only asked
    (`asking`). An arrival that would then be half a day early was after midnight.
    """
    from mentorcli.when.times import read_time  # 3 ms: only where something was typed

    start = workspace.local(scheduled_at)
    at, clock_alone = None, read_time(text.strip().casefold()) is not None
    if (asking or start.date() < workspace.today) and clock_alone:
        at = typed.moment(f"{start.date()} {text.strip()}")
        if option == "--arrived" and scheduled_at - at > _LONG_BEFORE:
            at = typed.moment(f"{start.date() + timedelta(days=1)} {text.strip()}")
    at = at or typed.moment(text)
    if at > workspace.now and not asking:
        yesterday = f'{option} "yesterday {text.strip()}"' if clock_alone and option != "--arrived" else None
        raise _to_come(f"{option} {text}", yesterday)
    return at


def _to_come(what: str, yesterday: str | None = None) -> UsageError:
    """Return the refusal of what lies after now; `yesterday` is what to type for the day before."""
    hint = bilingual("Say what has happened already.", "Notez seulement ce qui s'est déjà passé.")
    if yesterday is not None:
        hint = bilingual(f"If it was yesterday: {yesterday}", f"Si c'était hier\u00a0: {yesterday}")
    return UsageError(bilingual(f"{what} is in the future", f"{what} est dans le futur"), hint)
