"""The FAQ searched by meaning, where its words settle nothing and the library for it is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mentorcli.content import meaning
from mentorcli.models.faq import FaqHit, OwnEntry
from mentorcli.search.meaning import Nearest, nearest
from mentorcli.text import system_message

if TYPE_CHECKING:
    from mentorcli.services.workspace import Workspace


def nearest_by_meaning(
    workspace: Workspace, query: str, hits: Sequence[FaqHit], own: Mapping[str, OwnEntry]
) -> Nearest | None:
    """Return the entry that lies nearest to a question by its meaning, where it is near and not among the hits.

    None without the library; where that is there and fails, None and a warning. An own entry is compared by its
    question and answer, anew each time: one takes the library some 25 ms, and so no text of the mentor's, nor what was
    made of one, leaves the store.
    """
    try:
        of = meaning.load()
        if of is None:
            return None
        known = meaning.topic_vectors()
        asked, *questions = meaning.directions(
            of, known.middle, [query, *(f"{one.question} {one.answer}" for one in own.values())]
        )
        found = nearest(asked, {**known.topics, **dict(zip(own, questions, strict=True))})
    except (OSError, RuntimeError, ValueError) as error:
        from mentorcli.render.text.faq import without_meaning

        workspace.warnings.append(without_meaning(workspace.readable_lang, system_message(error)))
        return None
    return found if found is not None and found.id not in {hit.id for hit in hits} else None
