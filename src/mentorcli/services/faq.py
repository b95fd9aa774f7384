"""The FAQ: the topics that come with the product, and the mentor's own entries, which the store keeps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentorcli.errors import MentorError, NotFoundError, NothingFoundError, RefusedError, UsageError
from mentorcli.models.faq import FaqEntry, FaqHit, OwnEntry
from mentorcli.models.results.faq import FaqEdited, FaqFound
from mentorcli.services.workspace import LANGUAGES, Workspace, checked_language
from mentorcli.text import bilingual, normalise, one_line, slugify, to_be_typed, visible

if TYPE_CHECKING:
    from mentorcli.search.index import Index

Entry = TypeVar("Entry", FaqEntry, FaqHit)
_LONGEST_ID_TO_NUMBER = 55
_CLOSE, _CLOSE_ENOUGH = 3, 0.4


def search(workspace: Workspace, query: str, lang: str | None = None, limit: int | None = None) -> FaqFound:
    """Return the entries that may answer a question asked in English or French, at most `limit`.

    `lang` chooses the language of the answers, else that of the question. Raises NothingFoundError where none fits,
    with the next place to ask (the FAQ's `other-questions`). Where the words settle nothing and the library for it is
    installed, one more entry may be found by its meaning; it comes last and is never sure.
    """
    own = own_entries(workspace)
    from mentorcli.search.index import MOST

    index = _index(own, workspace.readable_lang)
    hits = index.search(query, checked_language(lang), limit)
    if len(hits) < min(limit or MOST, MOST) and not (hits and hits[0].sure):
        from mentorcli.services.faq_meaning import nearest_by_meaning  # only where the words settle nothing

        near = nearest_by_meaning(workspace, query, hits, own)
        hits += (index.hit_by_meaning(near.id, near.score, query, lang),) if near is not None else ()
    if not hits:
        from mentorcli.render.text.faq import NOTHING, WHERE_TO_ASK

        language = lang or ("fr" if workspace.readable_lang == "fr" else index.language(query))
        raise NothingFoundError(NOTHING[language], to_be_typed(WHERE_TO_ASK[language]))
    shown = [with_own_figures(workspace, hit if hit.id in own else _to_be_typed(hit)) for hit in hits]
    return FaqFound(tuple(shown), lang or hits[0].lang)


def list_entries(workspace: Workspace) -> list[FaqEntry]:
    """Return every entry once, in the language of this run where it has it, the mentor's own last."""
    return [with_own_figures(workspace, entry) for entry in _entries(workspace, workspace.lang)]


def show(workspace: Workspace, entry_id: str) -> FaqEntry:
    """Return an entry in the language of this run where it has it. Raises NotFoundError with the closest ids."""
    entries = _entries(workspace, workspace.lang)
    found = next((entry for entry in entries if entry.id == entry_id), None)
    if found is None:
        raise _unknown(entry_id, [entry.id for entry in entries])
    return with_own_figures(workspace, found)


def with_own_figures(workspace: Workspace, entry: Entry) -> Entry:
    """Return an entry whose answer says so where the mentor's settings differ from the figures that it quotes.

    Where the settings have a fault the answer is as it was written.
    """
    try:
        policy = workspace.policy if workspace.settings.policy else None
    except MentorError:
        policy = None
    if policy is None:
        return entry
    from dataclasses import replace

    from mentorcli.content import faq_figures, policy_data  # only where the policy was changed
    from mentorcli.render.text.policy_figures import differing_figures
    from mentorcli.rules.policy import policy_from

    default = policy_from(policy_data(), None)
    line = differing_figures(faq_figures().get(entry.id, ()), policy, default, entry.lang)
    return entry if line is None else replace(entry, answer=f"{entry.answer}\n{line}")


def add(workspace: Workspace, question: str, answer: str, lang: str | None = None) -> OwnEntry:
    """Save an entry of the mentor's own and return it, its id made from the question.

    `lang` is the language it is written in, by default that of the question. Raises UsageError for an empty text.
    """
    checked_language(lang)
    _refuse_empty(question, "question")
    _refuse_empty(answer, "answer")
    with workspace.transaction() as writer:
        taken = {entry.id for entry in _entries(workspace, LANGUAGES[0])}
        made = OwnEntry(_new_id(question, taken), question, answer, lang or _language(question))
        writer.append_mentor(made, cmd="faq add", at=workspace.now)
    return made


def edit(
    workspace: Workspace, entry_id: str, *, question: str | None = None, answer: str | None = None, lang: str | None
) -> FaqEdited:
    """Change an entry of the mentor's own; what is None stays as it is.

    Raises UsageError for an empty text and where nothing is to change, RefusedError for an entry that comes with the
    product, NotFoundError for an unknown id.
    """
    checked_language(lang)
    if question is None and answer is None and lang is None:
        raise UsageError(
            bilingual("Nothing to change", "Rien à changer"),
            bilingual("Give --question, --answer or --lang.", "Donnez --question, --answer ou --lang."),
        )
    _refuse_empty(question, "question")
    _refuse_empty(answer, "answer")
    with workspace.transaction() as writer:
        before = _own_entry(workspace, entry_id)
        after = OwnEntry(before.id, question or before.question, answer or before.answer, lang or before.lang)
        writer.append_mentor(after, cmd="faq edit", at=workspace.now)
    return FaqEdited(after, after != before)


def entry_text(workspace: Workspace, entry_id: str) -> str:
    """Return an entry of the mentor's own as it is edited: its question, an empty line, its answer.

    Raises as `edit` does.
    """
    return _as_text(_own_entry(workspace, entry_id))


def save_text(workspace: Workspace, entry_id: str, before: str, text: str) -> FaqEdited:
    """Change an own entry by what an edited text changes against the one `before`.

    Raises UsageError where question or answer is missing, NotFoundError where it was removed in the meantime,
    ClashError where the same lines were changed.
    """
    from mentorcli.rules import merging  # only where a text was edited

    with workspace.transaction() as writer:
        known = _own_entry(workspace, entry_id)
        theirs = _as_text(known)
        both = merging.merged(before, text, theirs, bilingual("the entry", "l'entrée"), workspace.readable_lang)
        if both.clashes:
            raise merging.clash(both.clashes, before=theirs, text=both.text)
        first, _, rest = both.text.strip().partition("\n")
        question, answer = normalise(first), normalise(rest)
        if question == one_line(known.question):  # an entry can have a question of several lines
            question = known.question
        _refuse_empty(question, "question")
        _refuse_empty(answer, "answer")
        after = replace(known, question=question, answer=answer)
        writer.append_mentor(after, cmd="faq edit", at=workspace.now)
    return FaqEdited(after, after != known)


def _as_text(entry: OwnEntry) -> str:
    return f"{one_line(entry.question)}\n\n{entry.answer}\n"


def remove(workspace: Workspace, entry_id: str) -> OwnEntry:
    """Remove an entry of the mentor's own and return it as it was.

    Raises RefusedError for an entry that comes with the product, NotFoundError for an unknown id.
    """
    from mentorcli.store.layout import kind_of

    with workspace.transaction() as writer:
        gone = _own_entry(workspace, entry_id)
        writer.append_mentor(cmd="faq remove", at=workspace.now, drop=[(kind_of(gone), gone.id)])
    return gone


def own_entries(workspace: Workspace) -> dict[str, OwnEntry]:
    """Return the mentor's own entries by id; the store is not even opened where no journal can hold one."""
    from mentorcli.store.layout import MENTOR_JOURNAL, RESTORING

    if not any((workspace.home.store / name).exists() for name in (MENTOR_JOURNAL, RESTORING)):
        return {}
    return workspace.store.mentor().records(OwnEntry)


def _index(own: Mapping[str, OwnEntry], usual: str) -> Index:
    """Return the search over the topics in every language, and own entries; `usual` is for what could be of either."""
    from mentorcli.content import faq_to_search
    from mentorcli.search.index import Index

    entries, counts = faq_to_search()
    return Index((*entries, *(entry.entry() for entry in own.values())), usual, counts)


def _entries(workspace: Workspace, lang: str) -> list[FaqEntry]:
    """Return every entry once, in a language where it has it."""
    from mentorcli.content import faq_entries

    return [*map(_to_be_typed, faq_entries(lang)), *(own.entry() for own in own_entries(workspace).values())]


def _to_be_typed(entry: Entry) -> Entry:
    """Return an entry that comes with the product, its punctuation set, its commands as they are to be typed."""
    question, answer = entry.question, entry.answer
    if entry.lang == "fr":
        from mentorcli.render.text import typeset  # an English answer needs none of it

        question, answer = typeset(question, "fr"), typeset(answer, "fr")
    answer = to_be_typed(answer)
    same = (question, answer) == (entry.question, entry.answer)
    return entry if same else replace(entry, question=question, answer=answer)


def _own_entry(workspace: Workspace, entry_id: str) -> OwnEntry:
    """Return an own entry. Raises RefusedError for one that comes with the product, NotFoundError for none."""
    own = own_entries(workspace)
    if entry_id in own:
        return own[entry_id]
    if any(entry.id == entry_id for entry in _entries(workspace, LANGUAGES[0])):
        raise RefusedError(
            bilingual(
                f"{entry_id} comes with mentor and cannot be changed",
                f"{entry_id} est fournie avec mentor et ne se modifie pas",
            ),
            bilingual(
                "Add your own: mentor faq add QUESTION ANSWER",
                "Ajoutez la vôtre\u00a0: mentor faq add QUESTION RÉPONSE",
            ),
        )
    raise _unknown(entry_id, list(own))


def _unknown(entry_id: str, ids: list[str]) -> NotFoundError:
    """Return the error for an id that there is not, with the closest."""
    from difflib import get_close_matches

    close = get_close_matches(slugify(entry_id), ids, n=_CLOSE, cutoff=_CLOSE_ENOUGH)
    hint = (
        bilingual(f"Did you mean {' or '.join(close)}?", f"Vouliez-vous dire {' ou '.join(close)}\u00a0?")
        if close
        else bilingual("See: mentor faq list", "Voyez\u00a0: mentor faq list")
    )
    return NotFoundError(
        bilingual(f"No FAQ entry {visible(entry_id[:60])!r}", f"Pas d'entrée {visible(entry_id[:60])!r} dans la FAQ"),
        hint,
    )


def _refuse_empty(text: str | None, what: str) -> None:
    """Raise UsageError for a text that is given and empty."""
    if text == "":
        raise UsageError(
            bilingual(f"The {what} is empty", f"La {'réponse' if what == 'answer' else what} est vide"),
            bilingual("Such as: mentor faq add QUESTION ANSWER", "Par exemple\u00a0: mentor faq add QUESTION RÉPONSE"),
        )


def _new_id(question: str, taken: Collection[str]) -> str:
    """Return the id of a new entry: the words of its question, numbered where that id is taken."""
    base = slugify(question) or "entry"
    if base not in taken:
        return base
    numbered = (f"{base[:_LONGEST_ID_TO_NUMBER]}-{number}" for number in range(2, len(taken) + 2))
    return next(entry_id for entry_id in numbered if entry_id not in taken)


def _language(question: str) -> str:
    return _index({}, LANGUAGES[0]).language(question)
