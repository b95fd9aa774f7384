"""Misspelt words of a query are read as words that are known."""

from __future__ import annotations

from mentorcli.models.faq import FaqEntry
from mentorcli.search.asking import Part, parts_of
from mentorcli.search.counts import Counts
from mentorcli.search.mending import LONGEST_WORD, is_strange, mended

COUNTS = Counts.of(
    [
        FaqEntry(
            "a", "Recording sessions", "x", "en", ("presentation", "presentation day", "presentations"), ("valise",)
        ),
        FaqEntry("b", "lemonade", "x", "en"),
    ]
)


def read(text: str) -> str:
    """Return the words of a query as they were meant."""
    return " ".join(word for part in mended(parts_of(text), COUNTS) for word in part.words)


def test_known_words_stay() -> None:
    """Written ones, related forms of them, and those of every text."""
    assert read("how recorded presentation monday pas") == "how recorded presentation monday pas"
    for word in ("how", "recorded", "presentation", "monday", "pas", "comment"):
        assert not is_strange(word, COUNTS)
    assert is_strange("prezentation", COUNTS)


def test_a_slip_is_mended() -> None:
    """To the nearest word; one that cannot be read stays."""
    assert read("recordign presantation") == "recording presentation"
    assert read("xyzzyx presantation") == "xyzzyx presentation"
    assert read("lemonafe") == "lemonade"


def test_glued_words_come_apart() -> None:
    """A misspelt word may be two."""
    assert read("recordingpresentation") == "recording presentation"


def test_parts_keep_whether_they_ask() -> None:
    """Only the words change."""
    assert mended([Part(["presantation"], False), Part(["how"], True)], COUNTS) == [
        Part(["presentation"], False),
        Part(["how"], True),
    ]


def test_of_two_readings_the_commoner_is_meant() -> None:
    """How often the entries write a word decides; a function word has two lines ahead."""
    counts = Counts.of([FaqEntry("a", "valise", "x", "en", ("malise", "malise again"))])
    assert [part.words for part in mended([Part(["balise"], True)], counts)] == [["malise"]]
    for lines, meant in (((), "while"), (("whila", "whila again"), "whila")):
        counts = Counts.of([FaqEntry("a", "whila", "x", "en", lines)])
        assert [part.words for part in mended([Part(["whilx"], True)], counts)] == [[meant]]
    for other, typed, usual in (("whilz", "whilx", "while"), ("mondaz", "mondax", "monday")):
        two, three = (Counts.of([FaqEntry("a", other, "x", "en", (other, other)[:more])]) for more in (1, 2))
        assert mended([Part([typed], True)], two)[0].words == [usual]
        assert mended([Part([typed], True)], three)[0].words == [other]


def test_a_short_form_that_the_entries_write_is_not_strange() -> None:
    """In one language is enough."""
    counts = Counts.of([FaqEntry("a", "rdv", "x", "fr")])
    assert is_strange("rdv", counts) is False
    assert is_strange("rdvz", counts)


def test_what_is_too_long_for_a_word_stays() -> None:
    """Two words glued together are mended up to that length."""
    glued = "recordingpresentationrecording"
    assert len(glued) == LONGEST_WORD
    counts = Counts.of([FaqEntry("a", "recordingpresentation recording", "x", "en")])
    assert mended([Part([glued], True)], counts)[0].words == ["recordingpresentation", "recording"]
    assert mended([Part([f"x{glued}"], True)], counts)[0].words == [f"x{glued}"]


def test_no_more_than_so_many_are_mended() -> None:
    """A text in another language would take long."""
    slips = [f"presantation{'abcdefghijklmnop'[place] * 3}" for place in range(12)]
    assert read(" ".join([*slips, "presantation"])).split()[-1] == "presantation"
    assert read(" ".join([*slips[1:], "presantation"])).split()[-1] == "presentation"
