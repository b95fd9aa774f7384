"""Changes of the configuration key by key."""

from __future__ import annotations

import pytest

from helpers import Mentor
from mentorcli.models.recovery import SettingsChange
from mentorcli.store.settings_keys import keys_of, shares_key, turned, united

LATE = "[policy]\nlate_minutes = 8\n"
BOTH = "# mine\n[policy]\nlate_minutes = 8 # of our own\ncancellation_hours = 12\n"
DATED = '[[policy.dated]]\nfrom = 2026-11-16\nlate_minutes = 5\nname = "openclassrooms-2021"\n'

TARIFFS = '# mine\n[[tariff]]  # the first\nfrom = 2026-11-16\ncurrency = "EUR"\nmentoring = { 1 = "30" } # each\n'


def change(before: str | None, after: str | None) -> SettingsChange:
    """Return a change of the file."""
    return SettingsChange("config", before, after)


def test_the_keys_of_a_text() -> None:
    """Settings on top, in a table and from a day on; no file has none."""
    assert keys_of(None) == {}
    assert keys_of('lang = "fr"\n' + LATE) == {"lang": "fr", "policy.late_minutes": 8}
    day = "policy.dated.2026-11-16"
    assert keys_of(DATED) == {f"{day}.late_minutes": 5, f"{day}.name": "openclassrooms-2021"}
    assert keys_of('policy.dated = "never"\n') == {"policy.dated": "never"}


@pytest.mark.parametrize(
    ("present", "was", "wanted", "text"),
    [
        (BOTH, LATE, None, "# mine\n[policy]\ncancellation_hours = 12\n"),
        (BOTH, LATE, "[policy]\nlate_minutes = 10\n", BOTH.replace("8 #", "10 #")),
        (LATE + DATED, DATED, None, LATE),
        ('lang = "fr"\n', 'lang = "en"\n', 'lang = "fr"\n', 'lang = "fr"\n'),  # as it is wanted already
        ('lang = "fr"\n', LATE, None, 'lang = "fr"\n'),  # gone already
        (None, 'lang = "fr"\n', 'lang = "fr"\ntimezone = "UTC"\n', 'timezone = "UTC"\n'),
        ("[policy]\nlate_minutes = 8\n\n", LATE, None, None),
        ("# mine\n" + LATE, LATE, None, "# mine\n[policy]\n"),
    ],
)
def test_only_what_was_changed_is_taken_back(
    present: str | None, was: str | None, wanted: str | None, text: str | None
) -> None:
    """Other settings and the comments stay; a file that the change made goes where nothing else is in it."""
    assert turned(present, was, wanted) == text


@pytest.mark.parametrize(
    ("present", "was", "wanted"),
    [
        ("[policy]\nlate_minutes = 9\n", LATE, None),  # another value since
        ("[policy\n", LATE, None),  # no TOML
        (BOTH, "[[policy.dated]]\nlate_minutes = 5\n", None),  # an entry of no day
        ("[policy]\nlate_minutes = 8\ndated = [{from = 2026-11-16, late_minutes = 5}]\n", DATED, LATE + DATED[:48]),
    ],
)
def test_what_was_changed_otherwise_since_is_not(present: str, was: str, wanted: str | None) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError):  # noqa: PT011 - whatever stands in its way
        turned(present, was, wanted)


