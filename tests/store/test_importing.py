"""An export is taken in whole or not at all; what is the same stays."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mentorcli.errors import NewerStoreError, NotFoundError, UnreadableError
from mentorcli.models.checklist import Tick
from mentorcli.models.faq import OwnEntry
from mentorcli.models.note import Note
from mentorcli.models.session import Session, SessionStatus
from mentorcli.models.student import Funding, FundingPeriod
from mentorcli.store import importing
from mentorcli.store.batch import Batch
from mentorcli.store.resealing import resealed
from mentorcli.store.student_records import heads
from mentorcli.store.transaction import writing
from mentorcli.text import in_language
from store.kit import AT, a_note, a_session, a_student, add, contents, journal_of, opened, profile_of, put

NAME = "mentor.json"
STUDENT = {"id": "zoe", "name": "Zoé", "tombstone": "t0mb00000000"}
SESSION: dict[str, Any] = {
    **msgspec.to_builtins(a_session("zoe", id="sess10n00001", status=SessionStatus.COMPLETED)),
    "scheduled_at": "2026-11-20T10:00:00+01:00",
}
NOTE: dict[str, Any] = {
    "id": "n0te00000001", "at": "2026-11-20T10:00:00+01:00", "text": "From elsewhere", "session": None,
}  # fmt: skip


def export(**tables: Any) -> dict[str, Any]:
    """Return an export with these tables."""
    return importing.parse(json.dumps({"schema": 1, **tables}).encode(), NAME)


def planned(folder: Path, *, theirs: bool = False, **tables: Any) -> importing.Plan:
    """Return what an import would do."""
    with opened(folder) as store, writing(store):
        return importing.plan(store, export(**tables), NAME, now=AT, theirs=theirs)


def imported(folder: Path, *, theirs: bool = False, **tables: Any) -> importing.Plan:
    """Import an export."""
    with opened(folder) as store, writing(store) as writer:
        made = importing.plan(store, export(**tables), NAME, now=AT, theirs=theirs)
        Batch(writer, cmd="store import", at=AT).write(made.changes, made.own)
    return made


def student_slug(folder: Path, slug: str, new: str) -> None:
    """Give a student another slug."""
    with opened(folder) as store:
        student = store.student(slug).student
    put(folder, slug, replace(student, id=new))


def counts(made: importing.Plan) -> tuple[int, int, int]:
    """Return how many records are new, changed and the same."""
    return made.new, made.changed, made.same


def test_an_import_into_an_empty_store(store: Path) -> None:
    """Students, what is nested in them, sessions and the mentor's own records are all there afterwards."""
    entry = {"id": "where", "question": "Where?", "answer": "There.", "lang": "en"}
    tick = {"id": "presentation:1", "checklist": "presentation", "item": "1"}
    made = imported(
        store, students=[{**STUDENT, "notes": [NOTE], "records": {"tick": [tick]}}], sessions=[SESSION],
        mentor={"faq": [entry], "settings": ["ignored"]},
    )  # fmt: skip
    assert counts(made) == (5, 0, 0)
    assert made.held is not None
    assert made.held.id == SESSION["id"]
    with opened(store) as one:
        records = one.student("zoe")
        assert (records.student.name, records.student.tombstone) == ("Zoé", "t0mb00000000")
        assert [note.text for note in records.notes] == ["From elsewhere"]
        assert list(records.records(Tick)) == ["presentation:1"]
        assert records.sessions["sess10n00001"].status is SessionStatus.COMPLETED
        assert [one.answer for one in one.mentor().records(OwnEntry).values()] == ["There."]


def test_the_same_again_changes_nothing(store: Path) -> None:
    """Ids that the export does not give are made from the content, so that twice is the same as once."""
    tables: dict[str, Any] = {
        "students": [{**STUDENT, "notes": [{key: value for key, value in NOTE.items() if key != "id"}]}],
        "sessions": [SESSION], "mentor": {"hobby": [{"name": "chess"}]},
    }  # fmt: skip
    assert counts(imported(store, **tables)) == (3, 0, 0)
    again = planned(store, **tables)
    assert counts(again) == (0, 0, 3)
    assert again.changes == []


