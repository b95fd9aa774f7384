"""Which student and which session is meant by what was typed."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from helpers import Mentor, resign
from mentorcli.errors import AmbiguousError, NotFoundError, SessionQuestionError, UnreadableError, UsageError
from mentorcli.services.lookup import (
    find_session,
    find_student,
    find_students,
    is_id,
    known_students,
    mention,
    session_by_id,
    session_or_student,
    student_of,
)
from mentorcli.services.workspace import Workspace
from mentorcli.text import in_language


@pytest.fixture(autouse=True)
def _three(mentor: Mentor) -> None:
    """Add three students, two of one first name."""
    for name, slug in (("Amélie Durand", "amelie-durand"), ("Amélie Petit", "ap"), ("Zoé Okoro", "zoe")):
        assert mentor("student", "add", name, "--slug", slug).code == 0


def shown(mentor: Mentor, typed: str) -> str:
    """Return the id of the student that was found."""
    return str(mentor("student", "show", typed, "--json").json()["id"])


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("zoe", "zoe"), ("ZOE", "zoe"), ("zoé", "zoe"), ("ZOÉ", "zoe"), ("Zoe\u0301", "zoe"), ("okoro", "zoe"),
        ("petit", "ap"), ("Amélie P", "ap"), ("DURAND", "amelie-durand"), ("Amélie Durand", "amelie-durand"),
        ("AP", "ap"), ("amelie-d", "amelie-durand"), (" zoe ", "zoe"),
    ],
)  # fmt: skip
def test_a_student_is_found_by_any_part(mentor: Mentor, typed: str, slug: str) -> None:
    """Of slug or name; neither case nor accents count."""
    assert shown(mentor, typed) == slug


def test_who_was_erased_is_not_found_again(workspace: Workspace, mentor: Mentor, store: Path) -> None:
    """By no name, also where something has put the folder back: who has the name now is found alone."""
    folder = store / "students" / "zoe"
    shutil.copytree(folder, store / "aside")
    assert mentor("student", "forget", "zoe", "--yes").code == 0
    (store / "aside").rename(folder)
    with pytest.raises(NotFoundError):
        find_student(workspace, "Okoro")
    mentor("student", "add", "Zoé Okoro", "--slug", "zoe-2")
    workspace.store.reread()
    assert find_student(workspace, "Okoro").id == "zoe-2"


def test_who_came_with_a_change_that_was_never_finished_is_not_found(workspace: Workspace, store: Path) -> None:
    """The folder is there with its profile, but nothing tells that its first operation counts, or that it does not."""
    journal = store / "students" / "zoe" / "journal.jsonl"
    line = json.loads(journal.read_text(encoding="utf-8"))
    journal.write_text(json.dumps({**line, "batch": "b4tch0000000"}, separators=(",", ":")) + "\n", encoding="utf-8")
    resign(store)
    with pytest.raises(UnreadableError, match="does not tell"):
        find_student(workspace, "Okoro")


def test_letters_of_every_script_count(mentor: Mentor) -> None:
    """What a slug cannot hold is no less typed: nobody is taken for another who shares the rest of the name."""
    mentor("student", "add", "\u674e Anna")
    added = mentor("student", "add", "\u738b Anna", "--slug", "wang")
    assert added.code == 0
    assert shown(mentor, "\u738b Anna") == "wang"
    assert shown(mentor, "\u674e a") == "anna"
    assert mentor("student", "note", "\u5f20 Anna", "x").code == 3
    assert mentor("student", "note", "\u674e z", "x").code == 3
    assert mentor("student", "note", "zo\U0001f338", "x").code == 3
    assert mentor("student", "note", "\u0437\u043e zoe", "x").code == 3
    assert mentor("student", "forget", "\u738b Anna", "--yes").code == 0
    assert shown(mentor, "anna") == "anna", "the other one is there"


def test_of_one_name_the_active_one_is_meant_and_named(mentor: Mentor) -> None:
    """Whatever is said about one of two names the slug, and who the other is."""
    mentor("student", "edit", "zoe", "--status", "completed")
    assert mentor("student", "add", "Zo\u00e9 Okoro").code == 1
    again = mentor("student", "add", "Zo\u00e9 Okoro", "--slug", "zoe-okoro")
    assert "Zo\u00e9 Okoro here is zoe-okoro; of the same name: zoe" in again.out
    for words in (("student", "note", "Zo\u00e9 Okoro", "x"), ("session", "log", "zoe okoro")):
        assert "here is zoe-okoro" in mentor(*words).out
    assert "here is zoe; of the same name: zoe-okoro" in mentor("student", "note", "zoe", "x").out
    refused = mentor("student", "forget", "Zo\u00e9 Okoro", "--yes")
    assert refused.code == 3
    assert "zoe  Zo\u00e9 Okoro  completed" in refused.err
    assert "zoe-okoro  Zo\u00e9 Okoro  active" in refused.err
    assert "here is" not in mentor("student", "note", "ap", "x").out


def test_several_are_listed(mentor: Mentor) -> None:
    """What fits several ends in exit 3 with the list."""
    mentor("student", "add", "Zoé Martin")
    ran = mentor("student", "show", "zo")
    assert ran.code == 3
    assert "zoe  Zoé Okoro" in ran.err
    assert "zoe-martin  Zoé Martin" in ran.err
    assert shown(mentor, "zoe") == "zoe", "a slug typed whole is that student"


def test_the_active_one_wins(mentor: Mentor) -> None:
    """Of several that fit, the only active one is meant; a single inactive one is found all the same."""
    mentor("student", "add", "Zoé Martin")
    mentor("student", "edit", "zoe-martin", "--status", "transferred")
    assert shown(mentor, "zo") == "zoe"
    assert shown(mentor, "martin") == "zoe-martin"


def test_nobody_gets_the_closest_names(mentor: Mentor) -> None:
    """A slip of the finger ends in exit 3 and names everyone who may be meant."""
    ran = mentor("student", "show", "amelei")
    assert ran.code == 3
    assert "amelie-durand or ap" in ran.err
    assert "student list" in mentor("student", "show", "qqqq").err
    assert mentor("student", "show", "").code == 2


def test_a_session_is_its_id_or_a_beginning_or_a_student(mentor: Mentor) -> None:
    """Four characters of an id will do; a student means the next session where none has begun."""
    first = mentor("session", "schedule", "zoe", "2026-12-01 10:00", "--json").json()["id"]
    last = mentor("session", "schedule", "zoe", "2026-12-08 10:00", "--json").json()["id"]
    assert mentor("session", "show", first, "--json").json()["id"] == first
    assert mentor("session", "show", first[:4], "--json").json()["id"] == first
    assert mentor("session", "show", last, "--json").json()["id"] == last
    assert mentor("session", "show", "zoe", "--json").json()["id"] == first
    assert mentor("session", "show", "petit").code == 3
    assert mentor("session", "show", "zzzz9999").code == 3
    short = mentor("session", "show", first[:3])
    assert short.code == 3, "three characters are too few"


def test_a_beginning_that_fits_two_sessions_is_refused(mentor: Mentor, store: Path) -> None:
    """An ambiguous beginning of an id ends in exit 3 with both sessions."""
    ids = [mentor("session", "schedule", "zoe", f"2026-12-0{day} 10:00", "--json").json()["id"] for day in (1, 2)]
    journal = store / "students" / "zoe" / "journal.jsonl"
    text = journal.read_text(encoding="utf-8")
    for number, known in enumerate(ids):
        text = text.replace(known, f"same000{number}")
    journal.write_text(text, encoding="utf-8")
    resign(store)
    ran = mentor("session", "show", "same")
    assert ran.code == 3
    assert "same0000" in ran.err
    assert "same0001" in ran.err
    assert mentor("session", "show", "same0001", "--json").json()["id"] == "same0001"


def test_other_students_stay_usable(mentor: Mentor, store: Path) -> None:
    """One student's broken journal stops only that student's commands and what is asked of all."""
    mentor("session", "log", "zoe", "--at", "14:00")
    journal = store / "students" / "ap" / "journal.jsonl"
    journal.write_text("{broken\n" + journal.read_text(encoding="utf-8"), encoding="utf-8")
    before = journal.read_bytes()
    for words in (
        ("student", "show", "zoe"), ("session", "show", "zoe"), ("attendance", "zoe"), ("noshow", "list", "zoe"),
        ("session", "schedule", "zoe", "2026-12-01 10:00"), ("student", "note", "zoe", "x"),
        ("session", "log", "zoe", "--at", "2026-11-20 10:00", "--absent"), ("session", "list", "--student", "zoe"),
    ):  # fmt: skip
        ran = mentor(*words)
        assert ran.code == 0, (words, ran.err)
    for words in (("student", "list"), ("session", "list"), ("attendance",), ("noshow", "list"),  # type: ignore[assignment]
                  ("student", "show", "ap"), ("session", "log", "ap")):  # fmt: skip
        ran = mentor(*words)
        assert ran.code == 4, words
        assert f"{journal}, line 1" in ran.err
    assert "zoe" in mentor("student", "list").out, "those who can be read are shown"
    assert journal.read_bytes() == before


def test_a_recording_belongs_to_a_session_that_was_held(mentor: Mentor) -> None:
    """A student's name means the latest one begun, never the one planned next week; one that was missed is refused."""
    held = mentor("session", "log", "zoe", "--at", "2026-11-20 14:00", "--json").json()["id"]
    mentor("session", "schedule", "zoe", "2026-12-01 14:00")
    done = mentor("session", "record", "zoe", "https://example.org/1", "--json").json()
    assert (done["id"], done["recording"]) == (held, "https://example.org/1")
    mentor("session", "log", "zoe", "--at", "2026-11-24 14:00", "--absent")
    refused = mentor("session", "record", "zoe", "https://example.org/2")
    assert refused.code == 1
    assert f"The latest one held: mentor session record {held} URL" in refused.err


