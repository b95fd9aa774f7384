"""The group in which the `mentor student` commands are registered."""

from __future__ import annotations

from mentorcli.cli.group import new_app

app = new_app()
