"""What two computers did without knowing of one another, and what becomes of it: T2 to T9 and T13 to T18."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from mentorcli.store.layout import Home
from mentorcli.store.repository import Store
from mentorcli.store.sync import beside
from reliability.clones import Clone
from store.sync.kit import COMING, HELD, Computers, journal

THREE_YEARS = 3 * 365 * 24 * 3600


def test_t2_a_session_missed_here_and_attended_there_has_one_truth(two: Computers) -> None:
    """The later one holds; the other operation is taken back whole, its note with it, and both are told."""
    two.ok(two.a, "session", "schedule", "ann", HELD)
    two.meet()
    two.ok(two.a, "session", "log", "ann", "--at", HELD, "--absent")
    two.ok(two.b, "session", "log", "ann", "--at", HELD)
    said = two.meet()
    two.agree()
    assert two.notes(two.a) == []
    assert [one["status"] for one in two.json(two.b, "session", "list")] == ["completed"]
    assert "Taken back, since another computer changed the same at the same time: session log of ann" in said[0]
    assert "Taken back" in said[1]
    again = said[0].partition("To have it again: ")[2].split("\n")[0].removeprefix("mentor ").split()
    listed = [one for one in two.json(two.a, "undo", "--list") if one["undoes"]]
    assert [(one["machine"], one["students"], one["id"]) for one in listed] == [("sync", ["ann"], again[1])]
    assert two.a.run(*again)[0] == 0


def test_t3_an_undo_gives_way_to_what_was_built_on_it_elsewhere(two: Computers) -> None:
    """And it is said, on both sides, with what undoes it all the same."""
    two.ok(two.a, "session", "schedule", "ann", HELD)
    two.meet()
    two.ok(two.a, "undo")
    two.ok(two.b, "session", "log", "ann", "--at", HELD)
    said = two.meet()
    two.agree()
    assert [one["status"] for one in two.json(two.a, "session", "list")] == ["completed"]
    assert all("The undo of session schedule of ann is without effect" in one for one in said)


def test_t4_undo_means_this_computer(two: Computers) -> None:
    """Not the last operation of all, which is the other one's."""
    two.ok(two.a, "student", "note", "ann", "mine")
    two.ok(two.b, "student", "note", "ann", "theirs")
    two.meet()
    two.ok(two.a, "undo")
    assert two.notes(two.a) == ["theirs"]
    two.meet()
    two.agree()


def test_t5_an_erasure_holds_against_what_was_written_elsewhere(two: Computers) -> None:
    """Whoever wrote is told; and a copy of the folder that is put back is erased again."""
    aside = two.place.with_name("aside")
    two.ok(two.a, "student", "note", "ann", "private")
    two.meet()
    shutil.copytree(two.a.store / "students" / "ann", aside)
    two.ok(two.a, "student", "forget", "ann", "--yes")
    two.ok(two.b, "student", "note", "ann", "more")
    said = two.meet()
    assert "ann was erased on another computer: everything about them is gone here too" in said[1]
    two.agree()
    shutil.copytree(aside, two.b.store / "students" / "ann")
    assert two.b.run("store", "check")[0] == 4
    two.ok(two.b, "student", "note", "bob", "x")
    two.meet()
    two.agree()
    for clone in (two.a, two.b):
        assert not list((clone.store / "students").glob("ann*"))
        assert "private" not in "".join(path.read_text() for path in clone.store.rglob("*.jsonl"))


@pytest.mark.parametrize("broken", ["profile", "seal"])
def test_t5_an_erased_folder_that_is_there_again_is_erased_whatever_is_wrong_with_it(
    two: Computers, broken: str
) -> None:
    """A merge by hand leaves it without a profile, or with lines that do not fit: a repair does not bring it back."""
    folder = two.a.store / "students" / "ann"
    aside = two.place.with_name("aside")
    shutil.copytree(folder, aside)
    two.ok(two.a, "student", "forget", "ann", "--yes")
    shutil.copytree(aside, folder)
    if broken == "profile":
        (folder / "profile.toml").unlink()
    else:
        path = folder / "journal.jsonl"
        path.write_bytes(path.read_bytes().replace(b"Ann Roy", b"Ann Rey"))
    code, out, _ = two.a.run("store", "check")
    assert (code, "was erased, and is there again" in out) == (4, True)
    two.ok(two.a, "store", "check", "--repair")
    assert not folder.exists()


