"""The follow-up in words."""

from __future__ import annotations

from datetime import date

import pytest

from mentorcli.models.contact import ContactDue, ContactStep, ContactVia
from mentorcli.render.text.contact import contact_sentence, contact_step_word, via_word

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


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_step_and_way_has_its_words(lang: str) -> None:
    """No code is missing, and no two of a kind read the same."""
    for words in ([contact_step_word(step, lang) for step in ContactStep], [via_word(via, lang) for via in ContactVia]):
        assert all(words)
        assert len(set(words)) == len(words)
