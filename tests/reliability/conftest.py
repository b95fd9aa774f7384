"""The quick part runs with every test run; `python -m pytest tests/reliability --full` runs the whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Tell = Callable[[str, int], None]
_figures: dict[str, int] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--full` and `--races`."""
    parser.addoption("--races", type=int, help="exports taken while everything changes: 8, with --full 200")
    parser.addoption("--full", action="store_true", help="every kill, every round, the full disk (minutes)")


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    """Return whether the whole is asked for."""
    return bool(request.config.getoption("--full", default=False))


@pytest.fixture
def tell() -> Tell:
    """Return a function that adds to a figure of the run, shown in the end."""

    def add(name: str, count: int) -> None:
        _figures[name] = _figures.get(name, 0) + count

    return add


@pytest.fixture
def unprivileged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], None]]:
    """Return a function that gives up root's rights until the test ends; without root it does nothing."""
    del tmp_path_factory
    was_root = os.geteuid() == 0
    yield lambda: os.seteuid(65534) if was_root else None
    if was_root:
        os.seteuid(0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures of the run; MENTOR_FIGURES names a file that keeps them."""
    for name, count in sorted(_figures.items()):
        terminalreporter.write_line(f"{count:>7}  {name}")
    if os.environ.get("MENTOR_FIGURES"):
        Path(os.environ["MENTOR_FIGURES"]).write_text(json.dumps(_figures, indent=1, sort_keys=True) + "\n")
