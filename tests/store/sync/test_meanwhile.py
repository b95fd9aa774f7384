"""What others do while a sync is under way, and places and folders that are not what they are taken for."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorcli.errors import MentorError, NotSavedError
from mentorcli.models.results.sync import Settled
from mentorcli.store import files
from mentorcli.store.layout import SETTINGS_FILE
from mentorcli.store.sync import objects, repository, untold
from mentorcli.store.sync.git import Git, environment
from mentorcli.store.sync.model import Model
from mentorcli.text import command_line, spans_of
from reliability.clones import Clone
from reliability.clones import git as asked
from store.sync.kit import HELD, Computers, journal

NOW = datetime(2026, 11, 24, 14, tzinfo=UTC)


def test_somebody_else_was_faster(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came there between fetching and sending is united too."""
    push, waiting = repository.push, ["b"]

    def late(git: Git, where: repository.Known, commit: str) -> bool:
        if waiting:
            waiting.clear()
            two.ok(two.b, "sync")
        return push(git, where, commit)

    monkeypatch.setattr(repository, "push", late)
    two.ok(two.a, "student", "note", "ann", "here")
    two.ok(two.b, "student", "note", "ann", "there")
    two.ok(two.a, "sync")
    assert (two.notes(two.a), waiting) == (["here", "there"], [])
    two.meet()
    two.agree()


