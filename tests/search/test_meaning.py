"""Which entry lies nearest by its meaning."""

from __future__ import annotations

import pytest

from mentorcli.search.meaning import direction, mean, nearest

ASKED = [1.0, 0.0]
OTHER = [0.0, 1.0]


def test_the_nearest_is_named_where_it_is_near_and_ahead() -> None:
    """Alone it is ahead by all it has; two that are alike are none."""
    assert nearest(ASKED, {"a": ASKED, "b": OTHER}) == ("a", 1.0)
    assert nearest(ASKED, {"a": [0.4, 0.0]}) == ("a", 0.4)
    assert nearest(ASKED, {"a": [0.4, 0.0], "b": [0.3, 0.0]}) is None
    assert nearest(ASKED, {"a": OTHER, "b": OTHER}) is None


def test_it_is_ahead_of_the_second_and_not_of_the_last() -> None:
    """Of three, two of which are near; its score is a cosine, rounded."""
    assert nearest(ASKED, {"a": [0.5, 0.0], "b": [0.45, 0.0], "c": OTHER}) is None
    assert nearest(ASKED, {"a": [1.1, 0.0], "b": OTHER}) == ("a", 1.0)
    assert nearest(ASKED, {"a": [0.98765, 0.0], "b": OTHER}) == ("a", 0.988)


def test_nothing_fits_is_never_named() -> None:
    """Though it competes."""
    assert nearest(ASKED, {"-": ASKED, "a": OTHER}) is None
    assert nearest(ASKED, {"-": [0.5, 0.0], "a": [0.5, 0.0]}) is None


def test_directions() -> None:
    """Of length 1, seen from a middle; what lies in the middle has none."""
    assert direction([3.0, 4.0]) == [0.6, 0.8]
    assert direction([3.0, 5.0], [3.0, 3.0]) == [0.0, 1.0]
    assert direction([2.0, 2.0], [2.0, 2.0]) == [0.0, 0.0]
    assert mean([[1.0, 2.0], [3.0, 4.0]]) == [2.0, 3.0]
    with pytest.raises(ValueError, match="argument"):
        mean([[1.0, 2.0], [3.0]])
