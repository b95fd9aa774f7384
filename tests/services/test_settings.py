"""The settings as their service reads and changes them."""

from __future__ import annotations

import pytest

from mentorcli.errors import ClashError, NothingFoundError, UnreadableError, UsageError
from mentorcli.models.results.settings import ConfigFile, Setting, SettingsSaved
from mentorcli.services import settings, settings_text
from mentorcli.services.workspace import Workspace
from mentorcli.store import settings_file
from services.conftest import Fresh


@pytest.fixture(autouse=True)
def _folder(workspace: Workspace) -> None:
    """Make the folder of the configuration."""
    workspace.home.config.parent.mkdir()


def write(workspace: Workspace, text: str) -> None:
    """Write the configuration as a person does."""
    workspace.home.config.write_text(text, encoding="utf-8")


def read(workspace: Workspace) -> str:
    """Return the configuration as it is on the disk."""
    return workspace.home.config.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("late_minutes", "policy.late_minutes"),
        ("lnag", "lang"),
        ("colour", "mentor config list"),
        ("tariff.x", "mentor tariff list"),
    ],
)
def test_an_unknown_key_gets_the_closest(key: str, hint: str) -> None:
    """A figure without its table, a slip of the finger, and what is like nothing."""
    assert settings.known_key("policy.name") == "policy.name"
    with pytest.raises(UsageError) as caught:
        settings.known_key(key)
    assert hint in (caught.value.hint or "")


def test_a_value_has_the_type_of_its_setting() -> None:
    """Figures are whole numbers; everything else is text."""
    assert settings.typed_value("policy.late_minutes", "10") == 10
    assert settings.typed_value("policy.late_fraction", "1/3") == "1/3"
    assert settings.typed_value("lang", "fr") == "fr"
    for key, text in (("lang", ""), ("lang", "de"), ("policy.late_minutes", "1.5"), ("policy.late_minutes", "100000")):
        with pytest.raises(UsageError):
            settings.typed_value(key, text)


def test_every_setting_that_applies_is_listed(workspace: Workspace) -> None:
    """The zone without a value too; of the two ways to limit lateness only the one that holds."""
    write(workspace, '[policy]\nlate_fraction = "1/2"\n')
    listed = {setting.key: setting for setting in settings.list_settings(workspace)}
    assert set(settings.KEYS) - set(listed) == {"policy.late_minutes"}
    assert listed["timezone"] == Setting("timezone", None, own=False)
    assert listed["lang"] == Setting("lang", "en", own=False)
    assert listed["policy.late_fraction"] == Setting("policy.late_fraction", "1/2", own=True)
    assert listed["policy.name"] == Setting("policy.name", "openclassrooms-2021", own=False)


def test_one_setting_is_read(workspace: Workspace) -> None:
    """As it holds, own or by default; an unknown key is refused before the file is looked at."""
    write(workspace, 'lang = "fr"\n')
    assert settings.get_setting(workspace, "lang") == Setting("lang", "fr", own=True)
    write(workspace, "lang = 1\nfoo = 2\n")
    with pytest.raises(UsageError, match="2 settings do not fit"):
        settings.get_setting(workspace, "lang")
    with pytest.raises(UsageError, match="is no setting"):
        settings.get_setting(workspace, "colour")


def test_a_setting_is_set_and_holds_at_once(workspace: Workspace) -> None:
    """In the same run, with what a person wrote around it."""
    assert workspace.policy.late_minutes == 15
    write(workspace, "# mine\n")
    done = settings.set_setting(workspace, "policy.late_minutes", " 10 ")
    file = ConfigFile(str(workspace.home.config), exists=True)
    assert done == SettingsSaved(file, Setting("policy.late_minutes", 10, own=True), None)
    assert workspace.policy.late_minutes == 10
    assert read(workspace) == "# mine\n\n[policy]\nlate_minutes = 10\n"


def test_a_value_that_does_not_fit_is_not_written(workspace: Workspace) -> None:
    """What was wrong in the file before is no reason to refuse, and is warned of afterwards."""
    with pytest.raises(UsageError, match="cannot be 'mine'"):
        settings.put_setting(workspace, "policy.name", "mine", cmd="config set")
    assert settings.config_file(workspace).exists is False
    write(workspace, 'timezone = "Mars"\nfoo = 1\n')
    done = settings.set_setting(workspace, "lang", "fr")
    assert done.setting is None
    assert "2 settings do not fit" in (done.warning or "")
    assert read(workspace) == 'timezone = "Mars"\nfoo = 1\nlang = "fr"\n'


