"""The fictional places: small areas, their wards in both editions, the LSOAs of 2011, residents and deprivation."""

from dataclasses import dataclass

import numpy as np
import shapely

from commonweal.demo import grouping, names, settle
from commonweal.demo.arrays import Flags, Floats, Ints
from commonweal.demo.districts import DISTRICTS
from commonweal.demo.ground import ORIGIN, cells
from commonweal.demo.plan import Plan

NEIGHBOUR_WARD_SIZE = 6  # small areas in a ward of a neighbouring district


@dataclass(frozen=True, slots=True)
class Areas:
    """One edition of one kind of area, in the order of their codes."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    district: Ints  # index into DISTRICTS


@dataclass(frozen=True, slots=True)
class Places:
    """Everything by small area of 2021 (n of them); wards and 2011 areas are indices into their own `Areas`."""

    cells: list[shapely.Geometry]  # metres on the National Grid
    seeds: Floats  # (n, 2) metres: where its people live
    touching: Flags  # (n, n)
    lsoa21: Areas
    lsoa11: Areas
    wards: Areas  # in force since WARDS_CHANGED
    old_wards: Areas
    lsoa11_of: Ints
    ward_of: Ints
    old_ward_of: Ints
    residents: Ints
    deprivation: Floats  # 0 to 80, as the Index of Multiple Deprivation scores

    @property
    def district_of(self) -> Ints:
        """Index into DISTRICTS."""
        return self.lsoa21.district

    def ward_named(self, name: str) -> int:
        """The index of one of Tallow's wards."""
        return self.wards.names.index(name)


def settle_places(plan: Plan) -> Places:
    """Lay out every district. The same plan gives the same places."""
    rng = np.random.default_rng([plan.seed, 1])
    seeds, district = settle.seeds(plan.lsoas, plan.neighbour_lsoas, rng)
    shapes, bank = cells(seeds, rng)
    together = grouping.touching(shapes)
    ward_of, wards = _wards(plan, seeds, bank, together, district)
    order = np.lexsort((np.arange(len(seeds)), ward_of))  # codes run ward by ward, as census geography does
    seeds, district, ward_of = seeds[order], district[order], ward_of[order]
    together = together[np.ix_(order, order)]
    old_ward_of, old_wards = _old_wards(wards, ward_of, together)
    lsoa11_of, lsoa11, lsoa21 = _lsoas(plan, district, ward_of, old_ward_of, together)
    return Places(
        cells=[shapely.transform(shapes[i], lambda xy: xy + ORIGIN) for i in order],
        seeds=seeds + ORIGIN,
        touching=together,
        lsoa21=lsoa21,
        lsoa11=lsoa11,
        wards=wards,
        old_wards=old_wards,
        lsoa11_of=lsoa11_of,
        ward_of=ward_of,
        old_ward_of=old_ward_of,
        residents=np.rint(plan.residents_per_lsoa * rng.uniform(0.82, 1.2, len(seeds))).astype(np.int64),
        deprivation=_deprivation(seeds, rng),
    )


