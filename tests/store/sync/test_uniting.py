"""Two sets of operations made one, where it hardly ever happens; no git is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
import pytest

from mentorcli.errors import RefusedError, UnreadableError
from mentorcli.models.recovery import Merge
from mentorcli.models.session import FirstSession
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.store.ids import derived_id, is_operation_id, microseconds_of, operation_id
from mentorcli.store.journal import Line, encode_put, encode_record
from mentorcli.store.layout import store_file
from mentorcli.store.sync import report, shared_settings
from mentorcli.store.sync.model import Entry, Model, Person, entry_of, parse
from mentorcli.store.sync.rendering import rendered
from mentorcli.store.sync.shared_settings import Setting
from mentorcli.store.sync.uniting import united
from store.kit import AT, a_note, a_session, a_student

STORE = store_file("4store000000")


def no_base() -> Model:
    """Return what both had where they never met."""
    return Model()


class Writing:
    """Operations one after the other."""

    def __init__(self) -> None:
        self.last = operation_id()

    def line(self, cmd: str, *records: object, at: datetime = AT, **fields: Any) -> Entry:
        """Return the next operation."""
        self.last = operation_id(self.last)
        names = {"Merge": "merge", "Note": "note", "Session": "session", "Student": "student"}
        put = encode_put([(names[type(one).__name__], encode_record(one)) for one in records])
        return entry_of(msgspec.structs.replace(Line(self.last, at, cmd, put), **fields))


def model(*people: Person, mentor: list[Entry] | None = None, **fields: Any) -> Model:
    """Return a store with these students."""
    made = Model(STORE, {one.uid: one for one in people}, {one.line.op: one for one in mentor or []})
    return replace(made, **fields)


def person(uid: str, slug: str, *entries: Entry) -> Person:
    """Return a student among the others."""
    return Person(uid, f"students/{slug}", slug, {one.line.op: one for one in entries})


def both_ways(one: Model, other: Model) -> Model:
    """Return what two sides hold together, which is the same whichever of them asks."""
    found = united(one, other, no_base)
    assert rendered(found) == rendered(united(other, one, no_base))
    assert rendered(united(found, one, no_base)) == rendered(found)
    return found


def test_one_id_with_two_contents_and_no_past_in_common_is_one_of_them() -> None:
    """The same on both sides: that of the smaller bytes."""
    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    note = a_note("one")
    first = write.line("student note", note, uid=ann.tombstone)
    put = encode_put([("note", encode_record(replace(note, text="two")))])
    second = entry_of(msgspec.structs.replace(first.line, put=put))
    found = both_ways(model(person(ann.tombstone, "ann", add, first)), model(person(ann.tombstone, "ann", add, second)))
    assert found.people[ann.tombstone].lines[first.line.op] == first


def test_a_student_with_another_uid_since_is_one_student() -> None:
    """An import can give one; they are known by their operations, and erased under either."""
    write, old = Writing(), a_student("ann")
    new = replace(old, tombstone="newuid000001", aliases=(old.tombstone,))
    add = write.line("student add", old, uid=old.tombstone)
    changed = write.line("store import", new, uid=new.tombstone)
    more = write.line("student note", a_note(), uid=old.tombstone)
    here = model(person(new.tombstone, "ann", add, changed))
    there = model(person(old.tombstone, "ann", add, more))
    found = both_ways(here, there)
    assert [one.slug for one in found.people.values()] == ["ann"]
    assert len(next(iter(found.people.values())).lines) >= 3
    gone = both_ways(here, replace(model(), erased={old.tombstone}))
    assert gone.people == {}
    assert gone.erased == {old.tombstone, new.tombstone}


def test_an_entry_that_became_part_of_an_erased_one_is_erased() -> None:
    """And one that was erased elsewhere leaves nothing in the entry that it had become part of here."""
    write, ann, bob = Writing(), a_student("ann"), a_student("bob")
    adds = [write.line("student add", one, uid=one.tombstone) for one in (ann, bob)]
    note = a_note("of bob")
    kept = write.line("student note", a_note("of ann"), uid=ann.tombstone)
    copied = write.line("student merge", note, uid=ann.tombstone, batch="b4tch0000000")
    whole = write.line("student merge", replace(ann, aliases=(bob.tombstone,)), uid=ann.tombstone, batch="b4tch0000000")
    done = write.line("student merge", Merge(bob.tombstone, ann.tombstone), complete="b4tch0000000")
    together = model(
        person(ann.tombstone, "ann", adds[0], kept, copied, whole),
        replace(person(bob.tombstone, "bob", adds[1]), place=f"merged/{bob.tombstone}"),
        mentor=[done],
    )
    apart = model(person(ann.tombstone, "ann", adds[0], kept), person(bob.tombstone, "bob", adds[1]))
    into = both_ways(together, replace(apart, people={}, erased={ann.tombstone}))
    assert (into.people, into.erased) == ({}, {ann.tombstone, bob.tombstone})
    alone = replace(apart, people={ann.tombstone: apart.people[ann.tombstone]}, erased={bob.tombstone})
    left = both_ways(together, alone)
    assert set(left.people) == {ann.tombstone}
    assert b"of bob" not in b"".join(rendered(left).values())
    assert b"of ann" in b"".join(rendered(left).values())


def test_an_undo_made_on_both_sides_is_one() -> None:
    """The earlier of the two is taken back, so that taking back the other one counts."""
    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    plan = write.line("session schedule", a_session("ann"), uid=ann.tombstone)
    undos = [write.line("undo", undoes=plan.line.op, uid=ann.tombstone) for _ in range(2)]
    sides = [model(person(ann.tombstone, "ann", add, plan, one)) for one in undos]
    found = both_ways(*sides)
    lines = [one.line for one in found.people[ann.tombstone].lines.values()]
    assert [one.undoes for one in lines if one.machine == "sync"] == [undos[0].line.op]


def test_records_of_a_newer_version_are_united_whole() -> None:
    """What cannot be looked into is changed on both sides where it is not the same."""
    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    new = [write.line("new", uid=ann.tombstone, put={"new": msgspec.Raw(b'"%d"' % n)}) for n in range(2)]
    found = both_ways(*(model(person(ann.tombstone, "ann", add, one)) for one in new))
    lines = [one.line for one in found.people[ann.tombstone].lines.values()]
    assert [one.undoes for one in lines if one.undoes] == [new[0].line.op]


def test_what_cannot_be_read_is_named() -> None:
    """A folder without its journal, two operations with one id, settings that are no settings."""
    where = str
    with pytest.raises(RefusedError, match=r"students/ann/journal\.jsonl"):
        parse({"students/ann/profile.toml": b""}, where)
    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    twice = entry_of(msgspec.structs.replace(add.line, cmd="other"))
    with pytest.raises(UnreadableError, match="two operations with one id"):
        parse({"students/ann/journal.jsonl": add.row + b"\n" + twice.row + b"\n"}, where)
    with pytest.raises(RefusedError, match=r"settings\.toml"):
        parse({"settings.toml": b"setting = 3"}, where)


def test_settings_that_are_shared_key_by_key() -> None:
    """What was set later holds; what is this computer's own stays; a configuration with a fault is left alone."""
    since = [operation_id(), operation_id("1zzzzzzzzzz000000000")]
    mine = {"timezone": Setting(since[0], "Europe/Paris"), "holidays": Setting(since[1], None)}
    theirs = {"timezone": Setting(since[1], "America/Montreal"), "holidays": Setting(since[0], "FR")}
    both = shared_settings.united(mine, theirs)
    assert both == shared_settings.united(theirs, mine)
    assert shared_settings.standing(both) == {"timezone": "America/Montreal"}
    assert shared_settings.decode(shared_settings.encode(both), "") == both
    text = 'lang = "fr"\ntimezone = "Europe/Paris"  # mine\n'
    assert shared_settings.rewritten(text, both) == 'lang = "fr"\ntimezone = "America/Montreal"  # mine\n'
    assert shared_settings.present("lang = ") is None
    assert shared_settings.rewritten("lang = ", both) == "lang = "
    dated = (
        'timezone = "Europe/Paris"\n[policy]\nname = "openclassrooms-2021"\n'
        "[[policy.dated]]\nfrom = 2026-11-16\nlate_minutes = 10\n"
    )
    noted = shared_settings.noted({}, shared_settings.present(dated) or {}, since[0])
    written = shared_settings.rewritten('lang = "en"\n', noted)
    assert shared_settings.present(written) == shared_settings.present(dated)
    tariffs = '[[tariff]]\nfrom = 2026-01-01\ncurrency = "EUR"\n'
    noted = shared_settings.noted({}, shared_settings.present(tariffs) or {}, since[0])
    assert shared_settings.present(shared_settings.rewritten(None, noted)) == shared_settings.present(tariffs)


