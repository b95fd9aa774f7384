"""The surroundings of one run: what decides on the place, the language, the clock and the zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from helpers import Mentor
from mentorcli.errors import UnreadableError, UsageError
from mentorcli.models.note import Note
from mentorcli.services.workspace import Workspace, checked_language, fixed_offset
from services.conftest import Fresh
from store.kit import contents

DATED = "[[policy.dated]]\nfrom = 2026-11-16\n"


def configure(workspace: Workspace, text: str) -> None:
    """Write the configuration and make it hold."""
    workspace.home.config.parent.mkdir(exist_ok=True)
    workspace.home.config.write_text(text, encoding="utf-8")
    workspace.invalidate_settings()


def test_the_place_is_the_option_then_the_variable(workspace: Workspace, fresh: Fresh, tmp_path: Path) -> None:
    """Nothing is made by asking, and closing needs nothing that was opened."""
    other = fresh()
    other.store_option = str(tmp_path / "other")
    assert (workspace.home.store, other.home.store) == (tmp_path / "store", tmp_path / "other")
    assert workspace.store.slugs() == []
    assert workspace.editing_folder == tmp_path / "store" / ".editing"
    workspace.close()
    other.close()
    assert not workspace.home.store.exists()


def test_the_language_is_the_option_then_the_setting_then_the_locale(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the settings have a fault, `readable_lang` is the locale's."""
    assert workspace.lang == "en"
    monkeypatch.setenv("LC_ALL", "FR_CA.UTF-8")
    assert (workspace.lang, workspace.locale_lang()) == ("fr", "fr")
    configure(workspace, 'lang = "en"\n')
    assert (workspace.lang, workspace.readable_lang) == ("en", "en")
    assert workspace.choose_lang("fr") == "fr"
    assert workspace.choose_lang(None) == "fr"
    workspace = Workspace(workspace.environ)
    configure(workspace, "lang = \n")
    assert workspace.readable_lang == "fr"


def test_a_fault_of_ours_in_the_settings_is_still_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tells of it asks for the language, and must not meet it again."""
    monkeypatch.setattr("mentorcli.store.settings.faults_of", lambda _: 1 / 0)
    configure(workspace, 'lang = "fr"\n')
    assert workspace.readable_lang == workspace.locale_lang()


def test_a_language_is_english_or_french() -> None:
    """Or not named at all."""
    assert [checked_language(lang) for lang in ("en", "fr", None)] == ["en", "fr", None]
    with pytest.raises(UsageError):
        checked_language("de")


def test_every_fault_of_the_settings_is_named(workspace: Workspace) -> None:
    """Those of the figures too, as soon as one is asked for; settings that are changed hold at once."""
    configure(workspace, 'lang = "de"\nfoo = 1\n[policy]\nping_days = 9\n')
    with pytest.raises(UsageError, match="3 settings do not fit"):
        _ = workspace.settings
    configure(workspace, "[policy]\nping_days = 9\n")
    assert workspace.settings.policy == {"ping_days": 9}
    with pytest.raises(UsageError, match=r"config\.toml: ping_days"):
        _ = workspace.policy
    configure(workspace, "[policy]\nping_days = 2\n")
    assert workspace.policy.ping_days == 2


def test_own_figures_belong_to_the_policy_in_use(workspace: Workspace) -> None:
    """Another one is as it was written; one that there is not is refused."""
    configure(workspace, '[policy]\nname = "openclassrooms-help-centre"\nping_days = 2\n')
    assert workspace.policy.name == "openclassrooms-help-centre"
    assert workspace.policy_named("openclassrooms-help-centre").ping_days == 2
    assert workspace.policy_named("openclassrooms-2021").ping_days == 3
    with pytest.raises(UsageError):
        workspace.policy_named("mine")


def test_a_local_day_has_its_policy(workspace: Workspace) -> None:
    """The day is that of the mentor's zone, not of UTC; a policy named holds with own figures where it is in force."""
    configure(workspace, f'[policy]\nping_days = 2\n{DATED}name = "openclassrooms-help-centre"\ncall_days = 9\n')
    before, day = workspace.policy_on(date(2026, 11, 15)), workspace.policy_on(date(2026, 11, 16))
    assert (before.name, before.ping_days, before.call_days) == ("openclassrooms-2021", 2, 7)
    assert (day.name, day.ping_days, day.call_days) == ("openclassrooms-help-centre", 2, 9)
    assert workspace.policy == day
    assert workspace.policy_at(datetime(2026, 11, 15, 22, 59, tzinfo=UTC)) == before
    assert workspace.policy_at(datetime(2026, 11, 15, 23, 0, tzinfo=UTC)) == day
    assert workspace.policy_on(date(2026, 11, 15), "openclassrooms-2021") == before
    assert workspace.policy_on(date(2026, 11, 16), "openclassrooms-2021").ping_days == 3


