"""What can be wrong with a student's folder as a whole: loaded only where it is."""

from __future__ import annotations

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.store.store_folder import CHECK_HINT
from mentorcli.text import bilingual, command_line, de


def no_profile(where: str, slug: str) -> UnreadableError:
    """Return the error for a journal without a profile of its student."""
    return UnreadableError(
        bilingual(f"{where}: no profile of {slug} in it", f"{where}\u00a0: aucun profil {de(slug)} dedans"), CHECK_HINT
    )


def slug_taken(slug: str) -> RefusedError:
    """Return the refusal to give a student a slug that another one has."""
    edit = command_line("student edit", slug, options=["--slug", f"{slug}-2"])
    return RefusedError(
        bilingual(f"{slug} is the slug of another student", f"{slug} est le nom court de quelqu'un d'autre"),
        bilingual(f"Give that one another: {edit}", f"Donnez-en un autre à l'autre personne\u00a0: {edit}"),
    )


def strange_id(where: str, found: str, slug: str) -> UnreadableError:
    """Return the error for a profile with the id of another student."""
    return UnreadableError(
        bilingual(
            f"{where}, field id: {found} in the folder of {slug}",
            f"{where}, champ id\u00a0: {found} dans le dossier {de(slug)}",
        ),
        bilingual("Put the id back.", "Remettez l'identifiant."),
    )
