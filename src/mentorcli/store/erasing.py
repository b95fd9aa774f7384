"""Erasing a student for good, whatever was kept of them besides.

The renaming of the folder counts. What follows is only warned of where it fails: the folder goes last, and as long as
it is there the next writer goes on.
"""

from __future__ import annotations

import re

from mentorcli.store import departed, files, student_folder
from mentorcli.store.layout import ERASED_PERSON, PROFILE, STUDENTS, UNDONE
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import bilingual, system_message

_ID = re.compile(rb'\nid = "([a-z0-9-]+)"')  # as we write it


def erase(store: Store, root: int, known: StudentRecords) -> None:
    """Erase a student, out of sight in one step. Raises OSError, and nothing has happened.

    What cannot be removed now is named in the store's warnings; the next change tries again.
    """
    uid = known.student.tombstone
    if not files.exists(STUDENTS, root):  # all were lost
        files.make_folder(STUDENTS, root)
    with files.folder(STUDENTS, root) as students:
        student_folder.hide(known.id, uid, students, root)
        store.committed = True
        store.index().students.pop(known.id, None)
        _erase_texts(store, root, known)
        finish(store, root, uid, students, slug=known.id)
    store.reread()


def finish(store: Store, root: int, uid: str, students: int, *, slug: str = "") -> None:
    """Erase what is left of a student whose folder has its name of an erased one, that folder last.

    `students` is the open folder of the students, `slug` theirs; empty: it stands in the profile.
    """
    try:
        student_folder.bury(uid, root)
        departed.forget(root, slug or _slug_of(uid, students), uid)
    except OSError as error:
        where, why = store.where(UNDONE), system_message(error)
        store.warnings.append(
            bilingual(
                f"{where} could not be cleared yet ({why}); the next change tries again",
                f"{where} n'a pas encore pu être vidé ({why.french})\u00a0; la prochaine modification réessaiera",
            )
        )
        return
    if files.exists(ERASED_PERSON + uid, students):  # it may have been lost
        student_folder.delete(store, ERASED_PERSON + uid, students)


def _slug_of(uid: str, students: int) -> str:
    """Return the slug in the profile of a student whose folder is out of sight already, empty where it is gone."""
    try:
        with files.folder(ERASED_PERSON + uid, students) as folder:
            found = _ID.search(b"\n" + files.read(PROFILE, folder))
    except OSError:
        return ""
    return found[1].decode() if found else ""


def _erase_texts(store: Store, root: int, known: StudentRecords) -> None:
    """Erase the texts about a student, and the entries that became part of theirs."""
    # Earlier versions kept texts under slugs; one that is another student's by now holds that student's.
    slugs = {known.id, *known.replay.former}
    if known.student.aliases:
        from mentorcli.store import merged  # only where two entries were put together

        slugs |= merged.slugs(store, known.student.aliases)
        merged.bury(store, root, known.student.aliases)
    store.reread()
    for name in (known.student.tombstone, *known.student.aliases, *sorted(slugs - set(store.slugs()))):
        student_folder.remove_texts(store, root, name)
