"""What all that `--json` prints has in common, and an error, which every command may print."""

from __future__ import annotations

from dataclasses import dataclass


class Output:
    """What all have in common: no field but those named."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - read by pydantic under this name


@dataclass(frozen=True)
class ErrorDetail(Output):
    """What went wrong, and what to type instead; `details` are there where there is more to say."""

    code: str
    message: str
    hint: str | None
    details: list[str] | None = None


@dataclass(frozen=True)
class ErrorOutput(Output):
    """An error, on standard error."""

    error: ErrorDetail
