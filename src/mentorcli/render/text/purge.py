"""What `mentor store purge` says, in English and French."""

from __future__ import annotations

from mentorcli.counts import NOUNS, counted
from mentorcli.models.results.purge import Purge
from mentorcli.render.text import Sentences

sentence = Sentences(
    {
        "purge": (
            "Purge for good: {parts}? A backup is made first. This cannot be undone.",
            "Purger pour de bon : {parts} ? Une sauvegarde se fait avant. C'est irréversible.",
        ),
        "purge-at-once": (
            "Purge for good, without a backup: {parts}? This cannot be undone.",
            "Purger pour de bon, sans sauvegarde : {parts} ? C'est irréversible.",
        ),
        "would-purge": ("Would be purged: {parts}. Nothing was changed.", "Serait purgé : {parts}. Rien n'a changé."),
        "purged": (
            "Purged for good: {parts}. This cannot be undone.",
            "Purgé pour de bon : {parts}. C'est irréversible.",
        ),
        "nothing": ("There is nothing to purge.", "Il n'y a rien à purger."),
        "made": (
            "A backup made before holds it, delete it when you need it no more: {path}",
            "Une sauvegarde faite avant le contient, à supprimer quand elle ne sert plus : {path}",
        ),
        "holding": ("Earlier backups that hold it: {paths}", "Sauvegardes d'avant qui le contiennent : {paths}"),
        "exports": (
            "Exports and copies of the store that you made keep it too.",
            "Vos exports et vos copies des données le gardent aussi.",
        ),
        "unknown": (
            "other backups may hold it too: what could tell cannot be read ({paths})",
            "d'autres sauvegardes peuvent le contenir aussi : ce qui le dirait ne peut pas être lu ({paths})",
        ),
        "undone": ("changes taken back: {number}", "modifications annulées : {number}"),
        "unfinished": ("lines never finished: {number}", "lignes jamais terminées : {number}"),
        "records": ("deleted: {number}", "supprimés : {number}"),
        "texts": ("texts replaced or emptied: {number}", "textes remplacés ou vidés : {number}"),
        "leftovers": ("files left over: {number}", "fichiers qui traînent : {number}"),
    }
)


def purge_question(found: Purge, lang: str, *, backup: bool) -> str:
    """Return the question whether to purge, with what goes."""
    return sentence("purge" if backup else "purge-at-once", lang, parts=_parts(found, lang))


def found_text(found: Purge, lang: str) -> list[str]:
    """Return what would go."""
    return [sentence("would-purge", lang, parts=_parts(found, lang))]


def nothing_text(found: Purge, lang: str) -> list[str]:
    """Return that there is nothing to purge."""
    del found
    return [sentence("nothing", lang)]


def purged_text(done: Purge, lang: str) -> list[str]:
    """Return what went, and which backups still hold it."""
    lines = [sentence("purged", lang, parts=_parts(done, lang))]
    lines += [sentence("made", lang, path=done.backup)] if done.backup else []
    earlier = [path for path in done.holding if path != done.backup]
    lines += [sentence("holding", lang, paths=", ".join(earlier))] if earlier else []
    return [*lines, sentence("exports", lang)]


def unknown_warning(done: Purge, lang: str) -> str:
    """Return that it is not known which other backups hold what went."""
    return sentence("unknown", lang, paths=", ".join(done.unreadable))


def _parts(found: Purge, lang: str) -> str:
    """Return what goes, counted."""
    known = {kind: count for kind, count in found.records.items() if kind in NOUNS}
    others = sum(found.records.values()) - sum(known.values())
    records = [counted(kind, count, lang) for kind, count in known.items()]
    records += [counted("record", others, lang)] if others else []
    parts = {
        "undone": found.undone,
        "unfinished": found.unfinished,
        "records": ", ".join(records),
        "texts": found.texts,
        "leftovers": found.leftovers,
    }
    return "; ".join(sentence(key, lang, number=count) for key, count in parts.items() if count)
