"""The FAQ's content: complete in both languages, true to the commands, with its sources, no term in two topics."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from helpers import Mentor
from mentorcli import content
from mentorcli.content import faq_entries, faq_to_search
from mentorcli.content.prepare import prepared
from mentorcli.models.faq import FaqEntry, OwnEntry

IDS = (
    "training-completion", "presentations-as-new-mentor", "recording-sessions", "courses-mandatory",
    "courses-outside-path", "student-no-reply", "student-no-show", "request-presentation", "transfer-student",
    "mentor-development", "other-questions", "pay-invoices", "bank-details", "mentor-absence", "move-cancel-session",
    "session-length", "video-tool", "presentation-result", "student-administration", "first-student", "applying",
    "session-notes", "disability",
)  # fmt: skip
BEYOND = IDS[11:]  # what no question of the mentor FAQ of 2021 is about
NEWER = ("training-completion", "presentations-as-new-mentor", "recording-sessions", "transfer-student")
FEWEST = 15
BOTH = [entry for lang in ("en", "fr") for entry in faq_entries(lang)]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_topic_is_there(lang: str) -> None:
    """Each language has the same topics, in one order."""
    assert tuple(entry.id for entry in faq_entries(lang)) == IDS


@pytest.mark.parametrize("entry", BOTH, ids=lambda entry: f"{entry.lang}-{entry.id}")
def test_an_entry_is_rich_enough_to_be_found(entry: FaqEntry) -> None:
    """Each entry has many phrasings and terms, none of them twice or empty."""
    for written in (entry.phrasings, entry.terms):
        assert len(written) >= FEWEST
        assert all(text.strip() == text and text for text in written)
        assert [text for text, count in Counter(map(str.casefold, written)).items() if count > 1] == []


@pytest.mark.parametrize("entry", BOTH, ids=lambda entry: f"{entry.lang}-{entry.id}")
def test_an_answer_names_the_commands_of_its_entry(entry: FaqEntry) -> None:
    """The commands in an answer are those the entry lists, at least one."""
    named = re.findall(r"`mentor ([a-z]+(?: [a-z]+)?)", entry.answer)
    assert sorted(set(named)) == sorted(entry.commands) != []


@pytest.mark.parametrize("command", sorted({command for entry in BOTH for command in entry.commands}))
def test_a_named_command_exists(mentor: Mentor, command: str) -> None:
    """Each command that an answer names can be called, and says how."""
    ran = mentor(*command.split(), "--help")
    assert ran.code == 0
    assert f"Usage: mentor {command}" in ran.out


@pytest.mark.parametrize("entry", BOTH, ids=lambda entry: f"{entry.lang}-{entry.id}")
def test_an_answer_names_its_source_and_date(entry: FaqEntry) -> None:
    """What goes beyond the FAQ of 2021 names its page and its date, or says that the page has none."""
    last = entry.answer.splitlines()[-1]
    source = re.match(r"Source ?: .*(?:\d{4}|no date|sans date)", last)
    assert bool(source) == (entry.id in BEYOND)
    newer = re.match(r"(?:Newer page|Page plus récente)", last)
    assert bool(newer) == (entry.id in NEWER)


def test_a_named_option_exists(mentor: Mentor) -> None:
    """So does each option beside it."""
    for entry in BOTH:
        for written in re.findall(r"`mentor ([^`]+)`", entry.answer):
            words = written.split()
            command = next(name for name in entry.commands if written.startswith(name)).split()
            rest, known = words[len(command) :], mentor(*command, "--help").out
            assert [word for word in rest if word.startswith("--") and word not in known] == [], written


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_term_belongs_to_two_topics(lang: str) -> None:
    """A term points to one topic: in two it would point to neither."""
    claimed = Counter(term.casefold() for entry in faq_entries(lang) for term in set(map(str.casefold, entry.terms)))
    assert [term for term, topics in claimed.items() if topics > 1] == []


def test_the_figures_of_the_answers_are_those_of_the_policy() -> None:
    """15 minutes, 24 hours, 2 to 3 weeks, 20 minutes and 21 days stand in the answers as in the default policy."""
    from mentorcli.content import policy_data
    from mentorcli.rules.policy import policy_from

    policy = policy_from(policy_data(), None)
    for lang in ("en", "fr"):
        answers = {entry.id: entry.answer for entry in faq_entries(lang)}
        assert f"{policy.late_minutes} minutes" in answers["student-no-show"]
        assert f"{policy.cancellation_hours} h" in answers["student-no-show"]
        assert re.search(
            rf"{policy.request_weeks_min} (to|à) {policy.request_weeks_max} ", answers["request-presentation"]
        )
        assert f"{policy.presentation_minutes} " in answers["request-presentation"]
        assert f"{policy.transfer_days} " in answers["transfer-student"]
        assert f"{policy.ping_days} " in answers["student-no-reply"]
        assert f"{policy.mentoring_months} " in answers["presentations-as-new-mentor"]


@pytest.mark.parametrize(("question", "answer"), [("", "x"), ("x", " ")])
def test_an_entry_without_text_is_no_entry(question: str, answer: str) -> None:
    """An own entry needs a question and an answer."""
    with pytest.raises(ValueError, match="is empty"):
        OwnEntry("x", question, answer, "en")


def test_what_searches_read_is_made_from_what_is_written() -> None:
    """faq.index.json is what the TOML gives; `python -m mentorcli.content.prepare` renews it."""
    assert (content.HERE / content.PREPARED).read_text(encoding="utf-8") == prepared()


def test_searches_find_the_same_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the prepared file is missing or older than the TOML, the TOML is searched, with the same outcome."""
    from mentorcli.search.index import Index

    quick, counts = faq_to_search()
    assert not any(entry.phrasings for entry in quick)
    with monkeypatch.context() as patch:
        patch.setattr(content, "faq_checks", list)
        slow, counted = faq_to_search()
    monkeypatch.setattr(content, "PREPARED", "absent.json")
    assert slow == faq_to_search()[0] == content.faq_written()
    assert (counts.topics, counts.lines, counts.word_lines) == (counted.topics, counted.lines, counted.word_lines)
    query = "mon studnet ne répond plus to my emails"
    assert Index(quick, counts=counts).search(query) == Index(slow, counts=counted).search(query) != ()