def test_t6_the_same_name_anew_is_another_person(two: Computers) -> None:
    """Nothing of the erased one comes to the new one."""
    two.ok(two.a, "student", "forget", "ann", "--yes")
    two.ok(two.a, "student", "add", "Ann Roy", "--slug", "ann")
    two.ok(two.b, "student", "note", "ann", "private")
    two.ok(two.b, "session", "log", "ann", "--at", HELD, "--new")
    two.meet()
    two.agree()
    assert two.notes(two.a) == []
    assert two.json(two.b, "session", "list") == []


def test_t7_an_edit_by_hand_of_an_erased_one_comes_to_nobody(two: Computers) -> None:
    """Git takes the one folder for the other, renamed."""
    two.ok(two.a, "student", "forget", "ann", "--yes")
    two.ok(two.a, "student", "add", "Eve Martin", "--slug", "eve")
    profile = two.b.store / "students" / "ann" / "profile.toml"
    profile.write_text(profile.read_text() + 'phone = "+33612345678"\n')
    two.meet()
    two.agree()
    assert "33612345678" not in two.a.exported()
    assert [one["id"] for one in two.json(two.b, "student", "list")] == ["bob", "eve"]


def test_t8_two_fields_of_one_profile_are_both_kept(two: Computers) -> None:
    """By a command here and by hand there; of one field changed twice the later holds, and the other is told."""
    two.ok(two.a, "student", "edit", "ann", "--phone", "0612345678")
    profile = two.b.store / "students" / "ann" / "profile.toml"
    profile.write_text(profile.read_text() + 'path = "Data Analyst"\n# mine\n')
    two.meet()
    two.agree()
    found = two.json(two.a, "student", "show", "ann")
    assert (found["phone"], found["path"]) == ("0612345678", "Data Analyst")
    two.ok(two.a, "student", "edit", "ann", "--email", "a@example.org", "--status", "paused")
    two.ok(two.b, "student", "edit", "ann", "--email", "b@example.org")
    said = two.meet()
    two.agree()
    found = two.json(two.a, "student", "show", "ann")
    assert (found["email"], found["status"]) == ("b@example.org", "paused")
    assert "Here it was a@example.org. To have that again: mentor student edit ann --email a@example.org" in said[0]
    assert "# mine" in (two.a.store / "students" / "ann" / "profile.toml").read_text()


def test_a_profile_that_is_edited_by_hand_again_and_again(two: Computers) -> None:
    """Each edit counts, on the computer where it was made and on the other one, its comment too."""
    for clone, path in ((two.a, "One"), (two.a, "Two"), (two.b, "Three"), (two.b, "Four")):
        file = clone.store / "students" / "ann" / "profile.toml"
        rows = [row for row in file.read_text().splitlines() if not row.startswith("path =")]
        file.write_text("\n".join([*rows[:4], f'path = "{path}"  # {path}', *rows[4:]]) + "\n")
        two.meet()
        two.agree()
        assert two.json(two.a, "student", "show", "ann")["path"] == path
        assert f"# {path}" in (two.a.store / "students" / "ann" / "profile.toml").read_text()


