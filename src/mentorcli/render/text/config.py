"""What `mentor config` shows: settings, what each is for, and the text of a new file, in English and French."""

from __future__ import annotations

from collections.abc import Mapping

from mentorcli.models.results.settings import ConfigFile, Setting, SettingRemark, SettingsSaved
from mentorcli.render import WHOLE, Column, Table, View
from mentorcli.render.text import Sentences, day
from mentorcli.render.text.policy import rule_text
from mentorcli.rules.policy_dates import LATENESS, dated_key
from mentorcli.text import NAME, QUIET, command_line

sentence = Sentences(
    {
        "set": ("{key} is now {value}", "{key} vaut maintenant {value}"),
        "unset": ("{key} is no longer set: {value} holds", "{key} n'est plus réglé : {value} s'applique"),
        "unset-nothing": ("{key} is not set", "{key} n'est pas réglé"),
        "saved": ("Configuration saved: {path}", "Configuration enregistrée : {path}"),
        "source-own": ("your configuration", "votre configuration"),
        "source-default": ("default", "valeur par défaut"),
        "unchanged": ("Nothing changed", "Rien n'a changé"),
        "automatic": ("(the system's)", "(celui du système)"),
        "late_minutes": ("late_fraction", "late_fraction"),
        "late_fraction": ("late_minutes", "late_minutes"),
        "source-loses": ("your configuration, but {key} holds", "votre configuration, mais {key} l'emporte"),
        "loses": (
            "It does not hold: {key} is set to {value} and wins. To take that back: mentor config unset {key}",
            "Ce réglage ne s'applique pas : {key} vaut {value} et l'emporte. Pour l'enlever : mentor config unset {key}",
        ),
        "wins": (
            "It wins over {key} ({value}), which no longer holds.",
            "Ce réglage l'emporte sur {key} ({value}), qui ne s'applique plus.",
        ),
        "wins-policy": (
            "It takes the place of the policy's own limit, {value} of the planned length.",
            "Ce réglage remplace la limite propre aux règles, {value} de la durée prévue.",
        ),
        "until": ("From {day} on {key} holds: {value}", "À partir du {day}, {key} s'applique : {value}"),
        "about-tariff": (
            "What sessions are paid from a day on, for the statement; more shapes: mentor tariff example",
            "Ce que les sessions rapportent à partir d'un jour, pour le relevé ; d'autres modèles : mentor tariff example",
        ),
        "about-dated": ("from {day}: {about}", "à partir du {day} : {about}"),
    }
)

COLUMNS = (Column(kind=WHOLE), Column(role=NAME, telling=True), Column(1, role=QUIET))
POLICY = "policy."
ABOUT = {
    "en": {
        "timezone": "your time zone; without it the system's",
        "lang": "language of messages, en or fr; without it the locale's",
        "holidays": "public holidays a series can skip: FR, FR-57, none; without it FR",
        "policy.name": "the rules in force: mentor policy list",
    },
    "fr": {
        "timezone": "votre fuseau horaire ; sans lui, celui du système",
        "lang": "langue des messages, en ou fr ; sans elle, celle du système",
        "holidays": "jours fériés qu'une série peut sauter : FR, FR-57, none ; sans lui, FR",
        "policy.name": "les règles en vigueur : mentor policy list",
    },
}
HEAD = {
    "en": ("The settings of `mentor`. Delete the # before a line to set it;", "figures go below [policy]."),
    "fr": ("Les réglages de `mentor`. Ôtez le # d'une ligne pour la régler ;", "les chiffres vont sous [policy]."),
}

HEAD_DATED = {
    "en": "What holds from a day on only: the policy's name, figures, or both",
    "fr": "Ce qui ne vaut qu'à partir d'un jour : le nom des règles, des chiffres, ou les deux",
}
TARIFF = ("[[tariff]]", "from = 2026-11-16", 'currency = "EUR"', 'mentoring = { 1 = "20", 2 = "25" }')


def about(key: str, lang: str) -> str:
    """Return what a setting is for."""
    dated = dated_key(key)
    if dated is not None:
        about_name = about(f"{POLICY}{dated.name}", lang)
        return sentence("about-dated", lang, day=day(dated.day, lang), about=about_name)
    known = ABOUT[lang].get(key)
    return known if known is not None else rule_text(key.removeprefix(POLICY), lang)


def settings_table(settings: list[Setting], view: View) -> Table:
    """Return the settings with the value that holds and whether it is the user's own."""
    lang = view.lang
    rows = [(setting.key, _shown(setting, lang), _source(setting, lang)) for setting in settings]
    return Table(rows, COLUMNS, whole=command_line("config list", options=("--json",)))


def _source(setting: Setting, lang: str) -> str:
    """Return whether a setting is the user's own, and which other one holds in its place."""
    if setting.overruled_by is not None:
        return sentence("source-loses", lang, key=setting.overruled_by)
    return sentence("source-own" if setting.own else "source-default", lang)


def remark_text(remark: SettingRemark, lang: str) -> str:
    """Return what is to be said of another setting beside a change."""
    since = day(remark.since, lang) if remark.since is not None else ""
    return sentence(remark.code, lang, key=remark.key, value=remark.value, day=since)


def value_text(setting: Setting) -> list[str]:
    """Return the bare value of a setting, no line where it has none."""
    return [] if setting.value is None else [str(setting.value)]


def path_text(file: ConfigFile) -> list[str]:
    """Return the path of the configuration file."""
    return [file.path]


def set_text(done: SettingsSaved, lang: str) -> list[str]:
    """Return the confirmation that a setting was set."""
    return _changed(done, "set", lang)


def unset_text(done: SettingsSaved, lang: str) -> list[str]:
    """Return the confirmation that a setting was taken back."""
    return _changed(done, "unset", lang)


def saved_text(done: SettingsSaved, lang: str) -> list[str]:
    """Return the confirmation that the configuration was saved."""
    return [sentence("saved", lang, path=done.file.path)]


def unchanged_text(lang: str) -> list[str]:
    """Return what is shown after an edit that changed nothing."""
    return [sentence("unchanged", lang)]


def _changed(done: SettingsSaved, verb: str, lang: str) -> list[str]:
    if done.setting is None:
        return saved_text(done, lang)
    return [sentence(verb, lang, key=done.setting.key, value=_shown(done.setting, lang))]


def _shown(setting: Setting, lang: str) -> str:
    if setting.value is not None:
        return str(setting.value)
    name = setting.key.rpartition(".")[2]
    return sentence(name if name in LATENESS else "automatic", lang)


def settings_template(policy: str, figures: Mapping[str, object], lang: str) -> str:
    """Return the text of a new configuration file: every setting with what it is for and an example, as comments.

    `figures` are the examples of a policy's figures by their key (`policy.late_minutes`).
    """
    lines = [f"# {line}" for line in HEAD[lang]]
    for key, example in ("timezone", '"Europe/Paris"'), ("lang", '"fr"'), ("holidays", '"FR"'):
        lines += ["", f"# {about(key, lang)}", f"# {key} = {example}"]
    lines += ["", "# [policy]", "", f"# {about('policy.name', lang)}", f'# name = "{policy}"']
    for key, figure in figures.items():
        lines += ["", f"# {about(key, lang)}", f"# {key.removeprefix(POLICY)} = {figure}"]
    lines += [
        "",
        *(f"# {line}" for line in (HEAD_DATED[lang], "[[policy.dated]]", "from = 2026-12-01", "late_minutes = 10")),
        "",
        *(f"# {line}" for line in (sentence("about-tariff", lang), *TARIFF)),
    ]
    return "\n".join(lines) + "\n"