def test_what_differs_is_taken_from_the_export_where_that_is_asked_for(store: Path) -> None:
    """It is listed field by field; what only the store has stays, and so do slug and uid."""
    add(store, a_student("here", phone="1234", tombstone="t0mb00000000"))
    put(store, "here", a_session("here", id="sess10n00001"), a_session("here", id="other0000001"))
    tables: dict[str, Any] = {"students": [{**STUDENT, "phone": "1234"}], "sessions": [SESSION]}
    made = imported(store, **tables)
    assert (counts(made), made.changes, made.placed) == ((0, 0, 0), [], [("zoe", "here", False)])
    assert [(one.owner, one.kind, one.id) for one in made.differences] == [
        ("here", "student", "here"), ("here", "session", "sess10n00001"),
    ]  # fmt: skip
    assert ("name", "Amélie Durand", "Zoé") in made.differences[0].fields
    assert ("status", "scheduled", "completed") in made.differences[1].fields
    assert counts(imported(store, theirs=True, **tables)) == (0, 2, 0)
    with opened(store) as one:
        records = one.student("here")
        assert (records.student.name, records.student.tombstone) == ("Zoé", "t0mb00000000")
        assert records.sessions["sess10n00001"].held
        assert not records.sessions["other0000001"].held


def test_two_of_a_slug_are_two_people(store: Path) -> None:
    """Another uid is somebody else, who gets a slug of their own; the same file again finds them there."""
    add(store, a_student("zoe", email="same@example.org"))
    add(store, a_student("zoe-2"))
    tables: dict[str, Any] = {
        "students": [
            {**STUDENT, "email": "same@example.org", "notes": [NOTE]},
            {"id": "zoe-3", "name": "Z", "uid": "u1d00000000z"},
        ],
        "sessions": [SESSION],
    }  # fmt: skip
    made = imported(store, **tables)
    assert (counts(made), made.placed) == ((4, 0, 0), [("zoe", "zoe-4", True)])
    with opened(store) as one:
        assert [note.text for note in one.student("zoe-4").notes] == ["From elsewhere"]
        assert one.student("zoe-4").sessions["sess10n00001"].student == "zoe-4"
        assert one.student("zoe").notes == []
    again = planned(store, **tables)
    assert (counts(again), again.placed) == ((0, 0, 4), [("zoe", "zoe-4", False)])


@pytest.mark.parametrize(
    ("row", "slug"),
    [
        ({"email": "Here@example.org"}, "zoe"), ({"email": "else@example.org"}, "zoe-2"), ({}, "zoe-2"),
        ({"notes": [NOTE]}, "zoe"), ({"notes": [{**NOTE, "id": "n0te00000002"}]}, "zoe-2"),
        ({"records": {"tick": [{"id": "presentation:1", "checklist": "presentation", "item": "1"}]}}, "zoe-2"),
    ],
)  # fmt: skip
def test_who_has_no_uid_is_known_by_slug_and_one_more_thing(store: Path, row: dict[str, Any], slug: str) -> None:
    """An equal e-mail or one record of both; what every student has alike, as an item of a checklist, is none."""
    add(store, a_student("zoe", email="here@example.org"))
    put(store, "zoe", msgspec.convert(NOTE, Note), Tick("presentation:1", "presentation", "1", None))
    tables: dict[str, Any] = {"students": [{"id": "zoe", "name": "Zoé", **row}]}
    made = imported(store, **tables)
    assert (slug == "zoe-2") is bool(made.placed)
    with opened(store) as one:
        assert (one.slugs() == ["zoe", "zoe-2"]) is (slug == "zoe-2")
    assert imported(store, **tables).new == 0, "the same file again finds them"


def test_a_session_of_both_is_one_more_thing(store: Path) -> None:
    """Its id was drawn for one student alone."""
    add(store, a_student("zoe", email=None))
    put(store, "zoe", a_session("zoe", id="sess10n00001"))
    made = planned(store, students=[{"id": "zoe", "name": "Zoé"}], sessions=[SESSION])
    assert (made.placed, {one.kind for one in made.differences}) == ([], {"student", "session"})


GOAL = {"number": 1, "text": "Read", "agreed_at": "2026-11-20T10:00:00+01:00", "session": None, "done_at": None}
NAMELESS = {"id": "zoe", "name": "Zoé", "notes": [NOTE], "goals": [GOAL]}


