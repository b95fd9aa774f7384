"""The options that are fields of a student's profile."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorcli.models.student import Funding, StudentStatus

Email = Annotated[str | None, typer.Option("--email", metavar="TEXT", help="E-mail address.")]
Phone = Annotated[str | None, typer.Option("--phone", metavar="TEXT", help="Phone number.")]
Path = Annotated[str | None, typer.Option("--path", metavar="TITLE", help="The training path.")]
FundingOption = Annotated[Funding | None, typer.Option("--funding", help="Who pays for the training.")]
Started = Annotated[str | None, typer.Option("--started", metavar="WHEN", help="The day you began together.")]
StudentStatusOption = Annotated[StudentStatus | None, typer.Option("--status", help="Where the student stands.")]
StudentStatuses = Annotated[list[StudentStatus] | None, typer.Option("--status", help="Only these; may be repeated.")]
