"""A change of the configuration file, noted so that it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorcli.errors import NotSavedError, RefusedError
from mentorcli.models.recovery import CONFIG, SettingsChange
from mentorcli.store import files, history, settings_change, settings_file
from mentorcli.store.transaction import writing
from mentorcli.text import in_language
from store import kit

FRENCH, ENGLISH = 'lang = "fr"\n', 'lang = "en"\n'


@pytest.fixture
def config(store: Path) -> Path:
    """Return the path of the configuration of a store with a student."""
    kit.add(store)
    return store / "config.toml"


def save(folder: Path, text: str) -> bool:
    """Save the configuration and return whether that was no change at all."""
    with kit.opened(folder) as store, writing(store) as writer:
        settings_change.save(writer, text, cmd="config set", at=kit.AT)
        return store.skipped


def commands(folder: Path) -> list[str]:
    """Return the commands that can be taken back, newest first."""
    with kit.opened(folder) as store:
        return [operation.cmd for operation in history.operations(store)]


def test_the_file_is_written_whole_and_noted(store: Path, config: Path) -> None:
    """The same text again is neither."""
    assert not save(store, FRENCH)
    assert (config.read_text(), commands(store)) == (FRENCH, ["config set", "student add"])
    before = kit.contents(store)
    assert save(store, FRENCH)
    assert kit.contents(store) == before


@pytest.mark.parametrize("step", ["create-sync", "rename"])
def test_a_file_that_cannot_be_written_is_not_noted_either(
    store: Path, config: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The note comes first, so it is taken back: nothing is there to undo, and the file is as it was."""
    config.write_text(ENGLISH)
    kit.put(store, "amelie", kit.a_note())
    put_back = settings_file.put_back

    def full(path: Path, text: str | None) -> None:
        with monkeypatch.context() as faulty:
            faulty.setattr(files, "on_step", kit.failing(step))
            put_back(path, text)

    monkeypatch.setattr(settings_file, "put_back", full)
    with pytest.raises(NotSavedError):
        save(store, FRENCH)
    assert (config.read_text(), commands(store)) == (ENGLISH, ["test", "student add"])


@pytest.mark.parametrize("there", [None, FRENCH, ENGLISH])
def test_what_stands_before_or_after_a_change_can_be_taken_back(store: Path, config: Path, there: str | None) -> None:
    """Where the file is as the change found or left it; whatever else a person wrote is refused."""
    if there is not None:
        config.write_text(there)
    with kit.opened(store) as one, writing(one) as writer:
        assert settings_change.text_back(writer, SettingsChange("config", there, "# other\n")) == there
        assert settings_change.text_back(writer, SettingsChange("config", "# other\n", there), again=True) == there


def test_what_a_person_wrote_since_is_refused(store: Path, config: Path) -> None:
    """By an undo and by its undo, each in words of its own, with the path and what to type."""
    config.write_text("# mine\n")
    change = SettingsChange("config", ENGLISH, FRENCH)
    with kit.opened(store) as one, writing(one) as writer:
        with pytest.raises(RefusedError) as caught:
            settings_change.text_back(writer, change)
        assert caught.value.message == f"{config} was edited since"
        with pytest.raises(RefusedError) as caught:
            settings_change.text_back(writer, change, again=True)
    assert caught.value.message == f"{config} was edited since the undo"
    assert in_language(caught.value.message, "fr") == f"{config} a été modifié depuis l'annulation"
    assert str(caught.value.hint).endswith("mentor config edit")


def test_the_file_gets_an_earlier_text_or_goes(store: Path, config: Path) -> None:
    """What stands there already is not written again."""
    change = SettingsChange(CONFIG, None, FRENCH)
    with kit.opened(store) as one, writing(one) as writer:
        with settings_change.putting_back(writer, [change]):
            assert not config.exists()
        with settings_change.putting_back(writer, [change], again=True):
            assert config.read_text() == FRENCH
        written = config.stat().st_ino
        with settings_change.putting_back(writer, [change], again=True):
            assert config.stat().st_ino == written
        with settings_change.putting_back(writer, [change]):
            assert not config.exists()


def test_the_file_is_what_it_was_where_nothing_notes_the_undo(store: Path, config: Path) -> None:
    """The line that takes a change back cannot be written: the file is put back too. Without changes it is let be."""
    config.parent.mkdir(exist_ok=True)
    config.write_text(FRENCH)
    change = SettingsChange(CONFIG, None, FRENCH)
    with kit.opened(store) as one, writing(one) as writer:
        for changes in ([change], []):
            with pytest.raises(OSError, match="full"), settings_change.putting_back(writer, changes):
                raise OSError("full")
            assert config.read_text() == FRENCH
