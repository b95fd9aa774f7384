"""Texts about a student that were not saved, or are open in an editor, while the student changes or goes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers import Editor, Mentor
from terminal import mentor_started

REFUSED = """sed -i 's/^name = .*/name = 5/' "$1" """
MENDED = """sed -i 's/^name = .*/name = "Ann Petit"/' "$1" """
OTHER = f"env -u EDITOR -u VISUAL {sys.executable} -m mentorcli"


@pytest.fixture
def ann(mentor: Mentor) -> str:
    """Add two students and return the slug of the first."""
    for name in "Ann Lee", "Bo":
        assert mentor("student", "add", name).code == 0
    return "ann-lee"


def refuse(mentor: Mentor, slug: str, monkeypatch: pytest.MonkeyPatch, editor: Editor) -> None:
    """Leave a profile that was refused."""
    monkeypatch.setenv("EDITOR", editor(REFUSED))
    assert mentor("student", "edit", slug).code == 2


def texts(store: Path) -> list[Path]:
    """Return what lies in the folder of texts."""
    return [*(store / ".editing").rglob("*")]


@pytest.mark.parametrize(
    ("change", "resumed"),
    [
        (["student", "edit", "ann-lee", "--slug", "annie"], "annie"),
        (["student", "merge", "ann-lee", "bo", "--yes"], "bo"),
        (["student", "merge", "bo", "ann-lee", "--yes"], "ann-lee"),
    ],
    ids=["renamed", "merged", "stays"],
)
def test_a_kept_text_goes_with_the_student(
    mentor: Mentor, ann: str, change: list[str], resumed: str, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """It is named and taken up under the slug of now, and is erased with the student."""
    refuse(mentor, ann, monkeypatch, editor)
    assert mentor(*change).code == 0
    assert f"mentor student edit {resumed} --resume" in mentor("doctor").err
    monkeypatch.setenv("EDITOR", editor(MENDED))
    ran = mentor("student", "edit", resumed, "--resume", "--json")
    assert ran.code in (0, 1), ran  # merged: both have a name
    assert ran.code == 1 or ran.json()["name"] == "Ann Petit"


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [["student", "merge", "ann-lee", "bo", "--yes"]],
        [["student", "edit", "ann-lee", "--slug", "annie"], ["student", "merge", "annie", "bo", "--yes"]],
    ],
    ids=["at once", "merged", "renamed and merged"],
)
def test_forget_leaves_no_text(
    mentor: Mentor,
    ann: str,
    changes: list[list[str]],
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    editor: Editor,
) -> None:
    """Whatever slug they had, and of whom was merged into them; another student's text stays."""
    refuse(mentor, ann, monkeypatch, editor)
    (store / ".editing" / ann).mkdir()  # of an earlier version
    for change in changes:
        assert mentor(*change).code == 0
    assert mentor("student", "add", "Zoe").code == 0
    refuse(mentor, "zoe", monkeypatch, editor)
    there = len(texts(store))
    assert mentor("student", "forget", "bo" if changes else ann, "--yes").code == 0
    left = texts(store)
    assert (there, len(left)) == (7, 3)
    assert "name = 5" in next(path for path in left if path.name == "profile.toml").read_text()


