"""What the reader must know: what was counted, what is missing, and where such papers are wont to say too much."""

from collections.abc import Iterator

from commonweal.analysis.youth_justice.sheet import Sheet
from commonweal.analysis.youth_justice.years import ASSUMED
from commonweal.figures import Note
from commonweal.records.youth_account import LUMPED, OFFENCE_ETHNICITY, Year, year_name

COUNTED = (
    "Offences are those with an outcome in the months, whenever they were committed; a child counts once in each run "
    "of months, however many offences it has, so that children of two runs do not add up."
)
STATED = "The figures are totals as they were stated: no row was held, and nothing of them could be checked."
RECUR = (
    "Children come again within a year: those of later months are in part the same, so a quarter's children times four "
    "is too many. The year's children are projected by a model of their own."
)
TOGETHER = (
    "A child's offences come together, so that offences swing with a few children: ranges and verdicts allow for it."
)
FALLING = (
    "The share who reoffend and the reoffences of each reoffender are read together: where a cohort falls to fewer "
    "children, those the most likely to come again, one of the two may rise while the other falls."
)
PARTNERS = (
    "This edition shows counts of a few children. It is for partners only: it must not be published or passed on."
)


def all_notes(sheet: Sheet) -> tuple[Note, ...]:
    """In the order that they matter in, those of the sheet among them."""
    partners = [PARTNERS] if sheet.question.audience == "partners" else []
    return (
        *(Note("quality", text) for text in partners),
        *(Note("gap", text) for text in _gaps(sheet)),
        *(Note("quality", text) for text in _unknown(sheet)),
        *(Note("method", text) for text in _method(sheet)),
        *sheet.notes,
    )


def _gaps(sheet: Sheet) -> Iterator[str]:
    gaps = [year.name for year in sheet.account.years if not year.held]
    if gaps:
        verb = "is" if len(gaps) == 1 else "are"
        yield f"{_listed(gaps)} {verb} not held: it is a gap, not nought, and no trend is drawn across it."
    part = [year.name for year in sheet.account.years if _in_part(year)]
    if part:
        yield f"Of {_listed(part)} some months alone are held: the whole year is not given."
    yield from _cohorts(sheet)
    yield from sheet.account.gaps


def _cohorts(sheet: Sheet) -> Iterator[str]:
    """Which years have no cohort, and why."""
    undated = sheet.account.undated_cohorts
    if undated:
        yield (
            f"Reoffending of {_listed([year_name(start) for start in undated])} is not given: more than one in ten of "
            f"the cautions and convictions that it is told from have no date of offence."
        )
    told = {*undated, *(cohort.period.start.year for cohort in sheet.account.cohorts)}
    missing = [y for y in sheet.account.years if y.whole is not None and y.start not in told]
    if missing and sheet.account.by_row:
        yield (
            f"Reoffending of {_listed([y.name for y in missing])} is not given: a cohort is told once the eighteen "
            f"months after it are held."
        )


def _in_part(year: Year) -> bool:
    return year.to_date is not None and year.whole is None


def _unknown(sheet: Sheet) -> Iterator[str]:
    """Ethnicity that is not recorded is no ethnicity: it stands apart."""
    slices = sheet.account.now.slices
    if LUMPED in slices.get(OFFENCE_ETHNICITY, {}):
        yield (
            "Minority ethnic groups and children of whom no ethnicity is recorded were stated as one figure. The two "
            "cannot be taken apart here, and it says nothing of either: ask the team for both."
        )


def _method(sheet: Sheet) -> Iterator[str]:
    yield COUNTED if sheet.account.by_row else STATED
    yield TOGETHER
    if any(f.parameters.get("spread") == ASSUMED for f in sheet.figures):
        yield (
            "How offences are spread over children was not stated: they are taken to be spread as a geometric "
            "distribution of the stated mean spreads them."
        )
    if sheet.question.elapsed < 12:
        yield RECUR
    if sheet.account.cohorts:
        yield FALLING


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
