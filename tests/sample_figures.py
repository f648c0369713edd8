"""A figure set for the fictional borough of Tallow: every kind of thing that a paper must be able to show."""

from dataclasses import replace
from functools import cache
from math import cos, pi, sin

import shapely

from commonweal.figures import (
    Area,
    AreaMap,
    Cover,
    Figure,
    FigureSet,
    Mark,
    Month,
    Note,
    Paragraph,
    Period,
    Point,
    Row,
    Series,
    Shape,
    Source,
    Table,
)

TALLOW = Area("E06099999", "Tallow", "csp")
NOW = Period.parse("2024-10..2025-09")
BEFORE = NOW.shift(-12)
POLICE = "police_uk.street/2026-02"
NOT_SEPARABLE = "not separable in this source"

# code, label, depth, group, year before, this year, likely range, verdict
OFFENCES = (
    ("all-crime", "All crime", 0, True, 21352, 20194, (-8.9, -1.6), "fall"),
    ("publicly-reported", "Publicly reported crime", 1, True, 17952, 16684, (-11.4, -2.5), "fall"),
    ("violence-and-sexual-offences", "Violence and sexual offences", 2, False, 8468, 8549, (-3.1, 5.2),
     "no clear change"),
    ("criminal-damage-and-arson", "Criminal damage and arson", 2, False, 2502, 2348, (-15.0, 3.1), "no clear change"),
    ("arson", "Arson", 3, False, 9, 14, None, "too few to say"),
    ("shoplifting", "Shoplifting", 2, False, 2243, 1964, (-27.2, 5.3), "no clear change"),
    ("other-theft", "Other theft", 2, False, 1673, 1355, (-26.4, -10.8), "fall"),
    ("vehicle-crime", "Vehicle crime", 2, False, 1471, 1016, (-40.1, -20.6), "fall"),
    ("theft-from-a-vehicle", "Theft from a vehicle", 3, False, None, None, None, "not available"),
    ("theft-of-a-vehicle", "Theft of a vehicle", 3, False, None, None, None, "not available"),
    ("burglary", "Burglary", 2, False, 1175, 963, (-32.0, 0.9), "no clear change"),
    ("robbery", "Robbery", 2, False, 202, 276, (8.3, 73.2), "rise"),
    ("bicycle-theft", "Bicycle theft", 2, False, 149, 133, (-31.0, 16.4), "no clear change"),
    ("theft-from-the-person", "Theft from the person", 2, False, 69, 80, (-19.4, 66.1), "no clear change"),
    ("police-generated", "Police-generated crime", 1, True, 3400, 3510, (-4.4, 11.3), "no clear change"),
    ("public-order", "Public order", 2, False, 1777, 1650, (-18.3, 5.4), "no clear change"),
    ("drugs", "Drugs", 2, False, 735, 876, (-0.3, 42.0), "no clear change"),
    ("other-crime", "Other crime", 2, False, 671, 771, (-4.2, 38.4), "no clear change"),
    ("possession-of-weapons", "Possession of weapons", 2, False, 217, 213, (-22.3, 24.1), "no clear change"),
    ("anti-social-behaviour", "Anti-social behaviour (not crime)", 0, True, 4445, 5051, (4.1, 25.3), "rise"),
)  # fmt: skip
WARDS = (
    "Abbey", "Beacon Hill", "Candlewick", "Dean's Mill", "Eastfield", "Ferry Quay", "Grange", "Harbour",
    "Ings", "Kiln Lane", "Lamp & Wick", "Marsh End", "Northgate", "Old Tallow", "Priory", "Queensway",
    "Ropery", "Saltmarket", "Town Centre", "Upper Wax",
)  # fmt: skip
EXCEPTIONS = ("vehicle-crime", "other-theft", "robbery", "anti-social-behaviour")


def _unit(code: str) -> str:
    return {"all-crime": "crimes", "anti-social-behaviour": "incidents"}.get(code, "offences")


def _change(before: float | None, now: float | None) -> float | None:
    return None if before is None or now is None or before == 0 else 100 * (now / before - 1)