def test_a_merge_taken_back_gives_the_text_back(
    mentor: Mentor, ann: str, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """It is hers again."""
    refuse(mentor, ann, monkeypatch, editor)
    assert mentor("student", "merge", ann, "bo", "--yes").code == 0
    assert mentor("undo").code == 0
    monkeypatch.setenv("EDITOR", editor(MENDED))
    assert mentor("student", "edit", ann, "--resume", "--json").json()["name"] == "Ann Petit"


PHONE = """sed -i -E 's/^(# )?phone = .*/phone = "+33 7 00 00 00 00"/' "$1"; """


@pytest.mark.parametrize(
    ("other", "now"),
    [("student edit ann-lee --slug annie", "annie"), ("student merge ann-lee bo --yes", "bo")],
    ids=["renamed", "merged"],
)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_an_edit_goes_to_who_the_student_is_now(
    mentor: Mentor,
    ann: str,
    other: str,
    now: str,
    before: bool,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    editor: Editor,
) -> None:
    """Renamed or merged in another terminal while the editor is open, before or after it saves: said, and saved."""
    change = f"{OTHER} {other} > /dev/null; "
    monkeypatch.setenv("EDITOR", editor(change + PHONE if before else PHONE + change))
    ran = mentor("student", "edit", ann, "--json")
    assert ran.code == 0, ran
    assert (ran.json()["id"], ran.json()["phone"]) == (now, "+33 7 00 00 00 00")
    assert f"{ann} " in ran.err
    assert texts(store) == []


def test_a_refusal_names_the_command_of_now(
    mentor: Mentor, ann: str, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """The text is kept, and is taken up by the slug of now, in French too."""
    monkeypatch.setenv("EDITOR", editor(f"{OTHER} student edit {ann} --slug annie > /dev/null; {REFUSED}"))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    ran = mentor("student", "edit", ann)
    assert ran.code == 2
    assert "mentor student edit annie --resume" in ran.err


@pytest.mark.parametrize("script", [PHONE, "", 'mkdir -p "$(dirname "$1")"; echo x > "$1"; '])
@pytest.mark.parametrize("end", ["", "exit 3"])
def test_nothing_stays_after_an_erasure(
    mentor: Mentor, ann: str, script: str, end: str, store: Path, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """Erased in another terminal: the edit is refused and no text is left, whatever the editor did meanwhile."""
    monkeypatch.setenv("EDITOR", editor(f"{OTHER} student forget {ann} --yes > /dev/null; {script}{end}"))
    ran = mentor("student", "edit", ann)
    assert (ran.code, "ann-lee was erased since" in ran.err) == (3, True), ran
    assert texts(store) == []


def test_a_text_of_an_editor_that_never_came_back_goes_too(mentor: Mentor, ann: str, store: Path) -> None:
    """The next change deletes what an editor wrote about a student after the erasure."""
    uid = mentor("student", "show", ann, "--json").json()["uid"]
    assert mentor("student", "forget", ann, "--yes").code == 0
    (store / ".editing" / uid).mkdir(parents=True)
    (store / ".editing" / uid / "note.md").write_text("about her")
    assert mentor("student", "add", "Zoe").code == 0
    assert texts(store) == []


@pytest.fixture
def paid(mentor: Mentor, ann: str) -> str:
    """Give a student a funding and a documented session, and return the slug."""
    assert mentor("student", "edit", ann, "--funding", "funded").code == 0
    assert mentor("session", "log", ann, "--at", "2026-11-10 10:00").code == 0
    return ann


OTHER_FUNDING = """sed -i 's/funding = "funded"/funding = "self-paid"/' "$1" """


@pytest.mark.parametrize(("lang", "part"), [("C", "From which day"), ("fr_FR.UTF-8", "À partir de quel jour")])
def test_a_known_funding_needs_its_day_in_the_editor_too(
    mentor: Mentor, paid: str, lang: str, part: str, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """Outside a terminal: exit 2, what to write is named, the text is kept, and nothing is changed."""
    monkeypatch.setenv("EDITOR", editor(OTHER_FUNDING))
    monkeypatch.setenv("LANG", lang)
    ran = mentor("student", "edit", paid)
    assert ran.code == 2
    for told in (part, "since = 2026-11-24", "--funding-from start", "--resume"):
        assert told in ran.err
    assert mentor("student", "show", paid, "--json").json()["funding"] == "funded"


def test_a_terminal_asks_for_the_day(
    mentor: Mentor, paid: str, store: Path, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """As with the options; without an answer nothing is changed, and the text is kept."""
    monkeypatch.delenv("VISUAL", raising=False)
    terminal = mentor_started("student", "edit", paid, EDITOR=editor(OTHER_FUNDING))
    terminal.answer("start", "")
    assert (terminal.end(), "--resume" in terminal.shown) == (1, True)
    assert len([path for path in texts(store) if path.name == "profile.toml"]) == 1
    terminal = mentor_started("student", "edit", paid, "--resume", EDITOR=editor("true"))
    terminal.answer("start", "2026-11-15")
    assert terminal.end() == 0, terminal.shown
    assert [one["funding"] for one in mentor("session", "list", "--json").json()] == ["funded"]
    assert mentor("student", "show", paid, "--json").json()["funding"] == "self-paid"


def test_a_profile_edited_by_hand_over_a_newer_one_is_taken_up(
    mentor: Mentor, ann: str, store: Path, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """Every answer says so until it is; by then what was changed meanwhile stays, and a field changed twice clashes."""
    path = store / "students" / ann / "profile.toml"
    older = path.read_text(encoding="utf-8")
    assert mentor("student", "edit", ann, "--email", "new@example.org", "--path", "Data").code == 0
    path.write_text(f'{older}phone = "112"\npath = "Web"\n', encoding="utf-8")
    for words in (("student", "list"), ("student", "show", ann), ("session", "list")):
        assert f"student edit {ann} --resume" in mentor(*words).err, words
    assert mentor("store", "check").code == 4
    monkeypatch.setenv("EDITOR", editor("true"))
    waits = mentor("student", "edit", ann)
    assert (waits.code, f"mentor student edit {ann} --resume" in waits.err) == (1, True)
    assert mentor("store", "check").code == 0
    assert f"mentor student edit {ann} --resume" in mentor("doctor").err
    clash = mentor("student", "edit", ann, "--resume")
    assert (clash.code, "path: changed meanwhile to" in clash.err) == (1, True)
    monkeypatch.setenv("EDITOR", editor("sed -i '/^# meanwhile/d' \"$1\""))
    done = mentor("student", "edit", ann, "--resume", "--json").json()
    assert (done["phone"], done["path"], done["email"]) == ("112", "Web", "new@example.org")
    assert not list(store.glob(".editing/*"))
    assert mentor("doctor").err == ""


def test_what_was_edited_by_hand_goes_with_the_student(mentor: Mentor, ann: str, store: Path) -> None:
    """Nothing of it is anywhere after the erasure."""
    path = store / "students" / ann / "profile.toml"
    path.write_text(path.read_text(encoding="utf-8") + "phone = = 112\n", encoding="utf-8")
    assert mentor("store", "check", "--repair").code == 0
    assert sorted(one.suffix for one in texts(store)) == ["", ".before", ".toml"]
    assert mentor("student", "forget", ann, "--yes").code == 0
    assert not list(store.glob(".editing/*"))
