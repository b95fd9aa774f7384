"""Why two sides are not united, said before anything is changed: both stay as they are, to the byte."""

from __future__ import annotations

import time
import tomllib
from datetime import UTC, datetime

from mentorcli.errors import NewerStoreError, RefusedError, UnreadableError
from mentorcli.store import ids
from mentorcli.store.layout import STORE_FILE, check_schema
from mentorcli.store.sync.objects import Files
from mentorcli.text import Bilingual, bilingual, command_line, in_language

HERE = bilingual("this computer", "cet ordinateur")
THERE = bilingual("the other side", "l'autre côté")
_AHEAD_MICROSECONDS = 24 * 60 * 60 * 1_000_000


def rewritten(url: str | None) -> RefusedError:
    """Return the refusal of a history that does not go on from what was seen of it."""
    again = command_line("sync init", url or "")
    return RefusedError(
        bilingual(
            "The other side's history was rewritten since the last sync: nothing was merged",
            "L'historique de l'autre côté a été réécrit depuis la dernière fois\u00a0: rien n'a été fusionné",
        ),
        bilingual(
            f"If that is meant to be so, take it with all that is here: {again}",
            f"Si c'est voulu, reprenez-le avec tout ce qui est ici\u00a0: {again}",
        ),
    )


def refuse_other(own: bytes, contents: Files) -> None:
    """Refuse a store of a newer schema, and one that is another store than that of the `own` `store.toml`."""
    data = contents.get(STORE_FILE, b"")
    if not data:
        raise RefusedError(
            bilingual("What is there is no store of mentor", "Ce qui s'y trouve n'est pas un dépôt de mentor"),
            bilingual(
                "Name an empty place: mentor sync init PLACE",
                "Donnez un endroit vide\u00a0: mentor sync init ENDROIT",
            ),
        )
    with refusing(THERE):
        check_schema(data, STORE_FILE)
    if own and tomllib.loads(own.decode()).get("id") != tomllib.loads(data.decode()).get("id"):
        raise RefusedError(
            bilingual(
                "The store there and the one here were begun apart: nothing was merged",
                "Les données de là-bas et celles d'ici ont commencé chacune de leur côté\u00a0: rien n'a été fusionné",
            ),
            bilingual(
                "Keep one of them. Export the other: mentor store export --out mentor.json; move its folder away and "
                "begin again here; then: mentor store import mentor.json",
                "Gardez-en une. Exportez l'autre\u00a0: mentor store export --out mentor.json\u00a0; déplacez son "
                "dossier et recommencez ici\u00a0; puis\u00a0: mentor store import mentor.json",
            ),
        )


def latest() -> int:
    """Return the latest time that an operation may have, in microseconds since 1970."""
    return time.time_ns() // 1000 + _AHEAD_MICROSECONDS


def refuse_ahead(ops: set[str], who: Bilingual) -> None:
    """Refuse operations that are more than a day ahead of this computer's clock: they would win for all that time."""
    last = max(ops, default="")
    ahead = ids.microseconds_of(last) if last else 0
    if ahead <= latest():
        return
    when = f"{datetime.fromtimestamp(ahead / 1e6, UTC):%Y-%m-%d}"
    raise RefusedError(
        bilingual(
            f"A change of {who} is dated {when}, ahead of the clock here: nothing was merged",
            f"Une modification de {who.french} est datée du {when}, en avance sur l'horloge d'ici\u00a0: "
            "rien n'a été fusionné",
        ),
        bilingual(
            "If the clock here is slow, set it right. If it was fast where that was written, type there, once it is "
            "right: mentor sync init --redate",
            "Si l'horloge d'ici retarde, réglez-la. Si elle avançait là où cela a été écrit, tapez-y, une fois réglée"
            "\u00a0: mentor sync init --redate",
        ),
    )


class refusing:  # noqa: N801 - used as a statement
    """Turn what cannot be read, on either side, into a refusal that says where."""

    def __init__(self, who: Bilingual) -> None:
        self._who = who

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (UnreadableError, NewerStoreError)):
            english, french = error.message, in_language(error.message, "fr")
            raise RefusedError(
                bilingual(
                    f"Nothing was merged, because of {self._who}: {english}",
                    f"Rien n'a été fusionné, à cause de {self._who.french}\u00a0: {french}",
                ),
                error.hint,
            ) from None
