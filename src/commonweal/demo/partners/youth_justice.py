"""The youth justice team's returns as its case system exports them, and the published figures of teams and regions."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from commonweal.demo.districts import COUNTRY, REGION, SIMILAR, TALLOW, WHARFSHIRE
from commonweal.demo.formats.tables import csv_text
from commonweal.demo.reference.estimates import AGE_SHARES
from commonweal.demo.street import Scene
from commonweal.demo.truth import YOUTH_JUSTICE as PLANTED
from commonweal.demo.youth_lives import CUSTODY, INFORMAL, Deed, cohorts, covered, live
from commonweal.figures import Month, Period

FILE, MAPPING = "tallow-youth-justice-outcomes.csv", "tallow-youth-justice-outcomes.toml"
BENCHMARKS, BENCHMARKS_MAPPING = "youth-justice-benchmarks.csv", "youth-justice-benchmarks.toml"
SCOPE = "tallow-youth-justice"
HEADINGS = (
    "Person ID", "Surname", "Forename", "DOB", "Gender", "Ethnicity", "Postcode", "Offence ID", "Offence Category",
    "Offence Date", "Outcome", "Outcome Date", "First Time Entrant",
)  # fmt: skip
WORDS = {  # the case system's own words, where they are not those of the board
    "violence-against-the-person": "Violence against the person", "theft-and-handling": "Theft and handling",
    "section-250": "Sec 250 detention", "detention-and-training-order": "DTO", "youth-rehabilitation-order": "YRO",
    "outcome-22": "NFA - outcome 22", "youth-conditional-caution": "YCC",
}  # fmt: skip
NAMES = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
FAMILY = SIMILAR[:4]
REMANDS = 5  # rows that are no outcomes, which the mapping leaves out
AGED_10_TO_17 = AGE_SHARES[1]
QUARTER, A_YEAR = 3, 12  # months
# What others' rates are: children who enter per 100,000, sentences per 1,000, and of a cohort percent and frequency.
LEVELS = {
    "similar": (390.0, 0.24, 33.0, 2.6), "police area": (405.0, 0.26, 34.0, 2.5), "region": (420.0, 0.28, 35.0, 2.6),
    "country": (300.0, 0.19, 32.0, 2.7),
}  # fmt: skip
MEASURES = ("first-time-entrants", "custody", "reoffending-binary", "reoffences-per-reoffender")
PER = (100_000, 1_000, 100, 1)
FALL = 0.97  # a year, of others' entrants and sentences


def residents(scene: Scene) -> int:
    """Tallow's."""
    return int(scene.places.residents[scene.places.district_of == 0].sum())


def returned(scene: Scene) -> tuple[Deed, ...]:
    """The deeds that the export holds: those of the lost year are in no file."""
    periods = covered(scene.plan)
    return tuple(d for d in live(scene.plan, residents(scene)) if any(d.month in p for p in periods))


def returns_export(scene: Scene) -> str:
    """The CSV, a row an offence outcome, with columns that do not belong in it and rows that are no outcomes."""
    rng = np.random.default_rng([scene.plan.seed, 22])
    deeds = returned(scene)
    remanded = {int(n) for n in rng.choice(len(deeds), min(REMANDS, len(deeds)), replace=False)}
    return csv_text(HEADINGS, _rows(rng, deeds, remanded))


def _rows(rng: np.random.Generator, deeds: tuple[Deed, ...], remanded: set[int]) -> Iterator[tuple[object, ...]]:
    fillers = {d.child for d in deeds if d.child % 211 == 0}  # whose date of birth the system never had
    for n, deed in enumerate(deeds, 1):
        row = _row(n, deed, told=rng.random() >= PLANTED.unknown[deed.outcome != "community-resolution"])
        born = "01/01/1900" if deed.child in fillers else row[3]
        yield (*row[:3], born, *row[4:])
        if n - 1 in remanded:
            yield (*row[:3], born, *row[4:7], f"{row[7]}R", row[8], row[9], "Remand to local authority", *row[11:])


