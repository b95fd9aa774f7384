"""The guided run, and the sample in a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import RefusedError
from mentorcli.models.results.demo import DemoStep, SampleLoaded
from mentorcli.services.demo import STEPS, load_sample, play
from mentorcli.services.faq import add
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual
from services.conftest import Fresh


def test_a_step_is_a_process_with_a_store_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    """Its output and exit code are returned, at the moment of the step; the user's store is not touched."""
    home = str(tmp_path / "demo")
    added, planned = (play(workspace, step, home, captured=True) for step in STEPS[:2])
    assert (added.exit_code, planned.exit_code) == (0, 0)
    assert "Amélie Durand" in added.output
    assert "24 Nov 2026 14:00" in planned.output
    refused = play(
        workspace, DemoStep(STEPS[0].now, bilingual("", ""), "mentor student show nobody"), home, captured=True
    )
    assert (refused.exit_code, "No student" in refused.output) == (3, True)
    assert not workspace.home.store.exists()


def test_in_a_terminal_a_step_writes_there_itself(
    workspace: Workspace, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Then there is nothing left to show."""
    played = play(
        workspace, DemoStep(STEPS[0].now, bilingual("", ""), "mentor --version"), str(tmp_path), captured=False
    )
    assert (played.output, played.exit_code) == ("", 0)
    assert capfd.readouterr().out.startswith("mentor ")


def test_the_sample_fills_an_empty_store(fresh: Fresh) -> None:
    """All of it is there in the next run; a second time it is refused."""
    assert load_sample(fresh()) == SampleLoaded(12, 250)
    assert len(fresh().store.slugs()) == 12
    with pytest.raises(RefusedError):
        load_sample(fresh())


def test_the_sample_never_goes_over_ones_own_entries(fresh: Fresh) -> None:
    """An entry of the FAQ is data too."""
    add(fresh(), "Where do I send my invoice?", "Through the billing page.")
    with pytest.raises(RefusedError):
        load_sample(fresh())
    assert fresh().store.slugs() == []
