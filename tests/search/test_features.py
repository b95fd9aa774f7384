"""What a line of words holds, feature by feature."""

from __future__ import annotations

from mentorcli.search.features import EVERYDAY, FUNCTION, NEIGHBOURS, PAIR, PHRASE, UNIT, WHOLE, features


def test_every_word_is_a_feature_by_its_kind() -> None:
    """A telling word stands as its stem, a function word with a dot behind it, a negation for itself."""
    found = features(["how", "recording", "not"])
    assert found["record"] == UNIT
    assert found["how."] == FUNCTION
    assert found["~"] == FUNCTION


def test_pairs_are_side_by_side_or_one_apart_in_either_order() -> None:
    """Function words between two telling ones are not counted; a word is no pair with itself."""
    found = {feature for feature, kind in features("zebra of mango kiwi lemon".split()).items() if kind == PAIR}
    assert found == {"mango+zebra", "kiwi+mango", "kiwi+zebra", "kiwi+lemon", "lemon+mango"}
    assert features(["kiwi", "mango"]).keys() >= {"kiwi+mango"}
    assert features(["mango", "kiwi"]).keys() >= {"kiwi+mango"}
    assert PAIR not in features(["mango", "mango"]).values()


def test_neighbours_keep_their_order() -> None:
    """A function word beside a telling one, before or behind it, and two function words in a row."""
    found = features(["how", "my", "mango", "is"])
    assert found["how my"] == PHRASE
    assert found["my mango"] == NEIGHBOURS
    assert found["mango is"] == NEIGHBOURS
    assert len(found) == 8
    assert "mango kiwi" not in features(["mango", "kiwi"])


def test_what_a_short_line_says_is_a_feature() -> None:
    """Its telling words in any order, up to three of them; function words and the negation alone are none."""
    assert features(["recording"]) == {"record": UNIT, "=record": WHOLE}
    assert features(["week"]) == {"week": EVERYDAY, "=week": WHOLE}
    assert features(["how"]) == {"how.": FUNCTION}
    assert features(["not"]) == {"~": FUNCTION}
    assert features(["my", "zebra", "not", "mango"])["=mango zebra ~"] == WHOLE
    assert features(["mango", "zebra", "mango"])["=mango zebra"] == WHOLE
    assert WHOLE not in features(["mango", "kiwi", "lemon", "zebra"]).values()


def test_nothing_has_no_feature() -> None:
    """A line without words."""
    assert features([]) == {}
