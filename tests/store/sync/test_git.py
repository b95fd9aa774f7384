"""What git is asked, and what it is kept from: T1, T10 to T12, T19 to T23."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NotSavedError
from mentorcli.store.sync import git as git_module
from mentorcli.store.sync import objects
from mentorcli.store.sync.git import Git
from reliability.clones import Clone
from reliability.recorded import STRACE
from store.sync.kit import HELD, Computers, everything, journal

GIT = shutil.which("git") or "git"
OTHERS = 0o077


def git(folder: Path, *words: str) -> str:
    """Run git as a person would, in a store, or (a bare one) in the place itself."""
    where = ["--git-dir", str(folder)] if folder.suffix == ".git" else ["-C", str(folder)]
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who |= {f"GIT_{role}_{what}": "me@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {**os.environ, **who}
    return subprocess.run([GIT, *where, *words], capture_output=True, check=True, text=True, env=env).stdout


def everyone(folder: Path) -> dict[str, bytes]:
    """Return the files of a store, but for those of git."""
    return {path: data for path, data in everything(folder).items() if "/.git/" not in path}


def test_t1_nobody_else_can_read_what_came(folder: Path) -> None:
    """Whatever the umask: of the files, of git's own, and of the place."""
    umask = os.umask(0o022)
    try:
        two = Computers(folder).begin()
        two.ok(two.a, "student", "note", "ann", "private")
        two.meet()
    finally:
        os.umask(umask)
    two.agree()
    for top in (two.a.store, two.b.store, two.place):
        for path in [top, *top.rglob("*")]:
            assert not stat.S_IMODE(path.lstat().st_mode) & OTHERS, path


@pytest.mark.parametrize("attributes", [None, "*.jsonl merge=nosuch\n"])
def test_t10_t11_what_git_would_do_with_a_journal_does_not_matter(two: Computers, attributes: str | None) -> None:
    """There is no `.gitattributes`, or it names a driver that nobody has set up."""
    path = two.a.store / ".gitattributes"
    path.unlink()
    if attributes is not None:
        path.write_text(attributes)
    two.ok(two.a, "student", "note", "ann", "here")
    two.ok(two.b, "student", "note", "ann", "there")
    two.meet()
    two.agree()
    assert two.notes(two.a) == ["here", "there"]
    assert "merge=union" in path.read_text()


def test_t12_a_line_that_was_not_finished_is_set_aside(two: Computers) -> None:
    """It is never committed, and stands in the middle of nothing."""
    with journal(two.a).open("ab") as file:
        file.write(b'{"op":"1kzzzz')
    two.ok(two.b, "student", "note", "ann", "more")
    two.meet()
    two.agree()
    assert two.notes(two.a) == ["more"]
    assert "1kzzzz" in journal(two.a).with_name("journal.jsonl.torn").read_text()
    assert "1kzzzz" not in git(two.b.store, "log", "-p", "main")


def by_hand(clone: Clone, *paths: str) -> None:
    """Commit files with git's own commands, as a person would, and send them."""
    git(clone.store, "add", "--", *paths)
    git(clone.store, "commit", "-qm", "by hand")
    git(clone.store, "push", "-q", str(clone.store.parents[1] / "place.git"), "main")


def test_t19_a_newer_store_is_refused_before_anything_is_merged(two: Computers) -> None:
    """The older computer keeps its own store as it is, and says what to do."""
    path = two.b.store / "store.toml"
    path.write_text(path.read_text().replace("schema = 2", "schema = 3").replace("min_reader = 2", "min_reader = 3"))
    by_hand(two.b, "store.toml")
    two.ok(two.a, "student", "note", "ann", "mine")
    before, head = everyone(two.a.store), git(two.place, "rev-parse", "main")
    code, _, err = two.a.run("sync")
    assert (code, "schema 3" in err, "Upgrade mentor" in err) == (1, True, True)
    assert (everyone(two.a.store), git(two.place, "rev-parse", "main")) == (before, head)