def test_t9_the_same_new_student_on_both_sides_is_two_entries(two: Computers) -> None:
    """Nothing of either is lost, and putting them together is offered."""
    two.ok(two.a, "student", "add", "Eve Martin", "--email", "eve@example.org")
    two.ok(two.b, "student", "add", "Eve Martin", "--email", "martin@example.org")
    two.ok(two.b, "session", "log", "eve-martin", "--at", HELD, "--new")
    said = two.meet()
    two.agree()
    emails = {one["id"]: one["email"] for one in two.json(two.a, "student", "list")}
    assert (emails["eve-martin"], emails["eve-martin-2"]) == ("eve@example.org", "martin@example.org")
    assert "One person? mentor student merge eve-martin-2 eve-martin" in said[1]
    two.ok(two.b, "student", "merge", "eve-martin-2", "eve-martin", "--yes")
    two.meet()
    two.agree()


def test_t13_a_line_mended_by_hand_stands_once(two: Computers) -> None:
    """As it was mended, also beside what came after it elsewhere."""
    two.ok(two.a, "student", "note", "ann", "wrogn")
    two.meet()
    path = journal(two.a)
    path.write_bytes(path.read_bytes().replace(b"wrogn", b"wrong"))
    two.ok(two.a, "store", "check", "--repair", "--accept")
    two.ok(two.b, "student", "note", "ann", "more")
    two.meet()
    two.agree()
    assert two.notes(two.b) == ["wrong", "more"]


@pytest.mark.parametrize("last", [True, False])
def test_t14_a_line_taken_out_stays_out(two: Computers, last: bool) -> None:
    """One in the middle, or two at the end: once a person has said that it is right so."""
    for text in ("must go", "must go too", *(() if last else ("stays",))):
        two.ok(two.a, "student", "note", "ann", text)
    two.meet()
    path = journal(two.a)
    rows = [row for row in path.read_bytes().split(b"\n") if b"must go" not in row]
    path.write_bytes(b"\n".join(rows))
    assert two.a.run("sync")[0] == 1
    two.ok(two.a, "store", "check", "--repair", "--accept")
    two.ok(two.b, "student", "note", "ann", "more")
    two.meet()
    two.agree()
    assert two.notes(two.b) == (["more"] if last else ["stays", "more"])


def test_t14_what_is_merely_missing_comes_back(two: Computers) -> None:
    """An older copy of the store takes nothing away from anybody."""
    aside = two.place.with_name("older")
    shutil.copytree(two.a.store, aside)
    two.ok(two.a, "student", "note", "ann", "later")
    two.meet()
    for name in ("students", "mentor.jsonl", "index.json"):
        old, new = aside / name, two.a.store / name
        if new.is_dir():
            shutil.rmtree(new)
            shutil.copytree(old, new)
        elif old.exists():
            shutil.copy(old, new)
    two.ok(two.a, "student", "note", "ann", "after that")
    two.meet()
    two.agree()
    assert two.notes(two.b) == ["later", "after that"]


@pytest.mark.parametrize("lost", ["lines", "student", "own"])
def test_what_was_lost_here_is_back_where_it_is_asked_for(two: Computers, lost: str) -> None:
    """The last lines of a journal, or a whole student: a sync refuses to guess, and says both ways."""
    two.ok(two.a, "student", "note", "ann", "one")
    two.ok(two.a, "student", "note", "ann", "two")
    two.ok(two.a, "timeoff", "add", "2026-12-24")
    two.meet()
    path = two.a.store / "mentor.jsonl" if lost == "own" else journal(two.a)
    if lost == "student":
        shutil.rmtree(path.parent)
    else:
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    if path.exists() and not path.read_bytes():
        path.unlink()
    code, _, err = two.a.run("sync")
    assert (code, "mentor sync init" in err, "--accept" in err) == (1, True, True)
    two.ok(two.a, "sync", "init")
    two.meet()
    two.agree()
    assert two.notes(two.a) == ["one", "two"]


def test_t15_the_first_session_is_the_earliest_of_both(two: Computers) -> None:
    """Whoever has the later operation."""
    two.ok(two.a, "session", "log", "ann", "--at", "2026-11-12 10:00", "--new")
    two.ok(two.b, "session", "log", "bob", "--at", HELD, "--new")
    two.meet()
    two.agree()
    first = [one for one in two.json(two.b, "training", "status")["steps"] if one["step"] == "first-session"]
    assert "2026-11-12" in json.dumps(first)


