"""What a decoder refused, in one wording for journals, profiles, exports and backups."""

from __future__ import annotations

from typing import NamedTuple


class Refusal(NamedTuple):
    """What is wrong with a value, and the field it stands in, None where the decoder named none."""

    what: str
    field: str | None = None

    def __str__(self) -> str:
        return f"field {self.field}: {self.what}" if self.field else self.what


def refusal(error: BaseException) -> Refusal:
    """Return what an error of msgspec, of a record's own checks or of Python's decoders means.

    A field inside lists and objects is named by the path to it, such as `funding[0].since`.
    """
    if isinstance(error, RecursionError):
        return Refusal("nested too deeply")
    if isinstance(error, UnicodeError):
        return Refusal("not valid UTF-8")
    what, _, path = str(error).partition(" - at `")
    field = path.rstrip("`").removeprefix("$").replace("[...]", "").lstrip(".")
    return Refusal(what, field or None)
