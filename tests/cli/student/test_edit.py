"""`mentor student edit`."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from helpers import Editor, Mentor
from terminal import mentor_started


@pytest.mark.usefixtures("amelie")
def test_edit_changes_and_clears(mentor: Mentor) -> None:
    """An option changes its field, an empty value clears it, the others stay."""
    mentor("student", "edit", "amelie", "--phone", "0612345678", "--path", "Data Analyst")
    record = mentor("student", "edit", "amelie", "--email", "", "--name", "Amélie Petit", "--json").json()
    assert (record["email"], record["phone"], record["path"]) == (None, "0612345678", "Data Analyst")
    assert (record["id"], record["name"]) == ("amelie-durand", "Amélie Petit")


@pytest.mark.usefixtures("amelie")
def test_funding_changes_from_a_day_on(mentor: Mentor) -> None:
    """A session keeps the funding of its own day."""
    mentor("student", "edit", "amelie", "--funding", "funded")
    mentor("student", "edit", "amelie", "--funding", "self-paid", "--funding-from", "2026-12-01")
    before = mentor("session", "schedule", "amelie", "2026-11-30 10:00", "--json").json()
    after = mentor("session", "schedule", "amelie", "2026-12-01 10:00", "--json").json()
    assert (before["funding"], before["duration_minutes"]) == ("funded", 45)
    assert (after["funding"], after["duration_minutes"]) == ("self-paid", 30)
    assert mentor("student", "edit", "amelie", "--funding-from", "2026-12-01").code == 2


@pytest.fixture
def funded(mentor: Mentor, amelie: str) -> str:
    """Give the student a funding and two documented sessions."""
    mentor("student", "edit", amelie, "--funding", "funded")
    for day in ("2026-10-10", "2026-11-10"):
        mentor("session", "log", amelie, "--at", f"{day} 10:00")
    return amelie


def test_a_funding_of_documented_sessions_needs_a_day(mentor: Mentor, funded: str) -> None:
    """Where nobody can answer it is exit 2 with the option to type, in French too, and nothing is changed."""
    refused = mentor("student", "edit", funded, "--funding", "self-paid")
    assert (refused.code, "2, months: 2" in refused.err, "--funding-from start" in refused.err) == (2, True, True)
    assert mentor("student", "show", funded, "--json").json()["funding"] == "funded"
    mentor("config", "set", "lang", "fr")
    french = mentor("student", "edit", funded, "--funding", "self-paid")
    assert "À partir de quel jour le financement" in french.err
    assert "2, mois : 2" in french.err.replace("\u00a0", " ")


def test_what_follows_a_funding_is_told(mentor: Mentor, funded: str) -> None:
    """The periods as they are now, and the documented sessions, with the way back."""
    done = mentor("student", "edit", funded, "--funding", "self-paid", "--funding-from", "2026-11-01")
    assert "Funding: funded, self-paid from Sun 1 Nov 2026" in done.out
    assert "1 session follows: Tue 10 Nov 2026. To take it back: mentor undo" in done.out
    assert mentor("undo").code == 0
    listed = mentor("session", "list", "--json").json()
    assert [one["funding"] for one in listed] == ["funded", "funded"]


def test_dated_periods_go_only_with_a_word(mentor: Mentor, amelie: str) -> None:
    """Nothing is documented, so a funding without a day holds all along; the period that goes is named."""
    mentor("student", "edit", amelie, "--funding", "funded")
    mentor("student", "edit", amelie, "--funding", "self-paid", "--funding-from", "2026-12-01")
    done = mentor("student", "edit", amelie, "--funding", "apprenticeship")
    assert "Warning: No longer noted: self-paid from Tue 1 Dec 2026. To take it back: mentor undo" in done.err
    mentor("undo")
    assert "self-paid" in mentor("store", "export").out


def test_a_slug_is_changed(mentor: Mentor, amelie: str, store: Path, tmp_path: Path) -> None:
    """Said with the way back; a backup of before, an import of an old export and a second student go on from there."""
    mentor("session", "log", amelie, "--at", "2026-11-10 10:00", "--recording", "https://example.org/1")
    export = tmp_path / "e.json"
    mentor("store", "export", "--out", str(export))
    done = mentor("student", "edit", amelie, "--slug", "am")
    assert "Slug: amelie-durand is now am. To take it back: mentor undo" in done.out
    assert [path.name for path in (store / "students").iterdir()] == ["am"]
    assert mentor("store", "import", str(export)).code == 0
    assert [one["id"] for one in mentor("student", "list", "--json").json()] == ["am"]
    assert mentor("presentation", "eligibility", "--json").json()["first_held"] == "2026-11-10"
    assert mentor("student", "add", "Amélie Durand", "--slug", amelie).code == 0
    assert mentor("student", "edit", "am", "--slug", amelie).code == 1
    assert mentor("student", "edit", "am", "--slug", "a b").code == 2
    assert mentor("store", "check").code == 0
    assert mentor("student", "forget", "am", "--yes").code == 0
    assert mentor("student", "edit", "zoe", "--slug", "z").code == 3


def test_a_terminal_asks_for_the_day(funded: str) -> None:
    """With how many sessions and months follow; Enter alone changes nothing."""
    for typed, says, code in (("", "Nothing is changed", 1), ("start", "2 sessions follow", 0)):
        terminal = mentor_started("student", "edit", funded, "--funding", "self-paid")
        terminal.answer("nothing changes", typed)
        assert terminal.end() == code
        assert says in terminal.shown
        assert "(funded): 2, months: 2 (2026-10" in terminal.shown


def test_a_cleared_funding_is_not_known(
    mentor: Mentor, funded: str, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """From the day that is asked for, as with the option; what follows from the text is told like the rest."""
    monkeypatch.delenv("VISUAL", raising=False)
    command = editor("""sed -i '/^funding/,/^]/d' "$1" """)
    monkeypatch.setenv("EDITOR", command)
    assert mentor("student", "edit", funded).code == 2
    terminal = mentor_started("student", "edit", funded, "--resume", EDITOR="true")
    terminal.answer("start", "start")
    assert terminal.end() == 0
    assert "Funding: not known" in terminal.shown
    assert "2 sessions follow" in terminal.shown


@pytest.mark.usefixtures("amelie")
def test_edit_opens_the_profile(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, editor: Editor) -> None:
    """Without options the profile is edited as TOML, $VISUAL going before $EDITOR."""
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", editor("""sed -i 's/^name = .*/name = "Amélie Petit"/' "$1" """))
    assert mentor("student", "edit", "amelie", "--json").json()["name"] == "Amélie Petit"
    assert mentor("student", "show", "amelie", "--json").json()["name"] == "Amélie Petit"


@pytest.mark.usefixtures("amelie")
def test_a_refused_profile_is_kept(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, editor: Editor) -> None:
    """All faults are named, nothing changes, and the text typed is where the message says."""
    monkeypatch.setenv("EDITOR", editor("""printf 'name = 5\\nstatus = "gone"\\nhobby = "x"\\n' > "$1" """))
    refused = mentor("student", "edit", "amelie")
    assert refused.code == 2
    for fault in ("name", "status", "hobby"):
        assert f"  {fault}:" in refused.err
    kept = Path(refused.err.split("kept in ")[1].split("; ")[0])
    assert 'status = "gone"' in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert mentor("student", "show", "amelie", "--json").json()["name"] == "Amélie Durand"
    monkeypatch.setenv("EDITOR", editor("""printf 'name = "Eve"\\n' > "$1" """))
    assert mentor("student", "edit", "amelie").code == 1
    assert mentor("student", "edit", "amelie", "--resume", "--json").json()["name"] == "Eve"
    assert not kept.exists()


@pytest.mark.usefixtures("amelie")
def test_a_status_changed_meanwhile_stays(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, editor: Editor) -> None:
    """Only the phone was changed in the editor, the status in another terminal: both hold, nothing is lost."""
    text = """sed -i -E 's/^(# )?phone = .*/phone = "+33 7 00 00 00 00"/' "$1"; """
    other = f"env -u EDITOR {sys.executable} -m mentorcli student edit amelie --status paused > /dev/null"
    monkeypatch.setenv("EDITOR", editor(text + other))
    ran = mentor("student", "edit", "amelie", "--json")
    assert ran.code == 0, ran
    done = ran.json()
    assert (done["phone"], done["status"]) == ("+33 7 00 00 00 00", "paused")


@pytest.mark.usefixtures("amelie")
def test_texts_under_edit_go_with_the_student(
    mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch, editor: Editor
) -> None:
    """A refused text is no fault of the store, is in no backup, and is erased with the student."""
    monkeypatch.setenv("EDITOR", editor("""printf 'name = 5\\n' > "$1" """))
    assert mentor("student", "edit", "amelie").code == 2
    assert list((store / ".editing").rglob("*.toml"))
    assert mentor("store", "check").code == 0
    assert mentor("student", "forget", "amelie", "--yes").code == 0
    assert not list((store / ".editing").rglob("*"))


@pytest.mark.usefixtures("amelie")
def test_an_editor_that_fails_changes_nothing(mentor: Mentor, monkeypatch: pytest.MonkeyPatch, editor: Editor) -> None:
    """No editor, one that cannot be started, one that fails, and --no-input are usage errors."""
    for value in ("", "no-such-editor", "false", "'"):
        monkeypatch.setenv("EDITOR", value)
        assert mentor("student", "edit", "amelie").code == 2
    monkeypatch.setenv("EDITOR", editor("""echo >> "$1" """))
    assert mentor("student", "edit", "amelie", "--no-input").code == 2
    monkeypatch.setenv("EDITOR", "true")
    assert "Nothing changed" in mentor("student", "edit", "amelie").out


@pytest.mark.usefixtures("amelie")
def test_theirs_is_shown_and_stays_until_it_is_settled(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, editor: Editor, tmp_path: Path
) -> None:
    """The same field changed twice: an unchanged close writes nothing, a deleted mark writes mine."""
    text = """sed -i -E 's/^(# )?phone = .*/phone = "+33 7 00 00 00 00"/' "$1"; """
    other = f"env -u EDITOR {sys.executable} -m mentorcli student edit amelie --phone '+33 1 11 11 11 11' > /dev/null"
    monkeypatch.setenv("EDITOR", editor(text + other))
    ran = mentor("student", "edit", "amelie")
    assert ran.code == 1
    assert 'phone: changed meanwhile to "+33 1 11 11 11 11"; your text: "+33 7 00 00 00 00"' in ran.err
    shown = tmp_path / "shown"
    monkeypatch.setenv("EDITOR", editor(f'cp "$1" {shown}'))
    assert mentor("student", "edit", "amelie", "--resume").code == 1
    assert '# meanwhile: phone = "+33 1 11 11 11 11"\nphone = "+33 7' in shown.read_text(encoding="utf-8")
    assert mentor("student", "show", "amelie", "--json").json()["phone"] == "+33 1 11 11 11 11"
    monkeypatch.setenv("EDITOR", editor("sed -i '/^# meanwhile/d' \"$1\""))
    assert mentor("student", "edit", "amelie", "--resume", "--json").json()["phone"] == "+33 7 00 00 00 00"


@pytest.mark.usefixtures("amelie")
def test_a_text_is_taken_up_alone(mentor: Mentor) -> None:
    """--resume beside what would be written at once is a contradiction, for every command that opens an editor."""
    for words in (
        ("student", "edit", "amelie", "--phone", "+33 1 11 11 11 11"),
        ("student", "note", "amelie", "a note"),
        ("session", "edit", "amelie", "--notes", "some"),
    ):
        ran = mentor(*words, "--resume")
        assert (ran.code, "--resume stands alone" in ran.err) == (2, True), words


@pytest.mark.parametrize("way", ["--quiet", "--json", "--funding-from"])
def test_a_period_that_goes_is_never_silent(mentor: Mentor, amelie: str, way: str) -> None:
    """Nothing is documented, so no day is asked for: the warning comes whatever is silenced, and in French."""
    mentor("student", "edit", amelie, "--funding", "self-paid", "--funding-from", "2026-12-15")
    mentor("config", "set", "lang", "fr")
    earlier = ("-q", "--funding", "self-paid", "--funding-from", "2026-12-01")  # which goes on after the 15th
    done = mentor("student", "edit", amelie, *(earlier if way == "--funding-from" else ("--funding", "funded", way)))
    assert done.code == 0
    said = "Financement retiré : autofinancé à partir du mar. 15 déc. 2026. Pour revenir en arrière : mentor undo"
    if way == "--json":
        assert [one.replace("\u00a0", " ") for one in json.loads(done.err)["warnings"]] == [said]
        assert done.json()["id"] == amelie
    else:
        assert (done.out, done.err.replace("\u00a0", " ")) == ("", f"Attention : {said}\n")


def test_later_periods_of_funding_are_named_with_what_replaces_them(mentor: Mentor, amelie: str) -> None:
    """Where nothing changed, too: each command runs as it stands; nothing is said where none is later."""
    mentor("student", "edit", amelie, "--funding", "funded")
    mentor("student", "edit", amelie, "--funding", "self-paid", "--funding-from", "2026-10-01")
    mentor("student", "edit", amelie, "--funding", "apprenticeship", "--funding-from", "2026-11-01")
    same = mentor("student", "edit", amelie, "--funding", "funded", "--funding-from", "start")
    assert same.out == "Nothing changed\n"
    commands = [line.rsplit(": ", 1)[1] for line in same.err.splitlines()]
    assert commands == [
        f"mentor student edit {amelie} --funding funded --funding-from 2026-10-01",
        f"mentor student edit {amelie} --funding funded --funding-from 2026-11-01",
    ]
    assert "self-paid from Thu 1 Oct 2026 stands as before" in same.err
    as_json = mentor("student", "edit", amelie, "--funding", "funded", "--funding-from", "2026-09-01", "--json")
    assert as_json.err.count("--funding-from 2026-1") == 2
    mentor("config", "set", "lang", "fr")
    french = mentor("student", "edit", amelie, "--funding", "funded", "--funding-from", "start").err
    assert "autofinancé à partir du jeu. 1er oct. 2026 reste noté" in french.replace("\u00a0", " ")
    for command in commands:
        assert mentor(*command.split()[1:]).code == 0
    assert mentor("student", "show", amelie, "--json").json()["funding"] == "funded"
    assert mentor("student", "edit", amelie, "--funding", "funded", "--funding-from", "start").err == ""
