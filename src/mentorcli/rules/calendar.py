"""Sessions and the events of calendars: whose an event is, what of a session is in one, and how often that changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.rules.foreign import Meant, Namesake

_SHORTEST_PART = 3  # letters: "de", "le" and "sam." stand in many titles


class People:
    """The students as an event can name them: by their address, or by their whole name, its words in any order."""

    def __init__(self, known: Sequence[Namesake]) -> None:
        self._words = {one.slug: frozenset(one.parts.split()) for one in known}
        self._by_email: dict[str, list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        for one in known:
            if one.email:
                self._by_email.setdefault(one.email.casefold(), []).append(one.slug)
            for word in self._words[one.slug]:
                self._by_word.setdefault(word, []).append(one.slug)

    def meant(self, texts: Iterable[Set[str]], emails: Iterable[str]) -> Meant:
        """Return whom an event is about; `texts` are its title and each name in it, as folded words.

        Addresses and whole names that speak of one student alone mean that one. Where they speak of several, or where
        only a part of a name is there, nobody is guessed: `several` names whom it could be.
        """
        told = [set(self._by_email.get(email.casefold(), ())) for email in emails]
        listed = list(texts)
        told += [self._whole(words) for words in listed]
        told = [one for one in told if one]
        if told:
            agreed = set.intersection(*told)
            if len(agreed) == 1:
                return Meant(agreed.pop())
            return Meant(None, tuple(sorted(agreed or set().union(*told))))
        parts = {slug for words in listed for word in words for slug in self._partly(word)}
        return Meant(None, tuple(sorted(parts)))

    def _whole(self, words: Set[str]) -> set[str]:
        """Return who is named whole; a longer name wins over one that is a part of it."""
        near = {slug for word in words for slug in self._by_word.get(word, ())}
        found = {slug for slug in near if self._words[slug] <= words}
        return {slug for slug in found if not any(self._words[slug] < self._words[other] for other in found)}

    def _partly(self, word: str) -> Sequence[str]:
        return self._by_word.get(word, ()) if len(word) >= _SHORTEST_PART else ()


class Exported(NamedTuple):
    """What an event tells of a session: these are the facts whose change raises its SEQUENCE."""

    start: datetime
    minutes: int
    kind: str
    off: bool
    notes: str | None


def exported(session: Session, *, notes: bool) -> Exported:
    """Return what is exported of a session, its `notes` only where they are asked for."""
    return Exported(
        session.scheduled_at,
        session.duration_minutes,
        session.kind,
        called_off(session),
        session.notes if notes else None,
    )


def called_off(session: Session) -> bool:
    """Return whether a session was called off, in time or too late: its time is free."""
    return session.status is SessionStatus.CANCELLED or session.reason is Reason.LATE_CANCELLATION


class Edition(NamedTuple):
    """One state of what is exported, by the operation that left it, at an aware moment; None: there was none."""

    op: str
    at: datetime
    told: tuple[object, ...] | str | None


class Version(NamedTuple):
    """Which version of an event an export has: how often it changed, and when last."""

    sequence: int
    stamp: datetime


def version(
    sessions: Sequence[Edition], names: Sequence[Edition], *, sequence: int, stamp: datetime | None, since: str
) -> Version:
    """Return the version of a session's event: `sequence` at the operation `since`, one more for each change since.

    `sessions` are the states of the session in order, `names` those of what the student is called. What was taken back
    counts like what took it back, so that a later export never has a lower number. `stamp` is that of `since`, None
    where the session itself came with it.
    """
    first = next(one for one in sessions if one.told is not None)
    since = max(since, first.op)
    changed = _changes(sessions, since) | _changes(names, since)
    at = stamp if stamp is not None else first.at
    return Version(sequence + len(changed), changed[max(changed)] if changed else at)


def _changes(editions: Sequence[Edition], since: str) -> dict[str, datetime]:
    """Return the operations after `since` that left another state than the one before, with their moments."""
    found: dict[str, datetime] = {}
    for before, after in itertools.pairwise(editions):
        if after.op > since and after.told != before.told:
            found[after.op] = after.at
    return found
