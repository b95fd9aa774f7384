"""What the commands of `mentor config` share."""

from typing import Annotated, NamedTuple

import typer

from mentorcli.cli.candidates import setting_keys
from mentorcli.cli.context import AppContext
from mentorcli.errors import MentorError, UsageError
from mentorcli.render.text.config import sentence
from mentorcli.rules.policy import FIGURES
from mentorcli.services.settings_faults import settings_error
from mentorcli.text import visible

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


def _tell(app: AppContext, key: str, done: str) -> None:
    """Say what was set or taken back; what is still wrong elsewhere in the file is warned of, once that is saved."""
    remaining = settings_error(app.workspace.home.config)
    if remaining is not None:
        app.output.warn("; ".join([remaining.message, *remaining.details]))
    if remaining is not None or key not in KEYS:
        if app.options.json:
            app.output.print_json({"path": str(app.workspace.home.config), "exists": True})
        app.output.print_message(sentence("config-kept", _lang(app), path=app.workspace.home.config))
        return
    setting = _setting(app, key)
    if app.options.json:
        app.output.print_json(setting._asdict())
        return
    app.output.print_message(sentence(done, app.lang, key=key, value=_shown(app, setting)))


def _lang(app: AppContext) -> str:
    """Return the language, that of the environment where the configuration cannot be read."""
    try:
        return app.lang
    except MentorError:
        return app.workspace.locale_lang()


def _refuse_faults(app: AppContext) -> None:
    """Raise UsageError naming everything that is wrong with the configuration."""
    found = settings_error(app.workspace.home.config)
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


def _setting(app: AppContext, key: str) -> Setting:
    """Return a setting as it holds."""
    from mentorcli.render.text.config import about

    value, own = _held(app, key)
    return Setting(key, value, own, about(key, app.lang))


def _held(app: AppContext, key: str) -> tuple[str | int | None, bool]:
    """Return the value of a setting, and whether it is the user's own."""
    settings = app.workspace.settings
    if not key.startswith(POLICY):
        value = getattr(settings, key)
        return value or (app.lang if key == "lang" else None), value is not None
    name = key.removeprefix(POLICY)
    own = name in settings.policy
    if key == NAME:
        return app.workspace.policy.name, own
    found = getattr(app.workspace.policy, name)
    if name == "late_minutes" and app.workspace.policy.late_fraction is not None:
        found = None
    return str(found) if name == LATE_FRACTION and found is not None else found, own


def _shown(app: AppContext, setting: Setting) -> str:

    return sentence("automatic", app.lang) if setting.value is None else str(setting.value)
