"""`mentor store`: check and repair, backup and restore, export and import, and what an older version left."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from mentorcli.store import files
from mentorcli.store.backup import pack
from reliability.cases import state_of
from reliability.harness import counting
from store.kit import AT, contents, failing, journal_of, profile_of, umask

DATA = (
    ("student", "add", "Amélie Durand", "--slug", "amelie", "--email", "a@example.org"),
    ("student", "add", "Sam Okoro", "--slug", "sam"),
    ("student", "note", "amelie", "Prefers mornings"),
    ("project", "add", "amelie", "Dashboard", "--level", "2"),
    ("project", "start", "amelie", "Dashboard"),
    ("resource", "add", "sam", "https://example.org/sql", "--title", "SQL"),
    ("session", "log", "amelie", "--at", "2026-11-20 10:00", "--recording", "https://example.org/r"),
    ("session", "log", "sam", "--at", "2026-11-21 10:00", "--late", "20m"),
    ("presentation", "checklist", "amelie", "--done", "1,2"),
    ("contact", "log", "sam", "--via", "email"),
    ("transfer", "start", "sam", "--reason", "Beyond my knowledge"),
    ("training", "done", "course", "--on", "2026-11-01"),
    ("faq", "add", "Where is the form?", "On the platform."),
)


@pytest.fixture
def begun(store: Path, mentor: Mentor) -> Path:
    """Return a store with records of every type."""
    for words in DATA:
        assert mentor(*words).code == 0, words
    return store


def without_faults(mentor: Mentor) -> bool:
    """Return whether a check finds nothing."""
    ran = mentor("store", "check", "--json")
    return (ran.code, ran.json()["faults"]) == (0, [])


# ---------------------------------------------------------------- check


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
        lambda store: _replace(journal_of(store), b'"student":"amelie"', b'"student":"sam"'),
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
    """It is found (exit 4, nothing touched), mended and said, and found no more; all that was known is known."""
    before = state_of(begun)
    damage(begun)
    on_disk = contents(begun)
    found = mentor("store", "check", "--json")
    assert found.code == 4
    assert all(fault["repairable"] for fault in found.json()["faults"])
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


# ---------------------------------------------------------------- backup and restore


def test_a_backup_brings_everything_back(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Whatever happened since; what was there is saved first, and can be gone back to."""
    file = tmp_path / "backup.tar.gz"
    saved = mentor("store", "backup", str(file), "--json").json()
    assert (saved["path"], saved["students"]) == (str(file), 2)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    then = state_of(begun)
    assert mentor("student", "note", "amelie", "later").code == 0
    assert mentor("student", "add", "Zoé Petit").code == 0
    later = state_of(begun)
    assert mentor("store", "restore", str(file), "--no-input").code == 2  # it asks
    assert state_of(begun) == later
    restored = mentor("store", "restore", str(file), "--yes", "--json").json()
    assert state_of(begun) == then
    assert without_faults(mentor)
    assert mentor("store", "restore", restored["before"], "--yes").code == 0
    assert state_of(begun) == later
    assert mentor("student", "note", "zoe-petit", "works").code == 0


