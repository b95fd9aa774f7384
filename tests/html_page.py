"""A page read as a browser reads it: its tags, the text of its elements, its tables by the id of their heading."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "link", "img", "br", "input", "rect", "line", "path", "circle", "polyline"}
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "p", "h1", "h2", "h3",
    "dl", "dt", "dd", "div", "ul", "li", "strong", "span", "table", "thead", "tbody", "tfoot", "tr", "th", "td",
    "figure", "figcaption", "svg", "rect", "line", "path", "circle", "polyline", "text",
}  # fmt: skip
"""Every tag that a page of ours has: no script, no picture, no link, nothing that is fetched."""


class Element(NamedTuple):
    """An element: its tag, its attributes, its text as it is read, and those around it, the outermost first."""

    tag: str
    attributes: dict[str, str]
    text: list[str]
    around: tuple[Element, ...]

    @property
    def said(self) -> str:
        """The text, its blanks as one."""
        return " ".join("".join(self.text).split())


class Page(HTMLParser):
    """A page that was read; an end without its beginning, or a beginning without its end, is an AssertionError."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        element = Element(tag, {name: value or "" for name, value in attrs}, [], tuple(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without anything in it."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, [], tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Take a text for all elements around it."""
        for element in self.open:
            element.text.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag; a `class_` is one of its classes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            one
            for one in self.elements
            if one.tag == tag
            and all(
                value in one.attributes.get(name, "").split() if name == "class" else one.attributes.get(name) == value
                for name, value in wanted.items()
            )
        ]

    def table(self, heading: str) -> list[list[str]]:
        """Return the rows of the body of the table that a heading names, cell by cell."""
        (table,) = [one for one in self.elements if one.attributes.get("aria-labelledby") == heading]
        rows = [one for one in self.elements if one.tag == "tr" and table in one.around]
        return [
            [cell.said for cell in self.elements if cell.tag in ("td", "th") and cell.around[-1:] == (row,)]
            for row in rows
            if row.around[-1].tag == "tbody"
        ]

    def figure(self, key: str) -> str:
        """Return one of the figures at the head of the page."""
        (found,) = self.all("dd", class_=key)
        return found.said
