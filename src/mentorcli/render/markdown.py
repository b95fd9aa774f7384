"""Text as Markdown shows it: what a person typed stays what it is, and a link leads only where one may."""

from __future__ import annotations

import re

from mentorcli.models.links import link_fault
from mentorcli.text import visible

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def escaped(text: str) -> str:
    """Return a text in which nothing is a mark of Markdown."""
    return _MARKS.sub(r"\\\1", text)


def link(url: str) -> str:
    """Return an address as a link where it is one, else as a text in which nothing is live."""
    return f"<{url}>" if link_fault(url) is None else code(url)


def code(text: str) -> str:
    """Return a text as Markdown in which nothing is live."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {visible(text)} {fence}"


def quoted(text: str) -> list[str]:
    """Return a text word for word, as the lines of a quotation."""
    return [f"> {line}".rstrip() for line in escaped(text).split("\n")]
