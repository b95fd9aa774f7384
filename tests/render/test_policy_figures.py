"""The figures of a policy as checklists, requests and answers name them."""

from __future__ import annotations

from typing import Any

import pytest

from mentorcli.content import policy_data
from mentorcli.models.checklist import ItemText
from mentorcli.models.verdict import Policy
from mentorcli.render.text.policy_figures import differing_figures, figure_values, filled_items
from mentorcli.rules.policy import policy_from


def own(**figures: Any) -> Policy:
    """Return the default policy with own figures."""
    return policy_from(policy_data(), figures)


@pytest.mark.parametrize(
    ("figures", "name", "english", "french"),
    [
        ({}, "presentation", "20 minutes", "20 minutes"),
        ({"presentation_minutes": 1}, "presentation", "1 minute", "1 minute"),
        ({}, "limits", "18 to 22 are fine", "de 18 à 22"),
        ({"presentation_tolerance_percent": 0}, "limits", "no more, no less", "ni plus, ni moins"),
        ({"presentation_minutes": 25}, "limits", "22 min 30 s to 27 min 30 s are fine", "de 22 min 30 s à 27 min 30 s"),
        ({}, "between", "between 18 and 22 minutes", "entre 18 et 22 minutes"),
        ({"presentation_tolerance_percent": 0}, "between", "of exactly 20 minutes", "exactement 20 minutes"),
        ({"presentation_minutes": 25}, "between", "between 22 min 30 s and 27 min 30 s",
         "entre 22 min 30 s et 27 min 30 s"),
        ({"questions_minutes": 15}, "questions", "15", "15"),
        ({"questions_minutes": 15}, "questions_length", "15 minutes", "15 minutes"),
        ({"questions_minutes": 15}, "whole", "35", "35"),
        ({}, "request", "two to three weeks", "deux à trois semaines"),
        ({"request_weeks_min": 1, "request_weeks_max": 1}, "request", "one week", "une semaine"),
        ({"request_weeks_min": 0, "request_weeks_max": 0}, "request", "any time", "à tout moment"),
        ({"request_weeks_min": 0}, "request", "at most three weeks", "au plus trois semaines"),
        ({"request_weeks_min": 0, "request_weeks_max": 1}, "request", "at most one week", "au plus une semaine"),
        ({"request_weeks_max": 12}, "request", "two to 12 weeks", "deux à 12 semaines"),
        ({"request_weeks_max": 10}, "request", "two to ten weeks", "deux à dix semaines"),
        ({}, "notes", "within 24 hours", "dans les 24 heures"),
        ({"assessor_notes_hours": 1}, "notes", "within 1 hour", "dans l'heure"),
        ({}, "transfer", "three weeks", "trois semaines"),
        ({"transfer_days": 7}, "transfer", "one week", "une semaine"),
        ({"transfer_days": 10}, "transfer", "10 days", "10 jours"),
        ({"transfer_days": 1}, "transfer", "1 day", "1 jour"),
    ],
)  # fmt: skip
def test_a_figure_reads_well_in_both_languages(figures: dict[str, Any], name: str, english: str, french: str) -> None:
    """Singular and plural, a range that is none, and lengths that are no whole minutes."""
    assert figure_values(own(**figures), "en")[name] == english
    assert figure_values(own(**figures), "fr")[name] == french


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"cancellation_hours": 48}, "une annulation est dans les temps si son préavis dépasse 48 h."),
        ({"request_weeks_max": 6}, "une soutenance se demande avec une avance d'au plus 6 semaines."),
        ({"request_weeks_min": 1}, "une soutenance se demande avec une avance d'au moins 1 semaine."),
        ({"assessor_notes_hours": 1}, "les notes d'évaluation sont rédigées dans un délai de 1 h."),
        ({"regular_in_a_row": 5}, "les no-shows sont réguliers si leur nombre de suite atteint 5."),
        ({"mentoring_months": 0}, "un mentor peut faire passer des soutenances après 0 mois."),
    ],
)
def test_a_rule_and_its_figure_are_one_sentence(figures: dict[str, Any], said: str) -> None:
    """As an answer tells it, and as a row of the table reads."""
    told = differing_figures(list(figures), own(**figures), own(), "fr")
    assert told is not None
    assert told.endswith(f": {said}")


def test_items_have_their_figures_filled_in() -> None:
    """The rest of an item stays; French signs keep to the word before."""
    item = ItemText("notes", "after", "Notes : {notes}.", "FAQ", 1)
    (done,) = filled_items([item], own(assessor_notes_hours=48), "fr")
    assert (done.id, done.text, done.due_days) == ("notes", "Notes\u00a0: dans les 48 heures.", 1)


def test_what_an_answer_quotes_and_the_settings_change_is_told() -> None:
    """Other figures are not, nor is one that was set to what it is anyway."""
    names = ["late_minutes", "ping_days"]
    assert differing_figures(names, own(), own(), "en") is None
    assert differing_figures(names, own(call_days=9, ping_days=3), own(), "en") is None
    assert differing_figures(names, own(late_minutes=10, ping_days=1), own(), "en") == (
        "By your settings (openclassrooms-2021): the student is a no-show when later than 10 min; "
        "no reply: ping after 1 day."
    )
    assert differing_figures(names, own(ping_days=2), own(), "fr") == (
        "Selon vos réglages (openclassrooms-2021)\u00a0: sans réponse\u00a0: relancer après 2 jours."
    )


def test_another_way_to_limit_lateness_differs() -> None:
    """The help centre's part of the planned length is told where minutes are quoted, and only there."""
    help_centre = policy_from(policy_data("openclassrooms-help-centre"), None)
    told = differing_figures(["late_minutes"], help_centre, own(), "en")
    assert told is not None
    assert told.endswith("later than this part of the planned length 1/3.")
    assert differing_figures(["ping_days"], help_centre, own(), "en") is None
