"""Text edited in the user's own editor: what comes back, and what survives a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Editor
from mentorcli.cli import editor as editing
from mentorcli.cli.context import AppContext
from mentorcli.cli.editor import Draft, save_edited
from mentorcli.errors import ClashError, MentorError, NotFoundError, RefusedError, UsageError
from mentorcli.services.drafts import OWN, Place

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
        monkeypatch.setattr("shutil.which", lambda name, there=there: name if name in there else None)
        assert editing.editor(context(home)) == found


def test_the_text_is_private_and_is_gone_once_saved(home: Path, editor: Editor) -> None:
    """In a file under the name given, in a folder that is the user's alone; an editor's copies go with it."""
    command = editor('stat -c "%a" "$1" "$(dirname "$1")" >> "$1"; cp "$1" "$1~"')
    assert save_edited(context(home, EDITOR=command), "head\n", PLACE, both) == ("head\n", "head\n600\n700\n")
    assert not (home / ".editing").exists()
    Draft(home / "gone" / "note.md").discard()


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
        error.before, error.text = "theirs", f"{text}, and theirs"
        raise error

    with pytest.raises(ClashError):
        save_edited(context(home, EDITOR=editor('printf mine > "$1"')), "", PLACE, clash)
    app = context(home, EDITOR=editor("true"))
    assert save_edited(app, "", PLACE, both, resume=True) == ("theirs", "mine, and theirs")


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
        ({"EDITOR": "'"}, "cannot be started: No closing quotation", "Set EDITOR"),
        ({"EDITOR": "false"}, "ended with 1: nothing is changed", "is kept in"),
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


def test_text_must_be_utf_8(home: Path, editor: Editor) -> None:
    """Nothing else can be stored."""
    with pytest.raises(MentorError, match="cannot be read") as caught:
        save_edited(context(home, EDITOR=editor("printf '\\377' > \"$1\"")), "text", PLACE, both)
    assert caught.value.hint == "Save it as UTF-8."