def test_a_whole_name_is_not_part_of_a_longer_one(mentor: Mentor) -> None:
    """Zoé Oko is found though Zoé Okoro fits too."""
    mentor("student", "add", "Zoé Oko")
    assert mentor("student", "show", "Zoé Oko", "--json").json()["id"] == "zoe-oko"
    assert mentor("student", "show", "ZOE OKO", "--json").json()["id"] == "zoe-oko"


def session_id(mentor: Mentor, *words: str) -> str:
    """Run a command that prints a session and return its id."""
    return str(mentor(*words, "--json").json()["id"])


def damage(store: Path, slug: str) -> None:
    """Make a student's journal one that cannot be read."""
    (store / "students" / slug / "journal.jsonl").write_text("{broken\n", encoding="utf-8")


def test_find_student_returns_the_records(workspace: Workspace) -> None:
    """By slug, part of the slug or part of the name; nothing typed is nobody."""
    found = [find_student(workspace, typed).id for typed in ("zoe", "durand", "Amélie P")]
    assert found == ["zoe", "amelie-durand", "ap"]
    with pytest.raises(UsageError, match="The student is empty"):
        find_student(workspace, " ")
    with pytest.raises(UsageError, match="No letter in"):
        find_student(workspace, "\u0301")


def test_known_students_are_read_from_their_profiles(workspace: Workspace, mentor: Mentor, store: Path) -> None:
    """Slug, name and status; the journal is asked only where a person wrote the lines otherwise."""
    mentor("student", "edit", "zoe", "--status", "paused")
    profile = store / "students" / "ap" / "profile.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace('name = "Am\u00e9lie Petit"', "name = 'A. Petit'"), "utf-8"
    )
    damage(store, "zoe")
    known = known_students(workspace, ["zoe", "ap"])
    assert [tuple(one) for one in known] == [("ap", "A. Petit", "active"), ("zoe", "Zo\u00e9 Okoro", "paused")]
    assert known_students(workspace, []) == []