@pytest.mark.parametrize("theirs", [False, True])
def test_a_uid_that_comes_later_takes_the_place_of_one_made_up(store: Path, *, theirs: bool) -> None:
    """The person is known by a record of both; nothing comes twice, and the same files again change nothing."""
    add(store, a_student("zoe", email=None))
    imported(store, students=[NAMELESS], sessions=[SESSION])
    with opened(store) as one:
        made_up = one.student("zoe-2").student.tombstone
    named: dict[str, Any] = {"students": [{**NAMELESS, "uid": "u1d00000000z", "phone": "12345"}], "sessions": [SESSION]}
    made = imported(store, theirs=theirs, **named)
    assert (counts(made), made.placed, made.united) == ((0, 1, 3), [], [("zoe", "zoe-2")])
    with opened(store) as one:
        known = one.student("zoe-2")
        assert (known.student.tombstone, known.student.aliases) == ("u1d00000000z", (made_up,))
        assert known.student.phone == ("12345" if theirs else None)
        assert (len(known.notes), len(known.goals), len(known.sessions)) == (1, 1, 1)
    for tables in (named, {"students": [NAMELESS], "sessions": [SESSION]}):
        again = imported(store, **tables)
        assert (again.new, again.changed, again.united, again.placed) == (0, 0, [], [("zoe", "zoe-2", False)])
    with opened(store) as one, writing(one) as writer:
        writer.erase(one.student("zoe-2"))
    for tables in (named, {"students": [NAMELESS], "sessions": [SESSION]}):
        assert planned(store, **tables).erased == ["zoe"]


def test_a_uid_made_up_gives_way_by_slug_and_e_mail(store: Path) -> None:
    """Where no record is shared; two uids that were drawn need one."""
    imported(store, students=[{"id": "zoe", "name": "Zoé", "email": "zoe@example.org"}])
    named = {"id": "zoe", "name": "Zoé", "email": "ZOE@example.org", "uid": "u1d00000000z"}
    assert imported(store, theirs=True, students=[named]).united == [("zoe", "zoe")]
    assert planned(store, students=[{**named, "uid": "u1d00000000y"}]).placed == [("zoe", "zoe-2", True)]
    imported(store, students=[{"id": "sam", "name": "Sam", "email": "sam@example.org"}])
    same = planned(store, students=[{"id": "sam", "name": "Sam", "email": "sam@example.org", "uid": "u1d00000000x"}])
    assert (counts(same), same.united) == ((0, 1, 0), [("sam", "sam")])


def test_an_export_without_uid_that_comes_later_finds_its_people(store: Path) -> None:
    """Whatever slug they have here, and though there is more of them by now."""
    imported(store, students=[{**NAMELESS, "uid": "u1d00000000z"}], sessions=[SESSION])
    student_slug(store, "zoe", "other")
    add(store, a_student("zoe", email=None))
    later = {**NAMELESS, "goals": [], "notes": [NOTE, {**NOTE, "id": "n0te00000002"}]}
    made = planned(store, students=[later], sessions=[SESSION])
    assert (made.placed, made.united, made.new) == ([("zoe", "other", False)], [], 1)


def test_one_person_under_two_uids_drawn_has_both(store: Path) -> None:
    """A session of both tells; the one here stays, the other leads here from now on."""
    add(store, a_student("here", tombstone="t0mb0000000x"))
    put(store, "here", a_session("here", id="sess10n00001"))
    tables: dict[str, Any] = {"students": [{**STUDENT, "uid": "u1d00000000z"}], "sessions": [SESSION]}
    made = imported(store, **tables)
    assert (made.united, {one.kind for one in made.differences}) == ([("zoe", "here")], {"student", "session"})
    with opened(store) as one:
        student = one.student("here").student
        assert (student.tombstone, student.aliases) == ("t0mb0000000x", ("u1d00000000z",))
    again = imported(store, **tables)
    assert (again.new, again.changed, again.united) == (0, 0, [])


def test_who_stands_in_the_file_too_is_nobody_else(store: Path) -> None:
    """A record that another one has in the file is a fault, as before."""
    add(store, a_student("here", tombstone="t0mb0000000x"))
    put(store, "here", a_session("here", id="sess10n00001"))
    both = [{"id": "here", "name": "Here", "uid": "t0mb0000000x"}, {**STUDENT, "uid": "u1d00000000z"}]
    with pytest.raises(UnreadableError) as raised:
        planned(store, students=both, sessions=[SESSION])
    assert "that session is one of here" in raised.value.details[0]
    two = [{"id": "zoe", "name": "Z"}, {"id": "sam", "name": "S", "notes": [{**NOTE, "id": "n0te00000009"}]}]
    put(store, "here", replace(msgspec.convert(NOTE, Note), id="n0te00000009"))
    made = planned(store, students=two, sessions=[SESSION])
    assert [slug for slug, _, new in made.placed if not new] == ["zoe"], "one row is one person"