def test_t16_what_cannot_both_be_true_is_to_settle_on_both_sides(two: Computers) -> None:
    """The same real session logged twice, two projects in progress."""
    two.ok(two.a, "session", "log", "ann", "--at", HELD, "--new")
    two.ok(two.b, "session", "log", "ann", "--at", HELD, "--new")
    for clone, title in ((two.a, "Dashboard"), (two.b, "Data set")):
        two.ok(clone, "project", "add", "ann", title, "--level", "2")
        two.ok(clone, "project", "start", "ann", title)
    said = two.meet()
    two.agree(settle=2)
    assert said[1].count("To settle: ") == 2


def test_t17_a_clock_that_is_slow_loses_nothing_once_the_two_have_met(two: Computers) -> None:
    """What is written after a sync comes after what it brought, whatever the clock says."""
    two.b.off = -3 * 3600
    two.ok(two.a, "student", "edit", "ann", "--phone", "0611111111")
    two.meet()
    two.ok(two.b, "student", "edit", "ann", "--phone", "0622222222")
    two.ok(two.b, "student", "note", "bob", "late")
    two.meet()
    two.agree()
    assert two.json(two.a, "student", "show", "ann")["phone"] == "0622222222"


def test_t17_a_change_of_three_years_ahead_is_refused(two: Computers) -> None:
    """On the computer that has the right clock, with nothing changed; the other one gives its changes new ids."""
    two.a.off = THREE_YEARS
    two.ok(two.a, "student", "note", "ann", "from the future")
    two.ok(two.a, "sync")
    code, _, err = two.b.run("sync")
    assert code == 1
    assert "ahead of the clock here" in err
    assert two.notes(two.b) == []
    two.a.off = 0
    two.ok(two.a, "student", "note", "ann", "and after it")
    code, _, err = two.a.run("sync")
    assert (code, "mentor sync init --redate" in err) == (1, True)
    two.ok(two.a, "sync", "init", "--redate")
    two.meet()
    two.agree()
    assert two.notes(two.b) == ["from the future", "and after it"]
    two.ok(two.b, "student", "note", "ann", "on the other")
    two.meet()
    two.agree()


@pytest.mark.parametrize("way", ["add", "import"])
def test_t18_an_undo_of_what_brought_a_student_gives_way_to_a_note_on_them(two: Computers, way: str) -> None:
    """The student stays, with the note; and the undo is said to be without effect."""
    if way == "add":
        two.ok(two.a, "student", "add", "Eve Martin", "--slug", "eve")
    else:
        export = two.place.with_name("export.json")
        other = type(two.a)(two.place.parent, "other")
        other.run("student", "add", "Eve Martin", "--slug", "eve")
        other.run("store", "export", "--out", str(export))
        two.ok(two.a, "store", "import", str(export))
    two.meet()
    two.ok(two.a, "undo")
    assert [one["id"] for one in two.json(two.a, "student", "list")] == ["ann", "bob"]
    two.ok(two.b, "student", "note", "eve", "kept")
    said = two.meet()
    two.agree()
    assert two.notes(two.a, "eve") == ["kept"]
    assert f"The undo of {'student add' if way == 'add' else 'store import'}" in said[0]


def test_an_undo_of_what_brought_a_student_holds_everywhere(two: Computers) -> None:
    """And so does taking that undo back."""
    two.ok(two.a, "student", "add", "Eve Martin", "--slug", "eve")
    two.meet()
    two.ok(two.a, "undo")
    two.meet()
    two.agree()
    assert [one["id"] for one in two.json(two.b, "student", "list")] == ["ann", "bob"]
    two.ok(two.a, "undo", "--redo")
    two.meet()
    two.agree()
    assert [one["id"] for one in two.json(two.b, "student", "list")] == ["ann", "bob", "eve"]


