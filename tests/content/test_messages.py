"""Messages and their placeholders, the same in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from mentorcli.content import message, read_toml
from mentorcli.models.contact import ContactStep
from mentorcli.rules.message import MESSAGES, values_of

NAMES = list(MESSAGES)


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", NAMES)
def test_a_message_asks_for_the_same_figures_in_both_languages(name: str) -> None:
    """Whoever fills one in need not know the language."""
    english, french = message(name, "en"), message(name, "fr")
    assert placeholders(english.subject) == placeholders(french.subject)
    assert placeholders(english.body) == placeholders(french.body)
    assert english.body != french.body


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_messages_are_those_and_no_others(lang: str) -> None:
    """Every step of the follow-up has its text."""
    assert sorted(read_toml(f"messages.{lang}.toml")) == sorted(NAMES)
    assert {f"contact-{step}" for step in ContactStep} <= set(NAMES)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_a_message_names_values_that_it_may_name(name: str, lang: str) -> None:
    """What stands in the product's own text can stand in the mentor's too."""
    found = message(name, lang)
    assert placeholders(found.subject + found.body) <= set(values_of(name))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_placeholders_are_plain_names(name: str, lang: str) -> None:
    """A template never reaches into what it is given."""
    found = placeholders(message(name, lang).subject + message(name, lang).body)
    assert all(placeholder.isidentifier() for placeholder in found)
