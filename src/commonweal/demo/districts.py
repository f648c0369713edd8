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
REGION = ("E12990001", "Wharfdale Coast")