def test_two_entries_put_together_are_apart_again_where_one_was_gone_on_with(two: Computers) -> None:
    """Nothing that was written about the one that went is out of sight."""
    two.ok(two.a, "student", "merge", "bob", "ann", "--yes")
    two.ok(two.b, "student", "note", "bob", "kept")
    said = two.meet()
    two.agree()
    assert two.notes(two.a, "bob") == ["kept"]
    assert "Two entries are apart again" in said[0]


def test_what_was_done_to_a_copy_gives_way_where_two_entries_are_apart_again(two: Computers) -> None:
    """A session stands with one student alone, also for a computer that goes on with the copy later."""
    third = type(two.a)(two.place.parent, "c")
    two.ok(two.a, "session", "log", "bob", "--at", HELD, "--new")
    two.meet()
    two.ok(two.b, "student", "merge", "bob", "ann", "--yes")
    two.ok(two.b, "session", "edit", "ann", "--notes", "went on")
    two.ok(two.b, "sync")
    two.ok(third, "sync", "init", str(two.place))
    two.ok(third, "session", "edit", "ann", "--notes", "and on")
    two.ok(two.a, "student", "note", "bob", "kept")
    said = two.meet()
    assert "Taken back" in said[1]
    two.agree()
    two.ok(third, "sync")
    two.meet()
    two.agree()
    assert third.exported() == two.a.exported()
    assert [one["student"] for one in two.json(two.b, "session", "list")] == ["bob"]


def test_settings_and_messages_are_shared_and_the_language_is_not(two: Computers) -> None:
    """Key by key; of one key set on both the later holds, and the other is told."""
    two.ok(two.a, "config", "set", "timezone", "America/Montreal")
    two.ok(two.a, "config", "set", "policy.late_minutes", "10")
    two.ok(two.b, "config", "set", "lang", "fr")
    two.ok(two.b, "config", "set", "policy.late_minutes", "12")
    two.ok(two.b, "message", "edit", "reminder", "--text", "Hello {{ first_name }}", "--lang", "en")
    said = two.meet()
    assert two.json(two.a, "config", "get", "policy.late_minutes")["value"] == 12
    assert two.json(two.b, "config", "get", "timezone")["value"] == "America/Montreal"
    assert "lang" not in (two.a.store / "config.toml").read_text()
    assert "Here it was 10. To have that again: mentor config set policy.late_minutes 10" in said[0]
    assert (two.a.store / "messages" / "reminder.en.md").read_text().strip() == "Hello {{ first_name }}"
    two.agree()


def test_a_restore_takes_nothing_away_from_the_others(two: Computers) -> None:
    """What came since the backup is back with the next sync: a backup mends one computer."""
    two.ok(two.a, "store", "backup", str(two.place.with_name("b.tar.gz")))
    two.ok(two.a, "session", "schedule", "ann", COMING)
    two.meet()
    two.ok(two.a, "store", "restore", str(two.place.with_name("b.tar.gz")), "--yes")
    assert two.json(two.a, "session", "list") == []
    two.meet()
    two.agree()
    assert len(two.json(two.a, "session", "list")) == 1


