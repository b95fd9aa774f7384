"""`mentor store check`."""

from __future__ import annotations

import json
import os
import shlex
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cli.store.kit import without_faults
from helpers import Mentor, resign
from mentorcli.models.project import Project, ProjectStatus
from mentorcli.models.session import SessionStatus
from mentorcli.models.transfer import Transfer
from reliability.cases import state_of
from reliability.harness import counting
from store.kit import AT, a_session, contents, journal_of, profile_of, put

REPAIRABLE: dict[str, Callable[[Path], object]] = {
    "torn line": lambda store: journal_of(store).write_bytes(journal_of(store).read_bytes() + b'{"op":"zz'),
    "profile no TOML": lambda store: profile_of(store).write_text("name = = 1\n"),
    "profile emptied": lambda store: profile_of(store).write_bytes(b""),
    "profile missing": lambda store: profile_of(store).unlink(),
    "modes": lambda store: _open_up(journal_of(store), store / "students", store),
    "stray file": lambda store: profile_of(store).with_name(".profile.toml.tmp").write_bytes(b"half"),
    "stray file on top": lambda store: (store / ".mentor.jsonl.tmp").write_bytes(b"half"),
    "stray folder": lambda store: (store / "students" / ".new-abc").mkdir(),
    "pending": lambda store: (store / ".pending").write_bytes(b'{"batch":"b4tch0000000","students":[]}'),
    "unpacking": lambda store: (store / ".unpacking").mkdir(),
    "no revision": lambda store: _cut_line(profile_of(store), b"revision"),
    "older profile": lambda store: _replace(profile_of(store), b'revision = "', b'revision = "0'),
}


BEYOND: dict[str, tuple[Callable[[Path], object], str]] = {
    "bad line": (lambda store: _prepend(journal_of(store), b"{broken\n"), "line 1"),
    "link": (lambda store: _link(profile_of(store)), "symbolic link"),
    "no slug": (lambda store: (store / "students" / "Not A Slug").mkdir(), "no student's folder"),
    "file for a folder": (lambda store: (store / "students" / "zoe").write_bytes(b""), "no folder"),
    "newer profile": (
        lambda store: _replace(profile_of(store), b'revision = "', b'revision = "z'),
        "newer than the journal",
    ),
    "another's session": (
        lambda store: _signed(store, b'"student":"amelie"', b'"student":"sam"'),
        "is one of sam",
    ),
    "records that are no list": (
        lambda store: _replace(journal_of(store), b'"note":[{', b'"note":{"x":[{'),
        "line 2",
    ),
    "another's profile": (lambda store: _replace(profile_of(store), b'"amelie"', b'"sam"'), "field id"),
    "invalid UTF-8": (lambda store: _replace(journal_of(store), b"mornings", b"m\xffrnings"), "not valid UTF-8"),
    "journal missing": (lambda store: journal_of(store).unlink(), "is missing"),
    "key twice": (
        lambda store: _replace(journal_of(store), b'"text":', b'"text":"other","text":'),
        "stands twice",
    ),
    "settings": (lambda store: (store / "config.toml").write_text("lang = 'xx'\n"), "lang"),
    "index of backups": (lambda store: (store / "backups.json").write_text("no"), "backups.json"),
}


def _open_up(*paths: Path) -> None:
    for path in paths:
        path.chmod(0o755)


def _cut_line(path: Path, start: bytes) -> None:
    path.write_bytes(b"".join(row for row in path.read_bytes().splitlines(True) if not row.startswith(start)))


def _prepend(path: Path, row: bytes) -> None:
    path.write_bytes(row + path.read_bytes())


def _signed(store: Path, old: bytes, new: bytes) -> None:
    """Change some bytes of a journal, and take that as right."""
    _replace(journal_of(store), old, new)
    resign(store)


