"""`mentor completion`: the script that lets TAB complete."""

from enum import StrEnum
from typing import Annotated

import typer

from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.completion_scripts import SCRIPTS, guessed_shell
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.text import bilingual


class Shell(StrEnum):
    """A shell that we have a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


INSTALL = {
    Shell.BASH: "echo 'eval \"$(mentor completion bash)\"' >> ~/.bashrc",
    Shell.ZSH: "echo 'autoload -Uz compinit && compinit; eval \"$(mentor completion zsh)\"' >> ~/.zshrc",
    Shell.FISH: "mentor completion fish > ~/.config/fish/completions/mentor.fish",
}

_TO_INSTALL = bilingual("To have it in every terminal: ", "Pour l'avoir dans chaque terminal\u00a0: ")


@command("completion", *INSTALL.values())
def completion(
    ctx: typer.Context,
    shell: Annotated[
        Shell | None, typer.Argument(metavar="[bash|zsh|fish]", help="Your shell (default: the one in $SHELL).")
    ] = None,
) -> None:
    """Print the script that lets TAB complete commands, students, sessions and ids.

    Type the example of your shell once, then open a new terminal.
    """
    app = app_of(ctx)
    guessed = shell or guessed_shell(app.workspace.environ)
    if guessed is None:
        raise UsageError(
            bilingual("Which shell?", "Quel shell\u00a0?"),
            bilingual(
                "Name it: mentor completion bash, zsh or fish", "Nommez-le\u00a0: mentor completion bash, zsh ou fish"
            ),
        )
    chosen = Shell(guessed)
    script, install = SCRIPTS[chosen], INSTALL[chosen]
    app.answer(
        json=lambda: {"shell": chosen, "script": script, "install": install},
        text=script.splitlines,
        copied=True,
        reminder=_TO_INSTALL.in_language(app.workspace.readable_lang) + install if app.output.terminal else None,
    )