def test_a_mention_notes_who_has_the_same_name(workspace: Workspace, mentor: Mentor) -> None:
    """Among the slugs given; nobody has the name of the others."""
    mentor("student", "add", "zoe OKORO", "--slug", "other")
    mention(workspace, workspace.store.student("zoe"), ["ap", "other", "zoe"])
    mention(workspace, workspace.store.student("ap"), [])
    assert {slug: one.namesakes for slug, one in workspace.mentioned.items()} == {"zoe": ("other",)}


@pytest.mark.parametrize(("slug", "name"), [("aaa", "Zoé Okoro"), ("zo2", "ZOE okoro"), ("x-zoe", "Zoe-Okoro")])
def test_a_slug_names_who_has_the_same_name(mentor: Mentor, slug: str, name: str) -> None:
    """However their slugs begin, and whichever of them was typed."""
    mentor("student", "add", name, "--slug", slug)
    assert f"Zoé Okoro here is zoe; of the same name: {slug}" in mentor("student", "note", "zoe", "x").out
    assert f"{name} here is {slug}; of the same name: zoe" in mentor("session", "log", slug).out
    assert "of the same name" not in mentor("student", "note", "ap", "x").out


def test_a_new_name_is_the_one_shown(mentor: Mentor) -> None:
    """With whoever has the same one now, and without who had the one before."""
    mentor("student", "add", "Zoé Okoro", "--slug", "zo2")
    done = mentor("student", "edit", "zo2", "--name", "Amélie Petit").out
    assert "Amélie Petit here is zo2; of the same name: ap" in done
    assert "Okoro" not in done
    assert "of the same name" not in mentor("student", "edit", "zo2", "--name", "Max").out
    assert "Zoé Okoro here is max; of the same name: zoe" in mentor(
        "student", "edit", "zo2", "--name", "Zoé Okoro", "--slug", "max"
    ).out  # fmt: skip


