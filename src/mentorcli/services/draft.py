"""The file that holds a text until it is stored: what was typed survives a refusal and a kill."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from mentorcli.errors import ClashError, ErasedError, MentorError, NotFoundError, RefusedError
from mentorcli.services.workspace import Workspace
from mentorcli.store import files, kept_texts
from mentorcli.text import bilingual, shell_quoted

T = TypeVar("T")


class Draft:
    """A text in its file, and beside it the text as it was `before` the edit; `command` takes it up again."""

    def __init__(self, home: Path, path: Path, command: str = "") -> None:
        self.path = path
        self.command = command
        self._home = home
        self._before = path.with_name(path.name + kept_texts.BEFORE)

    @property
    def before(self) -> str:
        """The text as it was when the edit began."""
        return self._before.read_text(encoding="utf-8")

    def begin(self, text: str) -> None:
        """Write a text that is to be edited, private to the user. Raises NotSavedError."""
        kept_texts.write(self._home, self.path, text, text)

    @contextlib.contextmanager
    def opened(self, text: str, *, resume: bool) -> Iterator[None]:
        """Hold the text, written or taken up, while an editor is open on it. Raises RefusedError, NotSavedError."""
        if resume and not self.waiting:
            raise RefusedError(
                bilingual(
                    "No text of an earlier edit is kept", "Aucun texte d'une modification précédente n'est gardé"
                ),
                bilingual("Leave out --resume.", "Retirez --resume."),
            )
        with kept_texts.held(self._home, self.path) as free:
            if not free:
                raise RefusedError(
                    bilingual(
                        f"This text is open in another editor: {self.path}",
                        f"Ce texte est ouvert dans un autre éditeur\u00a0: {self.path}",
                    ),
                    bilingual("Close that one first.", "Fermez-le d'abord."),
                )
            if not resume:
                self._refuse_waiting()
                self.begin(text)
            yield

    def _refuse_waiting(self) -> None:
        """Raise RefusedError where a text of an earlier edit waits."""
        if not self.waiting:
            return
        path = shell_quoted(str(self.path))
        raise RefusedError(
            bilingual(
                f"A text of an earlier edit was not saved: {self.path}",
                f"Le texte d'une modification précédente n'a pas été enregistré\u00a0: {self.path}",
            ),
            bilingual(
                f"Take it up: {self.command}; or delete it: rm {path}",
                f"Reprenez-le\u00a0: {self.command}\u00a0; ou supprimez-le\u00a0: rm {path}",
            ),
        )

    @property
    def waiting(self) -> bool:
        """Whether a text of an earlier edit lies here that was changed and never saved."""
        return kept_texts.waits(self.path)

    @property
    def unsaved(self) -> bool:
        """Whether an editor left beside the text what was typed and not saved in it."""
        return kept_texts.typed_beside(self.path)

    @property
    def shown(self) -> str:
        """The text that lies here; what is no UTF-8 in it is replaced."""
        return self.read().decode("utf-8", "replace")

    def read(self) -> bytes:
        """Return what lies here. Raises OSError, at once where an editor put a pipe or a device in its place."""
        if self.path.is_dir():
            return self.path.read_bytes()  # says so
        return files.read_path(self.path)

    def unless_refused(self, check: Callable[[], T]) -> T:
        """Return what `check` makes of the text; an error that it raises gets the way back to the text as its hint."""
        try:
            return check()
        except ErasedError:
            self.discard()
            raise
        except MentorError as error:
            if isinstance(error, ClashError) and error.text is not None:
                kept_texts.write(self._home, self.path, error.before, error.text)
            clash = isinstance(error, ClashError)
            error.hint = self.kept(again=not isinstance(error, NotFoundError), clash=clash)
            raise

    def kept(self, *, again: bool = True, clash: bool = False) -> str:
        """Return where the text is kept, and the command that takes it up again; after a clash how it is settled."""
        english, french = f"Your text is kept in {self.path}", f"Votre texte est gardé dans {self.path}"
        if again and self.command:
            english += f"; take it up again: {self.command}"
            french += f"\u00a0; pour le reprendre\u00a0: {self.command}"
        if clash:
            english += '. "# meanwhile:" stands above what clashes: change it, or delete that line to save yours'
            french += (
                ". Au-dessus de ce qui diffère se trouve «\u00a0# entre-temps\u00a0»\u00a0: "
                "modifiez-le, ou supprimez cette ligne pour garder le vôtre"
            )
        return bilingual(f"Nothing is changed. {english}", f"Rien n'a changé. {french}")

    def discard(self) -> None:
        """Delete the file and what an editor left beside it: the text is stored, or was never changed."""
        kept_texts.remove(self.path)


def draft_at(workspace: Workspace, whose: str, name: str, command: str) -> Draft:
    """Return the draft of a text, by whose it is (a student's uid, or OWN) and its file's name."""
    return Draft(workspace.home.store, workspace.editing_folder / whose / name, command)
