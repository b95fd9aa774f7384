"""`mentor report`: one page, whose every figure is that of another command."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpers import Mentor
from html_page import KNOWN, Element, Page
from mentorcli.render.text import hours, percent
from mentorcli.render.text.report import compact_hours
from worked_month import TARIFFS, build

SPANS = {
    "october": ["--from", "2026-10-01", "--to", "2026-10-31"],
    "2026": ["--from", "2026-01-01", "--to", "2026-12-31"],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that is made by the first test that needs it, and copied by the others."""
    return tmp_path_factory.mktemp("sample") / "store"


@pytest.fixture
def sample(mentor: Mentor, made: Path, store: Path) -> None:
    """Fill the store with the sample: twelve students, a year."""
    if made.exists():
        shutil.copytree(made, store)
        return
    assert mentor("demo", "--load").code == 0
    shutil.copytree(store, made)


def page_of(mentor: Mentor, *words: str) -> Page:
    """Return the page that a report prints."""
    done = mentor("report", *words, "--html", "-")
    assert (done.code, done.err) == (0, "")
    return Page(done.out)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("month", SPANS)
def test_the_figures_are_those_of_attendance(mentor: Mentor, month: str) -> None:
    """At the head of the page, and of each student; the rate so far is that of `--to` alone."""
    page, span = page_of(mentor, month), SPANS[month]
    total = mentor("attendance", *span, "--json").json()
    both = total["attended"] + total["no_shows"]
    assert [page.figure(key) for key in ("held", "missed", "rate")] == [
        str(total["attended"]), str(total["no_shows"]), percent(total["rate"], "en"),
    ]  # fmt: skip
    assert f"{total['attended']} of {both}" in [one.said for one in page.all("dd", class_="beside")]
    rows = page.table("attendance")
    for row in rows[:4]:
        own = mentor("attendance", row[0], *span, "--json").json()
        so_far = mentor("attendance", row[0], *span[2:], "--json").json()
        rate = percent(own["rate"], "en") if own["rate"] is not None else "–"
        assert row[1:4] == [str(own["attended"]), str(own["no_shows"]), rate]
        assert row[5] == percent(so_far["rate"], "en")
    assert sum(int(row[1]) for row in rows) == total["attended"]
    assert sum(int(row[2]) for row in rows) == total["no_shows"]


@pytest.mark.usefixtures("sample")
def test_the_hours_are_those_of_the_statement(mentor: Mentor) -> None:
    """In all, by level and by week, and the lines of the statement one by one; the month before is beside them."""
    page = page_of(mentor, "october")
    found = mentor("statement", "2026-10", "--json").json()
    assert page.figure("minutes") == compact_hours(found["minutes_held"])
    held = [line for line in found["lines"] if line["status"] == "completed"]
    levels: Counter[int] = Counter()
    for line in held:
        levels[line["level"]] += line["minutes"]
    assert [row[::2] for row in page.table("levels")] == [
        [f"Level {level}", hours(levels[level])] for level in sorted(levels)
    ]
    assert [[row[3], row[4]] for row in page.table("statement")] == [
        [str(line["sessions"]), hours(line["minutes"])] for line in found["lines"]
    ]
    before = mentor("statement", "2026-09", "--json").json()
    assert f"September 2026: {compact_hours(before['minutes_held'])}" in [one.said for one in page.all("dd")]


@pytest.mark.usefixtures("sample")
def test_the_weeks_are_those_of_the_sessions(mentor: Mentor) -> None:
    """Each column is named with its hours for who cannot see it, and has a figure above it where there is room."""
    page = page_of(mentor, "october")
    listed = mentor("session", "list", *SPANS["october"], "--status", "completed", "--json").json()
    weeks: Counter[date] = Counter()
    for one in listed:
        day = date.fromisoformat(one["scheduled_at"][:10])
        weeks[day - timedelta(days=day.weekday())] += one["actual_minutes"] or one["duration_minutes"]
    (chart,) = page.all("svg", class_="columns")
    told = chart.attributes["aria-label"].partition(". ")[2].split("; ")
    assert [one.rpartition(": ")[2] for one in told] == [hours(weeks[week]) for week in sorted(weeks)]
    drawn = [one.said for one in page.all("text", class_="figure")]
    assert drawn == [compact_hours(weeks[week]) for week in sorted(weeks)]


