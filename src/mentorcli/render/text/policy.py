"""What `mentor policy` shows: each rule with its figure and source, in English and French."""

from __future__ import annotations

from mentorcli.models.results.policies import PolicyInUse, PolicyRules, PolicySummary
from mentorcli.render.text.headings import heading
from mentorcli.render.text.quantities import typeset
from mentorcli.render.text.sentences import Sentences
from mentorcli.render.view import Table, View

sentence = Sentences(
    {
        "policy-used": (
            "Policy in use: {name} ({title}). Sessions already judged keep their verdict.",
            "Règles appliquées : {name} ({title}). Les sessions déjà jugées gardent leur verdict.",
        ),
        "policy-own": (
            "Your own figures go on over it: {figures}",
            "Vos propres valeurs continuent de s'y ajouter : {figures}",
        ),
    }
)

RULE = {
    "en": {
        "late_minutes": "the student is a no-show when later than",
        "late_fraction": "the student is a no-show when later than this part of the planned length",
        "cancellation_hours": "a cancellation is in time when made more than this before the start",
        "regular_in_a_row": "no-shows are regular from so many in a row",
        "regular_count": "or from so many of late",
        "regular_days": "of late means within",
        "presentation_minutes": "length of a presentation, questions left out",
        "presentation_tolerance_percent": "give or take",
        "questions_minutes": "length of the questions",
        "request_weeks_min": "a presentation is requested at least this long before",
        "request_weeks_max": "and at most",
        "assessor_notes_hours": "the assessment notes are written within",
        "mentoring_months": "a mentor may run presentations after",
        "ping_days": "no reply: ping after",
        "call_days": "no reply: call after",
        "transfer_days": "a transfer is late after",
    },
    "fr": {
        "late_minutes": "l'étudiant est en no-show au-delà d'un retard de",
        "late_fraction": "l'étudiant est en no-show au-delà d'un retard de cette part de la durée prévue",
        "cancellation_hours": "une annulation est dans les temps plus de tant d'heures avant le début",
        "regular_in_a_row": "les no-shows sont réguliers dès tant de suite",
        "regular_count": "ou dès tant récemment",
        "regular_days": "récemment veut dire en",
        "presentation_minutes": "durée d'une soutenance, sans les questions",
        "presentation_tolerance_percent": "à plus ou moins",
        "questions_minutes": "durée des questions",
        "request_weeks_min": "une soutenance se demande au moins tant à l'avance",
        "request_weeks_max": "et au plus",
        "assessor_notes_hours": "les notes d'évaluation sont rédigées en",
        "mentoring_months": "un mentor peut faire passer des soutenances après",
        "ping_days": "sans réponse : relancer après",
        "call_days": "sans réponse : appeler après",
        "transfer_days": "un transfert est en retard après",
    },
}
SOURCE = {
    "en": {
        "faq": "mentor FAQ, 28 Oct 2021",
        "faq-read": "mentor FAQ, 28 Oct 2021, in our reading",
        "help-centre": "help centre",
        "presentations": "page on project presentations, 28 Oct 2021",
        "assessors": "pages for assessors, 2019 to 2022",
        "ours": "our default, no source gives a figure",
        "config": "your configuration",
    },
    "fr": {
        "faq": "FAQ des mentors, 28 oct. 2021",
        "faq-read": "FAQ des mentors, 28 oct. 2021, selon notre lecture",
        "help-centre": "centre d'aide",
        "presentations": "page sur les soutenances, 28 oct. 2021",
        "assessors": "pages pour les évaluateurs, 2019 à 2022",
        "ours": "choix du produit, aucune source ne donne de chiffre",
        "config": "votre configuration",
    },
}
# Singular and plural; a unit that is not here, such as min, is the same in both languages.
UNIT = {
    "en": {"days": ("day", "days"), "weeks": ("week", "weeks"), "months": ("month", "months")},
    "fr": {"days": ("jour", "jours"), "weeks": ("semaine", "semaines"), "months": ("mois", "mois")},
}


def rule_text(key: str, lang: str) -> str:
    """Return what the figure of a rule is for."""
    return typeset(RULE[lang][key], lang)


def source_text(code: str, lang: str) -> str:
    """Return where a figure comes from."""
    return typeset(SOURCE[lang][code], lang)


def figure_text(figure: str, lang: str) -> str:
    """Return a figure as `rules.policy.rules_of` gives it (`90 days`), in the language."""
    number, _, unit = figure.partition(" ")
    singular, plural = UNIT[lang].get(unit, (unit, unit))
    one = number == "1" or (lang == "fr" and number == "0")
    return typeset(f"{number} {singular if one else plural}".rstrip(), lang)


def policies_table(policies: list[PolicySummary], view: View) -> Table:
    """Return the policies, a star before the one in use."""
    rows = [("*" if policy.in_use else "", policy.name, policy.title[view.lang]) for policy in policies]
    return Table(("", *(heading(name, view.lang) for name in ("name", "title"))), rows)


def rules_table(shown: PolicyRules, view: View) -> Table:
    """Return every rule of a policy with its figure and where that comes from."""
    lang = view.lang
    rows = [
        (rule_text(rule.key, lang), figure_text(rule.figure, lang), source_text(rule.source, lang))
        for rule in shown.rules
    ]
    headings = tuple(heading(name, lang) for name in ("rule", "figure", "source"))
    return Table(headings, rows, title=f"{shown.name}: {shown.title[lang]}")


def policy_used_text(used: PolicyInUse, view: View) -> list[str]:
    """Return the confirmation that a policy is in use from now on."""
    return [sentence("policy-used", view.lang, name=used.name, title=used.title[view.lang])]


def own_figures_text(used: PolicyInUse, view: View) -> str | None:
    """Return the reminder of the user's own figures, which go on over a policy; None where there is none."""
    return sentence("policy-own", view.lang, figures=", ".join(used.own)) if used.own else None
