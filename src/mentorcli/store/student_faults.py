"""What can be wrong with a student's folder as a whole: loaded only where it is."""

from __future__ import annotations

from mentorcli.errors import UnreadableError
from mentorcli.store.store_folder import CHECK_HINT
from mentorcli.text import bilingual


def no_profile(where: str, slug: str) -> UnreadableError:
    """Return the error for a journal without a profile of its student."""
    return UnreadableError(
        bilingual(f"{where}: no profile of {slug} in it", f"{where}\u00a0: aucun profil de {slug} dedans"), CHECK_HINT
    )


def strange_id(where: str, found: str, slug: str) -> UnreadableError:
    """Return the error for a profile with the id of another student."""
    return UnreadableError(
        bilingual(
            f"{where}, field id: {found} in the folder of {slug}",
            f"{where}, champ id\u00a0: {found} dans le dossier de {slug}",
        ),
        bilingual("Put the id back.", "Remettez l'identifiant."),
    )
