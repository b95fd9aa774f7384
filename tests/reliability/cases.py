"""The write paths: a store to begin with and the command that changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from mentorcli.app import main
from mentorcli.models.faq import OwnEntry
from mentorcli.models.recovery import Merge
from mentorcli.models.session import Reason, Session, SessionStatus
from mentorcli.rules.recording import first_held
from mentorcli.store import merged, undo
from mentorcli.store.batch import Batch, Change
from mentorcli.store.journal import encode_record
from mentorcli.store.layout import kind_of
from mentorcli.store.pending import Pending
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_session, a_student, add, journal_of, opened, profile_of, put

SESSION = "sess10n00001"


class Case(NamedTuple):
    """A store, and the words of a command that changes it."""

    prepare: Callable[[Path], object]
    words: tuple[str, ...]


def base(folder: Path) -> None:
    """Make a store with two students and a session each."""
    add(folder)
    add(folder, a_student("sam", name="Sam Okoro"))
    put(folder, "amelie", a_session(id=SESSION), a_note("kept"))
    put(folder, "sam", a_session("sam", scheduled_at=AT.replace(hour=9)))


def held(folder: Path) -> None:
    """Make a store in which the mentor's first session is noted."""
    base(folder)
    session = a_session(id="held00000001", scheduled_at=AT.replace(day=20), status=SessionStatus.COMPLETED)
    with opened(folder) as store, writing(store) as writer:
        writer.append(store.student("amelie"), session, cmd="test", at=AT)
        writer.remember_first_session(session, at=AT)


def no_show(folder: Path) -> None:
    """Make a store with a session that became a no-show, and its note."""
    base(folder)
    missed = a_session(id=SESSION, status=SessionStatus.NO_SHOW, reason=Reason.ABSENT, policy="openclassrooms-2021")
    put(folder, "amelie", missed, replace(a_note("No show"), session=SESSION))


def torn(folder: Path) -> None:
    """Make a store with half a line at the end of a journal."""
    base(folder)
    with journal_of(folder).open("ab") as file:
        file.write(b'{"op":"zzz","at":"2026-1')


def unterminated(folder: Path) -> None:
    """Make a store with a journal whose last line end was stripped."""
    base(folder)
    journal_of(folder).write_bytes(journal_of(folder).read_bytes()[:-1])


def edited(folder: Path) -> None:
    """Make a store with a profile that was edited by hand."""
    base(folder)
    profile_of(folder).write_text(profile_of(folder).read_text().replace("a@example.org", "b@example.org"))


def interrupted(folder: Path) -> None:
    """Make a store with what an interrupted creation, erasure and rewrite leave."""
    base(folder)
    for name in (".new-abc", ".erased-abc"):
        (folder / "students" / name).mkdir()
        (folder / "students" / name / "journal.jsonl").write_bytes(b"half")
    profile_of(folder).with_name(".profile.toml.tmp").write_bytes(b"half")


def renamed(folder: Path) -> None:
    """Make a store in which a student has another slug than before, and a session logged under each."""
    held(folder)
    with opened(folder) as store, writing(store) as writer:
        known = store.student("amelie")
        writer.append(known, replace(known.student, id="amelie-durand"), cmd="student edit", at=AT)


def renamed_back(folder: Path) -> None:
    """Make a store in which a change of slug was taken back."""
    renamed(folder)
    with opened(folder) as store, writing(store) as writer:
        undo.take_back(writer, undo.choose(store, None), at=AT)


def two(folder: Path) -> None:
    """Make a store in which two students have something of every kind that moves."""
    held(folder)
    put(folder, "sam", a_note("moves"), a_student("sam", name="Sam Okoro", phone="112"))


def put_together(folder: Path) -> None:
    """Make a store in which two entries are one."""
    two(folder)
    with opened(folder) as store, writing(store) as writer:
        batch = Batch(writer, cmd="student merge", at=AT)
        gone, into = store.student("sam"), store.student("amelie")
        uid = gone.student.tombstone
        student = replace(into.student, aliases=(uid,))
        lines = merged.lines_for(gone.replay, _of_amelie)
        note = Merge(uid, student.tombstone)
        batch.write(
            [Change("amelie", into, student, [], lines=lines)],
            [(kind_of(note), encode_record(note))],
            leaving=Pending(batch.id, [], {"sam": uid}),
        )


def _of_amelie(_: str, record: object) -> object:
    return replace(record, student="amelie") if isinstance(record, Session) else record