def _offence_figures() -> list[Figure]:
    return [
        Figure(
            id=f"E06099999/{code}",
            label=label,
            offence=code,
            area=TALLOW,
            value=now,
            unit=_unit(code),
            period=NOW,
            baseline_value=before,
            baseline_period=BEFORE,
            change_percent=_change(before, now),
            interval=interval,
            level=0.95 if interval else None,
            p=0.004 if verdict in ("rise", "fall") else 0.31,
            q=0.02 if verdict in ("rise", "fall") else 0.44,
            verdict=verdict,
            method="paired months, quasi-Poisson",
            sources=(POLICE,),
        )
        for code, label, _, _, before, now, interval, verdict in OFFENCES
    ]


def _suppressed() -> Figure:
    return Figure(
        "E06099999/stalking",
        "Stalking and harassment",
        "stalking-and-harassment",
        TALLOW,
        None,
        "offences",
        NOW,
        baseline_period=BEFORE,
        sources=("partner/harbour-homes",),
        suppressed=True,
    )


def _ward(number: int, name: str) -> Area:
    return Area(f"E0509{number:04d}", name, "ward")


def _ward_counts(number: int, before: int, now: int) -> tuple[int, int]:
    weights = [1 + (n * 7 % 5) + (12 if name == "Town Centre" else 0) for n, name in enumerate(WARDS)]
    shares = [w / sum(weights) for w in weights]
    if number < len(WARDS) - 1:
        return round(before * shares[number]), round(now * shares[number] * (1 + 0.12 * sin(number)))
    earlier = [_ward_counts(n, before, now) for n in range(number)]
    return before - sum(b for b, _ in earlier), now - sum(n for _, n in earlier)


def _ward_figures(code: str, prefix: str) -> list[Figure]:
    _, _, _, _, before, now, _, _ = next(o for o in OFFENCES if o[0] == code)
    verdicts = {"Eastfield": "fall", "Northgate": "fall", "Candlewick": "rise", "Upper Wax": "too few to say"}
    figures = []
    for number, name in enumerate(WARDS):
        was, became = _ward_counts(number, before, now)
        figures.append(
            Figure(
                f"{prefix}/{number}",
                name,
                code,
                _ward(number, name),
                became,
                _unit(code),
                NOW,
                was,
                BEFORE,
                _change(was, became),
                (-18.0, 12.0),
                0.95,
                verdict=verdicts.get(name, "no clear change"),
                method="paired months, quasi-Poisson",
                sources=(POLICE,),
            )
        )
    return figures


def _points(per_month: float, before: float, alarms: dict[Month, str]) -> tuple[Point, ...]:
    points = []
    for n, month in enumerate(Period(NOW.start - 24, NOW.end)):
        level = per_month if month in NOW else before
        value: float | None = round(level * (1 + 0.13 * sin(n * 2.4) + 0.1 * cos(n * pi / 6)))
        if month == Month(2024, 3):
            value = None  # a month that the force did not give
        lower, upper = (round(before * 0.72), round(before * 1.36)) if month in NOW else (None, None)
        expected = before if month in NOW else None
        alarm = alarms.get(month)
        if alarm and lower is not None and upper is not None:
            value = round(upper * 1.12) if alarm == "above" else round(lower * 0.8)
        points.append(Point(month, value, expected, lower, upper, alarm))
    return tuple(points)


def _series() -> list[Series]:
    alarms = {
        "vehicle-crime": {Month(2025, 1): "below", Month(2025, 3): "below", Month(2025, 7): "below"},
        "robbery": {Month(2025, 6): "above"},
        "anti-social-behaviour": {Month(2024, 11): "above", Month(2025, 4): "above"},
    }
    marks = {
        "shoplifting": (Mark(Month(2024, 5), "Force began to attend every shoplifting call"),),
        "vehicle-crime": (Mark(Month(2024, 6), "Vehicle interference counted apart"),),
    }
    return [
        Series(
            f"E06099999/{code}/months",
            label,
            code,
            TALLOW,
            _unit(code),
            _points(now / 12, before / 12, alarms.get(code, {})),
            "Farrington-Noufaily",
            {"b": 2, "w": 3},
            marks.get(code, ()),
            sources=(POLICE,),
        )
        for code, label, _, _, before, now, _, _ in OFFENCES
        if now is not None and before is not None
    ]


