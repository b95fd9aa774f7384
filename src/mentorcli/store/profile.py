"""A student's profile as a TOML file that people may read and mend.

The file carries the id of the operation it belongs to (`revision`). An older revision than the journal's: the journal
is right, the file was not rewritten in time. The same revision with other content: a person edited it, the file is
right. Fields this version does not know survive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import msgspec

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models.student import Student
from mentorcli.store.decoding import refusal
from mentorcli.text import bilingual, de, in_language, is_blank

HEAD = "# A student of `mentor`. You may edit this file; leave `revision`, `id` and `tombstone` as they are.\n"
OWN_FIELDS = ("id", "tombstone", "aliases")
_EXAMPLES = {
    "email": '"a@example.org"',
    "phone": '"+33 6 12 34 56 78"',
    "path": '"Data Analyst"',
    "started": "2026-11-02",
    "funding": '[{ funding = "funded" }]  # funded, self-paid, apprenticeship or unknown; since = a day',
}
_CLEARED = ("email", "phone", "path", "started")  # by an empty text
_BOM = "\ufeff"
# tomllib takes seconds for a key of thousands of parts; no profile has one.
MAX_BYTES = 64 * 1024
_MAX_DOTS = 1000
_MOST = 2**63
QUOTED = r""""(?:\\.|[^"\\])*"|'[^']*'"""


def encode(student: Student, revision: str, unknown: Mapping[str, Any]) -> bytes:
    """Return a profile as TOML, `unknown` being the fields of a newer version that the file had.

    Raises RefusedError for one that would be too long to be read again.
    """
    import tomli_w

    document = {"revision": revision, **_fields(student), **unknown}
    data = (HEAD + tomli_w.dumps(document, multiline_strings=False)).encode()
    if len(data) > MAX_BYTES:
        raise RefusedError(
            bilingual(
                f"The profile of {student.id} would be {len(data)} bytes long, of {MAX_BYTES} at most",
                f"La fiche {de(student.id)} ferait {len(data)} octets, pour {MAX_BYTES} au plus",
            ),
            bilingual(
                "Put long texts into notes: mentor student note",
                "Mettez les longs textes dans des notes\u00a0: mentor student note",
            ),
        )
    return data


def encode_for_editing(student: Student, marks: Mapping[str, Sequence[str]] | None = None, *, lang: str = "en") -> str:
    """Return a profile as TOML for a person's editor: what is not set is shown as a comment to fill in.

    `marks` are lines to stand above fields, by the name of the field. `lang` is the language of the comment on top.
    """
    above = marks or {}
    fields = [key for key in _fields(student) if key not in OWN_FIELDS]
    head = bilingual(
        f"The profile of {student.id}. Delete a line to clear it; lines with # are not read.",
        f"La fiche {de(student.id)}. Effacez une ligne pour vider le champ\u00a0; les lignes avec # ne sont pas lues.",
    )
    lines = [f"# {in_language(head, lang)}\n"]
    for key, example in _EXAMPLES.items():
        lines += [*above.get(key, ()), f"# {key} = {example}\n"] if key not in fields else []
    for key in fields:
        lines += [*above.get(key, ()), field_text(student, key)]
    return "".join(lines)


def field_text(student: Student, name: str) -> str:
    """Return one field of a profile as TOML, empty where it is not set."""
    import tomli_w

    fields = _fields(student)
    return tomli_w.dumps({name: fields[name]}, multiline_strings=False) if name in fields else ""


def _fields(student: Student) -> dict[str, Any]:
    fields = {key: value for key, value in asdict(student).items() if value is not None and value != ()}
    fields["funding"] = [
        {key: value for key, value in period.items() if value is not None} for period in fields.get("funding", ())
    ]
    return fields


_MEND_LINE = bilingual(
    "Mend that line, or run: mentor store check", "Corrigez cette ligne, ou lancez\u00a0: mentor store check"
)


def _unfit(english: str, french: str) -> UnreadableError:
    """Return the error for a file that `mentor store check` says more about."""
    return UnreadableError(
        bilingual(english, french), bilingual("Run: mentor store check", "Lancez\u00a0: mentor store check")
    )


