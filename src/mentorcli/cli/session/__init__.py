"""`mentor session`: plan sessions, log what happened, look them up, correct them. One file a topic."""

from __future__ import annotations

from mentorcli.cli.session import plan as _plan  # noqa: I001 - the order of the commands in the help
from mentorcli.cli.session import log as _log
from mentorcli.cli.session import look as _look
from mentorcli.cli.session import change as _change
from mentorcli.cli.session.app import app

__all__ = ["_change", "_log", "_look", "_plan", "app"]
