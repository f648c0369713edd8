"""All reports of some services between two moments: windows are halved until each holds fewer than an answer can."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from commonweal.errors import EndpointFailed
from commonweal.sources.open311.client import Client
from commonweal.sources.open311.content import Row, rows_of
from commonweal.sources.open311.request import KEYS, Report, report_of
from commonweal.sources.open311.settings import Endpoint

LONGEST_WINDOW = timedelta(days=90)  # by the specification
SHORTEST_WINDOW = timedelta(seconds=2)
MOST_PAGES = 500


@dataclass(slots=True)
class Asked:
    """Reports by their reference, and what was left out, by why."""

    reports: dict[str, Report] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)


def ask_between(client: Client, endpoint: Endpoint, address: str, since: datetime, until: datetime) -> Asked:
    """Everything asked for from `since` on and before `until`, of every service that the endpoint's file names."""
    asked = Asked()
    for service in endpoint.services:
        for code in service.codes:
            start = since
            while start < until:
                end = min(start + LONGEST_WINDOW, until)
                _window(client, endpoint, address, code, (start, end), asked)
                start = end
    return asked


Window = tuple[datetime, datetime]


def _window(client: Client, endpoint: Endpoint, address: str, code: str, window: Window, asked: Asked) -> None:
    start, end = window
    rows = list(_rows(client, endpoint, address, code, window))
    if not endpoint.pages and len(rows) >= endpoint.most:
        middle = start + (end - start) / 2
        middle = middle.replace(microsecond=0)
        if end - start <= SHORTEST_WINDOW:
            raise EndpointFailed(
                f"The endpoint has {endpoint.most:,} reports or more within {SHORTEST_WINDOW.seconds} seconds, and "
                f"gives no more of them.",
                "If it gives them page by page, write pages = true in its file.",
            )
        _window(client, endpoint, address, code, (start, middle), asked)
        _window(client, endpoint, address, code, (middle, end), asked)
        return
    for row in rows:
        _take(row, code, window, asked)


def _take(row: Row, code: str, window: Window, asked: Asked) -> None:
    report = report_of(row)
    if report is None:
        asked.told["unreadable"] += 1
    elif report.code != code:
        asked.told["other service"] += 1
    elif not window[0] <= report.asked < window[1]:
        asked.told["outside"] += 1
    elif (held := asked.reports.get(report.reference)) is not None:
        asked.told["repeated"] += 1
        if (report.updated or report.asked) > (held.updated or held.asked):
            asked.reports[report.reference] = report
    else:
        asked.reports[report.reference] = report


def _rows(client: Client, endpoint: Endpoint, address: str, code: str, window: Window) -> Iterator[Row]:
    said = {"service_code": code, "start_date": _written(window[0]), "end_date": _written(window[1])}
    if endpoint.jurisdiction:
        said["jurisdiction_id"] = endpoint.jurisdiction
    where = f"{address}/requests.{endpoint.format}"
    if not endpoint.pages:
        yield from client.get(where, _read, **said)
        return
    seen: set[tuple[str, ...]] = set()
    for page in range(1, MOST_PAGES + 1):
        rows = client.get(where, _read, **said, page=str(page))
        named = tuple(row.get("service_request_id", "") for row in rows)
        if not rows or named in seen:  # some endpoints give the last page again and again
            return
        seen.add(named)
        yield from rows
    raise EndpointFailed(
        f"The endpoint gave {MOST_PAGES} pages for one question, and has no end.", "Leave pages out of its file."
    )


def _read(content: bytes) -> list[Row]:
    return rows_of(content, KEYS, "request")


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
