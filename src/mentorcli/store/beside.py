"""What stands beside the known files: the litter of systems and editors, and the copies of synchronised folders.

Dropbox, Nextcloud, Syncthing, iCloud and their like set one of two versions aside under a name of its own. What only
such a copy holds would be missed in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from mentorcli.counts import counted
from mentorcli.errors import UnreadableError
from mentorcli.store.journal import DECODE_ERRORS, Line, decode_journal
from mentorcli.store.layout import CONFIG_FILE, JOURNAL, MENTOR_JOURNAL, PROFILE, STORE_FILE
from mentorcli.text import bilingual, visible

IN_STUDENT = (JOURNAL, PROFILE)
ON_TOP = (MENTOR_JOURNAL, STORE_FILE, CONFIG_FILE)
_OWN = (".torn", ".tmp")
_MARKS = ("conflict", "conflit", ".orig", ".mine", ".theirs", ".bak", ".old")
_LITTER = re.compile(
    r"\.ds_store|\._.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|@eadir|#recycle|\.directory|lost\+found"
    r"|.*\.sw[a-p]|.*~|\.#.*|#.*#|\.~lock\..*#"  # editors
    r"|\.syncthing\..*|~syncthing~.*|\.st(folder|ignore|versions)|\.dropbox.*|\..*\.~[0-9a-f]+|\.sync_.*|\.owncloudsync.*"
    r"|\.nextcloudsync.*|\.git(ignore|attributes)?|\.nfs[0-9a-f]+|\.fuse_hidden.*",
    re.IGNORECASE | re.DOTALL,
)
_FOLDER = re.compile(r"(?P<slug>[a-z0-9-]{1,60})(?:[ (._~].*)\Z", re.DOTALL)


def is_litter(name: str) -> bool:
    """Return whether a name is one of those that systems, editors and synchronising programs leave everywhere."""
    return _LITTER.fullmatch(name) is not None


def copied(name: str, originals: Iterable[str]) -> str | None:
    """Return the known file of which a name is a copy, such as `journal (conflicted copy).jsonl`; None for another."""
    if is_litter(name):
        return None
    for original in originals:
        stem, _, ending = original.partition(".")
        behind = name.removeprefix(original)
        if name.startswith(original) and behind and not behind.endswith(_OWN):
            if any(mark in behind.lower() for mark in _MARKS):
                return original
        elif name != original and name.startswith(stem) and name.endswith(f".{ending}"):
            between = name[len(stem) : -len(ending) - 1]
            if between and not between[0].isalnum():
                return original
    return None


def copied_folder(name: str, slugs: Iterable[str]) -> str | None:
    """Return the student of whose folder a name is a copy, such as `amelie (1)`; None for another."""
    found = _FOLDER.match(name)
    return found["slug"] if found and found["slug"] in slugs and not is_litter(name) else None


class Held(NamedTuple):
    """What a copy holds that the original has not: in words, in both languages.

    `nothing` where it is superfluous; `lines` where it is lines that can be read.
    """

    what: str
    nothing: bool
    lines: bool = False


def held(copy: bytes, original: bytes | None, name: str) -> Held:
    """Return what a copy of the known file `name` holds that this has not (`original` None: it is missing)."""
    if copy == original:
        return _nothing(name)
    if not name.endswith(".jsonl"):
        return Held(
            bilingual(
                f"a copy of {name} that differs from it: compare the two, then delete one",
                f"une copie de {name} qui en diffère\u00a0: comparez les deux, puis supprimez-en une",
            ),
            nothing=False,
        )
    try:
        known = {line.op for _, line in decode_journal(original, name).lines} if original else set()
        found = decode_journal(copy, name)
        more = [line for _, line in found.lines if line.op not in known]
        if not more and not found.torn:
            return _nothing(name)
        return Held(_more(more, name), nothing=False, lines=True)
    except (UnreadableError, *DECODE_ERRORS):
        return Held(
            bilingual(
                f"a copy of {name}, and one of the two cannot be read: compare them",
                f"une copie de {name}, et l'un des deux est illisible\u00a0: comparez-les",
            ),
            nothing=False,
        )


def _nothing(name: str) -> Held:
    return Held(
        bilingual(
            f"a copy that holds nothing that is not in {name}: it can be deleted",
            f"une copie qui ne contient rien qui ne soit dans {name}\u00a0: elle peut être supprimée",
        ),
        nothing=True,
    )


_NAMED = ("session", "note")  # types of records that are counted by name


def _more(lines: list[Line], name: str) -> str:
    """Return in both languages how much some lines hold, and from when."""
    rows = [
        (line, {**row, "kind": kind})
        for line in lines
        for kind, raw in line.put.items()
        for row in msgspec.json.decode(raw, type=list[dict[str, object]])
    ]
    records = {(str(row["kind"]), str(row.get("id"))) for _, row in rows}
    counts = Counter(kind if kind in _NAMED else "record" for kind, _ in records) or Counter(change=len(lines))
    first = min((_day(row) or f"{line.at:%Y-%m-%d}" for line, row in rows), default=None)
    first = first or min((f"{line.at:%Y-%m-%d}" for line in lines), default="?")
    article = "le premier" if set(counts) == {"record"} else "la première"
    nouns = [noun for noun in (*_NAMED, "record", "change") if counts[noun]]
    english, french = (", ".join(counted(noun, counts[noun], lang) for noun in nouns) for lang in ("en", "fr"))
    return bilingual(
        f"a copy of {name} with what that lacks: {english}, the first of {first}",
        f"une copie de {name} avec ce qui y manque\u00a0: {french}, {article} du {first}",
    )


def _day(row: Mapping[str, object]) -> str | None:
    """Return the local day of a record: that of a session is the day it begins, as it was written."""
    moment = row.get("scheduled_at") or row.get("at")
    return moment[:10] if isinstance(moment, str) else None


def warning(where: str, original: str) -> str:
    """Return the warning of a reader that a copy stands beside the file it reads, in both languages."""
    return bilingual(
        f"{visible(where)} is a copy of {original} that was set aside: what only it holds is missing here; "
        "see: mentor store check",
        f"{visible(where)} est une copie de {original} mise de côté\u00a0: ce qu'elle seule contient manque ici\u00a0; "
        "voir\u00a0: mentor store check",
    )
