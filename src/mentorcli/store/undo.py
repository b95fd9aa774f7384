"""Taking an operation back: a line that names it is appended, nothing is rewritten.

The replay leaves the named operation out, so every record reads as it did before. What such a line cannot do is done
here: the profile file follows the journal, students who came with the operation are put aside, and the configuration
file gets its earlier text. A restore is taken back by the service that restores.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from mentorcli.errors import AmbiguousError, NotFoundError, RefusedError
from mentorcli.models.recovery import CONFIG, Merge, MessageChange, Restoration, SettingsChange
from mentorcli.models.session import Session
from mentorcli.models.student import Student
from mentorcli.store import contradictions, lost, message_change, settings_change
from mentorcli.store.batch import Batch, Change
from mentorcli.store.history import Operation, noted, operations
from mentorcli.store.journal import PURGE, Line, decode_records
from mentorcli.store.line_records import touched
from mentorcli.store.pending import Pending
from mentorcli.store.replay import Replay
from mentorcli.store.repository import Store
from mentorcli.store.student_records import StudentRecords
from mentorcli.store.writer import Writer
from mentorcli.text import bilingual, de

CMD = settings_change.UNDO
MIN_PREFIX = 4
SETTINGS = "settings"
LIST_HINT = bilingual("See: mentor undo --list", "Voyez\u00a0: mentor undo --list")


class Effect(NamedTuple):
    """What taking an operation back does to one student: the earlier profile, or that the student goes.

    `former` is the slug of before where the operation changed it.
    """

    known: StudentRecords
    earlier: Student | None
    leaves: bool
    former: str | None = None


def choose(store: Store, op: str | None) -> Operation:
    """Return the last operation of this machine not yet taken back, or the one whose id begins with `op`.

    An undo is none, but one that begins so too makes the beginning fit several.
    Raises NotFoundError, AmbiguousError, RefusedError where there is nothing to take back or the last one is an
    erasure, and UnreadableError where a journal that cannot be read could hold the last one.
    """
    known = operations(store, strict=op is None)
    if op is None:
        return _last(store, known)
    found = [operation for operation in known if operation.op.startswith(op)]
    several = [*found, *(taken for taken in operations(store, undos=True) if taken.op.startswith(op))]
    if len(several) > 1 and len(op) >= MIN_PREFIX:
        raise AmbiguousError(
            bilingual(f"{len(several)} changes begin with {op}", f"{len(several)} modifications commencent par {op}"),
            bilingual("Type more of it.", "Tapez-en davantage."),
            tuple(f"{operation.op}  {operation.cmd}" for operation in several[:10]),
        )
    if not found or len(op) < MIN_PREFIX:
        raise NotFoundError(
            bilingual(f"No change {op} that could be taken back", f"Aucune modification {op} qui puisse être annulée"),
            LIST_HINT,
        )
    if found[0].final:
        raise _final(found[0], None)
    lost.refuse(store, found[0])
    return found[0]


def _last(store: Store, known: list[Operation]) -> Operation:
    """Return the last operation of this machine. Raises RefusedError."""
    own = [operation for operation in known if store.is_own(operation.machine)]
    if not own:
        raise RefusedError(
            bilingual("There is nothing to take back", "Il n'y a rien à annuler"),
            bilingual(
                "Changes of other machines are taken back by their id: mentor undo --list",
                "Les modifications d'autres machines s'annulent par leur identifiant\u00a0: mentor undo --list",
            )
            if known
            else None,
        )
    if own[0].final:
        before = (one for one in own if not one.final and not lost.is_lost(store, one))
        raise _final(own[0], next(before, None))
    lost.refuse(store, own[0])
    return own[0]


def _final(operation: Operation, before: Operation | None) -> RefusedError:
    """Return the refusal to take an erasure or a purge back, with the change before it."""
    return RefusedError(
        bilingual(
            "A purge cannot be taken back: nothing is left of what went",
            "Une purge ne peut pas être annulée\u00a0: il ne reste rien de ce qui est parti",
        )
        if operation.cmd == PURGE
        else bilingual(
            "The erasure of a student cannot be taken back: nothing of it is left",
            "L'effacement d'un étudiant ne peut pas être annulé\u00a0: il n'en reste rien",
        ),
        bilingual(
            f"The change before it ({before.cmd}): mentor undo {before.op}",
            f"La modification d'avant ({before.cmd})\u00a0: mentor undo {before.op}",
        )
        if before
        else None,
    )


def restoration(store: Store, operation: Operation) -> Restoration | None:
    """Return what an operation, or an undo, noted of a restore; None where it was none."""
    return next((note for note in noted(store, operation, Restoration) if note), None)


def take_back(writer: Writer, operation: Operation, *, at: datetime) -> list[str]:
    """Take an operation back and return the students who went with it.

    Raises RefusedError where something later builds on it, or a person edited the profile or the settings since.
    """
    store = writer.store
    records = operation.touched()
    effects = [_effect(store.student(slug), operation, records) for slug in operation.students]
    settings, messages = noted(store, operation, SettingsChange), noted(store, operation, MessageChange)
    if None in operation.lines:
        _refuse_if_built_on(store.mentor(), operation, records, settings=settings)
    staying = [effect.known for effect in effects if not effect.leaves]
    batch = operation.batch
    contradictions.refuse(
        staying, operation.op, lambda one: one != batch and store.is_complete(one), cmd=operation.cmd, at=at
    )
    for change in settings:
        settings_change.text_back(writer, change)  # raises
    for message in messages:
        message_change.refuse_if_edited(writer, message)
    if _could_change_first(store, effects, operation):
        writer.invalidate_first_session(at=at)
    gone = [effect.known for effect in effects if effect.leaves]
    if operation.batch is not None:
        _whole_batch(writer, operation, effects, at=at)
    elif not effects:
        step = writer.append_mentor(cmd=CMD, at=at, undoes=operation.op)
        settings_change.put_back(writer, settings, step, at=at)
        message_change.put_back(writer, messages, step, at=at)
    else:
        _one(writer, operation, effects[0], at=at)
    return [known.id for known in gone]


def _one(writer: Writer, operation: Operation, effect: Effect, *, at: datetime) -> None:
    if effect.leaves:
        _whole_batch(writer, operation, [effect], at=at)
        return
    earlier = effect.earlier
    if earlier is not None and effect.former is not None:
        earlier = replace(earlier, id=effect.former)
    records = () if earlier is None else (earlier,)
    writer.append(effect.known, *records, cmd=CMD, at=at, undoes=operation.op)


def _whole_batch(writer: Writer, operation: Operation, effects: list[Effect], *, at: datetime) -> None:
    """Take back an operation with one line in the mentor's journal, which counts for all of them."""
    changes = [
        Change(effect.known.id, effect.known, effect.earlier, []) for effect in effects if effect.earlier is not None
    ]
    leaving = [effect.known for effect in effects if effect.leaves]
    merged = _merged(writer.store, operation)
    pending = None
    if leaving or merged:
        undone = operation.op if leaving else None
        pending = Pending(operation.batch or "", [known.id for known in leaving], merged, undone)
    gone = [known.student.tombstone for known in leaving]
    Batch(writer, cmd=CMD, at=at).write(changes, undoes=operation.op, leaving=pending, gone=gone)


