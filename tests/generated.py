"""Pages of docs/ of which a program writes some parts, between two marks, and people the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def put(page: str, parts: Mapping[str, Sequence[str]]) -> str:
    """Return a page with the lines of its generated parts written anew. Raises KeyError for one that it has not."""
    for name, lines in parts.items():
        begin, end = f"<!-- {name}: generated -->\n", f"<!-- {name}: end -->\n"
        before, found, rest = page.partition(begin)
        _, ends, after = rest.partition(end)
        if not found or not ends:
            raise KeyError(name)
        page = "\n".join([f"{before}{begin}", *lines, "", f"{end}{after}"])
    return page


def write(name: str, parts: Mapping[str, Sequence[str]]) -> None:
    """Write the generated parts of a page in docs/ anew."""
    path = DOCS / name
    path.write_text(put(path.read_text(encoding="utf-8"), parts), encoding="utf-8")
