"""What a terminal gets of a line with its parts: colours, nothing that steers it, lines that fit."""

from __future__ import annotations

import pytest

from mentorcli.lines import in_pieces, visible_line
from mentorcli.render.cells import cells, cut
from mentorcli.render.palette import DARK, LIGHT, PLAIN, painted, palette_of
from mentorcli.render.screen import shown
from mentorcli.render.text import Sentences
from mentorcli.text import BAD, COMMAND, GOOD, ID, NAME, Line, command_line, joined, part, spans_of

TERM = {"TERM": "xterm-256color"}


def test_parts_have_their_colours() -> None:
    """What stands between them has none; parts that follow one another and are the same are one."""
    line = joined(part("Zoé", NAME), ": ", part("no-", BAD), part("show", BAD), ".")
    assert painted(line, DARK) == f"\x1b[1mZoé{PLAIN}: \x1b[31mno-show{PLAIN}."
    assert painted("plain", DARK) == "plain"
    assert painted(Line("whole", ((0, 5, BAD), (1, 3, GOOD), (0, 5, "unknown"))), DARK) == f"\x1b[31mwhole{PLAIN}"


@pytest.mark.parametrize(
    ("environ", "palette"),
    [
        ({}, DARK),
        ({**TERM, "COLORFGBG": "15;0"}, DARK),
        ({**TERM, "COLORFGBG": "0;15"}, LIGHT),
        ({**TERM, "COLORFGBG": "0;default;7"}, LIGHT),
        ({"TERM": "xterm", "COLORTERM": "truecolor", "COLORFGBG": "0;15"}, LIGHT),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, DARK),
        ({**TERM, "COLORFGBG": ""}, DARK),
    ],
)
def test_a_light_background_has_darker_colours(environ: dict[str, str], palette: dict[str, str]) -> None:
    """Where the terminal says that it is light, and has them."""
    assert palette_of(environ) is palette
    assert DARK.keys() == LIGHT.keys()


def test_what_steers_a_terminal_is_shown_and_parts_stay_where_they_are() -> None:
    """In what a person wrote, whether that is a part or not."""
    line = joined("a\x1b[2J ", part("n\x07ame", NAME), "\tb")
    assert shown(line, 80, TERM) == [f"a\\x1b[2J \x1b[1mn\\x07ame{PLAIN}    b"]
    assert shown("a\x1b\nb", 80, None) == ["a\\x1b", "b"]
    assert shown(part("two\nlines", BAD), 80, TERM) == [f"\x1b[31mtwo{PLAIN}", f"\x1b[31mlines{PLAIN}"]


def test_a_part_keeps_its_colour_over_lines() -> None:
    """Each of its lines is painted by itself, so that nothing runs on into the next."""
    lines = shown(part("no-shows come regularly and are to be reported soon", BAD), 30, TERM)
    assert len(lines) == 2
    assert all(line.startswith("\x1b[31m") and line.endswith(PLAIN) for line in lines)


def test_a_line_is_a_text_with_parts() -> None:
    """What is put in front or behind, and a slice, keeps them where they are; a single character has none."""
    line = "x " + part("Zoé Petit", NAME) + "!"
    assert (line, spans_of(line)) == ("x Zoé Petit!", ((2, 11, NAME),))
    assert spans_of(line[4:8]) == ((0, 4, NAME),)
    assert spans_of(line[::2]) == spans_of(line[0]) == spans_of("text") == ()
    assert part(line, BAD) == line
    assert spans_of(part(line, BAD)) == ((2, 11, NAME),)
    assert spans_of(part("", BAD)) == ()
    assert spans_of(joined("a", part("b", ID), between=", ")) == ((3, 4, ID),)


def test_a_sentence_keeps_the_parts_of_its_values() -> None:
    """By their place, also where the same word stands there twice; a command is one by itself."""
    says = Sentences({"said": ("{who} and {whom}: {command}", "{who:de} et {whom} : {command}")})
    line = says("said", "en", who="Ann", whom=part("Ann", NAME), command=command_line("undo"))
    assert spans_of(line) == ((8, 11, NAME), (13, 24, COMMAND))
    assert says("said", "fr", who="Ann", whom="Zoé", command="x") == "d'Ann et Zoé\u00a0: x"


def test_a_cut_text_keeps_its_part() -> None:
    """The sign is a part of it, and no wide character is cut in two."""
    assert spans_of(cut(part("Amélie Durand", NAME), 9)) == ((0, 9, NAME),)
    assert cut("田中さくら", 6) == "田中…"
    assert cells(cut("田中さくら", 6)) == 5
    assert (cut("abc", 1), cut("abc", 0), cut("abc", 3)) == ("…", "", "abc")
    assert cut("two words", 5) == "two…"


def test_a_line_that_is_made_visible_keeps_its_parts() -> None:
    """With a no-break space, as French has it, and with what steers a terminal."""
    line = joined("Voyez\u00a0: ", part("mentor faq list", COMMAND), "\x1b!")
    shown = visible_line(line)
    assert str(shown) == "Voyez\\xa0: mentor faq list\\x1b!".replace("\\xa0", "\u00a0")
    assert [shown[start:end] for start, end, _ in spans_of(shown)] == ["mentor faq list"]
    assert in_pieces("a\nb", str.upper) == "A\nB"
    assert spans_of(visible_line("a\u00a0b")) == ()
