"""The force's extract: a row an offence or a report of anti-social behaviour, straight from its own system.

The same incidents as the street files, with what police.uk leaves out: the offence code, the day and hour, flags, a
point that is not snapped, and the few rows (0.3%) that police.uk publishes without a place.
"""

import io
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from commonweal.demo import truth
from commonweal.demo.districts import TALLOW, WHARFSHIRE
from commonweal.demo.incidents import CODES
from commonweal.demo.plan import EXTRACTED
from commonweal.demo.street import Scene

FILE, MAPPING = "wharfshire-police-offences.csv", "wharfshire-police-offences.toml"
HEADINGS = (
    "Reference", "Date Recorded", "Time", "Offence Code", "Ward Code", "Easting", "Northing", "Domestic Abuse",
    "Hate Crime", "Knife Crime",
)  # fmt: skip
KINDS = {
    truth.ASB_NUISANCE: "asb-nuisance",
    truth.ASB_PERSONAL: "asb-personal",
    truth.ASB_ENVIRONMENTAL: "asb-environmental",
}
_METRES = 60.0  # how far an incident lies from the point that police.uk snaps it to


def force_extract(scene: Scene) -> bytes:
    """The CSV of every incident in Tallow; wards are those of today, as the force's system has them."""
    rng = np.random.default_rng([scene.plan.seed, 9])
    rows, places = scene.incidents.of_tallow(), scene.places
    size = len(rows)
    metres = np.rint(scene.anchors.metres[rows.anchor] + rng.normal(0, _METRES, (size, 2))).astype(np.int64)
    day = _days(scene)[rows.month] + rows.day - 1
    order = np.lexsort((np.arange(size), rows.hour, day))
    minute = rng.integers(0, 60, size)
    columns = {
        "Reference": _text(f"WH{n:07d}" for n in range(1, size + 1)),
        "Date Recorded": _dates(day[order]),
        "Time": _words([f"{h:02d}:{m:02d}" for h in range(24) for m in range(60)], rows.hour[order] * 60 + minute),
        "Offence Code": _words(CODES, rows.code[order]),
        "Ward Code": _words(places.wards.codes, places.ward_of[rows.area[order]]),
        "Easting": pa.array(metres[order, 0]),
        "Northing": pa.array(metres[order, 1]),
        "Domestic Abuse": _words(("N", "Y"), rows.domestic[order]),
        "Hate Crime": _words(("N", "Y"), rows.hate[order]),
        "Knife Crime": _words(("N", "Y"), rows.knife[order]),
    }
    out = io.BytesIO()
    out.write((",".join(HEADINGS) + "\r\n").encode())
    pa_csv.write_csv(pa.table(columns), out, pa_csv.WriteOptions(include_header=False, quoting_style="none"))
    return out.getvalue().replace(b"\r\n", b"\n")


def force_mapping(scene: Scene) -> str:
    """The mapping file that goes with it."""
    values = "\n".join(f'"{code}" = "{KINDS.get(code, code)}"' for code in sorted(set(CODES)))
    return f"""# How {WHARFSHIRE.full_name}'s extract reads. Fictional, as everything in this folder.
publisher = "{WHARFSHIRE.full_name}"
dataset = "force"
licence = "Shared under the information sharing agreement of the Safer Tallow Partnership"
scope = "{WHARFSHIRE.slug}"
covers = "{scene.plan.period}"
extracted = {EXTRACTED}
required = ["date", "offence", "ward"]

[columns]
reference = "Reference"
date = "Date Recorded"
time = "Time"
offence = "Offence Code"
ward = "Ward Code"
easting = "Easting"
northing = "Northing"
domestic_abuse = "Domestic Abuse"
hate = "Hate Crime"
knife = "Knife Crime"

[dates]
formats = ["%d/%m/%Y"]

[places]
ward_edition = "2025"

[constants]
district = "{TALLOW.code}"

[offence.values]
{values}
"""


def _days(scene: Scene) -> np.ndarray:
    """The first day of each month, as days since 1970."""
    return np.array([m.first_day.toordinal() - date(1970, 1, 1).toordinal() for m in scene.plan.months])


def _dates(days: np.ndarray) -> pa.Array:
    first, last = int(days.min()), int(days.max())
    base = date(1970, 1, 1).toordinal()
    return _words([f"{date.fromordinal(base + d):%d/%m/%Y}" for d in range(first, last + 1)], days - first)


def _words(words: object, index: np.ndarray) -> pa.Array:
    return pa.array(list(words), pa.string()).take(pa.array(np.asarray(index, dtype=np.int64)))  # type: ignore[call-overload]


def _text(words: object) -> pa.Array:
    return pa.array(list(words), pa.string())  # type: ignore[call-overload]
