"""An item and its command on one line."""

from __future__ import annotations

from mentorcli.render.beside import Item, beside, one_by_one
from mentorcli.text import command_line

LOG = Item(
    "Amélie Durand: Mon 23 Nov 09:00, to document",
    command_line("session log", "amelie-durand", options=("--at", "2026-11-23 09:00")),
    command_line("session log", "amelie", options=("--at", "2026-11-23T09:00")),
    ("Amélie Durand: 23 Nov 09:00", "Amélie Durand"),
)
WRITE = Item("Noé: call", command_line("contact message", "noe-garcia"), command_line("contact message", "noe"))


def test_a_pipe_has_everything() -> None:
    """Nothing is cut, and nothing is short."""
    lines, left_out = beside([LOG, WRITE, Item("nothing to do")], None)
    assert not left_out
    assert lines == [f"{LOG.what}  {LOG.command}", f"{WRITE.what}  {WRITE.command}", "nothing to do"]


def test_commands_begin_below_one_another() -> None:
    """Where there is room for all of them."""
    lines, left_out = beside([LOG, WRITE, Item("nothing to do")], 120)
    assert not left_out
    assert {line.index("mentor ") for line in lines[:2]} == {len(LOG.what) + 2}
    assert lines[2] == "nothing to do"


def test_what_is_short_comes_before_what_is_cut() -> None:
    """First all commands are short, then an item is brief, then it is cut; a command never is."""
    lines, left_out = beside([LOG, WRITE], 80)
    assert not left_out
    assert [line.rstrip().endswith(item.short) for line, item in zip(lines, (LOG, WRITE), strict=True)] == [True, True]
    assert lines[0].startswith("Amélie Durand: 23 Nov 09:00  ")
    assert beside([LOG], 68)[0][0].startswith("Amélie Durand     ")
    lines, left_out = beside([LOG._replace(brief=LOG.brief[:1])], 68)
    assert (lines[0].startswith("Amélie Durand: 23…"), left_out) == (True, False)
    assert len(lines[0]) <= 68


def test_a_command_without_room_is_left_out_and_that_is_told() -> None:
    """In a terminal too narrow for it the item has the line for itself."""
    lines, left_out = beside([LOG, WRITE], 44)
    assert left_out
    assert lines == [LOG.what, f"Noé: call  {WRITE.short}"]
    assert beside([WRITE], 44)[1] is False


def test_a_command_without_room_stands_below() -> None:
    """Each item for itself: one that fits beside its command stays there."""
    assert one_by_one([LOG, WRITE], None) == [f"{LOG.what}  {LOG.command}", f"{WRITE.what}  {WRITE.command}"]
    lines = one_by_one([Item("to document", LOG.command, LOG.command), WRITE], 40)
    assert lines == ["to document", f"  {LOG.command}", f"{WRITE.what}  {WRITE.short}"]


def test_an_item_is_fitted_before_it_is_cut() -> None:
    """As far as that fits beside a command; alone it is in any case, since no command tells what it is."""
    item = LOG._replace(brief=(), fitted=lambda room: f"{'Amélie'[: max(room - 14, 4)]}: to document")
    assert beside([item], 76)[0][0].startswith("Amé")
    assert beside([item], 40) == (["Amélie: to document"], True)
    assert beside([item._replace(what=f"{'Amélie' * 9}: to document")], 16) == (["Amél: to docume…"], True)
    beside_command = beside([item], len(item.short) + 22)[0][0]
    assert beside_command.startswith("Amélie: to document ")
    assert beside_command.endswith(item.short)
