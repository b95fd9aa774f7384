"""What two people changed in one text or record at the same time: both, but for the same place changed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from mentorcli.errors import ClashError
from mentorcli.text import bilingual, in_language, visible


class Changes(NamedTuple):
    """What an edit changes: fields with their new values, and those of them that somebody else changed otherwise."""

    fields: dict[str, Any]
    clashes: list[str]


class Clash(NamedTuple):
    """One thing that two people changed, each in another way: its name, and what each made of it."""

    name: str
    mine: str
    theirs: str


class Merged(NamedTuple):
    """A text with the changes of both; where they clash, mine below theirs as marked lines."""

    text: str
    clashes: list[Clash]


class Mark(NamedTuple):
    """Marked lines of theirs in a text that is edited, without their mark, and the line below them."""

    theirs: str
    mine: str


_MARKS = {"en": "# meanwhile: ", "fr": "# entre-temps : "}
_NOTHING = bilingual("(nothing)", "(rien)")
_LONGEST = 60


def clash(found: Sequence[Clash], *, before: str, text: str) -> ClashError:
    """Return the refusal of a change of what somebody else has changed meanwhile, naming both values.

    `before` is the text as it is now, `text` what is to be edited again, with what clashes marked in it.
    """
    english, french = ("; ".join(_both_values(one, lang) for one in found) for lang in ("en", "fr"))
    error = ClashError(bilingual(english, french))
    error.before, error.text = before, text
    return error


def _both_values(one: Clash, lang: str) -> str:
    name = in_language(one.name, lang)
    mine, theirs = (_shown(value, lang) for value in (one.mine, one.theirs))
    if lang == "fr":
        return f"{name}\u00a0: modifié entre-temps en {theirs}\u00a0; votre texte\u00a0: {mine}"
    return f"{name}: changed meanwhile to {theirs}; your text: {mine}"


def _shown(value: str, lang: str) -> str:
    line = visible(" ".join(value.split()))
    return (line if len(line) <= _LONGEST else f"{line[:_LONGEST]}...") or in_language(_NOTHING, lang)


def marked(theirs: str, lang: str) -> list[str]:
    """Return lines that say in a text what somebody else made of what follows."""
    return [f"{_MARKS[lang]}{line}\n" for line in theirs.splitlines() or [in_language(_NOTHING, lang)]]


def _is_mark(line: str) -> bool:
    return line.startswith(tuple(_MARKS.values()))


def marks(text: str) -> list[Mark]:
    """Return what is marked in a text, in its order."""
    found: list[Mark] = []
    theirs: list[str] = []
    for line in [*text.splitlines(), ""]:
        if _is_mark(line):
            theirs.append(line.split(": ", 1)[1])
        elif theirs:
            found.append(Mark("\n".join(theirs), line))
            theirs = []
    return found


def unmarked(text: str) -> str:
    """Return a text without the lines that are marked as somebody else's."""
    return "".join(line for line in text.splitlines(keepends=True) if not _is_mark(line))


def unsettled(shown: str, written: str) -> ClashError | None:
    """Return the refusal of a text in which a clash that was `shown` stands as it was: its mark, and the line below."""
    left = [mark for mark in marks(written) if mark in marks(shown)]
    if not left:
        return None
    english = "; ".join(f"{_shown(one.theirs, 'en')}; your text: {_shown(one.mine, 'en')}" for one in left)
    french = "\u00a0; ".join(
        f"{_shown(one.theirs, 'fr')}\u00a0; votre texte\u00a0: {_shown(one.mine, 'fr')}" for one in left
    )
    return ClashError(
        bilingual(
            f"Still to settle, changed meanwhile to {english}", f"Reste à trancher, modifié entre-temps en {french}"
        )
    )


class _Edit(NamedTuple):
    """Lines that take the place of those from `start` to `end`, and whether they are mine."""

    start: int
    end: int
    lines: list[str]
    mine: bool


def merged(before: str, mine: str, theirs: str, name: str, lang: str) -> Merged:
    """Return a text with the lines changed in `mine` and those changed in `theirs`, both against `before`.

    Where both changed the same lines, each in another way, they clash: theirs stand marked, in `lang`, above mine.
    `name` is what the text is called.
    """
    if theirs in (before, mine):
        return Merged(mine, [])
    base = before.splitlines(keepends=True)
    edits = sorted([*_edits(base, mine, mine=True), *_edits(base, theirs, mine=False)], key=lambda one: one[:2])
    out: list[str] = []
    clashes: list[Clash] = []
    at = 0
    while edits:
        start, end, near = edits[0].start, edits[0].end, [edits.pop(0)]
        while edits and edits[0].start <= end:
            near.append(edits.pop(0))
            end = max(end, near[-1].end)
        texts = [_applied(base, start, end, [one for one in near if one.mine is side]) for side in (True, False)]
        own, others = texts
        sides = {one.mine for one in near}
        out += base[at:start]
        at = end
        if len(sides) == 1 or own == others:
            out += own if near[0].mine else others
            continue
        clashes.append(Clash(name, "".join(own), "".join(others)))
        out += [*marked("".join(others), lang), *own]
    return Merged("".join(out + base[at:]), clashes)


def _edits(base: list[str], text: str, *, mine: bool) -> list[_Edit]:
    lines = text.splitlines(keepends=True)
    opcodes = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [_Edit(start, end, lines[a:b], mine) for tag, start, end, a, b in opcodes if tag != "equal"]


def _applied(base: list[str], start: int, end: int, edits: Sequence[_Edit]) -> list[str]:
    """Return the lines from `start` to `end` with the edits of one side in place."""
    out: list[str] = []
    for edit in edits:
        out += [*base[start : edit.start], *edit.lines]
        start = edit.end
    return out + base[start:end]


def changed_fields(before: object, mine: object, theirs: object, names: Iterable[str]) -> Changes:
    """Return the fields that `mine` changes against `before`, of those named, beside what `theirs` changed."""
    read: Callable[[Any, str], Any] = getattr
    changes: dict[str, Any] = {}
    clashes: list[str] = []
    for field in names:
        old, new, now = (read(one, field) for one in (before, mine, theirs))
        if new != old:
            changes[field] = new
            clashes += [field] if now not in (old, new) else []
    return Changes(changes, clashes)