def test_one_file_that_two_computers_took_in_makes_two_entries_without_one_id(two: Computers) -> None:
    """The session keeps its id with the student who came first, and with the other one what was built on it too."""
    file = two.place.with_name("sessions.csv")
    file.write_text("student,start,minutes\nEve Martin,2026-11-10 10:00,45\nAnn Roy,2026-11-11 10:00,45\n")
    for clone in (two.a, two.b):
        two.ok(clone, "session", "import", str(file), "--yes")
    two.ok(two.b, "session", "log", "eve-martin", "--at", "2026-11-10 10:00", "--absent")
    two.ok(two.b, "session", "log", "eve-martin", "--at", HELD, "--new", "--goal", "Read")
    said = two.meet()
    two.agree()
    assert "eve-martin-2 and eve-martin have a session of 2026-11-10 10:00 each" in said[1]
    found = {one["id"]: one["student"] for one in two.json(two.a, "session", "list")}
    assert sorted(found.values()) == ["ann", "eve-martin", "eve-martin-2", "eve-martin-2"]
    delete = said[1].partition("If it was one: mentor ")[2].split("\n")[0]
    assert found[delete.split()[-1]] == "eve-martin-2"
    shown = two.json(two.a, "student", "show", "eve-martin-2")
    assert "No show" in shown["notes"][0]["text"]
    assert shown["goals"][0]["session"] in found
    two.ok(two.a, *delete.split(), "--yes")
    two.meet()
    two.agree()
    assert two.json(two.b, "student", "show", "eve-martin-2")["notes"] == []
    code, _, err = two.b.run("session", "import", str(file), "--yes")
    assert (code, "eve-martin, eve-martin-2" in err) == (1, True)


def cloned(two: Computers) -> Clone:
    """Return a computer that is a copy of the first one, whole."""
    shutil.copytree(two.a.state.parent, two.place.with_name("copy"))
    return Clone(two.place.parent, "copy")


def test_a_disk_that_was_copied_whole_gets_an_id_of_its_own(two: Computers) -> None:
    """The two are told apart once one meets what the other one wrote; an undo takes back nothing of the other's."""
    two.ok(two.a, "student", "note", "ann", "before")
    two.meet()
    copy = cloned(two)
    two.ok(two.a, "student", "note", "ann", "of a")
    two.ok(two.a, "sync")
    two.ok(copy, "student", "note", "ann", "of the copy")
    said = two.ok(copy, "sync")
    assert "was written under the id of this computer" in said
    own = two.json(copy, "sync", "status")["machine"]
    assert own in said
    assert own != two.json(two.a, "sync", "status")["machine"]
    assert copy.run("undo")[0] == 1
    two.ok(copy, "student", "note", "ann", "later")
    two.ok(copy, "undo")
    assert two.notes(copy) == ["before", "of a", "of the copy"]
    for clone in (copy, two.b, two.a, copy):
        two.ok(clone, "sync")
    two.meet()
    two.agree()
    assert two.json(copy, "sync", "status")["machine"] == own


def test_two_stores_of_one_computer_are_told_apart_once(folder: Path) -> None:
    """As in a trial: each undoes its own, and nothing has to be said of it."""
    home, place = Clone(folder, "a"), folder / "place.git"
    second = Clone(folder, "b", beside=home)
    Computers.ok(home, "student", "add", "Ann Roy", "--slug", "ann")
    said = [Computers.ok(clone, "sync", "init", str(place)) for clone in (home, second)]
    for number in range(3):
        for clone in (home, second):
            Computers.ok(clone, "student", "note", "ann", f"{clone.name}{number}")
            said += [Computers.ok(clone, "sync"), Computers.ok(clone, "sync")]
    assert not any("was written under the id of this computer" in one for one in said)
    machines = [json.loads(clone.run("sync", "status", "--json")[1])["machine"] for clone in (home, second)]
    assert machines[0] != machines[1]
    Computers.ok(home, "sync")
    Computers.ok(home, "undo")
    Computers.ok(second, "undo")
    for clone in (home, second, home):
        Computers.ok(clone, "sync")
    for clone in (home, second):
        texts = [one["text"] for one in json.loads(clone.run("note", "list", "ann", "--json")[1])]
        assert texts == ["a0", "b0", "a1", "b1"]


