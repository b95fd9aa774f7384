"""Switching TAB on and off in a shell: its lines are put into the file that it reads when it starts, and taken out."""

from __future__ import annotations

from mentorcli.errors import RefusedError
from mentorcli.models.results.completion import ShellSetup
from mentorcli.rules import shell_setup
from mentorcli.services.workspace import Workspace
from mentorcli.store import shell_files
from mentorcli.text import bilingual

# What is asked is the `mentor` of PATH, as TAB does, never one of the current folder; where there is none any more, a
# new terminal says nothing. The script comes from the program itself, so that an upgrade brings its own.
LINES = {
    "bash": (
        'if [ -n "${BASH_VERSION-}" ] && [ -n "${PS1-}" ]; then',  # some of these files are read by sh too
        "    case $(type -P mentor) in",
        '        /*) eval "$("$(type -P mentor)" completion bash 2>/dev/null)" ;;',
        "    esac",
        "fi",
    ),
    "zsh": (
        'if [[ -o interactive && "$(whence -p mentor)" == /* ]]; then',
        "    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }",
        '    eval "$("$(whence -p mentor)" completion zsh 2>/dev/null)"',
        "fi",
    ),
    "fish": (
        "set -l program (command -s mentor)",
        "string match -q '/*' -- $program; and command $program completion fish 2>/dev/null | source",
    ),
}
BY_HAND = {
    "bash": 'eval "$(mentor completion bash)"',
    "zsh": 'autoload -Uz compinit && compinit; eval "$(mentor completion zsh)"',
    "fish": "mentor completion fish | source",
}
"""The line that does the same, for who keeps these files in a way of their own."""


def planned(workspace: Workspace, shell: str, *, uninstall: bool = False) -> ShellSetup:
    """Return what switching TAB on, or off, would change, and change nothing.

    Raises RefusedError where the file is no text, or ours in it cannot be told from the rest, NotSavedError where it
    cannot be read.
    """
    return _planned(workspace, shell, uninstall=uninstall)[0]


def carry_out(workspace: Workspace, shell: str, *, uninstall: bool = False) -> ShellSetup:
    """Switch TAB on, or off, in the file of a shell. Where that is so already nothing is written.

    Raises as `planned` does, and NotSavedError where the file cannot be written.
    """
    plan, text = _planned(workspace, shell, uninstall=uninstall)
    if not plan.needed:
        return plan
    hint = _hint(shell)
    if shell == "fish" and not text.strip():  # a file that is read for `mentor` alone
        shell_files.remove(plan.file, hint)
    else:
        shell_files.write(plan.file, text, hint)
    workspace.wrote_file = True
    return plan._replace(installed=not uninstall or plan.by_hand is not None, changed=True)


def _planned(workspace: Workspace, shell: str, *, uninstall: bool) -> tuple[ShellSetup, str]:
    """Return the plan, and the text as it would be."""
    file = shell_files.place(shell, workspace.environ)
    text = shell_files.read(file, _hint(shell))
    try:
        by_hand, ours = shell_setup.by_hand(text), shell_setup.has_lines(text)
        wanted = shell_setup.without_lines(text) if uninstall else shell_setup.with_lines(text, LINES[shell])
    except shell_setup.UnclosedError as error:
        raise _unclosed(file, error.line) from None
    lines = tuple(shell_setup.marked(LINES[shell]).splitlines())
    needed = wanted != text and (uninstall or by_hand is None)
    setup = ShellSetup(shell, file, lines, ours or by_hand is not None, needed, by_hand=by_hand)
    return setup._replace(uninstall=uninstall), wanted


def _hint(shell: str) -> str:
    line = BY_HAND[shell]
    return bilingual(
        f"The line that does it, to put in or take out yourself: {line}",
        f"La ligne qui le fait, à mettre ou à enlever vous-même\u00a0: {line}",
    )


def _unclosed(file: str, line: int) -> RefusedError:
    begin, end = shell_setup.BEGIN, shell_setup.END
    return RefusedError(
        bilingual(
            f"Not changed: line {line} of {file} begins what mentor wrote, and its end is missing",
            f"Rien n'a changé\u00a0: la ligne {line} de {file} commence ce que mentor a écrit, et la fin manque",
        ),
        bilingual(
            f'Delete it from "{begin}" on, as far as it is mentor\'s, or put "{end}" behind it.',
            f"Supprimez à partir de «\u00a0{begin}\u00a0» ce qui vient de mentor, ou ajoutez «\u00a0{end}\u00a0».",
        ),
    )
