"""The messages that mentor writes, and the mentor's own texts for them, which the store keeps."""

from __future__ import annotations

import contextlib

from mentorcli.errors import MentorError, NotFoundError, NothingFoundError, UnreadableError, UsageError
from mentorcli.models.message import MessageText, TemplateFault
from mentorcli.models.results.messages import MessageListed, MessageReset, MessageSaved, MessageShown
from mentorcli.models.results.store import FoundFault
from mentorcli.rules import message as rules
from mentorcli.services import letters
from mentorcli.services.workspace import LANGUAGES, Workspace
from mentorcli.store import message_files
from mentorcli.store.layout import MESSAGES
from mentorcli.text import bilingual, command_line, in_language, visible

_MOST_FAULTS = 5


def list_messages(workspace: Workspace) -> list[MessageListed]:
    """Return every message, the comments of the mentor's own behind the product's."""
    own = message_files.own(workspace.store)
    comments = sorted({name for key in own if rules.is_own_comment(name := key.rpartition(".")[0])})
    names = [name for known in rules.MESSAGES for name in (known, *(comments if known == rules.COMMENT else ()))]
    return [MessageListed(name, tuple(lang for lang in LANGUAGES if f"{name}.{lang}" in own)) for name in names]


def show(workspace: Workspace, typed: str) -> MessageShown:
    """Return a message as it is written, in the language of this run.

    Raises NotFoundError for a name that there is not, UnreadableError for an own text that cannot be read.
    """
    name = find_message(workspace, typed)
    return MessageShown(_present(workspace, name), rules.values_of(name))


def find_message(workspace: Workspace, typed: str, *, new: bool = False) -> str:
    """Return the name of the message that is meant; `new`: it may be a comment that there is not yet.

    Raises NotFoundError with the nearest names.
    """
    name = rules.message_named(typed)
    known = [one.name for one in list_messages(workspace)] if name not in rules.MESSAGES else [name]
    if name is not None and (name in known or new):
        return name
    close = rules.close_to(typed, known)
    hint = (
        bilingual(f"Did you mean {' or '.join(close)}?", f"Vouliez-vous dire {' ou '.join(close)}\u00a0?")
        if close
        else bilingual("See: mentor message list", "Voyez\u00a0: mentor message list")
    )
    shown = visible(typed[:60])
    if new:
        english, french = (
            "a further comment is named such as comment-strong",
            "un autre commentaire se nomme comment-bien",
        )
        hint = bilingual(
            f"{hint} {english[0].upper()}{english[1:]}.", f"{hint.french} {french[0].upper()}{french[1:]}."
        )
    raise NotFoundError(bilingual(f"No message {shown!r}", f"Pas de message {shown!r}"), hint)


def editable_text(workspace: Workspace, name: str) -> str:
    """Return a message as it is shown in an editor: what it may name as a comment, then its text.

    One that is no UTF-8 is read as Windows writes it, so that no letter of it is lost.
    """
    return help_comment(workspace, name) + _stored(workspace, name)


def help_comment(workspace: Workspace, name: str) -> str:
    """Return the comment above a text in an editor, which is not saved."""
    from mentorcli.render.text.message import editor_comment

    return editor_comment(name, rules.values_of(name), workspace.lang)


def save_text(workspace: Workspace, name: str, before: str, text: str) -> MessageSaved:
    """Save what an edited text changes against the one `before`, beside what somebody else changed meanwhile.

    Raises UsageError with everything that is wrong in it, by line, ClashError where the same lines were changed.
    """
    from mentorcli.rules import merging  # only where a text was edited
    from mentorcli.store import message_change

    comment, key = help_comment(workspace, name), f"{name}.{workspace.lang}"
    where = bilingual("the message", "le message")

    def both(present: str | None) -> str:
        theirs = comment + (_built_in(workspace, name) if present is None else _plain(present))
        merged = merging.merged(before, text, theirs, where, workspace.lang)
        if merged.clashes:
            raise merging.clash(merged.clashes, before=theirs, text=merged.text)
        _refuse_faults(name, merged.text, above=0 if not merged.text.startswith(comment) else comment.count("\n"))
        return merged.text.removeprefix(comment).strip("\n") + "\n"

    with workspace.transaction() as writer:
        message_change.save(writer, key, both, cmd="message edit", at=workspace.now)
    return _saved(workspace, name)


def replace_text(workspace: Workspace, name: str, text: str) -> MessageSaved:
    """Save a text as the mentor's own, whole. Raises UsageError with everything that is wrong in it, by line."""
    from mentorcli.store import message_change

    _refuse_faults(name, text)
    with workspace.transaction() as writer:
        message_change.save(
            writer, f"{name}.{workspace.lang}", lambda _: text.strip("\n") + "\n", cmd="message edit", at=workspace.now
        )
    return _saved(workspace, name)