def test_erased_stays_erased_whatever_the_slug(store: Path) -> None:
    """Nothing of an erased student is taken in, though somebody else has the slug now."""
    add(store, a_student("zoe", tombstone="t0mb00000000"))
    with opened(store) as one, writing(one) as writer:
        writer.erase(one.student("zoe"))
    add(store, a_student("zoe"))
    made = planned(store, students=[{**STUDENT, "notes": [NOTE]}], sessions=[SESSION])
    assert (made.erased, made.changes, counts(made)) == (["zoe"], [], (0, 0, 0))


def test_a_folder_of_an_erased_student_is_nobody(store: Path) -> None:
    """Copied back by hand it is neither listed nor found, and a new one of its slug gets another."""
    add(store, a_student("zoe", tombstone="t0mb00000000"))
    folder, aside = store / "students" / "zoe", store / "aside"
    shutil.copytree(folder, aside)
    with opened(store) as one, writing(one) as writer:
        writer.erase(one.student("zoe"))
    shutil.copytree(aside, folder)
    shutil.rmtree(aside)
    with opened(store) as one:
        assert list(one.all_students()) == []
        assert heads(one, ["zoe"]) == {}
        with pytest.raises(NotFoundError, match="No student zoe"):
            one.student("zoe")
    made = planned(store, students=[{**STUDENT, "uid": "an0ther0000u"}])
    assert made.placed == [("zoe", "zoe-2", True)]


def test_one_uid_stands_for_one_student(store: Path) -> None:
    """Two rows with it are a fault."""
    with pytest.raises(UnreadableError) as raised:
        planned(store, students=[STUDENT, {**STUDENT, "id": "sam"}])
    assert raised.value.details == ("students, row 2, field uid: t0mb00000000 a second time",)


def test_sessions_of_a_student_of_the_store(store: Path) -> None:
    """An export of sessions alone goes to the students who are there, and counts how far it came."""
    add(store, a_student("zoe"))
    told: list[int] = []
    with opened(store) as one, writing(one):
        made = importing.plan(
            one, export(sessions=[SESSION, {**SESSION, "id": "sess10n00002"}]), NAME, told.append, now=AT
        )
    assert (counts(made), told) == ((2, 0, 0), [1, 1])
    assert [(change.slug, change.student) for change in made.changes] == [("zoe", None)]


def test_a_removed_record_is_new_again(store: Path) -> None:
    """What the store had and removed is there again after the import."""
    add(store, a_student("zoe"))
    put(store, "zoe", a_session("zoe", id="sess10n00001"))
    put(store, "zoe", drop=(("session", "sess10n00001"),))
    assert counts(imported(store, sessions=[SESSION])) == (1, 0, 0)
    with opened(store) as one:
        assert list(one.student("zoe").records(Session)) == ["sess10n00001"]


@pytest.mark.parametrize(
    ("row", "periods"),
    [
        ({}, ()), ({"funding": "unknown"}, ()), ({"funding": None}, ()),
        ({"funding": "self-paid"}, (FundingPeriod(Funding.SELF_PAID),)),
        ({"funding": "funded", "funding_periods": []}, ()),
        ({"status": None}, ()),
    ],
)  # fmt: skip
def test_the_funding_of_a_new_student(store: Path, row: dict[str, Any], periods: tuple[FundingPeriod, ...]) -> None:
    """Periods count where they are given; else the funding named becomes one, and an unknown one none."""
    (change,) = planned(store, students=[{**STUDENT, **row}]).changes
    assert change.student is not None
    assert change.student.funding == periods


def test_the_funding_of_a_known_student(store: Path) -> None:
    """Periods of the store that end in the funding named stay; another funding takes their place."""
    periods = (FundingPeriod(Funding.UNKNOWN), FundingPeriod(Funding.FUNDED, AT.date()))
    add(store, a_student("zoe", name="Zoé", email=None, funding=periods, tombstone="t0mb00000000"))
    assert counts(planned(store, students=[{**STUDENT, "funding": "funded"}])) == (0, 0, 1)
    (change,) = planned(store, theirs=True, students=[{**STUDENT, "funding": "self-paid"}]).changes
    assert change.student is not None
    assert change.student.funding == (FundingPeriod(Funding.SELF_PAID),)


