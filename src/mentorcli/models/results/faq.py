"""What the services of the FAQ return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.faq import FaqHit, OwnEntry


class FaqFound(NamedTuple):
    """The entries that answer a question, best first, at least one; `lang` is the language they are shown in."""

    hits: tuple[FaqHit, ...]
    lang: str


class FaqEdited(NamedTuple):
    """An entry of the mentor's own as it now is; not `changed` where it was so before."""

    entry: OwnEntry
    changed: bool
