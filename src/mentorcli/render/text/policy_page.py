"""A policy as a terminal shows it: each rule a whole sentence with its figures, and a number for its source."""

from __future__ import annotations

from mentorcli.models.results.policies import PolicyRules
from mentorcli.render import View
from mentorcli.render.text import COLON, Sentences, day
from mentorcli.render.text.policy import figure_text, source_text
from mentorcli.render.text.policy import sentence as policy_sentence
from mentorcli.text import HEADING, QUIET, joined, part

# A rule by its key in `content/policies/`; a figure of another key is named by it, and has no line of its own then.
rule = Sentences(
    {
        "absent": ("A student who does not come is a no-show.", "Un étudiant qui ne vient pas est en no-show."),
        "late_minutes": (
            "A student who comes more than {late_minutes} late is a no-show.",
            "Un étudiant qui arrive avec plus de {late_minutes} de retard est en no-show.",
        ),
        "late_fraction": (
            "One who comes later than {late_fraction} of the planned length is a no-show.",
            "Au-delà de {late_fraction} de la durée prévue, un retard est un no-show.",
        ),
        "every_kind": (
            "That limit holds for every kind of session.",
            "Cette limite vaut pour tous les types de session.",
        ),
        "cancellation_hours": (
            "A cancellation is in time with more than {cancellation_hours} of notice.",
            "Une annulation est dans les temps avec plus de {cancellation_hours} de préavis.",
        ),
        "elapsed_hours": (
            "Those are hours that pass, clock change or not; exactly so many is late.",
            "Ce sont des heures réelles ; un préavis tout juste égal est trop court.",
        ),
        "cancelled_by_mentor": (
            "Your own cancellation is never a no-show.",
            "Votre propre annulation n'est jamais un no-show.",
        ),
        "no_show_note": (
            "A no-show is noted on the student; the presence is not confirmed.",
            "Un no-show se note sur l'étudiant ; la présence n'est pas confirmée.",
        ),
        "same_day": (
            "The status of a session is filled in the same day.",
            "Le statut d'une session se remplit le jour même.",
        ),
        "not_recoverable": (
            "Late cancellations and absences are not made up.",
            "Les annulations tardives et les absences ne se rattrapent pas.",
        ),
        "regular_in_a_row": (
            "No-shows are regular from {regular_in_a_row} in a row on.",
            "Les no-shows sont réguliers à partir de {regular_in_a_row} de suite.",
        ),
        "regular_count": (
            "They are regular too from {regular_count} within {regular_days} on.",
            "Ils le sont aussi à partir de {regular_count} en {regular_days}.",
        ),
        "report_regular": (
            "Regular no-shows are reported through the contact form.",
            "Les no-shows réguliers se signalent par le formulaire de contact.",
        ),
        "attendance": (
            "Attendance is the sessions held, out of those held or missed.",
            "L'assiduité : les sessions réalisées, sur les réalisées et les manquées.",
        ),
        "planned_lengths": (
            "A session is planned for 45 min; self-paid or a presentation, 30.",
            "Une session est prévue sur 45 min ; autofinancé ou soutenance, 30.",
        ),
        "weekly": (
            "Funded: a session a week, made up only the week before or after.",
            "Financé : une session par semaine, rattrapée la semaine d'avant ou d'après.",
        ),
        "recording": (
            "Only your first session and presentations are recorded.",
            "Seules votre première session et les soutenances sont enregistrées.",
        ),
        "before_request": (
            "Before the request: how it goes, behaviour, recording and format.",
            "Avant la demande : déroulement, attitude, enregistrement et format.",
        ),
        "presentation_minutes": (
            "A presentation lasts {presentation_minutes} without questions, give or take {presentation_tolerance_percent}.",
            "Une soutenance dure {presentation_minutes} sans les questions, à {presentation_tolerance_percent} près.",
        ),
        "questions_minutes": ("The questions last {questions_minutes}.", "Les questions durent {questions_minutes}."),
        "request_weeks_min": (
            "A presentation is requested {request_weeks_min} to {request_weeks_max} ahead.",
            "Une soutenance se demande {request_weeks_min} à {request_weeks_max} à l'avance.",
        ),
        "deliverables": (
            "Before it you check the deliverables; a rehearsal is advised.",
            "Avant, vous vérifiez les livrables ; une répétition est conseillée.",
        ),
        "assessor_notes_hours": (
            "The assessment notes are written within {assessor_notes_hours}.",
            "Les notes d'évaluation sont rédigées dans un délai de {assessor_notes_hours}.",
        ),
        "after_presentation": (
            "Afterwards you take the student back, or transfer them.",
            "Ensuite, vous reprenez l'étudiant ou vous le transférez.",
        ),
        "mentoring_months": (
            "A mentor may run presentations after {mentoring_months}.",
            "Un mentor peut faire passer des soutenances après {mentoring_months}.",
        ),
        "manager_talk": (
            "Before the first one they talk with the mentoring manager.",
            "Avant la première, il échange avec le responsable du mentorat.",
        ),
        "training_confirmed": (
            "Training ends once the team confirms your first session.",
            "La formation finit quand l'équipe a validé votre première session.",
        ),
        "first_email": (
            "To a student who does not answer you write a first e-mail at once.",
            "Étudiant sans réponse : vous écrivez aussitôt un premier e-mail.",
        ),
        "ping_days": (
            "After {ping_days} without a reply you ping again.",
            "Sans réponse après {ping_days}, vous relancez.",
        ),
        "call_days": ("After {call_days} without a reply you call.", "Sans réponse après {call_days}, vous appelez."),
        "call_with_number": (
            "You call only where a number is on the profile.",
            "Vous n'appelez que si un numéro figure sur le profil.",
        ),
        "contact_form": (
            "Still no reply: you use the contact form, and OpenClassrooms takes over.",
            "Toujours rien : le formulaire, puis OpenClassrooms prend le relais.",
        ),
        "reply_ends": (
            "A reply at any step ends the follow-up.",
            "Une réponse, à toute étape, met fin au suivi.",
        ),
        "transfer_by_form": (
            "A student you cannot help further is transferred, by the form.",
            "Un étudiant que vous ne pouvez plus aider est transféré par le formulaire.",
        ),
        "transfer_days": (
            "A transfer is late after {transfer_days}.",
            "Un transfert est en retard après {transfer_days}.",
        ),
        "courses_optional": (
            "Courses are never mandatory, projects are.",
            "Les cours ne sont jamais obligatoires, les projets le sont.",
        ),
        "free_courses": (
            "Courses from outside the path may be suggested if they are free.",
            "Des cours hors du parcours peuvent être proposés s'ils sont gratuits.",
        ),
        "one_project": (
            "One project at a time; its level counts for the session.",
            "Un seul projet à la fois ; son niveau compte pour la session.",
        ),
    }
)
WITH_ANOTHER = {
    "regular_days": "regular_count",
    "presentation_tolerance_percent": "presentation_minutes",
    "request_weeks_max": "request_weeks_min",
}


