"""One run of `mentor`: the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence

import typer

from mentorcli.cli.context import AppContext, CommonOptions
from mentorcli.cli.root import build_root, run
from mentorcli.errors import (
    BugError,
    InterruptedByUserError,
    MentorError,
    MovedOnError,
    NotFoundError,
    NotSavedError,
    SavedError,
    UsageError,
)
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual, call_program, from_system, in_language, system_message

_TRIES = 5  # to read one state where no lock keeps writers out
_MOST_DIGITS = 5  # of the columns of a terminal
_SOON, _PATIENCE = 1.0, 10.0  # seconds a reader waits for a writer at first (nearly all are done by then), and after


def main(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code. Never raises."""
    _leave_out_no_sizes()
    app = AppContext(os.environ)
    app.workspace.patience = _SOON
    try:
        return _guarded([from_system(word) for word in argv], app)
    except BrokenPipeError:  # the reader went away: there is nobody left to read
        app.output.silence()
        return 0
    finally:
        app.close()
        call_program(None)  # another run may follow, without --store


def _leave_out_no_sizes() -> None:
    """Take a size of the terminal that is none out of the environment: the libraries that draw fail over it."""
    for name in ("COLUMNS", "LINES"):
        typed = os.environ.get(name, "0")
        if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS):
            del os.environ[name]


def _guarded(argv: Sequence[str], app: AppContext) -> int:
    """Run the command; what goes wrong is shown and becomes the exit code."""
    try:
        return _of_one_moment(argv, app)
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, typer.Abort):
        return _show_error(argv, _interrupted(saved=app.workspace.wrote or app.workspace.wrote_file), app)
    except SavedError as saved:
        return _show_saved(saved, app)
    except MentorError as error:
        if isinstance(error, NotFoundError):  # it may be in what could not be read
            error.details += app.workspace.faults
        if app.workspace.mentioned:
            error.details += tuple(app.namesakes())
        return _show_error(argv, error, app)
    except OSError as error:
        return _show_error(argv, _os_error(error, argv, app), app)
    except Exception as error:
        return _show_error(argv, _bug(error, argv, app), app)


def _of_one_moment(argv: Sequence[str], app: AppContext) -> int:
    """Run the command, again where what it read is of no one moment: an answer and an error are of one state.

    Nothing was printed or typed by then. Raises MovedOnError where the store never stands still.
    """
    for _ in range(_TRIES):
        try:
            return _read_whole(argv, app)
        except MovedOnError:
            if app.output.answered or not app.repeatable or app.workspace.wrote:
                raise
            _start_over(app)
    return _read_whole(argv, app)


def _start_over(app: AppContext) -> None:
    """Forget what was read and what the options said; the next try waits for a writer as long as another writer."""
    app.close()
    app.workspace = Workspace(app.workspace.environ)
    app.workspace.patience = _PATIENCE
    app.options = CommonOptions()
    app.told.clear()
    app.removed.clear()


def _read_whole(argv: Sequence[str], app: AppContext) -> int:
    """Run the command; an error that comes of what changed meanwhile is none."""
    try:
        return _run(argv, app)
    except BrokenPipeError:
        raise
    except Exception:
        app.workspace.end_reading()
        raise


def _show_saved(saved: SavedError, app: AppContext) -> int:
    """Warn of what failed after a change was saved, and of what was met before, and return the exit code."""
    for line in (*app.workspace.reading_result()[0], saved.message):
        app.output.warn(line)
    app.output.print_warnings()
    return saved.exit_code


def _interrupted(*, saved: bool) -> InterruptedByUserError:
    """Return what Ctrl-C is to the user."""
    english = "the change is saved" if saved else "nothing is changed"
    french = "la modification est enregistrée" if saved else "rien n'a changé"
    return InterruptedByUserError(bilingual(f"Interrupted: {english}", f"Interrompu\u00a0: {french}"))


def _refuse_other_encodings(argv: Sequence[str]) -> None:
    """Raise UsageError for an argument with bytes in it that are no UTF-8, which Python passes on as surrogates."""
    for number, word in enumerate(argv, 1):
        if any("\ud800" <= character <= "\udfff" for character in word):
            shown = word.encode("utf-8", "replace").decode("utf-8")[:60]
            raise UsageError(
                bilingual(
                    f'Argument {number}, "{shown}", is not valid UTF-8',
                    f"L'argument {number}, \"{shown}\", n'est pas en UTF-8",
                ),
                bilingual("Type it again, in a terminal set to UTF-8.", "Retapez-le dans un terminal réglé en UTF-8."),
            )


def _run(argv: Sequence[str], app: AppContext) -> int:
    """Run the command, or answer a shell that asks what TAB may complete, and return the exit code."""
    completion = os.environ.get("_MENTOR_COMPLETE")
    if completion:
        from mentorcli.cli.typer_adapter.shell_completion import answer

        return answer(build_root(), completion, app)
    _refuse_other_encodings(argv)
    code = run(build_root(), argv, app)
    app.finish()
    app.output.flush()
    return code


def _os_error(error: OSError, argv: Sequence[str], app: AppContext) -> MentorError:
    """Return what the system refused as an error of ours."""
    saved, why = _what_is_saved(app.workspace), system_message(error)
    if error.errno in (errno.EMFILE, errno.ENFILE):  # no module can be loaded either
        return NotSavedError(
            bilingual(f"No file can be opened: {why}", f"Aucun fichier ne peut s'ouvrir\u00a0: {why.french}"),
            bilingual(f"{saved}. Look at: ulimit -n", f"{in_language(saved, 'fr')}. Voyez\u00a0: ulimit -n"),
        )
    from mentorcli.cli.system_refusal import is_of_output, refusal

    found = refusal(error, app.workspace, saved)
    if found is not None and is_of_output(error):
        app.output.silence()
    return found or _bug(error, argv, app)


def _what_is_saved(workspace: Workspace) -> str:
    if workspace.wrote:
        return bilingual("The change is saved", "La modification est enregistrée")
    if workspace.wrote_file:
        return bilingual("The file is saved", "Le fichier est enregistré")
    return bilingual("Nothing is changed", "Rien n'a changé")


def _show_error(argv: Sequence[str], error: MentorError, app: AppContext) -> int:
    """Print an error on standard error, for people or as one JSON object, and return its exit code."""
    words = list(argv)
    options = words[: words.index("--")] if "--" in words else words
    try:
        app.output.print_error(error, json="--json" in options)
    except OSError:  # no file can be opened, not even a module's
        os.write(2, f"{error.message}\n".encode())
    return error.exit_code


def _bug(error: Exception, argv: Sequence[str], app: AppContext) -> BugError:
    """Save a report of a failure nobody expected and return an error that says where it is."""
    from mentorcli.cli.crash_report import save

    where = save(error, argv, app)
    kind = type(error).__name__
    return BugError(
        bilingual(
            f"A fault in mentor itself ({kind}). A report was saved: {where}",
            f"Une erreur de mentor lui-même ({kind}). Un rapport a été enregistré\u00a0: {in_language(where, 'fr')}",
        )
    )
