"""Changing one setting of a file that a person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from tomlkit.exceptions import ParseError

from mentorcli.errors import NotSavedError, UnreadableError
from mentorcli.store import settings_file


def put(text: str, key: str, value: str | int) -> str:
    """Return a configuration after one setting was set."""
    return settings_file.put(settings_file.parse(text, "here"), key, value).as_string()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'lang = "fr"\n'),
        ('lang = "en" # mine\n', 'lang = "fr" # mine\n'),
        ('timezone = "UTC"', 'timezone = "UTC"\nlang = "fr"\n'),
        # the comment about a table stays with it
        ('timezone = "UTC"  # a\n\n# b\n[policy]\n', 'timezone = "UTC"  # a\nlang = "fr"\n\n# b\n[policy]\n'),
        ("# strict\n[policy]\nping_days = 2\n", 'lang = "fr"\n\n# strict\n[policy]\nping_days = 2\n'),
        ("# nothing yet\n", 'lang = "fr"\n\n# nothing yet\n'),
    ],
)  # fmt: skip
def test_a_setting_stands_beside_its_like(before: str, after: str) -> None:
    """A comment stays with what it is about; the file's own order stays."""
    assert put(before, "lang", "fr") == after


@pytest.mark.parametrize(
    "text", ['a = """\nb = 1\n[x]\n"""\n', 'a = """\nlang = 1\n"""\n', "a = [\n1,\n]\n", '"a b" = 1\n']
)
def test_odd_files_stay_whole(text: str) -> None:
    """What a person may write beyond our own settings keeps its meaning."""
    before = settings_file.plain(settings_file.parse(text, "here"))
    after = settings_file.plain(settings_file.parse(put(text, "lang", "fr"), "here"))
    assert after == {**before, "lang": "fr"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[policy]\nping_days = 2\n"),
        ('lang = "fr"\n', 'lang = "fr"\n\n[policy]\nping_days = 2\n'),
        ("[policy] # mine\n# after a day\nping_days = 1\n", "[policy] # mine\n# after a day\nping_days = 2\n"),
        ("policy.ping_days = 1\n", "policy.ping_days = 2\n"),
    ],
)
def test_a_figure_goes_below_policy(before: str, after: str) -> None:
    """The table is made where it is missing, and found however it is written."""
    assert put(before, "policy.ping_days", 2) == after


def test_a_setting_is_taken_out() -> None:
    """Its line goes, the rest stays; what is not there is told."""
    document = settings_file.parse('# a\nlang = "fr"\n[policy] # b\nping_days = 2\n', "here")
    assert settings_file.drop(document, "policy.ping_days")
    assert settings_file.drop(document, "lang")
    assert document.as_string() == "# a\n[policy] # b\n"
    assert not settings_file.drop(document, "lang")
    assert not settings_file.drop(document, "policy.ping_days")
    assert not settings_file.drop(settings_file.parse("policy = 1\n", "here"), "policy.name")
    assert not settings_file.drop(settings_file.parse("", "here"), "policy.name")


def test_reading(tmp_path: Path) -> None:
    """A missing file is an empty one; what cannot be read or is no TOML is a fault with its place."""
    path = tmp_path / "config.toml"
    assert settings_file.plain(settings_file.read(path)) == {}
    path.write_bytes(b"\xef\xbb\xbflang = 'fr'\n")
    assert settings_file.plain(settings_file.read(path)) == {"lang": "fr"}
    path.write_text("lang = \n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"config\.toml"):
        settings_file.read(path)
    with pytest.raises(UnreadableError, match="Not a plain file"):
        settings_file.read(tmp_path)


def test_what_only_the_other_parser_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two TOML parsers differ in corners; either's refusal is a fault with its place."""

    def refuse(_: str) -> None:
        raise ParseError(3, 7)

    monkeypatch.setattr("tomlkit.parse", refuse)
    with pytest.raises(UnreadableError, match=r"here: .*line 3"):
        settings_file.parse("lang = 'fr'", "here")


def test_saving(tmp_path: Path) -> None:
    """The folders are made, a link is followed, and what cannot be saved is exit 5; no text is no file."""
    path = tmp_path / "new" / "deep" / "config.toml"
    assert settings_file.put_back(path, "lang = 'fr'\n", before=None)
    assert path.read_text(encoding="utf-8") == "lang = 'fr'\n"
    assert path.stat().st_mode & 0o777 == 0o600
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    assert settings_file.put_back(link, "lang = 'en'\n", before=b"lang = 'fr'\n")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "lang = 'en'\n"
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotSavedError, match="Not saved"):
        settings_file.put_back(tmp_path / "file" / "config.toml", "", before=None)
    assert settings_file.put_back(link, None, before=b"lang = 'en'\n")
    assert settings_file.put_back(link, None, before=None)
    assert not path.exists()
    assert settings_file.text_of(path) is None
    with pytest.raises(UnreadableError, match="Not a plain file"):
        settings_file.text_of(tmp_path)


def test_a_persons_own_mode_stays(tmp_path: Path) -> None:
    """A configuration that others may read, as among the files of a group, stays so."""
    path = tmp_path / "config.toml"
    path.write_text("lang = 'fr'\n", encoding="utf-8")
    path.chmod(0o664)
    assert settings_file.put_back(path, "lang = 'en'\n", before=b"lang = 'fr'\n")
    assert path.stat().st_mode & 0o777 == 0o664
