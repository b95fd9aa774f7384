"""The policy in a configuration that a person wrote: comments stay, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
import tomlkit

from mentorcli.errors import UsageError
from mentorcli.store import settings_policy

DECEMBER = date(2026, 12, 1)
ENTRY = '[[policy.dated]]\nfrom = 2026-12-01\nname = "b"\n'


def put(text: str, name: str = "name", value: str | int = "b", day: date = DECEMBER) -> str:
    """Return a configuration after one dated value was set."""
    return settings_policy.put(tomlkit.parse(text), day, name, value).as_string()


def drop(text: str, name: str | None = None, day: date = DECEMBER) -> str | None:
    """Return a configuration after a dated value, or an entry, was taken out."""
    left = settings_policy.drop(tomlkit.parse(text), day, name)
    return None if left is None else left.as_string()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ENTRY),
        ('lang = "fr"', f'lang = "fr"\n\n{ENTRY}'),
        ("# strict\n[policy]\nlate_minutes = 10 # x\n\n# money\n[tariff]\na = 1\n",
         f"# strict\n[policy]\nlate_minutes = 10 # x\n\n{ENTRY}\n# money\n[tariff]\na = 1\n"),
        ("[[policy.dated]]\nfrom = 2026-11-16\nping_days = 4\n# end\n",
         f"[[policy.dated]]\nfrom = 2026-11-16\nping_days = 4\n\n{ENTRY}# end\n"),
        ("x = 1\n\n# later\n[[policy.dated]]\nfrom = 2026-12-24\nping_days = 4\n",
         f"x = 1\n\n{ENTRY}\n# later\n[[policy.dated]]\nfrom = 2026-12-24\nping_days = 4\n"),
        ("[policy]\nping_days = 4\n\n# later\n[[policy.dated]]\nfrom = 2026-12-24\nping_days = 4\n",
         f"[policy]\nping_days = 4\n\n{ENTRY}\n# later\n[[policy.dated]]\nfrom = 2026-12-24\nping_days = 4\n"),
    ],
)  # fmt: skip
def test_a_new_entry_stands_in_the_order_of_days(before: str, after: str) -> None:
    """Below the policy, above the comment about what follows; taken out again, the file is as it was."""
    assert put(before) == after
    assert (drop(after) or "").split() == before.split()


def test_a_value_of_an_entry_is_changed_in_place_or_added_below_its_last_line() -> None:
    """Comments behind a value and below the entry stay where they are."""
    text = f"{ENTRY.rstrip()} # mine\n\n# money\n[tariff]\na = 1\n"
    assert put(text, value="c") == text.replace('"b"', '"c"')
    added = put(text, "ping_days", 4)
    assert added == text.replace("# mine\n", "# mine\nping_days = 4\n")
    assert drop(added, "ping_days") == text


def test_an_entry_that_says_nothing_any_more_goes() -> None:
    """A day alone would change nothing."""
    assert drop(f"# a\n\n{ENTRY}\n# b\n", "name") == "# a\n\n# b\n"


@pytest.mark.parametrize(
    ("name", "day"),
    [("ping_days", DECEMBER), ("from", DECEMBER), (None, date(2026, 12, 2)), ("name", date(2026, 12, 2))],
)
def test_what_is_not_there_cannot_be_taken_out(name: str | None, day: date) -> None:
    """The day of an entry is no value of its own."""
    assert drop(ENTRY, name, day) is None


@pytest.mark.parametrize(
    "text", ['policy = {name = "a"}\n', "policy = 3\n", "[policy]\ndated = [{from = 2026-11-16}]\n"]
)
def test_another_shape_is_refused(text: str) -> None:
    """The file says so itself; nothing is guessed."""
    with pytest.raises(UsageError, match="cannot be changed from here"):
        put(text)


def test_entries_on_one_line_cannot_be_taken_out_from_here() -> None:
    """Nor added to: only the value that stands there is changed."""
    text = '[policy]\ndated = [{from = 2026-12-01, name = "a"}]\n'
    with pytest.raises(UsageError):
        drop(text)
    with pytest.raises(UsageError):
        put(text, "ping_days", 4)
    assert put(text) == text.replace('"a"', '"b"')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[policy]\nname = \"a\"\n\n# later\n" + ENTRY, "[policy]\nname = \"a\"\nping_days = 4\n\n# later\n" + ENTRY),
        ("x = 1\n\n# later\n" + ENTRY, "x = 1\n\n[policy]\nping_days = 4\n\n# later\n" + ENTRY),
        ("# later\n" + ENTRY, "[policy]\nping_days = 4\n\n# later\n" + ENTRY),
        ("policy.name = \"a\"\n", None),
        ('a = """\n[policy]\n"""\n' + ENTRY, None),
    ],
)  # fmt: skip
def test_a_new_figure_stands_in_the_table_above_the_entries(before: str, after: str | None) -> None:
    """None where the file is written otherwise."""
    written = settings_policy.put_new(tomlkit.parse(before), "ping_days", 4)
    assert (None if written is None else written.as_string()) == after
