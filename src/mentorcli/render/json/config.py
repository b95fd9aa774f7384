"""Settings as the JSON that scripts read."""

from __future__ import annotations

from typing import Any

from mentorcli.models.results.settings import ConfigFile, Setting, SettingsSaved
from mentorcli.render.text.config import about
from mentorcli.text import to_be_typed


def setting_json(setting: Setting, lang: str) -> dict[str, Any]:
    """Return a setting as it holds, with what it is for, and the key of another one that holds in its place, if any."""
    fields = {key: value for key, value in setting._asdict().items() if key != "overruled_by" or value is not None}
    return {**fields, "about": to_be_typed(about(setting.key, lang))}


def file_json(file: ConfigFile) -> dict[str, Any]:
    """Return where the configuration file is, and whether it exists."""
    return file._asdict()


def saved_json(done: SettingsSaved, lang: str) -> dict[str, Any]:
    """Return the setting that was changed, or the file where that is not known."""
    return file_json(done.file) if done.setting is None else setting_json(done.setting, lang)
