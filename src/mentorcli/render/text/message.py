"""What `mentor message` shows, in English and French: the list, a text with what it may name, and confirmations."""

from __future__ import annotations

from collections.abc import Sequence

from mentorcli.models.results.messages import (
    MessageListed,
    MessageReset,
    MessageSaved,
    MessageShown,
    MessageWritten,
)
from mentorcli.render import WHOLE, Column, Table, View
from mentorcli.render.text import COLON, Sentences, typeset
from mentorcli.render.text.letters import letter_text
from mentorcli.render.text.message_values import MEANINGS
from mentorcli.rules.message import kind_of
from mentorcli.text import GOOD, HEADING, ID, command_line, joined, part

COLUMNS = (Column(kind=WHOLE, role=ID), Column(1), Column(kind=WHOLE))
sentence = Sentences(
    {
        "about-contact-first-email": (
            "the first e-mail to a new student",
            "le premier e-mail à un nouvel étudiant",
        ),
        "about-contact-ping": ("a second e-mail where no reply came", "la relance d'un étudiant sans réponse"),
        "about-contact-call": ("what to say on the phone", "ce qu'il faut dire au téléphone"),
        "about-contact-form": ("the form for a silent student", "le formulaire pour un étudiant sans réponse"),
        "about-confirmation": ("a session is planned", "une session est prévue"),
        "about-reminder": ("before a session", "avant une session"),
        "about-moved": ("a session was moved", "une session a été déplacée"),
        "about-missed": ("after a no-show", "après un no-show"),
        "about-presentation-request": ("asks for a presentation", "pour demander une soutenance"),
        "about-comment": (
            "the assessor's comment on a presentation",
            "le commentaire de l'évaluateur sur une soutenance",
        ),
        "about-transfer-request": ("asks for a transfer", "pour demander un transfert"),
        "about-no-show-report": ("reports regular no-shows", "pour signaler des no-shows réguliers"),
        "about-statement-letter": ("contests a statement", "pour contester un relevé"),
        "own": ("yours: {langs}", "à vous : {langs}"),
        "shown-own": ("{name} ({lang}): your own text, in {path}", "{name} ({lang}) : votre texte, dans {path}"),
        "shown-built-in": ("{name} ({lang}): the text that comes with mentor", "{name} ({lang}) : le texte de mentor"),
        "values": ("Values, between {{{{ }}}}:", "Valeurs, entre {{{{ }}}} :"),
        "to-edit": ("Your own text in its place: {command}", "Pour écrire le vôtre à la place : {command}"),
        "conditions": (
            "Where a value may be missing: {condition}. In French, {name_de} is the name behind de or d'.",
            "Si une valeur peut manquer : {condition}. {name_de} donne le nom précédé de « de » ou « d' ».",
        ),
        "editor": (
            "This comment is not saved. The first line of the text is the subject. The values of {name}, written {{{{ first_name }}}}:",
            "Ce commentaire n'est pas enregistré. La première ligne du texte est l'objet. Les valeurs {name:de}, à écrire {{{{ first_name }}}} :",
        ),
        "saved": (
            "Your text of {name} ({lang}) is saved",
            "Votre texte pour {name} ({lang}) est enregistré",
        ),
        "back": ("The way back: {command}", "Pour revenir en arrière : {command}"),
        "reads": ("With a made-up student it reads:", "Avec un étudiant inventé, il donne :"),
        "reset": (
            "{name} ({lang}) is mentor's text again. To take yours back: {command}",
            "{name} ({lang}) est de nouveau le texte de mentor. Pour reprendre le vôtre : {command}",
        ),
        "written": ("Written to {path}", "Écrit dans {path}"),
    }
)


def about(name: str, lang: str) -> str:
    """Return what a message is for."""
    return sentence(f"about-{kind_of(name)}", lang)


def messages_table(found: Sequence[MessageListed], view: View) -> Table:
    """Return the messages, what each is for and in which languages it is the mentor's own."""
    lang = view.lang
    rows = [(one.name, about(one.name, lang), ",".join(one.own)) for one in found]
    return Table(
        rows,
        COLUMNS,
        lambda: [(one.name, about(one.name, lang), _whose(one, lang)) for one in found],
        whole=command_line("message list", options=("--json",)),
    )


def _whose(found: MessageListed, lang: str) -> str:
    if not found.own:
        return ""
    return part(sentence("own", lang, langs=", ".join(found.own)), GOOD)


def shown_head(found: MessageShown, view: View) -> list[str]:
    """Return whose text a message is, and where that lies."""
    text, lang = found.text, view.lang
    key = "shown-own" if text.own else "shown-built-in"
    return [part(sentence(key, lang, name=text.name, lang=text.lang, path=text.path), HEADING), ""]


def shown_values(found: MessageShown, view: View) -> list[str]:
    """Return the values that a message may name, each with its meaning, and how to have a text of one's own."""
    text, lang = found.text, view.lang
    lines = ["", part(sentence("values", lang), HEADING)]
    lines += [joined("  ", part(name, ID), COLON[lang], MEANINGS[name].about[lang == "fr"]) for name in found.values]
    edit = command_line("message edit", text.name, options=("--lang", text.lang))
    return [*lines, _conditions(lang), sentence("to-edit", lang, command=edit)]


def _conditions(lang: str) -> str:
    """Return how a text depends on a value, and how a name stands behind French `de`; no space of it is changed."""
    return sentence("conditions", lang, condition="{% if path %} ... {% endif %}", name_de="{{ student|de }}")


def editor_comment(name: str, values: Sequence[str], lang: str) -> str:
    """Return the comment above a text in an editor: the values that it may name, and what each means."""
    widest = max(map(len, values))
    told = (f"   {value:{widest}}  {MEANINGS[value].about[lang == 'fr']}" for value in values)
    lines = [sentence("editor", lang, name=name), *told, f"   {_conditions(lang)}"]
    return "{# " + "\n".join(lines) + " #}\n"


def saved_text(done: MessageSaved, view: View) -> list[str]:
    """Return that a text was saved, the way back, and how it reads for a made-up student."""
    text, lang = done.text, view.lang
    back = command_line("message reset", text.name, options=("--lang", text.lang))
    return [
        sentence("saved", lang, name=text.name, lang=text.lang),
        sentence("back", lang, command=back),
        "",
        typeset(sentence("reads", lang), lang),
        "",
        *letter_text(done.preview, view),
    ]


def reset_text(done: MessageReset, view: View) -> list[str]:
    """Return that a message is the product's again, with the way back."""
    return [sentence("reset", view.lang, name=done.name, lang=done.lang, command=command_line("undo"))]


def written_text(done: MessageWritten, view: View) -> list[str]:
    """Return where a message was written to."""
    return [sentence("written", view.lang, path=done.out)]
