"""Why the other side is not reached, in one line, with what to do: everything is kept here meanwhile."""

from __future__ import annotations

from mentorcli.errors import RefusedError
from mentorcli.store.files import os
from mentorcli.store.sync.git import is_damaged, is_local
from mentorcli.text import Bilingual, bilingual, command_line, shell_quoted

_KEPT_HERE = bilingual(
    "Everything is kept here, and goes there with the next: mentor sync",
    "Tout est gardé ici, et partira avec le prochain\u00a0: mentor sync",
)


class UnreachableError(RefusedError):
    """The other side cannot be reached: everything is committed here."""

    code = "unreachable"


def unreachable(url: str, said: str) -> UnreachableError:
    """Return the error of another side that does not answer, or refuses."""
    if is_local(url) and not os.path.exists(url):
        return _absent(url)
    if is_local(url) and not os.access(url, os.R_OK | os.W_OK | os.X_OK):
        return _closed(url)
    if is_damaged(said):
        return _damaged(url)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = next((line for line in lines if line.startswith(("fatal:", "error:", "ssh:", "remote:"))), "".join(lines[:1]))
    return _away(url, bilingual(why, why))


def _away(url: str, why: Bilingual) -> UnreachableError:
    """Return the error of a place that is not reached now, and needs nothing but another try."""
    message = bilingual(f"{url} cannot be reached: {why}", f"{url} est injoignable\u00a0: {why.french}")
    return UnreachableError(message, _KEPT_HERE)


def _absent(url: str) -> UnreachableError:
    why = bilingual(
        "it is not there (a stick, or a network drive?)", "il n'est pas là (une clé, ou un disque du réseau\u00a0?)"
    )
    return _away(url, why)


def _closed(url: str) -> UnreachableError:
    mine = f'sudo chown -R "$USER" {shell_quoted(url)}'
    return UnreachableError(
        bilingual(
            f"{url} cannot be reached: it is somebody else's, and closed to you",
            f"{url} est injoignable\u00a0: il est à quelqu'un d'autre, et vous est fermé",
        ),
        bilingual(
            f"Everything is kept here. To make the place yours: {mine}",
            f"Tout est gardé ici. Pour que l'endroit soit à vous\u00a0: {mine}",
        ),
    )


def _damaged(url: str) -> UnreachableError:
    again = command_line("sync init", url)
    return UnreachableError(
        bilingual(
            f"What git keeps at {url} is damaged (a crash, a stick pulled out)",
            f"Ce que git garde dans {url} est abîmé (une panne, une clé retirée)",
        ),
        bilingual(
            f"Everything is kept here. Move what is there away, then on each computer: {again}",
            "Tout est gardé ici. Déplacez ce qui s'y trouve, videz l'endroit, puis sur chaque ordinateur\u00a0: "
            + again,
        ),
    )


def locked(url: str) -> UnreachableError:
    """Return the error of a place with a lock that this computer cannot take away."""
    return UnreachableError(
        bilingual(
            f"{url} is locked: another computer sends something, or was cut short while it did",
            f"{url} est verrouillé\u00a0: un autre ordinateur envoie quelque chose, ou a été interrompu en envoyant",
        ),
        bilingual(
            "Everything is kept here: mentor sync in a minute. If it is still so then, delete the files there whose "
            "names end with .lock",
            "Tout est gardé ici\u00a0: mentor sync dans une minute. Si c'est encore le cas, supprimez là-bas les "
            "fichiers dont le nom finit par .lock",
        ),
    )


def contended(url: str) -> UnreachableError:
    """Return the error of a place to which other computers send something again and again."""
    return _away(url, bilingual("others send all the time", "d'autres y envoient sans cesse"))
