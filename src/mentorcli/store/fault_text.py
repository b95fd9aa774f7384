"""What a check finds wrong with the store's files, in both languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from mentorcli.store.layout import MENTOR_JOURNAL, REPLACED
from mentorcli.text import Bilingual, bilingual, command_line, de, in_language

_PLACE = re.compile(
    r"(?:, li(?:gn|n)e (?P<line>\d+))?(?:, (?:field|champ) (?P<field>[^:\u00a0]+))?(?:\u00a0?: | )(?P<what>.*)",
    re.DOTALL,
)

INTERRUPTED_CHANGE = bilingual("left by a change that was interrupted", "reste d'une modification interrompue")
_REPLACED = bilingual(
    "was replaced by a restore, and is not deleted yet: each change tries again",
    "a été remplacé par une restauration, et n'est pas encore supprimé\u00a0: chaque modification réessaie",
)
INTERRUPTED_WRITE = bilingual("left by a write that was interrupted", "reste d'une écriture interrompue")
UNFINISHED = bilingual("the last line was not finished", "la dernière ligne n'est pas finie")
LINK = bilingual("a symbolic link, not followed", "un lien symbolique, qui n'est pas suivi")
NO_FOLDER = bilingual("no folder", "pas un dossier")
NO_FILE = bilingual("no plain file", "pas un fichier ordinaire")
MISSING = bilingual("is missing: restore it from a backup", "manque\u00a0: reprenez-le d'une sauvegarde")
OLDER = bilingual("is older than the journal", "est plus ancien que le journal")
NEWER = bilingual(
    "is newer than the journal, which lacks its last lines",
    "est plus récent que le journal, auquel il manque ses dernières lignes",
)
TAIL_LOST = bilingual("has lost its last lines", "a perdu ses dernières lignes")
STUDENT_LOST = bilingual("is missing", "manque")
INDEX_CHANGED = bilingual(
    "was changed by another hand than mentor's", "a été modifié par une autre main que celle de mentor"
)
INDEX_LOST = bilingual(
    "is missing: it is made anew from what is there", "manque\u00a0: il est refait d'après ce qui est là"
)
FIRST_SESSION = bilingual(
    "notes another first session than the earliest held",
    "note une autre première session que la première réalisée",
)
ERASED = bilingual("was erased, and is there again", "a été effacé, et se trouve là de nouveau")
ERASED_PROFILE = bilingual("is that of an erased student", "est celui d'un étudiant effacé")
NO_STUDENT = bilingual(
    "no student's folder: the name is not made of a-z, 0-9 and -",
    "pas le dossier d'un étudiant\u00a0: le nom n'est pas fait de a-z, 0-9 et -",
)


CONFLICT = bilingual("a merge conflict marker", "une marque de conflit de fusion")
CONFLICT_HINT = bilingual(
    "Two copies were merged by hand: keep the operation lines of both, delete the marker lines.",
    "Deux copies ont été fusionnées à la main\u00a0: gardez les opérations des deux, effacez les marques.",
)


def left_out(where: str) -> Bilingual:
    """Return the warning of a last line that was not finished."""
    return bilingual(
        f"{where}: the last line was not finished and is left out (an interrupted write)",
        f"{where}\u00a0: la dernière ligne n'est pas finie et n'est pas lue (une écriture interrompue)",
    )


def older_journal(where: str) -> Bilingual:
    """Return the warning of a profile that is newer than its journal."""
    return bilingual(
        f"{where} is newer than the journal beside it, which has lost its last lines or is an older copy",
        f"{where} est plus récent que le journal à côté, qui a perdu ses dernières lignes ou est une vieille copie",
    )


def left_over(name: str) -> str:
    """Return that something at the top of the store was left by a change, which the next one finishes or removes."""
    return _REPLACED if name.startswith(REPLACED) else INTERRUPTED_CHANGE


def edited_older(slug: str) -> str:
    """Return that a person edited a profile of an older state, and what takes that up."""
    command = command_line("student edit", slug, options=["--resume"])
    return bilingual(
        f"was edited by hand in an older state, which the journal replaced; to take the change up: {command}",
        f"a été modifié à la main dans un état plus ancien, que le journal a remplacé\u00a0; "
        f"pour reprendre la modification\u00a0: {command}",
    )


def wrong_mode(mode: int, wanted: int) -> str:
    """Return that a file or folder is open to others, or closed to its owner."""
    return bilingual(f"has mode {mode:04o}, not {wanted:04o}", f"a le mode {mode:04o}, pas {wanted:04o}")


def erased_lines(count: int) -> str:
    """Return that so many lines of an erased student stand in the journal of another one."""
    return bilingual(
        f"holds an erased student who is there again (lines: {count})",
        f"contient un étudiant effacé qui se trouve là de nouveau (lignes\u00a0: {count})",
    )


def unknown_batch(batch: str) -> str:
    """Return that nothing tells whether the change of several students is complete to which a line belongs."""
    return bilingual(
        f"belongs to a change of several students of which {MENTOR_JOURNAL} does not tell the end (batch {batch})",
        f"fait partie d'une modification de plusieurs étudiants dont {MENTOR_JOURNAL} ne dit pas la fin (lot {batch})",
    )


def other_student(uid: str) -> str:
    """Return that a folder holds somebody else than the student who must be there."""
    return bilingual(
        f"is another student; the one who was there is missing (uid {uid})",
        f"est un autre étudiant\u00a0; celui qui était là manque (uid {uid})",
    )


def strange_session(session: str, student: str) -> str:
    """Return that a session of another student stands in a journal."""
    return bilingual(f"session {session} is one of {student}", f"la session {session} est une session {de(student)}")


def session_twice(session: str, other: str) -> str:
    """Return that a session stands in another student's journal too."""
    return bilingual(f"session {session} is there for {other} too", f"la session {session} est aussi chez {other}")


class Place(NamedTuple):
    """The error of a reader, taken apart: what is wrong, and in which line and field."""

    what: str
    line: int | None
    field: str | None


def place_of(message: str, where: str) -> Place | None:
    """Return the error of a reader taken apart, None where it does not begin with the path `where`."""
    found = _PLACE.match(message.removeprefix(where))
    french = _PLACE.match(in_language(message, "fr").removeprefix(where))
    if found is None or french is None:
        return None
    line = found["line"]
    return Place(bilingual(found["what"], french["what"]), int(line) if line else None, found["field"])
