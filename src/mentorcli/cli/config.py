"""`mentor config`: your settings, in a file that you may also edit."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

import typer

from mentorcli.cli import options as o
from mentorcli.cli.desk import DEFAULT_POLICY, LANGUAGES, Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.errors import NothingFoundError, UsageError
from mentorcli.rules.policy import FIGURES, policy_from
from mentorcli.text import visible

app = new_app()

POLICY = "policy."
NAME = "policy.name"
KEYS = ("timezone", "lang", NAME, POLICY + "late_fraction", *(POLICY + name for name in FIGURES))

Key = Annotated[
    str, typer.Argument(metavar="KEY", help="timezone, lang, policy.name, or policy. and a figure.", show_default=False)
]


class Setting(NamedTuple):
    """A setting as it holds: None where the system decides, or where it does not apply."""

    key: str
    value: str | int | None
    own: bool


@command(app, "list", "mentor config list", "mentor config list --json")
def list_(ctx: typer.Context) -> None:
    """List every setting with the value that holds, and whether it is yours."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    settings = [
        setting for key in KEYS if (setting := _setting(desk, key)).value is not None or not key.startswith(POLICY)
    ]
    if desk.json:
        desk.emit([setting._asdict() for setting in settings])
        return
    lang = desk.lang
    rows = [
        (setting.key, _shown(desk, setting), said("source-own" if setting.own else "source-default", lang))
        for setting in settings
    ]
    headers = [said(f"head-{name}", lang) for name in ("setting", "value", "source")]
    show_table(desk, headers, rows, empty="")


@command(app, "get", "mentor config get lang", "mentor config get policy.late_minutes")
def get(ctx: typer.Context, key: Key) -> None:
    """Print the value that holds. Exit 1 where a setting has none."""
    desk = o.desk_of(ctx)
    setting = _setting(desk, _known(key))
    if desk.json:
        desk.emit(setting._asdict())
    elif setting.value is not None:
        desk.show(str(setting.value))
    if setting.value is None:
        raise typer.Exit(1)


@command(app, "set", "mentor config set lang fr", "mentor config set policy.late_minutes 10")
def set_(
    ctx: typer.Context,
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The new value.", show_default=False)],
) -> None:
    """Change a setting. Comments and the order of the file stay."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    put(desk, _known(key), _typed(key, value.strip()))
    setting = _setting(desk, key)
    if desk.json:
        desk.emit(setting._asdict())
        return
    desk.say(said("set", desk.lang, key=key, value=_shown(desk, setting)))


def put(desk: Desk, key: str, value: str | int) -> None:
    """Write one setting. Raises UsageError for one that does not fit; what was wrong before is not held against it."""
    from mentorcli.store import configuration

    document = configuration.read(desk.home.config)
    before = faults_of(configuration.plain(document))
    configuration.put(document, key, value)
    faults = [fault for fault in faults_of(configuration.plain(document)) if fault not in before]
    if faults:
        raise UsageError(f"{key} cannot be {value!r}: {'; '.join(faults)}", "See: mentor config list")
    configuration.save(desk.home.config, document.as_string())
    desk.reread_settings()


@command(app, "unset", "mentor config unset lang", "mentor config unset policy.late_minutes")
def unset(ctx: typer.Context, key: Key) -> None:
    """Take a setting back: the default holds again. Exit 1 where it was not set."""
    from mentorcli.render.words.done import said
    from mentorcli.store import configuration

    desk = o.desk_of(ctx)
    document = configuration.read(desk.home.config)
    if not configuration.drop(document, key):
        known = _known(key)
        raise NothingFoundError(said("unset-nothing", desk.lang, key=known), "See: mentor config list")
    configuration.save(desk.home.config, document.as_string())
    desk.reread_settings()
    if key not in KEYS:
        desk.say(said("config-kept", desk.lang, path=desk.home.config))
        return
    setting = _setting(desk, key)
    if desk.json:
        desk.emit(setting._asdict())
        return
    desk.say(said("unset", desk.lang, key=key, value=_shown(desk, setting)))


@command(app, "path", "mentor config path", "mentor --store ~/mentoring config path")
def path(ctx: typer.Context) -> None:
    """Print where the configuration file is, or will be once something is set."""
    desk = o.desk_of(ctx)
    if desk.json:
        desk.emit({"path": str(desk.home.config), "exists": desk.home.config.exists()})
        return
    desk.show(str(desk.home.config))


@command(app, "edit", "mentor config edit", "EDITOR=nano mentor config edit")
def edit(ctx: typer.Context) -> None:
    """Open the configuration in your editor. What does not fit is refused, and your text kept."""
    from mentorcli.cli.editing import edited
    from mentorcli.render.words.done import said
    from mentorcli.store import configuration

    desk = o.desk_of(ctx)
    home = desk.home.config
    before = home.read_text(encoding="utf-8", errors="replace") if home.exists() else ""
    text, kept = edited(desk, before or _template(), home.name)
    if text == before:
        desk.say(said("config-unchanged", desk.lang))
        return
    kept.unless_refused(lambda: _refuse(configuration.plain(configuration.parse(text, str(kept.path)))))
    configuration.save(home, text)
    kept.discard()
    desk.reread_settings()
    if desk.json:
        desk.emit({"path": str(home), "exists": True})
        return
    desk.say(said("config-kept", desk.lang, path=home))


def _template() -> str:
    """Return what the editor shows where there is no file yet: every setting, as a comment."""
    return (
        "# The settings of `mentor`. Delete the # before a line to set it.\n"
        f'# timezone = "Europe/Paris"\n# lang = "fr"\n\n# [policy]\n# name = "{DEFAULT_POLICY}"\n# late_minutes = 15\n'
    )


def faults_of(document: Mapping[str, Any]) -> list[str]:
    """Return everything that is wrong with the settings, the policy's name and figures included."""
    from mentorcli.content import policy_data, policy_names
    from mentorcli.store import settings

    faults = settings.faults_of(document)
    policy = document.get("policy", {})
    if not isinstance(policy, dict):
        return faults
    name = policy.get("name", DEFAULT_POLICY)
    if name not in policy_names():
        return [*faults, f"there is no policy {visible(str(name))} (there are {', '.join(policy_names())})"]
    try:
        policy_from(policy_data(name), {key: value for key, value in policy.items() if key != "name"})
    except UsageError as error:
        faults.append(error.message.partition(": ")[2])
    return faults


