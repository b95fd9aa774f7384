"""What may be kept as a link, wherever it is typed or comes from."""

from __future__ import annotations

import re

from mentorcli.text import Bilingual, bilingual

_ENDS = '<>"'  # where a page or a message that shows a link takes it to end


def link_fault(text: str) -> Bilingual | None:
    """Return why a text cannot be kept as a link, None for one that can.

    Only http and https lead nowhere but to a page; blanks, and what nobody sees, hide where a link leads.
    """
    if not re.match(r"https?://[^/?#]", text):
        return bilingual("a link begins with https://", "un lien commence par https://")
    if " " in text or not text.isprintable():
        return bilingual(
            "no blank, and nothing that cannot be seen, stands in a link",
            "un lien ne contient ni espace, ni caractère invisible",
        )
    if any(character in text for character in _ENDS):
        return bilingual(
            'no <, > and " stands in a link: write %3C, %3E and %22',
            "un lien ne contient ni <, ni >, ni guillemet\u00a0: écrivez %3C, %3E et %22",
        )
    return None