def test_what_is_not_written_as_it_should_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that does not say afterwards what it is to say is never written."""
    monkeypatch.setattr("mentorcli.store.settings_file.drop", lambda document, _: document)
    with pytest.raises(ValueError, match="cannot be written"):
        turned(BOTH, LATE, None)


def test_changes_share_a_key_or_none() -> None:
    """What cannot be read may be anything."""
    hours = "[policy]\nlate_minutes = 8\ncancellation_hours = 12\n"
    assert not shares_key([change(None, LATE)], [change(LATE, hours)])
    assert shares_key([change(None, LATE)], [change(LATE, "[policy]\nlate_minutes = 9\n")])
    assert shares_key([change(None, LATE)], [change(LATE, "[policy\n")])


def test_one_setting_is_taken_back_by_its_id_beside_a_later_one(mentor: Mentor) -> None:
    """The later setting stays, the undo can be taken back, and one that builds on it is refused."""
    mentor("config", "set", "policy.late_minutes", "8")
    mentor("config", "set", "policy.cancellation_hours", "12")
    first = mentor("undo", "--list", "--json").json()[-1]["id"]
    assert mentor("undo", first).code == 0
    assert mentor("config", "get", "policy.cancellation_hours").out == "12\n"
    assert mentor("config", "get", "policy.late_minutes").out != "8\n"
    assert mentor("undo", "--redo").code == 0
    assert mentor("config", "get", "policy.late_minutes").out == "8\n"
    mentor("config", "set", "policy.late_minutes", "9")
    refused = mentor("undo", first)
    assert (refused.code, "Later changes build on it: config set" in refused.err) == (1, True)
    assert mentor("config", "get", "policy.late_minutes").out == "9\n"


def test_a_line_by_hand_stays_where_another_is_taken_back(mentor: Mentor) -> None:
    """What a person wrote into the file since, elsewhere, is no reason to refuse."""
    mentor("config", "set", "lang", "en")
    path = mentor("config", "path").out.strip()
    with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 - appended as by hand
        file.write('# mine\n[policy]\nname = "openclassrooms-help-centre"\n')
    assert mentor("undo").code == 0
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        assert file.read() == '# mine\n[policy]\nname = "openclassrooms-help-centre"\n'


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "text"),
    [
        ('lang = "en"\n', 'lang = "fr"\n', 'lang = "en"\ntimezone = "UTC"\n', 'lang = "fr"\ntimezone = "UTC"\n'),
        ('lang = "en"\n', 'lang = "fr"\n', '# why\nlang = "en" # here\n', '# why\nlang = "fr" # here\n'),
        ('lang = "en"\n', "", 'lang = "en"\n# why\n', "# why\n"),
        (LATE, "# a\n" + LATE, "# b\n" + LATE, None),  # a comment of each on the same line
        (LATE, "[policy]\nlate_minutes = 9\n", "[policy]\nlate_minutes = 7\n", None),
        (LATE, "[policy\n", LATE, None),
        ('lang = "en"\n', "", "", ""),
    ],
)
def test_what_two_change_goes_together(before: str, mine: str, theirs: str, text: str | None) -> None:
    """Each setting and each comment of both, or nothing is guessed."""
    assert united(before, mine, theirs) == text


def test_the_tariffs_are_one_setting() -> None:
    """As they stand in the file."""
    assert list(keys_of(TARIFFS + LATE)) == ["tariff", "policy.late_minutes"]


def test_comments_among_the_tariffs_stay() -> None:
    """What was changed in them is taken back line by line."""
    dearer = TARIFFS.replace('"30"', '"35"')
    assert turned('lang = "fr"\n' + dearer, dearer, TARIFFS) == 'lang = "fr"\n' + TARIFFS
    end = "# the end\n"
    assert turned(TARIFFS + end + LATE, TARIFFS + end, end) == end + LATE
    assert (
        turned('lang = "fr"\n' + dearer, 'lang = "en"\n' + dearer, 'lang = "fr"\n' + TARIFFS)
        == 'lang = "fr"\n' + TARIFFS
    )


def test_tariffs_that_were_changed_otherwise_since_stay() -> None:
    """On the same line, and on another one: nothing is guessed."""
    dearer = TARIFFS.replace('"30"', '"35"')
    for now in (TARIFFS.replace('"30"', '"40"'), dearer.replace("EUR", "CHF"), dearer.replace("11-16", "11-17")):
        with pytest.raises(ValueError, match="tariff"):
            turned(now, dearer, TARIFFS)


def test_tariffs_whose_lines_moved_are_written_anew() -> None:
    """Where the same lines were written otherwise and mean the same, the settings count and not the lines."""
    dearer = TARIFFS.replace('"30"', '"35"')
    found = turned(dearer.replace("{ 1 =", "{1 ="), dearer, TARIFFS)
    assert keys_of(found) == keys_of(TARIFFS)
