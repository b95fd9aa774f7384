"""`mentor faq search`: answers in a pipe, in a terminal and for a script."""

from __future__ import annotations

import re

import pytest

from helpers import Mentor
from mentorcli.cli.context import AppContext
from mentorcli.cli.output import Output

FIELDS = ["id", "question", "answer", "lang", "score", "sure", "by"]
SEVERAL = "student late or cancelled"
VAGUE = "new student presentation"


def test_words_need_no_quotes(mentor: Mentor) -> None:
    """Several words are one question; in a pipe a hit is one tab-separated line, best first."""
    ran = mentor("faq", "search", "student", "absent")
    assert ran.code == 0
    first = ran.out.splitlines()[0].split("\t")
    assert first[0] == "student-no-show"
    assert len(first) == 4
    assert "15 minutes" in first[3]


def test_json_holds_every_hit(mentor: Mentor) -> None:
    """The hits carry the promised fields; --lang chooses the answer's language, --limit cuts."""
    hits = mentor("faq", "search", *VAGUE.split(), "--json").json()
    assert 1 < len(hits) <= 3
    assert all(list(hit) == FIELDS for hit in hits)
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    cut = mentor("faq", "search", "new", "mentor", "presentation", "--json", "--limit", "1", "--lang", "fr").json()
    assert [(hit["id"], hit["lang"]) for hit in cut] == [("presentations-as-new-mentor", "fr")]


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_terminal_shows_the_best_answer_whole(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    """The best answer is there in full, the next two below it, one line each where that fits; ids stay whole."""
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    query = ("faq", "search", SEVERAL, "--lang", lang)
    hits = mentor(*query, "--json").json()
    answer, others = re.split(r"\n(?:See also|Voir aussi) \(mentor faq show ID\)\s?:\n", mentor(*query).out)
    assert " ".join(answer.split()) == " ".join(f"{hits[0]['question']} {hits[0]['answer']}".split())
    colon = "\u00a0:" if lang == "fr" else ":"
    shown = [f"{hit['id']}{colon} {hit['question']}" for hit in hits[1:3]]
    assert shown
    assert " ".join(others.split()) == " ".join(" ".join(shown).split())
    assert max(map(len, f"{answer}\n{others}".splitlines())) <= min(columns, 100)
    if columns > 80:
        assert [line.strip() for line in others.splitlines()] == shown
    assert all(f"{hit['id']}{colon}" in others for hit in hits[1:3])


@pytest.mark.parametrize(("lang", "told"), [("en", "Not sure. Closest:"), ("fr", "Rien de certain. Les plus proches")])
def test_where_several_may_be_meant_they_are_named(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    """Exit 0, none of them as the answer: in a pipe without answers, in JSON not sure, in a terminal by name."""
    query = ("faq", "search", VAGUE, "--lang", lang)
    hits = mentor(*query, "--json").json()
    assert 1 < len(hits) <= 3
    assert [hit["sure"] for hit in hits] == [False] * len(hits)
    piped = mentor(*query)
    assert piped.code == 0
    assert [line.split("\t") for line in piped.out.splitlines()] == [
        [hit["id"], f"{hit['score']:.3f}", hit["question"].replace("\n", " "), ""] for hit in hits
    ]
    assert told in piped.err
    assert mentor(*query, "--quiet").err == ""
    monkeypatch.setattr(Output, "terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    shown = mentor(*query)
    assert shown.out.startswith(told)
    assert "mentor faq show ID" in shown.out
    assert all(hit["id"] in shown.out for hit in hits)
    assert shown.err == ""


def test_a_dash_reads_standard_input(mentor: Mentor) -> None:
    """A mail is a question as well; nothing on standard input is an error."""
    mail = "Hello,\n\nI waited for half an hour yesterday. Is my student absent?\n\nThanks\n"
    ran = mentor("faq", "search", "-", stdin=mail)
    assert (ran.code, ran.out.split("\t")[0]) == (0, "student-no-show")
    assert mentor("faq", "search", "-", stdin="").code == 2
    assert mentor("faq", "search", "student", "-", "absent", stdin="weather").out.startswith("student-no-show\t")


@pytest.mark.parametrize("words", [(), ("",), ("  ",)])
def test_no_word_asks_for_one(mentor: Mentor, words: tuple[str, ...]) -> None:
    """A search for nothing says what to type."""
    ran = mentor("faq", "search", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "mentor faq search student absent" in ran.err


def test_no_word_in_a_terminal_asks_for_some(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can answer is asked, on standard error; to say nothing is to ask nothing."""
    monkeypatch.setattr(AppContext, "interactive", True)
    ran = mentor("faq", "search", stdin="student absent\n")
    assert (ran.code, ran.out.split("\t")[0]) == (0, "student-no-show")
    assert "What do you want to know?" in ran.err
    assert mentor("faq", "search", stdin="\n").code == 2


@pytest.mark.parametrize(("query", "where"), [("visa", "help desk"), ("mot de passe oublié", "centre d'aide")])
def test_nothing_relevant_says_where_to_ask(mentor: Mentor, query: str, where: str) -> None:
    """What the FAQ does not know exits 1 with the next place to ask, in the query's language."""
    ran = mentor("faq", "search", query)
    assert (ran.code, ran.out) == (1, "")
    assert where in ran.err


def test_nothing_relevant_in_json(mentor: Mentor) -> None:
    """A script gets the error as one object."""
    import json

    ran = mentor("faq", "search", "visa", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads(ran.err)["error"]["code"] == "nothing-found"