def test_what_only_a_newer_version_knows_comes_along(store: Path) -> None:
    """Fields and whole types of records that this version does not know are stored, and found again for an export."""
    imported(
        store,
        students=[{**STUDENT, "mood": "good", "notes": [{**NOTE, "colour": "red"}], "records": {"badge": [{"id": 7}]}}],
        sessions=[{**SESSION, "room": "B"}, {**SESSION, "id": "sess10n00002"}],
    )
    assert 'mood = "good"' in profile_of(store, "zoe").read_text()
    with opened(store) as one:
        replay = one.student("zoe").replay
        assert importing.unknown_fields(replay, "student") == {"zoe": {"mood": msgspec.Raw(b'"good"')}}
        assert importing.unknown_fields(replay, "session") == {"sess10n00001": {"room": msgspec.Raw(b'"B"')}}
        assert importing.unknown_fields(replay, "note") == {NOTE["id"]: {"colour": msgspec.Raw(b'"red"')}}
        assert importing.foreign_records(replay) == {"badge": [{"id": 7}]}


def test_newer_fields_come_along_with_a_row_that_lacks_known_ones(store: Path) -> None:
    """A row need not have every field that this version knows; nothing that it has is dropped."""
    goal = {"id": "g0al00000001", "number": 1, "text": "Joins", "agreed_at": NOTE["at"], "colour": None}
    note = {key: value for key, value in NOTE.items() if key != "session"} | {"mood": "good"}
    session = {"id": "sess10n00001", "student": "zoe", "kind": "mentoring", "scheduled_at": NOTE["at"]}
    session |= {"duration_minutes": 45, "room": {"floor": 2}}
    imported(store, students=[{**STUDENT, "notes": [note], "goals": [goal], "team": "A"}], sessions=[session])
    with opened(store) as one:
        replay = one.student("zoe").replay
        found = {kind: importing.unknown_fields(replay, kind) for kind in ("note", "goal", "session", "student")}
    assert bytes(found["note"][str(NOTE["id"])]["mood"]) == b'"good"'
    assert bytes(found["goal"]["g0al00000001"]["colour"]) == b"null"
    assert bytes(found["session"]["sess10n00001"]["room"]) == b'{"floor":2}'
    assert bytes(found["student"]["zoe"]["team"]) == b'"A"'


def test_fields_of_a_newer_version_survive_an_older_export(store: Path) -> None:
    """An export without them leaves those of the store; one in which they differ can replace them."""
    imported(store, students=[{**STUDENT, "mood": "good"}], sessions=[{**SESSION, "room": "B"}])
    assert counts(planned(store, students=[STUDENT], sessions=[SESSION])) == (0, 0, 2)
    newer: dict[str, Any] = {"students": [{**STUDENT, "hat": 1}], "sessions": [{**SESSION, "room": "C"}]}
    assert [one.fields for one in planned(store, **newer).differences] == [(("hat", None, 1),), (("room", "B", "C"),)]
    assert counts(imported(store, theirs=True, **newer)) == (0, 2, 0)
    with opened(store) as one:
        replay = one.student("zoe").replay
        assert set(importing.unknown_fields(replay, "student")["zoe"]) == {"mood", "hat"}
        assert importing.unknown_fields(replay, "session") == {"sess10n00001": {"room": msgspec.Raw(b'"C"')}}


def test_removed_records_of_a_newer_version(store: Path) -> None:
    """A removed record, of a type that is known or not, is in no export."""
    imported(store, students=[{**STUDENT, "notes": [NOTE], "records": {"badge": [{"id": "a"}, {"id": "b"}]}}])
    put(store, "zoe", drop=(("badge", "a"), ("note", str(NOTE["id"])), ("hobby", "none")))
    with opened(store) as one:
        replay = one.student("zoe").replay
        assert importing.foreign_records(replay) == {"badge": [{"id": "b"}]}
        assert importing.unknown_fields(replay, "note") == {}
        assert replay.records(Note) == {}
    put(store, "zoe", drop=(("badge", "b"),))
    with opened(store) as one:
        assert importing.foreign_records(one.student("zoe").replay) == {}


