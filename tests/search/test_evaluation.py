"""The written queries find their answers, and a change that lowers a locked figure fails here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluation", Path(__file__).with_name("evaluation.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluation"] = module
    spec.loader.exec_module(module)
    return module


evaluation = _load()

# What the locked parts score: right first, helped, and sure but wrong at most. Raise a figure when the search does
# better; lowering one needs a reason in the commit.
FIGURES = {
    "sealed": {
        "en": (0.99, 0.99, 0.0), "fr": (0.99, 0.99, 0.01), "typo": (0.97, 1.0, 0.0), "story": (0.96, 0.96, 0.034),
        "idiom": (0.87, 0.95, 0.0), "near": (0.8, 0.8, 0.075), "off": (0.96, 0.96, 0.0),
    },
    "kinds": {
        "en": (1.0, 1.0, 0.0), "fr": (0.97, 0.97, 0.0), "typo": (0.96, 0.96, 0.0), "story": (1.0, 1.0, 0.0),
        "idiom": (0.96, 0.96, 0.0), "near": (0.93, 0.93, 0.034), "off": (1.0, 1.0, 0.0), "de": (0.9, 0.9, 0.0),
        "es": (0.9, 0.9, 0.0), "greeting": (0.98, 0.98, 0.0), "context": (0.98, 0.98, 0.0),
    },
    "locked": {
        "en": (0.97, 0.98, 0.0), "fr": (0.949, 0.96, 0.017), "typo": (0.96, 1.0, 0.0), "mix": (1.0, 1.0, 0.0),
        "off": (0.96, 0.96, 0.03),
    },
}  # fmt: skip
CASES = [(part, group) for part, groups in FIGURES.items() for group in groups]
OWN = {"own question": 1.0, "keywords": 1.0, "same words": 0.95, "other words": 0.45}


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, object]]:
    """Return the figures of the locked parts."""
    return {part: dict(evaluation.by_group(evaluation.engine(), evaluation.asked_of(part))) for part in FIGURES}


def test_parts_are_what_they_say() -> None:
    """At least 300 queries to tune on, 400 sealed ones, 250 of every kind and 300 older locked ones.

    None is there twice; of the sealed ones, which stay as they were written, a few stand elsewhere as well.
    """
    least = {"tuning": 300, "sealed": 400, "kinds": 250, "locked": 300}
    assert all(len(evaluation.queries(part)) >= count for part, count in least.items())
    texts = {part: [query.text for query in evaluation.queries(part)] for part in evaluation.PARTS}
    sealed, others = texts.pop("sealed"), [text for part in texts.values() for text in part]
    assert len(others) - len(set(others)) <= 1
    assert len(set(sealed)) == len(sealed)
    assert len(set(sealed) & set(others)) <= 3


@pytest.mark.parametrize("part", evaluation.PARTS)
def test_queries_name_topics_that_exist(part: str) -> None:
    """Each query names topics of the FAQ, and those near it and far from it none, or silence as well."""
    topics = {entry.id for entry in evaluation.entries()} | {evaluation.NOTHING}
    for query in evaluation.queries(part):
        assert query.topics <= topics, query
        assert (evaluation.NOTHING in query.topics) == (query.group in ("off", "near")) or query.group in (
            "de",
            "es",
            "story",
        )


@pytest.mark.parametrize(("part", "group"), CASES, ids=[" ".join(case) for case in CASES])
def test_a_locked_figure_is_not_lowered(found: dict[str, dict[str, object]], part: str, group: str) -> None:
    """The locked queries of each kind are answered as well as they ever were, and as honestly."""
    score = found[part][group]
    right, helped, sure_wrong = FIGURES[part][group]
    assert score.right >= right  # type: ignore[attr-defined]
    assert score.helped >= helped  # type: ignore[attr-defined]
    assert score.sure_wrong <= sure_wrong + 1e-9  # type: ignore[attr-defined]


def test_a_greeting_changes_no_figure(found: dict[str, dict[str, object]]) -> None:
    """By more than a point."""
    kinds = found["kinds"]
    plain = (kinds["en"].right + kinds["fr"].right) / 2  # type: ignore[attr-defined]
    assert abs(kinds["greeting"].right - plain) <= 0.01  # type: ignore[attr-defined]


def test_own_entries_are_found_and_harm_no_topic() -> None:
    """By their question, their words in any order, and nearly half of the time in other words."""
    rank, alone = evaluation.with_own(), evaluation.engine()
    own = evaluation.by_group(rank, list(evaluation.own_queries()))
    assert all(own[kind].right >= least for kind, least in OWN.items())
    asked = [query for query in evaluation.queries("kinds") if evaluation.NOTHING not in query.topics]
    assert evaluation.score(rank, asked).right >= evaluation.score(alone, asked).right - 0.015


def test_the_search_beats_full_text_search(found: dict[str, dict[str, object]]) -> None:
    """Over the locked queries it is never behind FTS5, and ahead on misspelt and off-topic ones."""
    ours: dict[str, object] = found["locked"]
    theirs = evaluation.by_group(evaluation.baseline(), evaluation.queries("locked"))
    assert all(ours[group].right >= theirs[group].right for group in ours)  # type: ignore[attr-defined]
    assert ours["typo"].right > theirs["typo"].right + 0.1  # type: ignore[attr-defined]
    assert ours["off"].silent > theirs["off"].silent  # type: ignore[attr-defined]


def test_the_tables_can_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    """Those of docs/faq.md; printed here for whoever asks with -s."""
    text = evaluation.table("unseen")
    print(text)
    assert text in capsys.readouterr().out
    assert "| en | 26 |" in text
    assert all(" is " in miss for miss in evaluation.misses("unseen"))