def _merged(store: Store, operation: Operation) -> dict[str, str]:
    """Return the students who are there again, uids by slug, where two were put together. Raises RefusedError."""
    from mentorcli.store import merged  # only where an operation was one over several journals
    from mentorcli.store.student_faults import slug_taken

    found = {merged.slug_of(store, one.id): one.id for one in noted(store, operation, Merge)}
    back = {slug: uid for slug, uid in found.items() if slug is not None}
    for slug in back:
        if slug in store.slugs():
            raise slug_taken(slug)
    return back


def _effect(known: StudentRecords, operation: Operation, records: set[tuple[str, str]]) -> Effect:
    """Return what becomes of a student. Raises RefusedError."""
    ops = {line.op for line in operation.lines[known.id]}
    versions = known.replay.history(Student, known.id)
    changes_profile = any(version.op in ops for version in versions)
    before = [version.record for version in versions if version.op < min(ops)]
    _refuse_if_built_on(known.replay, operation, records, everything=not before)
    if not changes_profile:
        return Effect(known, None, leaves=False)
    refuse_if_edited(known, operation)
    former = next((line.renamed[0] for line in operation.lines[known.id] if line.renamed), None)
    return Effect(known, before[-1] if before else None, leaves=not before, former=former)


def refuse_if_edited(known: StudentRecords, operation: Operation) -> None:
    """Raise RefusedError where a person edited the profile since."""
    if known.edited:
        raise RefusedError(
            bilingual(
                f"The profile of {known.id} was edited by hand since: {operation.cmd} is not taken back",
                f"La fiche {de(known.id)} a été modifiée à la main depuis\u00a0: {operation.cmd} n'est pas annulé",
            ),
            bilingual(
                f"Change it back yourself: mentor student edit {known.id}",
                f"Corrigez-la vous-même\u00a0: mentor student edit {known.id}",
            ),
        )


