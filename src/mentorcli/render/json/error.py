"""An error as the object that scripts read on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorcli.errors import MentorError
from mentorcli.text import in_language


def error_json(error: MentorError, warnings: Sequence[str], lang: str) -> dict[str, Any]:
    """Return an error in a language, with the warnings that came before it."""
    hint = in_language(error.hint, lang) if error.hint is not None else None
    about: dict[str, Any] = {"code": error.code, "message": in_language(error.message, lang), "hint": hint}
    if error.details:
        about["details"] = [in_language(detail, lang) for detail in error.details]
    if warnings:
        about["warnings"] = list(warnings)
    return {"error": about}
