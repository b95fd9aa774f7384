"""Whose an event is, which version of its event a session is, and what is exported of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.rules.calendar import Edition, Exported, People, Version, called_off, exported, version
from mentorcli.rules.foreign import Meant, Namesake
from mentorcli.rules.initials import initials

START = datetime(2026, 11, 24, 13, tzinfo=UTC)
PEOPLE = People(
    [
        Namesake("am", "amelie durand", "Amelie@example.org"),
        Namesake("sam", "okoro sam", "sam@example.org"),
        Namesake("sam-2", "okoro sam", "twin@example.org"),
        Namesake("li", "li na", None),
        Namesake("jean", "jean martin", "both@example.org"),
        Namesake("jean-2", "dupont jean martin", "both@example.org"),
    ]
)


@pytest.mark.parametrize(
    ("texts", "emails", "meant"),
    [
        (["amelie durand visio"], [], Meant("am")),
        (["mentorat", "amelie durand"], [], Meant("am")),
        (["visio"], ["AMELIE@EXAMPLE.ORG"], Meant("am")),
        (["amelie"], ["amelie@example.org", "nobody@example.org"], Meant("am")),
        (["okoro sam"], [], Meant(None, ("sam", "sam-2"))),
        (["okoro sam"], ["twin@example.org"], Meant("sam-2")),
        (["okoro sam"], ["amelie@example.org"], Meant(None, ("am", "sam", "sam-2"))),
        (["amelie durand li na"], [], Meant(None, ("am", "li"))),
        (["dupont jean martin"], [], Meant("jean-2")),
        (["jean martin"], [], Meant("jean")),
        (["visio"], ["both@example.org"], Meant(None, ("jean", "jean-2"))),
        (["amelie a 14h"], [], Meant(None, ("am",))),
        (["na li"], [], Meant("li")),
        (["li"], [], Meant()),
        (["dentist"], ["dentist@example.org"], Meant()),
        ([""], [], Meant()),
    ],
)
def test_whose_an_event_is(texts: list[str], emails: list[str], meant: Meant) -> None:
    """A whole name or an address that speaks of one student; several, or a part of a name, are never guessed."""
    assert PEOPLE.meant([frozenset(text.split()) for text in texts], emails) == meant


def session(**facts: object) -> Session:
    """Return a session of 45 minutes."""
    return Session(
        **{
            "id": "abcd1234", "student": "am", "kind": SessionKind.MENTORING, "scheduled_at": START,
            "duration_minutes": 45, **facts,
        }  # type: ignore[arg-type]
    )  # fmt: skip


def test_what_is_exported() -> None:
    """Notes only where they are asked for; what happened only as far as the time became free."""
    with_notes = session(notes="Joins")
    assert exported(with_notes, notes=False) == Exported(START, 45, "mentoring", off=False, notes=None)
    assert exported(with_notes, notes=True).notes == "Joins"
    off = (SessionStatus.CANCELLED, Reason.CANCELLED_IN_TIME), (SessionStatus.NO_SHOW, Reason.LATE_CANCELLATION)
    assert [called_off(session(status=status, reason=reason)) for status, reason in off] == [True, True]
    assert not called_off(session(status=SessionStatus.NO_SHOW, reason=Reason.ABSENT))
    assert not called_off(session(status=SessionStatus.COMPLETED))


def told(*states: tuple[object, ...] | str | None) -> list[Edition]:
    """Return editions an hour apart, by the operations 1, 2, 3."""
    return [Edition(str(number), START + timedelta(hours=number), state) for number, state in enumerate(states, 1)]


@pytest.mark.parametrize(
    ("states", "names", "sequence", "hours"),
    [
        ([("a",)], [], 0, 1),
        ([("a",), ("a",)], [], 0, 1),
        ([("a",), ("b",)], [], 1, 2),
        ([("a",), ("b",), ("a",)], [], 2, 3),
        ([("a",), None, ("a",)], [], 2, 3),
        ([None, ("a",), ("b",)], [], 1, 3),
        ([("a",)], told("A", "B"), 1, 2),
        ([("a",), ("b",)], told("A", "B"), 1, 2),
        ([None, ("a",)], told("A", "B"), 0, 2),
    ],
)
def test_a_version_counts_what_changed(
    states: Sequence[tuple[object, ...] | None], names: list[Edition], sequence: int, hours: int
) -> None:
    """Since the session came: each operation once, what was taken back like what took it back."""
    found = version(told(*states), names, sequence=0, stamp=None, since="")
    assert found == Version(sequence, START + timedelta(hours=hours))


def test_a_version_counts_on_from_that_of_its_event() -> None:
    """What was changed since the event was taken in, and nothing of before."""
    states = told(("a",), ("b",), ("c",))
    stamp = START - timedelta(days=9)
    assert version(states, [], sequence=7, stamp=stamp, since="3") == Version(7, stamp)
    assert version(states, [], sequence=7, stamp=stamp, since="2") == Version(8, START + timedelta(hours=3))
    assert version(states, [], sequence=7, stamp=None, since="3") == Version(7, START + timedelta(hours=1))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Amélie Durand", "A. D."), ("Jean-Paul martin", "J.-P. M."), ("李", "李."), ("A - B", "A. B."), ("Ana-", "A.")],
)
def test_initials(name: str, expected: str) -> None:
    """The first letter of each part."""
    assert initials(name) == expected
