"""The mentor's own entries among themselves."""

from __future__ import annotations

import math

import pytest

from mentorcli.models.faq import FaqEntry
from mentorcli.search import own as module
from mentorcli.search.asking import Part, parts_of
from mentorcli.search.own import OwnEntries

INVOICE = FaqEntry("invoice", "Where do I send my invoice?", "Through the billing page.", "en", own=True)
CAFE = FaqEntry("cafe", "Où est la salle café de Zoé ?", "Au troisième étage.", "fr", own=True)
SLIDES = FaqEntry("slides", "Where is the template for presentation slides?", "In the drive.", "en", own=True)
OWN = OwnEntries([INVOICE, CAFE, SLIDES])


def score(query: str, own: OwnEntries = OWN) -> dict[str, float]:
    """Return the scores of a query."""
    return {entry: like.score for entry, like in own.scores(parts_of(query)).items()}


@pytest.mark.parametrize("entry", [INVOICE, CAFE, SLIDES], ids=lambda entry: entry.id)
def test_the_question_itself_has_all_in_common(entry: FaqEntry) -> None:
    """The score is 1 for it, and less for the others."""
    found = score(entry.question)
    assert found[entry.id] == pytest.approx(1.0)
    assert all(other < 0.5 for name, other in found.items() if name != entry.id)


@pytest.mark.parametrize(
    ("query", "entry"),
    [("invoices", "invoice"), ("CAFE zoe", "cafe"), ("invoise", "invoice"), ("presentation slides", "slides")],
)
def test_forms_accents_and_spelling_are_forgiven(query: str, entry: str) -> None:
    """A word of the question is enough to be meant."""
    assert score(query)[entry] >= 0.5


def test_a_word_of_the_answer_alone_counts_for_less() -> None:
    """It finds the entry, but is no proof that it is meant."""
    assert 0 < score("billing page")["invoice"] < 0.5
    in_question = score("send invoice xylophone")["invoice"]
    assert score("send billing xylophone")["invoice"] < in_question


def test_rare_words_tell_more() -> None:
    """A word that every own entry has does not outweigh one that only one has."""
    many = OwnEntries(
        [FaqEntry(name, f"mango {name}", "x", "en", own=True) for name in ("kiwi", "lemon", "zebra", "tapir")]
    )
    found = score("mango tapir", many)
    assert found["tapir"] == pytest.approx(1.0)
    assert found["kiwi"] < 0.45
    assert score("mango", many)["kiwi"] < score("tapir", many)["tapir"]


@pytest.mark.parametrize("query", ["where is the", "mango", "is", "start", ""])
def test_without_a_telling_word_nothing_is_found(query: str) -> None:
    """Function words and words of any question alone find no own entry."""
    assert score(query) == {}


def test_a_question_of_function_words_is_found_by_itself() -> None:
    """Where it has nothing else, it has to be typed as it is."""
    what = OwnEntries([FaqEntry("what", "What is that?", "x", "en", own=True), INVOICE])
    assert score("what is that", what)["what"] == pytest.approx(1.0)
    assert "what" not in score("what is", what)


def test_the_score_is_what_is_shared_of_both() -> None:
    """The share of the query, times the root of the share of the question; a word of no own entry weighs half."""
    once = 1 + math.log(3 / 2)
    own = OwnEntries(
        [FaqEntry("fruit", "mango zebra", "kiwi", "en", own=True), FaqEntry("tool", "axle", "bolt", "en", own=True)]
    )
    strange = (1 + math.log(3 / 1)) * module.UNKNOWN
    of_query, of_entry = once / (once + strange), once / (2 * once)
    like = own.scores(parts_of("mango xylophone"))["fruit"]
    assert like.of_query == pytest.approx(of_query)
    assert like.score == pytest.approx(of_query * math.sqrt(of_entry))
    answered = own.scores(parts_of("kiwi"))["fruit"]
    assert answered.of_query == pytest.approx(module.ANSWER)
    assert answered.score == pytest.approx(module.ANSWER * math.sqrt(module.ANSWER / 2))


def test_kinds_of_words_have_their_weights() -> None:
    """A function word hardly counts, a word of any question a little."""
    own = OwnEntries([FaqEntry("fruit", "mango", "x", "en", own=True)])
    for word, kind in (("whether", "function"), ("monday", "everyday")):
        unknown = (1 + math.log(2)) * module.WEIGHTS[kind] * module.UNKNOWN
        like = own.scores(parts_of(f"mango {word}"))["fruit"]
        assert like.of_query == pytest.approx(1 / (1 + unknown))
        assert like.of_query > 2 / 3


def test_a_question_without_words_is_found_by_its_answer() -> None:
    """A question of signs alone weighs 1."""
    own = OwnEntries([FaqEntry("odd", "???", "billing", "en", own=True)])
    assert own.scores(parts_of("billing"))["odd"].score == pytest.approx(module.ANSWER * math.sqrt(module.ANSWER))


def test_no_score_is_above_one() -> None:
    """Though the answer may add to what the question has."""
    own = OwnEntries([FaqEntry("fruit", "mango", "kiwi", "en", own=True)])
    like = own.scores(parts_of("mango kiwi"))["fruit"]
    assert like.of_query == pytest.approx((1 + module.ANSWER) / 2)
    assert like.score == 1.0


def test_near_words_count_for_less() -> None:
    """A word that comes to the same finds an entry, the word itself outdoes it."""
    own = OwnEntries(
        [FaqEntry("near", "folder", "x", "en", own=True), FaqEntry("exact", "directory", "x", "en", own=True)]
    )
    found = own.scores(parts_of("directory"))
    assert found["exact"].score == pytest.approx(1.0)
    assert found["near"].of_query == pytest.approx(module.NEAR)
    assert found["near"].of_query < found["exact"].of_query


def test_only_what_asks_is_compared() -> None:
    """The story around it is left out."""
    parts = [Part(["slides"], False), Part(["invoice"], True)]
    assert set(OWN.scores(parts)) == {"invoice"}
