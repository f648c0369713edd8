"""From a council's Open311 endpoint to the store: month by month, and on from where the store says that it stopped.

One month of one endpoint is one edition, released on the day of the poll. A month is asked for whole, up to yesterday,
for as long as its reports may still change; so a poll that was killed is simply run again.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from commonweal.errors import CommonwealError, EndpointFailed
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.ingest.open311_table import Placing, digest_of, table_of
from commonweal.ingest.partner import reference_key
from commonweal.records.public_report import DATASET
from commonweal.sources.open311 import Asked, Client, Endpoint, ask_between, check_offered, endpoint_of, offered
from commonweal.sources.open311.request import LONDON
from commonweal.store import Edition, NewEdition, Store
from commonweal.workspace import Workspace

SHRUNK, WORTH_A_DOUBT = 2, 20  # a month that is suddenly less than half of at least so many is not believed

Advance = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Polled:
    """One month as it was taken in. `outcome`: new or same; `told`: what was left out, by why."""

    month: Month
    outcome: str
    reports: int
    told: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a poll did. `left`: months read today already; `skew`: seconds by which the endpoint's clock is off."""

    endpoint: str
    months: tuple[Polled, ...]
    left: tuple[Month, ...]
    through: date | None
    skew: float

    @property
    def reports(self) -> int:
        """Reports of all months that were read."""
        return sum(month.reports for month in self.months)


def poll(
    workspace: Workspace,
    endpoint: Endpoint,
    *,
    today: date | None = None,
    client: Client | None = None,
    advance: Callable[[int], Advance] | None = None,
    accept_fewer: bool = False,
) -> Answer:
    """Ask for what is new or may have changed. Raises EndpointFailed, and keeps every month that was read before.

    `accept_fewer`: take a month in though it has lost most of its reports. `advance` is told how many months there are,
    and gives what is called with each one's name when it is done.
    """
    today = today or datetime.now(LONDON).date()
    store = Store(workspace)
    held = _held(store, endpoint)
    months, left = months_wanted(endpoint, held, today)
    done: list[Polled] = []
    with client or Client(local=endpoint.local) as asking:
        if months:
            address = endpoint_of(asking, endpoint)
            check_offered(endpoint, offered(asking, endpoint, address))
            step = advance(len(months)) if advance else lambda _: None
            placing = Placing.of(Gazetteer.of(store.view()), endpoint.partnership)
            reading = _Poll(workspace, endpoint, asking, address, placing, today, accept_fewer)
            for month in months:
                done.append(reading.month(month, held.get(month)))
                step(month.words)
        through = today - timedelta(days=1) if months or left else None
        return Answer(endpoint.name, tuple(done), left, through, asking.skew)


def months_wanted(
    endpoint: Endpoint, held: Mapping[Month, Edition], today: date
) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """The months to read: those not held whole, and those whose reports may have changed since the last poll.

    The second part are those among them that were read today already: one day has one edition of a month.
    """
    yesterday = today - timedelta(days=1)
    if yesterday < endpoint.since:
        return (), ()
    last_poll = held[max(held)].published if held else today
    settled = min(last_poll, today) - timedelta(days=endpoint.look_back)
    wanted, left = [], []
    for month in Period(Month.of(endpoint.since), Month.of(yesterday)):
        edition = held.get(month)
        if edition is not None and edition.published == today:
            _check_asked_alike(edition, endpoint)
            left.append(month)
            continue
        known = edition is not None and _whole(edition, endpoint, min(month.last_day, yesterday))
        if not known or month.last_day >= settled:
            wanted.append(month)
    return tuple(wanted), tuple(left)


def _whole(edition: Edition, endpoint: Endpoint, through: date) -> bool:
    of_these = edition.quality["asked_for"] == asked_for(endpoint)
    return of_these and date.fromisoformat(str(edition.quality["through"])) >= through


