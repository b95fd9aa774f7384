"""Texts found in journals as bytes: the same as all records decoded would give, whatever the journal went through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import resign
from mentorcli.models.faq import OwnEntry
from mentorcli.models.note import Note
from mentorcli.models.session import Session
from mentorcli.search.texts import terms
from mentorcli.store import text_search
from mentorcli.store.ids import record_id
from mentorcli.store.text_fields import TEXTS
from mentorcli.store.text_search import find_texts, texts_of
from mentorcli.store.transaction import writing
from store.kit import AT, a_note, a_session, a_student, add, journal_of, opened, profile_of, put


def found(folder: Path, *words: str, kinds: Sequence[str] = tuple(TEXTS)) -> list[tuple[str | None, str, str]]:
    """Return whose records hold the words, their types and texts, in order."""
    with opened(folder) as store:
        hits = list(find_texts(store, terms(words), kinds, store.slugs()))
        assert store.faults == []
        return sorted((hit.slug, hit.kind, texts_of(hit.kind, hit.record)) for hit in hits)


def as_decoded(folder: Path, *words: str) -> list[tuple[str | None, str, str]]:
    """Return the same by decoding everything."""
    with opened(folder) as store:
        hits = [
            hit
            for slug in store.slugs()
            for hit in text_search._read_whole(store, slug, ["note", "session"], terms(words))
        ]
        return sorted((hit.slug, hit.kind, texts_of(hit.kind, hit.record)) for hit in hits)


def undo_last(folder: Path) -> None:
    """Take the last line of a journal back."""
    with opened(folder) as store:
        op = store.journal("amelie").last_op
    put(folder, "amelie", undoes=op)


def test_what_is_there_is_found_and_nothing_else(tmp_path: Path) -> None:
    """A note as it is now, not as it was; nothing of what was removed or taken back."""
    add(tmp_path)
    note = a_note("Élève très motivé")
    put(tmp_path, "amelie", note, a_session(notes="Il relit l'œuvre"))
    assert found(tmp_path, "eleve") == [("amelie", "note", "Élève très motivé")]
    assert found(tmp_path, "oeuvre", "relit") == [("amelie", "session", "Il relit l'œuvre")]
    put(tmp_path, "amelie", replace(note, text="Élève absent"))
    assert found(tmp_path, "motive") == []
    assert found(tmp_path, "absent") == [("amelie", "note", "Élève absent")]
    undo_last(tmp_path)
    assert found(tmp_path, "absent") == []
    assert found(tmp_path, "motive") == [("amelie", "note", "Élève très motivé")]
    undo_last(tmp_path)
    assert found(tmp_path, "absent") == [("amelie", "note", "Élève absent")]
    put(tmp_path, "amelie", drop=(("note", note.id),))
    assert found(tmp_path, "absent") == []
    undo_last(tmp_path)
    assert found(tmp_path, "absent") != []


def test_many_lines_that_pass_are_told_from_later_ones_too(tmp_path: Path) -> None:
    """Where a word stands in many lines, those that were replaced, removed or taken back are left out as well."""
    add(tmp_path)
    notes = [a_note(f"tableau {number}") for number in range(20)]
    put(tmp_path, "amelie", *notes, drop=())
    put(tmp_path, "amelie", drop=(("note", notes[3].id),))
    for note in notes:
        put(tmp_path, "amelie", replace(note, text=note.text + " bis"))
    assert len(found(tmp_path, "bis")) == 20
    undo_last(tmp_path)
    put(tmp_path, "amelie", drop=(("note", notes[0].id),))
    put(tmp_path, "amelie", drop=(("note", notes[1].id),))
    undo_last(tmp_path)
    put(tmp_path, "amelie", replace(notes[2], text="rien"))
    texts = [text for _, _, text in found(tmp_path, "tableau")]
    assert texts == sorted([f"tableau {number} bis" for number in range(1, 19) if number != 2] + ["tableau 19"])
    assert found(tmp_path, "tableau") == as_decoded(tmp_path, "tableau")


def test_signs_that_json_escapes_and_words_across_lines_are_found(tmp_path: Path) -> None:
    """Quotation marks, a backslash, a line end, a letter written by its code, a text of another script."""
    add(tmp_path)
    put(tmp_path, "amelie", a_note('says "next\nweek" c:\\dir'), a_note("面试准备好了"), a_note("bell \x01 code é"))
    assert len(found(tmp_path, 'says "next')) == 1
    assert len(found(tmp_path, "next week")) == 1
    assert len(found(tmp_path, "c:\\DIR")) == 1
    assert len(found(tmp_path, "准备")) == 1
    assert len(found(tmp_path, "code", "e")) == 1
    assert len(found(tmp_path, "\x01")) == 1
    assert found(tmp_path, "nweek") == []


def test_a_line_that_a_person_mended_is_found(tmp_path: Path) -> None:
    """Blanks between the signs of JSON, once the journal is signed anew."""
    add(tmp_path)
    note = a_note("first text")
    put(tmp_path, "amelie", note)
    put(tmp_path, "amelie", replace(note, text="second text"))
    path = journal_of(tmp_path)
    rows = path.read_bytes().split(b"\n")
    rows[2] = rows[2].replace(b'":', b'": ').replace(b'","', b'", "').replace(b'{ "op": ', b'{"op":')
    rows[2] = rows[2].replace(b'{"op": ', b'{"op":')
    path.write_bytes(b"\n".join(rows))
    resign(tmp_path)
    assert found(tmp_path, "first") == []
    assert len(found(tmp_path, "second")) == 1


def test_an_unsealed_journal_or_one_out_of_order_is_read_whole(tmp_path: Path) -> None:
    """The lines of an earlier version, and copies that were merged."""
    add(tmp_path)
    note = a_note("first text")
    put(tmp_path, "amelie", note)
    put(tmp_path, "amelie", replace(note, text="second text"))
    path = journal_of(tmp_path)
    rows = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([rows[0], rows[2], rows[1]]) + b"\n")
    resign(tmp_path)
    assert found(tmp_path, "first") == []
    assert len(found(tmp_path, "second")) == 1
    data = path.read_bytes()
    plain = [row[: row.rfind(b',"prev"')] + b"}" for row in data.splitlines()]
    path.write_bytes(b"\n".join(plain) + b"\n")
    assert len(found(tmp_path, "second")) == 1


def test_the_mentors_own_and_profiles_are_found(tmp_path: Path) -> None:
    """Own answers, and a profile as it is in its file: what a person edited there counts."""
    add(tmp_path, a_student(path="Data Analyst"))
    with opened(tmp_path) as store, writing(store) as writer:
        writer.append_mentor(OwnEntry("visa", "A visa?", "Ask the prefecture", "en"), cmd="faq add", at=AT)
    assert found(tmp_path, "visa", "prefecture")[0][:2] == (None, "faq")
    assert found(tmp_path, "analyst")[0][:2] == ("amelie", "student")
    assert found(tmp_path, "analyst", kinds=["note"]) == []
    path = profile_of(tmp_path)
    path.write_text(path.read_text().replace("Data Analyst", 'Développeur \\"web\\"'))
    assert found(tmp_path, "analyst") == []
    assert len(found(tmp_path, "developpeur", '"web"')) == 1
    assert found(tmp_path, "tombstone") == []


def test_an_import_counts_once_it_was_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that was taken back is none, its lines are there no more."""
    from mentorcli.store.batch import Batch, Change
    from mentorcli.store.journal import encode_record

    add(tmp_path)
    with opened(tmp_path) as store, writing(store) as writer:
        known = store.student("amelie")
        batch = Batch(writer, cmd="store import", at=AT)
        batch.write([Change("amelie", known, None, [("note", encode_record(a_note("imported words")))])])
    assert len(found(tmp_path, "imported")) == 1
    with opened(tmp_path) as store:
        op = store.mentor().journal.last_op
    with opened(tmp_path) as store, writing(store) as writer:
        writer.append_mentor(cmd="undo", at=AT, undoes=op)
    assert found(tmp_path, "imported") == []
    del monkeypatch