def test_a_backup_into_an_empty_home(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another computer: no question asked, nothing to save first."""
    assert mentor("store", "backup", str(tmp_path)).code == 0
    file = next(tmp_path.glob("mentor-backup-2026-11-24*.tar.gz"))
    then = state_of(begun)
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    ran = mentor("store", "restore", str(file), "--no-input", "--json")
    assert (ran.code, ran.json()["before"]) == (0, None)
    assert state_of(tmp_path / "other") == then


def test_a_backup_replaces_no_file(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """One that is there is kept; with a folder, the next free name is taken; an empty store has nothing to save."""
    file = tmp_path / "backup.tar.gz"
    file.write_bytes(b"mine")
    ran = mentor("store", "backup", str(file))
    assert (ran.code, file.read_bytes()) == (1, b"mine")
    assert mentor("store", "backup", str(tmp_path / "no" / "folder.tar.gz")).code == 5
    folder = tmp_path / "copies"
    folder.mkdir()
    assert mentor("store", "backup", str(folder)).code == 0
    assert mentor("store", "backup", str(folder)).code == 0
    assert len(list(folder.iterdir())) == 2
    assert mentor("--store", str(tmp_path / "none"), "store", "backup", str(folder)).code == 1
    assert state_of(begun)


@pytest.mark.parametrize("damage", ["cut", "flipped", "no archive", "empty", "another archive", "missing"])
def test_a_damaged_backup_is_refused(begun: Path, mentor: Mentor, tmp_path: Path, damage: str) -> None:
    """Exit 4 (2 where there is no file) with its path; every byte of the store as it was."""
    file = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    data = file.read_bytes()
    if damage == "another archive":
        with tarfile.open(file, "w:gz") as archive:
            archive.add(profile_of(begun), "../../profile.toml")
    elif damage == "missing":
        file.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :]
        file.write_bytes({"cut": data[:-20], "flipped": flipped, "no archive": b"hello", "empty": b""}[damage])
    before = contents(begun)
    ran = mentor("store", "restore", str(file), "--yes")
    assert (ran.code, str(file) in ran.err) == (2 if damage == "missing" else 4, True), ran
    assert contents(begun) == before


def _archive(file: Path, names: dict[str, bytes]) -> None:
    data, _ = pack(names, AT)
    file.write_bytes(data)


def test_an_archive_that_is_no_store(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Whole and with a manifest, but without `store.toml`, or unpacking to far more than it could hold: refused."""
    file = tmp_path / "backup.tar.gz"
    before = contents(begun)
    for names, said in (({"mentor.jsonl": b"{}\n"}, "is missing"), ({"store.toml": b"0" * (40 << 20)}, "more than")):
        _archive(file, names)
        ran = mentor("store", "restore", str(file), "--yes")
        assert (ran.code, said in ran.err) == (4, True), ran
        assert contents(begun) == before


def test_a_file_system_without_links(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup onto a stick that knows no hard links gets its name by a rename."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    assert mentor("store", "backup", str(tmp_path / "b.tar.gz")).code == 0
    assert [path.name for path in tmp_path.glob("*b.tar.gz*")] == ["b.tar.gz"]
    assert begun.exists()


def test_a_backup_that_does_not_read_back(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not said to be saved (exit 5), and nothing of it is left behind."""
    read = files.read

    def other(name: str, within: int) -> bytes:
        return b"other" if name.endswith(".tmp") else read(name, within)

    monkeypatch.setattr(files, "read", other)
    ran = mentor("store", "backup", str(tmp_path / "b.tar.gz"))
    assert (ran.code, "No backup" in ran.err) == (5, True)
    assert not list(tmp_path.glob("*b.tar.gz*"))
    assert begun.exists()


def test_an_erased_student_who_comes_back_is_named(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Erasing names the backups that hold the person; restoring one says who is back."""
    file = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    forgotten = mentor("student", "forget", "amelie", "--yes")
    assert str(file) in forgotten.out + forgotten.err
    left = b"".join(contents(begun).values())
    assert not [word for word in ("Amélie", "amelie", "a@example.org", "Prefers mornings") if word.encode() in left]
    ran = mentor("store", "restore", str(file), "--yes")
    assert ran.code == 0
    assert "amelie was erased" in ran.err
    assert "amelie" in state_of(begun)


@pytest.mark.parametrize("step", ["restore-commit", "restore-away", "restore-rename", "create-sync", "folder-rename"])
def test_a_restore_that_fails(
    begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Before the commit nothing is changed; after it the next writer finishes it. Never a mixture, and no data lost."""
    file = tmp_path / "backup.tar.gz"
    assert mentor("store", "backup", str(file)).code == 0
    then = state_of(begun)
    assert mentor("student", "note", "amelie", "later").code == 0
    now = state_of(begun)
    with monkeypatch.context() as patched:
        patched.setattr("mentorcli.store.files.on_step", failing(step))
        assert mentor("store", "restore", str(file), "--yes").code == 5
    mentor("store", "check", "--repair")
    assert without_faults(mentor)
    assert state_of(begun) == (then if step in {"restore-away", "restore-rename"} else now)


# ---------------------------------------------------------------- export and import


def test_an_export_is_whole(begun: Path, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken into an empty store it exports the same again; taken in twice it changes nothing."""
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert mentor("store", "export", "--out", str(first)).code == 0
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert mentor("store", "export", "--out", str(first)).code == 1
    assert mentor("store", "export", "--out", str(first), "--force").code == 0
    before = contents(begun)
    same = mentor("store", "import", str(first), "--json").json()
    assert (same["new"], same["changed"]) == (0, 0)
    assert contents(begun) == before
    monkeypatch.setenv("MENTOR_HOME", str(tmp_path / "other"))
    assert mentor("store", "import", str(first)).code == 0
    assert mentor("store", "export", "--out", str(second)).code == 0
    one, two = json.loads(first.read_text()), json.loads(second.read_text())
    assert two == one
    assert state_of(tmp_path / "other") == state_of(begun)
    assert without_faults(mentor)


def test_one_students_own_data(begun: Path, mentor: Mentor) -> None:
    """`--student` gives everything about one person and nothing about another or the mentor."""
    document = mentor("store", "export", "--student", "amelie").json()
    assert [student["id"] for student in document["students"]] == ["amelie"]
    assert {session["student"] for session in document["sessions"]} == {"amelie"}
    assert "mentor" not in document
    assert "Sam" not in json.dumps(document)
    assert begun.exists()


FAULTS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda d: d["students"][0].update(name=5), "students, row 1, field name"),
    (lambda d: d["students"][0].update(status="gone"), "students, row 1, field status"),
    (lambda d: d["students"][1].update(id="../evil"), "students, row 2, field id"),
    (lambda d: d["students"].append("x"), "students, row 3: no object"),
    (lambda d: d["students"].append(dict(d["students"][0])), "students, row 3, field id"),
    (lambda d: d["students"][0]["notes"][0].update(at="now"), "row 1, notes, row 1, field at"),
    (lambda d: d["sessions"][0].update(duration_minutes="long", kind="party"), "sessions, row 1, field kind"),
    (lambda d: d["sessions"][0].update(student="nobody"), "sessions, row 1, field student"),
    (lambda d: d["sessions"].append(dict(d["sessions"][0])), "sessions, row 3, field id"),
    (lambda d: d["sessions"][1].update(id="x"), "sessions, row 2, the id is not"),
    (lambda d: d["mentor"]["faq"][0].update(question=None), "mentor, faq, row 1"),
    (lambda d: d.update(sessions={}), "sessions: no list"),
    (lambda d: d["students"][0].update(records=[1]), "students, row 1, field records: no object"),
    (lambda d: d["sessions"][0].update(student="sam"), "sessions, row 1, field id: that session is one of"),
    (lambda d: d["students"][0]["notes"].append(dict(d["students"][0]["notes"][0])), "notes, row 2, field id"),
]


@pytest.mark.parametrize(("change", "named"), FAULTS, ids=[named for _, named in FAULTS])
def test_an_import_with_a_fault(
    begun: Path, mentor: Mentor, tmp_path: Path, change: Callable[[dict[str, Any]], object], named: str
) -> None:
    """Exit 4 with row and field, and nothing is taken in, not even the rows that are sound."""
    document = mentor("store", "export").json()
    document["students"][0]["email"] = "imported@example.org"
    change(document)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(document))
    before = contents(begun)
    ran = mentor("store", "import", str(file))
    assert (ran.code, named in ran.err) == (4, True), ran.err
    assert contents(begun) == before


def test_an_import_reports_all_faults_at_once(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Every fault of every row comes in one report."""
    document = mentor("store", "export").json()
    for change, _ in FAULTS[:2] + FAULTS[5:8]:
        change(document)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(document))
    ran = mentor("store", "import", str(file))
    for _, named in FAULTS[:2] + FAULTS[5:6]:
        assert named in ran.err
    assert begun.exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", 4), ("[]", 4), ("{}", 4), ('{"schema": 99}', 7), ('{"schema": 1, "schema": 1}', 4),
        ('{"schema": NaN}', 4), ("[" * 20_000, 4), ('{"schema": ' + "9" * 5000 + "}", 4), ("", 4),
        ('{"schema": 1, "students": 5}', 4), ('{"schema": 1, "mentor": []}', 4),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_is_no_export(begun: Path, mentor: Mentor, text: str, code: int) -> None:
    """Anything else on standard input is refused, and nothing is changed."""
    before = contents(begun)
    ran = mentor("store", "import", "-", stdin=text)
    assert (ran.code, "Traceback" in ran.err) == (code, False), ran
    assert contents(begun) == before


def test_an_export_from_elsewhere(store: Path, mentor: Mentor) -> None:
    """Rows without what only `mentor` gives (ids, tombstones, periods) are taken in, and twice is the same as once."""
    rows = {
        "schema": 1,
        "students": [{"id": "zoe", "name": "Zoé", "status": None, "funding": "funded", "mood": "good",
                      "notes": [{"at": "2026-11-20T10:00:00+01:00", "text": "From elsewhere"}]}],
        "mentor": {"hobby": [{"id": "chess"}]},
    }  # fmt: skip
    text = json.dumps(rows)
    first = mentor("store", "import", "-", "--json", stdin=text)
    assert (first.code, first.json()["new"]) == (0, 2)
    again = mentor("store", "import", "-", "--json", stdin=text).json()
    assert (again["new"], again["changed"]) == (0, 0)
    exported = mentor("store", "export").json()
    assert exported["mentor"]["hobby"] == [{"id": "chess"}]
    assert exported["students"][0]["funding"] == "funded"
    assert exported["students"][0]["mood"] == "good"
    assert [note["text"] for note in exported["students"][0]["notes"]] == ["From elsewhere"]
    assert without_faults(mentor)
    assert store.exists()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", " ="])
def test_csv_is_safe_from_formulas(store: Path, mentor: Mentor, tmp_path: Path, start: str) -> None:
    """No cell begins with what a spreadsheet takes for a formula, and the text is still there."""
    text = f"{start}cmd|' /C calc'!A0"
    assert mentor("student", "add", "Amélie", "--slug", "amelie", "--path", text).code == 0
    assert mentor("session", "log", "amelie", "--at", "2026-11-20 10:00", "--notes", text).code == 0
    assert mentor("store", "export", "--format", "csv", "--out", f"{tmp_path}/").code == 0
    for name in ("students.csv", "sessions.csv"):
        rows = list(csv.reader(io.StringIO((tmp_path / name).read_bytes().decode("utf-8-sig"), newline="")))
        assert len(rows) == 2
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")], cells
        assert any("calc'!A0" in cell for cell in cells)
    assert store.exists()


# ---------------------------------------------------------------- an older version


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
    assert (ran.code, "schema 0 to 1" in ran.err) == (0, True)
    assert mentor("student", "note", "amelie", "new").code == 0
    session = mentor("session", "show", "sess10n00001", "--json").json()
    assert (session["notes"], session["duration_minutes"], session["status"]) == ("Joins", 45, "completed")
    shown = mentor("student", "show", "sam", "--json").json()
    assert (shown["name"], shown["status"]) == ("Sam Okoro", "paused")
    assert without_faults(mentor)
    kept = next((store / "backups").glob("before-schema-1-*.tar.gz"))
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


# ---------------------------------------------------------------- who can read it


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_only_the_owner_can_read(store: Path, mentor: Mentor, tmp_path: Path, mask: int) -> None:
    """Files 0600 and folders 0700 under any umask, after every kind of write, copies and reports included."""
    with umask(mask):
        for words in DATA:
            assert mentor(*words).code == 0, words
        assert mentor("store", "backup", str(store)).code == 0
        assert mentor("store", "export", "--out", str(store / "export.json")).code == 0
        assert mentor("transfer", "handover", "sam", "--out", str(store / "handover.md")).code == 0
        assert mentor("config", "set", "lang", "fr").code == 0
        assert mentor("student", "forget", "sam", "--yes").code == 0
    for path in (store, *store.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert tmp_path.exists()


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


def test_the_folder_for_the_tables_is_made(mentor: Mentor, tmp_path: Path) -> None:
    """A folder that is not there yet is made, for its owner alone; a file in its place is refused with exit 5."""
    mentor("student", "add", "Inès Roy")
    folder = tmp_path / "figures" / "2026"
    assert mentor("store", "export", "--format", "csv", "--out", f"{folder}/").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["sessions.csv", "students.csv"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (tmp_path / "file").write_text("x")
    assert mentor("store", "export", "--format", "csv", "--out", f"{tmp_path / 'file'}/").code == 5
