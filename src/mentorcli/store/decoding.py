"""What a decoder refused, in one wording for journals, profiles, exports and backups."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.text import Bilingual, bilingual, in_language

_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


class Refusal(NamedTuple):
    """What is wrong with a value, in both languages, and the field it stands in, None where the decoder named none."""

    what: str
    field: str | None = None

    @property
    def sentence(self) -> Bilingual:
        """What is wrong, with its field, in both languages."""
        return bilingual(str(self), self.french)

    @property
    def french(self) -> str:
        """What is wrong, with its field, in French."""
        french = in_language(self.what, "fr")
        return f"champ {self.field}\u00a0: {french}" if self.field else french

    def __str__(self) -> str:
        return f"field {self.field}: {self.what}" if self.field else self.what


def refused(what: str, field: str | None = None) -> Refusal:
    """Return what a decoder or a record's own check says in English, with the French it has."""
    from mentorcli.store.french import in_french  # only where something is wrong

    return Refusal(bilingual(what, in_french(what)), field)


def refusal(error: BaseException) -> Refusal:
    """Return what an error of msgspec, of a record's own checks or of Python's decoders means.

    A field inside lists and objects is named by the path to it, such as `funding[0].since`.
    """
    if isinstance(error, RecursionError):
        return refused("nested too deeply")
    if isinstance(error, UnicodeError):
        return refused("not valid UTF-8")
    what, _, path = str(error).partition(" - at `")
    field = path.rstrip("`").removeprefix("$").replace("[...]", "").lstrip(".")
    return refused(what, field or None)


def is_conflict_marker(row: bytes) -> bool:
    """Return whether a line is one of those by which git marks two versions that differ."""
    return row.startswith(_CONFLICT)
