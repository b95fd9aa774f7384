"""Which student and which session is meant by what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.errors import AmbiguousError, MentorError, NotFoundError, UnreadableError, UsageError
from mentorcli.models.session import Session
from mentorcli.models.student import StudentStatus
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords
from mentorcli.text import fold, slugify, visible

MIN_PREFIX = 4
_LISTED = 10
_CLOSE = 3


def find_student(workspace: Workspace, typed: str) -> StudentRecords:
    """Return the one student meant: the slug, else any part of it, else any part of a name.

    An active student wins over inactive ones. Raises AmbiguousError with the list, NotFoundError with the closest.
    """
    store = workspace.store
    slugs = store.slugs()
    part = slugify(typed)
    whole = next((slug for slug in (typed, part) if slug in slugs), None)
    if whole is not None:
        return store.student(whole)
    if not typed.strip():
        raise UsageError("The student is empty", "Give the slug or part of the name.")
    fitting = [slug for slug in slugs if part and part in slug]
    if len(fitting) == 1:
        return store.student(fitting[0])
    if fitting:
        return _only(typed, [store.student(slug) for slug in fitting])
    wanted = fold(typed.strip())
    everyone = list(store.all_students(slugs))
    named = [records for records in everyone if wanted in fold(records.student.name)]
    if named:
        return _only(typed, named)
    raise _unknown(workspace, typed, everyone)


def _only(typed: str, found: list[StudentRecords]) -> StudentRecords:
    """Return the one that fits, or the one active among several."""
    active = [records for records in found if records.student.status is StudentStatus.ACTIVE]
    chosen = active if len(active) == 1 else found
    if len(chosen) == 1:
        return chosen[0]
    listed = tuple(f"{records.id}  {records.student.name}" for records in found[:_LISTED])
    more = len(found) - len(listed)
    raise AmbiguousError(
        f"{len(found)} students fit {visible(typed)!r}",
        "Type more of the name, or the whole slug.",
        (*listed, f"and {more} more") if more else listed,
    )


def _unknown(workspace: Workspace, typed: str, everyone: list[StudentRecords]) -> MentorError:
    """Return the error for a name that nobody has, with the closest; a student who cannot be read may be the one."""
    from difflib import get_close_matches

    if not everyone:
        if workspace.store.faults:
            return workspace.store.faults[0]
        return NotFoundError(f"No student {visible(typed)!r}: there is none yet", 'Add one: mentor student add "NAME"')
    words: dict[str, list[str]] = {}
    for records in everyone:
        for word in {records.id, fold(records.student.name), *fold(records.student.name).split()}:
            words.setdefault(word, []).append(records.id)
    near = get_close_matches(fold(typed), list(words), n=_CLOSE, cutoff=0.6)
    close = list(dict.fromkeys(slug for word in near for slug in words[word]))[:_CLOSE]
    hint = f"Did you mean {' or '.join(close)}?" if close else "See: mentor student list --all"
    return NotFoundError(f"No student {visible(typed[:60])!r}", hint)


def latest(records: StudentRecords, sessions: list[Session] | None = None) -> Session:
    """Return a student's latest session. Raises NotFoundError where there is none."""
    found = list(records.sessions.values()) if sessions is None else sessions
    if not found:
        raise NotFoundError(
            f"{records.student.name} has no session yet",
            f'Plan one: mentor session schedule {records.id} "tomorrow 14:00"',
        )
    return max(found, key=lambda session: (session.scheduled_at, session.id))


def is_id(typed: str) -> bool:
    """Return whether what was typed could be a session's id or the beginning of one."""
    return len(typed) >= MIN_PREFIX and typed.isascii() and typed.isalnum() and typed == typed.lower()


def session_by_id(workspace: Workspace, typed: str) -> tuple[StudentRecords, Session] | None:
    """Return the session whose id begins so, None where there is none. Raises AmbiguousError."""
    try:
        found = workspace.store.find_sessions(typed) if is_id(typed) else []
    except UnreadableError as fault:  # the name of another student may be meant
        workspace.store.faults.append(fault)
        found = []
    exact = [pair for pair in found if pair[1].id == typed]
    if exact or len(found) == 1:
        return (exact or found)[0]
    if found:
        listed = tuple(f"{s.id}  {d.id}  {s.scheduled_at.isoformat()}" for d, s in found[:_LISTED])
        raise AmbiguousError(f"{len(found)} sessions begin with {typed}", "Type more of the id.", listed)
    return None


def find_session(workspace: Workspace, typed: str, *, held: bool = False) -> tuple[StudentRecords, Session]:
    """Return the session meant: an id or its beginning, or a student's latest.

    A slug typed whole goes before the beginning of an id. `held`: one that took place is meant, where there is
    one.
    """
    if typed not in workspace.store.slugs():
        found = session_by_id(workspace, typed)
        if found:
            return found
    try:
        records = find_student(workspace, typed)
    except NotFoundError as error:
        if workspace.store.faults:
            raise workspace.store.faults[0] from None
        hint = "See: mentor session list" if any(c.isdigit() for c in typed) else error.hint
        raise NotFoundError(f"No session or student {visible(typed[:60])!r}", hint) from None
    took_place = [session for session in records.sessions.values() if held and session.held]
    return records, latest(records, took_place or None)


def find_students(workspace: Workspace, typed: Sequence[str]) -> list[StudentRecords]:
    """Return the students meant by several names, each once, in the order named. Raises as `find_student` does."""
    found = {records.id: records for records in (find_student(workspace, name) for name in typed)}
    return list(found.values())
