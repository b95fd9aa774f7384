"""The sentences of `mentor student merge`, in English and French."""

from __future__ import annotations

from mentorcli.models.project import ProjectPeriod
from mentorcli.models.results.student import Merging
from mentorcli.models.student import Student
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, student_status_word
from mentorcli.render.text.project import follow_text
from mentorcli.render.text.store import to_settle_line
from mentorcli.render.text.student import periods_text
from mentorcli.text import command_line

_COUNTED = ("session", "note", "project")

sentence = Sentences(
    {
        "who": ("{name} ({slug}, {status})", "{name} ({slug}, {status})"),
        "parts": (
            "sessions: {sessions}, notes: {notes}, projects: {projects}, other records: {others}",
            "sessions : {sessions}, notes : {notes}, projets : {projects}, autres : {others}",
        ),
        "question": (
            "Put {gone} into {into} ({parts} move), so that the first entry goes?",
            "Réunir {gone} et {into} ? La première fiche disparaît, la seconde reprend tout ({parts}).",
        ),
        "merged": (
            "Put together: {gone} is part of {into} now ({parts}). To take it back: mentor undo",
            "Réunis : {gone} fait maintenant partie {into:de} ({parts}). Pour revenir en arrière : mentor undo",
        ),
        "taken": ("Taken over: {fields}", "Repris : {fields}"),
        "differs": (
            "{field} differs: {own} stays, {other} does not come along",
            "{field} : {own} reste, {other} n'est pas repris",
        ),
        "united": (
            "Projects that both had are one, with the most advanced status: {titles}",
            "Les projets présents des deux côtés n'en font plus qu'un, au statut le plus avancé : {titles}",
        ),
        "level": (
            "Level of {title} differs, and it decides the pay: {own} stays, {other} does not come along. "
            "To take it: {command}",
            "Niveau {title:de} (il décide du tarif) : {own} reste, {other} n'est pas repris. Pour le prendre : {command}",
        ),
        "periods": (
            "{title} in progress: {own} stays, {other} does not come along",
            "{title} en cours : {own} reste, {other} n'est pas repris",
        ),
        "periods-none": (
            "{title} in progress: {other} does not come along",
            "{title} en cours : {other} n'est pas repris",
        ),
        "since": ("since {start}", "depuis le {start}"),
        "from-to": ("{start} to {end}", "du {start} au {end}"),
        "checklists": (
            "Checklists that both had are one, with the latest ticks: {names}",
            "Les listes présentes des deux côtés n'en font plus qu'une, avec les dernières coches : {names}",
        ),
        "name": ("name", "nom"),
        "status": ("status", "statut"),
        "email": ("e-mail", "e-mail"),
        "phone": ("phone", "téléphone"),
        "path": ("path", "parcours"),
        "funding": ("funding", "financement"),
        "started": ("started", "début"),
    }
)


def merge_question(about: Merging, view: View) -> str:
    """Return the question to confirm before two entries are put together."""
    return sentence("question", view.lang, **_about(about, view))


def merged_text(done: Merging, view: View) -> list[str]:
    """Return that two entries are one, what came along and what did not."""
    lang = view.lang
    lines = [sentence("merged", lang, **_about(done, view))]
    if done.taken:
        lines.append(sentence("taken", lang, fields=", ".join(sentence(name, lang) for name in done.taken)))
    for name in done.differing:
        own, other = (_value(one, name, lang) for one in (done.details.student, done.gone))
        lines.append(sentence("differs", lang, field=sentence(name, lang).capitalize(), own=own, other=other))
    if done.united:
        lines.append(sentence("united", lang, titles=", ".join(done.united)))
    for project, level in done.levels:
        options = ["--level", str(level)]
        command = command_line("project edit", done.details.student.id, project.title, options=options)
        lines.append(sentence("level", lang, title=project.title, own=project.level, other=level, command=command))
    for project, lost in done.periods:
        own = ", ".join(_period(one, lang) for one in project.periods)
        name = "periods" if own else "periods-none"
        lines.append(sentence(name, lang, title=project.title, own=own, other=_period(lost, lang)))
    if done.checklists:
        lines.append(sentence("checklists", lang, names=", ".join(done.checklists)))
    return [*lines, *follow_text(done.follow, view, done.anew)]


def settle_warnings(done: Merging, view: View) -> list[str]:
    """Return a warning for each thing that only a person can settle now, with the command that does."""
    return [to_settle_line(one, view.lang) for one in done.settle]


def _value(student: Student, name: str, lang: str) -> str:
    """Return a field of a profile as it is shown."""
    if name == "status":
        return student_status_word(student.status, lang)
    if name == "funding":
        return periods_text(student.funding, lang)
    if name == "started" and student.started is not None:
        return day(student.started, lang)
    return str(getattr(student, name))


def _period(period: ProjectPeriod, lang: str) -> str:
    """Return the days of a project in progress."""
    start = day(period.start, lang)
    if period.end is None:
        return sentence("since", lang, start=start)
    return sentence("from-to", lang, start=start, end=day(period.end, lang))


def _about(about: Merging, view: View) -> dict[str, object]:
    """Return what is named of both entries, and how much moves."""
    lang, moved = view.lang, about.moved
    others = sum(count for kind, count in moved.items() if kind not in _COUNTED)
    sessions, notes, projects = (moved.get(kind, 0) for kind in _COUNTED)
    parts = sentence("parts", lang, sessions=sessions, notes=notes, projects=projects, others=others)
    return {"gone": _who(about.gone, lang), "into": _who(about.details.student, lang), "parts": parts}


def _who(student: Student, lang: str) -> str:
    status = student_status_word(student.status, lang)
    return sentence("who", lang, name=student.name, slug=student.id, status=status)
