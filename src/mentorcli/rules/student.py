"""What makes a student's profile: names, slugs, ways to reach them, and who pays from which day on.

And who is meant by what was typed: STUDENT is read here and nowhere else (contract, section 1).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from mentorcli.errors import UsageError
from mentorcli.models.student import SLUG_LENGTH, Funding, FundingPeriod, Student, StudentStatus, is_slug
from mentorcli.text import bilingual, fold, has_sign, one_line, slugify, visible

MAX_NAME = 200
_EMAIL = r"[^@\s]+@[^@\s]+"
_PHONE = r"\+?[0-9][0-9 ().\-/]{2,30}"
_FALLBACK = "student"
_NUMBER_CHARS = 4  # room left in a slug for the number that makes it a new one
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that no folder can have on Windows, where a store may be copied to."""


def check_name(text: str) -> str:
    """Return a name on one line. Raises UsageError for an empty or an endless one, and for one of accents alone."""
    name = one_line(text)
    if not name or not has_sign(name):
        raise UsageError(
            bilingual("The name has no letter in it", "Le nom ne contient aucune lettre")
            if name
            else bilingual("The name is empty", "Le nom est vide"),
            bilingual(
                'Such as: mentor student add "Amélie Durand"', 'Par exemple\u00a0: mentor student add "Amélie Durand"'
            ),
        )
    if len(name) > MAX_NAME:
        raise UsageError(
            bilingual(f"The name has {len(name)} characters", f"Le nom compte {len(name)} caractères"),
            bilingual(f"Give at most {MAX_NAME}.", f"Donnez-en {MAX_NAME} au plus."),
        )
    return name


def is_email(text: str) -> bool:
    """Return whether a text on one line is an e-mail address."""
    return re.fullmatch(_EMAIL, text) is not None


def is_phone(text: str) -> bool:
    """Return whether a text on one line is a phone number."""
    return re.fullmatch(_PHONE, text) is not None


def check_email(text: str | None) -> str | None:
    """Return an e-mail address, None for an empty one (which clears it). Raises UsageError."""
    email = one_line(text)
    if email and not is_email(email):
        raise UsageError(
            bilingual(
                f"--email {visible(email[:60])!r} is no e-mail address",
                f"--email {visible(email[:60])!r} n'est pas une adresse e-mail",
            ),
            bilingual("Such as: --email a@example.org", "Par exemple\u00a0: --email a@example.org"),
        )
    return email


def check_phone(text: str | None) -> str | None:
    """Return a phone number, None for an empty one (which clears it). Raises UsageError."""
    phone = one_line(text)
    if phone and not is_phone(phone):
        raise UsageError(
            bilingual(
                f"--phone {visible(phone[:40])!r} is no phone number",
                f"--phone {visible(phone[:40])!r} n'est pas un numéro de téléphone",
            ),
            bilingual('Such as: --phone "+33 6 12 34 56 78"', 'Par exemple\u00a0: --phone "+33 6 12 34 56 78"'),
        )
    return phone


def check_slug(text: str) -> str:
    """Return a slug that was typed. Raises UsageError with one that would do."""
    if not is_slug(text) or text.startswith("-"):
        fitting = slugify(text)
        raise UsageError(
            bilingual(
                f"--slug {visible(text[:70])!r} is not made of a-z, 0-9 and -, at most {SLUG_LENGTH} of them",
                f"--slug {visible(text[:70])!r} doit être fait de a-z, 0-9 et -, {SLUG_LENGTH} caractères au plus",
            ),
            bilingual(f"Try: --slug {fitting}", f"Essayez\u00a0: --slug {fitting}")
            if fitting
            else bilingual("Such as: --slug amelie", "Par exemple\u00a0: --slug amelie"),
        )
    if text in RESERVED:
        raise UsageError(
            bilingual(
                f"--slug {text}: no folder can have that name on Windows",
                f"--slug {text}\u00a0: sous Windows, aucun dossier ne peut porter ce nom",
            ),
            bilingual(f"Try: --slug {text}-2", f"Essayez\u00a0: --slug {text}-2"),
        )
    return text


def free_slug(slug: str, taken: Collection[str]) -> str:
    """Return the slug with the first number, from 2 on, that makes it a new one."""
    stem = slug[: SLUG_LENGTH - _NUMBER_CHARS]
    return next(f"{stem}-{n}" for n in count(2) if f"{stem}-{n}" not in taken)


def new_slug(made: str, taken: Collection[str]) -> str:
    """Return a free slug for one made from a name; `made` is empty where no letter of it can be in a slug."""
    slug = made or _FALLBACK
    return free_slug(slug, taken) if slug in taken or slug in RESERVED else slug


