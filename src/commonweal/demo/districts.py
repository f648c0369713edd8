"""The fictional districts: Tallow, two neighbours of its own force, and one of a force whose file never came."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Force:
    """A police force. `slug` is its name in the archive's file names."""

    code: str
    name: str
    slug: str
    published: bool  # whether its files are in the archive

    @property
    def full_name(self) -> str:
        """As the street files print it."""
        return f"{self.name} Police"


@dataclass(frozen=True, slots=True)
class District:
    """A council area. `centre` is where its town centre lies on the ground, in metres."""

    code: str
    name: str
    csp_code: str
    force: Force
    centre: tuple[float, float]


WHARFSHIRE = Force("E23990013", "Wharfshire", "wharfshire", published=True)
NORTHMOOR = Force("E23990014", "Northmoor", "northmoor", published=False)

TALLOW = District("E06990004", "Tallow", "E22990030", WHARFSHIRE, (17_200.0, 16_300.0))
NEIGHBOURS = (
    District("E06990005", "Marrowby", "E22990031", WHARFSHIRE, (18_500.0, 26_500.0)),
    District("E06990006", "Saltersea", "E22990032", WHARFSHIRE, (22_000.0, 4_300.0)),
    District("E06990007", "Hestley", "E22990033", NORTHMOOR, (4_200.0, 15_600.0)),
)
DISTRICTS = (TALLOW, *NEIGHBOURS)
REGION = ("E12990001", "North Seaboard")
COUNTRY = ("E92000001", "England", "K04000001", "England and Wales", "K03000001", "Great Britain", "K02000001",
           "United Kingdom")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SimilarDistrict(District):
    """A district elsewhere, known only by its census and its codes: what similar areas are chosen from."""

    residents: float
    deprivation: float


SIMILAR = tuple(
    SimilarDistrict(f"E069900{11 + i}", name, f"E229900{41 + i}", NORTHMOOR, (0.0, 0.0), residents, deprivation)
    for i, (name, residents, deprivation) in enumerate(
        (
            ("Cressmere", 184_300.0, 27.4),
            ("Thornwick Bay", 201_800.0, 25.1),
            ("Averholt", 142_600.0, 31.9),
            ("Pendlebrook", 268_900.0, 23.0),
            ("Lindale and Moss", 96_200.0, 14.8),
            ("Oakhampstead", 171_000.0, 11.2),
        )
    )
)
