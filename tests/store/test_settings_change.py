"""A change of the configuration file, noted so that it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import resign
from mentorcli.errors import NotSavedError, RefusedError, UnreadableError
from mentorcli.models.recovery import SettingsChange
from mentorcli.store import compare_and_swap, files, history, redo, settings_change, settings_file, undo
from mentorcli.store.transaction import writing
from mentorcli.text import in_language
from reliability.harness import in_child
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
        settings_change.save(writer, lambda _: text, cmd="config set", at=kit.AT)
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

    def full(path: Path, text: str | None, *, before: bytes | None) -> bool:
        with monkeypatch.context() as faulty:
            faulty.setattr(files, "on_step", kit.failing(step))
            return put_back(path, text, before=before)

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
    there, gone = SettingsChange("config", FRENCH, None), SettingsChange("config", None, FRENCH)
    with kit.opened(store) as one, writing(one) as writer:
        settings_change.put_back(writer, [gone], "", at=kit.AT)
        assert not config.exists()
        settings_change.put_back(writer, [there], "", at=kit.AT)
        written = config.stat().st_ino
        settings_change.put_back(writer, [there], "", at=kit.AT)
        assert config.stat().st_ino == written
        settings_change.put_back(writer, [there], "", at=kit.AT, again=True)
    assert not config.exists()


class Saving:
    """A person whose editor saves the file at a step, each time it comes or once."""

    def __init__(self, config: Path, *, always: bool = False, by_renaming: bool = False) -> None:
        self.config = config
        self.saved: list[str] = []
        self._always = always
        self._by_renaming = by_renaming

    def __call__(self, step: str) -> None:
        """Save another text."""
        if step == "rename" and (self._always or not self.saved):
            self.saved.append(f"# mine {len(self.saved)}\n")
            path = self.config.with_suffix(".editor") if self._by_renaming else self.config
            path.write_text(self.saved[-1])
            path.rename(self.config)


@pytest.mark.parametrize("by_renaming", [True, False])
@pytest.mark.parametrize("before", [None, ENGLISH])
@pytest.mark.parametrize("atomic", [True, False])
def test_what_is_saved_between_reading_and_writing_is_read_again(
    store: Path, config: Path, monkeypatch: pytest.MonkeyPatch, *, by_renaming: bool, before: str | None, atomic: bool
) -> None:
    """The change is made of that text; it is noted once, and taking it back leaves what the person wrote."""
    if before is not None:
        config.write_text(before)
    if not atomic:
        monkeypatch.setattr(compare_and_swap, "swap", lambda *_: False)
    person = Saving(config, by_renaming=by_renaming)
    with kit.opened(store) as one, writing(one) as writer, monkeypatch.context() as meanwhile:
        meanwhile.setattr(files, "on_step", person)
        settings_change.save(writer, lambda text: (text or "") + FRENCH, cmd="config set", at=kit.AT)
    assert config.read_text() == person.saved[0] + FRENCH
    assert commands(store) == ["config set", "student add"]
    assert not list(store.glob(".config*"))
    with kit.opened(store) as one, writing(one) as writer:
        undo.take_back(writer, undo.choose(one, None), at=kit.AT)
    assert config.read_text() == person.saved[0]


def test_a_file_that_is_written_all_the_time_is_left_alone(
    store: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given up after a while, said, and nothing is noted; so does an undo, which does not count then."""
    save(store, FRENCH)
    person = Saving(config, always=True)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(files, "on_step", person)
        with pytest.raises(NotSavedError, match="another program writes"):
            save(store, ENGLISH)
    assert config.read_text() == person.saved[-1]
    assert commands(store) == ["config set", "student add"]
    config.write_text(FRENCH)
    monkeypatch.setattr(settings_file, "put_back", lambda *_, **__: False)
    with kit.opened(store) as one, writing(one) as writer, pytest.raises(NotSavedError):
        undo.take_back(writer, undo.choose(one, None), at=kit.AT)
    assert (config.read_text(), commands(store)) == (FRENCH, ["config set", "student add"])


def test_an_undo_of_what_was_edited_at_that_moment_does_not_count(
    store: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal comes after the step is noted: it is taken back, and the person's text stays."""

    def edited(_: str) -> None:
        config.write_text('lang = "de"\n')

    save(store, FRENCH)
    monkeypatch.setattr(files, "on_step", edited)
    with kit.opened(store) as one, writing(one) as writer, pytest.raises(RefusedError, match="was edited since"):
        undo.take_back(writer, undo.choose(one, None), at=kit.AT)
    assert (config.read_text(), commands(store)) == ('lang = "de"\n', ["config set", "student add"])


def test_what_is_no_utf_8_is_replaced_only_by_who_looked_at_it(store: Path, config: Path) -> None:
    """`config set` would destroy the letters; an editor shows them."""
    config.write_bytes(b"# caf\xe9\n")
    with pytest.raises(UnreadableError, match="line 1: not valid UTF-8"):
        save(store, FRENCH)
    assert config.read_bytes() == b"# caf\xe9\n"
    with kit.opened(store) as one, writing(one) as writer:
        settings_change.save(writer, lambda text: text or "", cmd="config edit", at=kit.AT, lenient=True)
    assert config.read_text(encoding="utf-8") == "# café\n"


@pytest.mark.parametrize("hand_edit", [None, "# mine\n"])
@pytest.mark.parametrize("words", ["set", "undo", "redo"])
def test_a_change_that_was_killed_on_the_way_is_all_there_or_not_at_all(
    store: Path, config: Path, words: str, hand_edit: str | None
) -> None:
    """At every step: after the next change of anything the file says what the list of changes says."""

    def change() -> None:
        with kit.opened(store) as one, writing(one) as writer:
            if words == "set":
                settings_change.save(writer, lambda text: (text or "").replace("en", "fr"), cmd="config set", at=kit.AT)
            elif words == "undo":
                undo.take_back(writer, undo.choose(one, None), at=kit.AT)
            else:
                redo.take_back(writer, redo.choose(one), at=kit.AT)

    config.write_text(ENGLISH)
    if words != "set":
        save(store, FRENCH)
    if words == "redo":
        with kit.opened(store) as one, writing(one) as writer:
            undo.take_back(writer, undo.choose(one, None), at=kit.AT)
    whole, step, before = False, 0, kit.contents(store)
    while not whole:
        step += 1
        for name, data in before.items():
            (store / name).write_bytes(data)
        resign(store)
        whole = in_child(change, step)
        if hand_edit is not None and not whole:
            config.write_text(hand_edit)
        kit.put(store, "amelie", kit.a_note())
        if hand_edit is None or whole:
            there = FRENCH if "config set" in commands(store) else ENGLISH
            assert config.read_text() == there, step
        else:
            assert config.read_text() == hand_edit
        assert not list(store.glob(".config*"))
    assert step > 5


def test_only_who_was_killed_has_something_to_finish(store: Path, config: Path) -> None:
    """A setting that a person takes back by hand stays so, though a later change of something else is killed."""
    config.write_text(ENGLISH)
    save(store, FRENCH)
    config.write_text(ENGLISH)
    assert not in_child(lambda: kit.put(store, "amelie", kit.a_note()), 3)
    kit.put(store, "amelie", kit.a_note())
    assert config.read_text() == ENGLISH
    with kit.opened(store) as one, writing(one) as writer:
        op = writer.append_mentor(cmd="first session", at=kit.AT)
    with kit.opened(store) as one, writing(one):
        settings_change.finish(one, since="")
        assert op
    assert config.read_text() == ENGLISH
