"""How likely each topic is, by what its lines hold of a query."""

from __future__ import annotations

import math

import pytest

from mentorcli.models.faq import NO_TOPIC, FaqEntry
from mentorcli.search import scoring
from mentorcli.search.asking import Part
from mentorcli.search.counts import Counts
from mentorcli.search.scoring import scores

COUNTS = Counts.of(
    [
        FaqEntry("fruit", "mango", "x", "en", ("mango kiwi", "kiwi lemon", "how long mango")),
        FaqEntry("animal", "zebra", "x", "en", ("zebra kiwi", "tapir", "how tall zebra")),
        FaqEntry(NO_TOPIC, "-", "-", "", ("rain", "snow")),
    ]
)


def score(*words: str, asks: bool = True) -> dict[str, float]:
    """Return the scores of a query of one part."""
    return scores([Part(list(words), asks)], COUNTS)


@pytest.fixture(autouse=True)
def _words_alone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let what a line says as a whole count for nothing, but where that is tested."""
    if "whole_lines" not in request.fixturenames:
        monkeypatch.setitem(scoring.WEIGHTS, "whole", 0.0)


@pytest.fixture
def whole_lines() -> float:
    """Return what a whole line weighs."""
    return scoring.WEIGHTS["whole"]


def evidence(found: dict[str, float], topic: str, other: str) -> float:
    """Return how much more evidence there is for one topic than for another."""
    return math.log(found[topic] / found[other]) * scoring.CALM


def test_scores_are_shares_of_one() -> None:
    """Over all topics and "nothing"."""
    found = score("mango", "zebra")
    assert sum(found.values()) == pytest.approx(1.0)
    assert set(found) == {"fruit", "animal", NO_TOPIC}


def test_the_evidence_of_a_word_is_the_odds_of_the_lines() -> None:
    """Lines of the topic against lines of all others, smoothed, and the balance of few lines and many."""
    smooth, balance = scoring.SMOOTHING, scoring.BALANCE
    fruit = math.log((3 + smooth) / smooth) + balance * math.log(7 / 4)
    animal = math.log(smooth / (3 + smooth)) + balance * math.log(7 / 4)
    assert evidence(score("mango"), "fruit", "animal") == pytest.approx(fruit - animal)
    nothing = math.log(smooth / (3 + smooth)) + balance * math.log(8 / 3) + scoring.DOUBT
    assert evidence(score("mango"), "fruit", NO_TOPIC) == pytest.approx(fruit - nothing)


def test_a_word_that_nobody_writes_speaks_for_nothing() -> None:
    """As much as it weighs, a word of any question for less, all of them up to a limit; less where a part tells."""
    known = evidence(score("mango"), NO_TOPIC, "fruit")
    assert evidence(score("mango", "xylophone"), NO_TOPIC, "fruit") - known == pytest.approx(scoring.UNKNOWN["unit"])
    assert evidence(score("mango", "monday"), NO_TOPIC, "fruit") - known == pytest.approx(scoring.UNKNOWN["everyday"])
    telling = scores([Part(["mango"], True), Part(["xylophone"], False)], COUNTS)
    context = scoring.UNKNOWN["unit"] * scoring.UNKNOWN_CONTEXT
    assert evidence(telling, NO_TOPIC, "fruit") - known == pytest.approx(context)
    strange = [f"xylo{letter * 4}" for letter in "abcdefghijklmnop"]
    many = scores([Part(["mango"], True), Part(strange, True)], COUNTS)
    assert math.log(many[NO_TOPIC] / many["fruit"]) < (known + scoring.MOST_UNKNOWN) / scoring.CALM + 1e-9


def test_the_figures_are_those_that_the_tables_were_made_with() -> None:
    """Whoever changes one makes the tables of docs/faq.md anew; and a telling word outweighs any other feature."""
    assert scoring.WEIGHTS == {
        "unit": 1.0, "everyday": 0.56, "whole": 0.0, "pair": 0.6, "neighbours": 0.35, "function": 0.31, "phrase": 0.36,
    }  # fmt: skip
    assert scoring.UNKNOWN == {"unit": 2.4, "everyday": 0.6}
    assert (scoring.SMOOTHING, scoring.BALANCE, scoring.CONTEXT, scoring.UNKNOWN_CONTEXT) == (0.14, 0.56, 0.6, 0.5)
    assert (scoring.MOST_UNKNOWN, scoring.DOUBT, scoring.CALM) == (7.0, 3.6, 3.2)
    assert (scoring.LONG, scoring.LONGER) == (23.0, 0.4)


def test_a_line_as_a_whole_weighs_nearly_as_much_as_a_word(whole_lines: float) -> None:
    """It stands for the words of a line that nobody else has, so that one word alone is a question."""
    assert whole_lines == 0.9


def test_a_function_word_unknown_says_nothing() -> None:
    """Only telling words do."""
    assert score("mango", "would")[NO_TOPIC] == pytest.approx(score("mango")[NO_TOPIC])


def test_what_a_line_says_as_a_whole_counts_once_more(whole_lines: float) -> None:
    """Where the query says just that."""
    told = math.log((1 + scoring.SMOOTHING) / scoring.SMOOTHING) * 2
    more = evidence(score("mango"), "fruit", "animal")
    word = math.log((3 + scoring.SMOOTHING) / scoring.SMOOTHING) * 2
    assert more == pytest.approx(word + whole_lines * told)
    among = scores([Part(["mango"], True), Part(["whether"], True)], COUNTS)
    assert evidence(among, "fruit", "animal") == pytest.approx(word)


def test_context_counts_for_less() -> None:
    """A sentence that tells, beside one that asks; what stands in both counts as asked."""
    both = scores([Part(["mango"], True), Part(["zebra"], False)], COUNTS)
    assert both["fruit"] > both["animal"]
    once = scores([Part(["mango"], True)], COUNTS)
    for order in ([True, False], [False, True]):
        assert scores([Part(["mango"], asks) for asks in order], COUNTS) == pytest.approx(once)
    told = evidence(scores([Part(["mango"], False)], COUNTS), "fruit", "animal")
    assert told == pytest.approx(scoring.CONTEXT * evidence(once, "fruit", "animal"))


def test_kinds_have_their_weights() -> None:
    """A word of any question weighs less than a telling one, a phrase of function words less than a word."""
    counts = Counts.of([FaqEntry("a", "monday mango", "x", "en"), FaqEntry("b", "zebra", "x", "en")])
    everyday = scores([Part(["monday"], True)], counts)
    telling = scores([Part(["mango"], True)], counts)
    assert evidence(everyday, "a", "b") == pytest.approx(scoring.WEIGHTS["everyday"] * evidence(telling, "a", "b"))
    plain = score("mango", "long")
    phrase = score("how", "long", "mango")
    assert evidence(phrase, "fruit", "animal") > evidence(plain, "fruit", "animal")


def test_many_features_are_taken_calmly() -> None:
    """From so many on, evidence is divided by more, so that a long text is not the surer."""
    words = [f"mango{letter * 3}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    long = Counts.of([FaqEntry("a", " ".join(words), "x", "en"), FaqEntry("b", "zebra", "x", "en")])
    found = scores([Part(words, True)], long)
    number = 26 + 25 + 24
    units = 75 * (math.log((1 + scoring.SMOOTHING) / scoring.SMOOTHING) * 2)
    weighed = units / 75 * (26 * scoring.WEIGHTS["unit"] + 49 * scoring.WEIGHTS["pair"])
    calm = scoring.CALM * (number / scoring.LONG) ** scoring.LONGER
    assert math.log(found["a"] / found["b"]) == pytest.approx(weighed / calm, rel=0.02)


@pytest.mark.parametrize("words", [(), ("whether",), ("xylophone",), ("the", "not"), ("how", "my")])
def test_without_a_known_word_nothing_is_scored(words: tuple[str, ...]) -> None:
    """Function words alone ask for no topic."""
    assert score(*words) == {}
    assert scores([], COUNTS) == {}


def test_an_faq_of_one_topic_still_answers() -> None:
    """There is no other to tell it from."""
    one = Counts.of([FaqEntry("a", "mango", "x", "en")])
    assert set(scores([Part(["mango"], True)], one)) == {"a", NO_TOPIC}