def test_a_dated_entry_with_a_fault_is_named(workspace: Workspace) -> None:
    """Its shape as soon as the settings are read, its figures as soon as the day is asked about."""
    configure(workspace, '[[policy.dated]]\nfrom = "2026-11-16"\n')
    with pytest.raises(UsageError, match=r"config\.toml: policy\.dated\[1\]: from is '2026-11-16', not a day"):
        _ = workspace.settings
    configure(workspace, f"{DATED}late_minutes = 999\n")
    with pytest.raises(UsageError, match=r"config\.toml: policy\.dated\.2026-11-16: late_minutes is 999"):
        _ = workspace.policy
    assert workspace.policy_on(date(2026, 11, 15)).late_minutes == 15


def test_the_present_is_the_clock_or_what_replaces_it(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the offset of the user's zone, in whole seconds; a replacement that makes no sense is named."""
    monkeypatch.setenv("MENTOR_NOW", "2026-11-24T23:30:00Z")
    workspace = fresh()
    configure(workspace, 'timezone = "Europe/Paris"\n')
    assert workspace.zone == ZoneInfo("Europe/Paris")
    assert (workspace.now.isoformat(), workspace.today.isoformat()) == ("2026-11-25T00:30:00+01:00", "2026-11-25")
    assert workspace.local(datetime(2026, 7, 1, tzinfo=UTC)).hour == 2
    monkeypatch.setenv("MENTOR_NOW", "soon")
    with pytest.raises(UsageError, match=r"^MENTOR_NOW: "):
        _ = fresh().now
    monkeypatch.delenv("MENTOR_NOW")
    now = fresh().now
    assert now.microsecond == 0
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_a_fixed_offset_counts_elapsed_time() -> None:
    """Two moments of one zone differ by the clock on the wall, across a clock change too; these do not."""
    before = datetime(2026, 10, 24, 12, tzinfo=ZoneInfo("Europe/Paris"))
    after = datetime(2026, 10, 25, 12, tzinfo=ZoneInfo("Europe/Paris"))
    assert after - before == timedelta(hours=24)
    assert fixed_offset(after) - fixed_offset(before) == timedelta(hours=25)


def test_a_transaction_tells_that_something_is_saved(mentor: Mentor, workspace: Workspace) -> None:
    """Only one that came to its end."""
    mentor("student", "add", "Amélie Durand")
    with pytest.raises(ZeroDivisionError), workspace.transaction():
        raise ZeroDivisionError
    assert workspace.wrote is False
    with workspace.transaction() as writer:
        records = workspace.store.student("amelie-durand")
        writer.append(records, Note("abcd1234efgh", workspace.now, "x"), cmd="student note", at=workspace.now)
    assert workspace.wrote is True


def test_what_cannot_be_read_is_an_error_where_all_are_asked_for(mentor: Mentor, fresh: Fresh) -> None:
    """Of one student, and once something is saved, it is a warning; several are one error with a line each."""
    for name in ("Amélie Durand", "Sam Okoro", "Zoé Petit"):
        mentor("student", "add", name)
    assert fresh().reading_result() == ([], None)
    workspace = fresh()
    assert workspace.faults == ()
    students = workspace.home.store / "students"
    for broken, slug in enumerate(("sam-okoro", "zoe-petit"), 1):
        (students / slug / "journal.jsonl").write_text("{broken\n{}\n", encoding="utf-8")
        workspace = fresh()
        assert len(list(workspace.everyone())) == 3 - broken
        assert len(workspace.faults) == broken
        warnings, error = workspace.reading_result()
        assert (warnings, isinstance(error, UnreadableError)) == ([], True)
        assert len(error.details if error else ()) == (0 if broken == 1 else broken)
        workspace.wrote = True
        warnings, error = workspace.reading_result()
        assert (len(warnings), error) == (broken, None)


def test_profiles_alone_need_no_journal(mentor: Mentor, workspace: Workspace) -> None:
    """The answer is still one about all."""
    mentor("student", "add", "Amélie Durand")
    assert [records.student.name for records in workspace.everyone(profiles=True)] == ["Amélie Durand"]
    assert workspace.reading_result() == ([], None)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-24T15:00", "2026-11-24T15:00:00+01:00"),
        ("2026-07-24T15:00:05", "2026-07-24T15:00:05+02:00"),
        ("2026-11-24T15:00Z", "2026-11-24T16:00:00+01:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-11-24 15:00", "2026-11-24T15:00:00+01:00"),
        ("2026-11-24T15:00-05", "2026-11-24T21:00:00+01:00"),
    ],
)
@pytest.mark.parametrize("zone", [None, "Europe/Paris"])
def test_the_clock_is_replaced(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, store: Path, text: str, instant: str, zone: str | None
) -> None:
    """By local time in the zone of the settings or the system's, the first of a time that a clock change repeats."""
    if zone is not None:
        store.mkdir()
        (store / "config.toml").write_text(f'timezone = "{zone}"\n', encoding="utf-8")
    monkeypatch.setenv("MENTOR_NOW", text)
    assert workspace.now.isoformat() == instant


