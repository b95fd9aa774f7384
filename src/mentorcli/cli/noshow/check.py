"""`mentor noshow check`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.outcome import Given, evidence_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.session import SessionKind
from mentorcli.models.student import Funding
from mentorcli.models.verdict import Verdict
from mentorcli.rules import session_choice
from mentorcli.rules.noshow import judge


@command(
    "check",
    'mentor noshow check --scheduled "2026-11-24 14:00" --late 16m',
    'mentor noshow check --scheduled "2026-11-24 14:00" --cancelled-at "2026-11-23 15:00"',
)
def check(
    ctx: typer.Context,
    *,
    scheduled: Annotated[
        str,
        typer.Option("--scheduled", metavar="WHEN", help="When the session was to start.", show_default=False),
    ],
    arrived: o.Arrived = None,
    late: o.Late = None,
    absent: o.Absent = False,
    cancelled_at: o.CancelledAt = None,
    cancelled_by: o.CancelledByOption = None,
    kind: o.Kind = None,
    duration: o.Duration = None,
    policy: Annotated[
        str | None, typer.Option("--policy", metavar="NAME", help="Judge by this policy.", autocompletion=policy_names)
    ] = None,
    lang: o.Lang = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 0 for a no-show, 1 where it is none.")] = False,
) -> None:
    """Ask the rule, without writing anything."""
    app = app_of(ctx)
    language = app.workspace.choose_lang(lang)
    given = Given(arrived, late, absent, cancelled_at, cancelled_by).checked()
    if not given.any:
        raise UsageError("What happened is missing", "Give --arrived, --late, --absent or --cancelled-at.")
    start = app.moment(scheduled)
    usual = session_choice.planned_minutes(kind or SessionKind.MENTORING, Funding.UNKNOWN)
    verdict = judge(
        evidence_of(app, given, start, checking=True),
        scheduled_at=start,
        duration_minutes=o.minutes(duration) if duration else usual,
        policy=app.workspace.policy_named(policy) if policy else app.workspace.policy,
    )
    _print_verdict(app, verdict, language)
    if exit_code and not verdict.no_show:
        raise typer.Exit(1)


def _print_verdict(app: AppContext, verdict: Verdict, lang: str) -> None:
    from mentorcli.render.text.verdict import verdict_sentence

    sentence = verdict_sentence(verdict, lang)
    if app.options.json:
        from mentorcli.render.json.noshow import verdict_json

        app.output.print_json(verdict_json(verdict, sentence))
        return
    app.output.print_text(sentence)
