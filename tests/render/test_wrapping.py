"""Long lines on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorcli.lines import filled, with_commands
from mentorcli.render.cells import cells
from mentorcli.render.text import sentence as common_sentence
from mentorcli.render.wrapping import wrapped
from mentorcli.text import command_line, joined, spans_of

WORDS = st.lists(st.text(st.sampled_from("abcé.:-[]0123456789"), min_size=1, max_size=12), min_size=1, max_size=30)


def test_the_rest_is_set_in_under_its_line() -> None:
    """Below an item, below a value, below an indented sentence."""
    assert wrapped("  1. [ ] Say that the presentation is recorded.", 32) == [
        "  1. [ ] Say that the",
        "         presentation is",
        "         recorded.",
    ]
    assert wrapped("Attendance:   attended 10 of 14 sessions held", 38)[1].startswith(" " * 14 + "s")
    assert wrapped("Store:             state sound; 12 students", 40)[1] == "  students"  # a column of 21 is none
    assert wrapped("  Noé Garcia: send the first e-mail, due since Monday", 40)[1].startswith("  since")


def test_what_is_copied_stays_whole() -> None:
    """A command, an id and a date are never broken, whatever the terminal's width; the words around them are."""
    command = command_line("session log", "thomas-lefevre", options=("--at", "2026-11-24 18:30"))
    assert wrapped("    " + command, 40) == ["    " + command]
    line = joined("To take back what was done just now, which is all that can be taken back: ", command, ".")
    assert wrapped(line, 40) == [
        "To take back what was done just now,",
        "which is all that can be taken back:",
        f"{command}.",
    ]
    for planned in (
        "Planned for the next week, Fri 27 Nov 2026 16:00 CET, at home",
        "Prévue un peu plus tard, ven. 27 nov. 2026 16:00",
    ):
        assert any("27" in one and "16:00" in one and "2026" in one for one in wrapped(planned, 40))


def test_the_word_mentor_is_a_word() -> None:
    """What a person wrote is prose, also where it looks like a command, in a table of ours or in a value."""
    said = (
        "she would rather have another mentor session with somebody who knows the path: mentor session log amelie now"
    )
    for line in (said, common_sentence("next", "en", command=said)):
        lines = wrapped(line, 40)
        assert len(lines) > 2
        assert all(len(one) <= 40 for one in lines)


def test_the_commands_of_a_sentence_are_parts_of_it() -> None:
    """Those of the sentence itself, and those put in; not what stands in quotes, or is a value."""
    line = filled(
        "Ask {name}. To take it back: mentor undo {id}. It is {what}", {"name": "mentor undo", "id": "x", "what": 1}
    )
    assert [line[start:end] for start, end, _ in spans_of(line)] == ["mentor undo x"]
    line = with_commands('No "see: mentor faq list" here. See: mentor student list --all')
    assert [line[start:end] for start, end, _ in spans_of(line)] == ["mentor student list --all"]
    assert spans_of(with_commands("another mentor comes")) == ()


def test_wide_characters_are_measured() -> None:
    """Text without blanks is broken anywhere; accents that combine take no cell."""
    assert wrapped("名前 " * 12, 40) == ["名前 名前 名前 名前 名前 名前 名前 名前", "名前 名前 名前 名前"]
    lines = wrapped("ダッシュボードを作る" * 6, 40)
    assert "".join(lines) == "ダッシュボードを作る" * 6
    assert all(cells(line) <= 40 for line in lines)
    assert wrapped("e\u0301" * 40, 40) == ["e\u0301" * 40]


@given(WORDS, st.integers(40, 200))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], width: int) -> None:
    """Whatever the words, they come back in order, and only a longer word makes a longer line."""
    lines = wrapped(" ".join(words), width)
    assert " ".join(lines).split() == " ".join(words).split()
    assert all(len(line) <= width for line in lines)
