"""What `mentor presentation result` prints, in English and French (domain, sections 6 and 10)."""

from __future__ import annotations

from mentorcli.models.presentation import DueWhat, Outcome, PresentationResult, ResultDue
from mentorcli.models.results.presentations import ResultNoted, ResultsFound, ShownResult
from mentorcli.models.student import Student
from mentorcli.render import View
from mentorcli.render.cells import on_one_line
from mentorcli.render.text import Sentences, day, moment, project_status_word
from mentorcli.text import BAD, NAME, command_line, joined, part

outcome_word = Sentences(
    {
        Outcome.VALIDATED: ("validated", "validée"),
        Outcome.CONDITIONAL: ("conditional", "sous condition"),
        Outcome.TO_REDO: ("to redo", "à refaire"),
    }
)
sentence = Sentences(
    {
        "result": (
            "{name}, presentation of {what}: {outcome}, {day}",
            "{name}, soutenance {what:de} : {outcome}, {day}",
        ),
        "stands": ("{what}: {outcome}, {day}", "{what} : {outcome}, {day}"),
        "which": ("{project} (presentation {number})", "{project} (soutenance {number})"),
        "decided": ("{outcome} (first conditional)", "{outcome} (d'abord sous condition)"),
        "project": ("Project: {now}; before: {before}", "Projet : {now} ; avant : {before}"),
        "waits": (
            "It stays presented while {other} is in progress. Once that has ended: {command}",
            "Il reste présenté tant que {other} est en cours. Ensuite : {command}",
        ),
        "was": ("Before: {outcome}, {day}", "Avant : {outcome}, {day}"),
        "notes-due": (
            "The assessment notes are due by {due}. Once they are sent: {command}",
            "Les notes d'évaluation sont à envoyer d'ici le {due}. Une fois envoyées : {command}",
        ),
        "notes-late": (
            "The assessment notes were due by {due}. Once they are sent: {command}",
            "Les notes d'évaluation étaient à envoyer avant le {due}. Une fois envoyées : {command}",
        ),
        "notes-sent": (
            "Assessment notes sent: {at}; ticked on the checklist",
            "Notes d'évaluation envoyées : {at} ; cochées sur la liste de contrôle",
        ),
        "notes-were-sent": ("Assessment notes sent: {at}", "Notes d'évaluation envoyées : {at}"),
        "upload": (
            "The student uploads what is missing by {due}; you decide within 48 h of that, without another presentation",
            "L'étudiant dépose ce qui manque d'ici le {due} ; vous décidez dans les 48 h suivantes, sans nouvelle soutenance",
        ),
        "decide": (
            "The upload was due; decide by {due}, without another presentation",
            "Le dépôt devait être fait ; à décider d'ici le {due}, sans nouvelle soutenance",
        ),
        "decide-late": ("The decision was due by {due}", "La décision était à prendre avant le {due}"),
        "second": (
            "Another presentation begins, with a fresh checklist: {command}",
            "Une nouvelle soutenance commence, avec une liste de contrôle vierge : {command}",
        ),
        "back": ("To take it back: mentor undo", "Pour revenir en arrière : mentor undo"),
        "comment": ("Noted about {name}: {comment}", "Noté à propos {name:de} : {comment}"),
        "none": ("No presentation of {name} has a result yet.", "Aucune soutenance {name:de} n'a encore de résultat."),
        "open": (
            "{project}, no result yet. Validated: {validated}",
            "{project}, pas encore de résultat. Validée : {validated}",
        ),
        "open-conditional": (
            "{project}, to decide. Validated: {validated}",
            "{project}, à décider. Validée : {validated}",
        ),
        "or": ("To redo: {command}", "À refaire : {command}"),
        "or-conditional": ("Conditional: {command}", "Sous condition : {command}"),
        "note": ("Presentation of {what}, {outcome}: {comment}", "Soutenance {what:de}, {outcome} : {comment}"),
    }
)


def comment_note(result: PresentationResult, comment: str, lang: str) -> str:
    """Return the note on a student that the comment on a presentation becomes."""
    return str(
        sentence("note", lang, what=_what(result, lang), outcome=outcome_word(result.outcome, lang), comment=comment)
    )


def result_noted_text(done: ResultNoted, view: View) -> list[str]:
    """Return how a presentation ended, what that changed, what is due, and the next commands."""
    lang, result = view.lang, done.shown.result
    name = part(done.student.name, NAME)
    what, on = _what(result, lang), _day(result, view)
    lines = [sentence("result", lang, name=name, what=what, outcome=_outcome(result, lang), day=on)]
    if done.before is not None and done.before.outcome is not result.outcome:
        before = done.before
        lines.append(sentence("was", lang, outcome=_outcome(before, lang), day=_day(before, view)))
    lines += _project_lines(done, view)
    if done.sent and result.notes_sent_at is not None:
        lines.append(sentence("notes-sent", lang, at=moment(view.local(result.notes_sent_at), lang)))
    if done.shown.comment and (done.before is None or done.before.note != result.note):
        lines.append(sentence("comment", lang, name=done.student.name, comment=on_one_line(done.shown.comment)))
    lines += due_lines(done.shown, done.student, view)
    lines += _next_lines(done, view)
    return [*lines, sentence("back", lang)]


