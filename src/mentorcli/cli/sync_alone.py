"""`mentor sync` alone: what stands here and what is elsewhere become one."""

import typer

from mentorcli.cli.context import AppContext, app_of
from mentorcli.models.results.sync import Synced
from mentorcli.render.json.sync import synced_json
from mentorcli.render.text.sync import stage, synced_text
from mentorcli.services import sync as service
from mentorcli.text import in_language


def run(ctx: typer.Context) -> None:
    """Synchronise the store. Exit 1 where the other side is not reached."""
    app = app_of(ctx)
    show(app, service.sync(app.workspace, lambda what: progress(app, what), terminal=app.interactive))


def progress(app: AppContext, what: str) -> None:
    """Tell a person who waits what is being done."""
    if app.interactive and not app.options.quiet and not app.options.json:
        app.output.remind(stage(what, app.lang))


def show(app: AppContext, done: Synced) -> None:
    """Show what a sync did."""
    if app.options.json:
        app.output.print_json(synced_json(done, app.view))
    elif not app.options.quiet:
        app.output.print_text(*synced_text(done, app.view))
    if done.problem is not None:
        app.output.warn(done.problem)
        if done.hint is not None and not app.options.json:
            app.output.remind(in_language(done.hint, app.lang))
    if done.to_settle:
        from mentorcli.render.text.store import to_settle_line  # only where there is something to say

        for one in done.to_settle:
            app.output.warn(to_settle_line(one, app.lang))
    if done.problem is not None:
        raise typer.Exit(1)
