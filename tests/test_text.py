"""Text as people type it, and as a terminal may be shown it."""

from __future__ import annotations

import errno
import os
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorcli.models.student import is_slug
from mentorcli.text import (
    file_name,
    fold,
    from_system,
    has_sign,
    in_language,
    normalise,
    slugify,
    system_message,
    visible,
    visible_lines,
)

any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Amélie Durand", "amelie-durand"), ("AMÉLIE", "amelie"), ("Ame\u0301lie", "amelie"),
        ("Łukasz Œuf", "lukasz-oeuf"),
        ("O'Brien / Smith", "o-brien-smith"), ("...", ""), ("///", ""), ("🦊", ""), ("..", ""), ("-a-", "a"),
        ("a" * 59 + " b", "a" * 59), ("ﬁn", "fin"), ("Straße", "strasse"),
    ],
)  # fmt: skip
def test_slugs(typed: str, slug: str) -> None:
    """A name becomes the slug a French or English keyboard would give it, or none."""
    assert slugify(typed) == slug


@given(any_text)
def test_a_slug_is_a_slug_or_nothing(text: str) -> None:
    """No text makes a slug that could leave the students' folder."""
    slug = slugify(text)
    assert slug == "" or is_slug(slug)


@given(st.text(max_size=40))
def test_composed_and_decomposed_names_are_one(text: str) -> None:
    """NFC and NFD of a text fold to the same, and are stored as the same."""
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert normalise(nfc) == normalise(nfd)
    assert slugify(nfc) == slugify(nfd)


@pytest.mark.parametrize(
    ("text", "has"), [("é", True), ("李", True), ("🌸", True), ("-", True), ("\u0301 \u0308", False), ("\u200d", False)]
)
def test_a_letter_digit_or_sign_is_one(text: str, has: bool) -> None:
    """Accents alone are none."""
    assert has_sign(text) is has


def test_folding_ignores_case_and_accents() -> None:
    """What differs by case or accents compares equal, what differs by a letter does not."""
    assert fold("ÉLODIE") == fold("elodie") == fold("E\u0301lodie")
    assert fold("elodie") != fold("melodie")


@given(any_text)
def test_nothing_shown_steers_a_terminal(text: str) -> None:
    """No control or bidi character is left in what is shown, line ends of whole texts excepted."""
    assert not STEERS.search(visible(text))
    assert not STEERS.search(visible_lines(text).replace("\n", ""))


def test_what_is_harmless_is_shown_as_it_is() -> None:
    """Accents, emoji and brackets are shown untouched; what is escaped can be told."""
    assert visible("Amélie 🦊 [/x]") == visible_lines("Amélie 🦊 [/x]") == "Amélie 🦊 [/x]"
    assert visible("a\x1b[31m\u202e\n") == "a\\x1b[31m\\u202e\\x0a"
    assert visible_lines("a\r\nb\rc") == "a\nb\\x0dc"


@given(any_text)
def test_stored_text_can_always_be_written(text: str) -> None:
    """Whatever was typed, lone surrogates included, encodes; storing it twice changes nothing more."""
    stored = normalise(text)
    stored.encode()
    assert normalise(stored) == stored


@pytest.mark.parametrize(
    ("code", "french"),
    [(errno.EFBIG, "fichier trop grand"), (errno.EACCES, "permission refusée"),
     (errno.ENOSPC, "plus de place sur le disque")],
)  # fmt: skip
def test_what_the_system_says_is_in_french_too(code: int, french: str) -> None:
    """By its number, since no locale need be there; an unknown one, and what is no error of it, stay as they are."""
    said = system_message(OSError(code, os.strerror(code)))
    assert (said, in_language(said, "fr")) == (os.strerror(code), french)
    assert in_language(system_message(OSError(errno.EXDEV + 9000, "odd")), "fr") == "odd"
    assert in_language(system_message(ValueError("embedded null byte")), "fr") == "embedded null byte"


def test_words_and_file_names_of_an_older_locale() -> None:
    """What Python could not read is UTF-8 if it can be; a file name goes back to the bytes that were typed."""
    assert from_system("Zoé".encode().decode("ascii", "surrogateescape")) == "Zoé"
    assert from_system("Zo\udce9") == "Zo\udce9"
    assert (from_system("ann"), from_system("Zoé")) == ("ann", "Zoé")
    assert file_name("relevé.md") == "relevé.md"
    assert file_name("a\ud800b") == "a\ud800b"
