"""The configuration as a text in an editor: what is shown, and saving it beside what somebody else changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorcli.errors import MentorError
from mentorcli.models.results.settings import SettingsSaved
from mentorcli.models.verdict import DEFAULT_POLICY
from mentorcli.render.text.config import settings_template
from mentorcli.rules.policy import FIGURES, figures_of
from mentorcli.services.settings import LATE_FRACTION, POLICY, config_file
from mentorcli.services.settings_faults import faults_error, faults_of
from mentorcli.services.workspace import Workspace
from mentorcli.text import bilingual

if TYPE_CHECKING:
    from mentorcli.rules.merging import Clash


def editable_text(workspace: Workspace) -> str:
    """Return the configuration as text; where there is no file yet every setting with what it is for, as comments.

    A file that is no UTF-8 is read as Windows writes it, so that no letter of it is lost.
    """
    from mentorcli.store import settings_file
    from mentorcli.store.settings import contents

    data = contents(workspace.home.config)
    if data:
        return settings_file.lenient(data)
    from mentorcli.content import policy_data

    figures = figures_of(policy_data(DEFAULT_POLICY))
    examples = {POLICY + name: figures.get(name, '"1/3"') for name in (*FIGURES, LATE_FRACTION)}
    return settings_template(DEFAULT_POLICY, examples, workspace.readable_lang)


def save_text(workspace: Workspace, shown: str, text: str, where: str) -> SettingsSaved:
    """Save an edited configuration whole, beside what somebody else changed meanwhile in what was `shown`.

    `where` names the file that holds it in what is wrong with its TOML. Raises UsageError naming everything that does
    not fit, UnreadableError for what is no TOML, ClashError where the same lines were changed by somebody else.
    """
    from mentorcli.store import settings_change, settings_file

    name = workspace.home.config.name

    def both(present: str | None) -> str:
        new = _beside(shown, text, present, where, workspace.readable_lang) if present else text
        refused = faults_error(faults_of(settings_file.plain(settings_file.parse(new, where))), name)
        if refused is not None:
            raise refused
        return new

    with workspace.transaction() as writer:
        settings_change.save(writer, both, cmd="config edit", at=workspace.readable_now, lenient=True)
    workspace.invalidate_settings()
    return SettingsSaved(config_file(workspace))


def _beside(shown: str, text: str, present: str, where: str, lang: str) -> str:
    """Return an edited text with what somebody else changed: by lines, else by settings. Raises ClashError."""
    from mentorcli.rules import merging
    from mentorcli.store.settings_keys import keys_of, united

    both = merging.merged(shown, text, present, bilingual(where, where), lang)
    if not both.clashes:
        try:
            keys_of(both.text)
        except (MentorError, KeyError, TypeError):
            pass  # one of the two is no TOML, or each wrote a table that the other one has
        else:
            return both.text
    by_setting = united(shown, text, present)
    if by_setting is not None:
        return by_setting
    if not both.clashes and not _clashing(shown, text, present):
        return both.text
    raise merging.clash(_clashing(shown, text, present) or both.clashes, before=present, text=both.text)


def _clashing(*texts: str) -> list[Clash]:
    """Return the settings changed both in mine and in theirs, each in another way; none where a text is no TOML.

    The texts are the one before, mine and theirs.
    """
    from mentorcli.rules.merging import Clash  # only where two changed the same
    from mentorcli.store import settings_file

    try:
        values = [_flat(settings_file.plain(settings_file.parse(text, ""))) for text in texts]
    except MentorError:
        return []
    before, mine, theirs = values
    names = [name for name in {**mine, **theirs, **before} if before.get(name) != mine.get(name)]
    return [
        Clash(name, mine.get(name, ""), theirs.get(name, ""))
        for name in names
        if theirs.get(name) not in (before.get(name), mine.get(name))
    ]


def _flat(document: Mapping[str, object], above: str = "") -> dict[str, str]:
    """Return every value of a configuration as text, by its whole key."""
    found: dict[str, str] = {}
    for name, value in document.items():
        found |= _flat(value, f"{above}{name}.") if isinstance(value, Mapping) else {f"{above}{name}": str(value)}
    return found
