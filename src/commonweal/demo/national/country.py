"""The invented country: forces, partnerships of one district each, their small areas, and the points in these."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from commonweal.demo import names as words
from commonweal.demo.anchors import ON_OR_NEAR
from commonweal.demo.arrays import Floats, Ints
from commonweal.demo.districts import Force
from commonweal.demo.national import ground, names
from commonweal.demo.national.kinds import kinds_of, traits_of
from commonweal.demo.national.plan import NationalPlan

PEOPLE = 1_650  # of a small area
WARD = 5  # small areas
STREETS = 4_000
LEAST = 3  # partnerships of a force
LARGEST = 0.4  # how force sizes fall: the n-th has n to the power of minus this


@dataclass(frozen=True, slots=True)
class Country:
    """P partnerships, side by side in every field; small areas run partnership by partnership.

    `areas` (P,) is how many small areas each has, `share` what part of its partnership's rows falls in each, and
    `places` what a street file prints of each point, from Longitude to LSOA name: `points` of them to a small area.
    """

    plan: NationalPlan
    forces: tuple[Force, ...]
    names: tuple[str, ...]
    force: Ints
    kind: Ints
    traits: dict[str, Floats]
    residents: Ints
    boxes: Floats
    areas: Ints
    lsoas: tuple[str, ...]
    lsoa_names: tuple[str, ...]
    share: Floats
    places: pa.Array

    @property
    def first_area(self) -> Ints:
        """The first small area (P,) of each partnership."""
        return np.asarray(np.cumsum(self.areas) - self.areas)

    def district(self, number: int) -> str:
        """A partnership's district code."""
        return f"E06980{1 + number:03d}"

    def csp(self, number: int) -> str:
        """A partnership's own code."""
        return f"E22980{1 + number:03d}"

    @property
    def district_of_area(self) -> Ints:
        """The partnership that each small area lies in."""
        return np.repeat(np.arange(len(self.areas)), self.areas)

    @property
    def area_residents(self) -> Ints:
        """Residents of each small area: as equal as whole people can be."""
        of = self.district_of_area
        number = np.arange(len(of)) - self.first_area[of]
        return np.asarray(self.residents[of] // self.areas[of] + (number < self.residents[of] % self.areas[of]))


def settle(plan: NationalPlan) -> Country:
    """The country of a plan. The same plan gives the same country."""
    rng = np.random.default_rng([plan.seed, 20])
    kind, force = kinds_of(plan.partnerships, plan.kinds), _forces_of(plan)
    traits = traits_of(kind, rng)
    residents = np.rint(traits["residents"]).astype(np.int64)
    called = names.districts(plan.partnerships, rng)
    areas = np.maximum(residents // PEOPLE, 1)
    lsoas = tuple(f"E019{1 + i:05d}" for i in range(int(areas.sum())))
    lsoa_names = tuple(_numbered(called, areas))
    boxes = ground.lay_out(residents / traits["density"], force)
    points = ground.points(boxes, areas, plan.points, rng)
    return Country(
        plan=plan,
        forces=tuple(
            Force(f"E23980{1 + i:03d}", name, name.lower(), published=True)
            for i, name in enumerate(names.forces(plan.forces))
        ),
        names=called,
        force=force,
        kind=kind,
        traits=traits,
        residents=residents,
        boxes=boxes,
        areas=areas,
        lsoas=lsoas,
        lsoa_names=lsoa_names,
        share=_shares(areas, rng),
        places=_places(points, lsoas, lsoa_names, plan.points, rng),
    )


def _forces_of(plan: NationalPlan) -> Ints:
    """The force of each partnership, force by force: three at least, and the first has the most."""
    weight = np.arange(1, plan.forces + 1) ** -LARGEST
    spare = plan.partnerships - LEAST * plan.forces
    ends = np.rint(np.cumsum(weight) / weight.sum() * spare).astype(np.int64)
    sizes = LEAST + np.diff(ends, prepend=0)
    return np.repeat(np.arange(plan.forces), sizes)


def _numbered(called: tuple[str, ...], areas: Ints) -> list[str]:
    """`Quillmere 003B`: the number of the group of five in its district, and a letter in the group."""
    return [
        f"{name} {1 + number // WARD:03d}{chr(ord('A') + number % WARD)}"
        for name, size in zip(called, areas.tolist(), strict=True)
        for number in range(size)
    ]


def _shares(areas: Ints, rng: np.random.Generator) -> Floats:
    weight = rng.gamma(1.2, 1.0, int(areas.sum())) + 0.05
    district = np.repeat(np.arange(len(areas)), areas)
    return np.asarray(weight / np.bincount(district, weight)[district])


def _places(
    points: Floats, lsoas: tuple[str, ...], called: tuple[str, ...], each: int, rng: np.random.Generator
) -> pa.Array:
    streets = [ON_OR_NEAR + name for name in words.streets(STREETS, rng)]
    chosen = rng.integers(0, len(streets), len(points)).tolist()
    printed = [
        f"{x:.6f},{y:.6f},{streets[street]},{lsoas[n // each]},{called[n // each]}"
        for n, ((x, y), street) in enumerate(zip(points.tolist(), chosen, strict=True))
    ]
    return pa.array(printed, pa.string())