def test_rows_of_a_derived_field_are_no_unknown_ones(store: Path) -> None:
    """What an export derives is not taken for a field of a newer version."""
    imported(store, students=[{**STUDENT, "projects": []}], sessions=[{**SESSION, "presence_confirmed": True}])
    with opened(store) as one:
        assert importing.unknown_fields(one.student("zoe").replay, "session") == {}
        assert importing.unknown_fields(one.student("zoe").replay, "student") == {}


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"students": 5}, "students: no list"),
    ({"students": ["x"]}, "students, row 1: no object"),
    ({"students": [{"id": "../x"}]}, "students, row 1, field id: no slug (a-z, 0-9 and -, at most 60 of them)"),
    ({"students": [{"name": "x"}]}, "students, row 1, field id: no slug (a-z, 0-9 and -, at most 60 of them)"),
    ({"students": [{**STUDENT, "name": 5}]}, "students, row 1, field name: Input should be a valid string"),
    ({"students": [{**STUDENT, "name": " "}]}, "students, row 1, the name is empty"),
    ({"students": [{**STUDENT, "name": "\u0301\u200d"}]}, "students, row 1, field name: no letter in it"),
    ({"students": [{**STUDENT, "name": "\udcff"}]}, "students, row 1, field name: half of a character"),
    ({"students": [{**STUDENT, "name": "x" * 201}]}, "students, row 1, field name: 201 characters, at most 200 fit"),
    ({"students": [{**STUDENT, "uid": 5}]}, "students, row 1, field uid: no uid (8 to 32 of 0-9 and a-z)"),
    ({"students": [{**STUDENT, "aliases": ["uid000000001", "X"]}]}, "students, row 1, field aliases: no uid"),
    ({"students": [{**STUDENT, "new": {"a": [1, {"b": None}]}}]}, "students, row 1, field new: null inside"),
    ({"students": [STUDENT, STUDENT]}, "students, row 2, field id: zoe a second time"),
    ({"students": [{**STUDENT, "records": [1]}]}, "students, row 1, field records: no object"),
    ({"students": [{**STUDENT, "notes": {}, "records": {"tick": "x"}}]}, "students, row 1, tick: no list"),
    ({"students": [{**STUDENT, "notes": [NOTE, NOTE]}]}, "students, row 1, notes, row 2, field id: n0te"),
    ({"students": [{**STUDENT, "notes": [{**NOTE, "at": "now"}]}]}, "students, row 1, notes, row 1, field at: "),
    ({"students": [STUDENT], "sessions": {}}, "sessions: no list"),
    ({"sessions": [SESSION]}, "sessions, row 1, field student: no student of that id in the file or the store"),
    ({"sessions": [{**SESSION, "student": 1}]}, "sessions, row 1, field student: no student of that id"),
    ({"students": [STUDENT], "sessions": [{**SESSION, "student": []}]}, "sessions, row 1, field student: no stud"),
    ({"students": [STUDENT], "sessions": [{**SESSION, "student": {"a": 1}}]}, "sessions, row 1, field student: no stu"),
    (
        {"students": [STUDENT], "sessions": [{**SESSION, "scheduled_at": "2026-11-24T15:00:01+01:00"}]},
        "sessions, row 1, field scheduled_at: completed, at a moment still to come (2026-11-24 15:00)",
    ),
    ({"students": [STUDENT], "sessions": [{**SESSION, "id": None}]}, "sessions, row 1, field id: "),
    ({"students": [STUDENT], "sessions": [SESSION, SESSION]}, "sessions, row 2, field id: sess10n00001 a second time"),
    (
        {"students": [STUDENT, {"id": "sam", "name": "Sam"}], "sessions": [SESSION, {**SESSION, "student": "sam"}]},
        "sessions, row 2, field id: that session is one of zoe",
    ),
    (
        {"students": [{**STUDENT, "records": {"session": [SESSION]}}]},
        "students, row 1, records, field session: these stand in sessions, not here",
    ),
    ({"students": [{**STUDENT, "records": {"student": []}}]}, "students, row 1, records, field student: these stand"),
    ({"mentor": {"session": [SESSION]}}, "mentor, field session: these stand in sessions, not here"),
    ({"mentor": []}, "mentor: no object"),
    ({"mentor": {"faq": {}}}, "mentor, faq: no list"),
    ({"mentor": {"faq": [{"id": "x"}]}}, "mentor, faq, row 1, field question: "),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_row_with_a_fault(store: Path, tables: dict[str, Any], fault: str) -> None:
    """It is named with its place, and nothing of the export is written."""
    add(store)
    before = contents(store)
    with pytest.raises(UnreadableError, match=r"^mentor.json has \d faults?: nothing was imported$") as raised:
        planned(store, **tables)
    assert [detail for detail in raised.value.details if detail.startswith(fault)], raised.value.details
    assert contents(store) == before


