"""Sentences by name, each in English and French side by side, and those that many commands share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mentorcli.render.text.quantities import typeset
from mentorcli.text import to_be_typed

if TYPE_CHECKING:
    from mentorcli.models.results.student import Mention

ENGLISH, FRENCH = 0, 1


class Sentences:
    """A feature's sentences: name -> (English, French). What a person typed is put in as it is."""

    def __init__(self, table: Mapping[str, tuple[str, str]]) -> None:
        self.table = table

    def __call__(self, key: str, lang: str, /, **values: object) -> str:
        """Return a sentence by its name in a language (`en` or `fr`), its values put in."""
        form = self.table[key][FRENCH if lang == "fr" else ENGLISH]
        return to_be_typed(typeset(form, lang), template=True).format(**values)

    def counted(self, key: str, count: int, lang: str, /, **values: object) -> str:
        """Return the sentence `key` with its `count`; where that takes the singular, the one named `key-of-one`."""
        from mentorcli.counts import is_one  # most sentences count nothing

        return self(f"{key}-of-one" if is_one(count, lang) else key, lang, count=count, **values)


sentence = Sentences(
    {
        "next": ("Next: {command}", "Ensuite : {command}"),
        "namesake": (
            "{name} here is {slug}; of the same name: {others}",
            "{name} est ici {slug} ; du même nom : {others}",
        ),
    }
)


def namesake_lines(mentioned: Iterable[Mention], lang: str) -> list[str]:
    """Return a line for each student spoken of whose name others have too: who is meant, and who is not."""
    return [
        sentence("namesake", lang, name=one.student.name, slug=one.student.id, others=", ".join(one.namesakes))
        for one in mentioned
    ]
