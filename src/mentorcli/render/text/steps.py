"""Follow-ups, transfers, training and presentations in words (domain, sections 1, 4, 6 and 7)."""

from __future__ import annotations

from mentorcli.models.contact import ContactDue, ContactStep, ContactVia
from mentorcli.models.presentation import Eligibility, Missing, TimedPart, Timing
from mentorcli.models.training import TrainingName
from mentorcli.models.transfer import TransferWait
from mentorcli.render.text.quantities import day, span, typeset

VIA = {
    "en": {"email": "e-mail", "phone": "phone call", "message": "message", "form": "contact form"},
    "fr": {"email": "e-mail", "phone": "appel", "message": "message", "form": "formulaire de contact"},
}
CONTACT_STEP = {
    "en": {
        "first-email": "send the first e-mail",
        "ping": "ping again",
        "call": "call",
        "form": "fill in the contact form",
    },
    "fr": {
        "first-email": "envoyer le premier e-mail",
        "ping": "relancer",
        "call": "appeler",
        "form": "remplir le formulaire de contact",
    },
}
CONTACT = {
    "en": {
        "due": "{step}, due since {day}",
        "next": "; then {next}",
        "last": "; after that OpenClassrooms takes over",
        "wait": "wait for a reply until {day}, then {next}",
    },
    "fr": {
        "due": "{step}, à faire depuis le {day}",
        "next": " ; ensuite {next}",
        "last": " ; ensuite OpenClassrooms prend le relais",
        "wait": "attendre une réponse jusqu'au {day}, puis {next}",
    },
}
TRAINING = {
    "en": {
        "course": "take the mentor course",
        "interview": "have the interview",
        "first-session": "hold the very first session, recorded",
        "link-sent": "send the recording's link through the contact form",
        "confirmed": "have the team confirm that you are ready",
        "manager-talk": "talk with the mentoring manager about presentations",
    },
    "fr": {
        "course": "suivre le cours pour mentors",
        "interview": "passer l'entretien",
        "first-session": "tenir la toute première session, enregistrée",
        "link-sent": "envoyer le lien de l'enregistrement par le formulaire de contact",
        "confirmed": "recevoir de l'équipe la confirmation que vous êtes prêt",
        "manager-talk": "échanger avec le responsable du mentorat au sujet des soutenances",
    },
}
TRANSFER = {
    "en": ("waiting for {days} day{s}, asked for on {day}", "; later than usual, ask through the contact form"),
    "fr": (
        "en attente depuis {days} jour{s}, demandé le {day}",
        " ; plus long que d'habitude, se renseigner par le formulaire de contact",
    ),
}
PART = {
    "en": {"presentation": "presentation", "questions": "questions"},
    "fr": {"presentation": "présentation", "questions": "questions"},
}
PART_VERDICT = {
    "en": {
        "inside": "{part}: {length}, inside {least} to {most}",
        "short": "{part}: {length}, {off} too short (at least {least})",
        "long": "{part}: {length}, {off} too long (at most {most})",
    },
    "fr": {
        "inside": "{part} : {length}, entre {least} et {most}",
        "short": "{part} : {length}, trop court de {off} (au moins {least})",
        "long": "{part} : {length}, trop long de {off} (au plus {most})",
    },
}
ELIGIBLE = {
    "en": "You may run presentations: first session held on {first}, manager talk on {talk}.",
    "fr": "Vous pouvez faire passer des soutenances : première session tenue le {first}, échange le {talk}.",
}
NOT_YET = {
    "en": "Not yet: {missing}. Until then, example presentations are there to watch.",
    "fr": "Pas encore : {missing}. D'ici là, des exemples de soutenances sont à regarder.",
}
MISSING = {
    "en": {
        "first-session": "no session has been held yet",
        "months": "the months of mentoring are complete on {ready}",
        "manager-talk": "the talk with the mentoring manager is to be had",
    },
    "fr": {
        "first-session": "aucune session n'a encore été tenue",
        "months": "les mois de mentorat seront révolus le {ready}",
        "manager-talk": "l'échange avec le responsable du mentorat reste à avoir",
    },
}
JOIN = {"en": "; ", "fr": " ; "}


def via_word(via: ContactVia, lang: str) -> str:
    """Say how a student was contacted."""
    return VIA[lang][via]


def contact_step_word(step: ContactStep, lang: str) -> str:
    """Say what a step of the follow-up asks to do."""
    return CONTACT_STEP[lang][step]


def contact_sentence(due: ContactDue, lang: str) -> str:
    """Say what is due for a silent student, since when, and what comes after; begins with a small letter."""
    words = CONTACT[lang]
    following = contact_step_word(due.next, lang) if due.next else ""
    if due.step is None:
        return typeset(words["wait"].format(day=day(due.due, lang), next=following), lang)
    start = words["due"].format(step=contact_step_word(due.step, lang), day=day(due.due, lang))
    end = words["next"].format(next=following) if due.next else words["last"]
    return typeset(start + end, lang)


def training_word(step: TrainingName, lang: str) -> str:
    """Say what a step of the training asks to do."""
    return TRAINING[lang][step]


def transfer_sentence(wait: TransferWait, lang: str) -> str:
    """Say how long a transfer has taken, and that it is late where it is; begins with a small letter."""
    waiting, late = TRANSFER[lang]
    plural = wait.days > 1 if lang == "fr" else wait.days != 1
    sentence = waiting.format(days=wait.days, s="s" if plural else "", day=day(wait.since, lang))
    return typeset(sentence + late if wait.late else sentence, lang)


def timing_sentences(timing: Timing, lang: str) -> tuple[str, ...]:
    """Say for each part that was timed whether it is inside its limits, or by how much not."""
    sentences = [_part_sentence("presentation", timing.presentation, lang)]
    if timing.questions is not None:
        sentences.append(_part_sentence("questions", timing.questions, lang))
    return tuple(sentences)


def eligibility_sentence(eligibility: Eligibility, lang: str) -> str:
    """Say whether the mentor may run presentations, and else what is missing."""
    if eligibility.first_held and eligibility.manager_talk and eligibility.eligible:
        text = ELIGIBLE[lang].format(first=day(eligibility.first_held, lang), talk=day(eligibility.manager_talk, lang))
        return typeset(text, lang)
    missing = JOIN[lang].join(_missing(eligibility, code, lang) for code in eligibility.missing)
    return typeset(NOT_YET[lang].format(missing=missing), lang)


def _missing(eligibility: Eligibility, code: Missing, lang: str) -> str:
    """Say what one condition lacks."""
    ready = day(eligibility.ready_on, lang) if eligibility.ready_on else ""
    return MISSING[lang][code].format(ready=ready)


def _part_sentence(name: str, part: TimedPart, lang: str) -> str:
    """Say how one part stands against its limits."""
    case = "long" if part.off > 0 else "short" if part.off else "inside"
    text = PART_VERDICT[lang][case].format(
        part=PART[lang][name],
        length=span(part.seconds, lang),
        least=span(part.least, lang),
        most=span(part.most, lang),
        off=span(part.off, lang),
    )
    return typeset(text, lang)