def test_a_setting_is_taken_back(workspace: Workspace) -> None:
    """The default holds again; a key that is no setting can be taken out too; what is not there is not."""
    write(workspace, 'lang = "fr"\nfoo = 1\n')
    assert settings.unset_setting(workspace, "foo").setting is None
    assert settings.unset_setting(workspace, "lang").setting == Setting("lang", "en", own=False)
    assert read(workspace) == ""
    with pytest.raises(NothingFoundError, match="lang is not set"):
        settings.unset_setting(workspace, "lang")
    with pytest.raises(UsageError):
        settings.unset_setting(workspace, "foo")


def test_the_text_to_edit_is_the_file_or_every_setting_as_a_comment(workspace: Workspace) -> None:
    """An empty file is treated as none; bytes that are no UTF-8 are replaced."""
    template = settings_text.editable_text(workspace)
    assert all(f"# {key.removeprefix('policy.')} = " in template for key in settings.KEYS)
    write(workspace, "")
    assert settings_text.editable_text(workspace) == template
    workspace.home.config.write_bytes(b"# caf\xe9\n")
    assert settings_text.editable_text(workspace) == "# café\n"


def test_an_edited_text_is_saved_whole_or_not_at_all(workspace: Workspace) -> None:
    """Every fault is named; what is no TOML names the file in which the text is."""
    write(workspace, "# mine\n")
    with pytest.raises(UsageError, match=r"config\.toml: 2 settings do not fit"):
        settings_text.save_text(workspace, "# mine\n", 'lang = "de"\nfoo = 1\n', "edited.toml")
    with pytest.raises(UnreadableError, match="edited"):
        settings_text.save_text(workspace, "# mine\n", "lang = \n", "edited.toml")
    assert read(workspace) == "# mine\n"
    done = settings_text.save_text(workspace, "# mine\n", 'lang = "fr"\n', "edited.toml")
    assert done == SettingsSaved(ConfigFile(str(workspace.home.config), exists=True))
    assert workspace.lang == "fr"


def test_what_somebody_else_set_meanwhile_stays(workspace: Workspace) -> None:
    """Only the lines changed in the editor are written; the same line changed twice is refused."""
    write(workspace, "# mine\n\n[policy]\nlate_minutes = 10\n")
    shown = settings_text.editable_text(workspace)
    settings.set_setting(workspace, "policy.late_minutes", "12")
    settings_text.save_text(workspace, shown, 'lang = "fr"\n' + shown, "edited.toml")
    assert read(workspace) == 'lang = "fr"\n# mine\n\n[policy]\nlate_minutes = 12\n'
    with pytest.raises(ClashError, match=r"^policy.late_minutes: changed meanwhile to 12; your text: 14$") as caught:
        settings_text.save_text(workspace, shown, shown.replace("10", "14"), "edited.toml")
    assert (
        caught.value.text == 'lang = "fr"\n# mine\n\n[policy]\n# entre-temps : late_minutes = 12\nlate_minutes = 14\n'
    )
    with pytest.raises(ClashError, match=r"^edited.toml: changed meanwhile to late_minutes = 12; your text: late"):
        settings_text.save_text(workspace, shown, shown.replace("= 10", "14"), "edited.toml")
    assert read(workspace) == 'lang = "fr"\n# mine\n\n[policy]\nlate_minutes = 12\n'


VALUES = {
    "timezone": "Europe/Lisbon",
    "lang": "fr",
    "holidays": "FR-57",
    "policy.name": "openclassrooms-help-centre",
    "policy.late_fraction": "2/6",
}
DATED = [f"policy.dated.2026-12-01.{key.removeprefix('policy.')}" for key in settings.KEYS if key.startswith("policy.")]


def value_of(key: str) -> str:
    """Return a value that fits a setting and is not its default."""
    name = key.rpartition(".")[2]
    known = VALUES.get(key) or VALUES.get(f"policy.{name}")
    return known or {"call_days": "9", "request_weeks_max": "5"}.get(name, "1")


@pytest.mark.parametrize("key", [*settings.KEYS, *DATED])
@pytest.mark.parametrize("before", ["", "[policy]\nlate_minutes = 7\n", '[policy]\nlate_fraction = "1/9"\n'])
def test_what_was_set_is_what_is_got(workspace: Workspace, fresh: Fresh, key: str, before: str) -> None:
    """Every setting there is, dated or not, whatever else is set: the answer, a new run and the list say the same."""
    write(workspace, before)
    typed = value_of(key)
    done = settings.set_setting(workspace, key, typed)
    assert done.setting is not None
    assert (str(done.setting.value), done.setting.own) == (typed, True)
    again = fresh()
    assert settings.get_setting(again, key) == done.setting
    assert done.setting in settings.list_settings(again)
    assert settings.unset_setting(again, key).setting != done.setting