def test_all_faults_at_once(store: Path) -> None:
    """Every fault of every row is told in one error."""
    with pytest.raises(UnreadableError, match="3 faults") as raised:
        planned(store, students=[5, {**STUDENT, "name": 5}], mentor=5)
    assert len(raised.value.details) == 3


def test_a_student_that_cannot_be_read(store: Path) -> None:
    """Nothing is merged with what cannot be read."""
    add(store, a_student("zoe"))
    profile_of(store, "zoe").unlink()
    with pytest.raises(UnreadableError, match=r"profile\.toml is missing"):
        planned(store, students=[STUDENT])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{", "mentor.json, line 1: "), (b'{\n"a": ]', "mentor.json, line 2: "),
        (b"\xff", "mentor.json: not valid UTF-8"),
        (b"[" * 100_000, "mentor.json: nested too deeply"), (b'{"a": NaN}', "mentor.json: NaN is no number in JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "mentor.json: "), (b"[]", "no export of mentor: it has no schema"),
        (b"{}", "no export of mentor: it has no schema"), (b'{"schema": "1"}', "no export of mentor"),
        (b'{"schema": 1, "schema": 1}', "has 1 fault: nothing was imported"),
    ],
    ids=lambda value: str(value)[:24],
)  # fmt: skip
def test_what_is_no_export(data: bytes, what: str) -> None:
    """Anything else is refused with its name, and the line where there is one."""
    with pytest.raises(UnreadableError) as raised:
        importing.parse(data, NAME)
    assert what in raised.value.message


def test_a_key_twice_is_named_with_its_row() -> None:
    """Two readers could take different ones: the key and the id of its row are told."""
    with pytest.raises(UnreadableError) as raised:
        importing.parse(b'{"schema": 1, "notes": [{"id": "a", "text": "x", "text": "y"}]}', NAME)
    assert raised.value.details == ("the key 'text' stands twice in one object (id 'a')",)


def test_a_newer_export() -> None:
    """An export of a newer schema is not guessed at."""
    with pytest.raises(NewerStoreError, match="schema 99"):
        importing.parse(b'{"schema": 99}', NAME)


def test_a_byte_order_mark_does_no_harm() -> None:
    """Editors that put one in front change nothing."""
    assert importing.parse(b'\xef\xbb\xbf{"schema": 1}', NAME) == {"schema": 1}


def test_progress_is_told_to_nobody_by_default(store: Path) -> None:
    """A plan can be made without anybody watching."""
    watch: Callable[[int], None] = importing.plan.__defaults__[0]  # type: ignore[index]
    watch(1)
    assert counts(planned(store)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"schema": 2, "students": [{"new": {"b": ["c", "\\ud800"]}}]}', "students, row 1, field new, field b, row 2"),
        ('{"schema": 2, "sessions": [{"id": "\\uDFFFx"}]}', "sessions, row 1, field id: half of a character"),
        ('{"schema": 2, "mentor": {"faq": [{"\\uD800": 1}]}}', "mentor, field faq, row 1: a name with half"),
        ('{"schema": 2, "\\uD800": []}', "mentor: a name with half of a character in it"),
    ],
)  # fmt: skip
def test_half_of_a_character_is_a_fault(text: str, place: str) -> None:
    """JSON can write one and no file of ours can; a whole one written as two halves is in order."""
    with pytest.raises(UnreadableError) as caught:
        importing.parse(text.encode(), "x.json")
    assert caught.value.details[0].startswith(place)
    assert "moitié de caractère" in in_language(caught.value.details[0], "fr")
    assert importing.parse(b'{"schema": 2, "x": "\\ud83d\\ude00"}', "x.json")["x"] == "\U0001f600"


def test_records_of_a_newer_version_that_are_no_list(store: Path) -> None:
    """They are named by their place, not left out of an export."""
    add(store, a_student("zoe"))
    put(store, "zoe", a_note())
    journal = journal_of(store, "zoe")
    journal.write_bytes(resealed(journal.read_bytes().replace(b'"put":{"note"', b'"put":{"badge":5,"note"')))
    with opened(store) as one, pytest.raises(UnreadableError, match=r"line 2: badge: Expected `array`, got `int`"):
        importing.foreign_records(one.student("zoe").replay)
