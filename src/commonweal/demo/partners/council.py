"""The council's requests about anti-social behaviour, as an Excel workbook with the wards by name."""

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import numpy as np
import xlsxwriter

from commonweal.demo.districts import TALLOW
from commonweal.demo.plan import Plan
from commonweal.demo.street import Scene
from commonweal.figures import Period

FILE, MAPPING = "tallow-council-requests.xlsx", "tallow-council-requests.toml"
SHEET = "Requests"
HEADINGS = ("Request Number", "Date Received", "Request Type", "Ward Name")
TYPES = {
    "Noise": ("asb-nuisance", 0.46),
    "Neighbour dispute": ("asb-personal", 0.14),
    "Fly-tipping": ("asb-environmental", 0.25),
    "Graffiti": ("asb-environmental", 0.05),
    "Dog fouling": ("left-out", 0.10),
}
MONTHS = 36  # the council's system goes back so far
MONTHLY = 190.0  # for a borough of 190,000


def council_workbook(scene: Scene) -> bytes:
    """The workbook; ward names spell `and` where the outlines have `&`."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "Requests", "author": "Tallow Council", "created": datetime(2026, 1, 6)})
    sheet = book.add_worksheet(SHEET)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADINGS)
    for row, (number, received, kind, ward) in enumerate(_requests(scene), start=1):
        sheet.write_string(row, 0, number)
        sheet.write_datetime(row, 1, received, day)
        sheet.write_string(row, 2, kind)
        sheet.write_string(row, 3, ward)
    book.close()
    return out.getvalue()


def period(plan: Plan) -> Period:
    """The months that the workbook covers."""
    return Period(max(plan.period.start, plan.period.end - (MONTHS - 1)), plan.period.end)


def _requests(scene: Scene) -> Iterator[tuple[str, date, str, str]]:
    rng = np.random.default_rng([scene.plan.seed, 10])
    home = scene.places.district_of == 0
    weight = scene.places.residents * scene.places.deprivation * home
    covered = period(scene.plan)
    first, days = covered.start.first_day, (covered.end.last_day - covered.start.first_day).days + 1
    size = rng.poisson(MONTHLY * scene.places.residents[home].sum() / 190_000 * len(covered))
    area = rng.choice(len(weight), size, p=weight / weight.sum())
    kind = rng.choice(len(TYPES), size, p=[share for _, share in TYPES.values()])
    received = np.sort(rng.integers(0, days, size))
    names, kinds = scene.places.wards.names, list(TYPES)
    for n in range(size):
        ward = names[scene.places.ward_of[area[n]]].replace("&", "and")
        yield f"SR{n + 1:06d}", first + timedelta(int(received[n])), kinds[kind[n]], ward


def council_mapping(scene: Scene) -> str:
    """The mapping file that goes with it."""
    values = "\n".join(f'"{word}" = "{node}"' for word, (node, _) in TYPES.items())
    return f"""# How Tallow Council's workbook of requests reads. Fictional.
publisher = "Tallow Council"
dataset = "council-requests"
licence = "Shared under the information sharing agreement of the Safer Tallow Partnership"
scope = "tallow-council"
covers = "{period(scene.plan)}"
required = ["date", "offence"]

[file]
sheet = "{SHEET}"

[columns]
reference = "Request Number"
date = "Date Received"
offence = "Request Type"
ward_name = "Ward Name"

[dates]
formats = ["excel"]

[places]
ward_edition = "2025"

[constants]
district = "{TALLOW.code}"

[offence.values]
{values}
"""