def test_others_that_send_all_the_time_are_no_reason_to_lose_anything(
    two: Computers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given up after some tries, with exit 1 and everything here."""
    monkeypatch.setattr(repository, "push", lambda *_: False)
    two.ok(two.a, "student", "note", "ann", "here")
    code, _, err = two.a.run("sync")
    assert (code, "others send all the time" in err) == (1, True)
    monkeypatch.undo()
    two.meet()
    two.agree()


def test_what_is_written_while_the_network_answers_is_in_it(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a command in another window."""
    fetch = repository.fetch

    def slow(git: Git, where: repository.Known, seen: str | None = None) -> str | None:
        found = fetch(git, where, seen)
        two.ok(two.a, "session", "log", "bob", "--at", HELD, "--new")
        monkeypatch.undo()
        return found

    two.ok(two.b, "student", "note", "ann", "there")
    two.ok(two.b, "sync")
    monkeypatch.setattr(repository, "fetch", slow)
    two.ok(two.a, "sync")
    two.meet()
    two.agree()
    assert len(two.json(two.b, "session", "list")) == 1


def test_a_file_that_is_edited_at_that_very_moment_stops_it(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has happened; the next one takes it in."""
    two.ok(two.b, "student", "edit", "ann", "--phone", "0612345678")
    two.ok(two.b, "sync")
    profile = two.a.store / "students" / "ann" / "profile.toml"
    folder = objects.read

    def edited(git: Git, commit: str, known: object = None) -> object:
        profile.write_text(profile.read_text() + 'path = "Data"\n')
        monkeypatch.undo()
        return folder(git, commit, known)  # type: ignore[arg-type]

    monkeypatch.setattr(objects, "read", edited)
    code, _, err = two.a.run("sync")
    assert (code, "Not saved" in err) == (5, True)
    two.meet()
    two.agree()
    found = two.json(two.b, "student", "show", "ann")
    assert (found["phone"], found["path"]) == ("0612345678", "Data")


def test_a_place_that_holds_something_else_is_refused(folder: Path) -> None:
    """For a computer with data and for one without; a link, or a file, is no repository of ours."""
    place, work = folder / "place.git", folder / "work"
    for made in (["--bare", str(place)], [str(work)]):
        subprocess.run(["git", "init", "-q", *made], check=True)  # noqa: S607
    tree = asked(place, "mktree").strip()
    commit = asked(place, "-c", "user.name=x", "-c", "user.email=x", "commit-tree", tree, "-m", "other").strip()
    asked(place, "update-ref", "refs/heads/main", commit)
    for name, typed in (("a", "student add Ann"), ("b", "student list")):
        clone = Clone(folder, name)
        clone.run(*typed.split())
        code, _, err = clone.run("sync", "init", str(place))
        assert (code, "no store of mentor" in err) == (1, True)
    for clone in (Clone(folder, "c"), Clone(folder, "d")):
        clone.run("student", "add", "Ann Roy")
        if clone.name == "c":
            (clone.store / ".git").symlink_to(work / ".git")
        else:
            (clone.store / ".git").write_text("gitdir: elsewhere\n")
        for typed in ("sync init", "sync"):
            code, _, err = clone.run(*typed.split())
            assert (code, "is no folder" in err) == (1, True)


def test_a_computer_that_only_began_takes_what_is_there(two: Computers) -> None:
    """A store without anybody in it is none yet, whatever its id; what it had is kept."""
    other = Clone(two.place.parent, "other")
    other.run("config", "set", "lang", "fr")
    two.ok(other, "student", "list")
    other.store.joinpath("mentor.jsonl").unlink(missing_ok=True)
    other.store.joinpath("index.json").unlink(missing_ok=True)
    two.ok(other, "sync", "init", str(two.place))
    assert [one["id"] for one in two.json(other, "student", "list")] == ["ann", "bob"]
    two.ok(other, "sync", "init", str(two.place))
    assert "lang" in (other.store / "config.toml").read_text()


def test_what_git_says_is_told(two: Computers, tmp_path: Path) -> None:
    """Where it fails, where it cannot be started, and of whom it asks nothing."""
    git = Git(str(two.a.store), os.environ)
    with pytest.raises(NotSavedError, match="ls-tree"):
        objects.listing(git, "nothing")
    assert repository.moment_of(git, None) is None
    assert repository.state(Git(str(tmp_path), os.environ)) == ("", "")
    git._program = str(tmp_path / "nothing")
    with pytest.raises(MentorError, match="cannot be started"):
        git.run("status")
    known = {"GIT_ASKPASS": "x", "SSH_ASKPASS": "x", "GIT_DIR": "x", "GIT_SSH_COMMAND": "x", "LANG": "fr_FR"}
    assert "GIT_ASKPASS" in environment(known, terminal=True)
    found = environment(known, terminal=False)
    assert found.keys() & known.keys() == {"GIT_SSH_COMMAND"}


def test_what_lies_among_the_students_comes_along(two: Computers) -> None:
    """A file, a folder of a person's own, and messages that were deleted by hand."""
    (two.a.store / "students" / "Mine.txt").write_text("mine")
    (two.a.store / "students" / "My photos").mkdir()
    two.ok(two.a, "message", "edit", "reminder", "--text", "Hello", "--lang", "en")
    two.meet()
    (two.a.store / "messages" / "reminder.en.md").unlink()
    two.ok(two.b, "student", "note", "ann", "more")
    two.meet()
    assert (two.a.store / "students" / "Mine.txt").read_text() == "mine"
    assert (two.a.store / "students" / "My photos").is_dir()
    assert not (two.b.store / "messages" / "reminder.en.md").exists()
    assert two.a.exported() == two.b.exported()


def test_what_git_keeps_is_packed(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here and in a place that is a folder; what a killed sync left in between is gone."""
    monkeypatch.setattr(repository, "_MOST_LOOSE", -1)
    left = two.a.store / ".git" / "mentor" / "new-x"
    left.mkdir()
    two.ok(two.a, "student", "note", "ann", "more")
    two.ok(two.a, "sync")
    two.ok(two.a, "sync")
    assert not left.exists()
    for folder in (two.a.store / ".git", two.place):
        assert list((folder / "objects" / "pack").glob("*.pack"))
    two.meet()
    two.agree()
    assert journal(two.b).exists()
    assert SETTINGS_FILE == "settings.toml"


@pytest.mark.parametrize("step", ["sync-commit", "restore-done", "git"])
def test_what_a_sync_did_is_told_by_the_next_where_it_was_cut_short(
    two: Computers, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """An erasure elsewhere took somebody away: that is said once, whichever command finishes it."""
    two.ok(two.b, "student", "forget", "bob", "--yes")
    two.ok(two.b, "student", "note", "ann", "there")
    two.ok(two.b, "sync")
    two.ok(two.a, "student", "note", "bob", "here")
    kept = two.a.store / ".git" / "mentor" / "untold.json"

    def cut_short(at: str) -> None:
        if kept.exists() and step in (at, "restore-done") and not (two.a.store / "students/bob").exists():
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(files, "on_step", cut_short)
        code, out, _ = two.a.run("sync")
    assert (code == 0) is (step == "sync-commit"), code  # nobody is gone yet at that step
    said = two.ok(two.a, "sync") if code else out
    assert "bob was erased on another computer" in said
    assert "ann" in said
    assert not kept.exists()
    assert "erased" not in two.ok(two.a, "sync")
    two.agree()


def test_what_never_came_about_is_not_told(two: Computers) -> None:
    """A sync that was cut short before anything counted; what cannot be read says nothing either."""
    two.ok(two.b, "student", "forget", "bob", "--yes")
    two.ok(two.b, "sync")
    kept = two.a.store / ".git" / "mentor" / "untold.json"
    for data in (
        b'{"came": [["bob", 3]], "settled": [], "ops": ["1kzzzzzzzzzzzzzzzzzz"], "erased": []}',
        b'{"came": [], "settled": [], "ops": [], "erased": ["nobody000001"]}',
        b'{"came": [["bob", 3]], "settled": [{"kind": 1}], "ops": [], "erased": []}', b"[]", b"{", b"",
    ):  # fmt: skip
        kept.write_bytes(data)
        said = two.ok(two.a, "sync")
        assert "bob: 3" not in said
        assert "3 changes" not in said
        assert not kept.exists()
    two.meet()
    two.agree()


def test_what_was_kept_to_be_told_is_as_it_was(two: Computers) -> None:
    """Its command is one thing still, which a narrow terminal does not break."""
    settled = Settled(
        "setting", None, "timezone", NOW, command=command_line("config set", "timezone", "UTC"), value="x"
    )
    fields = {**settled._asdict(), "at": NOW.isoformat()}
    said = {"came": [[None, 2], ["ann", 1]], "settled": [fields], "ops": [], "erased": []}
    (two.a.store / ".git" / "mentor" / "untold.json").write_text(json.dumps(said), encoding="utf-8")
    came, (found,) = untold.take(Git(str(two.a.store), os.environ), Model())
    assert (came, found) == ({None: 2, "ann": 1}, settled)
    assert spans_of(found.command or "") == spans_of(settled.command or "") != ()
