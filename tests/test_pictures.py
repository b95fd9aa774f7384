"""The pictures of README.md and docs/README.fr.md show what the commands show, and need nothing from elsewhere."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

import pictures
import svg

EVERY = [(name, lang) for lang in pictures.LOCALES for name in pictures.NAMES]
PAGES = {"en": pictures.DOCS.parent / "README.md", "fr": pictures.DOCS / "README.fr.md"}
MOST_BYTES = 60_000
READABLE = 4.5  # the contrast that WCAG 2 asks of text


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_picture_is_what_is_shown(name: str, lang: str) -> None:
    """`python tests/pictures.py` would change nothing."""
    assert pictures.place(name, lang).read_text(encoding="utf-8") == pictures.picture(name, lang)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_picture_needs_nothing_from_elsewhere(name: str, lang: str) -> None:
    """No font, script or picture is fetched, it is small, says what it shows, and fits its window."""
    text = pictures.place(name, lang).read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    root = ElementTree.fromstring(text)  # noqa: S314 - it is our own
    assert re.findall(r"https?:[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    kinds = {one.tag.split("}")[1] for one in root.iter()}
    assert kinds <= {"svg", "title", "style", "rect", "circle", "text"}
    assert not re.search(r"url\(|@import|@font-face|href", text)
    assert (root.findtext("{*}title"), root.get("role")) == (pictures.TITLES[lang][name], "img")
    right = float(root.get("width", "0")) - svg.MARGIN
    ends = [
        float(one.get("x", "0")) + float(one.get("textLength", svg.WIDE))
        for one in root.iter()
        if one.tag.endswith("}text")
    ]
    assert max(ends) <= right + 0.1


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_page_tells_what_its_pictures_show(name: str, lang: str) -> None:
    """Each picture stands in the page of its language, with a text for who does not see it."""
    page = PAGES[lang]
    shown = {
        (page.parent / path).resolve(): alt
        for alt, path in re.findall(r"!\[([^]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert len(shown[pictures.place(name, lang)].split()) > len(name.split())
    assert len(shown) == len(pictures.NAMES)


def test_colours_can_be_read() -> None:
    """Every ink has the contrast to the window that a text needs."""
    for ink in (svg.INK, svg.DIM, *svg.INKS.values()):
        assert (_light(ink) + 0.05) / (_light(svg.WINDOW) + 0.05) >= READABLE, ink


def _light(colour: str) -> float:
    """Return the relative luminance of a colour such as `#161b22`, from 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_letters_stand_in_their_cells() -> None:
    """Columns stay below one another: spaces are places, blocks are drawn, an escape code has no width."""
    text = svg.drawn(
        ["\x1b[1ma\x1b[0m  b \x1b[32m██░\x1b[0m", "\x1b[31mone", "two <&>\x1b[0m"], columns=20, title="a & b"
    )
    root = ElementTree.fromstring(text)  # noqa: S314 - it is our own
    letters = [(one.text, one.get("x"), one.get("y")) for one in root.findall(".//{*}text")]
    # Cells are 8.4 wide and 18 high, from 16 and 30 on; letters stand 13.5 below the top of theirs.
    assert letters == [("a", "16", "43.5"), ("b", "41.2", "43.5"), ("one", "16", "61.5"), ("two <&>", "16", "79.5")]
    green = [one for one in root.findall(".//{*}rect") if one.get("fill") == svg.INKS["32"]]
    assert [(one.get("x"), one.get("width"), one.get("fill-opacity")) for one in green] == [
        ("58", "16.8", None), ("74.8", "8.4", "0.25"),
    ]  # fmt: skip
    reds = [one.text for one in root.findall(".//{*}text") if svg.INKS["31"] in one.get("style", "")]
    assert reds == ["one", "two <&>"]  # a colour holds until it ends, over lines too
    with pytest.raises(KeyError):
        svg.drawn(["\x1b[35mpurple"], columns=20, title="")
