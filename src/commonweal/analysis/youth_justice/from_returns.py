"""The account of a year, counted from a team's returns."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from commonweal.analysis.youth_justice import counting
from commonweal.analysis.youth_justice.question import Question
from commonweal.analysis.youth_justice.rows import Returns, returns
from commonweal.errors import NotHeld
from commonweal.figures import Month, Period
from commonweal.geography import Gazetteer
from commonweal.records.youth_account import Account, Cohort, Entrants, Year, year_months, year_name
from commonweal.store import View

FEW = 10  # rows


def counted(question: Question, view: View, places: Gazetteer) -> Account:
    """Everything that the returns tell. NotHeld where the months asked for are not all held."""
    found = returns(view, question.districts)
    missing = [month.words for month in question.period if month not in found.held]
    if missing:
        raise NotHeld(
            f"The youth justice returns do not speak for {', '.join(missing)}.",
            "Ingest them with `commonweal ingest youth-justice`, or ask for months that are held.",
        )
    silent, sentences = counting.silent_months(found), counting.sentences_by_month(found)
    entrants = {month: n for month, n in counting.entrants_by_month(found).items() if month not in silent}
    residents = places.children(question.area)
    cohorts = tuple(_cohorts(question, found))
    undated = tuple(c.period.start.year for c in cohorts if counting.lacks_offence_dates(found, c.period))
    now, years = found.within(question.period), tuple(_years(question, found))
    told = any(row.first is not None for row in found.rows if row.is_formal)
    return Account(
        now=counting.tally(now, question.period),
        years=years,
        offences_by_month=counting.offences_by_month(found),
        new_children=counting.new_children_by_month(found),
        clustering=counting.clustered(found, [y.start for y in years if y.to_date and y.whole], question.elapsed),
        residents=residents.value,
        residents_told=residents.edition,
        entrants=_entrants(question, entrants) if told else Entrants(),
        custody=counting.rolling(sentences, question.period.end, question.earlier_years),
        custody_months=sentences,
        cohorts=tuple(cohort for cohort in cohorts if cohort.period.start.year not in undated),
        undated_cohorts=undated,
        unrecorded=counting.unrecorded(now),
        gaps=tuple(_gaps(found, told, silent)),
    )


def _years(question: Question, found: Returns) -> Iterator[Year]:
    """Earlier years back to the first of which anything is held, those missing between them too."""
    starts = range(question.year - question.earlier_years, question.year)
    years = [_year(question, found, start) for start in starts]
    first = next((n for n, year in enumerate(years) if year.held), len(years))
    yield from years[first:]


def _year(question: Question, found: Returns, start: int) -> Year:
    same, whole = question.period.shift(12 * (start - question.year)), year_months(start)
    return Year(
        start,
        counting.tally(found.within(same), same) if found.is_held(same) else None,
        counting.tally(found.within(whole), whole) if found.is_held(whole) else None,
    )


def _entrants(question: Question, months: Mapping[Month, int]) -> Entrants:
    end = question.period.end
    quarter = Period(max(question.period.start, end - 2), end)
    return Entrants(
        quarter=counting.window(months, quarter),
        before=counting.window(months, quarter.shift(-12)),
        rolling=counting.rolling(months, end, question.earlier_years),
        months=months,
    )


def _cohorts(question: Question, found: Returns) -> Iterator[Cohort]:
    """Those that were followed for long enough."""
    for start in range(question.year - question.earlier_years - 1, question.year):
        cohort = counting.cohort(found, year_months(start))
        if cohort is not None:
            yield cohort


def _gaps(found: Returns, told: bool, silent: Collection[Month]) -> Iterator[str]:
    if not told:
        yield (
            "The returns do not say which outcome was a child's first caution or conviction: first-time entrants are "
            "not available. They cannot be told from the rows alone, as earlier outcomes may lie before the first file."
        )
    if told and silent:
        yield (
            f"In months of {_years_of(silent)} no caution or conviction says whether it was the child's first: "
            f"first-time entrants are not given over any of these months. Where a blank means no, the mapping must say "
            f"so."
        )
    unsaid = sum(row.first is None for row in found.rows if row.is_formal and row.month not in silent)
    if told and unsaid:
        yield f"{_many(unsaid)} do not say whether the outcome was the child's first: they are counted as not."
    if found.elsewhere:
        yield f"{_many(found.elsewhere)} are of children of other districts, and are not counted."
    undated = sum(row.offence_on is None for row in found.rows)
    if undated:
        yield f"{_many(undated)} have no date of offence: none of them can count as a reoffence."


def _years_of(months: Iterable[Month]) -> str:
    """The financial years that they lie in: `2019/20, 2020/21`."""
    return ", ".join(dict.fromkeys(year_name(month.financial_year_start.year) for month in sorted(months)))


def _many(rows: int) -> str:
    """Few rows are few children: how few is not said."""
    return f"{rows:,} rows" if rows >= FEW else "A few rows"
