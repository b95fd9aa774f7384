"""`mentor noshow check`."""

from typing import Annotated

import typer

from mentorcli.cli import options as o
from mentorcli.cli import session_options as so
from mentorcli.cli import student_options as po
from mentorcli.cli.candidates import policy_names
from mentorcli.cli.context import AppContext, app_of
from mentorcli.cli.evidence import typed_evidence
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.errors import UsageError
from mentorcli.models.results.noshows import CheckedVerdict
from mentorcli.render.text.verdict import checked_text
from mentorcli.services import noshow_check
from mentorcli.text import bilingual


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
    arrived: so.Arrived = None,
    late: so.Late = None,
    absent: so.Absent = False,
    cancelled_at: so.CancelledAt = None,
    cancelled_by: so.CancelledByOption = None,
    kind: so.Kind = None,
    duration: so.Duration = None,
    funding: po.FundingOption = None,
    policy: Annotated[
        str | None, typer.Option("--policy", metavar="NAME", help="Judge by this policy.", autocompletion=policy_names)
    ] = None,
    lang: o.Lang = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 0 for a no-show, 1 where it is none.")] = False,
) -> None:
    """Ask the rule, without writing anything."""
    app = app_of(ctx)
    app.workspace.choose_lang(lang)
    evidence = typed_evidence(
        app, arrived=arrived, late=late, absent=absent, cancelled_at=cancelled_at, cancelled_by=cancelled_by
    )
    if not evidence.given:
        raise UsageError(
            bilingual("What happened is missing", "Il faut dire ce qui s'est passé"),
            bilingual(
                "Give --arrived, --late, --absent or --cancelled-at.",
                "Donnez --arrived, --late, --absent ou --cancelled-at.",
            ),
        )
    start = app.moment(scheduled, length=True)
    minutes = o.minutes(duration) if duration else None
    done = noshow_check.check(
        app.workspace, evidence, start, kind=kind, minutes=minutes, funding=funding, policy=policy
    )
    app.answer(
        json=lambda: _json(app, done),
        text=lambda: checked_text(done, app.view),
    )
    if exit_code and not done.verdict.no_show:
        raise typer.Exit(1)


def _json(app: AppContext, done: CheckedVerdict) -> object:
    """Return the verdict for scripts."""
    from mentorcli.render.json.noshow import verdict_json  # only --json needs it

    return verdict_json(done, app.view)