def test_t20_two_stores_that_were_begun_apart_are_not_united(two: Computers) -> None:
    """Both stay as they are; how to bring one into the other is said."""
    other = Clone(two.place.parent, "other")
    two.ok(other, "student", "add", "Ann Roy", "--slug", "ann")
    before, head = everyone(other.store), git(two.place, "rev-parse", "main")
    code, _, err = other.run("sync", "init", str(two.place))
    assert (code, "begun apart" in err, "mentor store import" in err) == (1, True, True)
    left = everyone(other.store)
    left.pop(str(other.store / ".gitattributes"), None)
    assert (left, git(two.place, "rev-parse", "main")) == (before, head)
    assert other.run("sync", "status", "--json")[1].count("place.git") == 0


def test_t21_the_git_of_the_user_is_neither_obeyed_nor_changed(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hooks, signatures, line ends, and an environment that points to another repository."""
    home, hooks, ran = two.a.state.parent, two.place.with_name("hooks"), two.place.with_name("ran")
    hooks.mkdir()
    for name in ("pre-commit", "pre-push", "post-update", "pre-receive", "update", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n")
        (hooks / name).chmod(0o700)
    config = f"[core]\n\thooksPath = {hooks}\n\tautocrlf = true\n[commit]\n\tgpgsign = true\n[user]\n\tsigningkey = x\n"
    (home / ".gitconfig").write_text(config)
    other = two.place.with_name("elsewhere")
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    before = everything(other)
    two.ok(two.a, "student", "note", "ann", "mine")
    two.meet()
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name)
    two.agree()
    assert two.notes(two.b) == ["mine"]
    assert (everything(other), ran.exists(), (home / ".gitconfig").read_text()) == (before, False, config)
    assert "\r" not in journal(two.b).read_text()


def test_t21_a_stick_that_is_closed_to_us(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says so, with the way to open it, in the place of what git makes of it."""
    two.ok(two.a, "student", "note", "ann", "mine")
    aside = two.place.with_name("aside.git")
    two.place.rename(aside)
    two.place.mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: path != str(two.place))
    code, _, err = two.a.run("sync")
    assert (code, "somebody else's, and closed to you" in err, "sudo chown -R" in err) == (1, True, True)
    two.place.rmdir()
    aside.rename(two.place)
    monkeypatch.undo()
    two.meet()
    two.agree()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a stick to somebody else")
def test_t21_a_stick_that_belongs_to_somebody_else(two: Computers) -> None:
    """Git takes it for dangerous; here it was named by its mentor, and nothing of it is run."""
    for path in [two.place, *two.place.rglob("*")]:
        os.chown(path, 1234, 1234)
    two.ok(two.a, "student", "note", "ann", "mine")
    two.meet()
    two.agree()


def test_t22_what_lies_about_is_not_committed(two: Computers) -> None:
    """What an interrupted change, or a person, left beside the store's own files."""
    students = two.a.store / "students"
    for name in (".erased-x", ".new-x", "ann/mine"):
        (students / name).mkdir()
        (students / name / "journal.jsonl").write_text("secret")
    for name in ("ann/journal.jsonl.torn", ".x.tmp", "../mentor.jsonl.torn", "../notes.txt", "ann/cv.txt"):
        (students / name).write_text("secret")
    two.ok(two.b, "student", "note", "ann", "more")
    two.ok(two.a, "student", "note", "bob", "more")
    two.meet()
    assert two.a.exported() == two.b.exported()
    assert "secret" not in git(two.place, "log", "-p", "main")
    assert (students / "ann" / "cv.txt").read_text() == "secret"
    assert not (students / ".erased-x").exists()