def parse(data: bytes, where: str) -> dict[str, Any]:
    """Return a TOML file as plain data. Raises UnreadableError with the path for anything tomllib or we refuse."""
    import tomllib

    lieu = in_language(where, "fr")
    if not data.strip():
        raise _unfit(f"{where} is empty", f"{lieu} est vide")
    if b"\0" in data:
        raise _unfit(f"{where}: holds NUL bytes", f"{lieu}\u00a0: contient des octets NUL")
    text = decoded(data, where).removeprefix(_BOM).replace("\r\n", "\n")
    if len(data) > MAX_BYTES or any(_dots(row) > _MAX_DOTS for row in text.split("\n")):
        raise _unfit(
            f"{where}: too long or a key of too many parts", f"{lieu}\u00a0: trop long, ou une clé de trop de parties"
        )
    try:
        document = tomllib.loads(text)
        check_numbers(document)
    except tomllib.TOMLDecodeError as error:
        from mentorcli.store.french import in_french  # only where something is wrong

        french = in_french(str(error))
        raise UnreadableError(bilingual(f"{where}: {error}", f"{lieu}\u00a0: {french}"), _MEND_LINE) from None
    except (RecursionError, ValueError):
        raise _unfit(
            f"{where}: nested too deeply, or a number too long", f"{lieu}\u00a0: trop imbriqué, ou un nombre trop long"
        ) from None
    return document


def check_numbers(document: Mapping[str, Any]) -> None:
    """Raise ValueError for a whole number that TOML has none of (64 bits): `0xfff...` may be too long to be shown."""
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, int) and not -_MOST <= value < _MOST:
            raise ValueError("a number too long")


def decoded(data: bytes, where: str) -> str:
    """Return a file as text. Raises UnreadableError with the line that is no UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            bilingual(
                f"{where}, line {line}: not valid UTF-8",
                f"{in_language(where, 'fr')}, ligne {line}\u00a0: n'est pas en UTF-8",
            ),
            bilingual("Save the file as UTF-8.", "Enregistrez le fichier en UTF-8."),
        ) from None


def _dots(row: str) -> int:
    """Count a line's dots outside quotes: enough to refuse a monstrous key, wherever it stands."""
    return re.sub(QUOTED, "", row).count(".") if row.count(".") > _MAX_DOTS else 0


def unknown_fields(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a parsed profile that only a newer version knows."""
    known = Student.__dataclass_fields__
    return {key: value for key, value in document.items() if key not in known and key != "revision"}


def without_blanks(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a parsed profile without the texts that are empty: a person who empties a field clears it."""
    return {
        key: value
        for key, value in document.items()
        if not (key in _CLEARED and isinstance(value, str) and is_blank(value))
    }


def decode(document: Mapping[str, Any], where: str) -> tuple[Student, str]:
    """Return the student and the revision of a parsed profile.

    Raises UnreadableError with path and field for a value that does not fit.
    """
    revision = document.get("revision")
    if not isinstance(revision, str):
        raise UnreadableError(
            bilingual(
                f"{where}, field revision: missing or no text",
                f"{where}, champ revision\u00a0: absent, ou pas un texte",
            ),
            bilingual("Run: mentor store check --repair", "Lancez\u00a0: mentor store check --repair"),
        )
    try:
        known = Student.__dataclass_fields__
        student = msgspec.convert(
            {key: _day(value) for key, value in without_blanks(document).items() if key in known}, Student
        )
    except (msgspec.ValidationError, ValueError) as error:
        refused = refusal(error)
        field = f", field {refused.field}" if refused.field else ""
        french_field = field.replace(" field ", " champ ", 1)
        raise UnreadableError(
            bilingual(
                f"{where}{field}: {refused.what}", f"{where}{french_field}\u00a0: {in_language(refused.what, 'fr')}"
            ),
            bilingual("Mend that field in the file.", "Corrigez ce champ dans le fichier."),
        ) from None
    return student, revision


def _day(value: object) -> object:
    """Let a date-time stand where a date is meant."""
    return value.date() if isinstance(value, datetime) else value
