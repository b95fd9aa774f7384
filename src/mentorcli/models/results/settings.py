"""What the services of the settings return."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Setting(NamedTuple):
    """A setting: what the user set (`own`), else what holds; None where the system decides or it does not apply.

    `overruled_by` is the key of another setting of the user's that holds in its place.
    """

    key: str
    value: str | int | None
    own: bool
    overruled_by: str | None = None


class SettingRemark(NamedTuple):
    """What is to be said beside a change: how the setting `key`, at `value`, and the changed one stand to each other.

    `code` is `loses` where the other one holds, `wins` where the changed one does, `wins-policy` where it does over a
    figure of the policy itself, `until` where the other one takes over on the local day `since`.
    """

    code: str
    key: str
    value: str | int
    since: date | None = None


class ConfigFile(NamedTuple):
    """The configuration file, which need not exist yet."""

    path: str
    exists: bool


class SettingsSaved(NamedTuple):
    """A change of the configuration that is saved.

    `setting` is what was changed as it now holds, None where that is not known: after an edit by hand, and while
    something else in the file does not fit, which `warning` names. `remarks` are on other settings that it touches.
    """

    file: ConfigFile
    setting: Setting | None = None
    warning: str | None = None
    remarks: tuple[SettingRemark, ...] = ()
