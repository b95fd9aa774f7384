"""Several stores on one computer that share one history, as in a trial: each but the first has an id of its own.

Of which store the computer's own id is, by its folder, is noted beside that id when it is set up to be synchronised.
"""

from __future__ import annotations

import contextlib
import tomllib

from mentorcli.models.student import is_random_id
from mentorcli.store import files
from mentorcli.store.durable_folders import make_path
from mentorcli.store.files import os
from mentorcli.store.ids import OF_STORE, state_folder
from mentorcli.store.layout import STORE_FILE
from mentorcli.store.machines import another_machine
from mentorcli.store.repository import Store

_FOLDER = "synchronised"


def settle(store: Store) -> None:
    """Let this computer go by another id in this store where a store of the same history has its own already.

    Nothing is said of it: nothing was written here yet. A failure costs nothing: what a sync meets tells the two apart.
    """
    own = str(store.home.store)
    with contextlib.suppress(OSError, ValueError):
        key = _id_of(own)
        folder = os.path.join(state_folder(store.environ), _FOLDER)
        make_path(folder)
        with files.folder(folder) as noted:
            first = os.fsdecode(files.read(key, noted)) if files.exists(key, noted) else own
            if first == own or not _is_synchronised(first, key):
                files.replace(key, os.fsencode(own), noted)
            elif not os.path.exists(os.path.join(own, *OF_STORE)):
                store.this_machine = another_machine(own)


def _is_synchronised(folder: str, key: str) -> bool:
    """Return whether the store of an id still stands in a folder, with a repository of ours."""
    with contextlib.suppress(OSError, ValueError):
        return _id_of(folder) == key and os.path.isdir(os.path.dirname(os.path.join(folder, *OF_STORE)))
    return False


def _id_of(folder: str) -> str:
    """Return the id of the store in a folder. Raises OSError, ValueError where there is none."""
    with files.folder(folder) as root:
        found = tomllib.loads(files.read(STORE_FILE, root).decode()).get("id")
    if not isinstance(found, str) or not is_random_id(found):
        raise ValueError(folder)
    return found
