"""The options of the commands on sessions: what one is for, how long it is, and what happened to it."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorcli.cli.options import tab
from mentorcli.models.session import CancelledBy, SessionKind, SessionStatus

Kind = Annotated[SessionKind | None, typer.Option("--kind", help="What the session is for.")]
Kinds = Annotated[list[SessionKind] | None, typer.Option("--kind", help="Only these; may be repeated.")]
SessionStatuses = Annotated[list[SessionStatus] | None, typer.Option("--status", help="Only these; may be repeated.")]
Duration = Annotated[
    str | None, typer.Option("--duration", metavar="DURATION", help="Planned length, such as 45m or 1h.")
]
Lasted = Annotated[
    str | None, typer.Option("--lasted", metavar="DURATION", help="How long it really was; never used to judge.")
]
LevelOption = Annotated[
    int | None,
    typer.Option("--level", metavar="1..9", help="Level of expertise it is about.", autocompletion=tab("levels")),
]
Recording = Annotated[str | None, typer.Option("--recording", metavar="URL", help="Link to the recording.")]
Arrived = Annotated[str | None, typer.Option("--arrived", metavar="WHEN", help="When the student came.")]
Late = Annotated[str | None, typer.Option("--late", metavar="DURATION", help="How late: 20m, 15m1s, 16:30.")]
Absent = Annotated[bool, typer.Option("--absent", help="The student did not come.")]
CancelledAt = Annotated[
    str | None, typer.Option("--cancelled-at", metavar="WHEN", help="When the session was called off.")
]
CancelledByOption = Annotated[CancelledBy | None, typer.Option("--cancelled-by", help="Who called it off.")]
Goals = Annotated[
    list[str] | None,
    typer.Option("--goal", metavar="TEXT", help="What was agreed for the next session; may be repeated."),
]
