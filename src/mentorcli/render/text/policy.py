"""What `mentor policy` shows: each rule with its figure and source, in English and French."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from mentorcli.counts import counted
from mentorcli.models.results.policies import DatedPolicy, PolicyDays, PolicyInUse, PolicyRules, PolicySummary
from mentorcli.render import Column, Table, View
from mentorcli.render.text import Sentences, day, percentage, typeset
from mentorcli.render.text.cells import SLUG, words
from mentorcli.text import GOOD, NAME, command_line

POLICIES = (SLUG._replace(role=NAME), words(0)._replace(role=GOOD), Column(1), words(2))

sentence = Sentences(
    {
        "policy-used": (
            "Policy in use: {name} ({title}). Sessions already judged keep their verdict.",
            "Règles appliquées : {name} ({title}). Les sessions déjà jugées gardent leur verdict.",
        ),
        "policy-used-from": (
            "Policy from {since} on: {name} ({title}). Sessions already judged keep their verdict.",
            "Règles appliquées à partir du {since} : {name} ({title}). Les sessions déjà jugées gardent leur verdict.",
        ),
        "policy-used-before": (
            "Policy of the days before {until}: {name} ({title}). Sessions already judged keep their verdict.",
            "Règles des jours avant le {until} : {name} ({title}). Les sessions déjà jugées gardent leur verdict.",
        ),
        "not-today": (
            "Today another entry holds: {name}. To judge by {wanted} from today on: {command}",
            "Aujourd'hui, une autre entrée s'applique : {name}. Pour juger selon {wanted} dès aujourd'hui : {command}",
        ),
        "policy-own": (
            "Your own figures go on over it: {figures}",
            "Vos propres chiffres s'appliquent toujours par-dessus : {figures}",
        ),
        "in-force-today": ("In force today: {name}", "En vigueur aujourd'hui : {name}"),
        "in-force-on": ("In force on {day}: {name}", "En vigueur le {day} : {name}"),
        "dated": ("From {since} on: {named}", "À partir du {since} : {named}"),
        "dated-past": ("Since {since}: {named}", "Depuis le {since} : {named}"),
        "in-use": ("in use", "appliqué"),
        "always": ("always", "toujours"),
        "days-until": ("until {last}", "jusqu'au {last}"),
        "days-from": ("from {since}", "à partir du {since}"),
        "days": ("{since} to {last}", "du {since} au {last}"),
        "on": ("{title} (on {day})", "{title} (le {day})"),
    }
)

RULE: dict[str, dict[str, str]] = {
    "en": {
        "late_minutes": "the student is a no-show when later than",
        "late_fraction": "the student is a no-show when later than this part of the planned length",
        "cancellation_hours": "a cancellation is in time when its notice is longer than",
        "regular_in_a_row": "no-shows are regular once their number in a row reaches",
        "regular_count": "no-shows are regular once their number within a time reaches",
        "regular_days": "that time is",
        "presentation_minutes": "without the questions, a presentation lasts",
        "presentation_tolerance_percent": "a presentation may be longer or shorter by",
        "questions_minutes": "the questions last",
        "request_weeks_min": "a presentation is requested with a lead time of at least",
        "request_weeks_max": "a presentation is requested with a lead time of at most",
        "assessor_notes_hours": "the assessment notes are written within",
        "mentoring_months": "a mentor may run presentations after",
        "ping_days": "no reply: ping after",
        "call_days": "no reply: call after",
        "transfer_days": "a transfer is late after",
        "absent": "a student who does not come is a no-show",
        "every_kind": "this limit holds for every kind of session",
        "elapsed_hours": "these hours run through a clock change; exactly so many is too late",
        "cancelled_by_mentor": "your own cancellation is never a no-show",
        "no_show_note": "a no-show goes into the notes, and the presence is not confirmed",
        "same_day": "the status of a session is filled in the same day",
        "not_recoverable": "late cancellations and absences are not made up",
        "report_regular": "regular no-shows are reported through the contact form",
        "attendance": "attendance: sessions held, out of those held or missed",
        "planned_lengths": "planned length: 45 min if funded; self-paid or a presentation, 30",
        "weekly": "a session a week if funded; made up the week before or after",
        "recording": "only your first session and presentations are recorded",
        "before_request": "before the request, explain how it goes, behaviour, recording, format",
        "deliverables": "before it, deliverables are checked; a rehearsal is advised",
        "after_presentation": "afterwards you take the student back, or transfer them",
        "manager_talk": "and after a talk with the mentoring manager",
        "training_confirmed": "training ends once the team confirms your first session",
        "first_email": "no reply: write a first e-mail at once",
        "call_with_number": "no reply: call only where a number is on the profile",
        "contact_form": "still no reply: the contact form, and OpenClassrooms takes over",
        "reply_ends": "a reply at any step ends the follow-up",
        "transfer_by_form": "a student you cannot help further is transferred, by the form",
        "courses_optional": "courses are never mandatory, projects are",
        "free_courses": "courses from outside the path may be suggested if they are free",
        "one_project": "one project at a time; its level counts for the session",
    },
    "fr": {
        "late_minutes": "l'étudiant est en no-show au-delà d'un retard de",
        "late_fraction": "en no-show si le retard, en part de la durée prévue, dépasse",
        "cancellation_hours": "une annulation est dans les temps si son préavis dépasse",
        "regular_in_a_row": "les no-shows sont réguliers si leur nombre de suite atteint",
        "regular_count": "les no-shows sont réguliers si leur nombre sur une période atteint",
        "regular_days": "cette période est de",
        "presentation_minutes": "sans les questions, une soutenance dure",
        "presentation_tolerance_percent": "une soutenance peut être plus longue ou plus courte de",
        "questions_minutes": "les questions durent",
        "request_weeks_min": "une soutenance se demande avec une avance d'au moins",
        "request_weeks_max": "une soutenance se demande avec une avance d'au plus",
        "assessor_notes_hours": "les notes d'évaluation sont rédigées dans un délai de",
        "mentoring_months": "un mentor peut faire passer des soutenances après",
        "ping_days": "sans réponse : relancer après",
        "call_days": "sans réponse : appeler après",
        "transfer_days": "un transfert est en retard après",
        "absent": "un étudiant qui ne vient pas est en no-show",
        "every_kind": "cette limite vaut pour tous les types de session",
        "elapsed_hours": "heures réelles, même au changement d'heure ; ce nombre exact ne suffit pas",
        "cancelled_by_mentor": "votre propre annulation n'est jamais un no-show",
        "no_show_note": "un no-show se note sur l'étudiant, et la présence n'est pas confirmée",
        "same_day": "le statut d'une session se remplit le jour même",
        "not_recoverable": "les annulations tardives et les absences ne se rattrapent pas",
        "report_regular": "les no-shows réguliers se signalent par le formulaire de contact",
        "attendance": "assiduité : les sessions réalisées, sur les réalisées et les manquées",
        "planned_lengths": "durée prévue : 45 min si financé ; autofinancé ou soutenance, 30",
        "weekly": "une session par semaine si financé ; rattrapée la semaine d'avant ou d'après",
        "recording": "seules votre première session et les soutenances sont enregistrées",
        "before_request": "avant la demande, expliquer déroulement, attitude, enregistrement, format",
        "deliverables": "avant, les livrables sont vérifiés ; une répétition est conseillée",
        "after_presentation": "ensuite, vous reprenez l'étudiant ou vous le transférez",
        "manager_talk": "et après un échange avec le responsable du mentorat",
        "training_confirmed": "la formation finit quand l'équipe a validé votre première session",
        "first_email": "sans réponse : écrire un premier e-mail aussitôt",
        "call_with_number": "sans réponse : appeler seulement si un numéro figure sur le profil",
        "contact_form": "toujours rien : formulaire de contact, OpenClassrooms prend le relais",
        "reply_ends": "une réponse, à toute étape, met fin au suivi",
        "transfer_by_form": "un étudiant que vous ne pouvez plus aider est transféré",
        "courses_optional": "les cours ne sont jamais obligatoires, les projets le sont",
        "free_courses": "des cours hors du parcours peuvent être proposés s'ils sont gratuits",
        "one_project": "un seul projet à la fois ; son niveau compte pour la session",
    },
}
SOURCE = {
    "en": {
        "faq": "mentor FAQ, 28 Oct 2021",
        "faq-read": "mentor FAQ, 28 Oct 2021, as we read it",
        "help-centre": "help centre",
        "presentations": "presentations page, 28 Oct 2021",
        "assessors": "pages for assessors, 2019 to 2022",
        "ours": "our default, no source gives a figure",
        "ours-rule": "our choice, no source says so",
        "billing": "billing page, 27 Feb 2020",
        "lengths": "page on how sessions work",
        "config": "your configuration",
    },
    "fr": {
        "faq": "FAQ des mentors, 28 oct. 2021",
        "faq-read": "FAQ des mentors, 28 oct. 2021, notre lecture",
        "help-centre": "centre d'aide",
        "presentations": "page sur les soutenances, 28 oct. 2021",
        "assessors": "pages pour les évaluateurs, 2019 à 2022",
        "ours": "choix du produit, aucune source chiffrée",
        "ours-rule": "choix du produit, aucune source ne le dit",
        "billing": "page sur la facturation, 27 févr. 2020",
        "lengths": "page sur le déroulement des sessions",
        "config": "votre configuration",
    },
}
# The units that have a plural, as nouns; another, such as min, is the same in both languages.
UNIT = {"days": "day", "weeks": "week", "months": "month"}


def rule_text(key: str, lang: str) -> str:
    """Return a rule, or what its figure is for."""
    return typeset(RULE[lang][key], lang)


def source_text(code: str, lang: str) -> str:
    """Return where a rule or its figure comes from."""
    return typeset(SOURCE[lang][code], lang)


def figure_text(figure: str, lang: str) -> str:
    """Return a figure as `rules.policy.rules_of` gives it (`90 days`), in the language."""
    number, _, unit = figure.partition(" ")
    if unit == "%":
        return percentage(int(number), lang)
    return typeset(counted(UNIT[unit], int(number), lang) if unit in UNIT else figure, lang)


def policies_table(policies: list[PolicySummary], view: View) -> Table:
    """Return the policies, a star before the one in use today, and the days on which each holds."""
    lang = view.lang
    rows = [
        (
            "*" if policy.in_use else "",
            policy.name,
            policy.title[lang],
            ", ".join(_days(days, lang) for days in policy.days),
        )
        for policy in policies
    ]
    in_use = sentence("in-use", lang)
    return Table(rows, POLICIES, lambda: [(row[1], in_use if row[0] else "", *row[2:]) for row in rows])


def rules_table(shown: PolicyRules, view: View) -> Table:
    """Return every rule of a policy with its figure and where that comes from, for a pipe."""
    lang = view.lang
    rows = [
        (rule_text(rule.key, lang), figure_text(rule.figure, lang), source_text(rule.source, lang))
        for rule in shown.rules
    ]
    return Table(rows, ())


def in_force_text(shown: PolicyRules, today: date, view: View) -> list[str]:
    """Return which policy is in force, where the one shown is not or some hold from a day on, and the dated entries."""
    if shown.in_use and not shown.dated:
        return []
    lang = view.lang
    key = "in-force-today" if shown.on in (None, today) else "in-force-on"
    line = sentence(key, lang, name=shown.in_force, day=day(shown.on or today, lang))
    return [line, *dated_text(shown.dated, today, view)]


def dated_text(dated: Sequence[DatedPolicy], today: date, view: View) -> list[str]:
    """Return what each dated entry of the configuration changes, by day."""
    return [
        sentence(
            "dated" if one.since > today else "dated-past",
            view.lang,
            since=day(one.since, view.lang),
            named=", ".join(f"{key} = {value}" for key, value in one.named.items()),
        )
        for one in dated
    ]


def policy_used_text(used: PolicyInUse, view: View) -> list[str]:
    """Return the confirmation that a policy is in use: from now on, from a day, or until a dated one takes over."""
    lang = view.lang
    title = used.title[lang]
    if used.since is not None:
        return [sentence("policy-used-from", lang, name=used.name, title=title, since=day(used.since, lang))]
    if not used.in_use and used.until is not None:
        return [sentence("policy-used-before", lang, name=used.name, title=title, until=day(used.until, lang))]
    return [sentence("policy-used", lang, name=used.name, title=title)]


def _days(days: PolicyDays, lang: str) -> str:
    """Return the days on which a policy holds."""
    last = day(days.until - timedelta(days=1), lang) if days.until is not None else ""
    since = day(days.since, lang) if days.since is not None else ""
    key = "days" if since and last else "days-from" if since else "days-until" if last else "always"
    return sentence(key, lang, since=since, last=last)


def beside_text(used: PolicyInUse, today: date, view: View) -> list[str]:
    """Return what to know beside a policy that was put in use.

    Which one holds today in its place, the user's own figures, which go on over it, and what later entries change.
    """
    lines = []
    if not used.in_use and used.since is None:
        command = command_line("policy use", used.name, options=("--from", today.isoformat()))
        lines.append(sentence("not-today", view.lang, name=used.today, wanted=used.name, command=command))
    if used.own:
        lines.append(sentence("policy-own", view.lang, figures=", ".join(used.own)))
    return [*lines, *dated_text(used.later, today, view)]