def test_who_cannot_be_read_is_a_fault_and_the_others_are_found(tmp_path: Path) -> None:
    """A changed byte, a missing file, bytes that are no text, a profile that is none."""
    for slug in ("amelie", "bob", "chloe", "dan", "eve"):
        add(tmp_path, a_student(slug))
        put(tmp_path, slug, a_note("some words"))
    changed = journal_of(tmp_path, "bob").read_bytes().replace(b"some words", b"same words")
    journal_of(tmp_path, "bob").write_bytes(changed)
    journal_of(tmp_path, "chloe").unlink()
    profile_of(tmp_path, "dan").write_text("some words = [")
    profile_of(tmp_path, "eve").unlink()
    with opened(tmp_path) as store:
        hits = list(find_texts(store, ["words"], list(TEXTS), store.slugs()))
        assert sorted(hit.slug or "" for hit in hits) == ["amelie", "dan", "eve"]
        assert len(store.faults) == 4


def test_an_erased_student_who_is_there_again_is_not_found(tmp_path: Path) -> None:
    """A copy of the folder of somebody erased tells nothing of them; the others are found as ever."""
    uid = add(tmp_path).tombstone
    add(tmp_path, a_student("bob"))
    for slug in ("amelie", "bob"):
        put(tmp_path, slug, a_note("some words"))
    (tmp_path / "erased").mkdir()
    (tmp_path / "erased" / uid).touch()
    assert [slug for slug, _, _ in found(tmp_path, "words", kinds=["note"])] == ["bob"]
    assert found(tmp_path, "durand", "amelie", kinds=["student"]) == [
        one for one in found(tmp_path, "durand", kinds=["student"]) if one[0] == "bob"
    ]


WORDS = st.sampled_from(["abc", "Été", "œuf", 'q"q', "ab\nc", "x", "王"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), WORDS), min_size=1, max_size=14), WORDS)
def test_the_same_is_found_as_by_decoding_everything(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, str]], word: str
) -> None:
    """Over records that are written, changed, removed and taken back at random."""
    folder = tmp_path_factory.mktemp("store")
    add(folder)
    keys = [record_id() for _ in range(5)]
    done: list[str] = []
    for what, which, text in steps:
        record: Any = Note(keys[which], AT, text) if which else replace(a_session(notes=text), id=keys[which])
        kind = "note" if which else "session"
        with opened(folder) as store:
            there = keys[which] in store.student("amelie").records(Note if which else Session)
        if what < 2:
            put(folder, "amelie", record)
        elif what == 2 and there:
            put(folder, "amelie", drop=((kind, keys[which]),))
        elif done:
            put(folder, "amelie", undoes=done[which % len(done)])
        else:
            continue
        with opened(folder) as store:
            done.append(store.journal("amelie").last_op)
    assert found(folder, word, kinds=["note", "session"]) == as_decoded(folder, word)
