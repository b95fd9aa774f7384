"""OC Tools, the list of the platform, time trackers; people are invented."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentorcli.errors import RefusedError, UsageError
from mentorcli.formats import recognise
from mentorcli.models.foreign import ForeignFile
from mentorcli.models.session import Reason, SessionKind, SessionStatus

HEADER = (
    "when;who;whoId;type;projectId;pLvl;pMLvl;pPLvl;status;pTitle;"
    "durationEffective;durationBilled;durationWaitingMentor"
)


def oc_tools(*rows: str) -> ForeignFile:
    """Return what a file of OC Tools with these rows holds."""
    return recognise.read("\n".join([HEADER, *rows, ""]).encode(), "export.csv")


class TestOcTools:
    """Thirteen columns without quoting."""

    def test_a_title_may_shift_the_row(self) -> None:
        """All that is too much belongs to it."""
        found = oc_tools(
            "05/03/2024;Sam Okoro;72;mentoring;5;1;1;1;marked student as absent;A; with; more;0mn0s;15mn0s;901s"
        )
        (session,) = found.sessions
        assert (session.project, session.reason, session.start) == ("A; with; more", Reason.ABSENT, date(2024, 3, 5))
        assert (session.lasted, session.level, found.students[0].key) == (None, 1, "72")

    def test_levels_and_texts_that_are_none(self) -> None:
        """A presentation has a level of its own; null is nothing."""
        found = oc_tools(
            "06/03/2024;Inès Roy;null;presentation;5;3;3;4;completed;null;44mn12s;0mn0s;undefineds",
            "07/03/2024;Inès Roy;null;mentoring;5;3;null;4;canceled;null;undefineds;0mn0s;0s",
        )
        assert [(one.level, one.lasted, one.project) for one in found.sessions] == [(4, 44, None), (3, None, None)]
        assert found.students[0].key == "ines roy"

    def test_two_of_a_day_cannot_be_told_apart(self) -> None:
        """Both are refused, and so is a row that is too short."""
        row = "06/03/2024;Inès Roy;73;mentoring;5;3;3;4;completed;X;44mn12s;0mn0s;0s"
        found = oc_tools(row, row.replace("completed", "canceled"), "08/03/2024;Inès Roy")
        assert [fault.row for fault in found.faults] == [2, 3, 4]
        assert "without a time" in found.faults[0].reason
        assert "2 of 13 columns" in found.faults[2].reason

    def test_what_cannot_be_read(self) -> None:
        """A level, and a length."""
        row = "06/03/2024;Inès Roy;73;mentoring;5;3;{};4;completed;X;{};0mn0s;0s"
        found = oc_tools(row.format("77", "1mn0s"), row.replace("06", "07", 1).format("1", "long"))
        assert ["pMLvl '77'" in found.faults[0].reason, "durationEffective" in found.faults[1].reason] == [True, True]

    def test_it_can_be_named(self) -> None:
        """Also where the header is another one."""
        found = recognise.read(oc_bytes := f"x{HEADER}\n".encode(), "x", tool="oc-tools")
        assert (found.tool, found.sessions) == ("oc-tools", ())
        assert oc_bytes


def platform(**fields: Any) -> ForeignFile:
    """Return what a list of one session holds."""
    row = {
        "id": 5, "sessionDate": "2024-03-04T09:15:00+0000", "type": "mentoring", "status": "completed",
        "projectTitle": "P3", "projectLevel": "2", "projectMentoringLevel": "2", "projectPresentationLevel": "3",
        "recipient": {"id": 71, "displayableName": "Zoé Petit"},
        "durationDetails": {"effectiveDuration": "PT44M12.4S"}, "sessionTerms": {"duration": "PT45M"},
    }  # fmt: skip
    return recognise.read(json.dumps([{**row, **fields}]).encode(), "sessions.json")


def test_the_list_of_the_platform() -> None:
    """Planned and real length, the level by which it is paid."""
    (session,) = platform().sessions
    assert (session.key, session.minutes, session.lasted, session.level) == ("5", 45, 44, 2)
    (session,) = platform(type="presentation", status="late canceled", durationDetails=None, sessionTerms=None).sessions
    assert (session.level, session.reason, session.minutes, session.lasted) == (3, Reason.LATE_CANCELLATION, None, None)
    assert platform(id="").sessions[0].key == "71 2024-03-04T09:15:00+0000"
    assert platform(projectMentoringLevel=None).sessions[0].level == 2
    faults = [platform(**fields).faults[0].reason for fields in (
        {"recipient": None}, {"projectMentoringLevel": "x"}, {"sessionTerms": {"duration": "long"}}, {"status": "?"},
    )]  # fmt: skip
    assert [str(reason).split(" ")[0] for reason in faults] == ["the", "projectMentoringLevel", "duration", "status"]
    mixed = recognise.read(json.dumps([{"sessionDate": "x", "recipient": {}}, 5]).encode(), "x")
    assert "no session" in mixed.faults[1].reason


def read(text: str, **options: Any) -> ForeignFile:
    """Return what a text holds."""
    return recognise.read(text.encode(), "x.csv", **options)


class TestTimers:
    """Watson, Timewarrior, Toggl, Clockify."""

    def test_watson(self) -> None:
        """As a table local time, as JSON with an offset; a tag may say that nobody came."""
        found = read(
            "id,start,stop,project,tags\n"
            "08,2026-11-10 14:00:00,2026-11-10 14:45:00,Zoé Petit,mentoring\n"
            'a2,2026-11-17 14:00:00,2026-11-17 14:30:00,Sam Okoro,"no-show, soutenance"\n'
        )
        held, missed = found.sessions
        assert (found.tool, held.key, held.lasted) == ("watson", "08", 45)
        assert held.start == datetime(2026, 11, 10, 14)  # noqa: DTZ001 - local time is meant
        assert (missed.reason, missed.kind, missed.lasted) == (Reason.ABSENT, SessionKind.PRESENTATION, None)
        frames = [
            {"id": "x", "start": "2026-11-10T14:00:00+00:00", "stop": "2026-11-10T14:45:00+00:00", "project": "Zoé"}
        ]
        assert read(json.dumps(frames)).sessions[0].start == datetime(2026, 11, 10, 14, tzinfo=UTC)

    def test_sums_of_watson_are_no_sessions(self) -> None:
        """The command that exports those is named."""
        with pytest.raises(RefusedError, match="sums of Watson") as refused:
            read("from,to,project,tag,time\n1,2,3,4,5\n")
        assert "watson log --csv" in str(refused.value.hint)

    def test_timewarrior(self) -> None:
        """The student is the tag that is no status and no kind, or has a blank; ids change, so they tell nothing."""
        rows = [
            {"id": 2, "start": "20261110T140000Z", "end": "20261110T144500Z", "tags": ["Zoé Petit", "mentoring", "x"]},
            {
                "id": 1,
                "start": "20261117T140000Z",
                "end": "20261117T143000Z",
                "tags": ["Sam", "no-show"],
                "annotation": "n",
            },
            {"id": 3, "start": "20261118T140000Z", "end": "20261118T143000Z", "tags": ["Zoé Petit", "Sam Okoro"]},
            {"id": 4, "start": "20261119T140000Z", "end": "20261119T143000Z", "tags": ["no-show"]},
            {"id": 5, "start": "20261120T140000Z", "end": "20261120T143000Z", "tags": ["Zoé", "held", "no-show"]},
            {"id": 6, "start": "20261121T140000Z", "tags": ["Zoé"]},
            {"id": 7, "start": "20261121T140000Z", "end": "20261121T130000Z", "tags": ["Zoé"]},
            {"id": 8, "start": "20261121T140000Z", "end": "20261121T130000Z"},
            "x",
        ]
        found = read(json.dumps(rows))
        assert [(one.key, one.student, one.notes) for one in found.sessions] == [
            ("20261110T140000Z", "petit zoe", None),
            ("20261117T140000Z", "sam", "n"),
        ]
        said = [
            "which tag",
            "tag is missing",
            "contradict",
            "no end",
            "before it begins",
            "tag is missing",
            "no interval",
        ]
        assert [part in str(fault.reason) for part, fault in zip(said, found.faults, strict=True)] == [True] * 7

    def test_toggl(self) -> None:
        """Dates with the day or the year first; the project is the student, or the column that is named."""
        head = "User,Email,Client,Project,Description,Start date,Start time,End date,End time,Duration,Tags\n"
        row = "Me,me@e.org,School,Zoé Petit,Charts,2026-11-10,14:00:00,2026-11-10,14:45:00,00:45:00,mentoring\n"
        found = read(head + row)
        assert (found.tool, found.sessions[0].student, found.sessions[0].notes) == ("toggl", "petit zoe", "Charts")
        assert (found.sessions[0].lasted, found.remarks) == (45, ())
        named = read(head + row, columns={"student": "Description"})
        assert (named.sessions[0].student, named.sessions[0].notes) == ("charts", None)
        with pytest.raises(RefusedError, match="no column of students"):
            read(head + row, columns={"student": "Who"})
        assert read(head + row.replace("14:00:00", "soon")).faults

    def test_clockify(self) -> None:
        """12 hours and the month first, columns with other names, short rows; what is unclear is said."""
        head = "Project,Client,Description,User,Tags,Start Date,Start Time,End Date,End Time,Duration (h)\n"
        row = 'Zoé Petit,,,Me,,11/{}/2026,"02:00:00 PM",11/{}/2026,"02:45:00 PM",0.75\n'
        found = read(head + row.format("03", "03"))
        assert (found.tool, str(found.remarks[0])) == ("clockify", "dates read with the month first (AM/PM)")
        assert found.sessions[0].start == datetime(2026, 11, 3, 14)  # noqa: DTZ001
        assert read(head + row.format("13", "13")).remarks == ()
        toggl = read(head + row.format("03", "03"), tool="toggl")
        assert (toggl.tool, str(toggl.remarks[0])) == ("toggl", "dates read with the day first")
        with pytest.raises(RefusedError, match="day first and others"):
            read(head + row.format("13", "13") + row.replace("11/{}", "25/10").replace("11/{}", "25/10"))
        assert read(head + "Zoé Petit,,,,,11/13/2026\n").faults


class TestRecognising:
    """Which program wrote a file."""

    def test_a_tool_that_did_not_write_it(self) -> None:
        """Named, with what it looks like; a table may be read as any CSV."""
        with pytest.raises(UsageError, match="not written by accountaddon; it looks like watson"):
            read("id,start,stop,project,tags\n", tool="accountaddon")
        with pytest.raises(UsageError, match="not written by watson"):
            read("a,b\n1,2\n", tool="watson")
        with pytest.raises(UsageError, match="it looks like timewarrior"):
            read('[{"id":1,"start":"x"}]', tool="platform")
        with pytest.raises(UsageError, match="not written by toggl"):
            read("Start date,Start time,Project,Status\n03/11/2026,10:00,Zoé,held\n", tool="toggl")
        assert read("Nom;Date\nZoé;03/11/2026\n", tool="csv").tool == "csv"

    @pytest.mark.parametrize("text", ['{"a": 1}', "[]", '[{"description": "x", "start": 1, "id": 2}]', "[5]"])
    def test_json_of_nobody(self, text: str) -> None:
        """The tools that are known are named."""
        with pytest.raises(RefusedError, match="no tool that is known") as refused:
            read(text)
        assert "accountaddon" in str(refused.value.hint)

    @pytest.mark.parametrize("text", ["{", '{"a": 1,}', "[" * 100_000])
    def test_no_json(self, text: str) -> None:
        """Is refused in one line."""
        with pytest.raises(RefusedError, match="no valid JSON"):
            read(text)


class TestAnyTable:
    """A row a session, its columns known by their names or by what the user says."""

    def test_names_of_columns(self) -> None:
        """French and English; what is not taken is said."""
        found = read(
            "Prénom;Nom;Date;Heure;Type;Statut;Durée;Durée réelle;Niveau;Financement;Projet;Notes;E-mail;Montant\n"
            "Zoé;Petit;03/11/2026;10h;Mentorat;Réalisée;45;PT44M;2;auto-financé;P1;Bien;z@e.org;35,00 €\n"
        )
        (session,) = found.sessions
        assert session.start == datetime(2026, 11, 3, 10)  # noqa: DTZ001
        assert (session.minutes, session.lasted, session.level, session.project) == (45, 44, 2, "P1")
        assert (session.funding, session.notes, found.students[0].email) == ("self-paid", "Bien", "z@e.org")
        assert [str(remark) for remark in found.remarks] == ["columns not taken: Montant"]

    def test_without_a_status_they_are_to_be_documented(self) -> None:
        """Which is said; a column that tells of cancelling is one."""
        found = read("Name,Start\nZoé,2026-11-03T10:00:00+01:00\n")
        assert found.sessions[0].status is SessionStatus.SCHEDULED
        assert "to be documented" in found.remarks[0]
        found = read("Invitee Name,Start Date & Time,Canceled\nZoé,2026-11-03 10:00,true\nMax,2026-11-03 10:00,false\n")
        assert [one.status for one in found.sessions] == [SessionStatus.CANCELLED, SessionStatus.SCHEDULED]

    def test_the_real_length_from_an_end(self) -> None:
        """Of a held session alone; an end without its day is of the same one."""
        head = "Nom;Date;Fin;Statut\n"
        assert read(head + "Zoé;03/11/2026 10:00;10:44;tenue\n").sessions[0].lasted == 44
        assert read(head + "Zoé;03/11/2026 10:00;03/11/2026 10:30;tenue\n").sessions[0].lasted == 30
        assert read(head + "Zoé;03/11/2026 10:00;10:44;absent\n").sessions[0].lasted is None
        assert read(head + "Zoé;03/11/2026 10:00;;tenue\n").sessions[0].lasted is None
        assert "before it begins" in read(head + "Zoé;03/11/2026 10:00;9:00;tenue\n").faults[0].reason
        assert "end" in read(head + "Zoé;03/11/2026 10:00;soon;tenue\n").faults[0].reason

    def test_columns_by_hand(self) -> None:
        """A field or a column that there is not is refused with those there are."""
        text = "Wer;Wann\nZoé;03/11/2026 10:00\n"
        assert read(text, columns={"student": "wer", "start": "Wann"}).sessions
        with pytest.raises(UsageError, match="no such field"):
            read(text, columns={"colour": "Wer"})
        with pytest.raises(UsageError, match="no column 'Wo'"):
            read(text, columns={"student": "Wo"})
        with pytest.raises(RefusedError, match="which column is student and which start"):
            read(text)
        many = ";".join(["Name", "Date", *(f"c{n}" for n in range(12))])
        assert str(read(f"{many}\nZoé;2026-11-03\n").remarks[0]).endswith(", …")

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            ("Zoé;lunch;10:00;held;;", "start 'lunch'"),
            ("Zoé;03/11/2026;lunch;held;;", "time 'lunch'"),
            ("Zoé;03/11/2026;10:00;;;", "status is missing"),
            ("Zoé;03/11/2026;10:00;held;long;", "planned 'long'"),
            ("Zoé;03/11/2026;10:00;held;;12", "level '12'"),
            (";03/11/2026;10:00;held;;", "name is missing"),
        ],
    )
    def test_a_cell_that_cannot_be_read(self, cells: str, said: str) -> None:
        """Named with its line."""
        found = read(f"Name;Date;Time;Status;Duration;Level\n{cells}\n")
        assert (found.faults[0].row, said in str(found.faults[0].reason)) == (2, True)

    def test_a_length_of_nothing_is_none(self) -> None:
        """0 minutes tell nothing."""
        assert read("Name;Date;Duration\nZoé;03/11/2026 10:00;0\n").sessions[0].minutes is None
