"""Long lines on a terminal: broken between words, and set in under the line they belong to."""

from __future__ import annotations

import re
from textwrap import TextWrapper

COMMAND = "mentor "
# What the rest of a broken line is set in by: spaces, `- `, `12. `, `[x] `, or a label with its value behind it.
_LEAD = re.compile(r"[^\s:][^:]{0,20}: {2,}| *(?:[0-9]{1,3}\. )?(?:\[.\] )?(?:- )?")
_LEAST_LEFT = 20
_LAST_NARROW = "\u1100"  # every wide character comes later


def wrapped(line: str, width: int) -> list[str]:
    """Return a line as lines of at most `width` characters.

    A line with a command stays whole, since it is there to be copied, and so does one with wide characters, whose
    cells the standard library does not count: the terminal breaks those.
    """
    if len(line) <= width or COMMAND in line or max(line) >= _LAST_NARROW:
        return [line]
    lead = _LEAD.match(line)
    indent = len(lead[0]) if lead else 0
    if width - indent < _LEAST_LEFT:
        indent = 0
    wrapper = TextWrapper(
        width, subsequent_indent=" " * indent, break_on_hyphens=False, break_long_words=False, drop_whitespace=True
    )
    return wrapper.wrap(line) or [line]
