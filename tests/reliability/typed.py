"""What a mentor types in any order: the commands that write, each with the words that may follow it."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

Words = tuple[str, ...]
Part = str | Words | st.SearchStrategy[str] | st.SearchStrategy[Words]

BEGIN = datetime(2026, 11, 16, 9)  # noqa: DTZ001 - in the zone of the test
END = BEGIN + timedelta(days=14)
WHO = st.sampled_from(("ann", "ann", "ann", "bob", "bob", "zoe", "tom", "new-one"))
PAST = st.sampled_from((0, -1, -2, -24, -26, -48, -100)).map("@{:+}".format)
AHEAD = st.sampled_from((1, 2, 5, 24, 26, 48, 50, 168)).map("@{:+}".format)
WHEN = st.one_of(PAST, AHEAD)
"""Whole hours, to be put in by `said_at`."""
DAY = st.sampled_from((-30, -9, -3, -1, 0, 1, 5, 20)).map("#{:+}".format)
"""Days, to be put in by `said_at`."""
TITLE = st.sampled_from(("Dashboard", "Dashboard", "Data set"))


def said_at(word: str, now: datetime) -> str:
    """Return a word as it is typed at a moment: `@-24` is a day before this hour, `#+2` the day after tomorrow."""
    if word[:1] == "@":
        return f"{now.replace(minute=0) + timedelta(hours=int(word[1:])):%Y-%m-%d %H:%M}"
    return f"{now + timedelta(days=int(word[1:])):%Y-%m-%d}" if word[:1] == "#" else word


def option(name: str, value: st.SearchStrategy[str]) -> st.SearchStrategy[Words]:
    """Return an option with a value, or nothing."""
    return st.one_of(st.just(()), value.map(lambda text: (name, text)))


def either(*choices: Words) -> st.SearchStrategy[Words]:
    """Return one of several endings of a command."""
    return st.sampled_from(choices)


def typed(command: str, *parts: Part) -> st.SearchStrategy[Words]:
    """Return a command with what follows it: words, or strategies of them."""
    strategies = [part if isinstance(part, st.SearchStrategy) else st.just(part) for part in parts]

    def whole(found: tuple[str | Words, ...]) -> Words:
        words = [one for part in found for one in ((part,) if isinstance(part, str) else part)]
        return (*command.split(), *words)

    return st.tuples(*strategies).map(whole)


CALLED_OFF = st.tuples(PAST, st.sampled_from(("student", "mentor"))).map(
    lambda found: ("--cancelled-at", found[0], "--cancelled-by", found[1])
)
EVIDENCE: st.SearchStrategy[Words] = st.one_of(
    either((), ("--absent",), ("--late", "5m"), ("--late", "20m")), CALLED_OFF
)
PLAN = either((), ("--repeat", "weekly", "--times", "3"), ("--kind", "presentation"), ("--duration", "30m"))
STATUS = st.sampled_from(("active", "paused", "unreachable", "transferred", "completed"))
FUNDING = st.sampled_from(("funded", "self-paid", "apprenticeship", "unknown"))
TICKS = either(("--done", "1,2"), ("--done", "3"), ("--undone", "1"))
OUTCOME = either(
    ("--validated",), ("--to-redo",), ("--conditional",), ("--notes-sent",), ("--to-redo", "--again", "--comment", "x")
)
STEP = st.sampled_from(("course", "interview", "first-session", "link-sent", "confirmed", "manager-talk"))

SESSIONS = {
    "session schedule": typed("session schedule", WHO, WHEN, PLAN, option("--project", TITLE)),
    "session log": typed(
        "session log", WHO, option("--at", PAST), EVIDENCE, either((), ("--new",), ("--notes", "Joins", "--level", "3"))
    ),
    "session edit": st.one_of(
        typed("session edit", WHO, "--at", WHEN),
        typed("session edit", WHO, st.one_of(st.just(("--held",)), EVIDENCE)),
        typed("session edit", WHO, either(("--notes", "Joins"), ("--duration", "30m"), ("--kind", "mentoring"))),
        typed("session edit", WHO, "--following", either(("--duration", "30m"), ("--at", "2026-12-03 11:00"))),
    ),
    "session cancel": typed(
        "session cancel", WHO, "--by", st.sampled_from(("student", "mentor")), either((), ("--all",))
    ),
    "session record": typed("session record", WHO, "https://example.org/2"),
    "noshow mark": typed(
        "noshow mark", WHO, option("--at", WHEN), EVIDENCE, either((), ("--force", "--because", "Said"))
    ),
    "noshow unmark": typed("noshow unmark", WHO),
}
PEOPLE = {
    "student add": typed(
        "student add",
        either(("Tom Blanc", "--slug", "tom"), ("Ann Roy", "--slug", "ann"), ("Bob Petit", "--slug", "bob")),
    ),
    "student edit": st.one_of(
        typed("student edit", WHO, "--status", STATUS),
        typed("student edit", WHO, "--funding", FUNDING, option("--funding-from", st.just("start") | DAY)),
        typed("student edit", WHO, either(("--email", "a@example.org"), ("--phone", ""), ("--name", "Ann Petit"))),
        typed("student edit", WHO, "--started", DAY),
        typed("student edit", WHO, "--slug", st.sampled_from(("ann", "bob", "new-one", "-"))),
    ),
    "student note": typed("student note", WHO, "Prefers mornings"),
    "note remove": typed("note remove", WHO, either(("1",), ("2",), ("abcd",))),
    "project add": typed("project add", WHO, TITLE, either((), ("--level", "2"))),
    "project start": typed("project start", WHO, TITLE, option("--on", DAY)),
    "project present": typed("project present", WHO, TITLE, option("--on", DAY)),
    "project validate": typed("project validate", WHO, TITLE, option("--on", DAY)),
    "project edit": typed("project edit", WHO, TITLE, either(("--level", "5"), ("--title", "Data set"))),
    "project remove": typed("project remove", WHO, TITLE),
    "goal add": typed("goal add", WHO, either(("Read",), ("Write",))),
    "goal done": typed("goal done", WHO, either(("1",), ("2",), ("1", "2"))),
    "goal reopen": typed("goal reopen", WHO, either(("1",), ("2",))),
    "timeoff add": typed("timeoff add", either(("2026-12-24..2027-01-02",), ("2026-11-20..2026-11-30", "amelie"))),
    "timeoff remove": typed("timeoff remove", either(("1",), ("2",))),
    "resource add": typed("resource add", WHO, "https://example.org/1", either((), ("--title", "Pages"))),
    "resource remove": typed("resource remove", WHO, "https://example.org/1"),
}
REST = {
    "contact log": typed(
        "contact log", WHO, "--via", st.sampled_from(("email", "phone", "message", "form")), option("--at", PAST)
    ),
    "contact replied": typed("contact replied", WHO),
    "noshow report": typed("noshow report", WHO, "--sent"),
    "presentation checklist": typed("presentation checklist", WHO, TICKS, option("--date", DAY)),
    "presentation result": typed("presentation result", WHO, "--project", TITLE, OUTCOME, option("--on", DAY)),
    "presentation request": typed("presentation request", WHO, "--project", TITLE, option("--date", DAY)),
    "transfer checklist": typed("transfer checklist", WHO, TICKS),
    "transfer start": typed("transfer start", WHO, "--reason", "R", either((), ("--to", "Kim"))),
    "transfer complete": typed("transfer complete", WHO, either((), ("--cancel-sessions",), ("--keep-sessions",))),
    "transfer cancel": typed("transfer cancel", WHO),
    "training done": typed("training done", STEP, option("--on", DAY), either((), ("--link", "https://example.org/3"))),
    "faq add": typed("faq add", "Where?", "There."),
    "faq edit": typed(
        "faq edit", "where", either(("--answer", "Elsewhere."), ("--question", "Where?"), ("--lang", "fr"))
    ),
    "faq remove": typed("faq remove", "where"),
    "message edit": typed(
        "message edit",
        st.sampled_from(("reminder", "ping", "comment-x")),
        "--text",
        st.sampled_from(("Hello {{ first_name }}", "{{ nosuch }}", "Bonjour")),
        either((), ("--lang", "fr")),
    ),
    "message reset": typed("message reset", st.sampled_from(("reminder", "ping")), either((), ("--lang", "fr"))),
    "policy use": typed("policy use", st.sampled_from(("openclassrooms-help-centre", "openclassrooms-2021"))),
    "config set": typed(
        "config set",
        either(("timezone", "America/Montreal"), ("lang", "fr"), ("policy.late_minutes", "10"), ("lang", "x")),
    ),
    "config unset": typed("config unset", st.sampled_from(("timezone", "lang", "policy.late_minutes"))),
}
OF_THEIR_OWN = {
    "session delete", "student forget", "student merge", "store backup", "store restore", "store export",
    "calendar import", "session import", "reconcile", "store import", "store check", "store purge", "undo",
}  # fmt: skip
"""Commands that write and have a rule of the machine for themselves."""
READING = {
    "agenda", "attendance", "calendar export", "config get", "config list", "config path",
    "contact list", "contact message",
    "contact next", "doctor", "faq list", "faq search", "faq show", "find", "goal list", "message list",
    "message show", "message write", "presentation comment", "noshow check", "noshow list", "note list",
    "policy list",
    "policy show", "presentation eligibility", "presentation timing", "project list", "resource list",
    "session list", "session prep", "session show", "statement", "store path", "student list", "student show",
    "tariff example", "tariff explain", "tariff list", "timeoff list", "training status",
    "transfer request", "transfer status",
}  # fmt: skip
ELSEWHERE = {"completion", "config edit", "demo", "noshow dossier", "presentation rehearse", "report", "session start",
    "sync init", "sync log", "sync status", "transfer handover",
}  # fmt: skip
"""Commands that need a terminal or an editor, or write elsewhere than to the store."""
LOOKS: st.SearchStrategy[Words] = st.one_of(
    st.sampled_from(
        ("agenda", "attendance", "attendance --owed", "contact next", "find e", "noshow list", "session list",
         "statement", "student list --all",
         "training status", "transfer status", "presentation eligibility", "doctor", "policy show", "faq list",
         "tariff list", "undo --list", "store check --repair", "store export --format csv --table sessions")
    ).map(lambda words: tuple(words.split())),
    st.tuples(
        st.sampled_from(("student show", "attendance", "noshow list", "noshow dossier", "session show",
                         "contact message", "project list", "transfer handover",
                         "transfer request", "presentation checklist", "contact list")), WHO
    ).map(lambda found: (*found[0].split(), found[1])),
)  # fmt: skip
