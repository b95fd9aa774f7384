"""The tariffs that are set, the arithmetic of a session, and shapes to start from. It is Tue 24 Nov 2026."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers import Mentor
from mentorcli.errors import NothingFoundError, RefusedError, UsageError
from mentorcli.services.tariffs import example, examples, explain, list_tariffs, none_set, tariffs_of
from mentorcli.services.workspace import Workspace

TWO = """\
[[tariff]]
from = 2026-12-01
currency = "EUR"
[[tariff]]
from = 2026-01-01
currency = "EUR"
mentoring = { 2 = "22.75" }
"""


@pytest.fixture
def config(store: Path) -> Path:
    """Return the configuration, with two tariffs in it, the later one first."""
    store.mkdir(mode=0o700)
    (store / "config.toml").write_text(TWO, encoding="utf-8")
    return store / "config.toml"


@pytest.mark.usefixtures("config")
def test_tariffs_come_earliest_first(workspace: Workspace) -> None:
    """With the one that holds today."""
    found = list_tariffs(workspace)
    assert [one.since for one in found.all] == [date(2026, 1, 1), date(2026, 12, 1)]
    assert found.in_force is found.all[0]
    assert tariffs_of(workspace) == found.all


def test_none_may_be_set(workspace: Workspace) -> None:
    """Then none holds."""
    assert list_tariffs(workspace) == ((), None)


def test_every_fault_is_named_at_once(workspace: Workspace, config: Path) -> None:
    """With the file."""
    config.write_text(TWO.replace('"22.75"', "22.75").replace("from = 2026-12-01\n", ""), encoding="utf-8")
    with pytest.raises(UsageError, match=r"config.toml: 2 settings do not fit") as refused:
        tariffs_of(workspace)
    assert [detail.partition(":")[0] for detail in refused.value.details] == [
        "tariff[1] has no day", "tariff[2].mentoring.2",
    ]  # fmt: skip
    assert workspace.settings.timezone is None  # nothing else minds


@pytest.mark.usefixtures("config")
def test_a_session_is_explained(mentor: Mentor, workspace: Workspace) -> None:
    """By the tariff of its day; what is not documented is not."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("session", "schedule", "amelie", "2026-11-25 10:00")
    ahead = mentor("session", "list", "--json").json()[0]["id"]
    with pytest.raises(RefusedError, match="is still to come"):
        explain(workspace, ahead)
    mentor("session", "schedule", "amelie", "2026-11-23 10:00")
    workspace.store.reread()
    with pytest.raises(RefusedError, match="is not documented") as refused:
        explain(workspace, "amelie")
    assert refused.value.hint == "First: mentor session log amelie"
    mentor("session", "log", "amelie", "--at", "2026-11-23 10:00", "--level", "2")
    workspace.store.reread()
    found = explain(workspace, "amelie")
    assert (str(found.price.amount), found.session.level) == ("22.75", 2)


def test_without_a_tariff_nothing_is_explained(mentor: Mentor, workspace: Workspace) -> None:
    """How to set one is told."""
    mentor("student", "add", "Amélie Durand", "--slug", "amelie")
    mentor("session", "log", "amelie", "--new", "--at", "2026-11-23 10:00")
    with pytest.raises(NothingFoundError, match="No tariff is set"):
        explain(workspace, "amelie")
    assert none_set().hint == "One to start from: mentor tariff example"


def test_the_examples_are_known_by_name() -> None:
    """Another name is refused with the list."""
    assert examples() == ("before-2020-06", "2020-06", "2024-03", "by-length", "by-billed")
    assert example("2020-06").toml.startswith("[[tariff]]\nfrom = 2020-06-01\n")
    with pytest.raises(UsageError, match="There is no example 'x'") as refused:
        example("x")
    assert refused.value.hint == "There are: before-2020-06, 2020-06, 2024-03, by-length, by-billed"
