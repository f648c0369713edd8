"""The fire service's deliberate fires, with the hour of the call: many of them in the bonfire weeks."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from commonweal.demo import truth
from commonweal.demo.districts import TALLOW
from commonweal.demo.formats.tables import csv_text
from commonweal.demo.incidents import NIGHTS, bonfire_nights
from commonweal.demo.street import Scene

FILE, MAPPING = "seaboard-fire-incidents.csv", "seaboard-fire-incidents.toml"
HEADINGS = ("Incident Number", "Date of Call", "Hour of Call", "Incident Type", "Ward Code")
SECONDARY, PRIMARY = "Deliberate secondary fire", "Deliberate primary fire"
MONTHLY = 16.0  # for a borough of 190,000, the bonfire weeks apart


def fire_extract(scene: Scene) -> str:
    """The CSV of Tallow's deliberate fires, by date."""
    fires = sorted([*_ordinary(scene), *_bonfires(scene)])
    rows = ((f"F{n:05d}", f"{day:%Y-%m-%d}", hour, kind, ward) for n, (day, hour, kind, ward) in enumerate(fires, 1))
    return csv_text(HEADINGS, rows)


def _ordinary(scene: Scene) -> Iterator[tuple[date, int, str, str]]:
    rng = np.random.default_rng([scene.plan.seed, 11])
    home = scene.places.district_of == 0
    weight = scene.places.residents * scene.places.deprivation**1.3 * home
    level = MONTHLY * scene.places.residents[home].sum() / 190_000
    for month in scene.plan.months:
        size = rng.poisson(level * (1 + 0.35 * np.cos(2 * np.pi * (month.month - 5) / 12)))
        for area in rng.choice(len(weight), size, p=weight / weight.sum()).tolist():
            day = date(month.year, month.month, int(rng.integers(1, month.last_day.day + 1)))
            kind = PRIMARY if rng.random() < 0.18 else SECONDARY
            yield day, int(rng.normal(20, 3.5)) % 24, kind, scene.places.wards.codes[scene.places.ward_of[area]]


def _bonfires(scene: Scene) -> Iterator[tuple[date, int, str, str]]:
    rng = np.random.default_rng([scene.plan.seed, 12])
    for nights, ward, size in bonfire_nights(scene.plan, scene.places, truth.BONFIRES.fires, rng):
        for night in rng.choice(len(nights), size, p=NIGHTS).tolist():
            index, day = nights[night]
            if 0 <= index < len(scene.plan.months):
                month = scene.plan.months[index]
                yield (
                    date(month.year, month.month, day),
                    int(rng.integers(17, 24)),
                    SECONDARY,
                    scene.places.wards.codes[ward],
                )


def fire_mapping(scene: Scene) -> str:
    """The mapping file that goes with it. Deliberate fires are no crime counts: they stand under disorder."""
    return f"""# How the fire service's incidents read. Fictional.
publisher = "North Seaboard Fire and Rescue Service"
dataset = "fire"
licence = "Shared under the information sharing agreement of the Safer Tallow Partnership"
scope = "north-seaboard-fire"
covers = "{scene.plan.period}"
required = ["date", "offence", "ward"]

[columns]
reference = "Incident Number"
date = "Date of Call"
hour = "Hour of Call"
offence = "Incident Type"
ward = "Ward Code"

[dates]
formats = ["%Y-%m-%d"]

[places]
ward_edition = "2025"

[constants]
district = "{TALLOW.code}"

[offence.values]
"{SECONDARY}" = "asb-environmental"
"{PRIMARY}" = "asb-environmental"
"""
