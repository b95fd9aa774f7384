"""What the rule makes of evidence, by any policy."""

from __future__ import annotations

from pathlib import Path

from mentorcli.models.session import SessionKind
from mentorcli.services import noshow_check
from mentorcli.services.workspace import Workspace
from services.kit import at, happened


def test_the_rule_can_be_asked(workspace: Workspace, store: Path) -> None:
    """By any policy, for any kind and length; nothing is saved."""
    start, late = at("2026-12-01 14:00"), happened(late="11m")
    assert not noshow_check.check(workspace, late, start).no_show
    centre = "openclassrooms-help-centre"
    assert not noshow_check.check(workspace, late, start, policy=centre).no_show
    assert noshow_check.check(workspace, late, start, policy=centre, minutes=30).no_show
    assert noshow_check.check(workspace, late, start, policy=centre, kind=SessionKind.PRESENTATION).no_show
    assert not store.exists()
