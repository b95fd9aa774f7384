"""What the rule makes of evidence, by any policy."""

from __future__ import annotations

from pathlib import Path

from mentorcli.models.session import SessionKind
from mentorcli.models.student import Funding
from mentorcli.services import noshow_check
from mentorcli.services.workspace import Workspace
from services.kit import at, happened


def test_the_rule_can_be_asked(workspace: Workspace, store: Path) -> None:
    """By any policy, for any kind and length; nothing is saved."""
    start, late = at("2026-12-01 14:00"), happened(late="11m")
    assert not noshow_check.check(workspace, late, start).verdict.no_show
    centre = "openclassrooms-help-centre"
    assert not noshow_check.check(workspace, late, start, policy=centre).verdict.no_show
    assert noshow_check.check(workspace, late, start, policy=centre, minutes=30).verdict.no_show
    assert noshow_check.check(workspace, late, start, policy=centre, kind=SessionKind.PRESENTATION).verdict.no_show
    assert noshow_check.check(workspace, late, start, policy=centre, funding=Funding.SELF_PAID).verdict.no_show
    assert not noshow_check.check(workspace, late, start, policy=centre, funding=Funding.FUNDED).verdict.no_show
    assert noshow_check.check(workspace, late, start, minutes=40, funding=Funding.SELF_PAID)[2] == 40
    assert not store.exists()


def test_what_the_rule_took_comes_with_it(workspace: Workspace) -> None:
    """The start, the length, and when the student came or it was called off; early is the moment itself."""
    start = at("2026-12-01 14:00")
    late = noshow_check.check(workspace, happened(late="11m"), start)
    assert late[1:] == (start, 45, at("2026-12-01 14:11"), None)
    early = noshow_check.check(workspace, happened(arrived="13:50"), start, minutes=60)
    assert (early[1:], early.verdict.measured_seconds) == ((start, 60, at("2026-12-01 13:50"), None), 0)
    off = noshow_check.check(workspace, happened(cancelled_at="2026-11-30 10:00"), start)
    assert off[1:] == (start, 45, None, at("2026-11-30 10:00"))
    assert noshow_check.check(workspace, happened(absent=True), start, kind=SessionKind.PRESENTATION)[1:] == (
        start, 30, None, None,
    )  # fmt: skip
