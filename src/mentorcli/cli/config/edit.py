"""`mentor config edit`."""

from collections.abc import Mapping
from typing import Any

import typer

from mentorcli.cli.config.details import LATE_FRACTION, NAME, POLICY, _lang
from mentorcli.cli.context import app_of
from mentorcli.cli.typer_adapter.groups import command
from mentorcli.models.policy import DEFAULT_POLICY
from mentorcli.render.text.config import sentence as config_sentence
from mentorcli.render.text.student import sentence
from mentorcli.rules.policy import FIGURES
from mentorcli.services.settings_faults import faults_error, faults_of


@command("edit", "mentor config edit", "EDITOR=nano mentor config edit")
def edit(ctx: typer.Context) -> None:
    """Open the configuration in your editor. What does not fit is refused, and your text kept."""
    from mentorcli.cli.editor import edited
    from mentorcli.store import settings_file

    app = app_of(ctx)
    home = app.workspace.home.config
    before = home.read_text(encoding="utf-8", errors="replace") if home.exists() else ""
    shown = before or _template(_lang(app))
    text, kept = edited(app, shown, home.name)
    if text == shown:
        kept.discard()
        app.output.print_message(sentence("config-unchanged", _lang(app)))
        return

    def save() -> None:
        _refuse(settings_file.plain(settings_file.parse(text, str(kept.path))), home.name)
        settings_file.save(home, text)

    kept.unless_refused(save)
    kept.discard()
    app.workspace.invalidate_settings()
    if app.options.json:
        app.output.print_json({"path": str(home), "exists": True})
        return
    app.output.print_message(config_sentence("config-kept", app.lang, path=home))


def _template(lang: str) -> str:
    """Return what the editor shows where there is no file yet: every setting with what it is for, as comments."""
    from mentorcli.content import policy_data
    from mentorcli.render.text.config import about, template_head

    figures = policy_data(DEFAULT_POLICY)["figures"]
    lines = [f"# {line}" for line in template_head(lang)]
    for key, example in ("timezone", '"Europe/Paris"'), ("lang", '"fr"'):
        lines += ["", f"# {about(key, lang)}", f"# {key} = {example}"]
    lines += ["", "# [policy]", "", f"# {about(NAME, lang)}", f'# name = "{DEFAULT_POLICY}"']
    for name in (*FIGURES, LATE_FRACTION):
        example = figures[name]["figure"] if name in figures else '"1/3"'
        lines += ["", f"# {about(POLICY + name, lang)}", f"# {name} = {example}"]
    return "\n".join(lines) + "\n"


def _refuse(document: Mapping[str, Any], where: str) -> None:
    """Raise UsageError naming everything that is wrong with a text that was edited."""
    found = faults_error(faults_of(document), where)
    if found is not None:
        raise found
