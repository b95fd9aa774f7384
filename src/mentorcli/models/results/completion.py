"""What setting TAB up in a shell hands over to be shown."""

from __future__ import annotations

from typing import NamedTuple


class ShellSetup(NamedTuple):
    """What is, or would be, changed in the file that a shell reads when it starts.

    `file` is its whole path, `lines` what mentor writes there, `installed` whether TAB is switched on in it now,
    `changed` whether this run wrote it, `needed` whether there is anything to write. `by_hand` is the number of a line
    outside of ours that switches TAB on, which only its writer may take away.
    """

    shell: str
    file: str
    lines: tuple[str, ...]
    installed: bool
    needed: bool
    changed: bool = False
    by_hand: int | None = None
    uninstall: bool = False
