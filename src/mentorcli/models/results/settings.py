"""What the services of the settings return."""

from __future__ import annotations

from typing import NamedTuple


class Setting(NamedTuple):
    """A setting as it holds: None where the system decides or where it does not apply; `own` where the user set it."""

    key: str
    value: str | int | None
    own: bool


class ConfigFile(NamedTuple):
    """The configuration file, which need not exist yet."""

    path: str
    exists: bool


class SettingsSaved(NamedTuple):
    """A change of the configuration that is saved.

    `setting` is what was changed as it now holds, None where that is not known: after an edit by hand, and while
    something else in the file does not fit, which `warning` names.
    """

    file: ConfigFile
    setting: Setting | None = None
    warning: str | None = None
