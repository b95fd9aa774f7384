"""What services work with: the store, the settings, the policy, the clock, the zone and the language of one run.

Everything in a workspace is made when it is first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from mentorcli.errors import MentorError, UsageError
from mentorcli.models import FIRST_YEAR, LAST_YEAR
from mentorcli.text import bilingual, visible

if TYPE_CHECKING:
    from pathlib import Path

    from mentorcli.errors import UnreadableError
    from mentorcli.models.results.student import Mention
    from mentorcli.models.verdict import Policy
    from mentorcli.store.layout import Home
    from mentorcli.store.repository import Store
    from mentorcli.store.settings import Settings
    from mentorcli.store.student_records import StudentRecords
    from mentorcli.store.writer import Writer

LANGUAGES = ("en", "fr")
_PLAIN_LENGTHS = (16, 19)


class Workspace:
    """The surroundings of one run.

    `environ` is the environment, `store_option` the folder given with `--store`. `wrote`: a change is saved;
    `mentioned` are the students spoken of whose name others have too, by slug; `warnings` what the user should know.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.store_option: str | None = None
        self.patience: float | None = None  # seconds that a writer is waited for; what is read is of one state then
        self.wrote = self.wrote_file = False  # a file: one of the user's
        self.mentioned: dict[str, Mention] = {}
        self.warnings: list[str] = []
        self._everyone = False
        self._lang_option: str | None = None
        self._policies: dict[date | None, Policy] = {}

    # Where
    @cached_property
    def home(self) -> Home:
        """The store's folder and the configuration file."""
        from mentorcli.store.layout import locate

        return locate(self.store_option, self.environ)

    @cached_property
    def store(self) -> Store:
        """The store, not opened yet."""
        from mentorcli.store.repository import Store

        store = Store(self.home, self.environ)
        store.patience = self.patience
        return store

    @property
    def editing_folder(self) -> Path:
        """The folder, which need not exist, of texts that are edited, and of those that were refused."""
        from mentorcli.store.layout import EDITING

        return self.home.store / EDITING

    def close(self) -> None:
        """Close what was opened."""
        if "store" in self.__dict__:
            self.store.close()

    # The settings and what follows from them
    @cached_property
    def settings(self) -> Settings:
        """The configuration. Raises UsageError naming every fault in it."""
        from mentorcli.store.settings import load

        with self._all_settings_faults():
            return load(self.home.config)

    @contextlib.contextmanager
    def _all_settings_faults(self) -> Iterator[None]:
        """Turn the first fault met in the configuration into an error that names all of them."""
        try:
            yield
        except UsageError as first:
            from mentorcli.services.settings_faults import settings_error

            raise settings_error(self.home.config) or first from None

    def invalidate_settings(self) -> None:
        """Forget the settings, and what follows from them, after they were changed."""
        for name in ("settings", "zone"):
            self.__dict__.pop(name, None)
        self._policies.clear()

    @property
    def policy(self) -> Policy:
        """The policy in force today, with the user's own figures."""
        return self.policy_on(self.today)

    def policy_at(self, moment: datetime) -> Policy:
        """Return the policy of the local day of a moment (aware), such as the start of a session."""
        return self.policy_on(self.local(moment).date())

    def policy_on(self, day: date, name: str | None = None) -> Policy:
        """Return the policy in force on a local day, with the figures that the user set for it.

        Another one asked for by `name` has none of the user's figures. Raises UsageError for a name that there is not.
        """
        from mentorcli.content import policy_data
        from mentorcli.rules.policy import in_force, policy_from

        found = in_force(self.settings.policy, day)
        if name is not None and name != found.name:
            return policy_from(policy_data(name), None)
        if found.since not in self._policies:
            with self._all_settings_faults():
                self._policies[found.since] = policy_from(policy_data(found.name), found.figures)
        return self._policies[found.since]

    def policy_named(self, name: str) -> Policy:
        """Return a policy by name; the user's own figures apply to the one in force today. Raises UsageError."""
        return self.policy_on(self.today, name)

    @property
    def lang(self) -> str:
        """The language of messages: `--lang`, else `lang` in the configuration, else the locale's, else English."""
        return self._lang_option or self.settings.lang or self.locale_lang()

    @property
    def readable_lang(self) -> str:
        """The language of messages, that of the environment where the configuration has a fault."""
        try:
            return self.lang
        except Exception:  # also a fault of ours in reading them, which is told of in this language
            return self.locale_lang()

    def choose_lang(self, lang: str | None) -> str:
        """Take a `--lang` option for the rest of the run and return the language that holds."""
        self._lang_option = checked_language(lang) or self._lang_option
        return self.lang

    def locale_lang(self) -> str:
        """Return the language of the environment."""
        locale = next((self.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if self.environ.get(n)), "")
        return "fr" if locale.lower().startswith("fr") else "en"

    # When
    @cached_property
    def zone(self) -> tzinfo | None:
        """The user's time zone: `timezone` in the configuration, None for the system's."""
        if self.settings.timezone is None:
            return None
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.settings.timezone)

    @cached_property
    def now(self) -> datetime:
        """The present with the offset of the user's zone, in whole seconds; MENTOR_NOW replaces it."""
        replaced, zone = self.environ.get("MENTOR_NOW"), self.zone
        found = _plain_instant(replaced, zone) if replaced else _of_the_clock(zone)
        if found is not None:
            return found
        from mentorcli.services.present import read_present  # the grammar of dates, 2 ms

        return fixed_offset(read_present(replaced, zone, self.warnings.append))

    @property
    def readable_now(self) -> datetime:
        """The present; in UTC where the configuration, which may name a zone, has a fault."""
        try:
            return self.now
        except MentorError:
            return datetime.now(UTC).replace(microsecond=0)

    @property
    def nothing_changed(self) -> bool:
        """Whether everything that was to be written stood there already."""
        return "store" in self.__dict__ and self.store.skipped and not self.store.wrote

    @property
    def today(self) -> date:
        """The present local day."""
        return self.now.date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the user's zone, to be shown."""
        return moment.astimezone(self.zone)

    # Reading and changing the store
    def end_reading(self) -> None:
        """Let writers go on: all was read. Raises MovedOnError where it is of no one moment."""
        if "store" in self.__dict__:
            self.store.end_moment()

    def expect_everyone(self) -> None:
        """Make the answer one about all students: one that cannot be read ends in exit 4."""
        self._everyone = True

    def everyone(self, *, profiles: bool = False) -> Iterator[StudentRecords]:
        """Yield every student's records, to answer about all: one that cannot be read makes it exit 4.

        `profiles`: the answer needs no other record, so that none is decoded.
        """
        self.expect_everyone()
        return self.store.all_students(whole=not profiles)

    @contextlib.contextmanager
    def transaction(self, *, replacing: bool = False) -> Iterator[Writer]:
        """Hold the store for a change, after which what cannot be read elsewhere is only warned of.

        `replacing`: everything is about to be replaced, so it need not be readable.
        """
        from mentorcli.store.transaction import writing

        try:
            with writing(self.store, replacing=replacing) as writer:
                yield writer
            self.wrote = True
        finally:
            self.wrote = self.wrote or self.store.committed

    @property
    def faults(self) -> tuple[str, ...]:
        """What could not be read on the way, one sentence each."""
        return tuple(dict.fromkeys(one.message for one in getattr(self.__dict__.get("store"), "faults", ())))

    @property
    def partial(self) -> bool:
        """Whether the answer is about every student, and lacks one who cannot be read."""
        return self._everyone and not self.wrote and bool(self.faults)

    def reading_result(self, *, shown: bool = False) -> tuple[list[str], UnreadableError | None]:
        """Return what reading met on its way: warnings, and an error where the answer is about every student.

        Where a change is saved, or one student asked for, the others are warned of. `shown`: a part is printed.
        """
        store: Store | None = self.__dict__.get("store")
        met = [*self.warnings, *(store.warnings if store else ())]
        if store is None or not self.partial:
            return list(dict.fromkeys([*met, *self.faults])), None
        from mentorcli.services.unreadable import partial_result  # only where a student cannot be read

        return partial_result(met, store.faults, shown=shown)