def test_t23_before_anything_goes_to_a_host_it_is_asked_and_messages_name_nobody(
    two: Computers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths and content are names, and the history keeps what is erased: asked once for each host."""
    monkeypatch.setenv("GIT_SSH_COMMAND", "false")
    code, _, err = two.a.run("sync", "init", "me@host.example.org:mentor.git")
    assert (code, "names of your students" in err, "history keeps what you erase" in err) == (2, True, True)
    code, _, err = two.a.run("sync", "init", "me@host.example.org:mentor.git", "--yes")
    assert (code, "cannot be reached" in err) == (1, True)
    two.ok(two.a, "student", "note", "ann", "more")
    two.ok(two.a, "sync")
    said = git(two.place, "log", "--format=%an %ae %cn %ce %B", "main")
    assert "Machine: " in said
    assert not any(word in said.lower() for word in ("ann", "bob", "roy"))


def test_a_merge_by_hand_is_made_good_by_a_check(two: Computers) -> None:
    """Journals united line by line do not fit their seals; what both sides wrote is there once it is accepted."""
    two.ok(two.a, "student", "note", "ann", "here")
    two.ok(two.a, "sync")
    two.ok(two.b, "student", "note", "ann", "there")
    git(two.b.store, "commit", "-qam", "by hand")
    git(two.b.store, "pull", "-q", "--no-rebase", "--no-edit", str(two.place), "main")
    assert two.b.run("store", "check")[0] == 4
    two.ok(two.b, "store", "check", "--repair", "--accept")
    two.meet()
    two.agree()
    assert sorted(two.notes(two.a)) == ["here", "there"]


def test_nothing_to_do_takes_three_processes(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set, what is known, and what is there, none of which starts another one; the version was asked before."""
    two.meet()
    two.ok(two.b, "sync")
    calls = []
    run = subprocess.run

    def counted(words: list[str], **how: object) -> object:
        calls.append(words)
        return run(words, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", counted)
    assert two.ok(two.b, "sync") == "Nothing new, here or there.\n"
    asked = [next(word for word in words[1:] if word in ("config", "for-each-ref", "fetch")) for words in calls]
    assert asked == ["config", "for-each-ref", "for-each-ref"]


def test_while_the_network_is_slow_the_store_is_free(two: Computers, tmp_path: Path) -> None:
    """A host that does not answer keeps nobody from logging a session."""
    started, release = tmp_path / "started", tmp_path / "release"
    os.mkfifo(started)
    os.mkfifo(release)
    ssh = tmp_path / "ssh"
    ssh.write_text(f"#!/bin/sh\necho x > {started}\ncat {release}\nexit 1\n")
    ssh.chmod(0o700)
    git(two.a.store, "config", "mentor.url", "me@host.example.org:mentor.git")
    git(two.a.store, "config", "mentor.warned", "me@host.example.org:mentor.git")
    with two.a.here():
        env = {**os.environ, "GIT_SSH_COMMAND": str(ssh)}
        waiting = subprocess.Popen([sys.executable, "-m", "mentorcli", "sync"], env=env, stderr=subprocess.PIPE)
    with started.open(encoding="ascii") as file:
        file.read()
    two.ok(two.a, "session", "log", "ann", "--at", HELD, "--new")
    code, _, err = two.a.run("sync")
    assert (code, "Another sync is at work" in err) == (6, True)
    with release.open("w", encoding="ascii") as file:
        file.write("x")
    assert b"cannot be reached" in waiting.communicate()[1]
    assert waiting.returncode == 1


@pytest.mark.parametrize(("said", "wanted"), [("git version 2.24.9", "2.25 or newer"), (None, "This needs git")])
def test_without_a_git_that_will_do_it_is_said(
    two: Computers, monkeypatch: pytest.MonkeyPatch, said: str | None, wanted: str
) -> None:
    """Which one is needed, and how to come by it."""
    folder = two.place.with_name("bin")
    folder.mkdir()
    if said is not None:
        (folder / "git").write_text(f"#!/bin/sh\necho {said}\n")
        (folder / "git").chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))
    code, _, err = two.a.run("sync")
    assert (code, wanted in err) == (1, True)


def test_a_place_that_is_away_loses_nothing(two: Computers) -> None:
    """All is committed here, exit 1, and goes there with the next one."""
    two.place.rename(two.place.with_name("away"))
    two.ok(two.a, "student", "note", "ann", "mine")
    code, out, err = two.a.run("sync")
    assert (code, out, "cannot be reached" in err) == (1, "Kept here, not sent.\n", True)
    assert two.json(two.a, "sync", "status")["unsent"] == 1
    two.place.with_name("away").rename(two.place)
    two.meet()
    two.agree()


