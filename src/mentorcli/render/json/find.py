"""What was found in texts as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mentorcli.models.results.find import Hit
from mentorcli.render import View
from mentorcli.render.json.encoding import local
from mentorcli.search.texts import spans


def hits_json(hits: Iterable[Hit], wanted: Sequence[str], view: View) -> list[dict[str, Any]]:
    """Return the records that hold some words as they are looked for.

    `spans` are [from, to) in characters of `text`, one for each place of a word.
    """
    return [
        {
            "at": local(hit.at, view.zone),
            "student": hit.student,
            "name": hit.name,
            "kind": hit.kind,
            "id": hit.id,
            "text": hit.text,
            "spans": [list(one) for one in spans(hit.text, wanted)],
        }
        for hit in hits
    ]
