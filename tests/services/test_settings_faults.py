"""Everything that is wrong with the settings, at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorcli.errors import UnreadableError
from mentorcli.services.settings_faults import (
    faults_error,
    faults_of,
    setting_faults,
    settings_error,
    tariff_faults_of,
    tariff_warnings,
)
from mentorcli.text import in_language


def test_settings_and_figures_are_checked_together() -> None:
    """A policy that is no table, or that there is not, has no figures to check."""
    assert faults_of({}) == []
    assert faults_of({"lang": "fr", "policy": {"name": "openclassrooms-help-centre", "ping_days": 2}}) == []
    assert [fault.split()[0] for fault in faults_of({"lang": "de", "policy": {"ping_days": 9}})] == [
        "lang",
        "ping_days",
    ]
    assert len(faults_of({"policy": 1})) == 1
    assert "openclassrooms-2021" in faults_of({"policy": {"name": "mine", "ping_days": 9}})[0]


def test_dated_entries_are_checked_with_what_goes_on_from_before() -> None:
    """A fault is told once, where it begins; an entry without its shape has no figures to check."""
    base = {"ping_days": 5, "dated": [{"from": date(2026, 11, 16), "call_days": 4}, {"from": date(2026, 12, 1)}]}
    assert faults_of({"policy": base}) == ["policy.dated.2026-11-16: ping_days (5) is above call_days (4)"]
    assert faults_of({"policy": {"dated": [{"from": date(2026, 11, 16), "name": "mine"}]}})[0].startswith(
        "policy.dated.2026-11-16: there is no policy mine"
    )
    assert faults_of({"policy": {"late_minutes": 999, "dated": [{"from": date(2026, 11, 16)}]}}) == [
        "late_minutes is 999, not between 0 and 240"
    ]
    assert len(faults_of({"policy": {"late_minutes": 999, "dated": [{"from": 1}]}})) == 1
    assert faults_of({"policy": {"dated": [{"from": date(2026, 11, 16), "late_fraction": "1/4"}]}}) == []


def test_a_file_is_checked_as_a_whole(tmp_path: Path) -> None:
    """A file that is not there has no fault; what is no TOML cannot be read."""
    path = tmp_path / "config.toml"
    assert settings_error(path) is None
    path.write_text('lang = "de"\n', encoding="utf-8")
    error = settings_error(path)
    assert error is not None
    assert error.message.startswith(f"{path}: lang is 'de'")
    path.write_text("lang = \n", encoding="utf-8")
    with pytest.raises(UnreadableError):
        settings_error(path)


def test_several_faults_are_lines_of_one_error() -> None:
    """One fault stands in the message, several below it, none is no error."""
    assert faults_error([], "here") is None
    one, two = faults_error(["a"], "here"), faults_error(["a", "b"], "here")
    assert one is not None
    assert two is not None
    assert (one.message, one.details) == ("here: a", ())
    assert (two.message, two.details) == ("here: 2 settings do not fit", ("a", "b"))


def test_tariffs_are_checked_with_the_rest_and_hinder_nothing(tmp_path: Path) -> None:
    """They are among all faults, and are no reason to refuse the settings: a warning has them."""
    document = {"lang": "de", "tariff": [{"currency": "EUR"}]}
    (told,) = tariff_faults_of(document)
    assert told == "tariff[1] has no day: write from = 2026-11-16"
    assert faults_of(document) == [*setting_faults(document), told]
    assert len(setting_faults(document)) == 1
    assert tariff_faults_of({}) == []
    config = tmp_path / "config.toml"
    config.write_text('[[tariff]]\ncurrency = "EUR"\n', encoding="utf-8")
    assert settings_error(config) is None
    assert tariff_warnings(config) == [f"{told} (mentor config edit)"]
    config.write_text("tariff = [{}]\n", encoding="utf-8")
    (both,) = tariff_warnings(config)
    assert both == f"the tariffs have 2 faults, the first: {told}. All of them: mentor tariff list"
    assert "les tarifs ont 2 défauts" in in_language(both, "fr")
    config.write_text("", encoding="utf-8")
    assert tariff_warnings(config) == []
