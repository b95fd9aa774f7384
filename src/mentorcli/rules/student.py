"""What makes a student's profile: names, slugs, ways to reach them, and who pays from which day on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from itertools import count

from mentorcli.errors import UsageError
from mentorcli.models.student import SLUG_LENGTH, Funding, FundingPeriod, Student, is_slug
from mentorcli.text import fold, one_line, slugify, visible

MAX_NAME = 200
_EMAIL = r"[^@\s]+@[^@\s]+"
_PHONE = r"\+?[0-9][0-9 ().\-/]{2,30}"
_FALLBACK = "student"
_NUMBER_CHARS = 4  # room left in a slug for the number that makes it a new one


def check_name(text: str) -> str:
    """Return a name on one line. Raises UsageError for an empty or an endless one."""
    name = one_line(text)
    if not name:
        raise UsageError("The name is empty", 'Such as: mentor student add "Amélie Durand"')
    if len(name) > MAX_NAME:
        raise UsageError(f"The name has {len(name)} characters", f"Give at most {MAX_NAME}.")
    return name


def check_email(text: str | None) -> str | None:
    """Return an e-mail address, None for an empty one (which clears it). Raises UsageError."""
    email = one_line(text)
    if email and not re.fullmatch(_EMAIL, email):
        raise UsageError(f"--email {visible(email[:60])!r} is no e-mail address", "Such as: --email a@example.org")
    return email


def check_phone(text: str | None) -> str | None:
    """Return a phone number, None for an empty one (which clears it). Raises UsageError."""
    phone = one_line(text)
    if phone and not re.fullmatch(_PHONE, phone):
        raise UsageError(f"--phone {visible(phone[:40])!r} is no phone number", 'Such as: --phone "+33 6 12 34 56 78"')
    return phone


def check_slug(text: str) -> str:
    """Return a slug that was typed. Raises UsageError with one that would do."""
    if not is_slug(text) or text.startswith("-"):
        fitting = slugify(text)
        raise UsageError(
            f"--slug {visible(text[:70])!r} is not made of a-z, 0-9 and -, at most {SLUG_LENGTH} of them",
            f"Try: --slug {fitting}" if fitting else "Such as: --slug amelie",
        )
    return text


def free_slug(slug: str, taken: Collection[str]) -> str:
    """Return the slug with the first number, from 2 on, that makes it a new one."""
    stem = slug[: SLUG_LENGTH - _NUMBER_CHARS]
    return next(f"{stem}-{n}" for n in count(2) if f"{stem}-{n}" not in taken)


def fallback_slug(taken: Collection[str]) -> str:
    """Return a slug for a name that has no letter a slug could have, such as one in Chinese."""
    return _FALLBACK if _FALLBACK not in taken else free_slug(_FALLBACK, taken)


def student_named(students: Iterable[Student], name: str) -> Student | None:
    """Return the first student of that whole name, ignoring case and accents, None where there is none."""
    wanted = fold(name)
    return next((student for student in students if fold(student.name) == wanted), None)


def first_funding(funding: Funding | None) -> tuple[FundingPeriod, ...]:
    """Return the periods of a new student: one that holds all along, none where the funding is not known."""
    return (FundingPeriod(funding),) if funding and funding is not Funding.UNKNOWN else ()


def with_funding(periods: Iterable[FundingPeriod], funding: Funding, since: date | None) -> tuple[FundingPeriod, ...]:
    """Return the funding periods with a new one: from a local day on, or, without a day, all along.

    A session keeps the funding of its own day, whatever is changed later.
    """
    if since is None:
        return (FundingPeriod(funding),)
    known = tuple(periods)
    earlier = [period for period in known if period.since is None or period.since < since]
    later = [period for period in known if period.since is not None and period.since > since]
    return (*earlier, FundingPeriod(funding, since), *later)
