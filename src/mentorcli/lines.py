"""The commands in a sentence, as parts of its line, and lines whose parts stay when they are made visible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from mentorcli.text import COMMAND, Line, joined, spans_of, visible

# A command of a sentence of ours: behind a mark, up to where its words end.
_WORD = r""""[^"]*"|'[^']*'|[^\s"'`(),;|]*[^\s"'`(),;|.:?]"""
_TYPED = rf"(?:^|[:;,.?|\u00a0]\s|[(`\n]|  )(mentor(?: (?:{_WORD}))+)"
_QUOTED = r""""[^"]*"|(?<!\w)'[^'\n]*'(?!\w)|«[^»]*»"""
_FIELD = r"\{(\w+)\}|\{\{|\}\}"  # a pattern is compiled by the first who needs it: a millisecond
_MENTOR = "mentor "


def filled(template: str, values: Mapping[str, object]) -> str:
    """Return a template of ours with its values put in, as `format` does; a line's parts, and its own commands, stay.

    What a person typed is a value, so that no word in it is taken for a command.
    """
    commands = [found.span(1) for found in re.finditer(_TYPED, template)] if _MENTOR in template else []
    pieces: list[str] = []
    places: list[tuple[int, int]] = []  # of the template, and of what is made of it
    at = made = 0
    for field in re.finditer(_FIELD, template):
        value = values[field[1]] if field[1] else field[0][0]
        text = value if isinstance(value, Line) else str(value)
        pieces += [template[at : field.start()], text]
        places += [(at, made)]
        made += field.start() - at
        places += [(field.start(), made)]
        made += len(text)
        at = field.end()
    places.append((at, made))
    line = joined(*pieces, template[at:])
    if not commands:
        return line
    ours = [(_moved(start, places), _moved(end, places), COMMAND) for start, end in commands]
    others = [one for one in line.spans if not any(start <= one[0] and one[1] <= end for start, end, _ in ours)]
    return Line(line, sorted([*others, *ours]))


def _moved(place: int, places: list[tuple[int, int]]) -> int:
    """Return where a place of a template is once its values are put in."""
    before, made = max(one for one in places if one[0] <= place)
    return made + place - before


def with_commands(text: str) -> Line:
    """Return a sentence of ours with the commands in it as parts; what stands between quotes is no sentence of ours."""
    if _MENTOR not in text:
        return text if isinstance(text, Line) else Line(text)
    quoted = [found.span() for found in re.finditer(_QUOTED, text)]
    # At the beginning stands a command alone, or the name of the program in a sentence.
    found = (match.span(1) for match in re.finditer(_TYPED, text) if match.start(1) or match.end(1) == len(text))
    ours = [span for span in found if not any(start < span[0] < end for start, end in quoted)]
    return Line(text, sorted({*spans_of(text), *((start, end, COMMAND) for start, end in ours)}))


def visible_line(text: str) -> str:
    """Return one line of text that cannot steer a terminal, as `text.visible` does, its parts kept."""
    return in_pieces(text, visible) if spans_of(text) else visible(text)


def in_pieces(text: str, changed: Callable[[str], str]) -> Line:
    """Return a text each piece of which was changed, from one end of a part to the next, its parts kept."""
    places = sorted({0, len(text), *(place for start, end, _ in spans_of(text) for place in (start, end))})
    moved, pieces = {0: 0}, list[str]()
    for start, end in pairwise(places):
        pieces.append(changed(str(text[start:end])))
        moved[end] = moved[start] + len(pieces[-1])
    return Line("".join(pieces), ((moved[start], moved[end], role) for start, end, role in spans_of(text)))
