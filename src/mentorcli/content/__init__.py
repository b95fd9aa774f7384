"""The written content: FAQ, checklists and policies, as TOML files in both languages.

The files hold data and no code; this module reads them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorcli.errors import UsageError
from mentorcli.text import bilingual, visible

if TYPE_CHECKING:
    from mentorcli.models.checklist import ItemText
    from mentorcli.models.faq import FaqEntry
    from mentorcli.models.message import Message
    from mentorcli.search.counts import Counts

HERE = Path(__file__).parent
DEFAULT_POLICY = "openclassrooms-2021"
LANGUAGES = ("en", "fr")
PREPARED = "faq.index.json"
ELSEWHERE = "faq.elsewhere.toml"
QUOTED = "faq.figures.json"


def read_toml(name: str) -> dict[str, Any]:
    """Return the content file `name` (such as `checklists.en.toml`) as plain data."""
    import tomllib  # two milliseconds that commands without content need not pay

    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def policy_names() -> tuple[str, ...]:
    """Return the names of the policies that come with the product, the default first."""
    names = sorted(file.stem for file in (HERE / "policies").glob("*.json"))
    return (DEFAULT_POLICY, *(name for name in names if name != DEFAULT_POLICY))


def policy_data(name: str = DEFAULT_POLICY) -> dict[str, Any]:
    """Return a policy as written, for `rules.policy.policy_from`.

    Raises UsageError, naming those there are, where no policy goes by that name.
    """
    names = policy_names()
    if name not in names:
        raise UsageError(
            bilingual(f"There is no policy {visible(name[:60])!r}", f"Il n'y a pas de règles {visible(name[:60])!r}"),
            bilingual(f"Policies: {', '.join(names)}", f"Règles\u00a0: {', '.join(names)}"),
        )
    import msgspec

    # JSON where the rest is TOML: every verdict reads a policy, and the TOML parser takes 3 ms to load and read one.
    return msgspec.json.decode((HERE / "policies" / f"{name}.json").read_bytes())  # type: ignore[no-any-return]


def checklist_items(name: str, lang: str) -> tuple[ItemText, ...]:
    """Return the items of the list `presentation` or `transfer`, in reading order, in `en` or `fr`."""
    from mentorcli.models.checklist import ItemText

    return tuple(ItemText(**item) for item in read_toml(f"checklists.{lang}.toml")[name])


def faq_entries(lang: str) -> tuple[FaqEntry, ...]:
    """Return the FAQ in a language (`en`, `fr`), in the order it is written in.

    Reading the search words with the answers costs under a millisecond, so there is one file a language.
    """
    from mentorcli.models.faq import FaqEntry

    return tuple(
        FaqEntry(
            id=topic,
            question=data["question"],
            answer=data["answer"],
            lang=lang,
            phrasings=_phrasings(data),
            terms=_terms(data),
            commands=tuple(data["commands"]),
        )
        for topic, data in read_toml(f"faq.{lang}.toml").items()
    )


def faq_figures() -> dict[str, list[str]]:
    """Return which figures of the policy the answers of the FAQ quote, by topic."""
    import json

    return json.loads((HERE / QUOTED).read_bytes())  # type: ignore[no-any-return]


def faq_elsewhere() -> FaqEntry:
    """Return the questions that the FAQ does not answer, as one entry that competes with the topics."""
    from mentorcli.models.faq import NO_TOPIC, FaqEntry

    data = read_toml(ELSEWHERE)
    return FaqEntry(NO_TOPIC, NO_TOPIC, NO_TOPIC, "", _phrasings(data), _terms(data))


def _phrasings(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(data["phrasings"].strip().split("\n"))


def _terms(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(data["terms"].strip().replace(",\n", ", ").split(", "))


def faq_written() -> tuple[FaqEntry, ...]:
    """Return the FAQ in every language as it is written, and what it does not answer."""
    return (*(entry for lang in LANGUAGES for entry in faq_entries(lang)), faq_elsewhere())


def faq_checks() -> list[int]:
    """Return a checksum of each file of the FAQ, which shows whether what was prepared from them still holds."""
    from zlib import crc32

    return [crc32((HERE / name).read_bytes()) for name in (*(f"faq.{lang}.toml" for lang in LANGUAGES), ELSEWHERE)]


def faq_to_search() -> tuple[tuple[FaqEntry, ...], Counts]:
    """Return the FAQ in every language, and what the search counts in it.

    Reading and counting the TOML takes a search ten times as long as its own work, so `faq.index.json` keeps the
    outcome (`python -m mentorcli.content.prepare` writes it). Where it is missing or older than the TOML, the TOML
    is read: slower, never wrong.
    """
    import json  # a search needs nothing else of msgspec, which takes eight times as long to import

    from mentorcli.models.faq import FaqEntry
    from mentorcli.search.counts import Counts

    try:
        prepared = json.loads((HERE / PREPARED).read_bytes())
    except (OSError, ValueError):
        prepared = {}
    if prepared.get("made_from") != faq_checks():
        written = faq_written()
        return written, Counts.of(written)
    entries = tuple(FaqEntry(*entry) for entry in prepared["entries"])
    return entries, Counts(prepared["topics"], prepared["lines"], prepared["words"])


def message(name: str, lang: str) -> Message:
    """Return a message as written, with its `{placeholders}`, in `en` or `fr`.

    The names are `contact-` and a step of the follow-up, `presentation-request`, `transfer-request`,
    `no-show-report`.
    """
    from mentorcli.models.message import Message

    return Message(**read_toml(f"messages.{lang}.toml")[name])


TARIFFS = ("before-2020-06", "2020-06", "2024-03", "by-length", "by-billed")


def tariff_names() -> tuple[str, ...]:
    """Return the names of the shapes of tariffs known from mentors' tools, the oldest first."""
    return TARIFFS


def tariff_toml(name: str) -> str:
    """Return one of these shapes as the text of `[[tariff]]` entries. Raises KeyError for a name that there is not."""
    if name not in TARIFFS:
        raise KeyError(name)
    return (HERE / "tariffs" / f"{name}.toml").read_text(encoding="utf-8")