def test_a_history_that_was_rewritten_is_refused_until_it_is_meant(two: Computers) -> None:
    """Then it is taken with all that is here, without what stood in it before."""
    two.ok(two.a, "student", "note", "ann", "mine")
    two.meet()
    old = git(two.place, "rev-parse", "main").strip()
    tree = git(two.place, "rev-parse", "main^{tree}").strip()
    new = git(two.place, "commit-tree", tree, "-m", "anew").strip()
    git(two.place, "update-ref", "refs/heads/main", new)
    for clone in (two.a, two.b):
        two.ok(clone, "student", "note", "bob", clone.name)
        code, _, err = clone.run("sync")
        assert (code, "was rewritten" in err, f"mentor sync init {two.place}" in err) == (1, True, True)
        two.ok(clone, "sync", "init", str(two.place))
    two.meet()
    two.agree()
    assert sorted(two.notes(two.b, "bob")) == ["a", "b"]
    assert old not in git(two.a.store, "rev-list", "main")


def test_a_history_can_be_begun_anew(two: Computers) -> None:
    """As docs/sync.md says: without what was erased, with all that is there."""
    two.ok(two.a, "student", "note", "bob", "private words")
    two.meet()
    two.ok(two.a, "student", "forget", "bob", "--yes")
    two.meet()
    assert "private words" in git(two.place, "log", "-p", "main")
    shutil.rmtree(two.place)
    for clone in (two.a, two.b):
        shutil.rmtree(clone.store / ".git")
    for clone in (two.a, two.b):
        two.ok(clone, "sync", "init", str(two.place))
    two.ok(two.b, "student", "note", "ann", "goes on")
    two.meet()
    two.agree()
    assert two.notes(two.a) == ["goes on"]
    assert "private words" not in git(two.place, "log", "-p", "main")
    assert [one["id"] for one in two.json(two.b, "student", "list")] == ["ann"]


def test_what_is_kept_can_be_listed(two: Computers) -> None:
    """Versions newest first, with the machine that made them, and how the store stands to the place."""
    two.ok(two.a, "student", "note", "ann", "here")
    two.ok(two.b, "student", "note", "ann", "there")
    two.meet()
    kinds = [one["kind"] for one in two.json(two.a, "sync", "log")]
    assert kinds[0] == "both"
    assert kinds.count("here") == len(kinds) - 1
    found = two.json(two.b, "sync", "status")
    assert (found["place"], found["unsent"], found["waiting"]) == (str(two.place), 0, 0)
    assert json.loads(two.a.run("sync", "--json")[1])["sent"] is False


def test_a_store_alone_keeps_its_versions(folder: Path) -> None:
    """Without a place, until one is named; a folder that holds other things gets one of its own."""
    clone = Clone(folder, "a")
    code, _, err = clone.run("sync")
    assert (code, "mentor sync init" in err) == (1, True)
    assert clone.run("student", "add", "Ann Roy")[0] == 0
    assert clone.run("sync", "init")[0] == 0
    assert clone.run("sync")[1].startswith("Kept here; no other place is named")
    stick = folder / "stick"
    stick.mkdir()
    (stick / "holidays.jpg").write_bytes(b"x")
    assert f"{stick}/mentor.git" in clone.run("sync", "init", str(stick))[1]
    for wrong in ("", str(clone.store / "x")):
        assert clone.run("sync", "init", wrong)[0] == 2


@pytest.mark.parametrize("gone", [False, True])
def test_a_version_that_the_disk_lost_is_named_with_the_way_back(two: Computers, gone: bool) -> None:
    """Where git may not have synced what it keeps: the data are here, and with the place they are united again."""
    two.ok(two.a, "student", "note", "ann", "here")
    folder = two.a.store / ".git" / "objects"
    before = set(folder.rglob("*"))
    two.ok(two.a, "sync")
    for path in set(folder.rglob("*")) - before:
        if path.is_file():
            path.chmod(0o600)
            path.unlink() if gone else path.write_bytes(b"")
    two.ok(two.a, "student", "note", "ann", "after it")
    code, _, err = two.a.run("sync")
    assert (code, "Move the folder .git out" in err) == (5, True), err
    (two.a.store / ".git").rename(two.a.store.parent / "damaged")
    two.ok(two.a, "sync", "init", str(two.place))
    two.meet()
    two.agree()
    assert set(two.notes(two.b)) == {"here", "after it"}


