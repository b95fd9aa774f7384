"""The errors of what must be there and is not, and of what nothing tells the end: loaded only where they are met."""

from __future__ import annotations

from mentorcli.errors import UnreadableError
from mentorcli.store.seals import ACCEPT_HINT
from mentorcli.text import bilingual


class UnknownBatchError(UnreadableError):
    """Nothing tells whether an operation over several journals was completed: its lines may count or not."""

    def __init__(self, where: str, batch: str) -> None:
        super().__init__(
            bilingual(
                f"{where} does not tell whether a change of several students was completed (batch {batch})",
                f"{where} ne dit pas si une modification de plusieurs étudiants a été terminée (lot {batch})",
            ),
            ACCEPT_HINT,
        )


class TailLostError(UnreadableError):
    """A journal lacks the last operation known of it."""

    def __init__(self, where: str, known: str) -> None:
        super().__init__(
            bilingual(
                f"{where} has lost its last lines, or is an older copy (operation {known})",
                f"{where} a perdu ses dernières lignes, ou est une copie plus ancienne (opération {known})",
            ),
            ACCEPT_HINT,
        )


def student_lost(where: str) -> UnreadableError:
    """Return the error of a student's folder that is no longer there, though nobody took it away by mentor."""
    return UnreadableError(bilingual(f"{where} is missing", f"{where} manque"), ACCEPT_HINT)
