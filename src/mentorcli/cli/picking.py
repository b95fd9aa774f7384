"""Which student and which session is meant by what was typed."""

from __future__ import annotations

from mentorcli.cli.desk import Desk
from mentorcli.errors import AmbiguousError, MentorError, NotFoundError, UnreadableError, UsageError
from mentorcli.models.session import Session
from mentorcli.models.student import StudentStatus
from mentorcli.store.dossier import Dossier
from mentorcli.text import fold, slugify, visible

MIN_PREFIX = 4
_LISTED = 10
_CLOSE = 3


def pick_student(desk: Desk, typed: str) -> Dossier:
    """Return the one student meant: the slug, else any part of it, else any part of a name.

    An active student wins over inactive ones. Raises AmbiguousError with the list, NotFoundError with the closest.
    """
    store = desk.store
    slugs = store.slugs()
    part = slugify(typed)
    whole = next((slug for slug in (typed, part) if slug in slugs), None)
    if whole is not None:
        return store.dossier(whole)
    if not typed.strip():
        raise UsageError("The student is empty", "Give the slug or part of the name.")
    fitting = [slug for slug in slugs if part and part in slug]
    if len(fitting) == 1:
        return store.dossier(fitting[0])
    if fitting:
        return _only(typed, [store.dossier(slug) for slug in fitting])
    folded = fold(typed.strip())
    everyone = list(store.dossiers(slugs))
    named = [dossier for dossier in everyone if folded in fold(dossier.student.name)]
    if named:
        return _only(typed, named)
    raise _unknown(desk, typed, everyone)


def _only(typed: str, found: list[Dossier]) -> Dossier:
    """Return the one that fits, or the one active among several."""
    active = [dossier for dossier in found if dossier.student.status is StudentStatus.ACTIVE]
    chosen = active if len(active) == 1 else found
    if len(chosen) == 1:
        return chosen[0]
    listed = tuple(f"{dossier.id}  {dossier.student.name}" for dossier in found[:_LISTED])
    more = len(found) - len(listed)
    raise AmbiguousError(
        f"{len(found)} students fit {visible(typed)!r}",
        "Type more of the name, or the whole slug.",
        (*listed, f"and {more} more") if more else listed,
    )


def _unknown(desk: Desk, typed: str, everyone: list[Dossier]) -> MentorError:
    """Return the error for a name that nobody has, with the closest; a student who cannot be read may be the one."""
    from difflib import get_close_matches

    if not everyone:
        if desk.store.faults:
            return desk.store.faults[0]
        return NotFoundError(f"No student {visible(typed)!r}: there is none yet", 'Add one: mentor student add "NAME"')
    words: dict[str, list[str]] = {}
    for dossier in everyone:
        for word in {dossier.id, fold(dossier.student.name), *fold(dossier.student.name).split()}:
            words.setdefault(word, []).append(dossier.id)
    near = get_close_matches(fold(typed), list(words), n=_CLOSE, cutoff=0.6)
    close = list(dict.fromkeys(slug for word in near for slug in words[word]))[:_CLOSE]
    hint = f"Did you mean {' or '.join(close)}?" if close else "See: mentor student list --all"
    return NotFoundError(f"No student {visible(typed[:60])!r}", hint)


def latest(dossier: Dossier, sessions: list[Session] | None = None) -> Session:
    """Return a student's latest session. Raises NotFoundError where there is none."""
    found = list(dossier.sessions.values()) if sessions is None else sessions
    if not found:
        raise NotFoundError(
            f"{dossier.student.name} has no session yet",
            f'Plan one: mentor session schedule {dossier.id} "tomorrow 14:00"',
        )
    return max(found, key=lambda session: (session.scheduled_at, session.id))


def is_id(typed: str) -> bool:
    """Return whether what was typed could be a session's id or the beginning of one."""
    return len(typed) >= MIN_PREFIX and typed.isascii() and typed.isalnum() and typed == typed.lower()


def by_id(desk: Desk, typed: str) -> tuple[Dossier, Session] | None:
    """Return the session whose id begins so, None where there is none. Raises AmbiguousError."""
    try:
        found = desk.store.find_sessions(typed) if is_id(typed) else []
    except UnreadableError as fault:  # the name of another student may be meant
        desk.store.faults.append(fault)
        found = []
    exact = [pair for pair in found if pair[1].id == typed]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if found:
        listed = tuple(f"{s.id}  {d.id}  {s.scheduled_at.isoformat()}" for d, s in found[:_LISTED])
        raise AmbiguousError(f"{len(found)} sessions begin with {typed}", "Type more of the id.", listed)
    return None


def pick_session(desk: Desk, typed: str, *, held: bool = False) -> tuple[Dossier, Session]:
    """Return the session meant: an id or its beginning, or a student's latest.

    A slug typed whole goes before the beginning of an id. `held`: one that took place is meant, where there is
    one.
    """
    if typed not in desk.store.slugs():
        found = by_id(desk, typed)
        if found:
            return found
    try:
        dossier = pick_student(desk, typed)
    except NotFoundError as error:
        if desk.store.faults:
            raise desk.store.faults[0] from None
        hint = "See: mentor session list" if any(c.isdigit() for c in typed) else error.hint
        raise NotFoundError(f"No session or student {visible(typed[:60])!r}", hint) from None
    took_place = [session for session in dossier.sessions.values() if held and session.held]
    return dossier, latest(dossier, took_place or None)
