"""One run of `mentor`: the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import typer

from mentorcli.cli.context import AppContext
from mentorcli.cli.root import build_root
from mentorcli.cli.typer_adapter.program import run
from mentorcli.errors import BugError, InterruptedByUserError, MentorError, NotFoundError, NotSavedError
from mentorcli.text import visible


def main(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code. Never raises."""
    app = AppContext(os.environ)
    try:
        return _guarded(argv, app)
    except BrokenPipeError:  # the reader went away: there is nobody left to read
        app.output.silence()
        return 0
    finally:
        app.close()


def _guarded(argv: Sequence[str], app: AppContext) -> int:
    """Run the command; what goes wrong is shown and becomes the exit code."""
    try:
        return _run(argv, app)
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, typer.Abort):
        saved = "the change is saved" if app.workspace.wrote else "nothing is changed"
        return _show_error(argv, InterruptedByUserError(f"Interrupted: {saved}"))
    except MentorError as error:
        if isinstance(error, NotFoundError):  # it may be in what could not be read
            error.details += app.workspace.faults
        return _show_error(argv, error)
    except OSError as error:
        return _show_error(argv, _os_error(error, argv, app))
    except Exception as error:
        return _show_error(argv, _bug(error, argv, app))


def _run(argv: Sequence[str], app: AppContext) -> int:
    """Run the command, or answer a shell that asks what TAB may complete, and return the exit code."""
    completion = os.environ.get("_MENTOR_COMPLETE")
    if completion:
        from mentorcli.cli.typer_adapter.shell_completion import answer

        return answer(build_root(), completion, app)
    code = run(build_root(), argv, app)
    app.finish()
    app.output.flush()
    return code


def _os_error(error: OSError, argv: Sequence[str], app: AppContext) -> MentorError:
    """Return what the system refused, outside the store, as an error of ours."""
    saved = "The change is saved" if app.workspace.wrote else "Nothing is changed"
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return NotSavedError(f"No file can be opened: {error.strerror}", f"{saved}. Look at: ulimit -n")
    if error.errno != errno.ENOSPC:
        return _bug(error, argv, app)
    app.output.silence()
    return NotSavedError(f"The output could not be written: {error.strerror}", f"{saved}.")


def _show_error(argv: Sequence[str], error: MentorError) -> int:
    """Print an error on standard error, for people or as one JSON object, and return its exit code."""
    words = list(argv)
    options = words[: words.index("--")] if "--" in words else words
    if "--json" in options:
        from mentorcli.render.json.encoding import to_json
        from mentorcli.render.json.error import error_json

        sys.stderr.write(to_json(error_json(error)) + "\n")
    else:
        lead = "" if isinstance(error, InterruptedByUserError) else "Error: "
        lines = [lead + error.message, *(f"  {detail}" for detail in error.details)]
        lines += [error.hint] if error.hint else []
        sys.stderr.write("".join(visible(line) + "\n" for line in lines))
    return error.exit_code


def _bug(error: Exception, argv: Sequence[str], app: AppContext) -> BugError:
    """Save a report of a failure nobody expected and return an error that says where it is."""
    from mentorcli.cli.crash_report import save

    where = save(error, argv, app)
    return BugError(f"A fault in mentor itself ({type(error).__name__}). A report was saved: {where}")
