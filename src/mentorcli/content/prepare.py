"""`python -m mentorcli.content.prepare` writes faq.index.json: the FAQ as the search takes it.

To be run after a change of faq.en.toml, faq.fr.toml or faq.elsewhere.toml; until then searches read those themselves,
which is slower.
"""

from __future__ import annotations

import json

from mentorcli.content import HERE, PREPARED, faq_checks, faq_written
from mentorcli.search.corpus import common_words, folded_parts


def prepared() -> str:
    """Return what the file has to hold, one entry a line."""
    entries = [
        json.dumps(
            [entry.id, entry.question, entry.answer, entry.lang, folded_parts(entry), common_words(entry)],
            ensure_ascii=False,
        )
        for entry in faq_written()
    ]
    lines = ",\n".join(entries)
    return f'{{"made_from": {json.dumps(faq_checks())}, "entries": [\n{lines}\n]}}\n'


if __name__ == "__main__":
    (HERE / PREPARED).write_text(prepared(), encoding="utf-8", newline="\n")
