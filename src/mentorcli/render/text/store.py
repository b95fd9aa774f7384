"""What `mentor store` says, in English and French."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from mentorcli.counts import counted
from mentorcli.models.results.store import (
    BackupSaved,
    Checked,
    DifferingRecord,
    ExportSaved,
    FoundFault,
    Imported,
    Restored,
    ToSettle,
)
from mentorcli.render import View
from mentorcli.render.text import COLON, Sentences
from mentorcli.text import BAD, GOOD, command_line, in_language, joined, part

_DIFFERING_SHOWN = 30
_VALUE_SHOWN = 60

sentence = Sentences(
    {
        "mended": ("Mended: {fault}", "Réparé : {fault}"),
        "look": ("To see it: {command}", "Pour le voir : {command}"),
        "take": ("To take it in: {command}", "Pour le reprendre : {command}"),
        "to-settle": ("To settle: {what}: {command}", "À régler, {what} : {command}"),
        "sound": ("Sound: {students}, {sessions}", "Données intactes : {students}, {sessions}"),
        "mend-hint": (
            "What loses nothing is mended by: mentor store check --repair",
            "Ce qui se répare sans rien perdre : mentor store check --repair",
        ),
        "accept-hint": (
            "What was changed or lost comes back from a backup; where it is right as it is: mentor store check --repair --accept",
            "Ce qui a été changé ou perdu se reprend d'une sauvegarde ; si c'est bien ainsi : mentor store check --repair --accept",
        ),
        "edited": ("Changed by hand, and taken as it is: {path}", "Modifié à la main, et pris tel quel : {path}"),
        "passing": (
            "Harmless: {fault}: the next change there, or --repair, puts it right",
            "Sans conséquence, {fault} : la prochaine modification, ou --repair, y remédie",
        ),
        "accepted": ("Taken as right: {fault}", "Tenu pour bon : {fault}"),
        "line": ("line {number}", "ligne {number}"),
        "field": ("field {name}", "champ {name}"),
        "saved": (
            "Saved and read back: {path} ({students}, {size} bytes)",
            "Sauvegarde faite et relue : {path} ({students}, {size} octets)",
        ),
        "bring-back": (
            "To bring it back: {command}",
            "Pour la restaurer : {command}",
        ),
        "replace": (
            "Replace everything in {home} by the backup of {made}, {students}?",
            "Remplacer tout ce qui est dans {home} par la sauvegarde du {made}, {students} ?",
        ),
        "restored": ("Restored: {students}, as of {made}", "Données restaurées : {students}, état du {made}"),
        "before": ("What was there before is in {path}", "Ce qui était là avant est dans {path}"),
        "go-back": ("To go back to it: {command}", "Pour y revenir : {command}"),
        "imported": (
            "Imported: {new}, {changed} changed, {same} the same as before",
            "Importé (nouveaux : {count}, modifiés : {changed}, inchangés : {same})",
        ),
        "would-import": (
            "It would bring {new}, change {changed}, and find {same} the same; nothing is written",
            "L'import apporterait {new} (modifiés : {changed}, inchangés : {same}) ; rien n'est écrit",
        ),
        "united": (
            "{file} in the file is {slug} here: the same person, by a record or an e-mail of both; one uid from now on",
            "{file} dans le fichier est {slug} ici : la même personne, reconnue à un élément ou un e-mail en commun ; désormais un seul identifiant",
        ),
        "put-together": (
            "{gone} and {into} are one person in the file: {gone} is part of {into} now",
            "{gone} et {into} sont une seule personne dans le fichier : {gone} fait maintenant partie {into:de}",
        ),
        "would-put-together": (
            "{gone} and {into} are one person in the file: {gone} would become part of {into}",
            "{gone} et {into} sont une seule personne dans le fichier : {gone} ferait partie {into:de}",
        ),
        "funding-follows": (
            "Documented sessions whose funding is known by that: {count}",
            "Sessions renseignées dont le financement est ainsi connu : {count}",
        ),
        "placed-new": (
            "{file} in the file is another person than {file} here: added as {slug}",
            "{file} dans le fichier est une autre personne que {file} ici : ajoutée sous {slug}",
        ),
        "placed-known": ("{file} in the file is {slug} here", "{file} dans le fichier est {slug} ici"),
        "erased-skipped": (
            "{slug} was erased from this store: left out with everything about them",
            "{slug} a été effacé de ces données : laissé de côté, avec tout ce qui le concerne",
        ),
        "differs": (
            "Differs, kept as here: {record}: {fields}",
            "Différence, gardée telle qu'ici, {record} : {fields}",
        ),
        "differs-theirs": (
            "Differs, taken from the file: {record}: {fields}",
            "Différence, reprise du fichier, {record} : {fields}",
        ),
        "differing-field": ("{name} {here} here, {there} in the file", "{name} {here} ici, {there} dans le fichier"),
        "more-differing": ("and {count} more (all of them with --json)", "et {count} de plus (tous avec --json)"),
        "met": (
            "{slug} stands as unreachable, and a session was held since. Back again? {command}",
            "{slug} : statut « injoignable », et une session a été réalisée depuis. De retour ? {command}",
        ),
        "theirs-hint": (
            "To take what differs from the file: --theirs",
            "Pour prendre du fichier ce qui diffère : --theirs",
        ),
        "take-back": ("To take it back as a whole: mentor undo", "Pour tout annuler d'un coup : mentor undo"),
        "exported": (
            "Exported: {students} and {sessions} to {files}",
            "Exporté : {students} et {sessions} dans {files}",
        ),
        "personal": (
            "It holds personal data: delete it when it is no longer needed.",
            "Ce fichier contient des données personnelles : supprimez-le dès qu'il ne sert plus.",
        ),
        "checking": ("Checking", "Vérification"),
        "writing": ("Writing", "Écriture"),
        "and": (" and ", " et "),
    }
)


def faults_text(checked: Checked, lang: str) -> list[str]:
    """Return what was mended and what is still wrong, a line each."""
    mended = [
        sentence("accepted" if fault.acceptable else "mended", lang, fault=fault_line(fault, lang))
        for fault in checked.mended
    ]
    return [
        *mended,
        *(line for fault in checked.faults for line in (fault_line(fault, lang), *_copy_lines(fault, lang))),
        *(to_settle_line(one, lang) for one in checked.to_settle),
        *(sentence("edited", lang, path=path) for path in checked.edited),
        *(sentence("passing", lang, fault=fault_line(fault, lang)) for fault in checked.passing),
    ]


def to_settle_line(one: ToSettle, lang: str) -> str:
    """Return what only a person can settle, and the command that does."""
    return sentence("to-settle", lang, what=in_language(one.what, lang), command=one.command)


def fault_line(fault: FoundFault, lang: str) -> str:
    """Return where a fault is and what it is."""
    if fault.whole:
        return in_language(fault.message, lang)
    place = [fault.path]
    if fault.line is not None:
        place.append(sentence("line", lang, number=fault.line))
    if fault.field is not None:
        place.append(sentence("field", lang, name=fault.field))
    return joined(part(", ".join(place), BAD), COLON[lang], in_language(fault.message, lang))


def _copy_lines(fault: FoundFault, lang: str) -> list[str]:
    """Return the commands that show what a copy holds more, and that bring it in."""
    commands = {"look": fault.look, "take": fault.take}
    return [joined("  ", sentence(key, lang, command=command)) for key, command in commands.items() if command]


def sound_text(checked: Checked, lang: str) -> str:
    """Return that the store is sound, with what is in it."""
    students, sessions = counted("student", checked.students, lang), counted("session", checked.sessions, lang)
    return part(sentence("sound", lang, students=students, sessions=sessions), GOOD)


def repair_hints(checked: Checked, lang: str) -> list[str]:
    """Return how to mend what loses nothing, where that was not tried, and how to take as right what was changed."""
    mendable = not checked.repaired and any(fault.repairable for fault in checked.faults)
    acceptable = any(fault.acceptable for fault in checked.faults)
    found = {"mend-hint": mendable, "accept-hint": acceptable}
    return [sentence(key, lang) for key, there in found.items() if there]


def backup_text(saved: BackupSaved, lang: str) -> list[str]:
    """Return where a backup is and how to bring it back."""
    size = f"{saved.size:,}" if lang == "en" else f"{saved.size:,}".replace(",", "\u202f")
    return [
        sentence("saved", lang, path=saved.path, students=counted("student", saved.students, lang), size=size),
        sentence("bring-back", lang, command=command_line("store restore", saved.typed)),
    ]


def replace_question(home: Path, made_at: datetime, students: int, view: View) -> str:
    """Return the question whether a backup may replace everything."""
    made = f"{view.local(made_at):%Y-%m-%d %H:%M}"
    return sentence("replace", view.lang, home=home, made=made, students=counted("student", students, view.lang))


def restored_text(restored: Restored, view: View) -> list[str]:
    """Return what was restored, and the way back."""
    made, students = f"{view.local(restored.made_at):%Y-%m-%d %H:%M}", counted("student", restored.students, view.lang)
    lines = [sentence("restored", view.lang, students=students, made=made)]
    if restored.before is not None:
        lines.append(sentence("before", view.lang, path=restored.before))
        lines.append(sentence("go-back", view.lang, command=command_line("store restore", restored.before)))
    return lines


def left_out_warning(slug: str, lang: str) -> str:
    """Return that a student who was erased is left out of what is taken in."""
    return sentence("erased-skipped", lang, slug=slug)


def imported_text(imported: Imported, lang: str) -> list[str]:
    """Return how many records an import brought, whom it left out or placed elsewhere, what differs, the way back."""
    key, new = "would-import" if imported.dry_run else "imported", counted("new-record", imported.new, lang)
    lines = [sentence(key, lang, new=new, count=imported.new, changed=imported.changed, same=imported.same)]
    lines += [
        sentence("placed-new" if new else "placed-known", lang, file=there, slug=here)
        for there, here, new in imported.placed
    ]
    together = "would-put-together" if imported.dry_run else "put-together"
    lines += [sentence(together, lang, gone=gone, into=into) for gone, into in imported.merged]
    lines += [sentence("funding-follows", lang, count=imported.follow)] if imported.follow else []
    lines += [sentence("united", lang, file=there, slug=here) for there, here in imported.united]
    lines += [sentence("erased-skipped", lang, slug=slug) for slug in imported.erased]
    shown = imported.differing[:_DIFFERING_SHOWN]
    lines += [_differing_line(one, lang, theirs=imported.theirs) for one in shown]
    if len(imported.differing) > len(shown):
        lines.append(sentence("more-differing", lang, count=len(imported.differing) - len(shown)))
    if imported.differing and not imported.theirs:
        lines.append(sentence("theirs-hint", lang))
    for slug in imported.met:
        command = command_line("student edit", slug, options=["--status", "active"])
        lines.append(sentence("met", lang, slug=slug, command=command))
    return [*lines, sentence("take-back", lang)] if imported.wrote else lines


def _differing_line(one: DifferingRecord, lang: str, *, theirs: bool) -> str:
    """Return which record differs, and each field as it is here and in the file."""
    named = () if one.id == one.student else (one.id,)
    record = " ".join([*([one.student] if one.student else []), one.kind, *named])
    fields = "; ".join(
        sentence("differing-field", lang, name=name, here=_value(here), there=_value(there))
        for name, here, there in one.fields
    )
    return sentence("differs-theirs" if theirs else "differs", lang, record=record, fields=fields)


def _value(value: object) -> str:
    """Return a field's value as data, a long one cut."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _VALUE_SHOWN else f"{text[:_VALUE_SHOWN]}…"


def stage_label(stage: str, lang: str) -> str:
    """Return the label of a stage of an import (`checking`, `writing`)."""
    return sentence(stage, lang)


def export_saved_text(saved: ExportSaved, lang: str) -> list[str]:
    """Return the files of an export, with a word on what they hold."""
    students, sessions = counted("student", saved.students, lang), counted("session", saved.sessions, lang)
    files = sentence("and", lang).join(saved.files)
    return [sentence("exported", lang, students=students, sessions=sessions, files=files), sentence("personal", lang)]
