"""`mentor policy`: the rules in force, their figures and their sources."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import policy_names
from mentorcli.cli.desk import DEFAULT_POLICY
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.rules.policy import rules_of

app = new_app()


@command(app, "list", "mentor policy list", "mentor policy list --json")
def list_(ctx: typer.Context, lang: o.Lang = None) -> None:
    """List the policies; a star marks the one in use."""
    from mentorcli.content import policy_data, policy_names

    desk = o.desk_of(ctx)
    language = desk.choose_lang(lang)
    current = desk.settings.policy.get("name", DEFAULT_POLICY)
    titles = {name: str(policy_data(name)["title"][language]) for name in policy_names()}
    if desk.json:
        desk.emit([{"name": name, "title": title, "in_use": name == current} for name, title in titles.items()])
        return
    rows = [("*" if name == current else "", name, title) for name, title in titles.items()]
    show_table(desk, ["", *desk.headers("name", "title")], rows, empty="")


@command(app, "use", "mentor policy use openclassrooms-help-centre", "mentor policy use openclassrooms-2021")
def use(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The policy.", show_default=False, autocompletion=policy_names)
    ],
) -> None:
    """Judge by another policy from now on. Sessions already judged keep their verdict."""
    from mentorcli.cli.config import put
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    put(desk, "policy.name", desk.policy_named(name).name)
    policy = desk.policy
    title = policy.title[desk.lang]
    if policy.own:
        desk.remind(said("policy-own", desk.lang, figures=", ".join(policy.own)))
    if desk.json:
        desk.emit({"name": policy.name, "title": title, "in_use": True})
        return
    desk.say(said("policy-used", desk.lang, name=policy.name, title=title))


@command(app, "show", "mentor policy show", "mentor policy show openclassrooms-help-centre")
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A policy (default: the one in use).", autocompletion=policy_names),
    ] = None,
    lang: o.Lang = None,
) -> None:
    """Show every rule of a policy, its figure and where it comes from."""
    from mentorcli.render.words.policies import figure_words, rule_words, source_words

    desk = o.desk_of(ctx)
    language = desk.choose_lang(lang)
    policy = desk.policy_named(name) if name else desk.policy
    rules = rules_of(policy)
    if desk.json:
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
        desk.emit({"name": policy.name, "title": policy.title[language], "rules": listed})
        return
    if desk.terminal:
        desk.show(f"{policy.name}: {policy.title[language]}", "")
    rows = [
        (
            rule_words(rule.key, language),
            figure_words(rule.figure, language),
            source_words(rule.source, language),
        )
        for rule in rules
    ]
    show_table(desk, desk.headers("rule", "figure", "source"), rows, empty="")