@pytest.mark.usefixtures("sample")
def test_what_is_due_is_what_the_agenda_has(mentor: Mentor) -> None:
    """Who needs attention and what is open are as many as the agenda counts; each reason is the agenda's own."""
    page = page_of(mentor)
    listed = mentor("agenda").out
    people = page.all("ul", class_="people")
    reasons = [one.said for one in page.elements if one.tag == "li" and one.around[-2].tag == "li"]
    assert len(people) == 2
    assert len(reasons) == mentor("agenda", "--oneline", "--json").json()["due"]
    assert all(reason in listed for reason in reasons)
    assert "71% (10 of 14)" in [one.said for one in page.all("span")]


def test_nothing_is_due_only_where_nothing_is(mentor: Mentor) -> None:
    """Of one student: neither beside no-shows that are to be reported, nor beside what is to be documented."""
    mentor("student", "add", "Noé Garcia", "--started", "2026-09-01")
    assert "Nothing is due." in mentor("report", "--student", "noe", "--html", "-").out
    for day in ("10", "17", "23"):
        mentor("noshow", "mark", "noe", "--at", f"2026-11-{day} 10:00")
    missed = mentor("report", "--student", "noe", "--html", "-").out
    assert "no-shows in a row to report" in missed
    assert ("Nothing is due." in missed, "Nothing: every record is complete." in missed) == (False, True)
    mentor("noshow", "report", "noe", "--sent")
    mentor("contact", "log", "noe", "--via", "email")
    mentor("contact", "replied", "noe")
    mentor("session", "schedule", "noe", "2026-11-24 08:00")
    open_one = mentor("report", "--student", "noe", "--html", "-", now="2026-11-24T15:00").out
    assert "to document" in open_one
    assert ("Nothing is due." in open_one, "Nothing beyond what is open." in open_one) == (False, True)


@pytest.mark.usefixtures("sample")
def test_no_shows_stand_with_their_explanations(mentor: Mentor) -> None:
    """As many as are listed, each explained as its dossier does."""
    page = page_of(mentor, "2026")
    known = mentor("noshow", "list", "--json").json()
    rows = page.table("no-shows")
    assert len(rows) == len(known)
    told = mentor("noshow", "dossier", known[1]["id"]).out
    why = rows[1][2].rstrip(".")
    assert f"- Verdict: No-show: {why[0].lower()}{why[1:]} (policy" in told
    assert rows[1][1] == "Lucas Moreau"


def test_the_statement_has_its_amounts(mentor: Mentor, store: Path) -> None:
    """Unit, amount, monthly sums and total, in English and in French; of one student no amount is told."""
    build(mentor, store)
    page = page_of(mentor, "november")
    found = mentor("statement", "november", "--json").json()
    assert [row[-1] for row in page.table("statement")] == [line["amount"] for line in found["lines"]]
    sums = [one.said for one in page.elements if one.tag == "td" and any(up.tag == "tfoot" for up in one.around)]
    assert sums == ["30.00", "364.04 EUR"]
    assert [one.said for one in page.all("p", class_="remark") if "the same 364.04 EUR" in one.said]
    french = mentor("report", "novembre", "--html", "-", "--lang", "fr").out
    assert "364,04\u00a0€" in french
    assert '<html lang="fr">' in french
    assert 'id="statement"' not in mentor("report", "november", "--student", "sam", "--html", "-").out


def test_what_has_no_total_shows_its_monthly_sums(mentor: Mentor, store: Path) -> None:
    """They are in the rest that is told; nobody is named, and of several months it is told which one."""
    build(mentor, store, tariffs=TARIFFS.replace(', 3 = "40"', ""))
    page = mentor("report", "november", "--html", "-").out
    assert ">Monthly sums, 1 student</th>" in page
    assert "294.04 for sessions + 30.00 of monthly sums (1 student)" in page
    year = mentor("report", "2026", "--html", "-").out
    assert "November 2026: No total, as 1 session of unknown amount is in it" in year