def _row(n: int, deed: Deed, *, told: bool) -> tuple[object, ...]:
    return (
        f"YJ{deed.child:05d}", f"{NAMES[deed.child % 10]}son", NAMES[deed.child // 10 % 10], f"{deed.born:%d/%m/%Y}",
        "M" if deed.male else "F", deed.ethnicity if told else ("Not recorded", "")[n % 2],
        f"ZZ{deed.child % 20 + 1} {deed.child % 9 + 1}ZZ", f"O{n:06d}", _word(deed.offence),
        f"{deed.offence_on:%d/%m/%Y}", _word(deed.outcome), f"{deed.outcome_on:%d/%m/%Y}", "Y" if deed.first else "N",
    )  # fmt: skip


def _word(key: str) -> str:
    return WORDS.get(key, key.replace("-", " ").capitalize())


def returns_mapping(scene: Scene) -> str:
    """The mapping file that goes with it."""
    covers = ", ".join(f'"{period}"' for period in covered(scene.plan))
    return f"""# How the youth justice team's export reads. Fictional.
publisher = "Tallow Youth Justice Service"
licence = "Shared under the information sharing agreement of the Safer Tallow Partnership"
scope = "{SCOPE}"
covers = [{covers}]  # the year between was lost when the case system changed

[columns]
child = "Person ID"
date_of_birth = "DOB"
sex = "Gender"
ethnicity = "Ethnicity"
reference = "Offence ID"
offence = "Offence Category"
offence_date = "Offence Date"
outcome = "Outcome"
outcome_date = "Outcome Date"
first = "First Time Entrant"

[dates]
formats = ["%d/%m/%Y"]

[constants]
district = "{TALLOW.code}"

[outcome]
"Sec 250 detention" = "section-250"
"NFA - outcome 22" = "outcome-22"
"Remand to local authority" = "left-out"
"""


def benchmarks_table(scene: Scene) -> str:
    """The CSV of published figures: rolling years each quarter, and cohorts each year."""
    headings = ("Measure", "Area Code", "Area", "Area Type", "Period Type", "Period", "Number", "Out of", "Rate")
    return csv_text(headings, _published(scene))


def _published(scene: Scene) -> Iterator[tuple[object, ...]]:
    rng = np.random.default_rng([scene.plan.seed, 23])
    last = Month(2025, 6)
    ends = [Month(2022, 12) + QUARTER * n for n in range(1, 40) if Month(2022, 12) + QUARTER * n <= last]
    for period in (Period(end - 11, end) for end in ends):
        yield from _own(scene, period)
        for kind, code, name, people in _areas():
            faded = FALL ** ((period.end.index - Month(2023, 3).index) / 12)
            for n in (0, 1):
                expected = LEVELS[kind][n] * faded * people / PER[n]
                number = int(rng.poisson(expected))
                yield _line(n, code, name, kind, "rolling year", period, number, people)
    for year in (2020, 2022, 2023):
        period = Period(Month(year, 4), Month(year + 1, 3))
        for kind, code, name, people in _areas():
            yield from _cohort(rng, kind, code, name, people, period)


def _areas() -> Iterator[tuple[str, str, str, int]]:
    """Kind, code, name and residents aged 10 to 17."""
    yield "region", REGION[0], REGION[1], 240_000
    yield "country", COUNTRY[2], COUNTRY[3], 5_600_000
    yield "police area", WHARFSHIRE.code, WHARFSHIRE.name, 52_000
    for district in FAMILY:
        yield "similar", district.code, district.name, round(district.residents * AGED_10_TO_17)


def _own(scene: Scene, period: Period) -> Iterator[tuple[object, ...]]:
    people = round(residents(scene) * AGED_10_TO_17)
    deeds = [d for d in live(scene.plan, residents(scene)) if d.month in period]
    entrants = len({d.child for d in deeds if d.first})
    sentences = len({(d.child, d.outcome_on) for d in deeds if d.outcome in CUSTODY})
    for n, number in enumerate((entrants, sentences)):
        yield _line(n, TALLOW.code, TALLOW.name, "team", "rolling year", period, number, people)


def _cohort(
    rng: np.random.Generator, kind: str, code: str, name: str, people: int, period: Period
) -> Iterator[tuple[object, ...]]:
    children = max(1, int(people * 0.004))
    again = int(rng.binomial(children, LEVELS[kind][2] / 100))
    yield _line(2, code, name, kind, "cohort year", period, again, children)
    yield _line(3, code, name, kind, "cohort year", period, int(rng.poisson(again * LEVELS[kind][3])), again)


def _line(
    n: int, code: str, name: str, kind: str, of: str, period: Period, number: int, out_of: int
) -> tuple[object, ...]:
    rate = f"{PER[n] * number / out_of:.2f}" if out_of else ".."
    return MEASURES[n], code, name, kind, of, f"{_short(period.start)} - {_short(period.end)}", number, out_of, rate


def _short(month: Month) -> str:
    return f"{date(month.year, month.month, 1):%b %Y}"


def benchmarks_mapping() -> str:
    """The mapping file that goes with it."""
    return """# How the published youth justice figures read. Fictional.
publisher = "Office for Made-up Statistics"
licence = "Open Government Licence v3.0"
published = "https://www.example.org/youth-justice"
scope = "youth-justice-benchmarks"

[columns]
measure = "Measure"
area = "Area Code"
area_name = "Area"
area_kind = "Area Type"
period_kind = "Period Type"
period = "Period"
numerator = "Number"
denominator = "Out of"
rate = "Rate"
"""


def truth_document(scene: Scene) -> dict[str, object]:
    """What happened, by financial year and in the year to date, as the export tells it, and by cohort."""
    deeds = returned(scene)
    years = [Period(Month(y, 4), min(Month(y + 1, 3), scene.plan.period.end)) for y in range(2020, 2026)]
    held = [year for year in years if year.start < scene.plan.period.end and year.end not in PLANTED.missing]
    everything = live(scene.plan, residents(scene))
    return {
        "text": PLANTED.text,
        "missing": str(PLANTED.missing),
        "absent": {"categories": list(PLANTED.absent), "from": str(PLANTED.absent_from)},
        "years": {str(year): _year([d for d in deeds if d.month in year]) for year in held},
        "cohorts": {str(year): _followed(everything, year) for year in held if len(year) == A_YEAR},
    }


def _year(deeds: list[Deed]) -> dict[str, int]:
    return {
        "offences": len(deeds),
        "children": len({d.child for d in deeds}),
        "boys": len({d.child for d in deeds if d.male}),
        "first_time_entrants": len({d.child for d in deeds if d.first}),
        "custodial_sentences": len({(d.child, d.outcome_on) for d in deeds if d.outcome in CUSTODY}),
        "community_resolutions": sum(d.outcome == "community-resolution" for d in deeds),
        "informal": sum(d.outcome in INFORMAL for d in deeds),
    }


def _followed(deeds: tuple[Deed, ...], year: Period) -> dict[str, int]:
    counts = [again for _, again in cohorts(deeds, year)]
    return {"children": len(counts), "reoffenders": sum(n > 0 for n in counts), "reoffences": sum(counts)}
