"""What hardly ever happens to a sync: a place that goes away in the middle, files that change meanwhile, odd ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorcli.errors import NotSavedError
from mentorcli.store.sync import objects, report, repository, same_ids, shared_settings
from mentorcli.store.sync.git import Git, check_version
from mentorcli.store.sync.model import Entry, entry_of
from mentorcli.store.sync.rendering import rendered
from mentorcli.store.sync.uniting import united
from reliability.clones import Clone
from reliability.clones import git as asked
from store.kit import a_note, a_session, a_student
from store.sync.kit import Computers, journal
from store.sync.test_uniting import Writing, both_ways, model, no_base, person

FAST = 60 * 3600.0


def once(monkeypatch: pytest.MonkeyPatch, module: object, name: str, before: Callable[[], object]) -> None:
    """Let something happen right before a function is called for the first time."""
    function = getattr(module, name)

    def called(*given: Any, **named: Any) -> Any:
        monkeypatch.undo()
        before()
        return function(*given, **named)

    monkeypatch.setattr(module, name, called)


def test_a_stick_that_is_pulled_out_in_the_middle(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """After it was read and before anything is written to it: all is kept, and goes with the next."""
    away = two.place.with_name("away.git")
    two.ok(two.a, "student", "note", "ann", "here")
    once(monkeypatch, repository, "push", lambda: two.place.rename(away))
    code, _, err = two.a.run("sync")
    assert (code, "cannot be reached" in err) == (1, True)
    away.rename(two.place)
    two.meet()
    two.agree()
    assert two.notes(two.b) == ["here"]


def test_settings_that_are_edited_at_that_very_moment_stop_it(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is merged, and what the person wrote stays."""
    two.ok(two.b, "config", "set", "policy.late_minutes", "12")
    two.ok(two.b, "sync")
    config = two.a.store / "config.toml"
    once(monkeypatch, shared_settings, "rewritten", lambda: config.write_text('lang = "en"\n', encoding="utf-8"))
    code, _, err = two.a.run("sync")
    assert (code, "Nothing was merged" in err) == (1, True)
    assert config.read_text(encoding="utf-8") == 'lang = "en"\n'
    two.meet()
    two.agree()
    assert two.json(two.a, "config", "get", "policy.late_minutes")["value"] == 12


