"""What `mentor session edit` shows, in English and French."""

from __future__ import annotations

from mentorcli.models.results.sessions import EditedSession
from mentorcli.models.session import Session, SessionStatus
from mentorcli.render import View
from mentorcli.render.text import Sentences
from mentorcli.render.text.page import changed_facts
from mentorcli.render.text.session import amended_line, facts_of, judged_text
from mentorcli.text import command_line

sentence = Sentences(
    {
        "session-changed": (
            "Changed: {name}, {kind}, {start}, {minutes} min: {status}",
            "Modifiée : {name}, {kind}, {start}, {minutes} min, {status}",
        ),
        "stays-forced": (
            "It stays the no-show that you decided ({because}). By the rule: {command}",
            "Elle reste le no-show que vous avez décidé ({because}). D'après la règle : {command}",
        ),
        "no-longer-forced": (
            "Judged by the rule again; your reason is dropped: {because}",
            "Jugée de nouveau d'après la règle ; votre motif est retiré : {because}",
        ),
        "named": (
            "It stays so, whatever is corrected for its day.",
            "Cela reste ainsi, quoi que l'on corrige pour ce jour.",
        ),
        "unsure": (
            "Its record does not hold that figure, and the settings were changed since: judged by the one of now.",
            "Le chiffre qui valait alors n'est pas noté, et les réglages ont changé depuis : jugée d'après celui d'aujourd'hui.",
        ),
        "by-length": (
            "That is the planned length. How long it really was: mentor undo, then --lasted",
            "C'est la durée prévue. Pour la durée réelle : mentor undo, puis --lasted",
        ),
    }
)


def edited_text(done: EditedSession, view: View) -> list[str]:
    """Return what a corrected session is now, which facts of it changed, and what it was where it was judged again."""
    lines = [sentence("session-changed", view.lang, **facts_of(done.student, done.session, view))]
    if done.judged is not None:
        lines = judged_text(done.judged, view, "corrected")
    if done.before is None:
        return lines
    facts = changed_facts(done.before, done.session, view.lang)
    if not facts and done.before.named != done.session.named:
        facts = [sentence("named", view.lang)]
    anew = _judged_anew(done.before, done.session, view) if done.judged is not None else []
    unsure = [sentence("unsure", view.lang)] if done.unsure else []
    return [lines[0], *facts, *anew, *lines[1:], *unsure]


def _judged_anew(before: Session, now: Session, view: View) -> list[str]:
    """Return what a documented session was, and what became of a decision against the rule."""
    lines = []
    if before.status is not SessionStatus.SCHEDULED and (before.status, before.reason) != (now.status, now.reason):
        lines.append(amended_line(before, now, view))
        if before.duration_minutes != now.duration_minutes:
            lines.append(sentence("by-length", view.lang))
    if now.because is not None:
        again = command_line("session edit", now.id, options=["--rejudge"])
        lines.append(sentence("stays-forced", view.lang, because=now.because, command=again))
    elif before.because is not None:
        lines.append(sentence("no-longer-forced", view.lang, because=before.because))
    return lines
