"""What `mentor session import` says, in English and French."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mentorcli.counts import counted
from mentorcli.models.results.session_import import ImportedStudent, OpenHere, SessionImport
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import StudentStatus
from mentorcli.render import View
from mentorcli.render.text import COLON, Sentences, day, moment, status_word
from mentorcli.render.text.column_maps import columns_saved
from mentorcli.text import NAME, SOON, command_line, in_language, joined, part, visible

_QUIET_DAYS = 60
_MOST_LISTED = 20

sentence = Sentences(
    {
        "read": ("{tool}, {encoding}: {sessions}", "{tool}, {encoding} : {sessions}"),
        "new-student": ("new student", "nouvel étudiant"),
        "new": ("new: {sessions}", "nouvelles : {sessions}"),
        "new-of-one": ("new: {sessions}", "nouvelle : {sessions}"),
        "of-scheduled": ("{count} planned", "{count} prévues"),
        "of-scheduled-of-one": ("1 planned", "{count} prévue"),
        "of-completed": ("{count} held", "{count} réalisées"),
        "of-completed-of-one": ("1 held", "{count} réalisée"),
        "of-no-show": ("{count} no-show", "{count} no-shows"),
        "of-no-show-of-one": ("1 no-show", "{count} no-show"),
        "of-cancelled": ("{count} cancelled", "{count} annulées"),
        "of-cancelled-of-one": ("1 cancelled", "{count} annulée"),
        "span": ("{first} to {last}", "du {first} au {last}"),
        "same": ("here already: {count}", "déjà là : {count}"),
        "imported": (
            "Imported: {sessions}, {students} new. Back: {command}",
            "Repris : {sessions}, {students} en plus. Pour revenir : {command}",
        ),
        "nothing": ("Nothing new: all of it is here already.", "Rien de nouveau : tout est déjà là."),
        "dry-run": ("Nothing was written.", "Rien n'a été écrit."),
        "question": ("Import {sessions}?", "Reprendre {sessions} ?"),
        "refused": ("row {row}: {reason}", "ligne {row} : {reason}"),
        "left-out": ("Left out, {rows}:", "Laissé de côté, {rows} :"),
        "more": ("{count} more", "{count} de plus"),
        "open": (
            "{student}, {moment}: planned here, {status} in the file: {command}",
            "{student}, {moment} : prévue ici, {status} dans le fichier : {command}",
        ),
        "quiet": (
            "{count} new students had no session for 60 days: --status completed keeps them off the agenda",
            "{count} nouveaux étudiants sans session depuis 60 jours : --status completed les tient hors de l'agenda",
        ),
        "quiet-of-one": (
            "1 new student had no session for 60 days: --status completed keeps them off the agenda",
            "1 nouvel étudiant sans session depuis 60 jours : --status completed le tient hors de l'agenda",
        ),
        "noon": (
            "{count} sessions have no time of day in the file: 12:00 is put in",
            "{count} sessions n'ont pas d'heure dans le fichier : 12:00 est mis",
        ),
        "noon-of-one": (
            "1 session has no time of day in the file: 12:00 is put in",
            "{count} session n'a pas d'heure dans le fichier : 12:00 est mis",
        ),
        "length": (
            "{count} sessions have no planned length in the file: the usual one is put in",
            "{count} sessions n'ont pas de durée prévue dans le fichier : la durée habituelle est mise",
        ),
        "length-of-one": (
            "1 session has no planned length in the file: the usual one is put in",
            "{count} session n'a pas de durée prévue dans le fichier : la durée habituelle est mise",
        ),
        "cancelled": (
            "{count} cancelled sessions, not by the mentor as far as the file says: taken as called off in time",
            "{count} sessions annulées, sans que le fichier dise par le mentor : prises comme annulées dans les temps",
        ),
        "cancelled-of-one": (
            "1 cancelled session, not by the mentor as far as the file says: taken as called off in time",
            "{count} session annulée, sans que le fichier dise par le mentor : prise comme annulée dans les temps",
        ),
        "repeated": (
            "{count} starts that a clock change repeats: the first is taken",
            "{count} débuts répétés par un changement d'heure : le premier est pris",
        ),
        "repeated-of-one": (
            "1 start that a clock change repeats: the first is taken",
            "{count} début répété par un changement d'heure : le premier est pris",
        ),
    }
)


def preview_text(found: SessionImport, view: View) -> list[str]:
    """Return what an import brings: a line a student, what is made up, what is left out."""
    lang = view.lang
    rows = counted("session", found.new + found.same, lang)
    lines = [sentence("read", lang, tool=found.tool, encoding=found.encoding, sessions=rows)]
    lines += [_student_line(one, view) for one in found.students]
    lines += [f"  {in_language(remark, lang)}" for remark in found.remarks]
    lines += [f"  {sentence.counted(name, number, lang)}" for name, number in found.made_up.items()]
    quiet = _quiet(found, view)
    lines += [f"  {sentence.counted('quiet', quiet, lang)}"] if quiet else []
    return [*lines, *_left_out(found, lang), *_open_lines(found.open_here, view)]


def _student_line(one: ImportedStudent, view: View) -> str:
    """Return a student's line: who, what is new of which status, from when to when."""
    lang = view.lang
    parts: list[str] = [sentence("new-student", lang)] if one.new else []
    if one.sessions:
        parts += [sentence.counted("new", len(one.sessions), lang, sessions=_by_status(one.sessions, lang))]
        first, last = (day(view.day(found), lang) for found in (one.since, one.until) if found is not None)
        parts += [first if first == last else sentence("span", lang, first=first, last=last)]
    parts += [sentence("same", lang, count=one.same)] if one.same else []
    return joined("  ", part(visible(one.name), NAME), f" ({one.slug})", COLON[lang], ", ".join(parts))


