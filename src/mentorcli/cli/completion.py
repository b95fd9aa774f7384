"""`mentor completion`: the script that lets TAB complete, and the lines that have a shell read it."""

from enum import StrEnum
from typing import Annotated

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.typer_adapter.completion_scripts import SCRIPTS, guessed_shell
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.text import bilingual


class Shell(StrEnum):
    """A shell that we have a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Wanted(StrEnum):
    """The script of a shell, or what is to be done for one."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    INSTALL = "install"
    UNINSTALL = "uninstall"


INSTALL = {
    Shell.BASH: "echo 'eval \"$(mentor completion bash)\"' >> ~/.bashrc",
    Shell.ZSH: "echo 'autoload -Uz compinit && compinit; eval \"$(mentor completion zsh)\"' >> ~/.zshrc",
    Shell.FISH: "mentor completion fish > ~/.config/fish/completions/mentor.fish",
}

_TO_INSTALL = bilingual(
    "To have it in every terminal: mentor completion install",
    "Pour l'avoir dans chaque terminal\u00a0: mentor completion install",
)


@command(
    "completion",
    "mentor completion install",
    "mentor completion install zsh --dry-run",
    "mentor completion uninstall",
    "mentor completion bash",
)
def completion(
    ctx: typer.Context,
    wanted: Annotated[
        Wanted | None,
        typer.Argument(
            metavar="[ACTION]",
            help="install or uninstall; or bash, zsh or fish: print its script (default: that of $SHELL).",
        ),
    ] = None,
    shell: Annotated[
        Shell | None,
        typer.Argument(metavar="[SHELL]", help="With install and uninstall: bash, zsh or fish (default: $SHELL)."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written, and where; change nothing.")
    ] = False,
) -> None:
    """Let TAB complete commands, students, sessions and ids.

    `install` writes some lines into the file that your shell reads when it starts, once, and says which;
    `uninstall` takes them out. With the name of a shell alone the script is printed, and nothing is changed.
    """
    app = app_of(ctx)
    if wanted in (Wanted.INSTALL, Wanted.UNINSTALL):
        _set_up(app, shell, uninstall=wanted is Wanted.UNINSTALL, dry_run=dry_run)
        return
    if shell is not None or dry_run:
        raise UsageError(
            bilingual(
                "A second word and --dry-run go with install and uninstall",
                "Un second mot et --dry-run vont avec install et uninstall",
            ),
            bilingual(
                "To switch TAB on: mentor completion install", "Pour activer TAB\u00a0: mentor completion install"
            ),
        )
    chosen = _shell(app, Shell(wanted) if wanted is not None else None)
    script, install = SCRIPTS[chosen], INSTALL[chosen]
    app.answer(
        json=lambda: {"shell": chosen, "script": script, "install": install},
        text=script.splitlines,
        copied=True,
        reminder=_TO_INSTALL.in_language(app.workspace.readable_lang) if app.output.terminal else None,
    )


def _shell(app: AppContext, named: Shell | None, verb: str = "") -> Shell:
    """Return the shell that is named, else the one in $SHELL. Raises UsageError where that is none of ours."""
    guessed = named or guessed_shell(app.workspace.environ)
    if guessed is None:
        command = f"mentor completion {verb}".rstrip()
        raise UsageError(
            bilingual("Which shell?", "Quel shell\u00a0?"),
            bilingual(f"Name it: {command} bash, zsh or fish", f"Nommez-le\u00a0: {command} bash, zsh ou fish"),
        )
    return Shell(guessed)


def _set_up(app: AppContext, named: Shell | None, *, uninstall: bool, dry_run: bool) -> None:
    """Switch TAB on or off in a shell. Raises UsageError where it is not confirmed."""
    from mentorcli.cli.programs import located  # who asks for the script, in each new terminal, needs none of these
    from mentorcli.render.json.completion import setup_json
    from mentorcli.render.text import completion as texts
    from mentorcli.services import completion as service

    shell = _shell(app, named, "uninstall" if uninstall else "install")
    plan = service.planned(app.workspace, shell, uninstall=uninstall)
    if dry_run or not plan.needed:
        text = texts.planned_text if plan.needed else texts.unchanged_text
        app.answer(json=lambda: setup_json(plan), text=lambda: text(plan, app.lang))
        return
    if app.interactive and not app.options.yes:
        app.output.print_prompt(*texts.setup_lines(plan, app.lang))
    app.confirm(texts.setup_question(plan, app.lang))
    done = service.carry_out(app.workspace, shell, uninstall=uninstall)
    if not uninstall and located("mentor", app.workspace.environ) is None:
        app.output.warn(texts.not_in_path(app.lang))
    app.respond(json=lambda: setup_json(done), text=lambda: texts.changed_text(done, app.lang))
