"""`mentor completion`: the script that lets TAB complete."""

from enum import StrEnum
from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.group import command, new_app
from mentorcli.errors import UsageError

app = new_app()


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


@command(app, "completion", *INSTALL.values())
def completion(
    ctx: typer.Context,
    shell: Annotated[
        Shell | None, typer.Argument(metavar="[bash|zsh|fish]", help="Your shell (default: the one in $SHELL).")
    ] = None,
) -> None:
    """Print the script that lets TAB complete commands, students, sessions and ids.

    Type the example of your shell once, then open a new terminal.
    """
    from mentorcli.cli.tab import SCRIPTS, guessed_shell

    desk = o.desk_of(ctx)
    guessed = shell or guessed_shell(desk.environ)
    if guessed is None:
        raise UsageError("Which shell?", "Name it: mentor completion bash, zsh or fish")
    chosen = Shell(guessed)
    if desk.json:
        desk.emit({"shell": chosen, "script": SCRIPTS[chosen], "install": INSTALL[chosen]})
        return
    desk.print_lines(SCRIPTS[chosen].splitlines())
    if desk.terminal:
        desk.remind(f"To have it in every terminal: {INSTALL[chosen]}")
