"""What `mentor presentation` prints, in English and French (domain, sections 1 and 6)."""

from __future__ import annotations

from mentorcli.counts import counted
from mentorcli.models.presentation import Eligibility, Missing, Part, PresentationRequest, TimedPart, Timing
from mentorcli.models.results.presentations import PresentationAsked
from mentorcli.models.verdict import Policy
from mentorcli.render import View
from mentorcli.render.text import Sentences, day, span
from mentorcli.render.text import sentence as common_sentence
from mentorcli.text import command_line

part_word = Sentences(
    {
        Part.PRESENTATION: ("presentation", "présentation"),
        Part.QUESTIONS: ("questions", "questions"),
    }
)
missing_sentence = Sentences(
    {
        Missing.FIRST_SESSION: ("no session has been held yet", "aucune session n'a encore eu lieu"),
        Missing.MONTHS: (
            "you will have mentored for long enough on {ready}",
            "vous aurez assez d'ancienneté comme mentor le {ready}",
        ),
        Missing.MANAGER_TALK: (
            "you still have to talk with the mentoring manager",
            "il vous reste à échanger avec le responsable du mentorat",
        ),
    }
)
sentence = Sentences(
    {
        "length": ("{least} to {most}", "de {least} à {most}"),
        "exactly": ("exactly {least}", "exactement {least}"),
        "at-least": ("at least {least}", "au moins {least}"),
        "at-most": ("at most {most}", "au plus {most}"),
        "request-late": (
            "{day} is less than {weeks} away; the request is to be made earlier",
            "le {day} est dans moins de {weeks} ; la demande se fait plus tôt",
        ),
        "request-late-of-one": (
            "{day} is less than a week away; the request is to be made earlier",
            "le {day} est dans moins d'une semaine ; la demande se fait plus tôt",
        ),
        "request-ticked": (
            "Kept, and ticked on the checklist of {project}. Not sent? mentor undo",
            "Demande notée, et cochée sur la liste de contrôle ({project}). Pas envoyée ? mentor undo",
        ),
        "no-result": (
            "The result of its presentation, with the notes to send: {command}",
            "Le résultat de sa soutenance, avec les notes à envoyer : {command}",
        ),
        "inside": ("{part}: {length}, inside {least} to {most}", "{part} : {length}, entre {least} et {most}"),
        "inside-exactly": (
            "{part}: {length}, exactly as it is to be",
            "{part} : {length}, exactement ce qu'il faut",
        ),
        "short": ("{part}: {length}, {off} too short ({limit})", "{part} : {length}, il manque {off} ({limit})"),
        "long": ("{part}: {length}, {off} too long ({limit})", "{part} : {length}, {off} de trop ({limit})"),
        "eligible": (
            "You may run presentations: first session held on {first}, manager talk on {talk}.",
            "Vous pouvez faire passer des soutenances : première session le {first}, échange avec le responsable le {talk}.",
        ),
        "not-yet": (
            "Not yet: {missing}. Until then, you can watch example presentations.",
            "Pas encore : {missing}. D'ici là, vous pouvez regarder des exemples de soutenances.",
        ),
        "and": ("; ", " ; "),
    }
)


def request_values(request: PresentationRequest, policy: Policy, lengths: tuple[int, int], lang: str) -> dict[str, str]:
    """Return what the message that asks for a presentation is filled with.

    `lengths` are the shortest and the longest presentation in seconds.
    """
    least, most = lengths
    return {
        "project": request.project,
        "date": day(request.target, lang),
        "presentation": sentence(
            "length" if least < most else "exactly", lang, least=span(least, lang), most=span(most, lang)
        ),
        "questions": span(policy.questions_minutes * 60, lang),
    }


def ticked_reminder(asked: PresentationAsked, view: View) -> str:
    """Return that the item of the checklist which asks for the presentation is ticked, with the way back."""
    return sentence("request-ticked", view.lang, project=asked.request.project)


def result_reminder(student: str, project: str, lang: str) -> str:
    """Return the command that shows how the result of a project's presentation is noted."""
    command = command_line("presentation result", student, options=["--project", project])
    return sentence("no-result", lang, command=command)


def request_late_warning(asked: PresentationAsked, view: View) -> str:
    """Return the warning that a presentation is asked for too late."""
    target = day(asked.request.target, view.lang)
    weeks = asked.weeks_min
    return sentence.counted("request-late", weeks, view.lang, day=target, weeks=counted("week", weeks, view.lang))


def timing_text(timing: Timing, view: View) -> list[str]:
    """Return the verdict on each part that was timed."""
    return list(timing_sentences(timing, view.lang))


def timing_sentences(timing: Timing, lang: str) -> tuple[str, ...]:
    """Return for each part that was timed whether it is inside its limits, or by how much not."""
    parts = {Part.PRESENTATION: timing.presentation, Part.QUESTIONS: timing.questions}
    return tuple(_part_sentence(part, timed, lang) for part, timed in parts.items() if timed is not None)


def eligibility_text(eligibility: Eligibility, view: View) -> list[str]:
    """Return whether the mentor may run presentations, and the command that notes the manager's talk."""
    lines = [eligibility_sentence(eligibility, view.lang)]
    if eligibility.manager_talk is None:
        lines.append(common_sentence("next", view.lang, command=command_line("training done", "manager-talk")))
    return lines


def eligibility_sentence(eligibility: Eligibility, lang: str) -> str:
    """Return whether the mentor may run presentations, and else what is missing."""
    if eligibility.first_held and eligibility.manager_talk and eligibility.eligible:
        first, talk = day(eligibility.first_held, lang), day(eligibility.manager_talk, lang)
        return sentence("eligible", lang, first=first, talk=talk)
    ready = day(eligibility.ready_on, lang) if eligibility.ready_on else ""
    missing = sentence("and", lang).join(missing_sentence(code, lang, ready=ready) for code in eligibility.missing)
    return sentence("not-yet", lang, missing=missing)


def _part_sentence(part: Part, timed: TimedPart, lang: str) -> str:
    """Return how one part compares with its limits."""
    least, most, exact = span(timed.least, lang), span(timed.most, lang), timed.least == timed.most
    named = {"part": part_word(part, lang), "length": span(timed.seconds, lang)}
    if not timed.off:
        return sentence("inside-exactly" if exact else "inside", lang, least=least, most=most, **named)
    limit = sentence("exactly" if exact else "at-most" if timed.off > 0 else "at-least", lang, least=least, most=most)
    return sentence("long" if timed.off > 0 else "short", lang, off=span(timed.off, lang), limit=limit, **named)
