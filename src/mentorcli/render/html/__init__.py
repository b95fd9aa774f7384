"""Pages to look at: one HTML file each, with its style in it, no script, and nothing to be fetched.

This package imports Jinja2, which takes 46 ms: it is imported only by what writes such a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

PAGES = Path(__file__).parent / "pages"
STYLE = "style.css"


def page(name: str, values: Mapping[str, object]) -> str:
    """Return the page `name` filled with values, in which every `<` and `&` is written as text.

    Alone the style, which is ours, is put in as it is.
    """
    style = Markup(_source(STYLE))  # noqa: S704 - a file of ours, without a value in it
    return _environment().get_template(f"{name}.html").render({**values, "style": style})


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_source),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _source(name: str) -> str:
    """Return a template of ours, or the style."""
    return (PAGES / name).read_text(encoding="utf-8")
