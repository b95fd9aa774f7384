"""`mentor config`: your settings, in a file that you may also edit."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from mentorcli.cli import options as o
from mentorcli.cli.completing import setting_keys, setting_values
from mentorcli.cli.desk import DEFAULT_POLICY, LANGUAGES, Desk
from mentorcli.cli.group import command, new_app
from mentorcli.cli.listing import show_table
from mentorcli.errors import MentorError, NothingFoundError, UsageError
from mentorcli.rules.policy import FIGURES, figure_faults
from mentorcli.text import visible

app = new_app()

POLICY = "policy."
NAME = "policy.name"
LATE_FRACTION = "late_fraction"
KEYS = ("timezone", "lang", NAME, POLICY + LATE_FRACTION, *(POLICY + name for name in FIGURES))

Key = Annotated[
    str,
    typer.Argument(
        metavar="KEY",
        help="timezone, lang, policy.name, or policy. and a figure.",
        show_default=False,
        autocompletion=setting_keys,
    ),
]


class Setting(NamedTuple):
    """A setting as it holds, None where the system decides or where it does not apply, and what it is for."""

    key: str
    value: str | int | None
    own: bool
    about: str


@command(app, "list", "mentor config list", "mentor config list --json")
def list_(ctx: typer.Context) -> None:
    """List every setting with the value that holds, and whether it is yours."""
    from mentorcli.render.words.done import said

    desk = o.desk_of(ctx)
    _refuse_faults(desk)
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
    known = _known(key)
    _refuse_faults(desk)
    setting = _setting(desk, known)
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
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The new value.", show_default=False, autocompletion=setting_values)
    ],
) -> None:
    """Change a setting. Comments and the order of the file stay."""
    desk = o.desk_of(ctx)
    put(desk, _known(key), _typed(key, value.strip()))
    _tell(desk, key, "set")


def put(desk: Desk, key: str, value: str | int) -> None:
    """Write one setting. Raises UsageError for one that does not fit; what was wrong before is not held against it."""
    from mentorcli.store import configuration

    document = configuration.read(desk.home.config)
    before = faults_of(configuration.plain(document))
    document = configuration.put(document, key, value)
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
        raise NothingFoundError(said("unset-nothing", _lang(desk), key=known), "See: mentor config list")
    configuration.save(desk.home.config, document.as_string())
    desk.reread_settings()
    _tell(desk, key, "unset")


def _tell(desk: Desk, key: str, done: str) -> None:
    """Say what was set or taken back; what is still wrong elsewhere in the file is warned of, once that is saved."""
    from mentorcli.render.words.done import said

    remaining = report(desk.home.config)
    if remaining is not None:
        desk.warn("; ".join([remaining.message, *remaining.details]))
    if remaining is not None or key not in KEYS:
        if desk.json:
            desk.emit({"path": str(desk.home.config), "exists": True})
        desk.say(said("config-kept", _lang(desk), path=desk.home.config))
        return
    setting = _setting(desk, key)
    if desk.json:
        desk.emit(setting._asdict())
        return
    desk.say(said(done, desk.lang, key=key, value=_shown(desk, setting)))


def _lang(desk: Desk) -> str:
    """Return the language, that of the environment where the configuration cannot be read."""
    try:
        return desk.lang
    except MentorError:
        return desk.locale_lang()


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
    shown = before or _template(_lang(desk))
    text, kept = edited(desk, shown, home.name)
    if text == shown:
        kept.discard()
        desk.say(said("config-unchanged", _lang(desk)))
        return

    def save() -> None:
        _refuse(configuration.plain(configuration.parse(text, str(kept.path))), home.name)
        configuration.save(home, text)

    kept.unless_refused(save)
    kept.discard()
    desk.reread_settings()
    if desk.json:
        desk.emit({"path": str(home), "exists": True})
        return
    desk.say(said("config-kept", desk.lang, path=home))


def _template(lang: str) -> str:
    """Return what the editor shows where there is no file yet: every setting with what it is for, as comments."""
    from mentorcli.content import policy_data
    from mentorcli.render.words.config import about, template_head

    figures = policy_data(DEFAULT_POLICY)["figures"]
    lines = [f"# {line}" for line in template_head(lang)]
    for key, example in ("timezone", '"Europe/Paris"'), ("lang", '"fr"'):
        lines += ["", f"# {about(key, lang)}", f"# {key} = {example}"]
    lines += ["", "# [policy]", "", f"# {about(NAME, lang)}", f'# name = "{DEFAULT_POLICY}"']
    for name in (*FIGURES, LATE_FRACTION):
        example = figures[name]["figure"] if name in figures else '"1/3"'
        lines += ["", f"# {about(POLICY + name, lang)}", f"# {name} = {example}"]
    return "\n".join(lines) + "\n"


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
    return [*faults, *figure_faults(policy_data(name), {key: value for key, value in policy.items() if key != "name"})]


def report(path: Path) -> UsageError | None:
    """Return everything that is wrong with a configuration file as one error, None where nothing is.

    Raises UnreadableError for what is no TOML.
    """
    from mentorcli.store import configuration

    return _joined(faults_of(configuration.plain(configuration.read(path))), str(path))


def _joined(faults: list[str], where: str) -> UsageError | None:
    """Return faults as one error, each on a line of its own where there are several."""
    if not faults:
        return None
    hint = "Correct it: mentor config edit"
    if len(faults) == 1:
        return UsageError(f"{where}: {faults[0]}", hint)
    return UsageError(f"{where}: {len(faults)} settings do not fit", hint, tuple(faults))


def _refuse_faults(desk: Desk) -> None:
    """Raise UsageError naming everything that is wrong with the configuration."""
    found = report(desk.home.config)
    if found is not None:
        raise found


def _refuse(document: Mapping[str, Any], where: str) -> None:
    """Raise UsageError naming everything that is wrong with a text that was edited."""
    found = _joined(faults_of(document), where)
    if found is not None:
        raise found


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
    from mentorcli.render.words.config import about

    value, own = _held(desk, key)
    return Setting(key, value, own, about(key, desk.lang))


def _held(desk: Desk, key: str) -> tuple[str | int | None, bool]:
    """Return the value of a setting, and whether it is the user's own."""
    settings = desk.settings
    if not key.startswith(POLICY):
        value = getattr(settings, key)
        return value or (desk.lang if key == "lang" else None), value is not None
    name = key.removeprefix(POLICY)
    own = name in settings.policy
    if key == NAME:
        return desk.policy.name, own
    found = getattr(desk.policy, name)
    if name == "late_minutes" and desk.policy.late_fraction is not None:
        found = None
    return str(found) if name == LATE_FRACTION and found is not None else found, own


def _shown(desk: Desk, setting: Setting) -> str:
    from mentorcli.render.words.done import said

    return said("automatic", desk.lang) if setting.value is None else str(setting.value)
