"""The group in which the `mentor session` commands are registered."""

from __future__ import annotations

from mentorcli.cli.group import new_app

app = new_app()
