"""Editing text in the user's own editor. What was typed survives a refusal, and can be taken up again."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mentorcli.cli.context import AppContext
from mentorcli.cli.programs import command_of, located
from mentorcli.errors import ErasedError, NotFoundError, UsageError
from mentorcli.services.draft import Draft, draft_at
from mentorcli.services.drafts import Place, settled
from mentorcli.text import bilingual, in_language, shell_quoted, system_message

T = TypeVar("T")
_AT_ONCE = 1.0  # seconds in which nobody reads a text
_WINDOWS = ("code", "codium", "subl", "atom", "mate", "gedit", "zed", "notepad++")
_NO_COMMAND = bilingual("a quotation mark is not closed", "un guillemet n'est pas fermé")
_WAITING = ("--wait", "-w", "-f", "--foreground", "-s", "--standalone")


def editor(app: AppContext) -> tuple[str, str] | None:
    """Return the variable that names the user's editor, $VISUAL before $EDITOR, and the editor.

    In a terminal where none is set it is `nano`, else `vi`, without a variable; None where there is no editor.
    """
    for variable in ("VISUAL", "EDITOR"):
        chosen = app.workspace.environ.get(variable)
        if chosen:
            return variable, chosen
    if app.interactive:
        return next((("", name) for name in ("nano", "vi") if located(name, app.workspace.environ)), None)
    return None


def save_edited(
    app: AppContext,
    text: str,
    place: Place,
    save: Callable[[str, str], T],
    *,
    resume: bool = False,
    again: Callable[[], Place] | None = None,
) -> T | None:
    """Let the user edit a text and return what `save` makes of the text before and after; None where nothing changed.

    `resume` takes up a text that was not saved; `again` returns its place anew once the editor has ended. The text
    stays where `save` refuses it; nothing of it where ErasedError is raised. Raises UsageError, RefusedError.
    """
    chosen = _chosen(app)
    draft = draft_at(app.workspace, *place)
    with draft.opened(text, resume=resume):
        shown = draft.shown if resume else ""
        began = time.monotonic()
        app.typed()
        try:
            done = _run(draft, *chosen)
        except KeyboardInterrupt:
            _after_ctrl_c(app, draft)
            raise
        _follow(draft, again)
        _check_ended(draft, done)
        written = _read(draft)
        if written == draft.before:
            _unchanged(app, draft, chosen[1], time.monotonic() - began)
            return None
        saved = draft.unless_refused(lambda: save(draft.before, settled(shown, written)))
        draft.discard()
        return saved


def _unchanged(app: AppContext, draft: Draft, chosen: str, seconds: float) -> None:
    """Delete a text that nobody changed, but for one that may be changed yet: that is said."""
    if _may_be_open(chosen, seconds) or draft.unsaved:
        for line in _wait_advice(draft, chosen, app.workspace.readable_lang):
            app.output.remind(line)
    else:
        draft.discard()


def _after_ctrl_c(app: AppContext, draft: Draft) -> None:
    """Delete a text that nobody changed, and say where one is that was."""
    if draft.waiting:
        app.output.remind(in_language(draft.kept(), app.workspace.readable_lang))
    else:
        draft.discard()


def _chosen(app: AppContext) -> tuple[str, str]:
    """Return the editor to start. Raises UsageError."""
    if app.options.no_input:
        raise UsageError(
            bilingual(
                "Nothing to change was given, and --no-input opens no editor",
                "Aucune modification n'est donnée, et --no-input n'ouvre pas d'éditeur",
            ),
            bilingual("Give the options: see --help.", "Donnez les options\u00a0: voir --help."),
        )
    chosen = editor(app)
    if chosen is None:
        looked = app.interactive
        raise UsageError(
            bilingual(
                f"No editor is set{', and there is no nano or vi on PATH' if looked else ''}",
                f"Aucun éditeur n'est choisi{', et ni nano ni vi ne se trouve dans PATH' if looked else ''}",
            ),
            bilingual(
                "Set EDITOR, such as: export EDITOR=nano; or give the options.",
                "Choisissez-en un, par exemple\u00a0: export EDITOR=nano\u00a0; ou donnez les options.",
            ),
        )
    return chosen


def _run(draft: Draft, variable: str, chosen: str) -> int:
    """Run the editor on the text and return what it ended with. Raises UsageError where it cannot be started."""
    try:
        command = [*command_of(chosen, os.environ), str(draft.path)]
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the user's
    except (OSError, ValueError) as error:
        why = system_message(error) if isinstance(error, OSError) else _NO_COMMAND
        if not draft.waiting:
            draft.discard()
        name = variable or "EDITOR"
        raise UsageError(
            bilingual(
                f"The editor {chosen!r} cannot be started: {why}",
                f"L'éditeur {chosen!r} ne démarre pas\u00a0: {why.french}",
            ),
            bilingual(f"Set {name} to another.", f"Donnez une autre valeur à {name}."),
        ) from None


def _follow(draft: Draft, again: Callable[[], Place] | None) -> None:
    """Let the draft's command be the one of now: the student may have another slug, or be part of another entry.

    Raises ErasedError, and nothing of the text stays. Who is not there otherwise is for saving to refuse.
    """
    if again is None:
        return
    try:
        draft.command = draft.unless_refused(lambda: again().command)
    except NotFoundError as error:
        if isinstance(error, ErasedError):
            raise


def _check_ended(draft: Draft, code: int) -> None:
    """Raise UsageError where the editor ended with an error."""
    if code:
        kept = draft.kept() if draft.waiting else None
        if kept is None:
            draft.discard()  # nobody changed it
        raise UsageError(
            bilingual(
                f"The editor ended with {code}: nothing is changed",
                f"L'éditeur s'est terminé avec {code}\u00a0: rien n'a changé",
            ),
            kept,
        )


def _read(draft: Draft) -> str:
    """Return the text as it was saved. Raises UsageError where it is gone or no UTF-8."""
    try:
        data = draft.read()
    except FileNotFoundError:
        draft.discard()
        raise UsageError(
            bilingual(
                "The editor deleted the text: nothing is changed",
                "L'éditeur a supprimé le texte\u00a0: rien n'a changé",
            )
        ) from None
    except OSError as error:
        why = system_message(error)
        if not draft.path.is_dir():  # a pipe, a device, a link: nothing was typed into it
            draft.discard()
        raise UsageError(
            bilingual(f"{draft.path} cannot be read: {why}", f"{draft.path} ne peut pas être lu\u00a0: {why.french}")
        ) from None
    try:
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(
            bilingual(
                f"The text is not valid UTF-8 (line {line}): save it as UTF-8",
                f"Le texte n'est pas en UTF-8 (ligne {line})\u00a0: enregistrez-le en UTF-8",
            ),
            draft.kept(),
        ) from None


def _may_be_open(chosen: str, seconds: float) -> bool:
    """Return whether an editor that left a text as it was may still show it in a window of its own."""
    program, *options = shlex.split(chosen)
    return seconds < _AT_ONCE or (Path(program).name in _WINDOWS and not set(options) & set(_WAITING))


def _wait_advice(draft: Draft, chosen: str, lang: str) -> list[str]:
    """Return what to do where the editor came back at once."""
    waiting = f"export VISUAL={shell_quoted(f'{chosen} --wait')}"
    lines = (
        bilingual(
            f"The editor came back at once. If it is still open, make it wait: {waiting}",
            f"L'éditeur est revenu aussitôt. S'il est encore ouvert, faites-le attendre\u00a0: {waiting}",
        ),
        bilingual(
            f"What you save now is kept in {draft.path}; take it up with: {draft.command}",
            f"Ce que vous enregistrez maintenant est gardé dans {draft.path}\u00a0; "
            f"pour le reprendre\u00a0: {draft.command}",
        ),
    )
    return [in_language(line, lang) for line in lines]
