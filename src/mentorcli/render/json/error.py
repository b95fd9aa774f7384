"""An error as the object that scripts read on standard error."""

from __future__ import annotations

from typing import Any

from mentorcli.errors import MentorError


def error_json(error: MentorError) -> dict[str, Any]:
    """Return an error as the object that scripts read on standard error."""
    about: dict[str, Any] = {"code": error.code, "message": error.message, "hint": error.hint}
    if error.details:
        about["details"] = list(error.details)
    return {"error": about}
