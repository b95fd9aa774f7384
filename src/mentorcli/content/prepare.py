"""`python -m mentorcli.content.prepare` writes faq.index.json: the FAQ as the search takes it.

To be run after a change of faq.en.toml, faq.fr.toml, faq.elsewhere.toml or of how the search reads a line; until then
searches read those themselves, which is slower.
"""

from __future__ import annotations

import json

from mentorcli.content import HERE, PREPARED, faq_checks, faq_written
from mentorcli.search.counts import Counts


def prepared() -> str:
    """Return what the file has to hold: one entry a line, then the counts."""
    written = faq_written()
    counts = Counts.of(written)
    entries = ",\n".join(
        json.dumps([entry.id, entry.question, entry.answer, entry.lang], ensure_ascii=False) for entry in written
    )
    counted = "".join(
        f',\n"{name}": {json.dumps(value)}'
        for name, value in (("topics", counts.topics), ("lines", counts.lines), ("words", counts.word_lines))
    )
    return f'{{"made_from": {json.dumps(faq_checks())}, "entries": [\n{entries}\n]{counted}}}\n'


if __name__ == "__main__":
    (HERE / PREPARED).write_text(prepared(), encoding="utf-8", newline="\n")
