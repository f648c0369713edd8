"""Asking one endpoint: with patience, within bounds, and never beyond where it may lead."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TypeVar
from urllib.parse import urljoin

import httpx

import commonweal
from commonweal.errors import EndpointFailed
from commonweal.sources.open311.faults import LOOK, NoAnswer, refusal
from commonweal.sources.open311.guard import check_address, check_machine

TRIES = 5
FIRST_WAIT = 1.0  # seconds; doubled after each try
LONGEST_WAIT = 300.0  # seconds that an endpoint may ask for
MOST_BYTES = 32 * 1024 * 1024  # of one answer: a thousand requests take one
MOST_TURNS = 5  # redirects of one question
LONGEST_ANSWER = 120.0  # seconds from the first byte to the last
T = TypeVar("T")
SKEW = 300.0  # seconds that its clock may differ from ours without a word
AGAIN = (408, 425, 429, 500, 502, 503, 504)
TURNS = (301, 302, 303, 307, 308)


@dataclass(slots=True)
class Client:
    """Asks for one file after another; to be closed. `wait` sleeps, and is a test's own; `skew`: seconds, once told."""

    local: bool = False
    wait: Callable[[float], None] = time.sleep
    timeout: httpx.Timeout = field(default_factory=lambda: httpx.Timeout(30.0, connect=10.0))
    skew: float = 0.0
    _http: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        agent = {"User-Agent": f"commonweal/{commonweal.__version__}", "Accept-Encoding": "identity, gzip"}
        # No proxy of the environment: behind one, where an address leads could not be looked at.
        self._http = httpx.Client(timeout=self.timeout, headers=agent, follow_redirects=False, trust_env=False)

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, address: str, read: Callable[[bytes], T], **said: str) -> T:
        """What `read` makes of the answer. An endpoint that stumbles is asked again, with longer and longer breaks.

        `read` raises NoAnswer where the answer was cut off or is none. Raises EndpointFailed at the last try.
        """
        for turn in range(TRIES):
            try:
                return read(self._answer(address, said))
            except NoAnswer as failed:
                if turn + 1 == TRIES or not failed.again:
                    raise EndpointFailed(failed.words, failed.next_step) from None
                self.wait(min(max(failed.after, FIRST_WAIT * 2**turn), LONGEST_WAIT))
        raise AssertionError("unreachable")

    def _answer(self, address: str, said: Mapping[str, str]) -> bytes:
        where = _asked(address, said)
        for _ in range(MOST_TURNS + 1):
            check_address(where, local=self.local)
            try:
                status, content, turned = self._one(where)
            except httpx.TransportError as failed:
                raise NoAnswer(f"The endpoint did not answer ({_why(failed)}).") from None
            except (httpx.HTTPError, httpx.InvalidURL):
                raise NoAnswer("The endpoint's answer cannot be read.") from None
            if turned is None:
                return self._checked(status, content)
            where = _joined(where, turned)
        raise NoAnswer("The endpoint sends us from one address to the next without end.", again=False)

    def _one(self, where: str) -> tuple[tuple[int, float], bytes, str | None]:
        """Status with the wait that it asks for, content, and where it sends us instead."""
        with self._http.stream("GET", where) as answer:
            self._check_peer(answer)
            self._look_at_clock(answer.headers.get("date", ""))
            turned = answer.headers.get("location") if answer.status_code in TURNS else None
            content = b"" if turned is not None else _bounded(answer)
            return (answer.status_code, _after(answer.headers.get("retry-after", ""))), content, turned

    def _check_peer(self, answer: httpx.Response) -> None:
        """The machine that did answer: a name may have come to mean another one since it was looked at."""
        peer = answer.extensions["network_stream"].get_extra_info("server_addr")
        if peer:
            check_machine(str(peer[0]), local=self.local)

    def _checked(self, status: tuple[int, float], content: bytes) -> bytes:
        code, after = status
        if code == 200:
            return content
        if code in AGAIN:
            words = "is asked too often" if code == 429 else "is out of order"
            raise NoAnswer(f"The endpoint says that it {words} ({code}).", after=after)
        raise refusal(code)

    def _look_at_clock(self, date: str) -> None:
        try:
            theirs = parsedate_to_datetime(date)
        except (TypeError, ValueError):
            return
        ours = datetime.now(UTC)
        difference = (theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)) - ours
        self.skew = difference.total_seconds() if abs(difference.total_seconds()) > SKEW else 0.0


def _asked(address: str, said: Mapping[str, str]) -> str:
    try:
        return str(httpx.URL(address).copy_merge_params(dict(said)))
    except httpx.InvalidURL:
        raise NoAnswer("The endpoint's address cannot be read.", LOOK, again=False) from None


def _joined(where: str, turned: str) -> str:
    try:
        return urljoin(where, turned)
    except ValueError:
        raise NoAnswer("The endpoint sends us to an address that cannot be read.", again=False) from None


def _bounded(answer: httpx.Response) -> bytes:
    """The whole answer, or a refusal once it is larger or slower than any answer has to be."""
    parts, size, since = [], 0, time.monotonic()
    for part in answer.iter_bytes():
        size += len(part)
        if size > MOST_BYTES:
            raise NoAnswer(f"The endpoint's answer is larger than {MOST_BYTES // 1024**2} MB.", again=False)
        if time.monotonic() - since > LONGEST_ANSWER:
            raise NoAnswer("The endpoint's answer takes too long to come.")
        parts.append(part)
    return b"".join(parts)


def _after(said: str) -> float:
    """Seconds to wait, of a number of them or a moment (RFC 9110); nought where neither is said."""
    if said.strip().isdigit():
        return float(min(int(said.strip()[:6]), LONGEST_WAIT))
    try:
        moment = parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _why(failed: httpx.TransportError) -> str:
    kinds = {
        httpx.ConnectTimeout: "nobody there within ten seconds", httpx.ReadTimeout: "too slow",
        httpx.ConnectError: "no connection", httpx.RemoteProtocolError: "cut off",
    }  # fmt: skip
    return next((words for kind, words in kinds.items() if isinstance(failed, kind)), "the connection failed")
