"""What each setting is for, in words."""

from __future__ import annotations

from mentorcli.render.text.policies import rule_words
from mentorcli.render.text.sentences import Sentences

sentence = Sentences(
    {
        "set": ("{key} is now {value}", "{key} vaut maintenant {value}"),
        "unset": ("{key} is no longer set: {value} holds", "{key} n'est plus réglé : {value} s'applique"),
        "unset-nothing": ("{key} is not set", "{key} n'est pas réglé"),
        "config-kept": ("Configuration saved: {path}", "Configuration enregistrée : {path}"),
        "source-own": ("your configuration", "votre configuration"),
        "source-default": ("default", "valeur par défaut"),
        "automatic": ("(the system's)", "(celui du système)"),
    }
)

POLICY = "policy."
ABOUT = {
    "en": {
        "timezone": "your time zone; without it the system's",
        "lang": "language of messages, en or fr; without it the locale's",
        "policy.name": "the rules in force: mentor policy list",
    },
    "fr": {
        "timezone": "votre fuseau horaire ; sans lui, celui du système",
        "lang": "langue des messages, en ou fr ; sans elle, celle du système",
        "policy.name": "les règles en vigueur : mentor policy list",
    },
}
HEAD = {
    "en": ("The settings of `mentor`. Delete the # before a line to set it;", "figures go below [policy]."),
    "fr": ("Les réglages de `mentor`. Ôtez le # d'une ligne pour la régler ;", "les chiffres vont sous [policy]."),
}


def about(key: str, lang: str) -> str:
    """Say what a setting is for."""
    known = ABOUT[lang].get(key)
    return known if known is not None else rule_words(key.removeprefix(POLICY), lang)


def template_head(lang: str) -> tuple[str, ...]:
    """Say how to use the commented settings of a new file."""
    return HEAD[lang]
