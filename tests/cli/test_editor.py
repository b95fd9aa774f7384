"""Text edited in the user's own editor: what comes back, and what survives a refusal."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from helpers import Editor, Mentor
from mentorcli.cli import editor as editing
from mentorcli.cli.context import AppContext
from mentorcli.cli.editor import save_edited
from mentorcli.errors import ClashError, NotFoundError, NotSavedError, RefusedError, UsageError
from mentorcli.services.draft import Draft
from mentorcli.services.drafts import OWN, Place
from mentorcli.text import in_language
from store.kit import umask

PLACE = Place("amelie", "note.md", "mentor student note amelie --resume")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder of a store that is not there yet."""
    return tmp_path / "home"


def context(home: Path, **environ: str) -> AppContext:
    """Return the context of a run in an environment of its own."""
    return AppContext({"PATH": "/usr/bin:/bin", "MENTOR_HOME": str(home), **environ})


def both(before: str, text: str) -> tuple[str, str]:
    """Return what there is to save."""
    return before, text


def refuse(_: str, text: str) -> None:
    """Refuse an edited text."""
    raise RefusedError(f"not {text}", "another hint")


def test_visual_goes_before_editor(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere; an empty one is none. In a terminal nano, else vi, stands in for them."""
    assert editing.editor(context(home, VISUAL="code", EDITOR="nano")) == ("VISUAL", "code")
    assert editing.editor(context(home, VISUAL="", EDITOR="nano")) == ("EDITOR", "nano")
    assert editing.editor(context(home)) is None
    monkeypatch.setattr(AppContext, "interactive", True)
    for there, found in (["nano", "vi"], ("", "nano")), (["vi"], ("", "vi")), ([], None):
        monkeypatch.setattr("shutil.which", lambda name, there=there, **_: name if name in there else None)
        assert editing.editor(context(home)) == found


def test_the_text_is_private_and_is_gone_once_saved(home: Path, editor: Editor) -> None:
    """In a file under the name given, in a folder that is the user's alone; an editor's copies go with it."""
    command = editor('stat -c "%a" "$1" "$(dirname "$1")" >> "$1"; cp "$1" "$1~"')
    assert save_edited(context(home, EDITOR=command), "head\n", PLACE, both) == ("head\n", "head\n600\n700\n")
    assert not (home / ".editing").exists()
    Draft(home, home / "gone" / "note.md").discard()


def test_what_is_refused_is_kept_and_taken_up_again(home: Path, editor: Editor) -> None:
    """The error tells where and how; the next edit does not run over it; --resume goes on from it."""
    path = home / ".editing" / "amelie" / "note.md"
    with pytest.raises(RefusedError, match="not mine") as caught:
        save_edited(context(home, EDITOR=editor('printf mine > "$1"')), "", PLACE, refuse)
    assert caught.value.hint == f"Nothing is changed. Your text is kept in {path}; take it up again: {PLACE.command}"
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(RefusedError, match="was not saved") as caught:
        save_edited(context(home, EDITOR=editor('printf other > "$1"')), "", PLACE, both)
    assert PLACE.command in (caught.value.hint or "")
    app = context(home, EDITOR=editor('printf " and more" >> "$1"'))
    assert save_edited(app, "ignored", PLACE, both, resume=True) == ("", "mine and more")
    assert not path.exists()
    with pytest.raises(RefusedError, match="No text of an earlier edit"):
        save_edited(app, "", PLACE, both, resume=True)


def test_a_clash_is_settled_by_a_second_look(home: Path, editor: Editor) -> None:
    """What somebody else changed is taken into the kept text, which is then compared with theirs."""

    def clash(_: str, text: str) -> None:
        error = ClashError("changed meanwhile")
        error.before, error.text = "theirs", f"head\n# meanwhile: theirs\n{text}\n"
        raise error

    with pytest.raises(ClashError) as caught:
        save_edited(context(home, EDITOR=editor('printf mine > "$1"')), "", PLACE, clash)
    assert '"# meanwhile:" stands above what clashes' in (caught.value.hint or "")
    for unchanged in ("true", 'sed -i s/head/other/ "$1"'):
        with pytest.raises(ClashError, match="Still to settle, changed meanwhile to theirs; your text: mine") as caught:
            save_edited(context(home, EDITOR=editor(unchanged)), "", PLACE, both, resume=True)
        assert PLACE.command in (caught.value.hint or "")
    app = context(home, EDITOR=editor("sed -i '/^# meanwhile/d' \"$1\""))
    assert save_edited(app, "", PLACE, both, resume=True) == ("theirs", "other\nmine\n")
    assert not (home / ".editing").exists()


def test_a_clash_is_settled_by_another_value(home: Path, editor: Editor) -> None:
    """The mark need not be deleted where what stands below it was changed."""
    draft = Draft(home, home / ".editing" / PLACE.whose / PLACE.name)
    draft.begin("theirs\n")
    draft.path.write_text("# meanwhile: theirs\nmine\n", encoding="utf-8")
    app = context(home, EDITOR=editor('sed -i s/mine/ours/ "$1"'))
    assert save_edited(app, "", PLACE, both, resume=True) == ("theirs\n", "ours\n")


def test_what_is_gone_meanwhile_leaves_the_text(home: Path, editor: Editor) -> None:
    """There is nothing to resume then, but the text is told."""

    def gone(_: str, text: str) -> None:
        raise NotFoundError(f"nowhere for {text}")

    with pytest.raises(NotFoundError) as caught:
        save_edited(context(home, EDITOR=editor('printf mine > "$1"')), "", PLACE, gone)
    assert str(caught.value.hint).endswith("note.md")


@pytest.mark.parametrize(
    ("environ", "message", "hint"),
    [
        ({}, "No editor is set", "Set EDITOR"),
        ({"EDITOR": "no-such-editor"}, "cannot be started: No such file", "Set EDITOR"),
        ({"VISUAL": "no-such-editor", "EDITOR": "true"}, "cannot be started: No such file", "Set VISUAL"),
        ({"EDITOR": "'"}, "cannot be started: a quotation mark is not closed", "Set EDITOR"),
    ],
)
def test_an_editor_that_fails_is_a_usage_error(home: Path, environ: dict[str, str], message: str, hint: str) -> None:
    """What went wrong is said, the variable that was wrong, and where the text is, if there is any."""
    with pytest.raises(UsageError, match=message) as caught:
        save_edited(context(home, **environ), "text", PLACE, both)
    assert hint in (caught.value.hint or "")


def test_no_editor_opens_with_no_input(home: Path) -> None:
    """A script is never stopped by one."""
    app = context(home, EDITOR="true")
    app.options.no_input = True
    with pytest.raises(UsageError, match="--no-input"):
        save_edited(app, "text", PLACE, both)


def test_an_editor_that_comes_back_at_once(
    home: Path, editor: Editor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its window may be open still: the file stays, what is saved later can be taken up, and --wait is named."""
    app = context(home, EDITOR=editor("true"))
    place = Place(OWN, "config.toml", "mentor config edit --resume")
    assert save_edited(app, "a", place, both) is None
    assert "--wait" in capsys.readouterr().err
    path = home / ".editing" / OWN / "config.toml"
    path.write_text("b", encoding="utf-8")
    assert save_edited(app, "a", place, both, resume=True) == ("a", "b")
    monkeypatch.setattr(editing, "_AT_ONCE", 0.0)
    assert save_edited(app, "a", place, both) is None
    assert not path.exists()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("script", ["false", "exit 3", "kill -9 $$"])
def test_an_editor_that_fails_on_an_unchanged_text_keeps_nothing(home: Path, editor: Editor, script: str) -> None:
    """There is nothing to take up, and nothing is said of it."""
    with pytest.raises(UsageError, match="The editor ended with") as caught:
        save_edited(context(home, EDITOR=editor(script)), "text", PLACE, both)
    assert caught.value.hint is None
    assert not (home / ".editing").exists()


def test_an_editor_that_fails_after_a_change_keeps_it(home: Path, editor: Editor) -> None:
    """So does one that cannot be started when a text is taken up."""
    path = home / ".editing" / "amelie" / "note.md"
    with pytest.raises(UsageError, match="ended with 2") as caught:
        save_edited(context(home, EDITOR=editor('printf mine > "$1"; exit 2')), "text", PLACE, both)
    assert PLACE.command in (caught.value.hint or "")
    for broken in ("no-such-editor", editor("exit 2")):
        with pytest.raises(UsageError):
            save_edited(context(home, EDITOR=broken), "text", PLACE, both, resume=True)
        assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("script", ['rm "$1"', 'rm -r "$(dirname "$1")"', 'mv "$1" "$1.old"'])
def test_an_editor_that_deletes_the_text_changes_nothing(home: Path, editor: Editor, script: str) -> None:
    """One line says so, and nothing waits afterwards."""
    with pytest.raises(UsageError, match="The editor deleted the text: nothing is changed") as caught:
        save_edited(context(home, EDITOR=editor(script)), "text", PLACE, both)
    assert caught.value.hint is None
    with pytest.raises(RefusedError, match="No text of an earlier edit"):
        save_edited(context(home, EDITOR="true"), "text", PLACE, both, resume=True)


def test_a_text_that_became_a_folder_is_refused(home: Path, editor: Editor) -> None:
    """As the system says it, in both languages."""
    with pytest.raises(UsageError, match="cannot be read: Is a directory") as caught:
        save_edited(context(home, EDITOR=editor('rm "$1"; mkdir "$1"')), "text", PLACE, both)
    assert in_language(caught.value.message, "fr").endswith("ne peut pas être lu\u00a0: c'est un dossier")


def test_no_editor_in_a_terminal(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said that there is none on PATH either."""
    monkeypatch.setattr(AppContext, "interactive", True)
    monkeypatch.setattr("shutil.which", lambda _, **__: None)
    with pytest.raises(UsageError, match="No editor is set, and there is no nano or vi on PATH"):
        save_edited(context(home), "text", PLACE, both)


@pytest.mark.parametrize(("bytes_", "line"), [("\\377", 1), ("ok\\nok\\n\\351t\\351", 3), ("a\\n\\303", 2)])
def test_text_must_be_utf_8(home: Path, editor: Editor, bytes_: str, line: int) -> None:
    """Nothing else can be stored: the line is named, and the text waits to be taken up."""
    with pytest.raises(UsageError, match=rf"not valid UTF-8 \(line {line}\)") as caught:
        save_edited(context(home, EDITOR=editor(f"printf '{bytes_}' > \"$1\"")), "text", PLACE, both)
    assert PLACE.command in (caught.value.hint or "")
    app = context(home, EDITOR=editor('printf "été" > "$1"'))
    assert save_edited(app, "", PLACE, both, resume=True) == ("text", "été")


def test_a_windows_text_is_read(home: Path, editor: Editor) -> None:
    """Its byte order mark and line ends are not part of it."""
    app = context(home, EDITOR=editor("printf '\\357\\273\\277a\\r\\nb\\r\\n' > \"$1\""))
    assert save_edited(app, "", PLACE, both) == ("", "a\nb\n")


ALL = """
for name in "$1~" .note.md.swp "#note.md#" 4913 .goutputstream-X1 note.md.save "note.md (1)"; do
  echo left > "$(dirname "$1")/$(basename "$name")"
done
ln -s user@host "$(dirname "$1")/.#note.md"
mkdir "$(dirname "$1")/backup"
echo left > "$(dirname "$1")/backup/note.md"
"""


def test_what_an_editor_leaves_goes_with_the_text(home: Path, editor: Editor) -> None:
    """Copies, swap files, links and folders under any name; another text that waits there keeps its own."""
    assert save_edited(context(home, EDITOR=editor(f'{ALL}echo mine > "$1"')), "", PLACE, both) == ("", "mine\n")
    assert not (home / ".editing").exists()
    other = Draft(home, home / ".editing" / PLACE.whose / "session-4k2m.md")
    other.begin("theirs")
    own = [".session-4k2m.md.swp", "session-4k2m.md", "session-4k2m.md.before", "session-4k2m.md~"]
    for name in own:
        (other.path.parent / name).write_text("theirs", encoding="utf-8")
    assert save_edited(context(home, EDITOR=editor(f'{ALL}echo mine > "$1"')), "", PLACE, both) == ("", "mine\n")
    assert sorted(path.name for path in other.path.parent.iterdir()) == own


@pytest.mark.parametrize("name", [".note.md.swp", ".note.md.swo", "#note.md#", "note.md.save", "note.md.save.1"])
def test_what_a_killed_editor_had_not_saved_is_offered_again(
    home: Path, editor: Editor, capsys: pytest.CaptureFixture[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the text itself is as it was: the editor finds what it left there, and only then it goes."""
    monkeypatch.setattr(editing, "_AT_ONCE", 0.0)
    left = f'echo typed > "$(dirname "$1")/{name}"'
    with pytest.raises(UsageError, match="ended with 9"):
        save_edited(context(home, EDITOR=editor(f"{left}; exit 9")), "", PLACE, both)
    path = home / ".editing" / PLACE.whose / name
    with pytest.raises(RefusedError, match="was not saved"):
        save_edited(context(home, EDITOR=editor("true")), "", PLACE, both)
    assert save_edited(context(home, EDITOR=editor("true")), "", PLACE, both, resume=True) is None
    assert PLACE.command in capsys.readouterr().err
    assert path.exists()
    recovered = f'cat "$(dirname "$1")/{name}" > "$1"'
    app = context(home, EDITOR=editor(recovered))
    assert save_edited(app, "", PLACE, both, resume=True) == ("", "typed\n")
    assert not (home / ".editing").exists()


def test_a_text_is_open_in_one_editor_at_a_time(home: Path, editor: Editor) -> None:
    """The second one is refused, to resume it too, and the first one's text is saved."""
    refusals: list[str] = []

    def second(before: str, text: str) -> tuple[str, str]:
        for resume in (False, True):
            with pytest.raises(RefusedError, match="is open in another editor") as caught:
                save_edited(context(home, EDITOR=editor("echo theirs > $1")), "", PLACE, both, resume=resume)
            refusals.append(in_language(caught.value.message, "fr"))
        return before, text

    app = context(home, EDITOR=editor('echo mine > "$1"'))
    assert save_edited(app, "", PLACE, second) == ("", "mine\n")
    assert len(refusals) == 2
    assert "est ouvert dans un autre éditeur" in refusals[0]


def test_a_store_that_an_editor_makes_is_private(home: Path, editor: Editor) -> None:
    """Whatever the umask; the folders above it are as those of any first write."""
    below = home / "deep" / "store"
    with umask(0o022):
        command = editor('stat -c "%a" "$(dirname "$1")/../.." >> "$1"')
        shown = save_edited(context(below, EDITOR=command), "", PLACE, both)
    assert shown == ("", "700\n")
    assert [path.stat().st_mode & 0o777 for path in (below, below.parent)] == [0o700, 0o700]


def test_a_text_that_cannot_be_written_is_not_saved(home: Path, editor: Editor) -> None:
    """A file in the place of the folder, or a link out of the store: exit 5, in both languages."""
    home.mkdir()
    for link in (False, True):
        (home / ".editing").symlink_to(home.parent) if link else (home / ".editing").touch()
        with pytest.raises(NotSavedError, match="The text to edit cannot be written") as caught:
            save_edited(context(home, EDITOR=editor("true")), "", PLACE, both)
        assert "Le texte à modifier ne peut pas être écrit" in in_language(caught.value.message, "fr")
        (home / ".editing").unlink()


@pytest.mark.parametrize(("script", "kept"), [('echo mine > "$1"', True), ("true", False)])
def test_ctrl_c_keeps_what_was_saved_in_the_file(
    home: Path, editor: Editor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, script: str,
    *, kept: bool,
) -> None:  # fmt: skip
    """And says where; a text that nobody changed goes."""
    run = subprocess.run

    def interrupted(*words: Any, **options: Any) -> None:
        run(*words, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_edited(context(home, EDITOR=editor(script)), "", PLACE, both)
    assert (PLACE.command in capsys.readouterr().err) is kept
    assert (home / ".editing").exists() is kept


@pytest.mark.parametrize(
    ("put", "why"),
    [
        ("mkfifo", "Not a plain file"), ("ln -s /dev/zero", "Not a plain file"), ("mkdir", "Is a directory"),
        ("ln -s /nonexistent/x", "deleted the text"), ('ln -s "$1"', "Too many levels of symbolic links"),
    ],
)  # fmt: skip
def test_what_is_no_file_is_not_waited_for(put: str, why: str, mentor: Mentor, editor: Editor, store: Path) -> None:
    """An editor that leaves a pipe or a device without an end in its place: said at once, and the next edit works."""
    mentor("student", "add", "Ann")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EDITOR", editor(f'rm "$1"; {put} "$1"'))
        refused = mentor("student", "edit", "ann")
        assert (refused.code, why in refused.err) == (2, True), refused
        patch.setenv("EDITOR", editor('sed -i s/Ann/Eve/ "$1"'))
        if put == "mkdir":  # what is in it may be the mentor's
            next((store / ".editing").glob("*/profile.toml")).rmdir()
        assert mentor("student", "edit", "ann").code == 0
    assert mentor("student", "show", "ann", "--json").json()["name"] == "Eve"
