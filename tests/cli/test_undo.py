"""Every command that changes the store, taken back: the store knows what it knew before."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from helpers import Editor, Mentor
from reliability.cases import state_of
from replay import commands as every_command
from store.kit import opened, profile_of

SESSION = "sess10n00001"
BEGINNING = (
    ("student", "add", "Amélie Durand", "--slug", "amelie", "--phone", "+33 6 12 34 56 78"),
    ("student", "add", "Sam Okoro", "--slug", "sam"),
    ("project", "add", "amelie", "Dashboard", "--level", "2"),
    ("project", "add", "amelie", "Report"),
    ("project", "start", "amelie", "Report"),
    ("session", "schedule", "amelie", "2026-11-24 14:00"),
    ("session", "schedule", "amelie", "2026-12-01 10:00"),
    ("session", "log", "sam", "--at", "2026-11-20 09:00"),
    ("contact", "log", "sam", "--via", "email"),
    ("faq", "add", "Where is the form?", "On the platform."),
)
RESULT = ("presentation", "result", "amelie", "--project", "Report", "--to-redo", "--comment", "Long")
TRANSFER = ("transfer", "start", "amelie", "--reason", "Beyond my knowledge", "--to", "Lou Petit")
PROJECT = ("project", "start", "amelie", "Dashboard")
CHANGES: list[tuple[tuple[str, ...], ...]] = [
    (("student", "add", "Zoé Petit", "--email", "zoe@example.org"),),
    (("student", "edit", "amelie", "--email", "new@example.org", "--name", "Amélie Roy", "--status", "paused"),),
    (("student", "edit", "amelie", "--funding", "self-paid"),),
    (("student", "edit", "amelie", "--slug", "am", "--name", "Amélie Roy"),),
    (("student", "merge", "sam", "amelie", "--yes"),),
    (("student", "merge", "amelie", "sam", "--yes"),),
    (("student", "note", "amelie", "Prefers mornings"),),
    (("student", "note", "amelie", "Prefers mornings"), ("note", "remove", "amelie", "1")),
    (("goal", "add", "amelie", "Read chapter 3"),),
    (("goal", "add", "amelie", "Read chapter 3"), ("goal", "done", "amelie", "1")),
    (
        ("goal", "add", "amelie", "Read chapter 3"),
        ("goal", "done", "amelie", "1"),
        ("goal", "reopen", "amelie", "1"),
    ),
    (("timeoff", "add", "2026-12-24..2027-01-02", "amelie"),),
    (("timeoff", "add", "2026-12-24..2027-01-02"), ("timeoff", "add", "2026-12-01"), ("timeoff", "remove", "1")),
    (("timeoff", "add", "2026-12-24..2027-01-02", "amelie"), ("timeoff", "remove", "1")),
    (("session", "log", "sam", "--at", "2026-11-19 09:00", "--goal", "Read chapter 3"),),
    (("project", "add", "sam", "Portfolio", "--level", "3"),),
    (("project", "validate", "amelie", "Report"), PROJECT),
    (("project", "present", "amelie", "Report"),),
    (("project", "validate", "amelie", "Report"),),
    (("resource", "add", "amelie", "https://example.org/sql", "--title", "SQL"),),
    (
        ("resource", "add", "amelie", "https://example.org/sql", "--title", "SQL"),
        ("resource", "remove", "amelie", "https://example.org/sql", "--yes"),
    ),
    (("project", "edit", "amelie", "Report", "--level", "3"),),
    (("project", "add", "amelie", "Mistake"), ("project", "remove", "amelie", "Mistake")),
    (("session", "schedule", "amelie", "2026-12-08 10:00", "--repeat", "weekly", "--times", "3"),),
    (("session", "log", "amelie", "--at", "2026-11-24 14:00"),),
    (("session", "log", "amelie", "--at", "2026-11-24 14:00", "--late", "20m"),),
    (("session", "log", "sam", "--at", "2026-11-19 09:00"),),
    (("session", "cancel", "amelie", "--at", "2026-11-24 13:00"),),
    (("session", "cancel", "amelie", "--all", "--by", "mentor", "--yes"),),
    (("session", "edit", "the-session-of-amelie", "--at", "2026-12-02 10:00"),),
    (("session", "edit", "sam", "--notes", "Joins, filters", "--duration", "60"),),
    (("session", "record", "sam", "https://example.org/r/1"),),
    (("session", "delete", "the-session-of-sam", "--yes"),),
    (("noshow", "mark", "amelie", "--at", "2026-11-24 14:00"),),
    (("noshow", "mark", "sam", "--at", "2026-11-20 09:00", "--force", "--because", "Left at once"),),
    (("noshow", "mark", "amelie", "--at", "2026-11-24 14:00"), ("noshow", "unmark", "amelie")),
    (("presentation", "checklist", "amelie", "--done", "1,2"),),
    (
        ("presentation", "checklist", "amelie", "--done", "1,2"),
        ("presentation", "checklist", "amelie", "--undone", "2"),
    ),
    (("presentation", "request", "amelie", "--project", "Report", "--date", "2026-12-10 10:00"),),
    (RESULT,),
    (RESULT, ("presentation", "result", "amelie", "--project", "Report", "--notes-sent")),
    (RESULT, ("presentation", "result", "amelie", "--project", "Report", "--validated", "--again")),
    (("transfer", "checklist", "amelie", "--done", "1"),),
    (TRANSFER,),
    (TRANSFER, ("transfer", "complete", "amelie", "--yes")),
    (TRANSFER, ("transfer", "cancel", "amelie")),
    (("contact", "log", "amelie", "--via", "email", "--note", "First one"),),
    (("contact", "replied", "sam"),),
    (("training", "done", "course", "--on", "2026-11-01"),),
    (("faq", "add", "May I travel?", "Yes: say so early."),),
    (("faq", "edit", "where-is-the-form", "--answer", "In the menu."),),
    (("faq", "remove", "where-is-the-form", "--yes"),),
    (("config", "set", "policy.late_minutes", "10"),),
    (("config", "set", "policy.late_minutes", "10"), ("config", "unset", "policy.late_minutes")),
    (("policy", "use", "openclassrooms-help-centre"),),
]

READING = """
project list / goal list / timeoff list / find / session list / session show / session prep / noshow dossier
noshow check / noshow report / noshow list
calendar export / attendance / statement / reconcile / report / agenda / tariff list / tariff explain / tariff example
session start / presentation timing / presentation rehearse / presentation eligibility
transfer status / transfer request
transfer handover / contact message / contact next / contact list / training status / faq search / faq list / faq show
policy list / policy show / student list / student show / note list / resource list / doctor / completion / demo / undo
store path / store check / store backup / store export
config list / config get / config path
sync init / sync status / sync log
message list / message show / message write / presentation comment
"""
# An erasure is final, and a purge; a restore, an edit of the settings and messages have tests of their own.
FINAL = "student forget / store purge / store restore / config edit / message edit / message reset"


@pytest.fixture
def begun(store: Path, mentor: Mentor) -> Path:
    """Return a store in which there is something of every kind."""
    for words in BEGINNING:
        assert mentor(*words).code == 0, words
    return store


def everything(folder: Path) -> dict[str, object]:
    """Return every record of every type as it now is, by student, and what is in the profile files."""
    kinds = "student session note project goal resource tick contact reply transfer presentation".split()
    kinds += ["presentation-result", "time-off"]
    state_of(folder)  # sees too that what is noted of the first session is right
    config = folder / "config.toml"
    found: dict[str, object] = {"config": config.read_text() if config.exists() else None}
    with opened(folder) as known:
        for slug in known.slugs():
            records = known.student(slug)
            found[slug] = {kind: dict(records.replay.current(kind)) for kind in kinds}
            text = profile_of(folder, slug).read_text()
            found[f"{slug} on disk"] = [line for line in text.splitlines() if not line.startswith("revision")]
        found["mentor"] = {kind: dict(known.mentor().current(kind)) for kind in ("faq", "training", "time-off")}
    return found


def _own_id(mentor: Mentor) -> str:
    listed = mentor("faq", "list", "--json").json()
    return str(next(entry["id"] for entry in listed if entry["question"].startswith("Where is the form")))


def _meant(mentor: Mentor, word: str) -> str:
    """Return the id that a word stands for, or the word."""
    if word.startswith("the-session-of-"):
        name = word.removeprefix("the-session-of-")
        return str(mentor("session", "list", "--student", name, "--json").json()[0]["id"])
    return _own_id(mentor) if word == "where-is-the-form" else word


@pytest.mark.parametrize("commands", CHANGES, ids=lambda commands: " ".join(commands[-1][:5]))
def test_a_change_is_taken_back(begun: Path, mentor: Mentor, commands: tuple[tuple[str, ...], ...]) -> None:
    """The last of the commands changes something and stands in the list; undo takes all of it back, and only it."""
    *earlier, last = ([_meant(mentor, word) for word in row] for row in commands)
    for words in earlier:
        assert mentor(*words).code == 0
    before = everything(begun)
    ran = mentor(*last)
    assert ran.code in (0, 1), ran
    assert everything(begun) != before
    listed = mentor("undo", "--list", "--json").json()
    assert listed[0]["command"].split() == [word for word in last[:2] if word in listed[0]["command"]], listed[0]
    assert listed[0]["records"] or listed[0]["students"]
    taken = mentor("undo", "--json").json()
    assert taken["id"] == listed[0]["id"]
    assert everything(begun) == before
    assert mentor("store", "check").code == 0
    undone, *again = mentor("undo", "--list", "--json").json()
    shown = {one["id"] for one in listed}  # those of an entry that is there again come back with it
    earlier_ids = [one["id"] for one in again if one["id"] in shown or last[1] != "merge"]
    assert (undone["undoes"], earlier_ids) == (taken["id"], [one["id"] for one in listed[1:]])
    after = everything(begun)
    assert mentor("undo", "--redo").code == 0
    assert [one["id"] for one in mentor("undo", "--list", "--json").json()] == [one["id"] for one in listed]
    assert mentor("store", "check").code == 0
    assert mentor("undo").code == 0
    assert everything(begun) == after


def test_no_changing_command_is_left_out() -> None:
    """Every command is tried above, or reads only, or is one of those that are final."""
    tried = {" ".join(words[:2]) for commands in CHANGES for words in commands} | {
        *("store import", "session import", "calendar import")
    }
    others = {name.strip() for name in READING.replace("\n", "/").split("/")} | set(FINAL.split(" / "))
    known = {f"{name} {verb}" if verb else name for name, verbs in every_command().items() for verb in (verbs or [""])}
    assert known - tried - others == set()
    assert tried & others == set()


def test_an_import_is_taken_back_whole(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """A student who came goes, one who changed is as before, and the mentor's own entry is as before."""
    file = tmp_path / "export.json"
    assert mentor("store", "export", "--out", str(file)).code == 0
    document = json.loads(file.read_text())
    document["students"][0]["email"] = "imported@example.org"
    sam = {key: value for key, value in document["students"][1].items() if not isinstance(value, list | dict)}
    document["students"].append({**sam, "id": "zoe", "name": "Zoé", "uid": "t0mbst0ne123"})
    file.write_text(json.dumps(document))
    before = everything(begun)
    assert mentor("store", "import", str(file)).code == 0
    assert set(everything(begun)) - set(before) == {"zoe", "zoe on disk"}
    listed = mentor("undo", "--list", "--json").json()
    assert listed[0]["command"] == "store import"
    ran = mentor("undo")
    assert (ran.code, "Gone with it: zoe" in ran.out + ran.err) == (0, True)
    assert everything(begun) == before


