"""The names of messages and of their values, first names, and from where a session was moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentorcli.models.session import Reason, Session, SessionKind, SessionStatus
from mentorcli.rules.message import (
    MESSAGES,
    close_to,
    first_name,
    is_message,
    is_own_comment,
    kind_of,
    message_named,
    moved_from,
    values_of,
)

AT = datetime(2026, 11, 24, 14, tzinfo=UTC)
SESSION = Session("aaaa1111", "amelie", SessionKind.MENTORING, AT, 45)
LATER = replace(SESSION, scheduled_at=AT + timedelta(days=1))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("comment-strong", True),
        ("comment-2", True),
        ("comment-a-b", True),
        ("comment", False),
        ("comment-", False),
        ("comment--a", False),
        ("comment-é", False),
        ("comment-../x", False),
        ("comment-A", False),
        ("comment-" + "a" * 32, True),
        ("comment-" + "a" * 33, False),
    ],
)
def test_a_comment_of_ones_own_has_a_plain_name(name: str, own: bool) -> None:
    """Its name becomes that of a file."""
    assert is_own_comment(name) is own
    assert is_message(name) is (own or name == "comment")


def test_a_comment_of_ones_own_is_a_comment() -> None:
    """It may name what the product's may; every message knows the student that it is about."""
    assert (kind_of("comment-strong"), kind_of("reminder")) == ("comment", "reminder")
    assert (
        values_of("comment-strong") == values_of("comment") == ("project", "level", "date", *values_of("comment")[3:])
    )
    about_one = set(MESSAGES) - {"statement-letter"}
    assert all({"student", "first_name", "path", "today"} <= set(values_of(name)) for name in about_one)
    assert values_of("statement-letter") == ("month", "differences", "today")
    assert all(len(set(values_of(name))) == len(values_of(name)) for name in MESSAGES)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("reminder", "reminder"),
        (" Reminder ", "reminder"),
        ("ping", "contact-ping"),
        ("first_email", "contact-first-email"),
        ("no show report", "no-show-report"),
        ("noshow-report", "no-show-report"),
        ("report", "no-show-report"),
        ("request", None),  # of a presentation, or of a transfer
        ("comment-strong", "comment-strong"),
        ("strong", None),
        ("", None),
        ("../reminder", None),
    ],
)
def test_a_short_name_is_enough_where_it_fits_one(typed: str, name: str | None) -> None:
    """What fits several, or nothing, is no name."""
    assert message_named(typed) == name


def test_a_slip_is_close_to_what_was_meant() -> None:
    """Nothing is close to what looks like none."""
    assert close_to("Remindr", list(MESSAGES)) == ["reminder"]
    assert close_to("zzz", list(MESSAGES)) == []


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Amélie Durand", "Amélie"),
        ("DURAND Amélie", "Amélie"),
        ("DE LA TOUR Jean Paul", "Jean"),
        ("ZOÉ", "ZOÉ"),
        ("ZOÉ PETIT", "ZOÉ"),
        ("O. Petit", "O."),
        ("王小明", "王小明"),
        ("李 Anna", "李"),
    ],
)
def test_people_are_greeted_by_their_first_name(name: str, first: str) -> None:
    """A family name in capitals may stand first."""
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("versions", "place"),
    [
        ([], None),
        ([SESSION], None),
        ([SESSION, replace(SESSION, notes="x")], None),
        ([SESSION, LATER], 0),
        ([SESSION, LATER, replace(LATER, notes="x")], 0),
        ([SESSION, LATER, SESSION], 1),
        ([SESSION, None], None),
        ([SESSION, None, LATER], None),
        ([SESSION, replace(LATER, status=SessionStatus.COMPLETED)], None),
        (
            [
                SESSION,
                replace(SESSION, status=SessionStatus.CANCELLED, reason=Reason.CANCELLED_BY_MENTOR, cancelled_at=AT),
                LATER,
            ],
            None,
        ),
    ],
)
def test_a_planned_session_was_moved_from_its_last_other_start(
    versions: list[Session | None], place: int | None
) -> None:
    """Corrections of anything else are no move, nor is one of what is documented or was called off."""
    assert moved_from(versions) == place