def _by_status(sessions: Iterable[Session], lang: str) -> str:
    counts = Counter(session.status for session in sessions)
    return ", ".join(
        sentence.counted(f"of-{status}", counts[status], lang) for status in SessionStatus if counts[status]
    )


def _left_out(found: SessionImport, lang: str) -> list[str]:
    """Return the rows that are not taken, each with its reason."""
    if not found.refused:
        return []
    rows = counted("line", len(found.refused), lang)
    lines: list[str] = [part(sentence("left-out", lang, rows=rows), SOON)]
    lines += [
        f"  {sentence('refused', lang, row=one.row, reason=in_language(one.reason, lang))}"
        for one in found.refused[:_MOST_LISTED]
    ]
    more = len(found.refused) - _MOST_LISTED
    return [*lines, f"  {sentence('more', lang, count=more)}"] if more > 0 else lines


def _open_lines(sessions: Iterable[OpenHere], view: View) -> list[str]:
    """Return the sessions that are planned here and over in the file, each with the command that documents it."""
    return [
        sentence(
            "open",
            view.lang,
            student=one.session.student,
            moment=moment(view.local(one.session.scheduled_at), view.lang),
            status=status_word(SessionStatus(one.status), view.lang),
            command=command_line(
                "session log",
                one.session.student,
                options=["--at", f"{view.local(one.session.scheduled_at):%Y-%m-%d %H:%M}"],
            ),
        )
        for one in sessions
    ]


def _quiet(found: SessionImport, view: View) -> int:
    """Return how many of the new students are active, and had no session lately."""
    if view.now is None or found.status is not StudentStatus.ACTIVE:
        return 0
    return sum(
        one.new and one.until is not None and (view.now - one.until).days > _QUIET_DAYS for one in found.students
    )


def question_text(found: SessionImport, lang: str) -> str:
    """Return the question whether to import."""
    return sentence("question", lang, sessions=counted("session", found.new, lang))


def done_text(found: SessionImport, view: View, *, dry_run: bool, shown: bool) -> list[str]:
    """Return what was imported; `shown`: the preview was seen already."""
    lines = [] if shown else preview_text(found, view)
    if found.saved_map is not None:
        lines.append(columns_saved(found.saved_map, view.lang))
    if not found.new:
        return [*lines, sentence("nothing", view.lang)]
    if dry_run:
        return [*lines, sentence("dry-run", view.lang)]
    students = counted("student", sum(one.new for one in found.students), view.lang)
    sessions = counted("session", found.new, view.lang)
    return [*lines, sentence("imported", view.lang, sessions=sessions, students=students, command=command_line("undo"))]
