"""What `mentor store` says, in English and French."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from mentorcli.models.results.store import BackupSaved, Checked, ExportSaved, FoundFault, Imported, Restored, ToSettle
from mentorcli.render.text.sentences import Sentences
from mentorcli.render.view import View
from mentorcli.text import in_language

sentence = Sentences(
    {
        "mended": ("Mended: {fault}", "Réparé : {fault}"),
        "to-settle": ("To settle: {what}: {command}", "À régler : {what} : {command}"),
        "sound": ("Sound: {students}, {sessions}", "Intact : {students}, {sessions}"),
        "mend-hint": (
            "What loses nothing is mended by: mentor store check --repair",
            "Ce qui se répare sans rien perdre : mentor store check --repair",
        ),
        "line": ("line {number}", "ligne {number}"),
        "field": ("field {name}", "champ {name}"),
        "saved": (
            "Saved and read back: {path} ({students}, {size} bytes)",
            "Sauvegardé et relu : {path} ({students}, {size} octets)",
        ),
        "bring-back": (
            "To bring it back: mentor store restore {path}",
            "Pour le remettre : mentor store restore {path}",
        ),
        "replace": (
            "Replace everything in {home} by the backup of {made}, {students}?",
            "Remplacer tout ce qui est dans {home} par la sauvegarde du {made}, {students} ?",
        ),
        "restored": ("Restored: {students}, as of {made}", "Restauré : {students}, état du {made}"),
        "before": ("What was there before is in {path}", "Ce qui était là avant est dans {path}"),
        "go-back": ("To go back to it: mentor store restore {path}", "Pour y revenir : mentor store restore {path}"),
        "erased-and-back": (
            "{slug} was erased from this store and is back now; again: mentor student forget {slug}",
            "{slug} avait été effacé de ces données et y est de nouveau ; à refaire : mentor student forget {slug}",
        ),
        "imported": (
            "Imported: {new} new records, {changed} changed, {same} the same as before",
            "Importé (nouveaux : {new}, modifiés : {changed}, inchangés : {same})",
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
        "student": ("{count} student", "{count} étudiant"),
        "students": ("{count} students", "{count} étudiants"),
        "session": ("{count} session", "{count} session"),
        "sessions": ("{count} sessions", "{count} sessions"),
        "and": (" and ", " et "),
    }
)


def _students(count: int, lang: str) -> str:
    return sentence("student" if count == 1 else "students", lang, count=count)


def _sessions(count: int, lang: str) -> str:
    return sentence("session" if count == 1 else "sessions", lang, count=count)


def faults_text(checked: Checked, lang: str) -> list[str]:
    """Return what was mended and what is still wrong, a line each."""
    mended = [sentence("mended", lang, fault=_fault_line(fault, lang)) for fault in checked.mended]
    return [
        *mended,
        *(_fault_line(fault, lang) for fault in checked.faults),
        *(to_settle_line(one, lang) for one in checked.to_settle),
    ]


def to_settle_line(one: ToSettle, lang: str) -> str:
    """Return what only a person can settle, and the command that does."""
    return sentence("to-settle", lang, what=in_language(one.what, lang), command=one.command)


def _fault_line(fault: FoundFault, lang: str) -> str:
    """Return where a fault is and what it is."""
    if fault.whole:
        return in_language(fault.message, lang)
    place = [fault.path]
    if fault.line is not None:
        place.append(sentence("line", lang, number=fault.line))
    if fault.field is not None:
        place.append(sentence("field", lang, name=fault.field))
    return f"{', '.join(place)}{' :' if lang == 'fr' else ':'} {in_language(fault.message, lang)}"


def sound_text(checked: Checked, lang: str) -> str:
    """Return that the store is sound, with what is in it."""
    return sentence(
        "sound", lang, students=_students(checked.students, lang), sessions=_sessions(checked.sessions, lang)
    )


def repair_hint(checked: Checked, lang: str) -> str | None:
    """Return how to mend what loses nothing, None where there is no such fault or it was tried."""
    mendable = not checked.repaired and any(fault.repairable for fault in checked.faults)
    return sentence("mend-hint", lang) if mendable else None


def backup_text(saved: BackupSaved, lang: str) -> list[str]:
    """Return where a backup is and how to bring it back."""
    size = f"{saved.size:,}" if lang == "en" else f"{saved.size:,}".replace(",", "\u202f")
    return [
        sentence("saved", lang, path=saved.path, students=_students(saved.students, lang), size=size),
        sentence("bring-back", lang, path=saved.typed),
    ]


def replace_question(home: Path, made_at: datetime, students: int, view: View) -> str:
    """Return the question whether a backup may replace everything."""
    made = f"{view.local(made_at):%Y-%m-%d %H:%M}"
    return sentence("replace", view.lang, home=home, made=made, students=_students(students, view.lang))


def restored_text(restored: Restored, view: View) -> list[str]:
    """Return what was restored, and the way back."""
    made, students = f"{view.local(restored.made_at):%Y-%m-%d %H:%M}", _students(restored.students, view.lang)
    lines = [sentence("restored", view.lang, students=students, made=made)]
    if restored.before is not None:
        lines.append(sentence("before", view.lang, path=restored.before))
        lines.append(sentence("go-back", view.lang, path=restored.before))
    return lines


def back_warning(slug: str, lang: str) -> str:
    """Return that an erased student is back."""
    return sentence("erased-and-back", lang, slug=slug)


def imported_text(imported: Imported, lang: str) -> list[str]:
    """Return how many records an import brought, and the way back."""
    counts = {"new": imported.new, "changed": imported.changed, "same": imported.same}
    lines = [sentence("imported", lang, **counts)]
    return [*lines, sentence("take-back", lang)] if imported.wrote else lines


def stage_label(stage: str, lang: str) -> str:
    """Return the label of a stage of an import (`checking`, `writing`)."""
    return sentence(stage, lang)


def export_saved_text(saved: ExportSaved, lang: str) -> list[str]:
    """Return the files of an export, with a word on what they hold."""
    students, sessions = _students(saved.students, lang), _sessions(saved.sessions, lang)
    files = sentence("and", lang).join(saved.files)
    return [sentence("exported", lang, students=students, sessions=sessions, files=files), sentence("personal", lang)]