def test_a_dated_setting_that_is_not_set_is_what_holds_on_that_day(workspace: Workspace) -> None:
    """By an earlier entry, by `[policy]`, or by the policy itself."""
    write(workspace, "[policy]\nping_days = 2\n")
    settings.set_setting(workspace, "policy.dated.2026-12-01.call_days", "9")
    for key, value in (("ping_days", 2), ("call_days", 9), ("transfer_days", 21)):
        found = settings.get_setting(workspace, f"policy.dated.2026-12-24.{key}")
        assert (found.value, found.own) == (value, False)
    assert settings.get_setting(workspace, "policy.dated.2026-11-30.call_days").value == 7


def test_an_overruled_setting_names_the_one_that_holds(workspace: Workspace) -> None:
    """In its own place only: minutes of an entry are not overruled by a part that is set elsewhere."""
    write(workspace, '[policy]\nlate_fraction = "1/4"\nlate_minutes = 7\n')
    settings.set_setting(workspace, "policy.dated.2026-12-01.late_minutes", "8")
    assert settings.get_setting(workspace, "policy.late_minutes").overruled_by == "policy.late_fraction"
    assert settings.get_setting(workspace, "policy.dated.2026-12-01.late_minutes").overruled_by is None
    settings.set_setting(workspace, "policy.dated.2026-12-01.late_fraction", "1/5")
    overruled = settings.get_setting(workspace, "policy.dated.2026-12-01.late_minutes").overruled_by
    assert overruled == "policy.dated.2026-12-01.late_fraction"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("policy.dated.2026-12-01", "is an entry, not a setting"), ("policy.dated.2026-12-01.colour", "is no setting"),
        ("policy.dated.2026-13-01.name", "is no setting"), ("policy.dated.2026-12-01.from", "is no setting"),
    ],
)  # fmt: skip
def test_what_is_no_dated_setting_is_refused(key: str, said: str) -> None:
    """An entry has no value of its own."""
    with pytest.raises(UsageError, match=said):
        settings.known_key(key)


def test_a_dated_entry_is_taken_back_whole(workspace: Workspace) -> None:
    """By its day; there is no value to tell afterwards, and a second time there is nothing."""
    settings.set_setting(workspace, "policy.dated.2026-12-01.late_minutes", "8")
    settings.set_setting(workspace, "policy.dated.2026-12-01.ping_days", "2")
    assert settings.unset_setting(workspace, "policy.dated.2026-12-01").setting is None
    assert read(workspace) == ""
    with pytest.raises(NothingFoundError):
        settings.unset_setting(workspace, "policy.dated.2026-12-01")


def test_a_setting_that_another_mentor_takes_back_meanwhile_is_not_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and holding the store the file may change; nothing is written."""
    seen = iter(["[policy]\nping_days = 2\n", ""])
    monkeypatch.setattr(settings_file, "read", lambda _: settings_file.parse(next(seen), "here"))
    with pytest.raises(NothingFoundError):
        settings.unset_setting(workspace, "policy.ping_days")
    assert not workspace.home.config.exists()


def test_the_keys_of_dated_settings_are_by_day(workspace: Workspace) -> None:
    """As TAB offers them and the list shows them."""
    assert settings.dated_keys(workspace) == []
    for key in ("policy.dated.2026-12-24.name", "policy.dated.2026-12-01.ping_days"):
        settings.set_setting(workspace, key, value_of(key))
    assert settings.dated_keys(workspace) == ["policy.dated.2026-12-01.ping_days", "policy.dated.2026-12-24.name"]


def test_a_text_is_saved_where_there_was_no_file(workspace: Workspace) -> None:
    """There is nothing of somebody else's beside it."""
    settings_text.save_text(workspace, settings_text.editable_text(workspace), 'lang = "fr"\n', "edited.toml")
    assert read(workspace) == 'lang = "fr"\n'


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("policy.request_weeks_min", "4", "First: mentor config set policy.request_weeks_max 4"),
        ("policy.call_days", "1", "First: mentor config set policy.ping_days 1"),
        ("policy.ping_days", "9", "See: mentor config list"),
    ],
)
def test_the_other_of_two_in_order_is_named_where_it_helps(
    workspace: Workspace, key: str, value: str, hint: str
) -> None:
    """Where a dated entry stands against it as well, that one change is not enough."""
    settings.set_setting(workspace, "policy.dated.2026-12-01.call_days", "4")
    with pytest.raises(UsageError) as caught:
        settings.set_setting(workspace, key, value)
    assert str(caught.value.hint) == hint
