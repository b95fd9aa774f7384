"""Text edited in the user's own editor: what comes back, and what survives a refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Editor
from mentorcli.cli import editor as editing
from mentorcli.cli.context import AppContext
from mentorcli.cli.editor import edited, save_edited
from mentorcli.errors import MentorError, RefusedError, UsageError


def context(**environ: str) -> AppContext:
    """Return the context of a run in an environment of its own."""
    return AppContext({"PATH": "/usr/bin:/bin", **environ})


def test_visual_goes_before_editor() -> None:
    """As everywhere; an empty one is none."""
    assert editing.editor(context(VISUAL="code", EDITOR="nano")) == "code"
    assert editing.editor(context(VISUAL="", EDITOR="nano")) == "nano"
    assert editing.editor(context()) is None


def test_the_text_is_private_and_comes_back(editor: Editor) -> None:
    """In a file under the name given, in a folder that is the user's alone, until it is discarded."""
    text, draft = edited(context(EDITOR=editor('stat -c "%a" "$1" "$(dirname "$1")" >> "$1"')), "head\n", "notes.md")
    assert text == "head\n600\n700\n"
    assert draft.path.name == "notes.md"
    draft.discard()
    assert not draft.path.parent.exists()
    draft.discard()


def test_what_is_saved_is_not_left_behind(editor: Editor) -> None:
    """The file is gone once its text is stored."""
    app = context(EDITOR=editor('printf "%s" "$1" > "$1"'))
    path = Path(save_edited(app, "", "note.md", lambda text: text))
    assert path.name == "note.md"
    assert not path.parent.exists()


def test_what_is_refused_is_kept(editor: Editor) -> None:
    """The error tells where."""

    def refuse(text: str) -> None:
        raise RefusedError(f"not {text}", "another hint")

    with pytest.raises(RefusedError, match="not mine") as caught:
        save_edited(context(EDITOR=editor('printf mine > "$1"')), "", "note.md", refuse)
    hint, path = str(caught.value.hint).rsplit(" ", 1)
    assert hint == "Nothing is changed. Your text is kept in"
    assert Path(path).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (None, "No editor is set"),
        ("no-such-editor", "cannot be started: No such file"),
        ("'", "cannot be started: No closing quotation"),
        ("false", "ended with 1: nothing is changed"),
    ],
)
def test_an_editor_that_fails_is_a_usage_error(command: str | None, message: str) -> None:
    """What went wrong is said, and where the text is, if there is any."""
    with pytest.raises(UsageError, match=message):
        edited(context(**({"EDITOR": command} if command else {})), "text", "note.md")


def test_no_editor_opens_with_no_input() -> None:
    """A script is never stopped by one."""
    app = context(EDITOR="true")
    app.options.no_input = True
    with pytest.raises(UsageError, match="--no-input"):
        edited(app, "text", "note.md")


def test_text_must_be_utf_8(editor: Editor) -> None:
    """Nothing else can be stored."""
    with pytest.raises(MentorError, match="cannot be read") as caught:
        edited(context(EDITOR=editor("printf '\\377' > \"$1\"")), "text", "note.md")
    assert caught.value.hint == "Save it as UTF-8."
