"""Figures of an indicator: each time they are given is an edition, and nothing is written over."""

import datetime as dt
from collections.abc import Iterable, Sequence

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import now, today
from commonweal.portal.audit.recording import recorded
from commonweal.portal.indicators import rules
from commonweal.portal.indicators.held import Given, given_of, place_of
from commonweal.portal.indicators.models import Edition, Indicator
from commonweal.portal.indicators.refusals import ReadingRefused

MOST = 5_000  # figures of one indicator in one file: forty years of months with every comparator are 2,000


@recorded
def enter(
    indicator: Indicator, given: Sequence[Given], *, by: Reader, released_on: dt.date | None = None, reason: str = "",
    file_name: str = "",
) -> Edition | None:  # fmt: skip
    """Keep figures as a new edition. One that differs from a figure held corrects it, and says why.

    Figures that are held already as they are given are left out; None where none is new.
    """
    indicator = Indicator.objects.select_for_update(of=("self",)).select_related("thing").get(pk=indicator.pk)
    rules.check_reader_can_enter(by, indicator)
    editions = list(readable(by, Edition).filter(indicator=indicator).order_by("given_at", "pk"))
    held = {place_of(reading): (edition, reading) for edition in editions for reading in edition.readings}
    _check_sound(indicator, given)
    new = [reading.written() for reading in given if not _is_held(reading, held)]
    corrected = [held[place_of(reading)][0] for reading in new if place_of(reading) in held]
    if corrected and not reason.strip():
        raise ReadingRefused(
            f"{_differ(len(corrected))} from what is held for the same period.",
            "Say why they are corrected: the earlier ones stay readable beside them.",
        )
    if not new:
        return None
    return things.make(
        Edition, home=indicator.thing, audience=audiences.public(), by=by, indicator=indicator,
        given_at=now(), readings=new, released_on=released_on or today(),
        file_name=file_name[:200], reason=reason.strip() if corrected else "",
        corrects=max(corrected, key=lambda edition: edition.given_at) if corrected else None,
    )  # fmt: skip


def _is_held(given: Given, held: dict[tuple[str, str, str], tuple[Edition, dict[str, object]]]) -> bool:
    found = held.get(place_of(given.written()))
    return found is not None and given_of(found[1]) == given


def _check_sound(indicator: Indicator, given: Sequence[Given]) -> None:
    if not given or len(given) > MOST:
        raise ReadingRefused("There is no figure to keep, or more than any indicator has.", "Look at the file again.")
    places = [place_of(reading.written()) for reading in given]
    if len(set(places)) < len(places):
        raise ReadingRefused("One period is given twice.", "Leave one of the two out.")
    for reading in given:
        _check_one(indicator, reading)
    _check_lengths(indicator, given)


def _check_one(indicator: Indicator, reading: Given) -> None:
    if reading.of not in ("", *(known["kind"] for known in indicator.comparators)):
        raise ReadingRefused("A figure is of an area that this indicator is not held against.", "Add the comparator.")
    if reading.period.end.last_day > today():
        raise ReadingRefused(f"{reading.period.words} has not ended.", "Enter its figure once it has.")
    if indicator.unit == "percent" and reading.value is not None and not 0 <= reading.value <= 100:
        raise ReadingRefused("A percentage lies outside 0 to 100.", "Look at the figure, or at the indicator's unit.")
    numbers = (reading.value, reading.numerator, reading.denominator)
    if any(n is not None and n < 0 for n in numbers):
        raise ReadingRefused("A figure is below nought.", "Leave it empty where it is not available.")


def _check_lengths(indicator: Indicator, given: Iterable[Given]) -> None:
    """Periods of one length: a year beside its own quarters would give away what is hidden of one of them."""
    held = Edition.objects.filter(indicator=indicator).values_list("readings", flat=True)
    lengths = {len(given_of(reading).period) for readings in held for reading in readings}
    lengths |= {len(reading.period) for reading in given}
    if len(lengths) > 1:
        raise ReadingRefused(
            "These figures are of periods of another length than those held.", "Add an indicator of its own for them."
        )


def _differ(count: int) -> str:
    return "One figure differs" if count == 1 else f"{count} figures differ"
