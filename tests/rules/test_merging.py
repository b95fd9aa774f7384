"""What two people changed in one text or record at the same time."""

from __future__ import annotations

import pytest

from mentorcli.models.note import Note
from mentorcli.rules.merging import Clash, Mark, changed_fields, clash, marked, marks, merged, unmarked, unsettled
from mentorcli.text import in_language

BEFORE = "one\ntwo\nthree\nfour\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (BEFORE, "one\nTWO\nthree\nfour\n", "one\nTWO\nthree\nfour\n"),
        ("one\nTWO\nthree\nfour\n", BEFORE, "one\nTWO\nthree\nfour\n"),
        ("ONE\ntwo\nthree\nfour\n", "one\ntwo\nthree\nFOUR\n", "ONE\ntwo\nthree\nFOUR\n"),
        ("ONE\ntwo\nthree\nfour\n", "ONE\ntwo\nthree\n", "ONE\ntwo\nthree\n"),
        ("zero\none\ntwo\nthree\nfour\n", "one\ntwo\nthree\nfour\nfive\n", "zero\none\ntwo\nthree\nfour\nfive\n"),
        ("ONE\ntwo\nthree\nfour\n", "ONE\ntwo\nthree\nfour\n", "ONE\ntwo\nthree\nfour\n"),
    ],
)
def test_both_changes_stay(mine: str, theirs: str, both: str) -> None:
    """Lines changed by one of the two, or by both in the same way."""
    assert merged(BEFORE, mine, theirs, "the notes", "en") == (both, [])


def test_a_long_text_of_lines_all_alike_is_compared_line_by_line() -> None:
    """A line that stands in a text a hundred times is a line like any other: both ends can be written on."""
    before = "- goals, questions, next step\n" * 250
    both = merged(before, f"first\n{before}", f"{before}last\n", "the notes", "en")
    assert both == (f"first\n{before}last\n", [])


@pytest.mark.parametrize(
    ("mine", "theirs", "text", "clash"),
    [
        (
            "one\nTWO\nthree\nfour\n",
            "one\nzwei\nthree\nFOUR\n",
            "one\n# meanwhile: zwei\nTWO\nthree\nFOUR\n",
            ("TWO\n", "zwei\n"),
        ),
        (
            "one\nthree\nfour\n",
            "one\nTWO\nthree\nfour\n",
            "one\n# meanwhile: TWO\nthree\nfour\n",
            ("", "TWO\n"),
        ),
        (f"{BEFORE}five\n", f"{BEFORE}six\n", f"{BEFORE}# meanwhile: six\nfive\n", ("five\n", "six\n")),
        (
            "one\nTWO\nTHREE\nfour\n",
            "one\ntwo\nfour\n",
            "one\n# meanwhile: two\nTWO\nTHREE\nfour\n",
            ("TWO\nTHREE\n", "two\n"),
        ),
    ],
)
def test_the_same_place_twice_is_marked(mine: str, theirs: str, text: str, clash: tuple[str, str]) -> None:
    """Theirs above mine, so that a person can settle it; what else either changed is in the text."""
    assert merged(BEFORE, mine, theirs, "the notes", "en") == (text, [Clash("the notes", *clash)])


def test_what_both_changed_alike_around_is_no_clash() -> None:
    """The same result by other steps needs nobody to settle it."""
    assert merged("a\nb\n", "x\ny\n", "x\ny\n", "the notes", "en") == ("x\ny\n", [])
    assert merged("a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\nd\n", "the notes", "en") == ("a\nX\nc\nd\n", [])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_marks_are_found_again_and_taken_out(lang: str) -> None:
    """In either language; what was empty says so."""
    nothing = "(nothing)" if lang == "en" else "(rien)"
    text = "".join(["head\n", *marked("a: b\nc", lang), "mine\n", *marked("", lang)])
    assert marks(text) == [Mark("a: b\nc", "mine"), Mark(nothing, "")]
    assert unmarked(text) == "head\nmine\n"
    assert marks("# a comment\n") == []


def test_a_mark_is_settled_by_its_own_line() -> None:
    """Deleted, or the line below it changed; a change elsewhere settles nothing."""
    shown = "phone\n# meanwhile: theirs\nmine\nend\n"
    assert unsettled(shown, "phone\nmine\nend\n") is None
    assert unsettled(shown, "phone\n# meanwhile: theirs\nboth\nend\n") is None
    left = unsettled(shown, "another phone\n# meanwhile: theirs\nmine\nend\n")
    assert left is not None
    assert left.message == "Still to settle, changed meanwhile to theirs; your text: mine"
    assert left.text is None


def test_fields() -> None:
    """What I changed, and what of it somebody else changed otherwise."""
    before, mine = Note("1", None, "a"), Note("2", None, "b")  # type: ignore[arg-type]
    assert changed_fields(before, mine, before, ["id", "text", "at"]) == ({"id": "2", "text": "b"}, [])
    assert changed_fields(before, mine, Note("3", None, "b"), ["id", "text"]).clashes == ["id"]  # type: ignore[arg-type]


def test_a_clash_names_both_values() -> None:
    """On one line, in both languages, however long; a cleared one is nothing."""
    error = clash([Clash("email", "", "b@example.org"), Clash("path", "x\n" * 40, "y")], before="now", text="text")
    english = (
        "email: changed meanwhile to b@example.org; your text: (nothing); path: changed meanwhile to y; your text: "
    )
    assert error.message == f"{english}{'x ' * 30}..."
    assert "email\u00a0: modifié entre-temps en b@example.org" in in_language(error.message, "fr")
    assert (error.before, error.text) == ("now", "text")


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, f"{'x' * 60}...")])
def test_a_value_of_sixty_characters_is_shown_whole(length: int, shown: str) -> None:
    """Only a value longer than sixty characters is cut short in the refusal."""
    error = clash([Clash("path", "x" * length, "y")], before="", text="")
    assert error.message == f"path: changed meanwhile to y; your text: {shown}"


@pytest.mark.parametrize(
    ("mine", "theirs", "text", "clash"),
    [
        (
            "ONE\nTWO\nthree\nfour\n",
            "one\nzwei\ndrei\nfour\n",
            "# meanwhile: one\n# meanwhile: zwei\n# meanwhile: drei\nONE\nTWO\nthree\nfour\n",
            ("ONE\nTWO\nthree\n", "one\nzwei\ndrei\n"),
        ),
        (
            "ONE\nTWO\nTHREE\nfour\n",
            "one\nzwei\nthree\nfour\n",
            "# meanwhile: one\n# meanwhile: zwei\n# meanwhile: three\nONE\nTWO\nTHREE\nfour\n",
            ("ONE\nTWO\nTHREE\n", "one\nzwei\nthree\n"),
        ),
        (
            "ONE\nTWO\nthree\nFOUR\n",
            "one\nzwei\ndrei\nfour\n",
            "# meanwhile: one\n# meanwhile: zwei\n# meanwhile: drei\n# meanwhile: four\nONE\nTWO\nthree\nFOUR\n",
            ("ONE\nTWO\nthree\nFOUR\n", "one\nzwei\ndrei\nfour\n"),
        ),
    ],
)
def test_changes_that_overlap_clash_as_one_place(mine: str, theirs: str, text: str, clash: tuple[str, str]) -> None:
    """A place that both changed reaches to the end of the last change in it, and no line of it is lost or doubled."""
    assert merged(BEFORE, mine, theirs, "the notes", "en") == (text, [Clash("the notes", *clash)])
