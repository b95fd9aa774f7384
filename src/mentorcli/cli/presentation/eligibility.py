"""`mentor presentation eligibility`."""

import typer

from mentorcli.cli import options as o
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.training import TrainingName
from mentorcli.render.text.common import sentence
from mentorcli.rules import presentation as rules
from mentorcli.services.followup import first_day, steps_done


@command("eligibility", "mentor presentation eligibility", "mentor presentation eligibility --json")
def eligibility(ctx: typer.Context, lang: o.Lang = None) -> None:
    """Tell whether you may run presentations yet, and what is missing. Exit 1 while it is not yet."""
    from mentorcli.render.text.steps import eligibility_sentence

    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    talk = next((step.on for step in steps_done(app.workspace) if step.id is TrainingName.MANAGER_TALK), None)
    found = rules.eligibility(
        first_held=first_day(app.workspace), manager_talk=talk, today=app.workspace.today, policy=app.workspace.policy
    )
    if app.options.json:
        days = {key: value.isoformat() if value else None for key, value in found._asdict().items() if key != "missing"}
        app.output.print_json({"eligible": found.eligible, **days, "missing": found.missing})
    else:
        app.output.print_text(eligibility_sentence(found, app.lang))
        if found.manager_talk is None:
            app.output.print_text(sentence("next", app.lang, command="mentor training done manager-talk"))
    if not found.eligible:
        raise typer.Exit(1)
