"""A real endpoint on this machine, well or badly behaved, read into a store."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.demo.council_server import serving
from commonweal.errors import EndpointFailed
from commonweal.figures import Month
from commonweal.ingest.open311 import poll
from commonweal.records.public_report import DATASET
from commonweal.sources.open311 import Client, offered
from commonweal.store import Store
from commonweal.workspace import Workspace
from reporting_council import (
    SINGS,
    client,
    council,
    cut_off,
    endpoint,
    middle_of_wards,
    report,
    slow,
    status,
    text,
    tiny_places,  # noqa: F401  a fixture
)

TODAY = date(2025, 11, 10)


@pytest.fixture
def workspace(tiny_places: Path, tmp_path: Path) -> Workspace:  # noqa: F811
    return Workspace(Path(shutil.copytree(tiny_places, tmp_path / "ws")))


def rows_of(workspace: Workspace) -> list[dict]:
    return Store(workspace).view().table(DATASET).sort_by([("day", "ascending"), ("id", "ascending")]).to_pylist()


def test_reports_are_placed_counted_and_their_people_left_at_the_door(workspace: Workspace) -> None:
    (ward, point), *_ = middle_of_wards(workspace.root)
    made = council(
        report(1, "2025-11-01T23:30:00Z", point=point),
        report(2, "2025-10-31T23:30:00-05:00", "017", point, status="closed", updated_datetime="2025-11-03T09:00:00Z"),
        report(3, "2025-09-30T23:30:00Z", point=(2.35, 48.85)),  # a new day where the partnership is
        report(4, "2025-10-05T10:00:00Z", "017"),
        report(5, "2025-10-05T10:00:00Z", "pothole", point),
    )
    with serving(made):
        assert SINGS in json.dumps(made.requests), "there is something to leak"
        answer = poll(workspace, endpoint(made), today=TODAY, client=client())
    assert [(str(m.month), m.reports) for m in answer.months] == [("2025-09", 0), ("2025-10", 2), ("2025-11", 2)]
    rows = rows_of(workspace)
    assert sorted((r["day"].isoformat(), r["category"], r["ward"], r["status"]) for r in rows) == [
        ("2025-10-01", "Bonfire material", None, "open"),
        ("2025-10-05", "Fly-tipping", None, "open"),
        ("2025-11-01", "Bonfire material", ward.code, "open"),
        ("2025-11-01", "Fly-tipping", ward.code, "closed"),
    ]
    placed = rows[-1]
    assert placed["lsoa"] and placed["district"] == "E06990004" and placed["longitude_e6"] % 10 == 0
    assert answer.months[1].told == {"no place": 1, "elsewhere": 1}
    held = b"".join(path.read_bytes() for path in workspace.root.rglob("*") if path.is_file())
    assert SINGS.encode() not in held
    editions = Store(workspace).editions(DATASET)
    assert {edition.audience for edition in editions} == {"partners"}
    assert not any(b"reports.public" in path.read_bytes() for path in workspace.store.rglob("*.json"))


def test_it_goes_on_where_it_stopped_and_sees_what_changed(workspace: Workspace) -> None:
    made = council(report(1, "2025-09-05T10:00:00Z"), report(2, "2025-11-05T10:00:00Z"))
    with serving(made):
        asked = endpoint(made, look_back=30)
        poll(workspace, asked, today=TODAY, client=client())
        again = poll(workspace, asked, today=TODAY, client=client())
        assert again.months == () and len(again.left) == 3
        made.requests[0] |= {"status": "closed", "updated_datetime": "2025-11-10T09:00:00Z"}
        made.requests.append(report(3, "2025-11-10T10:00:00Z"))
        made.asked.clear()
        later = poll(workspace, asked, today=TODAY + timedelta(days=1), client=client())
        assert [(str(m.month), m.outcome, m.reports) for m in later.months] == [
            ("2025-10", "same", 0),
            ("2025-11", "new", 2),
        ]
        assert not any("start_date=2025-08" in path for path in made.asked), "September is settled"
        # after a long silence what may have changed since the last poll is read again
        poll(workspace, asked, today=date(2026, 3, 1), client=client())
        assert {str(e.months[0]) for e in Store(workspace).editions(DATASET) if e.release == date(2026, 3, 1)} >= {
            "2025-12", "2026-01", "2026-02",
        }  # fmt: skip
    assert len([row for row in rows_of(workspace) if row["month"].month == 11]) == 2


def test_an_edition_says_what_was_known_then(workspace: Workspace) -> None:
    made = council(report(1, "2025-11-05T10:00:00Z"))
    with serving(made):
        poll(workspace, endpoint(made), today=TODAY, client=client())
        made.requests[0] |= {"status": "closed"}
        poll(workspace, endpoint(made), today=TODAY + timedelta(days=1), client=client())
    then = Store(workspace).view(as_at=TODAY).table(DATASET).to_pylist()
    assert [row["status"] for row in then] == ["open"] and rows_of(workspace)[0]["status"] == "closed"


@pytest.mark.parametrize("form", ["json", "xml"])
def test_windows_are_halved_until_an_answer_holds_them(workspace: Workspace, form: str) -> None:
    made = council(*(report(n, f"2025-10-{1 + n % 30:02d}T10:{n % 60:02d}:{n // 7:02d}Z") for n in range(120)), most=25)
    with serving(made):
        answer = poll(workspace, endpoint(made, most=25, format=form), today=TODAY, client=client())
    assert answer.reports == 120
    assert SINGS.encode() not in b"".join(p.read_bytes() for p in workspace.root.rglob("*") if p.is_file())


def test_more_in_a_moment_than_an_answer_holds_is_said(workspace: Workspace) -> None:
    made = council(*(report(n, "2025-10-05T10:00:00Z") for n in range(30)), most=25)
    with serving(made), pytest.raises(EndpointFailed, match="25 reports or more within 2 seconds"):
        poll(workspace, endpoint(made, most=25), today=TODAY, client=client())


def test_pages_are_turned_and_one_given_twice_ends_them(workspace: Workspace) -> None:
    made = council(*(report(n, f"2025-10-05T10:{n:02d}:00Z") for n in range(25)), page_size=10)
    with serving(made):
        assert poll(workspace, endpoint(made, pages=True), today=TODAY, client=client()).reports == 25
        same = json.dumps([report(n, f"2025-10-06T10:{n:02d}:00Z") for n in range(3)])
        made.faults = [lambda _: False, lambda _: False, text(same), text(same)]  # October's first page, twice
        assert poll(workspace, endpoint(made, pages=True, name="other"), today=TODAY, client=client()).reports == 3


def test_an_endpoint_that_stumbles_is_asked_again(workspace: Workspace) -> None:
    made, waits = council(report(1, "2025-10-05T10:00:00Z")), []
    with serving(made):
        made.faults = [status(500), cut_off, status(429, Retry_After="7"), text("[{"), status(503)]
        later = format_datetime(datetime.now(UTC) + timedelta(seconds=50), usegmt=True)
        made.faults[4] = lambda _: False
        made.faults += [status(503, Retry_After=later)]
        answer = poll(workspace, endpoint(made), today=TODAY, client=client(waits))
    assert answer.reports == 1
    assert waits[:4] == [1.0, 2.0, 7.0, 8.0] and 20 < waits[4] <= 50  # a busy machine spends some


def test_what_does_not_mend_is_told_in_words_and_keeps_what_was_read(workspace: Workspace) -> None:
    made = council(report(1, "2025-09-05T10:00:00Z"), report(2, "2025-10-05T10:00:00Z"))
    with serving(made):
        made.faults = [lambda _: False, lambda _: False, *[status(500)] * 5]
        with pytest.raises(EndpointFailed, match=r"October 2025 could not be read.*out of order \(500\).*later"):
            poll(workspace, endpoint(made), today=TODAY, client=client([]))
        assert Store(workspace).view().months(DATASET) == {Month(2025, 9)}
        assert poll(workspace, endpoint(made), today=TODAY, client=client()).left == (Month(2025, 9),)
    assert len(rows_of(workspace)) == 2


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (text('[{"code": 403, "description": "singsofaperson"}]'), "does not let us in"),
        (text("<errors><error><code>404</code><description>singsofaperson</description></error></errors>"), "404"),
        (text('{"message": "singsofaperson"}'), "something else than a list"),
        (text("<html><body>singsofaperson</body></html>", "text/html"), "page for people"),
        (text('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><requests>&a;</requests>'), "page for people"),
        (text("[" * 100_000), "cut off, or is no JSON"),
        (text(""), "answered with nothing"),
        (status(302, Location="http://169.254.169.254/latest"), "another machine than this one"),
        (status(302, Location="file:///etc/passwd"), "cannot be read"),
        (status(302, Location="http://[::1"), "cannot be read|did not answer"),
        (status(302, Location="http://127.0.0.1:1\x7f/"), "cannot be read|did not answer"),
        (status(400), "wants to know the jurisdiction"),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused_without_its_words(workspace: Workspace, answer: object, words: str) -> None:
    made = council(report(1, "2025-10-05T10:00:00Z"))
    with serving(made), pytest.raises(EndpointFailed, match=words) as refused:
        made.faults = [answer] * 5  # type: ignore[list-item]
        poll(workspace, endpoint(made), today=TODAY, client=client())
    assert SINGS not in str(refused.value)


def test_turning_without_end_and_answers_without_end_are_stopped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = council(report(1, "2025-10-05T10:00:00Z"))
    with serving(made):
        made.faults = [status(302, Location=f"{made.address}/requests.json")] * 9
        with pytest.raises(EndpointFailed, match="without end"):
            poll(workspace, endpoint(made), today=TODAY, client=client())
        made.faults = []
        monkeypatch.setattr("commonweal.sources.open311.client.MOST_BYTES", 100)
        with pytest.raises(EndpointFailed, match="larger than"):
            poll(workspace, endpoint(made), today=TODAY, client=client())


def test_a_slow_endpoint_and_one_that_is_not_there(workspace: Workspace) -> None:
    import httpx

    made = council(report(1, "2025-10-05T10:00:00Z"))
    asking = client()
    asking._http.timeout = httpx.Timeout(1)  # where the machine is slow it is asked again, and answers in the end
    with serving(made):
        made.faults = [slow(3)]
        assert poll(workspace, endpoint(made), today=TODAY, client=asking).reports == 1
        gone = endpoint(made, name="gone")
    with pytest.raises(EndpointFailed, match="did not answer"):
        poll(workspace, gone, today=TODAY, client=client())


def test_wrong_types_wrong_days_and_wrong_services_are_left_out_and_told(workspace: Workspace) -> None:
    odd = [
        report(1, "2025-09-05T10:00:00Z"),
        report(1, "2025-09-05T10:00:00Z", status="closed", updated_datetime="2025-09-06T10:00:00Z"),
        report(2, "yesterday"), report(3, "2031-01-01T00:00:00Z"), report(4, "2025-09-05T10:00:00Z", "pothole"),
        {**report(5, "2025-09-05 10:00:00"), "lat": "NaN", "long": "Infinity"},
        {**report(6, "2025-09-05T10:00:00Z"), "service_request_id": 6, "lat": "0", "long": 0},
        {**report(7, "2025-09-05T10:00:00Z"), "service_request_id": None, "token": "abc"},
        {**report(8, "2025-09-05T10:00:00Z"), "service_code": {"a": 1}}, {},
    ]  # fmt: skip
    made = council()
    with serving(made):
        made.faults = [text(json.dumps(odd))]
        answer = poll(workspace, endpoint(made), today=TODAY, client=client())
    assert answer.months[0].reports == 3
    assert answer.months[0].told == {
        "unreadable": 4, "outside": 1, "other service": 1, "repeated": 1, "no place": 3,
    }  # fmt: skip
    assert [row["status"] for row in rows_of(workspace)].count("closed") == 1


def test_a_month_that_shrinks_is_not_believed(workspace: Workspace) -> None:
    made = council(*(report(n, "2025-11-05T10:00:00Z") for n in range(30)))
    with serving(made):
        poll(workspace, endpoint(made), today=TODAY, client=client())
        del made.requests[5:]
        day = TODAY + timedelta(days=1)
        with pytest.raises(EndpointFailed, match="gives 5 reports for November 2025, where it gave 30"):
            poll(workspace, endpoint(made), today=day, client=client())
        assert len(rows_of(workspace)) == 30
        poll(workspace, endpoint(made), today=day, client=client(), accept_fewer=True)
    assert len(rows_of(workspace)) == 5


def test_other_services_are_read_anew_from_the_next_day_on(workspace: Workspace) -> None:
    made = council(report(1, "2025-09-05T10:00:00Z", "pothole"))
    more = [{"name": "Potholes", "codes": ["pothole"]}]
    with serving(made):
        poll(workspace, endpoint(made, look_back=1), today=TODAY, client=client())
        with pytest.raises(EndpointFailed, match="for other services"):
            poll(workspace, endpoint(made, look_back=1, service=more), today=TODAY, client=client())
        tomorrow = TODAY + timedelta(days=1)
        assert poll(workspace, endpoint(made, look_back=1, service=more), today=tomorrow, client=client()).reports == 1
        none = [{"name": "Graffiti", "codes": ["graffiti"]}]
        with pytest.raises(EndpointFailed, match="no service with the code graffiti"):
            poll(workspace, endpoint(made, name="b", service=none), today=TODAY, client=client())


def test_discovery_jurisdiction_and_the_clock(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = council(report(1, "2025-10-05T10:00:00Z"), jurisdiction="alder.example")
    with serving(made):
        found = endpoint(
            made, discovery=made.address.replace("/open311/v2", "/discovery.json"), jurisdiction="alder.example"
        )
        asking = client()
        monkeypatch.setattr(
            "reporting_council.FaultyHandler.date_time_string",
            lambda *_: format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True),
        )
        answer = poll(workspace, found, today=TODAY, client=asking)
        assert answer.reports == 1 and 7000 < answer.skew < 7400
        with pytest.raises(EndpointFailed, match="400"), client() as other:
            offered(other, endpoint(made), made.address)


def test_the_command(workspace: Workspace, tmp_path: Path) -> None:
    made = council(report(1, "2025-10-05T10:00:00Z"))
    with serving(made):
        file = tmp_path / "alder.toml"
        file.write_text(
            f'name = "alder"\npublisher = "Alder Council"\nlicence = "OGL"\npartnership = "E06990004"\n'
            f'address = "{made.address}"\nsince = 2025-10-01\non_this_machine = true\n'
            '[[service]]\nname = "Bonfire material"\ncodes = ["bonfire"]\n'
        )
        run = CliRunner().invoke(app, ["ingest", "open311", str(file), "--workspace", str(workspace.root), "--json"])
        assert run.exit_code == 0, run.output
        said = json.loads(run.stdout)
        assert said["reports"] == 1 and said["months"][0] == {
            "month": "2025-10", "outcome": "new", "reports": 1, "told": {"no place": 1},
        }  # fmt: skip
        listed = CliRunner().invoke(app, ["ingest", "open311", str(file), "--services", "--json"])
        assert json.loads(listed.stdout)[1] == {"code": "017", "name": "Rubbish, dumped", "group": "Streets"}
        plain = CliRunner().invoke(app, ["ingest", "open311", str(file), "--workspace", str(workspace.root)])
        assert "was read today already" in plain.stdout


def test_a_name_that_comes_to_mean_another_machine_is_found_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = council(report(1, "2025-10-05T10:00:00Z"))
    monkeypatch.setattr("commonweal.sources.open311.client.check_address", lambda *_, **__: None)
    with serving(made), Client() as asking, pytest.raises(EndpointFailed, match="this machine or a private network"):
        poll(workspace, endpoint(made), today=TODAY, client=asking)
