"""Why an event is not taken, or none of a file."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.errors import RefusedError
from mentorcli.formats.tables import shown
from mentorcli.models.calendar import EventFault
from mentorcli.text import Bilingual, bilingual

_MOST_NAMED = 5


def documented() -> Bilingual:
    """Return that what is documented stays, wherever its event is."""
    return bilingual(
        "elsewhere in the calendar; it is documented here, and stays",
        "ailleurs dans le calendrier\u00a0; elle est renseignée ici, et reste",
    )


def stale() -> Bilingual:
    """Return that a session was changed here after the event was written."""
    return bilingual(
        "changed here since the calendar was written: it stays",
        "modifiée ici depuis que le calendrier a été écrit\u00a0: elle reste",
    )


def taken() -> Bilingual:
    """Return that the student has another session at that very start."""
    return bilingual("the student has another session at that start", "l'étudiant a une autre session à cette heure-là")


def twice() -> Bilingual:
    """Return that a file has an event twice, at two starts."""
    return bilingual("the event is in the file twice", "l'événement est deux fois dans le fichier")


def several(slugs: Sequence[str]) -> Bilingual:
    """Return whom an event may be about, and the way to say who."""
    listed = ", ".join(slugs[:_MOST_NAMED])
    return bilingual(
        f"may be {listed}: --student says whose it is", f"peut-être {listed}\u00a0: --student dit à qui elle est"
    )


def refused(faults: Sequence[EventFault], name: str) -> RefusedError:
    """Return the error for events that cannot be read, each named with its line and the reason."""
    number = len(faults)
    return RefusedError(
        bilingual(
            f"{name}: {number} events cannot be read; nothing was imported"
            if number > 1
            else f"{name}: 1 event cannot be read; nothing was imported",
            f"{name}\u00a0: {number} événements sont illisibles\u00a0; rien n'a été importé"
            if number > 1
            else f"{name}\u00a0: 1 événement est illisible\u00a0; rien n'a été importé",
        ),
        bilingual("To take the others alone: --skip-bad", "Pour reprendre les autres seulement\u00a0: --skip-bad"),
        tuple(_fault_line(one) for one in faults),
    )


def _fault_line(one: EventFault) -> Bilingual:
    """Return an event that cannot be read: its line, its title, the reason."""
    title, french = (f" '{shown(one.title)}'", f" «\u00a0{shown(one.title)}\u00a0»") if one.title else ("", "")
    return bilingual(f"line {one.line}{title}: {one.reason}", f"ligne {one.line}{french}\u00a0: {one.reason.french}")