def _shapes() -> tuple[Shape, ...]:
    shapes = []
    for number, name in enumerate(WARDS):
        x, y = number % 5, number // 5
        corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
        bent = [(-1.4 + 0.02 * (a + 0.22 * sin(3 * b)), 54.5 + 0.012 * (b + 0.2 * cos(2.3 * a))) for a, b in corners]
        caveat = "one in five incidents; a rate by residents misleads" if name == "Town Centre" else ""
        shapes.append(Shape(_ward(number, name), shapely.Polygon(bent).wkb, caveat))
    return tuple(shapes)


def _neighbours() -> list[Figure]:
    rates = (("Tallow", 101.2), ("Wickham Vale", 118.4), ("Sperm Bay", 86.0), ("Rushlight", None))
    return [
        Figure(
            f"rate/{name}",
            name,
            "all-crime",
            Area(f"E0609{n:04d}", name, "district"),
            rate,
            "crimes per 1,000 residents",
            NOW,
            interval=(rate - 2, rate + 2) if rate else None,
            level=0.95,
            verdict=None if rate else "not available",
            sources=(POLICE,),
            notes=() if rate else ("Rushlight's police force did not publish these months.",),
        )
        for n, (name, rate) in enumerate(rates)
    ]


def _revised() -> list[Figure]:
    return [
        Figure(
            "revised/all-crime",
            "All crime",
            "all-crime",
            TALLOW,
            21352,
            "crimes",
            BEFORE,
            21310,
            BEFORE,
            _change(21310, 21352),
            sources=(POLICE,),
        ),
        Figure(
            "revised/robbery",
            "Robbery",
            "robbery",
            TALLOW,
            202,
            "offences",
            BEFORE,
            205,
            BEFORE,
            _change(205, 202),
            sources=(POLICE,),
        ),
    ]


def _earlier() -> list[Figure]:
    return [
        replace(
            f,
            id=f"earlier/{f.offence}",
            baseline_value=f.baseline_value * 1.02 + 0.5,
            change_percent=_change(f.baseline_value * 1.02 + 0.5, f.value),
            verdict=None,
            interval=None,
            p=None,
            q=None,
        )
        for f in _offence_figures()
        if f.baseline_value is not None and f.offence in ("all-crime", "publicly-reported", "police-generated")
    ]


def _housing() -> list[Figure]:
    return [
        Figure(
            "housing/noise",
            "Noise complaints",
            "asb-nuisance",
            TALLOW,
            214,
            "complaints",
            NOW,
            190,
            BEFORE,
            _change(190, 214),
            sources=("partner/harbour-homes",),
        ),
        Figure(
            "housing/evictions",
            "Evictions for anti-social behaviour",
            "asb",
            TALLOW,
            3,
            "cases",
            NOW,
            0,
            BEFORE,
            sources=("partner/harbour-homes",),
        ),
        _suppressed(),
    ]


def _projection() -> list[Figure]:
    return [
        Figure(
            "projection/all-crime",
            "All crime, April 2025 to March 2026",
            "all-crime",
            TALLOW,
            20010,
            "crimes",
            Period.parse("2025-04..2026-03"),
            interval=(19200, 20850),
            level=0.95,
            sources=(POLICE,),
        ),
    ]


def _rows(figures: list[Figure]) -> tuple[Row, ...]:
    return tuple(Row(f.id) for f in figures)


def _offence_rows() -> tuple[Row, ...]:
    notes = {
        "shoplifting": "Force began to attend every shoplifting call in May 2024.",
        "theft-from-a-vehicle": NOT_SEPARABLE,
        "theft-of-a-vehicle": NOT_SEPARABLE,
    }
    return tuple(
        Row(f"E06099999/{code}", depth, group, f"E06099999/{code}/months" if now else None, notes.get(code, ""))
        for code, _, depth, group, _, now, _, _ in OFFENCES
    )