def test_two_currencies_in_a_span_stand_beside_their_amounts(mentor: Mentor, store: Path) -> None:
    """As in the statement of a year."""
    two = TARIFFS.replace('"EUR"', '"CHF"', 1).replace("from = 2026-11-16", "from = 2026-12-01")
    build(mentor, store, tariffs=two)
    page = mentor("report", "2026", "--html", "-").out
    assert "two currencies: CHF, EUR; by themselves" in page
    assert page.count("\u00a0CHF</td>") == page.count("\u00a0EUR</td>") == 1


def test_a_year_has_a_line_for_each_month(mentor: Mentor, store: Path) -> None:
    """With what each comes to, and their total where each has one."""
    build(mentor, store)
    rows = page_of(mentor, "2026").table("statement")
    year = mentor("statement", "2026", "--year", "--json").json()
    told = [one for one in year["months"] if one["sessions"]]
    assert [row[1:] for row in rows] == [
        [str(one["sessions"]), hours(one["minutes_held"]), one["total"] or "unknown"] for one in told
    ]


HOSTILE = "<script>alert(\"x\")</script></style>{{ 7*7 }} & 'Zoé' \u202eevil"


@pytest.fixture
def hostile(mentor: Mentor) -> str:
    """Note what is no text anywhere it may be written, and return the student's slug."""
    slug = "zoe"
    for words in (
        ("student", "add", HOSTILE, "--slug", slug, "--path", "<b onclick=x>path</b>", "--funding", "funded"),
        ("student", "note", slug, "</td><img src=x onerror=alert(1)>"),
        ("project", "add", slug, "<svg onload=alert(1)>", "--level", "2"),
        ("project", "start", slug, "<svg onload=alert(1)>"),
        ("goal", "add", slug, "<a href=https://example.org>x</a>"),
        ("session", "log", slug, "--at", "2026-11-03 14:00", "--notes", "<style>*{display:none}</style>\n\nsecond"),
        ("session", "log", slug, "--at", "2026-11-10 14:00", "--late", "3m"),
        ("noshow", "mark", slug, "--at", "2026-11-10 14:00", "--late", "3m", "--force", "--because", "<u>why</u>"),
        ("presentation", "request", slug, "--project", "<svg onload=alert(1)>", "--date", "2026-11-28"),
        ("session", "schedule", slug, "2026-11-24 09:00"),
    ):
        mentor(*words)
    return slug


def harmless(page: Page) -> None:
    """Hold every tag and attribute to those of ours: nothing that was written became one."""
    assert {one.tag for one in page.elements} <= KNOWN
    names = {name for one in page.elements for name in one.attributes}
    assert not [name for name in names if name.startswith("on") or name in ("src", "href", "style", "srcdoc", "action")]
    assert len(page.all("style")) == 1


def test_what_is_hostile_stays_text(mentor: Mentor, hostile: str) -> None:
    """Names, notes, titles, goals and reasons are read as they were written; what turns text round is made visible."""
    page, own = page_of(mentor), page_of(mentor, "--student", hostile)
    sheet = Page(mentor("attendance", hostile, "--html", "-").out)
    for one in (page, own, sheet):
        harmless(one)
        assert "\u202e" not in "".join(element.said for element in one.elements)
    name = HOSTILE.replace("\u202e", "\\u202e")
    assert page.table("attendance")[0][0] == name
    assert own.all("h1")[0].said == sheet.all("h1")[0].said == name
    said = own.elements[0].said
    for text in (
        "</td><img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<a href=https://example.org>x</a>",
        "<style>*{display:none}</style> second", "<u>why</u>", "<b onclick=x>path</b>",
    ):  # fmt: skip
        assert text in said


