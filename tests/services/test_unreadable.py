"""Students that cannot be read, as one error."""

from __future__ import annotations

from mentorcli.errors import UnreadableError
from mentorcli.services.unreadable import joined


def test_one_is_told_as_it_is_and_several_are_counted() -> None:
    """Each keeps its own sentence in the details."""
    first, second = UnreadableError("ann", None), UnreadableError("bob", None)
    assert joined([first]) is first
    both = joined([first, second])
    assert (both.message, both.details) == ("2 students cannot be read", ("ann", "bob"))
