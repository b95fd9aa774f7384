"""What is to be said beside a change of one setting of the policy."""

from __future__ import annotations

from datetime import date

from mentorcli.models.results.settings import Setting, SettingRemark
from mentorcli.services.settings import set_setting, unset_setting
from mentorcli.services.settings_remarks import remarks
from mentorcli.services.workspace import Workspace

DECEMBER = date(2026, 12, 1)


def test_of_two_ways_to_limit_lateness_the_part_wins(workspace: Workspace) -> None:
    """Whichever was set last, it is said which one holds."""
    assert set_setting(workspace, "policy.late_minutes", "10").remarks == ()
    assert set_setting(workspace, "policy.late_fraction", "1/4").remarks == (
        SettingRemark("wins", "policy.late_minutes", 10),
    )
    assert set_setting(workspace, "policy.late_minutes", "12").remarks == (
        SettingRemark("loses", "policy.late_fraction", "1/4"),
    )
    assert unset_setting(workspace, "policy.late_fraction").remarks == ()
    assert workspace.policy.late_minutes == 12


def test_minutes_take_the_place_of_the_policys_own_part(workspace: Workspace) -> None:
    """A policy that counts by the planned length is no longer followed in that."""
    set_setting(workspace, "policy.name", "openclassrooms-help-centre")
    assert set_setting(workspace, "policy.late_minutes", "10").remarks == (
        SettingRemark("wins-policy", "late_fraction", "1/3"),
    )


def test_a_later_dated_entry_takes_over(workspace: Workspace) -> None:
    """The next one that names the same thing, or the other way to limit lateness; what is earlier does not."""
    set_setting(workspace, "policy.dated.2026-12-01.late_fraction", "1/4")
    set_setting(workspace, "policy.dated.2026-12-24.late_minutes", "5")
    taken = SettingRemark("until", "policy.dated.2026-12-01.late_fraction", "1/4", DECEMBER)
    assert set_setting(workspace, "policy.late_minutes", "10").remarks == (taken,)
    assert set_setting(workspace, "policy.ping_days", "2").remarks == ()
    assert set_setting(workspace, "policy.dated.2026-12-25.late_minutes", "6").remarks == ()
    (later,) = set_setting(workspace, "policy.dated.2026-12-01.late_fraction", "1/5").remarks
    assert later.key == "policy.dated.2026-12-24.late_minutes"


def test_other_settings_need_no_remark(workspace: Workspace) -> None:
    """Neither does one that is not the user's own."""
    assert remarks(workspace, Setting("lang", "fr", own=True)) == ()
    assert remarks(workspace, Setting("policy.ping_days", 3, own=False)) == ()