def _replace(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def _link(path: Path) -> None:
    target = path.parents[3] / "elsewhere"
    path.rename(target)
    path.symlink_to(target)


@pytest.mark.parametrize("damage", REPAIRABLE.values(), ids=REPAIRABLE)
def test_what_loses_nothing_is_mended(begun: Path, mentor: Mentor, damage: Callable[[Path], object]) -> None:
    """It is found (nothing touched), mended and said, and found no more; all that was known is known.

    It is a fault (exit 4) but for what the next change there puts right by itself.
    """
    before = state_of(begun)
    damage(begun)
    on_disk = contents(begun)
    found = mentor("store", "check", "--json")
    faults, passing = found.json()["faults"], found.json()["passing"]
    assert found.code == (4 if faults else 0)
    assert faults or passing
    assert all(fault["repairable"] for fault in [*faults, *passing])
    assert contents(begun) == on_disk
    mended = mentor("store", "check", "--repair", "--json")
    assert (mended.code, mended.json()["faults"]) == (0, [])
    assert mended.json()["mended"]
    assert without_faults(mentor)
    assert state_of(begun) == before


@pytest.mark.parametrize(("damage", "named"), BEYOND.values(), ids=BEYOND)
def test_what_only_a_person_can_tell(begun: Path, mentor: Mentor, damage: Callable[[Path], object], named: str) -> None:
    """It is named, exit 4, and `--repair` leaves every byte."""
    damage(begun)
    on_disk = contents(begun)
    for words in (("store", "check"), ("store", "check", "--repair")):
        ran = mentor(*words)
        assert (ran.code, named in ran.out + ran.err) == (4, True), ran
        assert contents(begun) == on_disk


def test_every_fault_is_listed(begun: Path, mentor: Mentor) -> None:
    """Faults of several students, lines and fields come in one report, in words and as JSON."""
    _replace(journal_of(begun), b'"duration_minutes":45', b'"duration_minutes":"x"')
    _replace(journal_of(begun), b'"kind":"discovery"', b'"kind":"party"')
    journal_of(begun, "sam").write_bytes(b"")
    faults = mentor("store", "check", "--json").json()["faults"]
    fields = {fault["field"] for fault in faults if fault["path"] == str(journal_of(begun))}
    assert {"session.duration_minutes", "session.kind"} <= fields
    assert str(journal_of(begun, "sam")) in {fault["path"] for fault in faults}
    words = mentor("store", "check").out
    assert all(fault["path"] in words for fault in faults)
    assert "field session.kind" in words


def old_store(folder: Path) -> None:
    """Write a store of schema 0."""
    (folder / "students").mkdir(parents=True)
    (folder / "store.toml").write_text("schema = 0\n")
    (folder / "students" / "amelie.toml").write_text(
        'name = "Amélie Durand"\nfunding = "funded"\nstarted = 2026-09-01\n'
    )
    (folder / "students" / "sam.toml").write_text('name = "Sam Okoro"\nstatus = "paused"\n')
    rows = [
        {"id": "sess10n00001", "student": "amelie", "kind": "mentoring", "at": "2026-11-20T10:00:00+01:00",
         "minutes": 45, "status": "completed", "reason": None, "notes": "Joins"},
    ]  # fmt: skip
    (folder / "sessions.json").write_text(json.dumps(rows))


def test_an_older_store_is_brought_up_to_date(store: Path, mentor: Mentor) -> None:
    """Reading says what to do and changes nothing; that does it, after a backup that can be restored."""
    old_store(store)
    before = contents(store)
    ran = mentor("student", "list")
    assert (ran.code, "--repair" in ran.err) == (4, True)
    assert contents(store) == before
    ran = mentor("store", "check", "--repair")
    assert (ran.code, "schema 0 to 2" in ran.err) == (0, True)
    assert mentor("student", "note", "amelie", "new").code == 0
    session = mentor("session", "show", "sess10n00001", "--json").json()
    assert (session["notes"], session["duration_minutes"], session["status"]) == ("Joins", 45, "completed")
    shown = mentor("student", "show", "sam", "--json").json()
    assert (shown["name"], shown["status"]) == ("Sam Okoro", "paused")
    assert without_faults(mentor)
    kept = next((store / "backups").glob("before-schema-2-*.tar.gz"))
    assert mentor("store", "restore", str(kept), "--yes").code == 0
    assert mentor("session", "show", "sess10n00001", "--json").json()["notes"] == "Joins"
    assert mentor("student", "show", "amelie", "--json").json()["notes"] == []


def test_a_migration_survives_a_fault_at_every_step(
    store: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it fails, doing it again ends in the same store, with no student or session lost or doubled."""
    for failing_step in range(1, 60):
        if store.exists():
            shutil.rmtree(store)
        old_store(store)
        reached = False

        def hook(number: int, _: str, wanted: int = failing_step) -> None:
            nonlocal reached
            if number == wanted:
                reached = True
                raise OSError(5, os.strerror(5))

        with monkeypatch.context() as patched:
            patched.setattr("mentorcli.store.files.on_step", counting(hook))
            code = mentor("store", "check", "--repair").code
        if not reached:
            break
        assert code in (0, 4, 5)
        assert mentor("store", "check", "--repair").code == 0, failing_step
        assert [one["id"] for one in mentor("student", "list", "--all", "--json").json()] == ["amelie", "sam"]
        assert [one["id"] for one in mentor("session", "list", "--json").json()] == ["sess10n00001"]
    assert failing_step > 10


@pytest.mark.parametrize("file", ["sessions.json", "students/amelie.toml"])
def test_an_older_store_that_is_damaged(store: Path, mentor: Mentor, file: str) -> None:
    """It is not brought up to date in part: exit 4, the file named, every old byte as it was."""
    old_store(store)
    (store / file).write_text("{broken")
    before = contents(store)
    ran = mentor("store", "check", "--repair")
    assert (ran.code, file in ran.err) == (4, True), ran
    after = contents(store)
    assert {name: after[name] for name in before} == before


def test_an_older_store_with_strangers(store: Path, mentor: Mentor) -> None:
    """Sessions of nobody, or a student's file that names nobody, stop it before anything is changed."""
    old_store(store)
    (store / "students" / "sam.toml").rename(store / "students" / "Sam Okoro.toml")
    ran = mentor("store", "check", "--repair")
    assert (ran.code, "Sam Okoro.toml" in ran.err) == (4, True), ran
    (store / "students" / "Sam Okoro.toml").rename(store / "students" / "sam.toml")
    (store / "students" / "amelie.toml").rename(store / "students" / "lea.toml")
    ran = mentor("store", "check", "--repair")
    assert (ran.code, "sessions of amelie, who is no student" in ran.err) == (4, True), ran
    assert (store / "students" / "lea.toml").exists()


@pytest.mark.parametrize("name", ["students", "students/amelie", "students/amelie/journal.jsonl", "mentor.jsonl"])
def test_no_link_is_followed_out_of_the_store(begun: Path, mentor: Mentor, tmp_path: Path, name: str) -> None:
    """A symbolic link in the store's place is a fault that is named; what it points to is neither read nor written."""
    path = begun / name
    outside = tmp_path / "outside"
    path.rename(outside)
    path.symlink_to(outside)
    before = contents(outside) if outside.is_dir() else outside.read_bytes()
    for words in (("student", "show", "amelie"), ("student", "note", "amelie", "x"), ("training", "done", "interview")):
        ran = mentor(*words)
        concerned = name.startswith("students") == (words[0] == "student")
        assert ran.code in ((4, 5) if concerned else (0, 4)), (words, ran)
    ran = mentor("store", "check")
    assert (ran.code, "symbolic link" in ran.out + ran.err) == (4, True)
    assert (contents(outside) if outside.is_dir() else outside.read_bytes()) == before


def test_what_only_a_person_can_settle(begun: Path, mentor: Mentor) -> None:
    """It is listed with a command (exit 1), and those commands, as they are printed, settle all of it."""
    ahead = a_session("amelie", id="ahead0000001", scheduled_at=AT + timedelta(days=30), status=SessionStatus.COMPLETED)
    twins = [a_session("sam", id=f"tw1ns000000{n}", scheduled_at=AT + timedelta(days=2)) for n in (1, 2)]
    transfer = Transfer("transfer0001", AT, "Again")
    put(begun, "amelie", ahead, Project("pr0ject00002", 'A second "one"', ProjectStatus.IN_PROGRESS))
    put(begun, "sam", *twins, transfer)
    ran = mentor("store", "check")
    assert (ran.code, len(ran.out.splitlines())) == (1, 5)
    assert "To settle: amelie: the session of 2026-12-24 15:00 is held, at a moment still to come: " in ran.out
    assert "Sound: " in ran.out
    listed = mentor("store", "check", "--json").json()["to_settle"]
    assert [one["student"] for one in listed] == ["amelie", "amelie", "sam", "sam"]
    for one in listed:
        assert one["command"] in ran.out
        assert mentor(*shlex.split(one["command"])[1:], "--yes").code == 0, one
    assert mentor("store", "check").code == 0


def test_in_french(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to settle is said in the user's language, the command as it is typed."""
    put(begun, "sam", Transfer("transfer0001", AT, "Again"))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    out = mentor("store", "check").out.replace("\u00a0", " ")
    assert "À régler, sam : deux transferts sont en cours : mentor transfer cancel sam" in out


@pytest.mark.parametrize("damage", [*REPAIRABLE.values(), *(damage for damage, _ in BEYOND.values())])
def test_every_fault_in_french(
    begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], object]
) -> None:
    """On the page and as JSON: places and fields are those of the English report, the words are not."""
    damage(begun)
    english = mentor("store", "check", "--json").json()["faults"]
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    french = mentor("store", "check", "--json").json()["faults"]
    page = mentor("store", "check").out.replace("\u00a0", " ")
    assert [one["path"] for one in english] == [one["path"] for one in french]
    for one, other in zip(english, french, strict=True):
        assert (one["line"], one["field"], one["repairable"]) == (other["line"], other["field"], other["repairable"])
        assert one["message"] != other["message"]
        assert other["message"].replace("\u00a0", " ") in page


def test_what_is_to_settle_is_said_in_the_language(
    begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As JSON too."""
    put(begun, "sam", Transfer("transfer0001", AT, "Again"))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    (one,) = mentor("store", "check", "--json").json()["to_settle"]
    assert one["message"] == "sam\u00a0: deux transferts sont en cours"


def test_an_erased_student_who_is_there_again(begun: Path, mentor: Mentor) -> None:
    """A folder that was copied back is a fault, and a repair erases it as it was erased before."""
    folder = begun / "students" / "sam"
    aside = begun.with_name("aside")
    shutil.copytree(folder, aside)
    assert mentor("student", "forget", "sam", "--yes").code == 0
    shutil.copytree(aside, folder)
    ran = mentor("store", "check")
    assert (ran.code, ran.out) == (4, f"{folder}: was erased, and is there again\n")
    assert mentor("store", "check", "--repair").code == 0
    assert not folder.exists()
    assert mentor("session", "list", "--json").json() != []
    assert mentor("store", "check").code == 0


def test_another_student_under_the_name_of_an_erased_one(begun: Path, mentor: Mentor) -> None:
    """Who came later under the same short name is nobody's fault."""
    assert mentor("student", "forget", "sam", "--yes").code == 0
    assert mentor("student", "add", "Sam Again", "--slug", "sam").code == 0
    assert begun.exists()
    assert without_faults(mentor)


def test_two_machines_and_one_verdict(
    mentor: Mentor, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two copies put together by lines, the later change of a session hides the no-show, but not that it did."""
    mentor("student", "add", "Ann")
    mentor("session", "log", "ann", "--at", "2026-11-20 10:00")
    session = mentor("session", "list", "--json").json()[0]["id"]
    journal = store / "students" / "ann" / "journal.jsonl"
    before = journal.read_bytes()
    mentor("session", "edit", session, "--late", "20m", now="2026-11-24T15:00:00+01:00")
    one = journal.read_bytes()
    journal.write_bytes(before)
    resign(store)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
    mentor("session", "edit", session, "--notes", "mine", now="2026-11-24T16:00:00+01:00")
    journal.write_bytes(one + journal.read_bytes()[len(before) :])
    resign(store)
    found = mentor("store", "check", "--json")
    assert found.code == 1
    (lost,) = found.json()["to_settle"]
    assert f"if it was one: mentor session edit {session} --late 20m; if not" in lost["message"]
    assert lost["command"] == f"mentor session edit {session} --rejudge"
    assert mentor(*lost["command"].split()[1:]).code == 0
    assert mentor("store", "check").code == 0
    assert mentor("student", "show", "ann", "--json").json()["notes"] == []


def test_texts_of_editors_are_known(mentor: Mentor, store: Path) -> None:
    """One that waits is told with what takes it up; a repair sweeps one that nobody changed; the folder is private."""
    assert mentor("student", "add", "Zoe").code == 0
    own = store / ".editing" / "_own"
    own.mkdir(parents=True)
    (store / ".editing").chmod(0o755)
    for name, text in (("config.toml", "lang = 5"), ("faq-a.md", "")):
        (own / name).write_text(text, encoding="utf-8")
        (own / f"{name}.before").write_text("", encoding="utf-8")
        os.utime(own / f"{name}.before", (1e9, 1e9))
    ran = mentor("store", "check")
    assert (ran.code, "mode 0755" in ran.out, "mentor config edit --resume" in ran.err) == (4, True, True)
    ran = mentor("store", "check", "--repair", "--json")
    assert ran.code == 0
    assert "mentor config edit --resume" in json.loads(ran.err)["warnings"][0]
    assert sorted(path.name for path in own.iterdir()) == ["config.toml", "config.toml.before"]
    assert (store / ".editing").stat().st_mode & 0o777 == 0o700
    (own / "config.toml").write_text('lang = "fr"', encoding="utf-8")
    (store / "config.toml").write_text('lang = "fr"', encoding="utf-8")
    assert "Un texte modifié et non enregistré attend" in mentor("store", "check").err
