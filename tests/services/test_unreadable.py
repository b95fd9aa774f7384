"""Students that cannot be read, as one error."""

from __future__ import annotations

from mentorcli.errors import UnreadableError
from mentorcli.services.unreadable import joined, partial_result


def test_one_is_told_as_it_is_and_several_are_counted() -> None:
    """Each keeps its own sentence in the details; a part that is shown is said to be one."""
    first, second = UnreadableError("ann", "mend it"), UnreadableError("bob", None)
    one = joined([first], shown=False)
    assert (one.message, one.hint, one.details) == ("ann", "mend it", ())
    assert joined([first], shown=True).hint == "What is shown is incomplete. mend it"
    assert joined([second], shown=False).hint == "Run: mentor store check"
    both = joined([first, second], shown=True)
    assert (both.message, both.details) == ("2 students cannot be read", ("ann", "bob"))
    assert both.hint == "What is shown is incomplete. Run: mentor store check"


def test_a_fault_is_told_once() -> None:
    """What became a warning on the way and is the error too is the error alone."""
    fault = UnreadableError("ann", None)
    warnings, error = partial_result(["ann", "a copy", "a copy"], [fault, fault], shown=False)
    assert (warnings, error.message) == (["a copy"], "ann")
