"""What `mentor presentation checklist` and `mentor transfer checklist` print, in English and French."""

from __future__ import annotations

from itertools import groupby

from mentorcli.lines import with_commands
from mentorcli.models.checklist import ChecklistItem
from mentorcli.models.results.checklists import ChecklistResult
from mentorcli.models.student import Student
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, phase_word
from mentorcli.render.text import sentence as common_sentence
from mentorcli.text import BAD, HEADING, NAME, SOON, command_line, joined, part

sentence = Sentences(
    {
        "items-done": ("{about}: {count} of {all} done", "{about} : {count} sur {all} faits"),
        "number": (" (presentation {number})", " (soutenance {number})"),
        "earlier": ("The presentation before: {command}", "La soutenance précédente : {command}"),
        "items-done-of-one": ("{about}: {count} of {all} done", "{about} : {count} sur {all} fait"),
    }
)


def checklist_text(found: ChecklistResult, view: View) -> list[str]:
    """Return the items under their phases; a student's with boxes, how many are done, and the next command."""
    checklist, student = found.checklist, found.student
    lines: list[str] = []
    for phase, items in groupby(checklist.items, key=lambda item: item.phase):
        lines += ["", part(phase_word(phase, view.lang), HEADING)]
        lines += [_item_line(item, view, boxed=student is not None) for item in items]
    return lines[1:] if student is None else _with_state(lines, found, student, view.lang)


def _with_state(lines: list[str], found: ChecklistResult, student: Student, lang: str) -> list[str]:
    """Return the lines of a student's list between how many items are done and the command for the next."""
    checklist = found.checklist
    number = sentence("number", lang, number=checklist.number) if found.at_hand > 1 else ""
    about = joined(part(student.name, NAME), f", {checklist.project}" if checklist.project else "", number)
    left = [item.number for item in checklist.items if not item.done]
    count = len(checklist.items)
    lines = [sentence.counted("items-done", count - len(left), lang, about=about, all=count), *lines]
    if left:
        project = checklist.project
        named = ("--project", project) if project is not None and project != found.in_progress else ()
        earlier = ("--number", str(checklist.number)) if checklist.number < found.at_hand else ()
        options = (*named, *earlier, "--done", str(left[0]))
        command = command_line(f"{checklist.name} checklist", student.id, options=options)
        lines += ["", common_sentence("next", lang, command=command)]
    return [*lines, *_around(found, student, lang)]


def _around(found: ChecklistResult, student: Student, lang: str) -> list[str]:
    """Return the command for the result that is to be noted, and the one that shows the presentation before."""
    checklist, lines = found.checklist, []
    if checklist.project is None:
        return []
    if found.awaits_result:
        from mentorcli.render.text.presentation import result_reminder  # once a presentation has come

        lines.append(result_reminder(student.id, checklist.project, lang))
    if checklist.number == found.at_hand > 1:
        options = ["--project", checklist.project, "--number", str(checklist.number - 1)]
        command = command_line(f"{checklist.name} checklist", student.id, options=options)
        lines.append(sentence("earlier", lang, command=command))
    return lines


def _item_line(item: ChecklistItem, view: View, *, boxed: bool) -> str:
    """Return an item with its number, its box, and its date while it is not done: red once it is past."""
    box = ("[x] " if item.done else "[ ] ") if boxed else ""
    line = with_commands(f"{item.number:>3}. {box}{item.text}")
    if item.due is None or item.done:
        return line
    due, today = f"({day(item.due, view.lang)})", view.today
    late = today is not None and item.due < today
    return joined(line, "  ", part(due, BAD if late else SOON) if late or item.due == today else due)