def test_none_of_the_mentors_words_is_in_what_is_anonymous(mentor: Mentor, hostile: str) -> None:
    """Neither why a no-show was decided, nor a goal, nor a note; a project keeps its title."""
    for words in ((), ("--student", hostile)):
        said = page_of(mentor, *words, "--anonymous").elements[0].said
        assert "<svg onload=alert(1)>" in said
        for text in ("<u>", "img src", "a href", "display:none", 'alert("x")', "Zoé"):
            assert text not in said, text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("words", [(), ("2026",), ("--student", "lucas"), ("--student", "amelie", "--lang", "fr")])
def test_an_anonymous_page_names_nobody(
    mentor: Mentor, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in what is read nor in the source nor by the file's name; no note, goal or reason is in it either."""
    mentor("goal", "add", "lucas", "Finish the import")
    mentor("student", "note", "amelie", "Prefers mornings")
    monkeypatch.chdir(tmp_path)
    done = mentor("report", *words, "--anonymous", "--json")
    path = Path(done.json()["path"])
    text = (path.read_text(encoding="utf-8") + path.name).casefold()
    students = mentor("student", "list", "--all", "--json").json()
    parts = {part for one in students for part in (*one["name"].split(), one["id"], one["email"] or one["id"])}
    assert len(students) == 12
    assert [part for part in parts if part.casefold() in text] == []
    notes = [one["notes"] for one in mentor("session", "list", "--json").json() if one["notes"]]
    notes += [note["text"] for one in students for note in one["notes"]]
    assert len(notes) > 100
    assert [note for note in notes if note.casefold() in text] == []
    assert "finish the import" not in text
    assert done.json()["notes"] == 0


@pytest.mark.usefixtures("sample")
def test_who_shares_initials_is_numbered(mentor: Mentor) -> None:
    """So that a row of the one is not taken for that of the other."""
    mentor("student", "add", "Luc Martin")
    mentor("session", "log", "luc-martin", "--at", "2026-11-20 10:00")
    names = [row[0] for row in page_of(mentor, "--anonymous").table("attendance")]
    assert {"L. M. (1)", "L. M. (2)", "L. M. (3)"} < set(names)


def test_a_file_is_never_replaced_unasked(mentor: Mentor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default it is named after what it is about, in this folder."""
    monkeypatch.chdir(tmp_path)
    done = mentor("report", "october")
    assert done.out.splitlines()[0] == f"Report written: {tmp_path}/report-2026-10.html"
    assert (tmp_path / "report-2026-10.html").stat().st_mode & 0o777 == 0o600
    again = mentor("report", "october")
    assert (again.code, "report-2026-10.html is there already" in again.err) == (1, True)
    assert mentor("report", "october", "--force").code == 0
    assert mentor("report", "2025", "--html", "a/b.html").code == 5
    names = {"2025": "2025", "--from 2026-11-02 --to 2026-11-08": "2026-11-02_2026-11-08", "": "2026-11"}
    for words, name in names.items():
        assert mentor("report", *words.split(), "--json").json()["path"] == f"{tmp_path}/report-{name}.html"


@pytest.mark.usefixtures("sample")
def test_what_is_about_persons_is_said(mentor: Mentor, tmp_path: Path) -> None:
    """Names and notes, and the way to leave them out; and a file's name that tells what the page does not."""
    path = str(tmp_path / "page.html")
    assert "initials instead: --anonymous" in mentor("report", "--html", path).out
    lucas = ("report", "--student", "lucas", "--from", "2026-09-01", "--force", "--html")
    assert "It holds 8 notes and names the student" in mentor(*lucas, path).out
    assert mentor(*lucas, path, "--anonymous").out == f"Report written: {path}\n"
    told = mentor(*lucas, str(tmp_path / "Lucas.html"), "--anonymous")
    assert "The name of the file tells who it is about" in told.err
    assert mentor("report", "--html", path, "--force", "--quiet").out == ""


def test_json_has_the_main_figures(mentor: Mentor) -> None:
    """And the page itself where it is not written to a file."""
    mentor("student", "add", "Amélie Durand")
    mentor("session", "log", "amelie", "--at", "2026-11-03 14:00", "--duration", "45m")
    found = mentor("report", "--html", "-", "--json").json()
    assert list(found) == [
        "path", "student", "anonymous", "notes", "from", "to", "attendance", "minutes_held", "before", "html",
    ]  # fmt: skip
    assert (found["path"], found["from"], found["to"], found["minutes_held"]) == (None, "2026-11-01", "2026-11-30", 45)
    assert (found["attendance"]["attended"], found["before"]) == (1, None)
    assert found["html"].startswith("<!doctype html>")
    december = mentor("report", "2026-12", "--student", "amelie", "--html", "-", "--json").json()
    assert (december["student"], december["before"]["minutes_held"]) == ("amelie-durand", 45)


def test_what_cannot_be_is_refused(mentor: Mentor) -> None:
    """A month and a span, no month, a span that begins after today, an empty file, one that is printed and opened."""
    for words, code, said in (
        (("october", "--from", "2026-10-01"), 2, "A month and a span are given"),
        (("amelie",), 2, "mentor report --student amelie"),
        (("--from", "2026-12-01"), 2, "The span begins after today"),
        (("--html", ""), 2, "--html is empty"),
        (("--html", "-", "--open"), 2, "--open needs a file"),
        (("--student", "nobody"), 3, "nobody"),
        (("--lang", "de"), 2, "--lang"),
    ):
        done = mentor("report", *words)
        assert (done.code, said in done.err) == (code, True), (words, done)


def test_a_statement_that_does_not_agree_is_not_handed_on(
    mentor: Mentor, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written, as by `statement --out`."""
    from mentorcli.recount import amounts

    build(mentor, store)
    monkeypatch.setattr(amounts, "recounted", lambda *_, **__: [None])
    done = mentor("report", "november", "--html", "-")
    assert (done.code, done.out) == (1, "")
    assert "the two computations do not agree" in done.err


def test_a_student_who_cannot_be_read_leaves_no_page(mentor: Mentor, store: Path) -> None:
    """The figures of all would be false; those of another student are true."""
    for name in ("Amélie Durand", "Zoé Okoro"):
        mentor("student", "add", name)
    (store / "students" / "zoe-okoro" / "journal.jsonl").write_bytes(b"{broken\n{}\n")
    done = mentor("report", "--html", "-")
    assert (done.code, done.out) == (4, "")
    assert mentor("report", "--student", "amelie", "--html", "-").code == 0


def test_an_empty_store_has_a_page_too(mentor: Mentor) -> None:
    """Which says that there is nothing, and draws nothing."""
    page = page_of(mentor)
    assert page.figure("rate") == "–"
    assert not page.all("svg", class_="columns")
    assert "Nobody: nothing is due for a student." in page.elements[0].said


def shape_of(page: Page) -> tuple[list[str], list[Element]]:
    """Return the headings of a page in order, and its pictures."""
    return [one.tag for one in page.elements if one.tag in ("h1", "h2", "h3")], page.all("svg")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("words", [("october",), ("--student", "emma"), ("october", "--lang", "fr")])
def test_a_page_can_be_read_without_being_seen(mentor: Mentor, words: tuple[str, ...]) -> None:
    """One first heading, none left out, headed tables, pictures with a name or hidden, and a language."""
    page = page_of(mentor, *words)
    headings, pictures = shape_of(page)
    assert headings.count("h1") == 1
    assert headings[0] == "h1"
    assert "h2" in headings[: headings.index("h3")]
    assert all(one.attributes.get("aria-label") or one.attributes.get("aria-hidden") for one in pictures)
    assert all(one.attributes["role"] == "img" for one in pictures if "aria-label" in one.attributes)
    assert all(one.attributes.get("scope") for one in page.all("th"))
    assert page.elements[0].attributes["lang"] == ("fr" if "fr" in words else "en")
    ids = {one.attributes["id"] for one in page.elements if "id" in one.attributes}
    assert {one.attributes["aria-labelledby"] for one in page.all("table")} <= ids


def test_a_page_is_of_one_piece(mentor: Mentor) -> None:
    """It may fetch nothing, and says so to the browser; the style points nowhere either."""
    text: Any = mentor("report", "--html", "-").out
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    for word in ("http:", "https:", "url(", "@import", "<script", "<link", "<img"):
        assert word not in text