def _check_asked_alike(edition: Edition, endpoint: Endpoint) -> None:
    if edition.quality["asked_for"] != asked_for(endpoint):
        raise EndpointFailed(
            f"{endpoint.name} was read today already, for other services than its file names now.",
            "Run it tomorrow: then every month is read anew, for these services.",
        )


def asked_for(endpoint: Endpoint) -> str:
    """A mark of what an edition was asked for: where the partnership chooses others, all months are read anew."""
    said = repr([(service.name, service.codes, service.offence) for service in endpoint.services])
    return sha256(f"{said} {endpoint.since}".encode()).hexdigest()[:16]


def _held(store: Store, endpoint: Endpoint) -> dict[Month, Edition]:
    mine = [
        edition for edition in store.view().editions if (edition.dataset, edition.scope) == (DATASET, endpoint.name)
    ]
    newest: dict[Month, Edition] = {}
    for edition in mine:
        for month in edition.months:
            if month not in newest or edition.published > newest[month].published:
                newest[month] = edition
    return newest


@dataclass(slots=True)
class _Poll:
    """What every month of one poll needs."""

    workspace: Workspace
    endpoint: Endpoint
    client: Client
    address: str
    placing: Placing
    today: date
    accept_fewer: bool

    def month(self, month: Month, before: Edition | None) -> Polled:
        """Read one month whole, and keep it. `before`: its edition so far."""
        endpoint = self.endpoint
        through = min(month.last_day, self.today - timedelta(days=1))
        asked = self._asked(month, through)
        if not self.accept_fewer:
            _check_not_shrunk(asked, before, endpoint, month)
        key = reference_key(self.workspace)
        table, told = table_of(asked, endpoint, self.placing, lambda reference: _hidden(key, endpoint.name, reference))
        edition = NewEdition(
            dataset=DATASET,
            scope=endpoint.name,
            publisher=endpoint.publisher,
            licence=endpoint.licence,
            sha256=digest_of(table, f"{through} {asked_for(endpoint)}"),
            table=table,
            months=(month,),
            release=self.today,
            release_stated=True,
            label=month.words,
            source_name=f"{endpoint.name}, {month.words}",
            audience="partners",
            quality={"through": through.isoformat(), "asked_for": asked_for(endpoint), **dict(sorted(told.items()))},
        )
        with Store(self.workspace).ingest() as ingest:
            outcome = ingest.add(edition)
        return Polled(month, outcome, table.num_rows, dict(told))

    def _asked(self, month: Month, through: date) -> Asked:
        since, until = max(month.first_day, self.endpoint.since), through + timedelta(days=1)
        try:
            return ask_between(self.client, self.endpoint, self.address, _start(since), _start(until))
        except EndpointFailed as failed:
            raise EndpointFailed(f"{month.words} could not be read. {failed.message}", failed.next_step) from None


def _check_not_shrunk(asked: Asked, before: Edition | None, endpoint: Endpoint, month: Month) -> None:
    """An endpoint that lost half of a month has most likely lost its way: what is held stays."""
    if before is None or before.quality.get("asked_for") != asked_for(endpoint):
        return
    if before.rows >= WORTH_A_DOUBT and len(asked.reports) * SHRUNK < before.rows:
        raise EndpointFailed(
            f"The endpoint gives {len(asked.reports):,} reports for {month.words}, where it gave {before.rows:,}.",
            "What is held was left as it is. Ask the council; where fewer is right, add --accept-fewer.",
        )


def _start(day: date) -> datetime:
    """The day's first moment, where the partnership is."""
    return datetime.combine(day, time(0), LONDON)


def _hidden(key: bytes, endpoint: str, reference: str) -> str:
    return hmac.new(key, f"open311 {endpoint} {reference}".encode(), sha256).hexdigest()[:32]


def words_of(failed: CommonwealError) -> str:
    """A fault in words that may stand on a page."""
    return " ".join(str(failed).split())[:500]