@cache
def tallow() -> FigureSet:
    """The whole set."""
    wards = _ward_figures("all-crime", "ward")
    carried = {code: _ward_figures(code, f"carried/{code}") for code in EXCEPTIONS}
    headline = ("all-crime", "publicly-reported", "police-generated", "anti-social-behaviour")
    tables = [
        Table("headline", "At a glance", "", tuple(Row(f"E06099999/{c}") for c in headline), NOW, BEFORE),
        Table("offences", "Every offence", "Offence", _offence_rows(), NOW, BEFORE),
        Table(
            "earlier",
            "Against the average of the 3 earlier years held",
            "",
            _rows(_earlier()),
            NOW,
            BEFORE,
            "2022-23 is not held and is left out.",
        ),
        Table("wards", "All crime by ward", "Ward", _rows(wards), NOW, BEFORE),
        Table("neighbours", "Neighbouring districts", "District", _rows(_neighbours()), NOW, None),
        Table("revisions", "What changed in months already reported", "Offence", _rows(_revised()), BEFORE, BEFORE),
        Table("projection", "Where the year may end", "", _rows(_projection()), NOW, None),
        Table("housing", "Harbour Homes' own figures", "", _rows(_housing()), NOW, BEFORE),
        *(
            Table(f"carried-by/{c}", f"Which wards carry the change: {c}", "Ward", _rows(fs), NOW, BEFORE)
            for c, fs in carried.items()
        ),
    ]
    shapes = _shapes()
    figures = [*_offence_figures(), *wards, *_neighbours(), *_revised(), *_earlier(), *_housing(), *_projection()]
    return FigureSet(
        report="recorded-crime",
        partnership=TALLOW,
        period=NOW,
        against=BEFORE,
        as_at="2026-02-14",
        audience="public",
        software="commonweal 0.1.0",
        sources=(
            Source(POLICE, "police.uk", "Street-level crime, Candleshire Police", "2026-02-01", "ab" * 32, "OGL v3"),
            Source("partner/harbour-homes", "Harbour Homes", "Complaints and cases", None, "cd" * 32, "By agreement"),
        ),
        figures=(*figures, *(f for fs in carried.values() for f in fs)),
        series=tuple(_series()),
        tables=tuple(tables),
        maps=(
            AreaMap(
                "wards",
                "Where crime changed, by ward",
                "Grey where months vary by more than the change",
                shapes,
                tuple(f.id for f in wards),
                "Made-up boundaries of a made-up borough",
            ),
        ),
        notes=(
            Note("gap", "March 2024 was not published for Candleshire Police; it is left out of both years."),
            Note("recording", "The force began to attend every shoplifting call in May 2024.", "shoplifting"),
            Note("source", "police.uk cannot tell residential burglary, rape or arson apart."),
            Note("place", "11% of rows lie in another ward than their LSOA's best fit; wards are by point."),
            Note("method", "Change is tested over paired months, allowing for how much the months of an offence vary."),
            Note("quality", "213 rows had no place and are in the borough's total only."),
        ),
        paragraphs=(
            Paragraph(
                "Harbour Homes",
                "From Harbour Homes",
                "Two estates had joint patrols from May.\n\nNoise complaints rose while the patrols ran.",
                "housing",
            ),
        ),
        cover=Cover(
            "To tell members how recorded crime and disorder changed.",
            "Members are asked to note the report and to agree a closer look at robbery.",
            "The partnership analyst",
            "16 October 2025",
        ),
        body="Safer Tallow Partnership",
    )


def quiet() -> FigureSet:
    """The same borough in a year in which nothing moved: no exceptions, no map."""
    whole = tallow()
    still = tuple(
        replace(f, verdict="no clear change" if f.verdict in ("rise", "fall") else f.verdict) for f in whole.figures
    )
    calm = tuple(replace(s, points=tuple(replace(p, alarm=None) for p in s.points)) for s in whole.series)
    tables = tuple(t for t in whole.tables if not t.id.startswith("carried-by/"))
    return replace(whole, figures=still, series=calm, tables=tables, maps=())