def test_all_of_it_one_by_one(begun: Path, mentor: Mentor) -> None:
    """Undo again and again goes back to an empty store, says so, and exits with 1."""
    for _ in BEGINNING:
        assert mentor("undo").code == 0
    assert mentor("student", "list", "--all", "--json").json() == []
    ran = mentor("undo")
    assert (ran.code, "nothing to take back" in ran.err) == (1, True)
    assert all(one["undoes"] for one in mentor("undo", "--list", "--json").json())
    assert begun.exists()


def test_what_was_changed_since_is_refused(begun: Path, mentor: Mentor) -> None:
    """An earlier change that a later one builds on: exit 1, the later one named with the command, nothing changed."""
    assert mentor("session", "log", "amelie", "--at", "2026-11-24 14:00").code == 0
    logged = mentor("undo", "--list", "--json").json()[0]["id"]
    session = mentor("session", "list", "--student", "amelie", "--status", "completed", "--json").json()[0]["id"]
    assert mentor("session", "edit", session, "--notes", "Later").code == 0
    later = mentor("undo", "--list", "--json").json()[0]["id"]
    before = everything(begun)
    ran = mentor("undo", logged)
    assert ran.code == 1
    assert "Later changes build on it: session edit" in ran.err
    assert f"mentor undo {later}" in ran.err
    assert everything(begun) == before


