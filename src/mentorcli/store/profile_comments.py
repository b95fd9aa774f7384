"""The comments that a person wrote into a profile: they stay when the file is written anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from mentorcli.store.profile import HEAD, MAX_BYTES, QUOTED

_LINE = re.compile(rf"""(?P<code>(?:{QUOTED}|[^#"'])*)(?P<comment>\#.*)?""")
_KEY = re.compile(r"\[*[ \t]*([A-Za-z0-9_-]+)")


class _Place(NamedTuple):
    """A line of a profile: the field it is of, and what it says where that goes over several lines."""

    field: str
    code: str


class _Comments:
    """The comments of a profile by the line that they stand above or behind, and those after the last one."""

    def __init__(self, text: str) -> None:
        self.above: dict[_Place, list[str]] = {}
        self.behind: dict[_Place, str] = {}
        self.end: list[str] = []
        for place, comment in _places(text):
            if place is None:
                self.end.append(comment)
                continue
            self.above.setdefault(place, []).extend(self.end)
            self.end = []
            if comment:
                self.behind[place] = comment

    def move_to(self, there: set[_Place]) -> None:
        """Let what stood at lines that are gone stand above their field, or at the end where that is gone too."""
        for place in [*dict.fromkeys([*self.above, *self.behind])]:
            if place not in there:
                lines = [*self.above.pop(place, ()), *filter(None, [self.behind.pop(place, "")])]
                field = _Place(place.field, "")
                if field in there:
                    self.above.setdefault(field, []).extend(lines)
                else:
                    self.end += lines


def _places(text: str) -> Iterator[tuple[_Place | None, str]]:
    """Yield each line's place, None for one that is a comment alone, and its comment."""
    field = ""
    for line in text.splitlines():
        found = _LINE.match(line)
        code, comment = (found["code"].strip(), found["comment"] or "") if found else (line.strip(), "")
        key = _KEY.match(line)
        if not code:
            if comment:
                yield None, comment
        elif key is not None:
            field = key[1]
            yield _Place(field, ""), comment
        else:
            yield _Place(field, code), comment


def with_comments(written: bytes, old: bytes) -> bytes:
    """Return a new profile with the comments of the old one where they stood, as far as their lines are there."""
    text = old.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace(HEAD, "")
    if "#" not in text:
        return written
    comments, new = _Comments(text), written.decode()
    lines = new.removeprefix(HEAD).splitlines()
    places = [place for place, _ in _places("\n".join(lines))]
    comments.move_to({place for place in places if place is not None})
    out = [HEAD.rstrip("\n")]
    for line, place in zip(lines, places, strict=True):
        behind = comments.behind.get(place, "") if place is not None else ""
        out += [*(comments.above.get(place, ()) if place is not None else ()), f"{line}  {behind}".rstrip()]
    return _checked("\n".join([*out, *comments.end]) + "\n", written)


def _checked(text: str, written: bytes) -> bytes:
    """Return a text where it says what the new profile says and can be read again, else that profile."""
    data = text.encode("utf-8", "replace")
    try:
        same = tomllib.loads(text) == tomllib.loads(written.decode())
    except tomllib.TOMLDecodeError:
        same = False
    return data if same and len(data) <= MAX_BYTES else written