@pytest.mark.parametrize(
    "text", ["2026-03-29T02:30", "2026-11-24T25:00", "1026-11-24T15:00", "2026-13-24T15:00:00", "x" * 16]
)
def test_a_clock_that_is_none(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A time that a clock change skips, or that no calendar has, is refused."""
    monkeypatch.setenv("MENTOR_NOW", text)
    with pytest.raises(UsageError, match=r"^MENTOR_NOW: "):
        _ = workspace.now


@pytest.mark.parametrize(("seconds", "zone"), [(1, "America/Montreal"), (-1, "UTC"), (7_300_000_000, "UTC")])
def test_a_clock_that_was_never_set(
    seconds: int, zone: str, mentor: Mentor, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year that nobody means is told before anything is written; what needs no present works, backups included."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromtimestamp(seconds, tz)

    mentor("student", "add", "Ann")
    mentor("config", "set", "timezone", zone)
    before = contents(store)
    monkeypatch.delenv("MENTOR_NOW")
    monkeypatch.setattr("mentorcli.services.workspace.datetime", Clock)
    for words in (("agenda",), ("student", "note", "ann", "x"), ("student", "forget", "ann", "--yes")):
        ran = mentor(*words)
        assert (ran.code, "clock of this computer" in ran.err) == (2, True), ran
    assert contents(store) == before
    assert mentor("store", "check").code == 0
    assert mentor("doctor").code in {0, 1}
    monkeypatch.setattr("time.time", lambda: seconds)
    assert mentor("store", "backup", str(tmp_path / "all.tar.gz")).code == 0
    assert mentor("store", "backup", "--verify", str(tmp_path / "all.tar.gz"), now="2026-11-24T12:00").code == 0
