"""TAB in a shell as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.completion import ShellSetup


def setup_json(setup: ShellSetup) -> dict[str, Any]:
    """Return the shell, its file, whether TAB is switched on in it now, and whether that was changed just now."""
    return {
        "shell": setup.shell,
        "file": setup.file,
        "installed": setup.installed,
        "changed": setup.changed,
        "lines": list(setup.lines),
    }
