"""`mentor student`: who your students are, and what you noted about them. One file a topic."""

from __future__ import annotations

from mentorcli.cli.student import add as _add  # noqa: I001 - the order of the commands in the help
from mentorcli.cli.student import look as _look
from mentorcli.cli.student import edit as _edit
from mentorcli.cli.student import keep as _keep
from mentorcli.cli.student.app import app

__all__ = ["_add", "_edit", "_keep", "_look", "app"]