def test_a_profile_edited_by_hand_is_refused(begun: Path, mentor: Mentor) -> None:
    """What a person wrote into a profile is never undone by a command."""
    assert mentor("student", "edit", "amelie", "--email", "new@example.org").code == 0
    profile = profile_of(begun)
    profile.write_text(profile.read_text().replace("new@example.org", "hand@example.org"))
    ran = mentor("undo")
    assert (ran.code, "edited by hand" in ran.err) == (1, True)
    assert "hand@example.org" in profile.read_text()


def test_an_erasure_is_final(begun: Path, mentor: Mentor) -> None:
    """After a student is forgotten, undo takes nothing else, and names the change before by its id."""
    assert mentor("student", "forget", "amelie", "--yes").code == 0
    listed = mentor("undo", "--list", "--json").json()
    assert all("amelie" not in one["students"] for one in listed)
    assert listed[0]["command"] == "student forget"
    before = everything(begun)
    for words in ("undo",), ("undo", listed[0]["id"]):
        ran = mentor(*words)
        assert (ran.code, "cannot be taken back" in ran.err) == (1, True)
        assert everything(begun) == before
    assert f"mentor undo {listed[1]['id']}" in mentor("undo").err
    for one in listed[1:]:
        assert mentor("undo", one["id"]).code == 0
    assert not (begun / "students" / "amelie").exists()


