"""The style of a page: what is read has the contrast of WCAG 2.2, AA (1.4.3 and 1.4.11), by day, by night, on paper."""

from __future__ import annotations

import re

import pytest

from mentorcli.render.html import PAGES, STYLE

CSS = (PAGES / STYLE).read_text(encoding="utf-8")
TEXT, DRAWN = 4.5, 3.0


def palettes() -> list[dict[str, str]]:
    """Return the colours of the light, the dark and the printed page, by name."""
    return [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", rules)) for rules in re.findall(r":root {(.*?)}", CSS, re.DOTALL)
    ]


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` or `#rgb`, by the definition of WCAG."""
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "print"])
def test_what_is_read_and_what_is_drawn_stands_out(palette: dict[str, str]) -> None:
    """Letters by 4.5 to 1, what a chart tells by 3 to 1; the accent, which is one, does both."""
    for name, least in (("ink", TEXT), ("soft", TEXT), ("accent", TEXT), ("half", DRAWN)):
        assert contrast(palette[name], palette["paper"]) >= least, name
    assert contrast(palette["half"], palette["accent"]) >= 2


def test_contrast_is_what_the_standard_says() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, and #767676 just passes on white."""
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert contrast("#abcdef", "#abcdef") == 1
    assert contrast("#767676", "#fff") > TEXT > contrast("#777777", "#fff")


def test_the_style_reaches_nowhere() -> None:
    """Nothing in it is fetched, and it ends no element."""
    assert not re.search(r"url\(|@import|@font-face|</|expression", CSS)
    assert "prefers-color-scheme: dark" in CSS
    assert "size: A4" in CSS
