"""What an extract's places are held against, passed in by whoever has it: a source asks no store."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from commonweal.geography.names import fold

# The whole of the United Kingdom, in degrees and in metres of the National Grid.
LONGITUDES, LATITUDES = (-8.7, 1.9), (49.8, 60.95)
EASTINGS, NORTHINGS = (0.0, 700_000.0), (0.0, 1_300_000.0)


@dataclass(frozen=True, slots=True)
class WardEdition:
    """One edition of a district's wards: name, folded by `geography.names` -> code."""

    label: str
    codes: Mapping[str, str]

    @classmethod
    def of(cls, label: str, names: Mapping[str, str]) -> "WardEdition":
        """From name -> code."""
        return cls(label, {fold(name): code for name, code in names.items()})


class Places(Protocol):
    """What is known of places. None as an answer: nothing is held that could tell."""

    def wards(self, district: str) -> tuple[WardEdition, ...]:
        """The editions of a district's wards, newest first."""
        ...

    def knows_ward(self, code: str) -> bool | None:
        """Whether a ward of that code is, or was."""
        ...

    def knows_lsoa(self, code: str) -> bool | None:
        """Whether an LSOA of that code is, or was."""
        ...

    def outlines(self, wards: Collection[str]) -> Mapping[str, Any]:
        """The outlines held of these wards, in longitude and latitude (shapely)."""
        ...


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Places as given: `editions` district -> its editions of wards, newest first. Nothing given, nothing known."""

    editions: Mapping[str, tuple[WardEdition, ...]] = field(default_factory=dict)
    ward_codes: frozenset[str] = frozenset()
    lsoa_codes: frozenset[str] = frozenset()
    shapes: Mapping[str, Any] = field(default_factory=dict)

    def wards(self, district: str) -> tuple[WardEdition, ...]:
        """The editions of a district's wards, newest first."""
        return self.editions.get(district, ())

    def knows_ward(self, code: str) -> bool | None:
        """Whether the ward is among those given."""
        return code in self.ward_codes if self.ward_codes else None

    def knows_lsoa(self, code: str) -> bool | None:
        """Whether the LSOA is among those given."""
        return code in self.lsoa_codes if self.lsoa_codes else None

    def outlines(self, wards: Collection[str]) -> Mapping[str, Any]:
        """The outlines given of these wards."""
        return {code: self.shapes[code] for code in wards if code in self.shapes}
