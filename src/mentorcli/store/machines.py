"""Which machine writes, where that is not plain: its first change, and a copy of another one.

`mentor undo` means the last change of this machine, and copies of a store can be merged by who wrote what. So no two
machines may have one id: beside it stands of which computer it is, by the id that the system gave that one. Where a
home was copied to another computer that one gets an id of its own; a whole disk that was copied has the system's id
too, and so has a second store on one computer that is synchronised with the first: both are known by what `mentor sync`
meets, and get an id for that store alone.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from mentorcli.store.files import os
from mentorcli.store.ids import (
    MACHINE_FILE,
    MACHINE_WIDTH,
    OF_STORE,
    Machine,
    fingerprint,
    read_machine,
    record_id,
    state_folder,
)
from mentorcli.text import Bilingual, bilingual


def _copied(machine: str, former: str) -> str:
    """Return what the user is to know where this machine has another id from now on."""
    return bilingual(
        f"Another computer has a copy of what mentor keeps for itself here: this one is {machine} from now on. "
        + _meaning(former),
        "Un autre ordinateur a une copie de ce que mentor garde ici pour lui\u00a0: celui-ci est désormais "
        f"{machine}. " + _meaning(former).french,
    )


def same_id_warning(machine: str, former: str) -> str:
    """Return what the user is to know where this machine has an id of its own in a store from now on."""
    return bilingual(
        "What came was written under the id of this computer, by a copy of it or in another of its stores: in this "
        f"store it is {machine} from now on. " + _meaning(former),
        "Ce qui est arrivé a été écrit sous l'identifiant de cet ordinateur, par une copie de celui-ci ou dans "
        f"d'autres de ses données\u00a0: dans celles-ci, c'est désormais {machine}. " + _meaning(former).french,
    )


def _meaning(former: str) -> Bilingual:
    return bilingual(
        f"mentor undo takes back what is typed from now on; what was before ({former}): mentor undo --list",
        f"mentor undo annule ce qui est tapé à partir de maintenant\u00a0; ce qui précède ({former})\u00a0: "
        "mentor undo --list",
    )


def this_machine(environ: Mapping[str, str], warnings: list[str]) -> Machine:
    """Return this machine, remembered from its first change on; a copy of another one gets an id of its own.

    What that means is added to the warnings. Where nothing can be saved (a read-only home) the id is one for this run,
    and `lasting` is false.
    """
    try:
        path, here, former = state_folder(environ) / MACHINE_FILE, fingerprint(), None
    except FileNotFoundError:
        return Machine(record_id(), lasting=False)
    known = read_machine(path)
    if known is not None and here and known[1] not in ("", here):
        former = known[0]
        path = path.with_name(f"{MACHINE_FILE}-{here}")  # beside that one, whose home this may be by a network
        if (own := read_machine(path)) is not None:
            return Machine(own[0], lasting=True)
    elif known is not None:
        with contextlib.suppress(OSError):
            if here and not known[1]:
                _save_machine(path, known[0], here, instead=True)
        return Machine(known[0], lasting=True)
    made = record_id()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _save_machine(path, made, here)
    except OSError:
        return Machine(made, lasting=False)
    saved = read_machine(path)
    found = Machine(saved[0] if saved else made, lasting=True)  # of two first runs at once, one id stands
    warnings += [_copied(found.id, former)] if former is not None else []
    return found


def another_machine(store: str) -> Machine:
    """Return this machine with a new id in a store that has a repository. Raises OSError.

    Somebody else writes under the one it had: a copy of this computer, or another store on it. What other stores have
    under that id stays as it is.
    """
    made = record_id()
    _save_machine(Path(store, *OF_STORE), made, fingerprint(), instead=True)
    return Machine(made, lasting=True)


def _save_machine(path: Path, made: str, where: str, *, instead: bool = False) -> None:
    """Write the file whole, or leave the one that another run has just written; `instead`: whatever stands there."""
    aside = path.with_name(f"{path.name}.{made}")
    fd = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(fd, "w", encoding="ascii") as file:
            file.write(f"{made:<{MACHINE_WIDTH}}{where}\n" if where else f"{made}\n")
        if instead:
            os.replace(aside, path)
            return
        try:
            os.link(aside, path)
        except FileExistsError:
            if read_machine(path) is None:  # damaged
                os.replace(aside, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()
