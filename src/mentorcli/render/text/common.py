"""What `mentor common` says, in English and French."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorcli.render.text.sentences import Sentences

if TYPE_CHECKING:
    from mentorcli.models.results.student import Mention

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
        if one.namesakes
    ]
