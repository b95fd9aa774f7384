"""What the services of the FAQ return."""

from __future__ import annotations

from typing import NamedTuple

from mentorcli.models.faq import FaqHit, OwnEntry


class FaqFound(NamedTuple):
    """The entries that may answer a question, best first, at least one; `lang` is the language they are shown in."""

    hits: tuple[FaqHit, ...]
    lang: str

    @property
    def sure(self) -> bool:
        """Whether the first is the answer; else they are the closest there are."""
        return self.hits[0].sure

    @property
    def by_meaning(self) -> str | None:
        """The id of the one that was found by its meaning, where one was."""
        return next((hit.id for hit in self.hits if hit.by == "meaning"), None)


class FaqEdited(NamedTuple):
    """An entry of the mentor's own as it now is; not `changed` where it was so before."""

    entry: OwnEntry
    changed: bool