def checked_language(lang: str | None) -> str | None:
    """Return a `--lang` option. Raises UsageError for a language that there is not."""
    if lang is not None and lang not in LANGUAGES:
        raise UsageError(
            bilingual(f"--lang is {visible(lang)!r}", f"--lang vaut {visible(lang)!r}"),
            bilingual("Use --lang en or --lang fr.", "Choisissez --lang en ou --lang fr."),
        )
    return lang


def _of_the_clock(zone: tzinfo | None) -> datetime | None:
    """Return the present by the computer's clock, None for a year that nobody means: it was never set."""
    found = fixed_offset(datetime.now(UTC).astimezone(zone).replace(microsecond=0))
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _plain_instant(text: str, zone: tzinfo | None) -> datetime | None:
    """Return the instant of `2026-11-24T15:00` or `2026-11-24T15:00:00`, None for any other form.

    A local time that a clock change skips or repeats is left to the grammar of dates too.
    """
    if len(text) not in _PLAIN_LENGTHS or text[10] != "T" or not text[:4].isdecimal():
        return None
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        return None
    if wall.tzinfo is not None or not FIRST_YEAR <= wall.year <= LAST_YEAR:
        return None
    first, second = wall.astimezone(zone) if zone is None else wall.replace(tzinfo=zone), wall.replace(fold=1)
    second = second.astimezone(zone) if zone is None else second.replace(tzinfo=zone)
    if first.utcoffset() != second.utcoffset():
        return None
    return fixed_offset(first)


def fixed_offset(moment: datetime) -> datetime:
    """Return a moment with a fixed offset in place of its zone.

    Python compares and subtracts two datetimes of one zone by the clock on the wall; with fixed offsets it is elapsed
    time that counts, across clock changes too.
    """
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))
