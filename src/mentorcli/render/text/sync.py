"""What `mentor sync` says, in English and French."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.counts import counted
from mentorcli.models.results.sync import Settled, Synced, SyncEntry, SyncStatus
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences
from mentorcli.render.text.cells import CLOCK, DAY, id_column, moment_cells
from mentorcli.text import command_line

COLUMNS = (id_column(0), DAY._replace(rank=2), CLOCK._replace(rank=2), Column(), Column(1))
_ID = 9  # letters of a commit's id that are shown
sentence = Sentences(
    {
        "fetching": ("Fetching...", "Réception..."),
        "uniting": ("Merging...", "Fusion..."),
        "sending": ("Sending...", "Envoi..."),
        "warning": (
            "To {place} go the names of your students, in paths and in content, and all that is kept about them; who runs that host can read it, and its history keeps what you erase. Go on?",
            "À {place} partiront les noms de vos étudiants, dans les chemins et le contenu, et tout ce qui est gardé sur eux ; qui gère cet hôte peut le lire, et son historique garde ce que vous effacez. Continuer ?",
        ),
        "begun-with": (
            "Synchronised with {place}; from now on: mentor sync",
            "Synchronisé avec {place} ; désormais : mentor sync",
        ),
        "begun-made": (
            "Made {place}, and synchronised with it; from now on: mentor sync",
            "{place} créé, et synchronisé avec lui ; désormais : mentor sync",
        ),
        "begun-alone": (
            "Versions are kept here. To share them with another computer: mentor sync init PLACE",
            "Les versions sont gardées ici. Pour les partager avec un autre ordinateur : mentor sync init ENDROIT",
        ),
        "kept-alone": (
            "Kept here; no other place is named: mentor sync init PLACE",
            "Gardé ici ; aucun autre endroit n'est indiqué : mentor sync init ENDROIT",
        ),
        "came": ("Came from elsewhere: {what}", "Arrivé d'ailleurs : {what}"),
        "came-student": ("{changes} of {student}", "{changes} {student:de}"),
        "came-own": ("{changes} of your own records", "{changes} de vos propres notes"),
        "sent": ("Sent to {place}", "Envoyé à {place}"),
        "same": ("Nothing new, here or there.", "Rien de nouveau, ni ici ni là-bas."),
        "not-sent": ("Kept here, not sent.", "Gardé ici, pas envoyé."),
        "taken-back": (
            "Taken back, since another computer changed the same at the same time: {what}{of}, made {made}. To have it again: {command}",
            "Annulé, car un autre ordinateur a changé la même chose en même temps : {what}{of}, fait le {made}. Pour le rétablir : {command}",
        ),
        "undo-without-effect": (
            "The undo of {what}{of} is without effect, since another computer went on with it. To take it back all the same: {command}",
            "L'annulation de {what}{of} reste sans effet, car un autre ordinateur a continué avec. Pour annuler quand même : {command}",
        ),
        "together-taken-back": (
            "Two entries are apart again, since another computer went on with one of them{of}: {command} puts them together",
            "Deux fiches sont de nouveau séparées, car un autre ordinateur a continué avec l'une d'elles{of} : {command} les réunit",
        ),
        "profile": (
            "{student}, {what}: another computer changed it later. Here it was {value}. To have that again: {command}",
            "{student}, {what} : un autre ordinateur l'a changé plus tard. Ici, c'était {value}. Pour le remettre : {command}",
        ),
        "nothing": ("empty", "vide"),
        "slug": (
            "{student} is another entry than {what}, which another computer has too. One person? {command}",
            "{student} est une autre fiche que {what}, que l'autre ordinateur a aussi. Une seule personne ? {command}",
        ),
        "same-session": (
            "{student} and {what} have a session of {made} each, from the same file. If it was one: {command}",
            "{student} et {what} ont chacun une session du {made}, venue du même fichier. Si c'était la même : {command}",
        ),
        "erased": (
            "{student} was erased on another computer: everything about them is gone here too ({changes})",
            "{student} : effacé sur un autre ordinateur, tout ce qui le concerne a aussi disparu ici ({changes})",
        ),
        "setting": (
            "The setting {what} was changed later on another computer. Here it was {value}. To have that again: {command}",
            "Le réglage {what} a été changé plus tard sur un autre ordinateur. Ici, c'était {value}. Pour le remettre : {command}",
        ),
        "of": (" of {student}", " {student:de}"),
        "status-place": ("Synchronised with {place}", "Synchronisé avec {place}"),
        "status-alone": ("Kept here alone: mentor sync init PLACE", "Gardé ici seulement : mentor sync init ENDROIT"),
        "status-agreed": ("Last agreed: {at}", "Dernier accord : {at}"),
        "status-never": ("Never agreed yet: mentor sync", "Encore jamais d'accord : mentor sync"),
        "status-unsent": ("Not sent yet: {changes}", "Pas encore envoyé : {changes}"),
        "status-waiting": ("Fetched, not merged yet: {changes}", "Reçu, pas encore fusionné : {changes}"),
        "status-machine": ("This computer is {machine}", "Cet ordinateur est {machine}"),
        "here": ("changes", "modifications"),
        "both": ("a merge", "une fusion"),
        "hand": ("by hand", "à la main"),
        "entry": ("{kind} (machine {machine})", "{kind} (machine {machine})"),
        "no-entry": ("No version is kept yet.", "Aucune version n'est encore gardée."),
    }
)


def stage(what: str, lang: str) -> str:
    """Return what is being done, for a person who waits."""
    return sentence(what, lang)


def warning_question(place: str, lang: str) -> str:
    """Return what is asked before anything goes to a host for the first time."""
    return sentence("warning", lang, place=place)


def synced_text(done: Synced, view: View) -> list[str]:
    """Return what a sync did: what came, what was settled, what was sent."""
    lang = view.lang
    lines = [_came(done, lang)] if done.came else []
    lines += [_settled(one, view) for one in done.settled]
    if done.begun:
        begun = "begun-alone" if done.place is None else "begun-made" if done.made else "begun-with"
        lines.append(sentence(begun, lang, place=done.place or ""))
    elif done.place is None:
        lines.append(sentence("kept-alone", lang))
    elif done.sent:
        lines.append(sentence("sent", lang, place=done.place))
    elif done.problem is not None:
        lines.append(sentence("not-sent", lang))
    elif not lines:
        lines.append(sentence("same", lang))
    return lines


def _came(done: Synced, lang: str) -> str:
    parts = [
        sentence("came-student", lang, changes=counted("change", count, lang), student=slug)
        for slug, count in done.came.items()
        if slug is not None
    ]
    if (own := done.came.get(None)) is not None:
        parts.append(sentence("came-own", lang, changes=counted("change", own, lang)))
    return sentence("came", lang, what=", ".join(parts))


def _settled(one: Settled, view: View) -> str:
    lang = view.lang
    return sentence(
        one.kind,
        lang,
        student=one.student or "",
        what=one.what,
        of=sentence("of", lang, student=one.student) if one.student else "",
        made=f"{view.local(one.at):%Y-%m-%d %H:%M}" if one.at is not None else "",
        changes=counted("change", one.changes, lang),
        command=one.command or "",
        value=one.value or sentence("nothing", lang),
    )


def status_text(found: SyncStatus, view: View) -> list[str]:
    """Return how the store stands to the other side."""
    lang = view.lang
    place = sentence("status-place", lang, place=found.place) if found.place else sentence("status-alone", lang)
    lines = [place]
    if found.place:
        at = f"{view.local(found.agreed):%Y-%m-%d %H:%M}" if found.agreed is not None else ""
        lines.append(sentence("status-agreed", lang, at=at) if at else sentence("status-never", lang))
    lines.append(sentence("status-unsent", lang, changes=counted("change", found.unsent, lang)))
    if found.waiting:
        lines.append(sentence("status-waiting", lang, changes=counted("change", found.waiting, lang)))
    return [*lines, sentence("status-machine", lang, machine=found.machine)]


def log_table(entries: Sequence[SyncEntry], view: View) -> Table:
    """Return the versions that are kept, newest first."""
    lang = view.lang
    rows = [
        (one.id[:_ID], f"{view.local(one.at):%Y-%m-%d %H:%M}", _kind(one, lang), counted("change", one.changes, lang))
        for one in entries
    ]
    cells = [(row[0], *moment_cells(one.at, view), *row[2:]) for one, row in zip(entries, rows, strict=True)]
    return Table(
        rows, COLUMNS, lambda: cells, sentence("no-entry", lang), whole=command_line("sync log", options=["--json"])
    )


def _kind(one: SyncEntry, lang: str) -> str:
    kind = sentence(one.kind, lang)
    return kind if one.machine is None else sentence("entry", lang, kind=kind, machine=one.machine)