@pytest.mark.parametrize("words", [("forget",), ("merge", "ap"), ("merge",)])
def test_what_cannot_be_taken_for_another_fits_one_alone(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A whole name does not win over a part that fits somebody else, of whatever status; a slug does."""
    mentor("student", "add", "Anna", "--slug", "zz")
    mentor("student", "add", "Anna Roy")
    mentor("student", "edit", "zz", "--status", "completed")
    typed = ("anna", "ap") if words == ("merge",) else ("anna",)
    refused = mentor("student", *words, *typed, "--yes")
    assert refused.code == 3
    assert "zz  Anna  completed" in refused.err
    assert "anna-roy  Anna Roy  active" in refused.err
    assert "Type more of the name, or the whole slug" in refused.err
    assert mentor("student", "note", "anna", "x").code == 0, "what can be taken back takes the whole name"
    typed = ("zz", "ap") if words == ("merge",) else ("zz",)
    assert mentor("student", *words, *typed, "--yes").code == 0


def test_of_one_name_the_slug_is_asked_for(workspace: Workspace, mentor: Mentor) -> None:
    """More of a name that is the same tells nobody apart."""
    mentor("student", "add", "ZOE okoro", "--slug", "other")
    for typed in ("okoro", "Zoé Okoro"):
        refused = mentor("student", "note", typed, "x")
        assert (refused.code, "Type the slug (the first column)." in refused.err) == (3, True)
    with pytest.raises(AmbiguousError) as caught:
        find_student(workspace, "okoro")
    assert in_language(caught.value.hint or "", "fr") == "Tapez le nom court (première colonne)."
    assert "Type more of the name" in mentor("student", "note", "e", "x").err


def test_a_slug_says_nothing_of_who_cannot_be_read(mentor: Mentor, store: Path) -> None:
    """Who is meant is known; a profile that a person wrote otherwise still tells its name."""
    profile = store / "students" / "ap" / "profile.toml"
    text = profile.read_text(encoding="utf-8").replace('name = "Am\u00e9lie Petit"', "name = 'Zoe Okoro'")
    profile.write_text(text, encoding="utf-8")
    assert "of the same name: ap" in mentor("student", "note", "zoe", "x").out
    damage(store, "ap")
    ran = mentor("student", "note", "zoe", "x")
    assert (ran.code, ran.err, "of the same name" in ran.out) == (0, "", False)


def test_find_student_lists_ten_of_many(workspace: Workspace, mentor: Mentor) -> None:
    """And says how many more there are."""
    for number in range(12):
        mentor("student", "add", "Sam", "--slug", f"sam-{number:02}")
    with pytest.raises(AmbiguousError, match="12 students fit 'sam'") as caught:
        find_student(workspace, "sam")
    assert caught.value.details[0] == "sam-00  Sam  active"
    assert caught.value.details[10:] == ("and 2 more",)


def test_find_student_names_the_closest(workspace: Workspace) -> None:
    """By slug and by every word of the name; where nobody comes close, the list."""
    for typed, hint in (("durant", "Did you mean amelie-durand?"), ("qqqq", "See: mentor student list --all")):
        with pytest.raises(NotFoundError) as caught:
            find_student(workspace, typed)
        assert caught.value.hint == hint


def test_nobody_is_unknown_where_nobody_can_be_read(workspace: Workspace, mentor: Mentor, store: Path) -> None:
    """The only student there is may be the one: what is wrong with the file is the answer."""
    for slug in ("zoe", "ap"):
        mentor("student", "forget", slug, "--yes")
    damage(store, "amelie-durand")
    with pytest.raises(NotFoundError):
        find_student(workspace, "nobody")
    (store / "students" / "amelie-durand" / "profile.toml").write_text("", encoding="utf-8")
    with pytest.raises(UnreadableError):
        find_student(workspace, "nobody")


def test_who_cannot_be_read_is_still_one_who_fits(mentor: Mentor, store: Path) -> None:
    """Neither somebody else is taken for them nor are they nobody; a folder without a profile of its own may be."""
    mentor("student", "add", "Zo\u00e9 Martin")
    damage(store, "zoe-martin")
    assert mentor("student", "note", "zo", "x").code == 3
    assert mentor("student", "note", "Zo\u00e9 Martin", "x").code == 4


def test_a_session_names_its_student_among_namesakes(mentor: Mentor) -> None:
    """By id too."""
    mentor("student", "add", "Zo\u00e9 Okoro", "--slug", "other")
    planned = session_id(mentor, "session", "schedule", "zoe", "2026-12-08 10:00")
    assert "here is zoe; of the same name: other" in mentor("session", "edit", planned, "--duration", "30m").out
    assert "here is zoe; of the same name: other" in mentor("session", "show", planned).err
    assert "here is zoe; of the same name: other" in mentor("session", "delete", planned).err


def test_find_student_where_there_is_none(tmp_path: Path) -> None:
    """An absent store is an empty one."""
    with pytest.raises(NotFoundError, match="there is none yet"):
        find_student(Workspace({"MENTOR_HOME": str(tmp_path / "elsewhere")}), "nobody")


def test_a_student_stands_for_the_latest_session_begun(workspace: Workspace, mentor: Mentor) -> None:
    """The next one only where none has begun; without any the hint plans one."""
    with pytest.raises(NotFoundError) as caught:
        find_session(workspace, "zoe")
    assert caught.value.hint == 'Plan one: mentor session schedule zoe "tomorrow 14:00"'
    session_id(mentor, "session", "schedule", "zoe", "2026-12-08 10:00")
    following = session_id(mentor, "session", "schedule", "zoe", "2026-12-01 10:00")
    assert find_session(workspace, "zoe")[1].id == following
    begun = session_id(mentor, "session", "schedule", "zoe", "2026-11-24 09:00")
    workspace.store.reread()
    assert find_session(workspace, "zoe")[1].id == begun
    assert student_of(workspace, "zoe").id == "zoe"


def test_a_start_to_come_means_the_next_session(workspace: Workspace, mentor: Mentor) -> None:
    """Where an open one waits too, both are named; without any, one is to be planned first."""
    ahead = workspace.now + timedelta(days=9)
    with pytest.raises(NotFoundError, match="has no session yet"):
        find_session(workspace, "zoe", ahead=ahead)
    following = session_id(mentor, "session", "schedule", "zoe", "2026-12-01 10:00")
    workspace.store.reread()
    assert find_session(workspace, "zoe", ahead=ahead)[1].id == following
    begun = session_id(mentor, "session", "schedule", "zoe", "2026-11-24 09:00")
    workspace.store.reread()
    with pytest.raises(SessionQuestionError) as caught:
        find_session(workspace, "zoe", ahead=ahead)
    assert [key for key, _ in caught.value.choices] == [begun, following]
    assert caught.value.details[0].startswith(f"mentor session edit {begun}  Tue 24 Nov 2026 09:00 CET")
    assert find_session(workspace, "zoe", ahead=workspace.now - timedelta(days=9))[1].id == begun


@pytest.mark.parametrize(("typed", "fits"), [("ab12", True), ("ab1", False), ("AB12", False), ("ab-12", False),
                                             ("é123", False)])  # fmt: skip
def test_an_id_is_four_small_letters_or_digits(typed: str, fits: bool) -> None:
    """Whatever else is typed means a student."""
    assert is_id(typed) is fits


def test_session_by_id_wants_a_beginning(workspace: Workspace, mentor: Mentor) -> None:
    """None for what begins no id, a student's name included."""
    planned = session_id(mentor, "session", "schedule", "zoe", "2026-12-01 10:00")
    for typed in (planned, planned[:4]):
        found = session_by_id(workspace, typed)
        assert found is not None
        assert (found[0].id, found[1].id) == ("zoe", planned)
    assert session_by_id(workspace, "zoe") is None
    assert session_by_id(workspace, "zzzz9999") is None


def test_session_by_id_leaves_faults_for_later(workspace: Workspace, mentor: Mentor, store: Path) -> None:
    """A student may be meant: what cannot be read is noted, and told where nothing else is found."""
    mentor("session", "schedule", "zoe", "2026-12-01 10:00")
    (store / "students" / "ap" / "journal.jsonl").write_text('{"id": "\n', encoding="utf-8")
    assert session_by_id(workspace, "zzzz9999") is None
    with pytest.raises(UnreadableError, match=r"journal\.jsonl"):
        find_session(workspace, "zzzz9999")


def test_session_by_id_in_a_store_that_cannot_be_read(workspace: Workspace, store: Path) -> None:
    """The fault is noted too, and met again by whoever looks for a student."""
    (store / "store.toml").write_text("\0", encoding="utf-8")
    assert session_by_id(workspace, "zzzz9999") is None
    assert [str(fault) for fault in workspace.store.faults if "store.toml" in str(fault)]
    with pytest.raises(UnreadableError):
        find_session(workspace, "zzzz9999")


def test_a_session_or_a_student_is_typed(workspace: Workspace, mentor: Mentor) -> None:
    """An id has its session; a student has none yet, nor has a slug that an id begins with."""
    planned = session_id(mentor, "session", "schedule", "zoe", "2026-12-01 14:00")
    records, session = session_or_student(workspace, planned[:5])
    assert (records.id, session) == ("zoe", records.sessions[planned])
    assert session_or_student(workspace, "okoro")[1] is None
    mentor("student", "add", "Sam", "--slug", planned[:4])
    records, session = session_or_student(workspace, planned[:4])
    assert (records.student.name, session) == ("Sam", None)
    with pytest.raises(NotFoundError):
        session_or_student(workspace, "nobody")


def test_find_session_takes_an_id_or_a_student(workspace: Workspace, mentor: Mentor) -> None:
    """A slug typed whole is the student even where an id begins so."""
    held = session_id(mentor, "session", "log", "zoe", "--at", "2026-11-20 14:00")
    planned = session_id(mentor, "session", "schedule", "zoe", "2026-12-01 14:00")
    assert find_session(workspace, planned[:5])[1].id == planned
    assert find_session(workspace, "okoro")[1].id == held
    mentor("student", "add", "Sam", "--slug", held[:4])
    with pytest.raises(NotFoundError, match="Sam has no session yet"):
        find_session(workspace, held[:4])
    with pytest.raises(NotFoundError, match="No session or student 'nobody'") as caught:
        find_session(workspace, "nobody")
    assert caught.value.hint == "See: mentor student list --all"


def test_several_students_come_once_each(workspace: Workspace) -> None:
    """In the order named, whatever they were called."""
    found = find_students(workspace, ["zoe", "ap", "Zoé Okoro"])
    assert [records.id for records in found] == ["zoe", "ap"]