def _wards(plan: Plan, seeds: Floats, bank: Ints, together: Flags, district: Ints) -> tuple[Ints, Areas]:
    ward_of = np.zeros(len(seeds), dtype=np.int64)
    called: list[str] = []
    belongs: list[int] = []
    for number, place in enumerate(DISTRICTS):
        here = np.flatnonzero(district == number)
        size = plan.wards if number == 0 else max(len(here) // NEIGHBOUR_WARD_SIZE, 1)
        local = grouping.wards(seeds[here], bank[here], together[np.ix_(here, here)], size, place.centre)
        ward_of[here] = local + len(called)
        count = int(local.max()) + 1
        own = names.WARDS[:count] if number == 0 else [f"{place.name} {name}" for name in names.QUARTERS[:count]]
        called.extend(own)
        belongs.extend([number] * count)
    codes = tuple(f"E05990{101 + i:03d}" for i in range(len(called)))
    return ward_of, Areas(codes, tuple(called), np.array(belongs))


def _old_wards(wards: Areas, ward_of: Ints, together: Flags) -> tuple[Ints, Areas]:
    """The wards before the review: Tallow's last was part of a neighbour, and one small area has changed hands."""
    old = ward_of.copy()
    last = int(np.flatnonzero(wards.district == 0)[-1])
    beside = np.unique(ward_of[together[ward_of == last].any(axis=0)])
    beside = beside[(beside != last) & (wards.district[beside] == 0)]
    host = int(beside[-1]) if len(beside) else max(last - 1, 0)
    old[old == last] = host
    moved = _movable(old, wards, together, spare=host)
    old[moved[0]] = moved[1]
    kept = np.array([w for w in range(len(wards.codes)) if w != last])
    codes = tuple(f"E05990{1 + i:03d}" for i in range(len(kept)))
    return np.searchsorted(kept, old), Areas(codes, tuple(wards.names[w] for w in kept), wards.district[kept])


def _movable(ward_of: Ints, wards: Areas, together: Flags, spare: int) -> tuple[int, int]:
    """A small area on the border of two of Tallow's wards that leaves both in one piece, and the ward it goes to."""
    for area in np.flatnonzero(wards.district[ward_of] == 0).tolist():
        left = np.flatnonzero((ward_of == ward_of[area]) & (np.arange(len(ward_of)) != area))
        for other in np.unique(ward_of[together[area]]).tolist():
            apart = other != ward_of[area] and wards.district[other] == 0 and spare not in (other, ward_of[area])
            if apart and len(left) > 1 and grouping.is_one_piece(left, together):
                return area, other
    return 0, int(ward_of[0])


def _lsoas(plan: Plan, district: Ints, ward_of: Ints, old_ward_of: Ints, together: Flags) -> tuple[Ints, Areas, Areas]:
    """Areas of 2011 and 2021: `splits` pairs of Tallow's neighbours were one area in 2011."""
    same = together & (ward_of[:, None] == ward_of) & (old_ward_of[:, None] == old_ward_of)
    partner = np.arange(len(district))
    taken: set[int] = set()
    for a, b in np.argwhere(np.triu(same)).tolist():
        if (
            len(taken) < 2 * plan.splits
            and district[a] == 0
            and not taken & {a, b}
            and ward_of[a] not in ward_of[list(taken)]
        ):
            partner[b] = a
            taken |= {a, b}
    heads = np.unique(partner)
    codes11 = tuple(f"E01990{1 + i:03d}" for i in range(len(heads)))
    names11 = _numbered(district[heads], ward_of[heads])
    lsoa11_of = np.searchsorted(heads, partner)
    codes, called = [codes11[i] for i in lsoa11_of], [names11[i] for i in lsoa11_of]
    for number, area in enumerate(sorted(taken)):
        codes[area] = f"E01995{1 + number:03d}"
        called[area] = called[area][:-1] + ("Y" if partner[area] == area else "Z")
    return lsoa11_of, Areas(codes11, names11, district[heads]), Areas(tuple(codes), tuple(called), district)


def _numbered(district: Ints, ward_of: Ints) -> tuple[str, ...]:
    """`Tallow 003B`: the number of the group of small areas in its district, and a letter in the group."""
    called, seen = [], dict[int, int]()
    for number, ward in zip(district.tolist(), ward_of.tolist(), strict=True):
        letter = seen[ward] = seen.get(ward, -1) + 1
        group = ward - int(ward_of[district == number].min()) + 1
        called.append(f"{DISTRICTS[number].name} {group:03d}{chr(ord('A') + letter)}")
    return tuple(called)


def _deprivation(seeds: Floats, rng: np.random.Generator) -> Floats:
    """High round the towns and on a few estates, low in the country."""
    towns = np.array([(east, north) for east, north, *_ in settle.TOWNS] + [d.centre for d in DISTRICTS[1:]])
    away = np.sqrt(((seeds[:, None, :] - towns) ** 2).sum(axis=2)).min(axis=1)
    score = 8 + 34 * np.exp(-away / 2_600) + rng.gamma(1.6, 6.0, len(seeds))
    return np.asarray(np.clip(score, 2, 80))