def test_an_import_is_not_taken_back_for_an_erasure(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Import, forget one of the imported, undo: the import stays; by its id it goes, the erased one stays erased."""
    file = tmp_path / "export.json"
    assert mentor("store", "export", "--out", str(file)).code == 0
    other = str(tmp_path / "other")
    assert mentor("--store", other, "store", "import", str(file)).code == 0
    assert mentor("--store", other, "student", "forget", "sam", "--yes").code == 0
    assert mentor("--store", other, "undo").code == 1
    assert [one["id"] for one in mentor("--store", other, "student", "list", "--json").json()] == ["amelie"]
    imported = mentor("--store", other, "undo", "--list", "--json").json()[1]["id"]
    assert mentor("--store", other, "undo", imported).code == 0
    assert mentor("--store", other, "student", "list", "--all", "--json").json() == []
    assert mentor("--store", other, "undo", "--redo").code == 0
    assert [one["id"] for one in mentor("--store", other, "student", "list", "--all", "--json").json()] == ["amelie"]
    assert begun.exists()


def test_students_who_went_with_an_undo_come_back(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """An import of students, taken back, and the undo taken back, as often as one likes; each time whole."""
    file = tmp_path / "export.json"
    assert mentor("store", "export", "--out", str(file)).code == 0
    other = tmp_path / "other"
    here = ("--store", str(other))
    assert mentor(*here, "student", "add", "Zoé Petit").code == 0
    before = everything(other)
    assert mentor(*here, "store", "import", str(file)).code == 0
    after = everything(other)
    for _ in range(2):
        assert mentor(*here, "undo").code == 0
        assert everything(other) == before
        assert mentor(*here, "undo", "--redo").code == 0
        assert everything(other) == after
        assert mentor(*here, "store", "check").code == 0
    assert not (other / ".undone").exists()
    assert begun.exists()


def test_an_addition_and_all_that_followed_come_back(begun: Path, mentor: Mentor) -> None:
    """One undo after the other, over the addition of the student, then each of them again; the list names them."""
    steps = [("student", "add", "Zoé Petit"), ("student", "note", "zoe", "one"), ("student", "note", "zoe", "two")]
    states = [everything(begun)]
    for words in steps:
        assert mentor(*words).code == 0
        states.append(everything(begun))
    for state in reversed(states[:-1]):
        assert mentor("undo").code == 0
        assert everything(begun) == state
    assert "undo of student add" in mentor("undo", "--list", "--limit", "1").out
    for state in states[1:]:
        assert mentor("undo", "--redo").code == 0
        assert everything(begun) == state
    assert mentor("undo", "--redo").code == 1


def test_who_went_with_an_undo_can_be_erased_or_replaced(begun: Path, mentor: Mentor) -> None:
    """Another student of that slug keeps it; an erasure of that slug erases what was kept aside too."""
    assert mentor("student", "add", "Zoé Petit").code == 0
    assert mentor("undo").code == 0
    assert mentor("student", "add", "Zoé Petit").code == 0
    ran = mentor("undo", "--redo")
    assert (ran.code, "another student zoe-petit" in ran.err) == (1, True)
    assert (begun / ".undone").exists()
    assert mentor("student", "forget", "zoe-petit", "--yes").code == 0
    assert not (begun / ".undone").exists()
    ran = mentor("undo", "--redo")
    assert (ran.code, "nothing of them is left" in ran.err) == (1, True)


def test_an_edit_of_the_settings_is_taken_back(
    begun: Path, mentor: Mentor, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole file, comments and all, and again; the undo goes no further than that edit."""
    config = begun / "config.toml"
    assert mentor("config", "set", "lang", "en").code == 0
    monkeypatch.setenv("EDITOR", editor('printf \'# mine\\nlang = "fr"\\n\\n[policy]\\nlate_minutes = 10\\n\' > "$1"'))
    assert mentor("config", "edit").code == 0
    text = config.read_text()
    assert text.startswith("# mine")
    assert mentor("undo", "--list", "--json").json()[0]["command"] == "config edit"
    assert mentor("undo", "--json").json()["command"] == "config edit"
    assert config.read_text() == 'lang = "en"\n'
    assert mentor("undo", "--redo").code == 0
    assert config.read_text() == text
    assert [mentor("undo").code, mentor("undo").code, config.exists()] == [0, 0, False]
    for _ in range(2):
        assert mentor("undo", "--redo").code == 0
    assert config.read_text() == text


def test_a_restore_is_taken_back(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """Undo brings back what was there before a restore, and --redo what was restored."""
    saved = str(tmp_path / "saved.tar.gz")
    assert mentor("config", "set", "lang", "en").code == 0
    assert mentor("store", "backup", saved).code == 0
    restored = everything(begun)
    (begun / "config.toml").unlink()
    assert mentor("student", "note", "amelie", "after the backup").code == 0
    before = everything(begun)
    assert mentor("store", "restore", saved, "--yes").code == 0
    assert everything(begun) == restored
    restore = mentor("undo", "--list", "--json").json()[0]
    assert restore["command"] == "store restore"
    assert mentor("student", "note", "amelie", "after the restore").code == 0
    assert mentor("undo", restore["id"]).code == 1
    assert mentor("undo").code == 0
    assert mentor("undo", "--json").json()["id"] == restore["id"]
    assert everything(begun) == before
    assert mentor("undo", "--redo").code == 0
    assert everything(begun) == restored
    assert mentor("undo").code == 0
    assert everything(begun) == before
    assert mentor("undo", "--json").json()["command"] == "student note"


@pytest.mark.parametrize("own", [None, "# mine\n"])
def test_a_restore_into_an_empty_place_is_taken_back(
    begun: Path, mentor: Mentor, tmp_path: Path, own: str | None
) -> None:
    """Nothing is there again, settings that stood alone aside; and --redo brings back what was restored."""
    saved = str(tmp_path / "saved.tar.gz")
    assert mentor("config", "set", "lang", "en").code == 0
    assert mentor("store", "backup", saved).code == 0
    other = tmp_path / "other"
    here = ("--store", str(other))
    if own is not None:
        other.mkdir(mode=0o700)
        (other / "config.toml").write_text(own)
    assert mentor(*here, "store", "restore", saved, "--yes").code == 0
    restored = everything(other)
    assert restored == everything(begun)
    assert mentor(*here, "undo").code == 0
    assert mentor(*here, "student", "list", "--all", "--json").json() == []
    assert everything(other) == {"config": own, "mentor": {"faq": {}, "training": {}, "time-off": {}}}
    assert mentor(*here, "store", "check").code == 0
    assert mentor(*here, "undo").code == 1
    assert mentor(*here, "undo", "--redo").code == 0
    assert everything(other) == restored
    assert mentor(*here, "undo").code == 0


def test_a_restore_where_the_file_of_the_schema_is_missing(begun: Path, mentor: Mentor, tmp_path: Path) -> None:
    """What was there is saved first all the same, and an undo of the restore makes it readable."""
    saved = str(tmp_path / "saved.tar.gz")
    assert mentor("store", "backup", saved).code == 0
    assert mentor("student", "note", "amelie", "after the backup").code == 0
    before = everything(begun)
    (begun / "store.toml").unlink()
    assert mentor("store", "restore", saved, "--yes").code == 0
    assert mentor("undo").code == 0
    assert everything(begun) == before


def test_settings_edited_since_stay(begun: Path, mentor: Mentor) -> None:
    """A setting that a person edited after its change is left as it is, by undo and by redo."""
    config = begun / "config.toml"
    assert mentor("config", "set", "lang", "en").code == 0
    config.write_text('lang = "fr"\n')
    ran = mentor("undo")
    assert (ran.code, "a été modifié depuis" in ran.err) == (1, True)
    config.write_text('lang = "en"\n')
    assert mentor("undo").code == 0
    assert not config.exists()
    config.write_text('lang = "fr"\n')
    ran = mentor("undo", "--redo")
    assert ran.code == 1
    assert "modifié depuis l'annulation" in ran.err
    assert config.read_text() == 'lang = "fr"\n'


def test_settings_in_a_store_that_is_not_there_yet(mentor: Mentor, tmp_path: Path) -> None:
    """The first thing that is done may be a setting: it holds, and goes again."""
    new = str(tmp_path / "new" / "place")
    assert mentor("--store", new, "config", "set", "lang", "fr").code == 0
    assert mentor("--store", new, "config", "get", "lang").out == "fr\n"
    assert mentor("--store", new, "undo").code == 0
    assert not (tmp_path / "new" / "place" / "config.toml").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("student", "edit", "amelie", "--phone", "+33 6 12 34 56 78"),
        ("student", "edit", "amelie", "--status", "active"),
        ("project", "start", "amelie", "Report"),
        ("session", "edit", "sam", "--kind", "discovery"),
        ("config", "set", "lang", "en"),
        ("policy", "use", "openclassrooms-2021"),
    ],
    ids=" ".join,
)
def test_no_change_is_no_change(begun: Path, mentor: Mentor, words: tuple[str, ...]) -> None:
    """What leaves everything as it is says so, exits with 0 and is no entry of undo."""
    assert mentor("config", "set", "lang", "en").code == 0
    assert mentor("policy", "use", "openclassrooms-2021").code == 0
    before, listed = everything(begun), mentor("undo", "--list", "--json").json()
    ran = mentor(*words)
    assert (ran.code, ran.out) == (0, "Nothing changed\n")
    assert mentor(*words, "--json").code == 0
    assert (everything(begun), mentor("undo", "--list", "--json").json()) == (before, listed)