class Known(NamedTuple):
    """What a student is known by: slug, whole name and status."""

    slug: str
    name: str
    status: StudentStatus


_JOINTS = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015'\u2019", " "))
# Scripts whose accents do not make another letter; a mark on any other letter (as in Japanese, Cyrillic, Thai) does.
_ACCENTED = ("LATIN ", "GREEK ")


def name_key(text: str) -> str:
    """Return a name for comparing: case, accents, and how its parts are joined ignored, every letter kept.

    Symbols, emoji and the letters of every script count, so that `王 Anna` is not `李 Anna`; an accent that stands on
    no letter and what nobody sees (joiners, variation selectors) do not.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_JOINTS).split())
    letters, base = [], ""
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if character.isascii():
            base = character
        elif _is_unseen(character):
            continue
        elif not unicodedata.combining(character):
            base = character
        elif not base.strip() or unicodedata.name(base, "").startswith(_ACCENTED):
            continue
        letters.append(character)
    spelled = "".join(fold(one) if one in _LIGATURES else one for one in letters)
    return " ".join(unicodedata.normalize("NFC", spelled).translate(_JOINTS).split())


_LIGATURES = "œæøłđðþıħŋ"
_SELECTORS = "variation selector", "combining grapheme joiner"


def _is_unseen(character: str) -> bool:
    """Return whether a character only tells how others are shown or joined."""
    category = unicodedata.category(character)
    return category == "Cf" or (category == "Mn" and unicodedata.name(character, "").lower().startswith(_SELECTORS))


def fitting(typed: str, everyone: Iterable[Known], *, whole_first: bool = True) -> list[Known]:
    """Return the students who fit a typed name: those of that whole name, else those with it in slug or name.

    `whole_first` False: a whole name does not leave out those with it in slug or name.
    A slug typed exactly is not a name; ask for it before. Nobody fits a text without a letter or sign.
    """
    wanted = name_key(typed)
    if not wanted:
        return []
    named = [(one, name_key(one.name)) for one in everyone]
    whole = [one for one, name in named if whole_first and name == wanted]
    return whole or [one for one, name in named if wanted in name or wanted in name_key(one.slug)]


def preferred(found: Sequence[Known]) -> Sequence[Known]:
    """Return the active students among those who fit, everyone where none is active."""
    return [one for one in found if one.status is StudentStatus.ACTIVE] or found


def namesakes(student: Known, everyone: Iterable[Known]) -> list[str]:
    """Return the slugs of the others, of any status, who have the same whole name."""
    wanted = name_key(student.name)
    return [one.slug for one in everyone if one.slug != student.slug and name_key(one.name) == wanted]


def labels(students: Iterable[Student]) -> dict[str, str]:
    """Return what each of several students is called where all are spoken of, by slug.

    That is the name, with the slug where another of them has the same name.
    """
    known = [(one, name_key(one.name)) for one in students]
    count = Counter(key for _, key in known)
    return {one.id: f"{one.name} ({one.id})" if count[key] > 1 else one.name for one, key in known}


def first_funding(funding: Funding | None) -> tuple[FundingPeriod, ...]:
    """Return the periods of a new student: one that holds all along, none where the funding is not known."""
    return (FundingPeriod(funding),) if funding and funding is not Funding.UNKNOWN else ()


def funding_throughout(funding: Funding) -> tuple[FundingPeriod, ...]:
    """Return the periods of a student whose funding is the same all along."""
    return (FundingPeriod(funding),)


def with_funding(periods: Iterable[FundingPeriod], funding: Funding, since: date | None) -> tuple[FundingPeriod, ...]:
    """Return the funding periods with a new one: from a local day on, or, without a day, from the beginning.

    It lasts until the next period that has a day. A period that only continues the one before it is left out.
    """
    known = tuple(periods)
    new = FundingPeriod(funding, since)
    earlier = [one for one in known if since is not None and (one.since is None or one.since < since)]
    later = [one for one in known if one.since is not None and (since is None or one.since > since)]
    changed = (*earlier, new, *later)
    return tuple(one for place, one in enumerate(changed) if not place or changed[place - 1].funding is not one.funding)


def later_periods(periods: Iterable[FundingPeriod], funding: Funding, since: date | None) -> tuple[FundingPeriod, ...]:
    """Return the periods of another funding that begin after a local day (None: the beginning), and so hold on."""
    return tuple(
        one
        for one in periods
        if one.since is not None and (since is None or one.since > since) and one.funding is not funding
    )


def dropped_periods(before: Sequence[FundingPeriod], after: Sequence[FundingPeriod]) -> tuple[FundingPeriod, ...]:
    """Return the periods with a day of their own that a change of funding leaves nothing of."""
    days = {one.since for one in after}
    return tuple(one for one in before if one.since is not None and one.since not in days)
