"""Pages of which a program writes some parts: what people wrote in them stays."""

from __future__ import annotations

import pytest

import generated

PARTS = {
    "reliability.md": ("made", "trials", "crashes", "peers"),
    "performance.md": ("made", "budgets", "limits", "medians"),
}


@pytest.mark.parametrize("name", PARTS)
def test_each_part_has_its_place(name: str) -> None:
    """What is measured goes there, and everything else is as it was."""
    before = (generated.DOCS / name).read_text(encoding="utf-8")
    after = generated.put(before, {part: [f"new {part}"] for part in PARTS[name]})
    for part in PARTS[name]:
        begin, end = f"<!-- {part}: generated -->", f"<!-- {part}: end -->"
        assert f"{begin}\n\nnew {part}\n\n{end}\n" in after
        kept = [text.partition(begin)[0] for text in (before, after)]
        kept += [text.partition(end)[2] for text in (before, after)]
        if part == PARTS[name][0]:
            assert kept[0] == kept[1]
        if part == PARTS[name][-1]:
            assert kept[2] == kept[3]
    assert generated.put(after, {}) == after


def test_a_part_without_a_place_is_told() -> None:
    """Nothing is lost in silence."""
    with pytest.raises(KeyError, match="made"):
        generated.put("# Page\n", {"made": ["new"]})