def _refuse(document: Mapping[str, Any]) -> None:
    """Raise UsageError naming everything that is wrong with the settings."""
    faults = faults_of(document)
    if faults:
        raise UsageError("; ".join(faults))


def _known(key: str) -> str:
    """Return a key. Raises UsageError with the closest for one that is no setting."""
    if key in KEYS:
        return key
    from difflib import get_close_matches

    close = get_close_matches(key, KEYS, n=3) or [known for known in KEYS if known.endswith("." + key)]
    hint = f"Did you mean {' or '.join(close)}?" if close else "See: mentor config list"
    raise UsageError(f"{visible(key[:60])!r} is no setting", hint)


def _typed(key: str, text: str) -> str | int:
    """Return a value in the type that its setting has. Raises UsageError."""
    if not text:
        raise UsageError(f"The value of {key} is empty", f"To take it back: mentor config unset {key}")
    if key == "lang" and text not in LANGUAGES:
        raise UsageError(f"lang is {visible(text[:20])!r}, not en or fr", "Such as: mentor config set lang fr")
    if key.removeprefix(POLICY) in FIGURES:
        if not (text.isascii() and text.isdigit() and len(text) <= len("10000")):
            raise UsageError(
                f"{key} is {visible(text[:20])!r}, not a whole number", f"Such as: mentor config set {key} 10"
            )
        return int(text)
    return text


def _setting(desk: Desk, key: str) -> Setting:
    """Return a setting as it holds."""
    settings = desk.settings
    if not key.startswith(POLICY):
        value = getattr(settings, key)
        return Setting(key, value or (desk.lang if key == "lang" else None), value is not None)
    name = key.removeprefix(POLICY)
    own = name in settings.policy
    if key == NAME:
        return Setting(key, desk.policy.name, own)
    found = getattr(desk.policy, name)
    if name == "late_minutes" and desk.policy.late_fraction is not None:
        found = None
    return Setting(key, str(found) if name == "late_fraction" and found is not None else found, own)


def _shown(desk: Desk, setting: Setting) -> str:
    from mentorcli.render.words.done import said

    return said("automatic", desk.lang) if setting.value is None else str(setting.value)
