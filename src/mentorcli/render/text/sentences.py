"""Sentences by name, each in English and French side by side."""

from __future__ import annotations

from collections.abc import Mapping

from mentorcli.render.text.quantities import typeset

ENGLISH, FRENCH = 0, 1


class Sentences:
    """A feature's sentences: name -> (English, French). What a person typed is put in as it is."""

    def __init__(self, table: Mapping[str, tuple[str, str]]) -> None:
        self.table = table

    def __call__(self, key: str, lang: str, /, **values: object) -> str:
        """Return a sentence by its name in a language (`en` or `fr`), its values put in."""
        form = self.table[key][FRENCH if lang == "fr" else ENGLISH]
        return typeset(form, lang).format(**values)
