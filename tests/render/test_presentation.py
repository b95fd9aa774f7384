"""Presentations in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentorcli.content import policy_data
from mentorcli.models.presentation import PresentationRequest
from mentorcli.render.text.presentation import eligibility_sentence, request_values, timing_sentences
from mentorcli.rules.policy import policy_from
from mentorcli.rules.presentation import eligibility, timing

FAQ = policy_from(policy_data(), None)


def plain(text: str) -> str:
    """Read no-break spaces as spaces."""
    return text.replace("\u00a0", " ")


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
                "présentation : 17 min 59 s, il manque 1 s (au moins 18 min)",
                "questions : 11 min 1 s, 1 s de trop (au plus 11 min)",
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
    ("seconds", "english", "french"),
    [
        (1200, "presentation: 20 min, exactly as it is to be", "présentation : 20 min, exactement ce qu'il faut"),
        (1199, "presentation: 19 min 59 s, 1 s too short (exactly 20 min)",
         "présentation : 19 min 59 s, il manque 1 s (exactement 20 min)"),
        (1500, "presentation: 25 min, 5 min too long (exactly 20 min)",
         "présentation : 25 min, 5 min de trop (exactement 20 min)"),
    ],
)  # fmt: skip
def test_without_a_tolerance_one_length_is_named(seconds: int, english: str, french: str) -> None:
    """No range from a length to itself, in the verdict and in the request."""
    own = policy_from(policy_data(), {"presentation_tolerance_percent": 0})
    found = timing(seconds, None, own)
    assert timing_sentences(found, "en") == (english,)
    assert plain(timing_sentences(found, "fr")[0]) == french
    asked = PresentationRequest("r1", "P", date(2026, 12, 20), datetime(2026, 11, 23, tzinfo=UTC))
    assert request_values(asked, own, (1200, 1200), "en")["presentation"] == "exactly 20 min"
    assert request_values(asked, own, (1200, 1200), "fr")["presentation"] == "exactement 20 min"
    assert request_values(asked, own, (1080, 1320), "fr")["presentation"] == "de 18 min à 22 min"


@pytest.mark.parametrize(
    ("first_held", "talk", "english", "french"),
    [
        (
            date(2026, 8, 1),
            date(2026, 10, 1),
            "You may run presentations: first session held on Sat 1 Aug 2026, manager talk on Thu 1 Oct 2026.",
            "Vous pouvez faire passer des soutenances : première session le sam. 1er août 2026, "
            "échange avec le responsable le jeu. 1er oct. 2026.",
        ),
        (
            date(2026, 9, 10),
            None,
            "Not yet: you will have mentored for long enough on Thu 10 Dec 2026; you still have to talk with the "
            "mentoring manager. Until then, you can watch example presentations.",
            "Pas encore : vous aurez assez d'ancienneté comme mentor le jeu. 10 déc. 2026 ; il vous reste à échanger "
            "avec le responsable du mentorat. D'ici là, vous pouvez regarder des exemples de soutenances.",
        ),
        (
            None,
            date(2026, 10, 1),
            "Not yet: no session has been held yet. Until then, you can watch example presentations.",
            "Pas encore : aucune session n'a encore eu lieu. "
            "D'ici là, vous pouvez regarder des exemples de soutenances.",
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
