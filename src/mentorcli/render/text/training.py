"""What `mentor training` prints, in English and French (domain, section 1)."""

from __future__ import annotations

from mentorcli.models.results.training import TrainingDone, TrainingStatus
from mentorcli.models.training import TrainingName, TrainingState
from mentorcli.render import View
from mentorcli.render.text import Sentences, day
from mentorcli.render.text import sentence as common_sentence
from mentorcli.text import command_line

training_word = Sentences(
    {
        TrainingName.COURSE: ("take the mentor course", "suivre le cours pour mentors"),
        TrainingName.INTERVIEW: ("have the interview", "passer l'entretien"),
        TrainingName.FIRST_SESSION: (
            "hold the very first session, recorded",
            "faire votre toute première session, en l'enregistrant",
        ),
        TrainingName.LINK_SENT: (
            "send the recording's link through the contact form",
            "envoyer le lien de l'enregistrement par le formulaire de contact",
        ),
        TrainingName.CONFIRMED: (
            "have the team confirm that you are ready",
            "attendre la confirmation de l'équipe",
        ),
        TrainingName.MANAGER_TALK: (
            "talk with the mentoring manager about presentations",
            "échanger avec le responsable du mentorat au sujet des soutenances",
        ),
    }
)
sentence = Sentences(
    {
        "training-done": ("Done: {step}, {day}", "Étape faite : {step}, {day}"),
        "training-complete": (
            "Training is complete: the team has confirmed that you are ready.",
            "La formation est terminée : l'équipe l'a confirmé.",
        ),
        "training-open": (
            "Training is complete once the team has confirmed that you are ready.",
            "La formation sera terminée quand l'équipe l'aura confirmé.",
        ),
    }
)


def training_status_text(status: TrainingStatus, view: View) -> list[str]:
    """Return one line a step, then where that leaves the mentor."""
    lines = [_state_line(state, view.lang) for state in status.steps]
    lines += ["", sentence("training-complete" if status.complete else "training-open", view.lang)]
    if status.next is TrainingName.FIRST_SESSION:
        who, link = ("ÉTUDIANT", "LIEN") if view.lang == "fr" else ("STUDENT", "URL")
        lines.append(
            common_sentence("next", view.lang, command=command_line("session log", who, options=("--recording", link)))
        )
    elif status.next is not None:
        lines.append(_next_line(status.next, view.lang))
    return lines


def training_done_text(done: TrainingDone, view: View) -> list[str]:
    """Return the step that is done now, and the one after it."""
    left = done.status.next
    return [
        sentence("training-done", view.lang, step=done.step.id, day=day(done.step.on, view.lang)),
        _next_line(left, view.lang) if left is not None else sentence("training-complete", view.lang),
    ]


def _state_line(state: TrainingState, lang: str) -> str:
    """Return a step with its box, its day and its link."""
    on = f"  ({day(state.on, lang)})" if state.on else ""
    link = f"  {state.link}" if state.link else ""
    return f"[{'x' if state.done else ' '}] {state.step:<13}  {training_word(state.step, lang)}{on}{link}"


def _next_line(step: TrainingName, lang: str) -> str:
    """Return the command for a step that is still to do."""
    return common_sentence("next", lang, command=command_line("training done", step))