def test_versions_that_a_person_makes_at_that_very_moment_stop_it(
    two: Computers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The branch is moved from where it was known to be, or not at all."""
    head = asked(two.a.store / ".git", "rev-parse", "main").strip()
    who = ("-c", "user.name=x", "-c", "user.email=x")
    mine = asked(two.a.store / ".git", *who, "commit-tree", f"{head}^{{tree}}", "-p", head, "-m", "by hand").strip()
    two.ok(two.a, "student", "note", "ann", "here")
    once(monkeypatch, objects, "commit", lambda: asked(two.a.store / ".git", "update-ref", "refs/heads/main", mine))
    code, _, err = two.a.run("sync")
    assert (code, "other versions than a moment ago" in err) == (5, True)
    two.meet()
    two.agree()
    assert two.json(two.a, "sync", "log")[1]["kind"] == "hand"


def test_a_place_that_cannot_be_made_or_written_to(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git says is told, and nothing else has changed."""
    file = two.place.with_name("file")
    file.write_text("x", encoding="utf-8")
    code, _, err = two.a.run("sync", "init", str(file / "place.git"))
    assert (code, "cannot be made" in err) == (1, True)
    other = Clone(two.place.parent, "other")
    two.ok(other, "student", "add", "Eve Martin")
    plain = Git.plain

    def failing(git: Git, *words: str, **how: Any) -> Any:
        return plain(git, "nothing" if words[0] == "init" else words[0], *words[1:], **how)

    monkeypatch.setattr(Git, "plain", failing)
    code, _, err = other.run("sync", "init")
    assert (code, "git init failed" in err) == (1, True)
    monkeypatch.undo()
    two.ok(two.a, "student", "note", "ann", "here")
    hooks = two.place / "hooks"
    hooks.mkdir()
    asked(two.place, "config", "receive.maxInputSize", "1")
    code, _, err = two.a.run("sync")
    assert (code, "cannot be reached" in err) == (1, True)
    asked(two.place, "config", "--unset", "receive.maxInputSize")
    two.meet()
    two.agree()


def test_a_git_whose_file_cannot_be_seen_is_asked_each_time(two: Computers, tmp_path: Path) -> None:
    """It may be one that is reached by other means than a file; here it is none."""
    git = Git(str(two.a.store), os.environ)
    check_version(git)
    check_version(git)
    assert git.calls <= 1
    git._program = str(tmp_path / "nothing")
    assert git.file_seen() == b""
    with pytest.raises(NotSavedError):
        check_version(git)


def test_what_git_has_already_is_not_given_to_it_again(two: Computers) -> None:
    """A tree of files that are all there is made of them."""
    git = Git(str(two.a.store), os.environ)
    head = repository.refs(git, "main").head or ""
    tree = objects.write_tree(git, objects.read(git, head), objects.listing(git, head), head)
    assert tree == asked(two.a.store / ".git", "rev-parse", "main^{tree}").strip()


def test_a_profile_of_the_future_is_dated_anew_with_what_was_written_of_it(two: Computers) -> None:
    """Its checksum follows, and where nothing is ahead nothing is done."""
    two.a.off = FAST
    two.ok(two.a, "student", "edit", "ann", "--phone", "0611111111")
    two.ok(two.a, "config", "set", "policy.late_minutes", "12")
    two.a.off = 0
    assert two.a.run("sync")[0] == 1
    for _ in range(2):
        two.ok(two.a, "sync", "init", "--redate")
    two.meet()
    two.agree()
    assert two.json(two.b, "student", "show", "ann")["phone"] == "0611111111"
    assert two.json(two.b, "config", "get", "policy.late_minutes")["value"] == 12


def test_odd_files_in_the_store(two: Computers) -> None:
    """A file where a student would be, one among the messages, a profile that is gone, a last line without its end."""
    (two.a.store / "students" / "mine").write_text("mine", encoding="utf-8")
    two.ok(two.a, "message", "edit", "reminder", "--text", "Hello", "--lang", "en")
    (two.a.store / "messages" / "mine.txt").write_text("mine", encoding="utf-8")
    (two.a.store / "students" / "bob" / "profile.toml").unlink()
    path = journal(two.a)
    path.write_bytes(path.read_bytes()[:-1])
    two.ok(two.b, "student", "note", "bob", "more")
    two.meet()
    assert two.notes(two.a, "bob") == ["more"]
    assert (two.a.store / "students" / "bob" / "profile.toml").exists()
    assert path.read_bytes().endswith(b"\n")
    assert (two.a.store / "students" / "mine").read_text(encoding="utf-8") == "mine"
    (two.a.store / "students" / "mine").unlink()
    assert two.a.exported() == two.b.exported()


def test_a_computer_without_data_that_has_the_same_id_already(two: Computers) -> None:
    """All that it had is gone but the file that names the store."""
    other = Clone(two.place.parent, "other")
    other.store.mkdir(parents=True, mode=0o700)
    (other.store / "store.toml").write_bytes((two.a.store / "store.toml").read_bytes())
    (other.store / "store.toml").chmod(0o600)
    two.ok(other, "sync", "init", str(two.place))
    assert other.exported() == two.a.exported()


def test_somebody_who_came_and_was_erased_elsewhere_is_not_told_here(two: Computers) -> None:
    """Nothing of them was ever here."""
    two.ok(two.b, "student", "add", "Eve Martin", "--slug", "eve")
    two.ok(two.b, "sync")
    two.ok(two.b, "student", "forget", "eve", "--yes")
    two.ok(two.b, "sync")
    said = two.meet()
    two.agree()
    assert "erased" not in said[0]


def test_a_profile_that_is_merely_older_is_no_edit(two: Computers) -> None:
    """Somebody put the file back as it was before a change: the journal holds."""
    path = two.a.store / "students" / "ann" / "profile.toml"
    before = path.read_bytes()
    two.ok(two.a, "student", "edit", "ann", "--phone", "0612345678")
    path.write_bytes(before)
    two.ok(two.b, "student", "note", "ann", "more")
    two.meet()
    two.agree()
    assert two.json(two.b, "student", "show", "ann")["phone"] == "0612345678"


def test_who_stands_aside_since_an_undo_stays_there(two: Computers) -> None:
    """While the two go on, and until the undo is taken back."""
    two.ok(two.a, "student", "add", "Eve Martin", "--slug", "eve")
    two.ok(two.a, "student", "add", "Max Noel", "--slug", "max")
    two.meet()
    two.ok(two.a, "undo")
    two.ok(two.a, "undo")
    two.meet()
    for clone in (two.a, two.b):
        two.ok(clone, "student", "note", "ann", f"of {clone.name}")
    two.meet()
    two.agree()
    two.ok(two.a, "undo", "--redo")
    two.meet()
    two.agree()
    assert [one["id"] for one in two.json(two.b, "student", "list")] == ["ann", "bob", "eve"]


def test_a_student_of_whom_two_sides_have_no_change_in_common() -> None:
    """Of each field that is not the same the later value holds."""
    write, ann = Writing(), a_student("ann", phone="1")
    sides = [
        model(person(ann.tombstone, "ann", write.line("store import", one, uid=ann.tombstone)))
        for one in (ann, a_student("ann", tombstone=ann.tombstone, phone="2", path="P"))
    ]
    both = both_ways(*sides)
    assert b'phone = "2"' in rendered(both)["students/ann/profile.toml"]
    told = report.settled(sides[0], both)
    assert ("phone", "1") in {(one.what, one.value) for one in told}


def test_two_contents_of_one_id_more_than_once() -> None:
    """What both had is read once for all of them."""
    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    lines = [write.line("student note", a_note(str(n)), uid=ann.tombstone) for n in range(2)]
    other = [changed(one, "zz") for one in lines]
    found = both_ways(
        model(person(ann.tombstone, "ann", add, *lines)), model(person(ann.tombstone, "ann", add, *other))
    )
    assert [found.people[ann.tombstone].lines[one.line.op] for one in lines] == lines


def changed(entry: Entry, text: str) -> Entry:
    """Return an operation with another text of its note."""
    import msgspec

    rows = msgspec.json.decode(entry.line.put["note"])
    raw = msgspec.Raw(msgspec.json.encode([{**rows[0], "text": text}]))
    return entry_of(msgspec.structs.replace(entry.line, put={"note": raw}))


def test_fields_that_one_side_alone_has_and_profiles_that_one_side_lacks() -> None:
    """A field of a newer version that one side took out; a student of whom one side has an incomplete change alone."""
    import msgspec

    write, ann = Writing(), a_student("ann")
    add = write.line("student add", ann, uid=ann.tombstone)
    rows = msgspec.json.decode(add.line.put["student"])

    def edit(**fields: Any) -> Entry:
        made = write.line("student edit", uid=ann.tombstone)
        row = {name: value for name, value in {**rows[0], **fields}.items() if value != "-"}
        return entry_of(msgspec.structs.replace(made.line, put={"student": msgspec.Raw(msgspec.json.encode([row]))}))

    known = edit(later="x")
    sides = [
        model(person(ann.tombstone, "ann", add, known, edit(later="-", phone="1"))),
        model(person(ann.tombstone, "ann", add, known, edit(later="x", path="P"))),
    ]
    both = both_ways(*sides)
    last = max(both.people[ann.tombstone].lines)
    fields = msgspec.json.decode(both.people[ann.tombstone].lines[last].line.put["student"])[0]
    assert (fields["phone"], fields["path"], "later" in fields) == ("1", "P", False)
    half = write.line("store import", ann, uid=ann.tombstone, batch="b4tch0000000")
    note = write.line("student note", a_note(), uid=ann.tombstone)
    alone = united(model(person(ann.tombstone, "ann", half)), model(person(ann.tombstone, "ann", half, note)), no_base)
    assert alone.people[ann.tombstone].place.startswith(".undone/")


def test_one_id_with_two_students_where_a_newer_version_wrote_and_where_one_was_deleted() -> None:
    """What cannot be looked into stays as it is; a session that is gone needs no other id."""
    import msgspec

    write, ann, bob = Writing(), a_student("ann"), a_student("bob")
    session = a_session("ann")
    adds = [write.line("student add", one, uid=one.tombstone) for one in (ann, bob)]
    mine = write.line("session import", session, uid=ann.tombstone)
    theirs = write.line("session import", a_session("bob", id=session.id), uid=bob.tombstone)
    newer = write.line("new", uid=bob.tombstone, put={"new": msgspec.Raw(b'[{"name":"x"}]')})
    here = model(person(ann.tombstone, "ann", adds[0], mine))
    there = model(person(bob.tombstone, "bob", adds[1], theirs, newer))
    both = both_ways(here, there)
    new = [one.line for one in both.people[bob.tombstone].lines.values() if one.line.machine == "sync"]
    assert [one.drop for one in new] == [{same_ids.KIND: [session.id]}]
    assert [(one.kind, one.student, one.what) for one in report.settled(here, both)] == [("same-session", "bob", "ann")]
    gone = write.line("session delete", uid=bob.tombstone, drop={"session": [session.id]})
    there = model(person(bob.tombstone, "bob", adds[1], theirs, gone))
    assert not [
        one for one in both_ways(here, there).people[bob.tombstone].lines.values() if one.line.machine == "sync"
    ]
