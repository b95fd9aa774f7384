"""Why a row of another tool's file cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mentorcli.errors import RefusedError
from mentorcli.formats.tables import shown
from mentorcli.models.results.session_import import SessionImport
from mentorcli.text import Bilingual, bilingual

NEW = "new"
"""What stands in the place of a slug for a student who is nobody here."""


def refused(planned: SessionImport, name: str) -> RefusedError:
    """Return the error for rows that cannot be taken, each named with its reason."""
    number = len(planned.refused)
    return RefusedError(
        bilingual(
            f"{name}: {number} rows cannot be taken; nothing was imported"
            if number > 1
            else f"{name}: 1 row cannot be taken; nothing was imported",
            f"{name}\u00a0: {number} lignes ne peuvent pas être reprises\u00a0; rien n'a été importé"
            if number > 1
            else f"{name}\u00a0: 1 ligne ne peut pas être reprise\u00a0; rien n'a été importé",
        ),
        bilingual(
            "Correct them, or take the others alone: --skip-bad",
            "Corrigez-les, ou reprenez les autres\u00a0: --skip-bad",
        ),
        tuple(
            bilingual(f"row {fault.row}: {fault.reason}", f"ligne {fault.row}\u00a0: {fault.reason.french}")
            for fault in planned.refused
        ),
    )


def doubtful(name: str, slugs: Sequence[str]) -> Bilingual:
    """Return that a name may be that of several students, or only part of one's."""
    listed = ", ".join(slugs[:5])
    said = shown(name)
    return bilingual(
        f'{said} may be {listed}: say who, --student "{said}=SLUG", or "{said}={NEW}"',
        f'{said} est peut-être {listed}\u00a0: dites qui, --student "{said}=NOM-COURT", ou "{said}={NEW}"',
    )


def nobody(name: str) -> Bilingual:
    """Return that a name is nobody's here, where nobody is to be added."""
    return bilingual(
        f"{shown(name)} is no student here (--students create adds them)",
        f"{shown(name)} n'est pas un étudiant d'ici (--students create l'ajoute)",
    )


def ahead() -> Bilingual:
    """Return that a documented session lies ahead."""
    return bilingual(
        "it lies ahead, so nothing can have become of it", "elle est à venir\u00a0: rien ne peut encore s'y être passé"
    )


def same_start(row: int) -> Bilingual:
    """Return that an earlier row has the same student and start."""
    return bilingual(f"row {row} has the same student and start", f"la ligne {row} a le même étudiant et le même début")


def skipped(naive: datetime) -> Bilingual:
    """Return that a local time does not exist."""
    return bilingual(
        f"{naive:%Y-%m-%d %H:%M} does not exist: a clock change skips it",
        f"{naive:%Y-%m-%d %H:%M} n'existe pas\u00a0: un changement d'heure la saute",
    )