def test_a_store_that_was_moved_or_begun_anew_keeps_the_id_of_the_computer(folder: Path) -> None:
    """The one that had it is not there any more."""
    home, place = Clone(folder, "a"), folder / "place.git"
    Computers.ok(home, "student", "add", "Ann Roy", "--slug", "ann")
    Computers.ok(home, "sync", "init", str(place))
    known = json.loads(home.run("sync", "status", "--json")[1])["machine"]
    moved = Clone(folder, "b", beside=home)
    home.store.rename(moved.store)
    for clone in (moved, moved):
        Computers.ok(clone, "sync", "init", str(place))
        assert json.loads(clone.run("sync", "status", "--json")[1])["machine"] == known
    Computers.ok(moved, "student", "note", "ann", "x")
    Computers.ok(moved, "undo")
    shutil.rmtree(moved.store / ".git")
    (home.store).mkdir()
    shutil.copy(moved.store / "store.toml", home.store)
    Computers.ok(home, "sync", "init", str(place))
    assert json.loads(home.run("sync", "status", "--json")[1])["machine"] == known


@pytest.mark.parametrize("text", ["id = 5", "id = '../x'", "", "[", "id = 'abcdefgh'"])
def test_a_store_whose_id_tells_nothing_is_left_as_it_is(folder: Path, text: str) -> None:
    """Nothing is made outside of the folder, and this computer's id stands."""
    clone = Clone(folder, "a")
    Computers.ok(clone, "student", "add", "Ann Roy")
    with clone.here():
        store = Store(Home(clone.store, clone.config), os.environ)
        known = store.machine
        (clone.store / "store.toml").write_text(text, encoding="utf-8")
        beside.settle(store)
        beside.settle(store)
    assert store.machine == known
    made = sorted(path.name for path in (clone.state / "mentor" / "synchronised").glob("*"))
    assert made == (["abcdefgh"] if "abcdefgh" in text else [])


def test_two_stores_that_met_before_are_told_apart_by_what_they_wrote(folder: Path) -> None:
    """Each once at most; from there on as if it had always been so."""
    home, place = Clone(folder, "a"), folder / "place.git"
    second = Clone(folder, "b", beside=home)
    Computers.ok(home, "student", "add", "Ann Roy", "--slug", "ann")
    said = []
    for clone in (home, second):
        Computers.ok(clone, "sync", "init", str(place))
        shutil.rmtree(home.state / "mentor" / "synchronised")
        (clone.store / ".git" / "mentor" / "machine").unlink(missing_ok=True)
    for number in range(3):
        for clone in (home, second):
            Computers.ok(clone, "student", "note", "ann", f"{clone.name}{number}")
            said += [Computers.ok(clone, "sync"), Computers.ok(clone, "sync")]
    told = [number for number, one in enumerate(said) if "was written under the id of this computer" in one]
    assert 1 <= len(told) <= 2
    assert max(told) < 2 * 3  # in the first rounds


def test_nobody_is_taken_for_a_copy_because_of_what_is_back(two: Computers) -> None:
    """Own changes that come back from elsewhere: after a restore, a purge, an erasure, and where git begins anew."""
    before = two.json(two.a, "sync", "status")["machine"]
    two.ok(two.a, "store", "backup", str(two.place.with_name("b.tar.gz")))
    two.ok(two.a, "session", "schedule", "ann", COMING)
    two.ok(two.a, "student", "note", "bob", "x")
    two.meet()
    two.ok(two.a, "store", "restore", str(two.place.with_name("b.tar.gz")), "--yes")
    two.meet()
    two.ok(two.a, "session", "delete", two.json(two.a, "session", "list")[0]["id"], "--yes")
    two.ok(two.a, "store", "purge", "--yes", "--no-backup")
    two.ok(two.a, "student", "forget", "bob", "--yes")
    two.ok(two.b, "student", "note", "bob", "y")
    two.ok(two.b, "student", "note", "ann", "z")
    two.ok(two.b, "sync")
    two.meet()
    shutil.rmtree(two.a.store / ".git")
    two.ok(two.a, "sync", "init", str(two.place))
    two.meet()
    two.agree()
    assert two.json(two.a, "sync", "status")["machine"] == before
