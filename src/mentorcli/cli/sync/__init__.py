"""`mentor sync`: the store on several computers. One file a command; alone it synchronises."""

import typer

# One module a command, in the order of the help.
COMMANDS = ("init", "status", "log")


def alone(ctx: typer.Context) -> None:
    """Synchronise, where no command follows."""
    if ctx.invoked_subcommand is None:
        from mentorcli.cli.sync_alone import run  # only where it is typed alone

        run(ctx)
