"""Which student and which session is meant by what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from mentorcli.errors import AmbiguousError, MentorError, NotFoundError, UnreadableError, UsageError
from mentorcli.models.session import Session
from mentorcli.rules import student as rules
from mentorcli.services.workspace import Workspace
from mentorcli.store.student_records import StudentRecords, heads
from mentorcli.text import bilingual, visible

MIN_PREFIX = 4
_LISTED = 10
_CLOSE = 3


def find_student(workspace: Workspace, typed: str, *, any_status: bool = False) -> StudentRecords:
    """Return the one student meant (contract, "STUDENT"): the slug exactly, else a whole name, else a part of either.

    Active students win over inactive ones, unless `any_status`: then what was typed must fit one student alone, as a
    whole or in part.
    Raises AmbiguousError with the list, NotFoundError with the closest.
    """
    store = workspace.store
    slugs = store.slugs()
    if typed in slugs:
        records = store.student(typed)
        _mention_alone(workspace, records, slugs)
        return records
    if not rules.name_key(typed):
        raise UsageError(
            bilingual(f"No letter in {visible(typed[:60])!r}", f"Aucune lettre dans {visible(typed[:60])!r}")
            if typed.strip()
            else bilingual("The student is empty", "Le nom de l'étudiant est vide"),
            bilingual("Give the slug or part of the name.", "Donnez le nom court ou une partie du nom."),
        )
    lost = _refuse_lost(workspace, typed, slugs)
    everyone = known_students(workspace, slugs)
    read = _those_there(workspace, rules.fitting(typed, everyone, whole_first=not any_status))
    fitting = list(read)
    chosen = fitting if any_status else rules.preferred(fitting)
    if len(chosen) == 1:
        records = read[chosen[0]] or store.student(chosen[0].slug)  # which raises what is wrong with it
        _note(workspace, records, everyone)
        return records
    raise _several(typed, fitting) if fitting else (lost or _unknown(workspace, typed, everyone))


def _refuse_lost(workspace: Workspace, typed: str, slugs: Sequence[str]) -> UnreadableError | None:
    """Raise where a student who is missing can be meant: nobody else is then. Return the error of any other one."""
    lost = workspace.store.lost_students(slugs)
    part = rules.name_key(typed).replace(" ", "-")
    meant = (error for slug, error in lost.items() if part in slug)
    if (error := next(meant, None)) is not None:
        raise error
    return next(iter(lost.values()), None)


def _those_there(workspace: Workspace, found: Iterable[rules.Known]) -> dict[rules.Known, StudentRecords | None]:
    """Return the students found who are there, with their records: the head of a profile may be a leftover.

    None stands for records that cannot be read.
    """
    there: dict[rules.Known, StudentRecords | None] = {}
    for one in found:
        try:
            there[one] = workspace.store.student(one.slug)
        except NotFoundError:
            continue
        except UnreadableError:
            there[one] = None
    return there


def _mention_alone(workspace: Workspace, records: StudentRecords, slugs: list[str]) -> None:
    """Note that a student is spoken of who was named by the slug: what is wrong with others is not to be told."""
    store = workspace.store
    faults, warnings = len(store.faults), len(store.warnings)
    mention(workspace, records, slugs)
    del store.faults[faults:], store.warnings[warnings:]


def _known(records: StudentRecords) -> rules.Known:
    return rules.Known(records.id, records.student.name, records.student.status)


def known_students(workspace: Workspace, slugs: list[str]) -> list[rules.Known]:
    """Return slug, name and status of the students of these slugs: from the heads of their profiles, no journal.

    Only where a head is not as we write it the student's records are read; one who cannot be read is left out, and
    stands in the store's faults.
    """
    found = heads(workspace.store, slugs)
    others = workspace.store.all_students([slug for slug in slugs if slug not in found])
    known = [rules.Known(slug, name, status) for slug, (name, status) in found.items()]
    return sorted([*known, *map(_known, others)])


def mention(workspace: Workspace, records: StudentRecords, slugs: list[str]) -> None:
    """Note that a student is spoken of where some among `slugs` have the same name.

    It takes the head of every profile: half a millisecond for 30 students, 15 ms for 1,000.
    """
    others = [slug for slug in slugs if slug != records.id]
    if others:
        _note(workspace, records, known_students(workspace, others))


def _note(workspace: Workspace, records: StudentRecords, everyone: Iterable[rules.Known]) -> None:
    others = rules.namesakes(_known(records), everyone)
    if others:
        from mentorcli.models.results.student import Mention  # only where a name is shared

        workspace.mentioned[records.id] = Mention(records.student, tuple(others))


def _several(typed: str, found: list[rules.Known]) -> AmbiguousError:
    """Return the error for a name that several have, with the list."""
    listed = tuple(f"{one.slug}  {visible(one.name)}  {one.status}" for one in found[:_LISTED])
    more = len(found) - len(listed)
    shown = visible(typed)
    of_one_name = len({rules.name_key(one.name) for one in found}) == 1
    return AmbiguousError(
        bilingual(f"{len(found)} students fit {shown!r}", f"{len(found)} étudiants correspondent à {shown!r}"),
        bilingual("Type the slug (the first column).", "Tapez le nom court (première colonne).")
        if of_one_name
        else bilingual(
            "Type more of the name, or the whole slug (the first column).",
            "Tapez une plus grande partie du nom, ou le nom court entier (première colonne).",
        ),
        (*listed, bilingual(f"and {more} more", f"et {more} de plus")) if more else listed,
    )


def _unknown(workspace: Workspace, typed: str, everyone: list[rules.Known]) -> MentorError:
    """Return the error for a name that nobody has, with the closest; a student who cannot be read may be the one."""
    from difflib import get_close_matches

    for _ in workspace.store.all_students():  # names are known without them: what cannot be read is to be told
        pass
    shown = visible(typed[:60])
    if not everyone:
        if workspace.store.faults:
            return workspace.store.faults[0]
        return NotFoundError(
            bilingual(
                f"No student {shown!r}: there is none yet", f"Pas d'étudiant {shown!r}\u00a0: il n'y en a pas encore"
            ),
            bilingual('Add one: mentor student add "NAME"', 'Ajoutez-en un\u00a0: mentor student add "NOM"'),
        )
    words: dict[str, list[str]] = {}
    for one in everyone:
        name = rules.name_key(one.name)
        for word in {one.slug, name, *name.split()}:
            words.setdefault(word, []).append(one.slug)
    near = get_close_matches(rules.name_key(typed), list(words), n=_CLOSE, cutoff=0.6)
    close = list(dict.fromkeys(slug for word in near for slug in words[word]))[:_CLOSE]
    hint = (
        bilingual(f"Did you mean {' or '.join(close)}?", f"Vouliez-vous dire {' ou '.join(close)}\u00a0?")
        if close
        else bilingual("See: mentor student list --all", "Voyez\u00a0: mentor student list --all")
    )
    return NotFoundError(bilingual(f"No student {shown!r}", f"Pas d'étudiant {shown!r}"), hint)


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
        raise AmbiguousError(
            bilingual(f"{len(found)} sessions begin with {typed}", f"{len(found)} sessions commencent par {typed}"),
            bilingual("Type more of the id.", "Tapez une plus grande partie de l'identifiant."),
            listed,
        )
    return None


def find_session(workspace: Workspace, typed: str, *, ahead: datetime | None = None) -> tuple[StudentRecords, Session]:
    """Return the session meant: an id or its beginning, or the one that a student stands for.

    That is the latest that has begun, the next only where none has. `ahead`: the session is to start then (aware),
    which is to come, and so the next one is meant. A slug typed whole goes before the beginning of an id. Raises
    NotFoundError, AmbiguousError, and SessionQuestionError where an open session and the next one can be meant.
    """
    records, session = session_or_student(workspace, typed)
    return records, session or _stands_for(workspace, records, ahead)


def session_or_student(workspace: Workspace, typed: str) -> tuple[StudentRecords, Session | None]:
    """Return the session whose id begins so, with its student; None for the session where a student was typed.

    A slug typed whole goes before the beginning of an id. Raises NotFoundError, or AmbiguousError.
    """
    slugs = workspace.store.slugs()
    found = session_by_id(workspace, typed) if typed not in slugs else None
    if found is None:
        return student_of(workspace, typed), None
    mention(workspace, found[0], slugs)
    return found


def student_of(workspace: Workspace, typed: str) -> StudentRecords:
    """Return the student typed where a session could be typed too. Raises NotFoundError, or AmbiguousError."""
    try:
        return find_student(workspace, typed)
    except NotFoundError as error:
        if workspace.store.faults:
            raise workspace.store.faults[0] from None
        listed = bilingual("See: mentor session list", "Voyez\u00a0: mentor session list")
        hint = listed if any(c.isdigit() for c in typed) else error.hint
        shown = visible(typed[:60])
        raise NotFoundError(
            bilingual(f"No session or student {shown!r}", f"Ni session ni étudiant {shown!r}"), hint
        ) from None


def _stands_for(workspace: Workspace, records: StudentRecords, ahead: datetime | None) -> Session:
    """Return the session that a student stands for."""
    from mentorcli.rules import session_choice  # 3 ms: only where a session is meant

    sessions = records.sessions.values()
    if ahead is None or ahead <= workspace.now:
        found = session_choice.latest(sessions, workspace.now)
    else:
        choice = session_choice.to_move(sessions, workspace.now)
        if isinstance(choice, session_choice.Ask):
            from mentorcli.services.session_questions import id_question  # only a question needs it

            raise id_question(workspace, records, choice, "session edit")
        found = choice.session if isinstance(choice, session_choice.Take) else None
    if found is None:
        from mentorcli.services.session_questions import no_session  # only a question needs it

        raise no_session(records)
    return found


def find_students(workspace: Workspace, typed: Sequence[str]) -> list[StudentRecords]:
    """Return the students meant by several names, each once, in the order named. Raises as `find_student` does."""
    found = {records.id: records for records in (find_student(workspace, name) for name in typed)}
    return list(found.values())