def _refuse_if_built_on(
    replay: Replay,
    operation: Operation,
    records: set[tuple[str, str]],
    *,
    everything: bool = False,
    settings: list[SettingsChange] | None = None,
) -> None:
    """Refuse where a later operation touches one of the records, or, with `everything`, is there at all."""
    last = max(line.op for lines in operation.lines.values() for line in lines)
    refuse_if_touched(replay, last, records, everything=everything, settings=settings)


def refuse_if_touched(
    replay: Replay,
    last: str,
    records: set[tuple[str, str]],
    *,
    everything: bool = False,
    settings: list[SettingsChange] | None = None,
) -> None:
    """Refuse where an operation later than `last` touches one of the records, or, with `everything`, is there.

    Changes of the settings build on one another only where they changed one key.
    """
    if replay.former and any(kind == "student" for kind, _ in records):
        records = records | {("student", slug) for slug in (replay.slug or "", *replay.former)}
    for _, line in replay.effective:
        if line.op <= last or line.cmd in (CMD, PURGE):
            continue
        if everything or _builds_on(replay, line, records, settings or []):
            raise RefusedError(
                bilingual(
                    f"Later changes build on it: {line.cmd} of {line.at:%Y-%m-%d %H:%M}",
                    f"Des modifications plus récentes en dépendent\u00a0: {line.cmd} du {line.at:%Y-%m-%d %H:%M}",
                ),
                bilingual(
                    f"Take that back first: mentor undo {line.op}",
                    f"Annulez d'abord celle-là\u00a0: mentor undo {line.op}",
                ),
            )


def _builds_on(replay: Replay, line: Line, records: set[tuple[str, str]], settings: list[SettingsChange]) -> bool:
    """Return whether a later line touches one of the records, of the settings one of the keys."""
    both = records.intersection(touched(line))
    if not settings or both != {(SETTINGS, CONFIG)}:
        return bool(both)
    from mentorcli.store.settings_keys import shares_key  # only where settings were changed twice

    return shares_key(settings, decode_records(SETTINGS, line.put[SETTINGS], replay.journal.where, 0))


def _could_change_first(store: Store, effects: list[Effect], operation: Operation) -> bool:
    """Return whether the mentor's very first held session could be another one afterwards."""
    noted = store.first_session()
    if noted is None:
        return False
    for effect in effects:
        for line in operation.lines[effect.known.id]:
            for kind, key in touched(line):
                if kind == "session" and (key == noted.session or _was_held(effect.known, key)):
                    return True
    return False


def _was_held(known: StudentRecords, key: str) -> bool:
    """Return whether a session took place in any of its versions."""
    records = [version.record for version in known.replay.history(Session, key)]
    return any(record is not None and record.held for record in records)
