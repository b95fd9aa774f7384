"""`mentor policy show`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.rules.policy import rules_of


@command("show", "mentor policy show", "mentor policy show openclassrooms-help-centre")
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A policy (default: the one in use).", autocompletion=policy_names),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Show every rule of a policy, its figure and where it comes from."""
    from mentorcli.render.text.policies import figure_words, rule_words, source_words

    app = app_of(ctx)
    language = app.workspace.choose_lang(lang)
    policy = app.workspace.policy_named(name) if name else app.workspace.policy
    rules = rules_of(policy)
    if app.options.json:
        listed = [
            {
                "id": rule.key,
                "rule": rule_words(rule.key, language),
                "figure": rule.figure,
                "source": source_words(rule.source, language),
                "own": rule.own,
            }
            for rule in rules
        ]
        app.output.print_json({"name": policy.name, "title": policy.title[language], "rules": listed})
        return
    if app.output.terminal:
        app.output.print_text(f"{policy.name}: {policy.title[language]}", "")
    rows = [
        (
            rule_words(rule.key, language),
            figure_words(rule.figure, language),
            source_words(rule.source, language),
        )
        for rule in rules
    ]
    app.output.print_table(app.headers("rule", "figure", "source"), rows, empty="")
