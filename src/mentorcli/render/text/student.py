"""The sentences of `mentor student`, in English and French, and its list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from mentorcli.render import WHOLE, Column, Table, View
from mentorcli.render.text import Sentences, day, example_when, funding_word, moment, student_status_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.text.cells import CALLED, SLUG, words
from mentorcli.text import QUIET, command_line, in_language

if TYPE_CHECKING:
    from mentorcli.models.results.student import Erasure, MessageMention, ProfileChange, StudentDetails
    from mentorcli.models.results.student_list import StudentList
    from mentorcli.models.student import Funding, FundingPeriod, Student

COLUMNS = (SLUG, CALLED, words(1), Column(2), words(3), Column(4, WHOLE, QUIET))
UNKNOWN = "unknown"  # a funding, by its code
WHOLE_LIST = ("student list --json",)

sentence = Sentences(
    {
        "config-unchanged": ("Nothing changed", "Rien n'a changé"),
        "noted": ("Noted about {name}, {at}", "Note ajoutée pour {name}, {at}"),
        "note-back": (
            "About somebody else? {command}",
            "C'était pour quelqu'un d'autre ? {command}",
        ),
        "student-added": ("Added: {name}, slug {slug}", "Fiche ajoutée : {name} (nom court : {slug})"),
        "student-changed": ("Changed: {name} ({slug}), {status}", "Fiche modifiée : {name} ({slug}), {status}"),
        "slug-changed": (
            "Slug: {before} is now {slug}. To take it back: mentor undo",
            "Nom court : {before} devient {slug}. Pour revenir en arrière : mentor undo",
        ),
        "funding-day": (
            "A day, or start for the beginning (Enter: nothing changes):",
            "Un jour, ou start pour le début (Entrée : rien ne change) :",
        ),
        "funding-since": ("{funding} from {day}", "{funding} à partir du {day}"),
        "funding-now": ("Funding: {periods}", "Financement : {periods}"),
        "funding-none": ("not known", "pas connu"),
        "funding-dropped": (
            "No longer noted: {periods}. To take it back: mentor undo",
            "Financement retiré : {periods}. Pour revenir en arrière : mentor undo",
        ),
        "funding-later": (
            "{period} stands as before. To have {funding} from that day too: {command}",
            "{period} reste noté. Pour mettre {funding} aussi à partir de ce jour : {command}",
        ),
        "student-erased": (
            "Erased: {name} ({slug}, {status}; {parts})",
            "Fiche effacée : {name} ({slug}, {status} ; {parts})",
        ),
        "parts": (
            "sessions: {sessions}, notes: {notes}, projects: {projects}, other records: {others}",
            "sessions : {sessions}, notes : {notes}, projets : {projects}, autres : {others}",
        ),
        "still-in-backups": (
            "Backups and exports you made before still hold them: delete those files too.",
            "Vos sauvegardes et exports d'avant contiennent encore cette personne : supprimez aussi ces fichiers.",
        ),
        "backup-holds": (
            "a backup still holds them, delete it too: {path}",
            "cette personne figure encore dans une sauvegarde, à supprimer aussi : {path}",
        ),
        "backup-unknown": (
            "whether a backup still holds them cannot be said where this cannot be read: {path}",
            "impossible de dire si une sauvegarde contient encore cette personne, car ceci ne peut pas être lu : {path}",
        ),
        "message-names": (
            'your own message {key} has "{word}" in it: {edit}; then, for its text of before: mentor store purge',
            "votre message {key} contient « {word} » : {edit} ; puis, pour le texte d'avant : mentor store purge",
        ),
        "message-named": (
            'an earlier text of your message {key}, kept for undo, has "{word}" in it: mentor store purge',
            "un texte d'avant de votre message {key}, gardé pour undo, contient « {word} » : mentor store purge",
        ),
        "message-unread": (
            "whether your own message {key} names them cannot be said, it cannot be read: {edit}",
            "impossible de dire si votre message {key} nomme cette personne, il ne peut pas être lu : {edit}",
        ),
        "messages-unread": (
            "whether a message of your own names them cannot be said before all can be read: mentor store check",
            "impossible de dire si un de vos messages nomme cette personne tant que tout n'est pas lisible : "
            "mentor store check",
        ),
        "unread": (
            "what cannot be read goes unseen: {what}",
            "ce qui ne peut pas être lu disparaît sans être vu : {what}",
        ),
        "no-student": ("No student yet: mentor student add NAME", "Pas encore d'étudiant : mentor student add NOM"),
        "no-student-fits": ("No student fits.", "Aucun étudiant ne correspond."),
        "more-students": (
            "{count} more no longer active: mentor student list --all",
            "{count} de plus, qui ne sont plus actifs : mentor student list --all",
        ),
        "more-students-of-one": (
            "{count} more no longer active: mentor student list --all",
            "{count} de plus, qui n'est plus actif : mentor student list --all",
        ),
        "erase": (
            "Erase {name} ({slug}, {status}) for good ({parts})?",
            "Effacer {name} ({slug}, {status}) pour de bon ({parts}) ?",
        ),
    }
)


def added_text(done: StudentDetails, view: View) -> list[str]:
    """Return that a student was added, under which slug, and what to type next."""
    slug, lang = done.student.id, view.lang
    schedule = command_line("session schedule", slug, example_when(lang))
    return [
        sentence("student-added", lang, name=done.student.name, slug=slug),
        common_sentence("next", lang, command=schedule),
    ]


def changed_text(done: ProfileChange, view: View) -> list[str]:
    """Return that a profile was changed, the funding where it was, and the documented sessions that follow."""
    student, lang = done.details.student, view.lang
    status = student_status_word(student.status, lang)
    lines = [sentence("student-changed", lang, name=student.name, slug=student.id, status=status)]
    if student.id != done.before.id:
        lines.append(sentence("slug-changed", lang, before=done.before.id, slug=student.id))
    if student.funding != done.before.funding:
        periods = periods_text(student.funding, lang) or sentence("funding-none", lang)
        lines.append(sentence("funding-now", lang, periods=periods))
    from mentorcli.render.text.project import follow_text  # only a change of the profile is followed

    return [*lines, *follow_text(done.follow, view, done.anew)]


def dropped_warnings(done: ProfileChange, view: View) -> list[str]:
    """Return a warning of the dated periods of funding that are no longer noted; nothing where all are."""
    if not done.dropped:
        return []
    return [sentence("funding-dropped", view.lang, periods=periods_text(done.dropped, view.lang))]


def later_warnings(done: ProfileChange, view: View) -> list[str]:
    """Return for each later period of funding that holds on what it is, and the command that replaces it."""
    if not done.later:
        return []
    student, periods = done.details.student, done.details.student.funding
    said = periods[periods.index(done.later[0]) - 1].funding
    found = []
    for one in done.later:
        options = ["--funding", str(said), "--funding-from", f"{one.since}"]
        command = command_line("student edit", student.id, options=options)
        told = {"period": periods_text([one], view.lang), "funding": funding_word(said, view.lang)}
        found.append(sentence("funding-later", view.lang, **told, command=command))
    return found


def periods_text(periods: Iterable[FundingPeriod], lang: str) -> str:
    """Return periods of funding, each with the day on which it begins."""
    return ", ".join(
        funding_word(one.funding, lang)
        if one.since is None
        else sentence("funding-since", lang, funding=funding_word(one.funding, lang), day=day(one.since, lang))
        for one in periods
    )


def noted_text(done: StudentDetails, at: datetime, view: View) -> list[str]:
    """Return that a note was saved, under which moment, and how it goes again."""
    number = max(number for number, note in zip(done.note_numbers, done.notes, strict=True) if note.at == at)
    return [
        sentence("noted", view.lang, name=done.student.name, at=moment(view.local(at), view.lang)),
        sentence("note-back", view.lang, command=command_line("note remove", done.student.id, str(number))),
    ]


def students_table(found: StudentList, view: View) -> Table:
    """Return the students as a table; where some are left out because of their status, it is said below."""
    lang = view.lang
    facts = [(one, one.funding_on(found.today)) for one in found.students]
    rows = [(one.id, one.name, one.status, one.path or "", funding, one.email or "") for one, funding in facts]
    empty = sentence("no-student-fits" if found.others else "no-student", lang)
    more = sentence.counted("more-students", found.others, lang) if found.others and not found.chosen else ""
    return Table(rows, COLUMNS, lambda: [_cells(*one, lang) for one in facts], empty, more, command_line(*WHOLE_LIST))


def _cells(student: Student, funding: Funding, lang: str) -> tuple[str, ...]:
    """Return a student as a terminal lists them."""
    status = student_status_word(student.status, lang)
    known = funding_word(funding, lang) if funding != UNKNOWN else ""
    return student.id, student.name, status, student.path or "", known, student.email or ""


def erase_question(about: Erasure, view: View) -> str:
    """Return the question to confirm before a student is erased."""
    return sentence("erase", view.lang, **_about(about, view))


def backup_warnings(done: Erasure, view: View) -> list[str]:
    """Return a warning for each backup that still holds the student who was erased, and for what cannot tell."""
    holding = [sentence("backup-holds", view.lang, path=path) for path in done.backups]
    return [*holding, *(sentence("backup-unknown", view.lang, path=path) for path in done.unreadable)]


def message_warnings(done: Erasure, view: View) -> list[str]:
    """Return a warning for each message of the mentor's own that names the student who was erased."""
    if done.messages is None:
        return [sentence("messages-unread", view.lang)]
    return [_message_warning(one, view.lang) for one in done.messages]


def _message_warning(one: MessageMention, lang: str) -> str:
    name, _, its_lang = one.key.rpartition(".")
    key = "message-unread" if not one.word else "message-named" if one.earlier else "message-names"
    edit = command_line("message edit", name, options=("--lang", its_lang))
    return sentence(key, lang, key=one.key, word=one.word, edit=edit)


def unread_warnings(about: Erasure, view: View) -> list[str]:
    """Return a warning for each part of a student that cannot be looked at before it is erased."""
    return [sentence("unread", view.lang, what=in_language(what, view.lang)) for what in about.unread]


def erased_text(done: Erasure, view: View) -> list[str]:
    """Return that a student was erased, and what cannot be reached from here."""
    return [sentence("student-erased", view.lang, **_about(done, view)), sentence("still-in-backups", view.lang)]


def _about(about: Erasure, view: View) -> dict[str, object]:
    """Return what erasing names: who it is, and how much goes."""
    details, lang = about.details, view.lang
    student = details.student
    parts = sentence(
        "parts", lang, sessions=about.sessions, notes=len(details.notes), projects=len(details.projects),
        others=about.others,
    )  # fmt: skip
    status = student_status_word(student.status, lang)
    return {"name": student.name, "slug": student.id, "status": status, "parts": parts}
