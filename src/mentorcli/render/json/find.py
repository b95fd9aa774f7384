"""What was found in texts as the JSON that scripts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorcli.models.results.find import Hit
from mentorcli.render import View
from mentorcli.render.json.encoding import local


def hits_json(hits: Iterable[Hit], view: View) -> list[dict[str, Any]]:
    """Return the records found; `spans` are [from, to) in characters of `text`, one for each place of a word."""
    return [
        {
            "at": local(hit.at, view.zone),
            "student": hit.student,
            "name": hit.name,
            "kind": hit.kind,
            "id": hit.id,
            "text": hit.text,
            "spans": [list(one) for one in hit.spans],
        }
        for hit in hits
    ]
