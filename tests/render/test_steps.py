"""Follow-ups, transfers, training and presentations in words."""

from __future__ import annotations

from datetime import date

import pytest

from mentorcli.content import policy_data
from mentorcli.models.contact import ContactDue, ContactStep, ContactVia
from mentorcli.models.training import TrainingName
from mentorcli.models.transfer import TransferWait
from mentorcli.render.text.steps import (
    contact_sentence,
    contact_step_word,
    eligibility_sentence,
    timing_sentences,
    training_word,
    transfer_sentence,
    via_word,
)
from mentorcli.rules.policy import policy_from
from mentorcli.rules.presentation import eligibility, timing

FAQ = policy_from(policy_data(), None)
DAY = date(2026, 11, 2)


def plain(text: str) -> str:
    """Read no-break spaces as spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("due", "english", "french"),
    [
        (
            ContactDue("a", ContactStep.PING, DAY, ContactStep.CALL),
            "ping again, due since Mon 2 Nov 2026; then call",
            "relancer, à faire depuis le lun. 2 nov. 2026 ; ensuite appeler",
        ),
        (
            ContactDue("a", ContactStep.FORM, DAY, None),
            "fill in the contact form, due since Mon 2 Nov 2026; after that OpenClassrooms takes over",
            "remplir le formulaire de contact, à faire depuis le lun. 2 nov. 2026 ; "
            "ensuite OpenClassrooms prend le relais",
        ),
        (
            ContactDue("a", None, DAY, ContactStep.PING),
            "wait for a reply until Mon 2 Nov 2026, then ping again",
            "attendre une réponse jusqu'au lun. 2 nov. 2026, puis relancer",
        ),
    ],
)
def test_a_follow_up_says_what_since_when_and_what_then(due: ContactDue, english: str, french: str) -> None:
    """One sentence for the step, its day and the one after."""
    assert contact_sentence(due, "en") == english
    assert plain(contact_sentence(due, "fr")) == french


@pytest.mark.parametrize(
    ("days", "late", "english", "french"),
    [
        (0, False, "waiting for 0 days, asked for on Mon 2 Nov 2026", "0 jour, demandé le lun. 2 nov. 2026"),
        (1, False, "waiting for 1 day, asked for on Mon 2 Nov 2026", "1 jour, demandé le lun. 2 nov. 2026"),
        (
            22,
            True,
            "waiting for 22 days, asked for on Mon 2 Nov 2026; later than usual, ask through the contact form",
            "22 jours, demandé le lun. 2 nov. 2026 ; "
            "plus long que d'habitude, se renseigner par le formulaire de contact",
        ),
    ],
)
def test_a_transfer_says_its_days_and_whether_it_is_late(days: int, english: str, french: str, *, late: bool) -> None:
    """Late is said with what to do about it."""
    wait = TransferWait("a", DAY, days, late, None)
    assert transfer_sentence(wait, "en") == english
    assert plain(transfer_sentence(wait, "fr")) == f"en attente depuis {french}"


@pytest.mark.parametrize(
    ("presented", "questions", "english", "french"),
    [
        (
            1320,
            None,
            ["presentation: 22 min, inside 18 min to 22 min"],
            ["présentation : 22 min, entre 18 min et 22 min"],
        ),
        (
            1079,
            661,
            [
                "presentation: 17 min 59 s, 1 s too short (at least 18 min)",
                "questions: 11 min 1 s, 1 s too long (at most 11 min)",
            ],
            [
                "présentation : 17 min 59 s, trop court de 1 s (au moins 18 min)",
                "questions : 11 min 1 s, trop long de 1 s (au plus 11 min)",
            ],
        ),
    ],
)
def test_a_timing_says_by_how_much_it_is_off(
    presented: int, questions: int | None, english: list[str], french: list[str]
) -> None:
    """Each part against its own limits."""
    found = timing(presented, questions, FAQ)
    assert list(timing_sentences(found, "en")) == english
    assert [plain(sentence) for sentence in timing_sentences(found, "fr")] == french


@pytest.mark.parametrize(
    ("first_held", "talk", "english", "french"),
    [
        (
            date(2026, 8, 1),
            date(2026, 10, 1),
            "You may run presentations: first session held on Sat 1 Aug 2026, manager talk on Thu 1 Oct 2026.",
            "Vous pouvez faire passer des soutenances : première session tenue le sam. 1er août 2026, "
            "échange le jeu. 1er oct. 2026.",
        ),
        (
            date(2026, 9, 10),
            None,
            "Not yet: the months of mentoring are complete on Thu 10 Dec 2026; the talk with the mentoring "
            "manager is to be had. Until then, example presentations are there to watch.",
            "Pas encore : les mois de mentorat seront révolus le jeu. 10 déc. 2026 ; l'échange avec le responsable "
            "du mentorat reste à avoir. D'ici là, des exemples de soutenances sont à regarder.",
        ),
        (
            None,
            date(2026, 10, 1),
            "Not yet: no session has been held yet. Until then, example presentations are there to watch.",
            "Pas encore : aucune session n'a encore été tenue. D'ici là, des exemples de soutenances sont à regarder.",
        ),
    ],
)
def test_eligibility_says_what_is_missing(
    first_held: date | None, talk: date | None, english: str, french: str
) -> None:
    """FAQ: several months and the manager's talk; until then examples to watch."""
    found = eligibility(first_held=first_held, manager_talk=talk, today=date(2026, 11, 23), policy=FAQ)
    assert eligibility_sentence(found, "en") == english
    assert plain(eligibility_sentence(found, "fr")) == french


def test_every_step_has_its_words_in_both_languages() -> None:
    """No code is missing, and no two of a kind read the same."""
    for lang in ("en", "fr"):
        steps = [contact_step_word(step, lang) for step in ContactStep]
        training = [training_word(step, lang) for step in TrainingName]
        ways = [via_word(via, lang) for via in ContactVia]
        for words in (steps, training, ways):
            assert all(words)
            assert len(set(words)) == len(words)