def policy_page(shown: PolicyRules, view: View) -> list[str]:
    """Return the policy's name, every rule in a sentence with the number of its source, and the sources below."""
    lang = view.lang
    figures = {one.key: figure_text(one.figure, lang) for one in shown.rules if one.figure}
    numbers: dict[str, int] = {}
    sources: dict[str, list[int]] = {}
    for one in shown.rules:
        number = numbers.setdefault(one.source, len(numbers) + 1)
        sources.setdefault(WITH_ANOTHER.get(one.key, one.key), []).append(number)
    lines = [
        joined(rule(one.key, lang, **figures), " ", part(_marks(sources[one.key]), QUIET))
        for one in shown.rules
        if one.key not in WITH_ANOTHER
    ]
    legend = [part(f"[{number}] {source_text(source, lang)}", QUIET) for source, number in numbers.items()]
    return [policy_title(shown, view), "", *lines, "", *legend]


def policy_title(shown: PolicyRules, view: View) -> str:
    """Return a policy's name with what it is, and the day that was asked about."""
    title = f"{shown.name}{COLON[view.lang]}{shown.title[view.lang]}"
    if shown.on is not None:
        title = policy_sentence("on", view.lang, title=title, day=day(shown.on, view.lang))
    return part(title, HEADING)


def _marks(numbers: list[int]) -> str:
    """Return the numbers of the sources of a rule."""
    return "".join(f"[{number}]" for number in dict.fromkeys(numbers))
