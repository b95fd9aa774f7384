"""`mentor student edit`."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from helpers import Editor, Mentor


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
