"""Where things are."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import UnreadableError, UsageError
from mentorcli.store.layout import check_schema, locate


def test_the_option_goes_before_the_variable(tmp_path: Path) -> None:
    """`--store` wins over MENTOR_HOME, and the configuration lies beside the store."""
    home = locate(str(tmp_path / "a"), {"MENTOR_HOME": str(tmp_path / "b")})
    assert (home.store, home.config) == (tmp_path / "a", tmp_path / "a" / "config.toml")


def test_the_variable_names_the_store(tmp_path: Path) -> None:
    """MENTOR_HOME is taken where no option is given."""
    assert locate(None, {"MENTOR_HOME": str(tmp_path)}).store == tmp_path


def test_a_tilde_and_a_relative_path_are_resolved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is the home folder; a relative path is that of the present folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert locate("~/data", {}).store == locate("data", {}).store == tmp_path / "data"


def test_the_platform_has_its_own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a choice, data and configuration lie where the platform keeps them."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    home = locate(None, {})
    assert home == (tmp_path / "data" / "mentor", tmp_path / "config" / "mentor" / "config.toml")


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_name_that_no_folder_can_have(name: str) -> None:
    """The system could not be asked for it: that is a usage error, not a failure of ours."""
    with pytest.raises(UsageError):
        locate(name, {})


@pytest.mark.parametrize("schema", ["-1", '"2"', "2.0", "[]"])
def test_a_schema_that_is_none_is_a_fault_of_its_file(schema: str) -> None:
    """Nothing is brought up to date from there."""
    with pytest.raises(UnreadableError, match="field schema"):
        check_schema(f"schema = {schema}\n".encode(), "store.toml")