def taken_apart(folder: Path) -> None:
    """Make a store in which two entries that were one are two again."""
    put_together(folder)
    with opened(folder) as store, writing(store) as writer:
        undo.take_back(writer, undo.choose(store, None), at=AT)


def added(folder: Path) -> None:
    """Make a store in which a student was added last."""
    base(folder)
    assert main(("--store", str(folder), "-q", "student", "add", "Inès Roy")) == 0


def added_and_undone(folder: Path) -> None:
    """Make a store in which that addition was taken back."""
    added(folder)
    assert main(("--store", str(folder), "-q", "undo")) == 0


def nothing(_: Path) -> None:
    """Make no store at all."""


CASES = {
    "first student": Case(nothing, ("student", "add", "Amélie Durand")),
    "second student": Case(base, ("student", "add", "Inès Roy")),
    "note": Case(base, ("student", "note", "amelie", "new")),
    "after a torn line": Case(torn, ("student", "note", "amelie", "new")),
    "after a stripped line end": Case(unterminated, ("student", "note", "amelie", "new")),
    "after an interruption": Case(interrupted, ("student", "edit", "amelie", "--phone", "+33 6 00 00 00 00")),
    "profile": Case(base, ("student", "edit", "amelie", "--email", "new@example.org")),
    "profile edited by hand": Case(edited, ("student", "edit", "amelie", "--phone", "+33 6 00 00 00 00")),
    "plan": Case(base, ("session", "schedule", "amelie", "2026-12-01 10:00", "--repeat", "weekly", "--times", "3")),
    "first held session": Case(base, ("session", "log", "amelie", "--at", "2026-11-20 10:00")),
    "earlier held session": Case(held, ("session", "log", "sam", "--at", "2026-11-19 10:00")),
    "no-show": Case(base, ("session", "log", "amelie", "--at", "2026-11-23 14:00", "--absent")),
    "unmark": Case(no_show, ("noshow", "unmark", SESSION)),
    "first session moved": Case(held, ("session", "edit", "held00000001", "--at", "2026-11-18 10:00")),
    "first session deleted": Case(held, ("session", "delete", "held00000001", "--yes")),
    "tick": Case(base, ("presentation", "checklist", "amelie", "--done", "1,2")),
    "slug": Case(held, ("student", "edit", "amelie", "--slug", "amelie-durand", "--email", "new@example.org")),
    "slug after an edit by hand": Case(edited, ("student", "edit", "amelie", "--slug", "a")),
    "slug taken back": Case(renamed, ("undo",)),
    "slug given again": Case(renamed_back, ("undo", "--redo")),
    "merge": Case(two, ("student", "merge", "sam", "amelie", "--yes")),
    "merge taken back": Case(put_together, ("undo",)),
    "merge done again": Case(taken_apart, ("undo", "--redo")),
    "forget two entries": Case(put_together, ("student", "forget", "amelie", "--yes")),
    "forget": Case(held, ("student", "forget", "amelie", "--yes")),
    "own answer": Case(base, ("faq", "add", "Where is the form?", "On the platform.")),
    "undo": Case(no_show, ("undo",)),
    "undo of an addition": Case(added, ("undo",)),
    "an addition brought back": Case(added_and_undone, ("undo", "--redo")),
}


def _plain(record: Any) -> str:
    """Return a record without what is drawn by lot."""
    return ", ".join(
        f"{name}={getattr(record, name)}"
        for name in record.__dataclass_fields__
        if name not in {"id", "tombstone", "session", "series", "aliases"}
    )


def state_of(folder: Path) -> dict[str, list[str]]:
    """Return everything known in a store, by student, without random ids: equal states read the same to a user.

    What is noted of the mentor's first session is held against the sessions themselves instead.
    """
    state: dict[str, list[str]] = {}
    with opened(folder) as store:
        for slug in store.slugs():
            records = store.student(slug)
            state[slug] = [_plain(records.student)]
            for kind in ("session", "note", "project", "resource", "tick"):
                state[slug] += sorted(f"{kind}: {_plain(record)}" for record in records.replay.current(kind).values())
        state["mentor"] = sorted(_plain(record) for record in store.mentor().records(OwnEntry).values())
        noted, known = store.first_session(), first_held(store.earliest_held(), store.erased_first_day())
        assert noted is None or (known is not None and noted.session == known.session), "a wrong first session is noted"
        assert [fault.message for fault in store.faults] == []
    return state
