"""A council's Open311 endpoint on this machine, made up: GeoReport v2 as its specification describes it.

The demonstration takes its reports from the public through it, by the very path of a real council's.
"""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

MOST = 1000  # requests of one answer
USUAL = timedelta(days=90)  # where no dates are named
ROOT = "/open311/v2"
Request = Mapping[str, Any]


class Council(ThreadingHTTPServer):
    """Serves what it is given on a free port. `page_size`: answers by page; nought: never more than the first 1,000."""

    daemon_threads = True

    def __init__(
        self, services: Sequence[Request], requests: Sequence[Request], *, jurisdiction: str = "", page_size: int = 0,
        most: int = MOST, handler: type["Handler"] | None = None, port: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(("127.0.0.1", port), handler or Handler)
        self.services, self.requests, self.jurisdiction = list(services), list(requests), jurisdiction
        self.page_size, self.most = page_size, most
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.server_port}{ROOT}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away in the midst of an answer is no matter."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the specification says; what it does not know, with its list of errors."""

    protocol_version = "HTTP/1.1"

    @property
    def council(self) -> Council:
        """The server."""
        return cast(Council, self.server)

    def do_GET(self) -> None:
        """One question."""
        self.council.asked.append(self.path)
        parts = urlsplit(self.path)
        said = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        name, _, form = parts.path.removeprefix(ROOT).strip("/").partition(".")
        if self.council.jurisdiction and name != "discovery" and not self._knows_jurisdiction(said, form):
            return
        if name == "discovery":
            self.send_text(json.dumps(self.discovery()), "application/json")
        elif name == "services" and form in ("json", "xml"):
            self.send_rows(self.council.services, "services", "service", form)
        elif name == "requests" and form in ("json", "xml"):
            self.send_rows(self.found(said), "service_requests", "request", form)
        else:
            self.send_fault(404, "There is no such list.", form)

    def discovery(self) -> dict[str, Any]:
        """The service discovery file."""
        formats = ["application/json", "text/xml"]
        return {
            "changeset": "2024-01-01T00:00:00Z", "contact": "You can write to us at reports@example.org",
            "key_service": "",
            "endpoints": [
                {"specification": "http://wiki.open311.org/GeoReport_v2", "url": f"{self.council.address}/test",
                 "changeset": "2024-01-01T00:00:00Z", "type": "test", "formats": formats},
                {"specification": "http://wiki.open311.org/GeoReport_v2", "url": self.council.address,
                 "changeset": "2024-01-01T00:00:00Z", "type": "production", "formats": formats},
            ],
        }  # fmt: skip

    def found(self, said: Mapping[str, str]) -> list[Request]:
        """The requests that a question asks for, the newest first."""
        end = _moment(said.get("end_date", "")) or datetime.now(UTC)
        start = _moment(said.get("start_date", "")) or end - USUAL
        codes = said["service_code"].split(",") if said.get("service_code") else None
        rows = [
            row for row in self.council.requests
            if start <= cast(datetime, _moment(str(row["requested_datetime"]))) <= end
            and (codes is None or str(row["service_code"]) in codes)
            and said.get("status", row["status"]) == row["status"]
        ]  # fmt: skip
        rows.sort(key=lambda row: str(row["requested_datetime"]), reverse=True)
        if size := self.council.page_size:
            page = int(said.get("page", "1"))
            return rows[size * (page - 1) : size * page]
        return rows[: self.council.most]

    def send_rows(self, rows: Sequence[Request], root: str, element: str, form: str, status: int = 200) -> None:
        """A list, in JSON or XML."""
        if form == "json":
            self.send_text(json.dumps(rows), "application/json; charset=utf-8", status)
            return
        body = "".join(f"<{element}>{_xml(row)}</{element}>" for row in rows)
        self.send_text(f'<?xml version="1.0" encoding="utf-8"?><{root}>{body}</{root}>', "text/xml", status)

    def send_fault(self, code: int, words: str, form: str = "json") -> None:
        """The specification's list of errors."""
        rows = [{"code": code, "description": words}]
        self.send_rows(rows, "errors", "error", form if form == "xml" else "json", code)

    def send_text(self, text: str, media_type: str, status: int = 200) -> None:
        """One answer."""
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is said on the terminal."""

    def _knows_jurisdiction(self, said: Mapping[str, str], form: str) -> bool:
        if said.get("jurisdiction_id") == self.council.jurisdiction:
            return True
        missing = "jurisdiction_id" not in said
        words = "jurisdiction_id was not provided" if missing else "jurisdiction_id provided was not found"
        self.send_fault(400 if missing else 404, words, form)
        return False


@contextmanager
def serving(council: Council) -> Iterator[Council]:
    """Let it answer for as long as the block lasts."""
    thread = threading.Thread(target=council.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield council
    finally:
        council.shutdown()
        council.server_close()
        thread.join()


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _xml(row: Request) -> str:
    return "".join(f"<{key}>{escape('' if value is None else str(value))}</{key}>" for key, value in row.items())
