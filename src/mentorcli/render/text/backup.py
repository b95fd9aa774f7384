"""What `mentor store backup --verify` says, in English and French."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.results.store import BackupVerified
from mentorcli.render import View
from mentorcli.render.text import Sentences
from mentorcli.render.text.store import fault_line

sentence = Sentences(
    {
        "whole": (
            "Whole: {path} ({students}, {sessions}, as of {made})",
            "Sauvegarde entière : {path} ({students}, {sessions}, état du {made})",
        ),
        "not-readable": (
            "The file is as it was written, but not all in it can be read: {path} ({students}, {sessions}, as of {made})",
            "Le fichier est tel qu'il a été écrit, mais tout n'y est pas lisible : {path} ({students}, {sessions}, état du {made})",
        ),
        "raw": ("When it was saved this could not be read: {fault}", "Illisible dès la sauvegarde : {fault}"),
        "now": ("Cannot be read: {fault}", "Illisible : {fault}"),
        "left-out": ("Left out when it was saved: {fault}", "Laissé de côté lors de la sauvegarde : {fault}"),
    }
)


def verified_text(found: BackupVerified, view: View) -> list[str]:
    """Return whether a backup is whole, of when it is, and what of it cannot be read or was left out."""
    lang, faults = view.lang, [fault_line(fault, view.lang) for fault in found.faults]
    head = sentence(
        "not-readable" if faults else "whole",
        lang,
        path=found.path,
        students=counted("student", found.students, lang),
        sessions=counted("session", found.sessions, lang),
        made=f"{view.local(found.made_at):%Y-%m-%d %H:%M}",
    )
    raw = [fault_line(fault, lang) for fault in found.raw]
    left_out = [fault_line(fault, lang) for fault in found.left_out]
    return [
        head,
        *(sentence("raw" if fault in raw else "now", lang, fault=fault) for fault in faults),
        *(sentence("left-out", lang, fault=fault) for fault in left_out if fault not in faults),
    ]
