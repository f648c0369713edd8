"""Residents by age band, census counts by district, and the English Indices of Deprivation."""

from collections.abc import Iterator

import numpy as np

from commonweal.demo.arrays import Floats
from commonweal.demo.districts import DISTRICTS, REGION, SIMILAR, District
from commonweal.demo.formats.tables import csv_text
from commonweal.demo.places import Places
from commonweal.demo.plan import Plan
from commonweal.demo.reference.lookups import first_of

AGES = ("age_0_9", "age_10_17", "age_18_24", "age_25_44", "age_45_64", "age_65_plus")
AGE_SHARES = (0.115, 0.100, 0.078, 0.250, 0.262, 0.195)
AGE_YEARS = (10, 8, 7, 20, 20, 26)  # how many single years each band holds; the last ends with 90+
AGE_TILT = (0.8, 0.8, 1.0, 0.2, -0.2, -1.0)  # deprived places are younger
SINGLE_YEARS = ("ltla21_code", "ltla21_name", "total_population", *(str(age) for age in range(90)), "90+")
POPULATION = ("lsoa11cd", "lad19cd", "all_ages", *AGES)
DOMAINS = ("income", "employment", "education", "health", "crime", "housing", "environment")
IMD_2019 = ("lsoa_code", "lsoa_name", "lad_code", "lad_name", "region_code", "imd", *DOMAINS)
_THEMES = ("IMD", "Income", "Employment", "Education", "Health", "Crime", "Housing_and_Services", "Environment")
IMD_2025 = ("lsoa21_code", *(f"{theme}_{kind}" for kind in ("decile", "rank", "score") for theme in _THEMES))

# What a district's residents live in and as, with a share for the least and for the most deprived districts.
_CENSUS = (
    ("tenure: Lives rent free", 0.001, 0.001), ("tenure: Owned: Owns outright", 0.40, 0.25),
    ("tenure: Owned: Owns with a mortgage or loan", 0.36, 0.25),
    ("tenure: Private rented: Other private rented", 0.015, 0.02),
    ("tenure: Private rented: Private landlord or letting agency", 0.12, 0.20),
    ("tenure: Shared ownership: Shared ownership", 0.006, 0.004),
    ("tenure: Social rented: Other social rented", 0.05, 0.13),
    ("tenure: Social rented: Rents from council or Local Authority", 0.048, 0.145),
    ("type: A caravan or other mobile or temporary structure", 0.004, 0.001), ("type: Detached", 0.34, 0.12),
    ("type: In a commercial building, for example, in an office building, hotel or over a shop", 0.004, 0.01),
    ("type: In a purpose-built block of flats or tenement", 0.08, 0.15),
    ("type: Part of a converted or shared house, including bedsits", 0.012, 0.035),
    ("type: Part of another converted building, for example, former school, church or warehouse", 0.005, 0.008),
    ("type: Semi-detached", 0.34, 0.34), ("type: Terraced", 0.215, 0.336),
    ("deprivation_dimensions: Household is deprived in four dimensions", 0.001, 0.004),
    ("deprivation_dimensions: Household is deprived in one dimension", 0.32, 0.34),
    ("deprivation_dimensions: Household is deprived in three dimensions", 0.02, 0.06),
    ("deprivation_dimensions: Household is deprived in two dimensions", 0.12, 0.19),
    ("deprivation_dimensions: Household is not deprived in any dimension", 0.539, 0.406),
    ("ethnic_group: Asian, Asian British or Asian Welsh", 0.02, 0.06),
    ("ethnic_group: Black, Black British, Black Welsh, Caribbean or African", 0.005, 0.02),
    ("ethnic_group: Mixed or Multiple ethnic groups", 0.01, 0.015), ("ethnic_group: Other ethnic group", 0.003, 0.012),
    ("ethnic_group: White", 0.962, 0.893),
)  # fmt: skip
CENSUS = ("lad22cd", "lad22nm", "usual_residents", *(name for name, *_ in _CENSUS))
HOUSEHOLD = 2.3  # residents


def population_files(plan: Plan, places: Places) -> Iterator[tuple[str, str]]:
    """Each file's name and text."""
    yield "lsoa11_mid2020_age_bands.csv.gz", csv_text(POPULATION, _age_bands(plan, places))
    yield "lad21_mid2020_single_year.csv", csv_text(SINGLE_YEARS, _single_years(plan, places))
    yield "lad22_census2021_counts.csv", csv_text(CENSUS, _census(places))


