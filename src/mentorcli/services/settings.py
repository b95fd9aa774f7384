"""The settings in the configuration file: as they hold, changed one by one, or edited as a text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentorcli.errors import NothingFoundError, UsageError
from mentorcli.models.results.settings import ConfigFile, Setting, SettingsSaved
from mentorcli.render.text.config import sentence
from mentorcli.rules.policy import FIGURES, IN_ORDER
from mentorcli.rules.policy_dates import DATED, dated_key, period_on, periods
from mentorcli.services.settings_faults import faults_of, settings_error, tariff_warnings
from mentorcli.services.settings_remarks import remarks
from mentorcli.services.workspace import LANGUAGES, Workspace
from mentorcli.text import bilingual, command_line, in_language, visible

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


POLICY = "policy."
POLICY_NAME = "policy.name"
FRANCE = "FR"
LATE_MINUTES, LATE_FRACTION = "late_minutes", "late_fraction"
KEYS = ("timezone", "lang", "holidays", POLICY_NAME, POLICY + LATE_FRACTION, *(POLICY + name for name in FIGURES))
"""The keys of all settings, in the order of the list."""

ENTRIES = {
    "tariff": bilingual(
        "Tariffs are entries. See: mentor tariff list; to change them: mentor config edit",
        "Les tarifs sont des entrées. Voyez\u00a0: mentor tariff list\u00a0; "
        "pour les modifier\u00a0: mentor config edit",
    ),
    "columns": bilingual(
        "Columns are saved by --save-map; to see or change them: mentor config edit",
        "Les colonnes s'enregistrent par --save-map\u00a0; pour les voir ou les modifier\u00a0: mentor config edit",
    ),
}
"""What stands in the file beside settings, and how it is changed."""
_LONGEST_NUMBER = len("10000")


def known_key(key: str) -> str:
    """Return a key. Raises UsageError with the closest for one that is no setting."""
    dated = dated_key(key)
    if key in KEYS or (dated is not None and POLICY + (dated.name or "") in KEYS):
        return key
    if dated is not None and dated.name is None:
        raise UsageError(
            bilingual(f"{key} is an entry, not a setting", f"{key} est une entrée, pas un réglage"),
            bilingual(
                f"Name what it changes, such as {key}.late_minutes or {key}.name",
                f"Nommez ce qu'elle change, par exemple {key}.late_minutes ou {key}.name",
            ),
        )
    if key.partition(".")[0] in ENTRIES:
        raise _no_setting(key, ENTRIES[key.partition(".")[0]])
    from difflib import get_close_matches

    close = get_close_matches(key, KEYS, n=3) or [known for known in KEYS if known.endswith("." + key)]
    hint = (
        bilingual(f"Did you mean {' or '.join(close)}?", f"Vouliez-vous dire {' ou '.join(close)}\u00a0?")
        if close
        else bilingual("See: mentor config list", "Voyez\u00a0: mentor config list")
    )
    raise _no_setting(key, hint)


def _no_setting(key: str, hint: str) -> UsageError:
    """Return the error for a key that is no setting."""
    return UsageError(
        bilingual(f"{visible(key[:60])!r} is no setting", f"{visible(key[:60])!r} n'est pas un réglage"), hint
    )


def typed_value(key: str, text: str) -> str | int:
    """Return a value in the type that its setting has. Raises UsageError."""
    if not text:
        raise UsageError(
            bilingual(f"The value of {key} is empty", f"La valeur de {key} est vide"),
            bilingual(
                f"To take it back: mentor config unset {key}", f"Pour l'enlever\u00a0: mentor config unset {key}"
            ),
        )
    if key == "lang" and text not in LANGUAGES:
        raise UsageError(
            bilingual(
                f"lang is {visible(text[:20])!r}, not en or fr", f"lang vaut {visible(text[:20])!r}, ni en ni fr"
            ),
            bilingual("Such as: mentor config set lang fr", "Par exemple\u00a0: mentor config set lang fr"),
        )
    if key.startswith(POLICY) and key.rpartition(".")[2] in FIGURES:
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
            raise UsageError(
                bilingual(
                    f"{key} is {visible(text[:20])!r}, not a whole number",
                    f"{key} vaut {visible(text[:20])!r}, qui n'est pas un nombre entier",
                ),
                bilingual(f"Such as: mentor config set {key} 10", f"Par exemple\u00a0: mentor config set {key} 10"),
            )
        return int(text)
    return text


def list_settings(workspace: Workspace) -> list[Setting]:
    """Return every setting but the figures that do not apply. Raises UsageError naming every fault in the file."""
    _refuse_faults(workspace)
    settings = [_setting(workspace, key) for key in (*KEYS, *dated_keys(workspace))]
    return [setting for setting in settings if setting.value is not None or not setting.key.startswith(POLICY)]


def get_setting(workspace: Workspace, key: str) -> Setting:
    """Return a setting as it holds. Raises UsageError for an unknown key, and naming every fault in the file."""
    known = known_key(key)
    _refuse_faults(workspace)
    return _setting(workspace, known)


def set_setting(workspace: Workspace, key: str, text: str) -> SettingsSaved:
    """Change a setting to the value that was typed. Raises UsageError for one that does not fit."""
    put_setting(workspace, known_key(key), typed_value(key, text.strip()), cmd="config set")
    return _saved(workspace, key)


def put_setting(workspace: Workspace, key: str, value: str | int, *, cmd: str) -> None:
    """Write one setting, as a change made by the command `cmd`.

    Raises UsageError for a value that does not fit; other faults of the file do not count.
    """
    from mentorcli.store import settings_change

    with workspace.transaction() as writer:
        settings_change.save(
            writer, lambda text: _with(workspace, text, key, value), cmd=cmd, at=workspace.readable_now
        )
    workspace.invalidate_settings()


def put_entry(workspace: Workspace, key: str, name: str, values: Mapping[str, str], *, cmd: str) -> None:
    """Write the table `[key.name]` in the place of the one that stood there, as a change made by the command `cmd`.

    Raises UnreadableError for a file that is no TOML, UsageError where `key` is something else there.
    """
    from mentorcli.store import settings_change, settings_file

    def with_entry(text: str | None) -> str:
        document = settings_file.parse(text or "", str(workspace.home.config))
        return settings_file.put_entry(document, f"{key}.{name}", values).as_string()

    with workspace.transaction() as writer:
        settings_change.save(writer, with_entry, cmd=cmd, at=workspace.readable_now)
    workspace.invalidate_settings()


def _with(workspace: Workspace, text: str | None, key: str, value: str | int) -> str:
    """Return the text of the configuration with a setting in it. Raises UsageError for a value that does not fit."""
    from mentorcli.store import settings_file

    document = settings_file.parse(text or "", str(workspace.home.config))
    before = faults_of(settings_file.plain(document))
    document = settings_file.put(document, key, value)
    faults = [fault for fault in faults_of(settings_file.plain(document)) if fault not in before]
    if faults:
        french = "\u00a0; ".join(in_language(fault, "fr") for fault in faults)
        raise UsageError(
            bilingual(
                f"{key} cannot be {value!r}: {'; '.join(faults)}",
                f"{key} ne peut pas valoir {value!r}\u00a0: {french}",
            ),
            _other_first(document, key, value, before),
        )
    return document.as_string()


def _other_first(document: TOMLDocument, key: str, value: str | int, before: list[str]) -> str:
    """Return the hint beside a value that does not fit: which setting is to be changed first, where that is enough.

    `document` holds the value already, `before` are the faults that the file had without it.
    """
    from mentorcli.store import settings_file

    prefix, _, name = key.rpartition(".")
    for lower, upper in IN_ORDER:
        other = {lower: upper, upper: lower}.get(name)
        if other is None:
            continue
        first = f"{prefix}.{other}"
        if all(fault in before for fault in faults_of(settings_file.plain(settings_file.put(document, first, value)))):
            command = command_line("config set", first, str(value))
            return bilingual(f"First: {command}", f"D'abord\u00a0: {command}")
    return bilingual("See: mentor config list", "Voyez\u00a0: mentor config list")


def unset_setting(workspace: Workspace, key: str) -> SettingsSaved:
    """Take a setting back, so that the default holds; a key that is no setting can be taken out of the file too.

    Raises NothingFoundError where it was not set, UsageError where there is no such setting.
    """
    from mentorcli.store import settings_change, settings_file

    def without(text: str | None) -> str:
        document = settings_file.drop(settings_file.parse(text or "", str(workspace.home.config)), key)
        if document is None:
            raise _unset_already(workspace, key)
        return document.as_string()

    without(settings_file.text_of(workspace.home.config))  # no store is made to answer that there is nothing
    with workspace.transaction() as writer:
        settings_change.save(writer, without, cmd="config unset", at=workspace.readable_now)
    workspace.invalidate_settings()
    return _saved(workspace, key)


def _unset_already(workspace: Workspace, key: str) -> NothingFoundError:
    dated = dated_key(key)
    named = key if dated is not None and dated.name is None else known_key(key)
    message = sentence("unset-nothing", workspace.readable_lang, key=named)
    return NothingFoundError(message, bilingual("See: mentor config list", "Voyez\u00a0: mentor config list"))


def config_file(workspace: Workspace) -> ConfigFile:
    """Return where the configuration file is, or will be once something is set."""
    path = workspace.home.config
    return ConfigFile(str(path), path.exists())


def _refuse_faults(workspace: Workspace) -> None:
    """Raise UsageError naming everything that is wrong with the configuration; a tariff's faults are only warned of."""
    found = settings_error(workspace.home.config)
    if found is not None:
        raise found
    workspace.warnings += tariff_warnings(workspace.home.config)


