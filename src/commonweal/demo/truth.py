"""What is true of the fictional borough: its levels, and everything planted in it that an analysis should find.

Nothing here is random. `incidents` draws from it; tests and `truth.json` hold the reports against it.
"""

from dataclasses import dataclass

from commonweal.figures import Month, Period

RESIDENTS = 190_000  # the levels below are for so many people


@dataclass(frozen=True, slots=True)
class Level:
    """One police.uk category in an ordinary month of a borough of `RESIDENTS`.

    `dispersion`: variance over mean of the borough's months, season apart. `persistence`: their autocorrelation at one
    month. `swing` and `peak`: the year's wave as a share of the level, and its highest month. `deprivation`: how the
    rate grows with ten points of deprivation (log). `centre`: how many times the rate is in the town centre.
    `codes`: Home Office offence codes (or kinds of anti-social behaviour) with their shares.
    """

    category: str
    monthly: float
    dispersion: float
    persistence: float
    swing: float
    peak: int
    deprivation: float
    centre: float
    codes: tuple[tuple[str, float], ...]


ASB = "Anti-social behaviour"
ASB_PERSONAL, ASB_NUISANCE, ASB_ENVIRONMENTAL = "ASB personal", "ASB nuisance", "ASB environmental"

LEVELS = (
    Level(ASB, 400, 6, 0.30, 0.26, 6, 0.25, 5.0,
          ((ASB_NUISANCE, 0.70), (ASB_PERSONAL, 0.22), (ASB_ENVIRONMENTAL, 0.08))),
    Level("Bicycle theft", 15, 1.5, 0.20, 0.25, 6, 0.05, 9.0, (("44", 1.0),)),
    Level("Burglary", 95, 3, 0.30, 0.08, 11, 0.22, 1.8,
          (("28E", 0.42), ("28F", 0.16), ("28A", 0.10), ("30C", 0.22), ("30D", 0.06), ("31A", 0.04))),
    Level("Criminal damage and arson", 205, 3, 0.25, 0.06, 6, 0.28, 2.2,
          (("58A", 0.30), ("58B", 0.12), ("58C", 0.34), ("58D", 0.18), ("56A", 0.01), ("56B", 0.05))),
    Level("Drugs", 62, 3, 0.35, 0.05, 8, 0.25, 5.0, (("92D", 0.16), ("92E", 0.62), ("92A", 0.22))),
    Level("Other crime", 55, 2.5, 0.25, 0.05, 8, 0.20, 2.5,
          (("33", 0.15), ("79", 0.35), ("99", 0.30), ("86", 0.20))),
    Level("Other theft", 130, 3, 0.25, 0.12, 7, 0.15, 4.0, (("49", 0.80), ("40", 0.08), ("49A", 0.12))),
    Level("Possession of weapons", 18, 1.5, 0.20, 0.05, 8, 0.25, 5.0, (("10D", 0.62), ("10C", 0.28), ("81", 0.10))),
    Level("Public order", 150, 4, 0.30, 0.12, 7, 0.22, 5.0, (("9A", 0.78), ("9B", 0.14), ("66", 0.06), ("62A", 0.02))),
    Level("Robbery", 20, 1.4, 0.15, 0.06, 10, 0.20, 5.0, (("34B", 0.84), ("34A", 0.16))),
    Level("Shoplifting", 170, 15, 0.45, 0.08, 11, 0.05, 14.0, (("46", 1.0),)),
    Level("Theft from the person", 8, 1.3, 0.15, 0.08, 6, 0.05, 14.0, (("39", 1.0),)),
    Level("Vehicle crime", 105, 4, 0.30, 0.06, 10, 0.12, 1.3,
          (("45", 0.52), ("48", 0.34), ("37.2", 0.02), ("126", 0.12))),
    Level("Violence and sexual offences", 720, 6, 0.30, 0.06, 6, 0.26, 3.2,
          (("105A", 0.34), ("8N", 0.25), ("8L", 0.10), ("8Q", 0.05), ("8R", 0.12), ("104", 0.02), ("5D", 0.015),
           ("11A", 0.02), ("3B", 0.02), ("19C", 0.012), ("19D", 0.008), ("17A", 0.005), ("20A", 0.025),
           ("88C", 0.015))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """From `start` to `end` (to the last month if None) the category runs at `factor` times its level.

    `wards` empty: the whole borough. `kind`: rise, fall, recording (counting changed, not the world), spike.
    """

    kind: str
    category: str
    factor: float
    start: Month
    end: Month | None
    wards: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A police operation in one ward: what it did there, and in the wards that share an edge with it.

    `target` and `ring` are factors of their levels. `moved`: incidents a month that turn up next door besides.
    """

    name: str
    ward: str
    category: str
    period: Period
    target: float
    ring: float
    text: str
    moved: float = 0.0


@dataclass(frozen=True, slots=True)
class Bonfires:
    """Between `first` and `last` (month, day) each year: extra nuisance reports and deliberate fires in some wards."""

    first: tuple[int, int]
    last: tuple[int, int]
    wards: tuple[str, ...]
    reports: float  # a ward and year
    fires: float


PLANTED = (
    Planted("fall", "Vehicle crime", 0.66, Month(2024, 11), None, (),
            "Vehicle crime falls by a third from November 2024, everywhere."),
    Planted("rise", "Robbery", 1.6, Month(2024, 11), None, (),
            "Robbery rises by 60% from November 2024, everywhere."),
    Planted("rise", "Drugs", 2.4, Month(2024, 11), None, ("Candlewick", "Quarrendale"),
            "Drug offences rise to 2.4 times their level in two wards; elsewhere nothing changes."),
    Planted("fall", "Burglary", 0.80, Month(2022, 4), None, (),
            "Burglary has been a fifth lower since April 2022: an old change that no yearly comparison now shows."),
    Planted("recording", "Shoplifting", 1.55, Month(2025, 1), None, (),
            "The force began to attend and record every shoplifting call: more is recorded, not more is stolen."),
    Planted("recording", "Public order", 0.82, Month(2023, 5), None, (),
            "Some public order offences left notifiable crime."),
    Planted("spike", "Criminal damage and arson", 1.7, Month(2025, 7), Month(2025, 7), (),
            "One month of much damage: July 2025."),
)  # fmt: skip

OPERATIONS = (
    Operation("Operation Lantern", "Candlewick", ASB, Period(Month(2023, 9), Month(2024, 2)), 0.50, 1.22,
              "Patrols against anti-social behaviour in Candlewick: it halves there, and goes up by more next door.",
              moved=30),
    Operation("Operation Thimble", "Wherry Lane", "Vehicle crime", Period(Month(2022, 9), Month(2023, 8)), 0.40, 1.0,
              "Visits and property marking against vehicle crime in Wherry Lane: it falls, and nothing moves."),
)  # fmt: skip

BONFIRES = Bonfires((10, 27), (11, 5), ("Kiln & Cooperage", "Kilnside", "Fennick"), reports=26, fires=9)

UNPUBLISHED = Month(2021, 2)  # the force's file of this month never appeared
UNPUBLISHED_TEXT = "The force was changing its crime system and published no file for February 2021."


@dataclass(frozen=True, slots=True)
class YouthJustice:
    """What is planted in the youth justice team's returns; years are financial, by the calendar year they begin in.

    `new_children`: so many a month meet the team for the first time in a borough of `RESIDENTS`, by year. `again`: the
    share of them who reoffend, and `often`: how many further occasions those have, by year: the share falls while the
    frequency rises. `unknown`: the share of children whose ethnicity is not told, where the outcome is a community
    resolution and elsewhere. `absent`: categories of which there is none from `absent_from` on.
    """

    start: Month
    missing: Period
    new_children: dict[int, float]
    again: dict[int, float]
    often: dict[int, float]
    male: float
    unknown: tuple[float, float]
    absent: tuple[str, ...]
    absent_from: Month
    text: str


YOUTH_JUSTICE = YouthJustice(
    start=Month(2020, 4),
    missing=Period(Month(2021, 4), Month(2022, 3)),
    new_children={2019: 18.0, 2020: 16.0, 2021: 15.0, 2022: 14.0, 2023: 13.0, 2024: 12.0, 2025: 20.0},
    again={2019: 0.60, 2020: 0.66, 2021: 0.74, 2022: 0.78, 2023: 0.24, 2024: 0.24, 2025: 0.24},
    often={2019: 1.6, 2020: 1.6, 2021: 1.6, 2022: 1.6, 2023: 4.5, 2024: 4.5, 2025: 4.5},
    male=0.84,
    unknown=(0.45, 0.03),
    absent=("arson", "fraud-and-forgery"),
    absent_from=Month(2025, 4),
    text="Fewer children came new each year until April 2025, and two in three more since. Since 2023 fewer reoffend, "
    "and those who do reoffend more often. The year 2021/22 was lost when the team changed its case system.",
)

# The partners' indicators: what the rules should say of each, by its name. demo/portal/indicators.toml has the figures.
INDICATORS: dict[str, str] = {
    "Persistent absence": "worse than usual",  # a quarter more than ever before: outside its limits, and above England
    "Arrivals after an assault": "",
    "Hate incidents": "",
    "Deliberate fires": "late",  # the newest figure is of a year ago
    "Dwelling fires": "",  # and its target is met
}
