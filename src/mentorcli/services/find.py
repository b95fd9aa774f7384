"""Looking for words in every text that was ever written: notes, sessions, contacts, goals and all the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from mentorcli.errors import NothingFoundError, UsageError
from mentorcli.models.results.find import FoundTexts, Hit, Place
from mentorcli.render.text.find import nothing_found
from mentorcli.search.texts import terms
from mentorcli.services.lookup import find_students
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import names
from mentorcli.store.text_search import FoundText, find_texts, texts_of
from mentorcli.text import bilingual

KINDS = {
    Place.NOTES: "note",
    Place.SESSIONS: "session",
    Place.CONTACTS: "contact",
    Place.GOALS: "goal",
    Place.RESOURCES: "resource",
    Place.FAQ: "faq",
    Place.PROFILES: "student",
    Place.PROJECTS: "project",
    Place.TRANSFERS: "transfer",
    Place.PRESENTATIONS: "presentation",
    Place.TRAINING: "training",
}
# When a record was; one that has no time of its own was when it was written.
_TIMES = {
    "note": "at",
    "session": "scheduled_at",
    "contact": "at",
    "goal": "agreed_at",
    "transfer": "started_at",
    "presentation": "requested_at",
}


def find(
    workspace: Workspace,
    words: Sequence[str],
    *,
    students: Sequence[str] = (),
    places: Sequence[Place] = (),
    start: datetime | None = None,
    end: datetime | None = None,
) -> FoundTexts:
    """Return the records whose texts hold all of the words, newest first; a word with blanks in it is a phrase.

    `students` are the only ones where some are named, `places` where to look, by default everywhere; what was in
    [`start`, `end`) (None: open) counts. Raises UsageError without a word, NothingFoundError with what was searched.
    """
    wanted = terms(words)
    if not wanted:
        raise UsageError(
            bilingual("What are you looking for?", "Que cherchez-vous\u00a0?"),
            bilingual("Type some words: mentor find dashboard", "Tapez quelques mots\u00a0: mentor find tableau"),
        )
    store = workspace.store
    if students:
        slugs = [records.id for records in find_students(workspace, students)]
    else:
        workspace.expect_everyone()
        slugs = store.slugs()
        store.faults += store.lost_students(slugs).values()
    kinds = [KINDS[place] for place in places or Place]
    texts = (text for text in find_texts(store, wanted, kinds, slugs) if text.slug is not None or not students)
    found = [(at, text) for text in texts if _within(at := _time_of(text), start, end)]
    if not found and not store.faults:
        message, hint = nothing_found(words, students, places, len(slugs), dated=start is not None or end is not None)
        raise NothingFoundError(message, hint)
    found.sort(key=lambda one: (one[0].astimezone(UTC), one[1].kind, one[1].record.id), reverse=True)
    known = names(store, {text.slug for _, text in found if text.slug is not None})
    return FoundTexts(tuple(_hit(at, text, known) for at, text in found), tuple(wanted))


def _within(at: datetime, start: datetime | None, end: datetime | None) -> bool:
    return (start is None or at >= start) and (end is None or at < end)


def _time_of(found: FoundText) -> datetime:
    """Return when what was found was."""
    name = _TIMES.get(found.kind)
    at: datetime = getattr(found.record, name) if name is not None else found.written
    return at


def _hit(at: datetime, found: FoundText, known: dict[str, str]) -> Hit:
    """Return a record as it is shown."""
    name = known.get(found.slug, found.slug) if found.slug is not None else None
    return Hit(at, found.slug, name, found.kind, found.record.id, texts_of(found.kind, found.record))