def test_a_clock_that_was_fast_changes_no_order(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """One command under a clock three hours fast, one under the right one: undo takes the later, then the earlier."""
    now = time.time_ns()
    with monkeypatch.context() as fast:
        fast.setattr("mentorcli.store.ids.time.time_ns", lambda: now + 3 * 3600 * 10**9)
        assert mentor("student", "note", "sam", "fast").code == 0
    assert mentor("student", "note", "amelie", "right").code == 0
    assert mentor("undo", "--json").json()["students"] == ["amelie"]
    assert mentor("undo", "--json").json()["students"] == ["sam"]
    assert begun.exists()


def test_only_this_machine(begun: Path, mentor: Mentor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What another machine did last is left alone, and shown with that machine; by its id it goes."""
    with monkeypatch.context() as other:
        other.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
        assert mentor("student", "note", "sam", "from elsewhere").code == 0
    listed = mentor("undo", "--list", "--json").json()
    assert [one["machine"] is not None for one in listed[:2]] == [True, False]
    assert f"(machine {listed[0]['machine']})" in mentor("undo", "--list").out
    assert mentor("undo", "--json").json()["id"] == listed[1]["id"]
    assert mentor("undo", listed[0]["id"]).code == 0
    assert begun.exists()


def test_an_older_change_by_its_id(begun: Path, mentor: Mentor) -> None:
    """A change is named by its id or a part of it; what is unknown, too short or fits several is refused."""
    before = everything(begun)
    assert mentor("student", "note", "amelie", "one").code == 0
    note = mentor("undo", "--list", "--json").json()[0]["id"]
    assert mentor("student", "note", "sam", "two").code == 0
    assert mentor("undo", note[:3]).code == 3
    assert mentor("undo", "zzzzzzzz").code == 3
    assert mentor("undo", note[:4]).code == 3  # several
    assert mentor("undo", note).code == 0
    assert everything(begun)["amelie"] == before["amelie"]
    undone = mentor("undo", "--list", "--json").json()[0]["id"]
    assert mentor("undo", undone).code == 0  # an undo is taken back by its own id too
    assert mentor("undo", note).code == 0
    assert mentor("undo", note).code == 3
    assert mentor("undo", "--list", note).code == 2


CONTRADICTIONS: dict[str, list[tuple[str, ...]]] = {
    "session delete": [
        ("session", "schedule", "amelie", "2026-12-09 10:00"), ("session", "delete", "{id}", "--yes"),
        ("session", "schedule", "amelie", "2026-12-09 10:00"),
    ],
    "session edit": [
        ("session", "schedule", "amelie", "2026-12-09 10:00"), ("session", "edit", "{id}", "--at", "2026-12-10 10:00"),
        ("session", "schedule", "amelie", "2026-12-09 10:00"),
    ],
    "session cancel": [
        ("session", "schedule", "amelie", "2026-12-09 10:00"), ("session", "cancel", "{id}", "--by", "mentor"),
        ("session", "schedule", "amelie", "2026-12-09 10:00"),
    ],
    "project validate": [("project", "validate", "amelie", "Report"), PROJECT],
    "transfer cancel": [TRANSFER, ("transfer", "cancel", "amelie"), TRANSFER],
}  # fmt: skip


@pytest.mark.parametrize("taken", CONTRADICTIONS)
def test_what_is_recorded_since_stands_against_it(begun: Path, mentor: Mentor, taken: str) -> None:
    """Two that cannot both be true never come of an undo by id: the later change is named, and then both go."""
    session = ""
    for words in CONTRADICTIONS[taken]:
        assert mentor(*(word.format(id=session) for word in words)).code == 0
        listed = mentor("session", "list", "--student", "amelie", "--from", "2026-12-08", "--json").json()
        session = session or (listed[0]["id"] if listed else "")
    later, *others = mentor("undo", "--list", "--json").json()
    op = next(one["id"] for one in others if one["command"] == taken)
    before = everything(begun)
    ran = mentor("undo", op)
    assert (ran.code, f"stands against it ({taken})" in ran.err) == (1, True), ran
    assert f"mentor undo {later['id']}" in ran.err
    assert everything(begun) == before
    assert mentor("undo", later["id"]).code == 0
    assert mentor("undo", op).code == 0
    assert mentor("store", "check").code == 0


def test_a_redo_against_what_is_recorded_since(begun: Path, mentor: Mentor) -> None:
    """A plan is taken back, another one made at that start, and the undo cannot be taken back before it."""
    when = ("session", "schedule", "amelie", "2026-12-09 10:00")
    assert mentor(*when).code == 0
    assert mentor("undo").code == 0
    assert mentor(*when).code == 0
    later = mentor("undo", "--list", "--json").json()[0]["id"]
    before = everything(begun)
    ran = mentor("undo", "--redo")
    assert (ran.code, "stands against it (session schedule)" in ran.err, later in ran.err) == (1, True, True), ran
    assert everything(begun) == before