def deprivation_files(plan: Plan, places: Places) -> Iterator[tuple[str, str]]:
    """Each file's name and text; the older is stored without a final line end, as the real one is."""
    rng = np.random.default_rng([plan.seed, 8])
    wobble = rng.normal(0, 0.12, (len(places.cells), len(_THEMES) - 1))
    older = csv_text(IMD_2019, _imd_2019(places, wobble), ends="\r\n").removesuffix("\r\n")
    yield "imd2019_lsoa11_scores.csv.gz", older
    yield "imd2025_lsoa21.csv.gz", csv_text(IMD_2025, _imd_2025(places, wobble))


def _age_bands(plan: Plan, places: Places) -> Iterator[tuple[object, ...]]:
    rng = np.random.default_rng([plan.seed, 7])
    residents = np.bincount(places.lsoa11_of, places.residents).astype(np.int64)
    for code, number, district in zip(places.lsoa11.codes, residents.tolist(), places.lsoa11.district, strict=True):
        bands = rng.multinomial(number, rng.dirichlet(np.array(AGE_SHARES) * 90))
        yield code, DISTRICTS[district].code, number, *bands.tolist()


def _single_years(plan: Plan, places: Places) -> Iterator[tuple[object, ...]]:
    """The small areas' own bands summed, and those of the districts elsewhere, spread evenly over the years of each."""
    bands = {d.code: np.zeros(len(AGES), dtype=np.int64) for d in DISTRICTS}
    for _, code, _, *counts in _age_bands(plan, places):
        bands[str(code)] += np.array(counts, dtype=np.int64)
    for d in SIMILAR:
        shares = np.array(AGE_SHARES) * (1 + np.array(AGE_TILT) * (d.deprivation - 22) / 100)
        bands[d.code] = np.round(d.residents * shares / shares.sum()).astype(np.int64)
    for district in (*DISTRICTS, *SIMILAR):
        pairs = zip(bands[district.code].tolist(), AGE_YEARS, strict=True)
        years = [people // many + (year < people % many) for people, many in pairs for year in range(many)]
        yield district.code, district.name, sum(years), *years


def _census(places: Places) -> Iterator[tuple[object, ...]]:
    residents = np.bincount(places.district_of, places.residents)
    need = np.bincount(places.district_of, places.residents * places.deprivation) / residents
    whole: list[tuple[District, float, float]] = list(zip(DISTRICTS, residents, need, strict=True))
    for district, people, score in [*whole, *((d, d.residents, d.deprivation) for d in SIMILAR)]:
        at = np.clip((score - 10) / 30, 0, 1)
        counts = [(low + (high - low) * at) * people for _, low, high in _CENSUS]
        households = [
            c if name.startswith("ethnic") else c / HOUSEHOLD for c, (name, *_) in zip(counts, _CENSUS, strict=True)
        ]
        yield district.code, district.name, f"{people:.1f}", *(round(c) for c in households)


def _domains(score: float, wobble: Floats) -> list[float]:
    """Income, employment (shares), education, health, crime, housing, environment, as the indices scale them."""
    z = (score - 22) / 15 + wobble * 2
    return [
        round(float(v), 3)
        for v in (max(0.01, 0.13 + 0.09 * z[0]), max(0.01, 0.1 + 0.06 * z[1]), max(0.1, 22 + 17 * z[2]), 0.85 * z[3],
                  0.8 * z[4], max(0.5, 21 + 6 * z[5]), max(0.5, 20 + 9 * z[6]))
    ]  # fmt: skip


def _imd_2019(places: Places, wobble: Floats) -> Iterator[tuple[object, ...]]:
    for older, area in sorted(first_of(places.lsoa11_of).items()):
        d = DISTRICTS[places.district_of[area]]
        score = float(places.deprivation[area])
        short = places.lsoa11.names[older].removeprefix(f"{d.name} ")
        yield (
            places.lsoa11.codes[older],
            short,
            d.code,
            d.name,
            REGION[0],
            round(score, 3),
            *_domains(score, wobble[area]),
        )


def _imd_2025(places: Places, wobble: Floats) -> Iterator[tuple[object, ...]]:
    rows = zip(places.deprivation.tolist(), wobble, strict=True)
    scores = np.array([[round(s, 3), *_domains(s, w)] for s, w in rows])
    ranks = np.argsort(np.argsort(-scores, axis=0, kind="stable"), axis=0) + 1
    deciles = np.ceil(ranks / len(scores) * 10)
    for code, decile, rank, score in zip(
        places.lsoa21.codes, deciles.tolist(), ranks.tolist(), scores.tolist(), strict=True
    ):
        yield code, *decile, *(float(r) for r in rank), *score