def test_an_id_that_follows_from_what_an_operation_says() -> None:
    """The same for the same, right after the one that it comes after."""
    after = operation_id()
    found = derived_id(after, b"what")
    assert is_operation_id(found)
    assert found == derived_id(after, b"what") != derived_id(after, b"other")
    assert microseconds_of(found) == microseconds_of(after) + 1


def test_an_undo_taken_back_gives_way_to_what_was_recorded_meanwhile() -> None:
    """The records are those of the operation that it would bring back."""
    write, ann = Writing(), a_student("ann")
    session = a_session("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    plan = write.line("session schedule", session, uid=ann.tombstone)
    undo = write.line("undo", undoes=plan.line.op, uid=ann.tombstone)
    again = write.line("undo", undoes=undo.line.op, uid=ann.tombstone)
    edit = write.line("session edit", replace(session, notes="x"), uid=ann.tombstone)
    sides = [model(person(ann.tombstone, "ann", add, plan, undo, one)) for one in (again, edit)]
    lines = [one.line for one in both_ways(*sides).people[ann.tombstone].lines.values()]
    assert [one.undoes for one in lines if one.machine == "sync"] == [again.line.op]


def test_an_undo_of_something_else_hinders_no_putting_together() -> None:
    """Two entries are one here, a note on another student is taken back there: both hold."""
    write, ann, bob, eve = Writing(), a_student("ann"), a_student("bob"), a_student("eve")
    adds = {one.tombstone: write.line("student add", one, uid=one.tombstone) for one in (ann, bob, eve)}
    note = write.line("student note", a_note(), uid=eve.tombstone)
    people = [person(uid, one.id, adds[uid]) for uid, one in ((ann.tombstone, ann), (bob.tombstone, bob))]
    done = write.line("student merge", Merge(bob.tombstone, ann.tombstone), complete="b4tch0000000")
    undo = write.line("undo", undoes=note.line.op, uid=eve.tombstone)
    here = model(*people, person(eve.tombstone, "eve", adds[eve.tombstone], note), mentor=[done])
    there = model(*people, person(eve.tombstone, "eve", adds[eve.tombstone], note, undo))
    found = both_ways(here, there)
    assert found.people[bob.tombstone].place == f"merged/{bob.tombstone}"
    assert not [
        one for person_ in found.people.values() for one in person_.lines.values() if one.line.machine == "sync"
    ]
    dropped = write.line("store purge", drop={"merge": [bob.tombstone]})
    apart = both_ways(replace(here, mentor={**here.mentor, dropped.line.op: dropped}), there)
    assert apart.people[bob.tombstone].place == "students/bob"


def test_a_student_whose_change_was_never_completed_stands_aside() -> None:
    """Nobody sees them, and nothing of them is lost; a session that was deleted is not the first one."""
    write, ann = Writing(), a_student("ann")
    session = a_session("ann")
    half = write.line("store import", ann, uid=ann.tombstone, batch="b4tch0000000")
    found = both_ways(model(person(ann.tombstone, "ann", half)), model())
    assert found.people[ann.tombstone].place == f".undone/{half.line.op}/ann"
    whole = write.line("store import", complete="b4tch0000000")
    plan = write.line("session schedule", session, uid=ann.tombstone)
    gone = write.line("session delete", uid=ann.tombstone, drop={"session": [session.id]})
    first = write.line(
        "first session", put=encode_put([("first-session", encode_record(FirstSession(session.id, AT)))])
    )
    side = model(person(ann.tombstone, "ann", half, plan, gone), mentor=[whole, first])
    noted = [one.line for one in both_ways(side, model()).mentor.values() if one.line.machine == "sync"]
    assert [one.cmd for one in noted] == ["first session"]


def test_other_uids_of_both_sides_are_kept_and_what_no_option_sets_is_edited() -> None:
    """A field changed on both sides is told with the command that puts it back."""
    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    periods = [(FundingPeriod(Funding.FUNDED),), (FundingPeriod(Funding.SELF_PAID),)]
    edits = [
        write.line("student edit", replace(ann, funding=one, aliases=(f"alias000000{n}",)), uid=ann.tombstone)
        for n, one in enumerate(periods)
    ]
    here, there = (model(person(ann.tombstone, "ann", add, one)) for one in edits)
    here.people[ann.tombstone].profiles.append(b"name = = 1")
    found = both_ways(here, there)
    assert b'aliases = [\n    "alias0000000",\n    "alias0000001",\n]' in rendered(found)["students/ann/profile.toml"]
    told = report.settled(here, found)
    assert [(one.kind, one.what, one.command) for one in told] == [("profile", "funding", "mentor student edit ann")]
    assert report.settled(there, found) == []


def test_what_stood_on_one_side_alone_and_was_taken_out_on_the_other_is_gone() -> None:
    """A student of whom no operation is left is none."""
    write, ann, bob = Writing(), a_student("ann"), a_student("bob")
    add = write.line("student add", ann, uid=ann.tombstone)
    side = model(person(ann.tombstone, "ann", add))
    assert both_ways(side, model(removed={add.line.op})).people == {}
    copied = write.line("student merge", ann, uid=ann.tombstone, batch="b4tch0000000")
    done = write.line("student merge", Merge(bob.tombstone, ann.tombstone), complete="b4tch0000000")
    side = model(person(ann.tombstone, "ann", copied), mentor=[done])
    assert both_ways(side, model(erased={bob.tombstone})).people == {}


@pytest.mark.parametrize("value", ["0x" + "f" * 5_000, "[" * 5_000, "9" * 5_000, "{a = 0x1ffffffffffffffff}"])
def test_settings_that_no_program_wrote_are_refused(value: str) -> None:
    """A number of more than 64 bits is none of TOML's, and may be too long to be shown."""
    with pytest.raises(RefusedError, match="s cannot be read"):
        shared_settings.decode(f'[[setting]]\nkey = "timezone"\nsince = "a"\nvalue = {value}\n'.encode(), "s")
