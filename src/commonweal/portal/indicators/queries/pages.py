"""One indicator in full: its chart, what is said of it, its editions, and what this reader may do with it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from commonweal.analysis.indicators import Held, Judged, figures_of
from commonweal.figures import Area, Month
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reach import in_words
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.audiences import reader_can_grant
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators import rules
from commonweal.portal.indicators.held import given_of, place_of, recorded
from commonweal.portal.indicators.models import BETTER, COMPARATORS, RHYTHMS, Edition, Indicator
from commonweal.portal.indicators.queries.latest import Latest, judged, line_of
from commonweal.portal.partnership.models import Account
from commonweal.records.indicator import EXTRACT
from commonweal.rendering.indicators import said
from commonweal.rendering.indicators.pictures import behind, run_chart
from commonweal.rendering.indicators.told import Told
from commonweal.rendering.indicators.words import value_words
from commonweal.rendering.paper import Grid, Picture


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One figure of an edition. `before`: what it was before, where it corrects one."""

    of: str
    period: str
    words: str
    mark: str
    before: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition: who gave it when, and what it changed."""

    number: int
    released_on: dt.date
    kept_on: dt.date
    by: str
    file_name: str
    reason: str
    corrects: int | None
    readings: tuple[ReadingLine, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator's page. `picture` is None where no figure is available."""

    line: Latest
    audience: str
    marking: str
    definition: str
    official: str
    area: str
    source: str
    unit: str
    better: str
    rhythm: str
    target_on: dt.date | None
    comparators: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    picture: Picture | None
    table: Grid | None
    editions: int
    newest_edition: dt.date | None
    may_change: bool
    may_enter: bool
    may_grant: bool
    is_partner: bool


def row(reader: Reader, id: UUID) -> Indicator:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden. Its reading is in the audit."""
    found = one(reader, Indicator, id)
    seen(reader, found)
    return Indicator.objects.select_related("thing__audience", "thing__lock", "agency", "body").get(pk=id)


def editions_of(reader: Reader, indicator: Indicator) -> list[Edition]:
    """Its editions, the first first."""
    return list(
        readable(reader, Edition).filter(indicator=indicator).select_related("thing").order_by("given_at", "pk")
    )


def page(reader: Reader, id: UUID) -> IndicatorPage:
    """All of it."""
    indicator = row(reader, id)
    editions = editions_of(reader, indicator)
    verdict = judged(reader, indicator, editions)
    told = told_of(indicator, verdict)
    return IndicatorPage(
        line=line_of(indicator, verdict),
        audience=in_words(indicator.thing.audience),
        marking=indicator.thing.marking,
        definition=indicator.definition,
        official=indicator.official,
        area=indicator.area,
        source=indicator.source,
        unit=indicator.unit,
        better=BETTER[indicator.better],
        rhythm=RHYTHMS[indicator.rhythm],
        target_on=indicator.target_on,
        comparators=tuple((known["name"], COMPARATORS[known["kind"]]) for known in indicator.comparators),
        sentences=_sentences(told),
        picture=run_chart(told, 640, 280),
        table=behind(told) if told.history else None,
        editions=len(editions),
        newest_edition=editions[-1].released_on if editions else None,
        may_change=rules.reader_can_change(reader, indicator),
        may_enter=rules.reader_can_enter(reader, indicator),
        may_grant=reader_can_grant(reader, indicator.thing),
        is_partner=reader.reads_beyond_residents(Indicator.TABLE_ROW),
    )


def told_of(indicator: Indicator, verdict: Judged) -> Told:
    """The same figures as the paper's, for the same sentences and the same chart."""
    held = Held(EXTRACT, recorded(indicator), (), "partners", None)
    first, *others = figures_of(held, verdict, Area("", indicator.area, "place"), (), Month.of(today()))
    return Told(first, tuple(others))


def history(reader: Reader, id: UUID) -> tuple[Indicator, tuple[EditionLine, ...]]:
    """Every edition, the newest first, with who gave it: for partners."""
    indicator = row(reader, id)
    editions = editions_of(reader, indicator)
    accounts = Account.objects.filter(pk__in=[e.thing.made_by for e in editions]).select_related("person")
    names = {account.pk: account.person.name for account in accounts}
    numbers = {edition.pk: n for n, edition in enumerate(editions, 1)}  # among those that this reader may read
    return indicator, tuple(_editions(indicator, editions, names, numbers))[::-1]


def _editions(
    indicator: Indicator, editions: Iterable[Edition], names: dict[UUID, str], numbers: dict[UUID, int]
) -> Iterable[EditionLine]:
    before: dict[tuple[str, str, str], str] = {}
    for edition in editions:
        lines = []
        for reading in edition.readings:
            words = value_words(reading["value"], indicator.unit)
            lines.append(
                ReadingLine(
                    of=_of(indicator, reading["of"]),
                    period=given_of(reading).period.words,
                    words=words,
                    mark=reading["mark"],
                    before=before.get(place_of(reading), ""),
                )
            )
            before[place_of(reading)] = words
        yield EditionLine(
            number=numbers[edition.pk], released_on=edition.released_on, kept_on=localdate(edition.thing.made_at),
            by=names.get(edition.thing.made_by, "") if edition.thing.made_by else "", file_name=edition.file_name,
            reason=edition.reason, corrects=numbers.get(edition.corrects_id) if edition.corrects_id else None,
            readings=tuple(lines),
        )  # fmt: skip


def _of(indicator: Indicator, kind: str) -> str:
    return next((known["name"] for known in indicator.comparators if known["kind"] == kind), indicator.area)


def _sentences(told: Told) -> tuple[str, ...]:
    found = [said.last(told), said.counted(told), said.target(told), *(said.beside(told, f) for f in told.beside)]
    return tuple(words for words in (*found, said.late(told)) if words)