def _saved(workspace: Workspace, key: str) -> SettingsSaved:
    """Return a change of one setting; what is still wrong elsewhere in the file is only warned of."""
    remaining = settings_error(workspace.home.config)
    if remaining is not None:
        left = [remaining.message, *remaining.details]
        french = "\u00a0; ".join(in_language(one, "fr") for one in left)
        return SettingsSaved(config_file(workspace), warning=bilingual("; ".join(left), french))
    if key not in KEYS and POLICY + key.rpartition(".")[2] not in KEYS:
        return SettingsSaved(config_file(workspace))
    setting = _setting(workspace, key)
    return SettingsSaved(config_file(workspace), setting, remarks=remarks(workspace, setting))


def dated_keys(workspace: Workspace) -> list[str]:
    """Return the keys of what the dated entries set, by day."""
    later = periods(workspace.settings.policy)[1:]
    return [f"{POLICY}{DATED}.{period.since}.{name}" for period in later for name in period.named]


def _setting(workspace: Workspace, key: str) -> Setting:
    """Return a setting: as the user set it, else as it holds."""
    if not key.startswith(POLICY):
        value = getattr(workspace.settings, key)
        unset = {"lang": workspace.lang, "holidays": FRANCE}
        return Setting(key, value or unset.get(key), value is not None)
    dated, name = dated_key(key), key.rpartition(".")[2]
    period = period_on(workspace.settings.policy, dated.day if dated is not None else date.min)
    own = name in period.named and period.since == (dated.day if dated is not None else None)
    if own:
        loses = name == LATE_MINUTES and LATE_FRACTION in period.named
        overruled_by = key.removesuffix(name) + LATE_FRACTION if loses else None
        return Setting(key, period.named[name], own=True, overruled_by=overruled_by)
    policy = workspace.policy_on(period.since or date.min)
    found = getattr(policy, name)
    if name == LATE_MINUTES and policy.late_fraction is not None:
        found = None
    if name == LATE_FRACTION and found is not None:
        found = str(found)
    return Setting(key, found, own=False)
