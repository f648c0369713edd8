"""Ages and periods hold for any days at all."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.figures import Month, Period
from commonweal.records.youth_outcome import AGES
from commonweal.sources.partner.checks import Findings
from commonweal.sources.youth_justice.checks import KINDS
from commonweal.sources.youth_justice.covers import LONG, covered, read_months
from commonweal.sources.youth_justice.when import age_on, ages
from commonweal.store.holdings import runs
from youth_exports import TODAY, mapping, read, row, told, write_csv, wrong

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
DATED = ("date_of_birth", "offence_date", "outcome_date")
DAYS_OF_2025 = st.dates(date(2025, 1, 1), date(2025, 12, 31))
SPANS = st.integers(0, 40_000)


@settings(deadline=None)
@given(DAYS, SPANS)
def test_an_age_is_that_of_the_last_birthday(born: date, span: int) -> None:
    day = born + timedelta(days=span)
    age = age_on(born, day)
    assert _birthday(born, age) <= day < _birthday(born, age + 1)


@settings(deadline=None)
@given(DAYS, SPANS)
def test_no_day_makes_a_child_younger(born: date, span: int) -> None:
    day = born + timedelta(days=span)
    assert age_on(born, day + timedelta(days=1)) - age_on(born, day) in (0, 1)


@settings(deadline=None)
@given(DAYS, DAYS)
def test_a_whole_column_says_the_same_as_each_day_and_no_age_before_birth(born: date, day: date) -> None:
    (found,) = ages(pa.array([born]), pa.array([day])).to_pylist()
    assert found == (age_on(born, day) if born <= day else None)


@settings(deadline=None)
@given(st.sets(st.integers(0, 60), min_size=1))
def test_months_are_held_but_for_long_gaps_and_every_row_is_inside(offsets: set[int]) -> None:
    start = Month(2018, 4)
    days = pa.array([(start + n).first_day for n in sorted(offsets)], pa.date32())
    findings = Findings(pa.array(range(len(days))), KINDS)
    held = covered(read_months(days), (), findings, days.cast(pa.string()), date(2030, 1, 1))
    assert {start + n for n in offsets} <= set(held)
    absent = [m for m in Period(min(held), max(held)) if m not in held]
    told = sum(f.count for f in findings if f.kind.code == "gap-taken-as-missing")
    assert told == len(absent)
    assert all(last.index - first.index + 1 >= LONG for first, last in runs(absent))


@settings(deadline=None, max_examples=60)
@given(st.dates(date(2004, 1, 1), date(2014, 12, 31)), DAYS_OF_2025, st.integers(-5, 400))
def test_a_row_is_kept_with_its_ages_or_refused_for_what_is_wrong_with_it(born: date, on: date, waited: int) -> None:
    given = on + timedelta(days=waited)
    by = mapping(covers=None)
    days = {name: f"{day:%d/%m/%Y}" for name, day in zip(DATED, (born, on, given), strict=True)}
    with TemporaryDirectory() as folder:
        export = read(write_csv(Path(folder) / "x.csv", [row(**days)]), by)
    reasons = {
        "outcome-before-offence": given < on,
        "in-the-future": given > TODAY,
        "too-young": age_on(born, on) < AGES.start,
        "too-old": age_on(born, on) >= AGES.stop,
    }
    assert set(wrong(export)) == {code for code, holds in reasons.items() if holds}
    if export.table is not None:
        (kept,) = export.table.to_pylist()
        assert (kept["age_at_offence"], kept["age"]) == (age_on(born, on), age_on(born, given))
        assert ("adult-at-outcome" in told(export)) == (age_on(born, given) >= AGES.stop)


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
