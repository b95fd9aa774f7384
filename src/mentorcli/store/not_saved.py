"""The line that says what the system refused to save, and where."""

from __future__ import annotations

from mentorcli.errors import NotSavedError
from mentorcli.text import bilingual, system_message

PERMISSIONS = bilingual("Check the permissions and the space.", "Vérifiez les droits et la place.")
ELSEWHERE = bilingual("Give another place for it.", "Donnez un autre endroit.")
INTACT = bilingual(
    "What was there is intact. Free space or check the permissions, then type the command again.",
    "Ce qui était là est intact. Libérez de la place ou vérifiez les droits, puis retapez la commande.",
)


def not_saved(error: OSError, where: object, hint: str) -> NotSavedError:
    """Return the error of something that the system refused, with the path as it is to be shown."""
    why = system_message(error)
    message = bilingual(f"Not saved: {why} ({where})", f"Non enregistré\u00a0: {why.french} ({where})")
    return NotSavedError(message, hint)
