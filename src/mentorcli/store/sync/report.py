"""What is to be told of a sync: what stood here before against what stands here now.

It is the same whether the merge was made here or came from the computer that made it: each tells its own mentor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mentorcli.models.results.sync import Settled
from mentorcli.store.journal import Line, decode_records
from mentorcli.store.layout import STUDENTS
from mentorcli.store.sync import profiles, same_ids, shared_settings
from mentorcli.store.sync.deriving import UNITED, is_derived
from mentorcli.store.sync.model import Model
from mentorcli.text import command_line

_OPTIONS = {
    "name": "--name",
    "email": "--email",
    "phone": "--phone",
    "path": "--path",
    "status": "--status",
    "id": "--slug",
}


def came(before: Model, after: Model) -> dict[str | None, int]:
    """Return how many changes came, by student (None: the mentor's own)."""
    known = before.ops()
    found: Counter[str | None] = Counter()
    for uid, one in after.people.items():
        ops = {
            entry.line.batch or op for op, entry in one.lines.items() if op not in known and not is_derived(entry.line)
        }
        if ops:
            found[after.people[uid].slug] += len(ops)
    own = [e for op, e in after.mentor.items() if op not in known and not is_derived(e.line) and not e.line.complete]
    if own:
        found[None] = len(own)
    return dict(found)


def settled(before: Model, after: Model) -> list[Settled]:
    """Return what was settled between the two, in the order of time."""
    return [
        *_erased(before, after),
        *_taken_back(before, after),
        *_profiles(before, after),
        *_same_ids(before, after),
        *_settings(before, after),
    ]


def _erased(before: Model, after: Model) -> Iterator[Settled]:
    for uid in sorted(after.erased - before.erased):
        one = before.people.get(uid)
        if one is not None:
            yield Settled("erased", one.slug, changes=len(one.lines))


def _derived(before: Model, after: Model) -> Iterator[tuple[str, Line]]:
    """Yield the operations of merges that are new here, with the uid of their student (empty: the mentor's own)."""
    for uid, lines in [("", after.mentor), *((uid, one.lines) for uid, one in after.people.items())]:
        known = before.mentor if not uid else before.people[uid].lines if uid in before.people else {}
        yield from ((uid, e.line) for op, e in sorted(lines.items()) if op not in known and is_derived(e.line))


def _taken_back(before: Model, after: Model) -> Iterator[Settled]:
    lines: dict[str, tuple[str | None, Line]] = {op: (None, e.line) for op, e in after.mentor.items()}
    for one in after.people.values():
        lines |= {op: (one.slug, e.line) for op, e in one.lines.items()}
    members: dict[str, set[str]] = {}
    for one in after.people.values():
        for entry in one.lines.values():
            if entry.line.batch:
                members.setdefault(entry.line.batch, set()).add(one.slug)
    for _, line in _derived(before, after):
        if line.undoes is None or line.undoes not in lines:
            continue
        slug, what = lines[line.undoes]
        kind = "undo-without-effect" if what.undoes is not None else "taken-back"
        if "merge" in what.put:
            kind = "together-taken-back"
        students = sorted(members.get(what.complete or "", set())) or ([slug] if slug else [])
        about, of = what.cmd, what.at
        if what.undoes is not None and what.undoes in lines:
            slug, undone = lines[what.undoes]
            about, students = undone.cmd, students or ([slug] if slug else [])
        again = command_line("undo", what.undoes or "") if what.undoes is not None else command_line("undo", line.op)
        yield Settled(kind, ", ".join(students) or None, about, of, command=again)


def _profiles(before: Model, after: Model) -> Iterator[Settled]:
    """Yield the fields that were set here and did not hold, and other slugs, where a merge wrote a profile."""
    here = before.ops()
    for uid, line in _derived(before, after):
        if line.cmd != UNITED or not uid:
            continue
        slug = after.people[uid].slug
        if line.renamed is not None:
            pair = slug, line.renamed[0]
            yield Settled("slug", *pair, command=command_line("student merge", *pair))
        for name, (op, old) in sorted(profiles.lost_in(after.people[uid].lines[line.op]).items()):
            if op in here:
                yield Settled("profile", slug, name, value=_shown(old), command=_back(slug, name, old))


def _same_ids(before: Model, after: Model) -> Iterator[Settled]:
    """Yield the sessions that two students have from one file, with how to delete the later one's."""
    for uid, line in _derived(before, after):
        for key in line.drop.get(same_ids.KIND, ()) if line.cmd == UNITED and same_ids.KIND in line.put else ():
            new = decode_records(same_ids.KIND, line.put[same_ids.KIND], "", 0)[0]
            others = (one for one in after.people.values() if one.uid != uid and one.place.startswith(STUDENTS))
            other = next((one.slug for one in others if same_ids.has(one.lines, key)), "")
            delete = command_line("session delete", new.id)
            yield Settled("same-session", after.people[uid].slug, other, new.scheduled_at, command=delete)


def _shown(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)


def _back(slug: str, name: str, old: object) -> str:
    """Return the command that gives a field its value back."""
    if name in _OPTIONS and isinstance(old, (str, type(None))):
        return command_line("student edit", slug, options=[_OPTIONS[name], old or ""])
    return command_line("student edit", slug)


def _settings(before: Model, after: Model) -> Iterator[Settled]:
    """Yield the settings that were set here, and later on another computer."""
    was, now = shared_settings.standing(before.settings), shared_settings.standing(after.settings)
    for key in sorted({**was, **now}):
        old = was.get(key)
        if old is not None and old != now.get(key):
            back = (
                command_line("config set", key, str(old))
                if isinstance(old, (str, int))
                else command_line("config edit")
            )
            yield Settled("setting", None, key, value=_shown(old) if isinstance(old, (str, int)) else "", command=back)


def changes(lines: Model, known: set[str]) -> int:
    """Return how many changes a side has beside those known."""
    found = {
        entry.line.batch or op for one in lines.people.values() for op, entry in one.lines.items() if op not in known
    }
    return len(found) + sum(op not in known and not entry.line.complete for op, entry in lines.mentor.items())