@pytest.mark.skipif(STRACE is None, reason="strace is not here")
def test_a_version_lasts_before_it_counts(two: Computers, tmp_path: Path) -> None:
    """What git keeps of it, here and at the place, is synced before a name stands for it."""
    two.ok(two.a, "student", "note", "ann", "here")
    log = tmp_path / "strace.log"
    with two.a.here():
        traced = [str(STRACE), "-f", "-y", "-e", "trace=fsync,fdatasync", "-o", str(log)]
        subprocess.run([*traced, sys.executable, "-m", "mentorcli", "sync"], check=True, capture_output=True)
    calls = log.read_text(encoding="utf-8", errors="replace")
    places = [at for at in (calls.find(name) for name in ("/objects/", "/refs/heads/main.lock", "incoming")) if at >= 0]
    assert len(places) > 1, calls
    assert places[:2] == sorted(places[:2])
    assert f"{two.place}/" in calls


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("case $* in *--version*) exec sleep 60;; esac", "This needs git"),
        ("case $* in *--version*) echo git version 99.1;; esac", "made nothing"),
        ("case $* in *--version*) echo git version 99.1;; *) exit 3;; esac", "cannot be made"),
        ("exit 1", "This needs git"), ("kill -9 $$", "This needs git"),
    ],
)  # fmt: skip
def test_a_program_called_git_that_does_not_do_its_work(
    script: str, said: str, mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that never answers, does nothing, fails: it is said, the store is as it was, and a real one goes on."""
    mentor("student", "add", "Ann")
    monkeypatch.setattr(git_module, "_ANSWERS", 0.3)
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        for words in (("sync", "init", str(tmp_path / "place")), ("sync",)):
            ran = mentor(*words)
            assert ran.code in {1, 5}, ran
            assert words == ("sync",) or said in ran.err, ran
    assert mentor("sync", "init", str(tmp_path / "place")).code == 0
    assert mentor("sync").code == 0


def test_a_file_that_git_has_no_more_is_named(two: Computers) -> None:
    """Git says so and ends with 0."""
    two.ok(two.a, "student", "note", "ann", "here")
    two.ok(two.a, "sync")
    (commit,) = git(two.a.store, "rev-parse", "main").split()
    name = git(two.a.store, "rev-parse", "main:students/ann/journal.jsonl").strip()
    (two.a.store / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(NotSavedError, match=f"missing blob: {name} missing") as refused:
        objects.read(Git(str(two.a.store), os.environ), commit)
    assert "Move the folder .git out" in (refused.value.hint or "")


@pytest.mark.parametrize(
    "what", ["main", "main^{tree}", "main:students", "main:students/ann", "main:students/ann/journal.jsonl"]
)
@pytest.mark.parametrize("where", ["a", "place"])
def test_whatever_git_has_no_more_is_told_with_what_to_do(two: Computers, what: str, where: str) -> None:
    """Here, or at the place: one line, the data stay, and what it says works."""
    folder = two.a.store if where == "a" else two.place
    two.ok(two.b, "student", "note", "ann", "there")
    two.ok(two.b, "sync")
    two.ok(two.a, "student", "note", "ann", "here")
    if where == "a":
        two.ok(two.a, "sync")
    name = git(folder, "rev-parse", what).strip()
    (folder / ("objects" if where == "place" else ".git/objects") / name[:2] / name[2:]).unlink()
    two.ok(two.a, "student", "note", "ann", "later")
    code, _, err = two.a.run("sync")
    assert code in (0, 1, 5), err  # what is not needed is not missed
    if code:
        assert ("Move the folder .git out" if where == "a" else "Move what is there away") in err
        (two.a.store / ".git" if where == "a" else two.place).rename(two.place.with_name("damaged"))
        for clone in (two.a, two.b):
            two.ok(clone, "sync", "init", str(two.place))
    two.meet()
    two.agree()
    assert set(two.notes(two.b)) == {"here", "there", "later"}