def _project_lines(done: ResultNoted, view: View) -> list[str]:
    """Return what the project is now, with the sessions that follow, and what keeps it from going on."""
    from mentorcli.render.text.project import follow_text  # only where a project changes

    lang, project, student = view.lang, done.change.project, done.student
    lines: list[str] = []
    if project.status != done.project_before:
        words = [project_status_word(status, lang) for status in (project.status, done.project_before)]  # type: ignore[arg-type]
        lines.append(sentence("project", lang, now=words[0], before=words[1]))
    if done.waits_for is not None:
        command = command_line("project start", student.id, project.title)
        lines.append(sentence("waits", lang, other=done.waits_for, command=command))
    return [*lines, *follow_text(done.change.follow, view, done.change.anew)]


def _next_lines(done: ResultNoted, view: View) -> list[str]:
    """Return what comes after a result: another presentation, or the end of the path."""
    from mentorcli.render.text.project import completed_offer  # only where a project changes

    result, student = done.shown.result, done.student
    if done.before == result or (done.sent and done.before is not None and done.before.outcome is result.outcome):
        return []
    if result.outcome is Outcome.TO_REDO:
        options = ["--project", result.project]
        command = command_line("presentation checklist", student.id, options=options)
        return [sentence("second", view.lang, command=command)]
    return completed_offer(done.change.details, view.lang) if result.outcome is Outcome.VALIDATED else []


def due_lines(shown: ShownResult, student: Student, view: View) -> list[str]:
    """Return a line for each thing that is still to come after a presentation, red where it is late."""
    return [_due_line(one, student, view) for one in shown.pending]


def notes_command(result: PresentationResult, student: str) -> str:
    """Return the command for once the assessment notes of a presentation are sent, and of no other one."""
    number = ["--number", str(result.number)] if result.number > 1 else []
    options = ["--project", result.project, "--notes-sent", *number]
    return command_line("presentation result", student, options=options)


def _due_line(one: ResultDue, student: Student, view: View) -> str:
    lang, due = view.lang, moment(view.local(one.due), view.lang)
    late = view.now is not None and view.now > one.due
    if one.what is DueWhat.NOTES:
        command = notes_command(one.result, student.id)
        return sentence("notes-late" if late else "notes-due", lang, due=due, command=command)
    if one.what is DueWhat.UPLOAD:
        return sentence("upload", lang, due=due)
    return part(sentence("decide-late", lang, due=due), BAD) if late else sentence("decide", lang, due=due)


def results_text(found: ResultsFound, view: View) -> list[str]:
    """Return how a student's presentations ended, and for those without a result the commands that note it."""
    lang, student = view.lang, found.student
    lines = [] if found.results else [sentence("none", lang, name=part(student.name, NAME))]
    for shown in found.results:
        result = shown.result
        what, outcome = _what(result, lang), _outcome(result, lang)
        lines.append(sentence("stands", lang, what=what, outcome=outcome, day=_day(result, view)))
        if shown.comment:
            lines.append(f"  {on_one_line(shown.comment)}")
        if result.notes_sent_at is not None:
            at = moment(view.local(result.notes_sent_at), lang)
            lines.append(f"  {sentence('notes-were-sent', lang, at=at)}")
        lines += [_indented(line) for line in due_lines(shown, student, view)]
    conditional = {one.result.project for one in found.results if one.result.outcome is Outcome.CONDITIONAL}
    for title in found.open_projects:
        lines += _open_lines(title, student, lang, conditional=title in conditional)
    return lines


def _indented(line: str) -> str:
    """Return a line set in below another, with its parts."""
    return joined("  ", line)


def _open_lines(title: str, student: Student, lang: str, *, conditional: bool) -> list[str]:
    """Return the commands that note the result of a project's presentation."""
    commands = {
        outcome: command_line("presentation result", student.id, options=["--project", title, f"--{outcome}"])
        for outcome in Outcome
    }
    key = "open-conditional" if conditional else "open"
    lines = [
        sentence(key, lang, project=title, validated=commands[Outcome.VALIDATED]),
        _indented(sentence("or", lang, command=commands[Outcome.TO_REDO])),
    ]
    if not conditional:
        lines.append(_indented(sentence("or-conditional", lang, command=commands[Outcome.CONDITIONAL])))
    return lines


def _what(result: PresentationResult, lang: str) -> str:
    """Return the project of a presentation, and which one of it where it is not the first."""
    if result.number == 1:
        return result.project
    return sentence("which", lang, project=result.project, number=result.number)


def _outcome(result: PresentationResult, lang: str) -> str:
    """Return how a presentation ended, and that it was conditional before."""
    word = outcome_word(result.outcome, lang)
    return sentence("decided", lang, outcome=word) if result.decided_at is not None else word


def _day(result: PresentationResult, view: View) -> str:
    """Return the local day on which a result was settled."""
    return day(view.local(result.closed_at).date(), view.lang)
