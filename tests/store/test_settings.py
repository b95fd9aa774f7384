"""The configuration file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import MentorError, UnreadableError, UsageError
from mentorcli.store.settings import Settings, load


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Return the path of a configuration file that is not there yet."""
    return tmp_path / "config.toml"


def test_nothing_set(config: Path) -> None:
    """A file that is missing or blank sets nothing."""
    assert load(config) == Settings()
    config.write_text(" \n")
    assert load(config) == Settings()


def test_what_is_set_is_read(config: Path) -> None:
    """Zone, language and policy are read, a BOM and CRLF notwithstanding."""
    text = 'timezone = "Europe/Paris"\r\nlang = "fr"\r\n[policy]\r\nname = "x"\r\nlate_minutes = 10\r\n'
    config.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load(config) == Settings("Europe/Paris", "fr", {"name": "x", "late_minutes": 10})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('colour = "red"', "colour is no setting"), ('lang = "de"', "lang is 'de'"), ("lang = 7", "lang is 7"),
        ('holidays = "DE"', "holidays is 'DE'"), ("holidays = 7", "holidays is 7"),
        ("holidays = [1]", "holidays is"),
        ('timezone = "Paris"', "timezone is 'Paris'"), ("timezone = 7", "timezone is 7"),
        ('timezone = "../../etc/passwd"', "timezone is"), ('policy = "x"', "policy is no table"),
        ("[policy]\nname = 7", "policy.name is no text"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(config: Path, text: str, what: str) -> None:
    """A setting that does not fit is a usage error with the path."""
    config.write_text(text)
    with pytest.raises(UsageError) as raised:
        load(config)
    assert str(config) in raised.value.message
    assert what in raised.value.message


def test_every_fault_is_named_at_once(config: Path) -> None:
    """Three faults are told in one go."""
    config.write_text('a = 1\nlang = "de"\ntimezone = "x"\n')
    with pytest.raises(UsageError) as raised:
        load(config)
    assert raised.value.message.count(";") == 2


@pytest.mark.parametrize("data", [b"\xff", b"\0" * 50, b"lang = ", b".".join([b"a"] * 20_000) + b"=1"])
def test_what_is_no_toml_is_a_fault(config: Path, data: bytes) -> None:
    """A file that is no TOML is exit 4 with the path."""
    config.write_bytes(data)
    with pytest.raises(UnreadableError) as raised:
        load(config)
    assert raised.value.exit_code == 4
    assert str(config) in raised.value.message


def test_a_folder_in_its_place_is_a_fault(config: Path) -> None:
    """What cannot be read as a file is exit 4 with the path."""
    config.mkdir()
    with pytest.raises(MentorError, match="Not a plain file") as raised:
        load(config)
    assert raised.value.exit_code == 4