def reset(workspace: Workspace, typed: str) -> MessageReset:
    """Let a message be the product's again, in the language of this run; undo brings the own text back.

    Raises NothingFoundError where it is, NotFoundError for a name that there is not.
    """
    from mentorcli.store import message_change

    name, lang = find_message(workspace, typed), workspace.lang
    with workspace.transaction() as writer:
        if message_files.read(writer.store, f"{name}.{lang}") is None:
            raise _no_own_text(workspace, name)
        message_change.save(writer, f"{name}.{lang}", lambda _: None, cmd="message reset", at=workspace.now)
    return MessageReset(name, lang)


def faults(workspace: Workspace) -> list[FoundFault]:
    """Return what is wrong in the mentor's own texts; of files that are no plain ones the store's check tells."""
    found: list[FoundFault] = []
    store = workspace.store
    with contextlib.suppress(MentorError):
        for key in message_files.own(store):
            name = key.rpartition(".")[0]
            if rules.is_message(name):
                with contextlib.suppress(UnreadableError):
                    found += _faults_in(workspace, key, message_files.read(store, key) or b"")
    return found


def _faults_in(workspace: Workspace, key: str, data: bytes) -> list[FoundFault]:
    """Return what is wrong in one text, with what to type."""
    store, (name, _, lang) = workspace.store, key.rpartition(".")
    path = store.where(MESSAGES, message_files.file_of(key))
    try:
        found = letters.faults_of(name, message_files.decoded(store, key, data))
    except UnreadableError:
        found = [TemplateFault(1, bilingual("not valid UTF-8", "pas de l'UTF-8 valide"))]
    edit = command_line("message edit", name, options=("--lang", lang))
    return [
        FoundFault(
            path,
            fault.line,
            None,
            bilingual(
                f"{fault.what}; correct it: {edit}", f"{in_language(fault.what, 'fr')}\u00a0; corrigez\u00a0: {edit}"
            ),
            repairable=False,
            whole=False,
        )
        for fault in found
    ]


def _no_own_text(workspace: Workspace, name: str) -> NothingFoundError:
    """Return that there is no own text to go away, with the other language where there is one in it."""
    lang = workspace.lang
    others = [one for one in LANGUAGES if one != lang and message_files.read(workspace.store, f"{name}.{one}")]
    hint = bilingual("See: mentor message list", "Voyez\u00a0: mentor message list")
    if others:
        command = command_line("message reset", name, options=("--lang", others[0]))
        hint = bilingual(
            f"In the other language there is: {command}", f"Dans l'autre langue il y en a un\u00a0: {command}"
        )
    return NothingFoundError(
        bilingual(
            f"{name} ({lang}) has no text of your own: it is as mentor has it",
            f"{name} ({lang}) n'a pas de texte à vous\u00a0: c'est celui de mentor",
        ),
        hint,
    )


def _present(workspace: Workspace, name: str) -> MessageText:
    """Return a message as it is written. Raises UnreadableError for an own text that is no UTF-8."""
    key, lang = f"{name}.{workspace.lang}", workspace.lang
    data = message_files.read(workspace.store, key)
    if data is None:
        return MessageText(name, lang, _built_in(workspace, name))
    path = workspace.store.where(MESSAGES, message_files.file_of(key))
    return MessageText(name, lang, message_files.decoded(workspace.store, key, data), own=True, path=path)


def _stored(workspace: Workspace, name: str) -> str:
    data = message_files.read(workspace.store, f"{name}.{workspace.lang}")
    return _built_in(workspace, name) if data is None else _plain(message_files.lenient(data))


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _built_in(workspace: Workspace, name: str) -> str:
    from mentorcli.content import message
    from mentorcli.render.text.letters import as_template

    return as_template(message(rules.kind_of(name), workspace.lang), workspace.lang)


def _saved(workspace: Workspace, name: str) -> MessageSaved:
    """Return a message of the mentor's own as it now is, and how it reads."""
    from mentorcli.render.text.message_values import example_values

    return MessageSaved(_present(workspace, name), letters.made(workspace, name, example_values(workspace.lang)))


def _refuse_faults(name: str, text: str, above: int = 0) -> None:
    """Raise UsageError with what is wrong in a text, by line, and the values that it may name.

    `above` lines of the text are a comment that a person sees in the editor too; an empty text has nothing below it.
    """
    body = "\n".join(text.split("\n")[above:])
    found = [fault._replace(line=fault.line + above) for fault in letters.faults_of(name, body)]
    if not found:
        return
    shown = found[:_MOST_FAULTS]
    english = "; ".join(f"line {fault.line}: {fault.what}" for fault in shown)
    french = "\u00a0; ".join(f"ligne {fault.line}\u00a0: {in_language(fault.what, 'fr')}" for fault in shown)
    values = ", ".join(rules.values_of(name))
    see = command_line("message show", name)
    raise UsageError(
        bilingual(f"{english[0].upper()}{english[1:]}", f"{french[0].upper()}{french[1:]}"),
        bilingual(f"What each value means: {see}", f"Ce que veut dire chaque valeur\u00a0: {see}"),
        (bilingual(f"It may name: {values}", f"Valeurs possibles\u00a0: {values}"),),
    )
