"""The messages that mentor writes: their names, the values that each may name, and what a session tells for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from mentorcli.models.session import Session, SessionStatus

COMMENT = "comment"
STATEMENT = "statement-letter"
OF_A_STUDENT = ("student", "first_name", "path")
OF_EVERY_MESSAGE = ("today",)
_CONTACT = ("first_contact", "phone", "contacts")
_SESSION = ("day", "time", "zone", "length", "kind", "project", "level", "notice", "late_limit")
MESSAGES: dict[str, tuple[str, ...]] = {
    "contact-first-email": _CONTACT,
    "contact-ping": _CONTACT,
    "contact-call": _CONTACT,
    "contact-form": _CONTACT,
    "confirmation": _SESSION,
    "reminder": _SESSION,
    "moved": (*_SESSION, "old_day", "old_time", "old_zone"),
    "missed": (*_SESSION, "happened", "cause", "next_day", "next_time"),
    "presentation-request": ("project", "level", "date", "presentation", "questions"),
    COMMENT: ("project", "level", "date"),
    "transfer-request": ("reason",),
    "no-show-report": ("attendance", "no_shows"),
    STATEMENT: ("month", "differences"),
}
"""The messages in the order of a list, each with the values that it may name beside those `OF_EVERY_MESSAGE`, and those
`OF_A_STUDENT` where it is about one."""
ABOUT_NOBODY = (STATEMENT,)
ABOUT_A_SESSION = ("confirmation", "reminder", "moved", "missed")
_OWN_COMMENT = re.compile(r"comment-[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 40
_SHORT = {"noshow-report": "no-show-report"}
_CLOSE, _CLOSE_ENOUGH = 3, 0.5


def is_own_comment(name: str) -> bool:
    """Return whether a name is that of a further comment on presentations, such as `comment-strong`."""
    return len(name) <= _LONGEST and _OWN_COMMENT.fullmatch(name) is not None


def is_message(name: str) -> bool:
    """Return whether a message can go by that name."""
    return name in MESSAGES or is_own_comment(name)


def kind_of(name: str) -> str:
    """Return the message of the product that one is a variant of: `comment` for every comment, else itself."""
    return COMMENT if is_own_comment(name) else name


def values_of(name: str) -> tuple[str, ...]:
    """Return the names of the values that a message may name, those of its own first."""
    about = () if name in ABOUT_NOBODY else OF_A_STUDENT
    return (*MESSAGES[kind_of(name)], *about, *OF_EVERY_MESSAGE)


def message_named(typed: str) -> str | None:
    """Return the name of the message that is meant, None where there is none: `ping` is `contact-ping`."""
    wanted = typed.strip().casefold().replace("_", "-").replace(" ", "-")
    if is_message(wanted):
        return wanted
    ending = [name for name in MESSAGES if name.endswith(f"-{wanted}")]
    return ending[0] if len(ending) == 1 else _SHORT.get(wanted)


def close_to(typed: str, names: Sequence[str]) -> list[str]:
    """Return the names that are nearest to what was typed."""
    return get_close_matches(typed.casefold(), names, n=_CLOSE, cutoff=_CLOSE_ENOUGH)


def first_name(name: str) -> str:
    """Return how somebody is greeted: the first word of a name, after a family name in capitals the one behind it."""
    words = name.split()
    called = [word for word in words if not (word.isupper() and len(word.strip(".")) > 1)]
    return (called or words)[0]


def moved_from(versions: Sequence[Session | None]) -> int | None:
    """Return which version of a planned session, oldest first, had the start from which it was moved last.

    None where it was never moved, or is planned no longer.
    """
    now = versions[-1] if versions else None
    if now is None or now.status is not SessionStatus.SCHEDULED:
        return None
    for place in range(len(versions) - 2, -1, -1):
        earlier = versions[place]
        if earlier is None or earlier.status is not SessionStatus.SCHEDULED:
            return None
        if earlier.scheduled_at != now.scheduled_at:
            return place
    return None
