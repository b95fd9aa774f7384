"""Checking what stands beside the known files: each copy is a fault that names what only it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mentorcli.store import beside, fault_text, files
from mentorcli.store.faults import STRAY, Aside, Fault
from mentorcli.store.layout import JOURNAL, STUDENTS
from mentorcli.text import bilingual, system_message


def copy_faults(parts: tuple[str, ...], folder: int, originals: tuple[str, ...]) -> Iterator[Fault]:
    """Yield the fault of an entry of an open folder that is a copy of one of the known files, none for another."""
    original = beside.copied(parts[-1], originals)
    if original is None:
        return
    try:
        known = files.read(original, folder) if files.exists(original, folder) else None
        found = beside.held(files.read(parts[-1], folder), known, original)
    except OSError as error:
        yield Fault(parts, system_message(error))
    else:
        aside = Aside(parts, (*parts[:-1], original), found.lines, missing=known is None)
        yield Fault(parts, found.what, remedy=STRAY if found.nothing else None, aside=aside)


def stranger(name: str, students: int, there: Collection[str]) -> Fault:
    """Return the fault of an entry of the students' folder that is no student's: a copy of one, or anything else."""
    parts, slug = (STUDENTS, name), beside.copied_folder(name, there)
    if slug is None:
        return Fault(parts, fault_text.NO_STUDENT)
    try:
        with files.folder(name, students) as copy, files.folder(slug, students) as folder:
            found = beside.held(files.read(JOURNAL, copy), files.read(JOURNAL, folder), JOURNAL)
            aside = Aside((*parts, JOURNAL), (STUDENTS, slug, JOURNAL), found.lines)
            return Fault(parts, found.what, aside=aside)
    except OSError:
        return Fault(parts, bilingual(f"a copy of the folder {slug}", f"une copie du dossier {slug}"))
