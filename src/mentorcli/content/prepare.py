"""`python -m mentorcli.content.prepare` writes faq.index.json: the FAQ as the search takes it.

To be run after a change of faq.en.toml, faq.fr.toml or faq.elsewhere.toml; until then searches read those themselves,
which is slower.
"""

from __future__ import annotations

import json

from mentorcli.content import HERE, PREPARED, faq_checks, faq_written
from mentorcli.models.faq import FaqEntry
from mentorcli.search.corpus import common_words, distinct_words, folded_parts


def prepared() -> str:
    """Return what the file has to hold, one entry a line."""
    entries = [
        json.dumps([entry.id, entry.question, entry.answer, entry.lang, *_ready(entry)], ensure_ascii=False)
        for entry in faq_written()
    ]
    lines = ",\n".join(entries)
    return f'{{"made_from": {json.dumps(faq_checks())}, "entries": [\n{lines}\n]}}\n'


def _ready(entry: FaqEntry) -> tuple[object, ...]:
    return folded_parts(entry), distinct_words(entry), common_words(entry)


if __name__ == "__main__":
    (HERE / PREPARED).write_text(prepared(), encoding="utf-8", newline="\n")
