"""The FAQ as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.faq import FaqEntry, FaqHit


def entry_json(entry: FaqEntry) -> dict[str, Any]:
    """Return an entry; `own` marks one that the mentor added."""
    return {
        "id": entry.id,
        "question": entry.question,
        "answer": entry.answer,
        "lang": entry.lang,
        "commands": list(entry.commands),
        "own": entry.own,
    }


def hit_json(hit: FaqHit) -> dict[str, Any]:
    """Return an entry that may answer a question, its score from 0 to 1, whether it is the answer, how it was found."""
    return {
        "id": hit.id,
        "question": hit.question,
        "answer": hit.answer,
        "lang": hit.lang,
        "score": hit.score,
        "sure": hit.sure,
        "by": hit.by,
    }
