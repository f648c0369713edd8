"""Wards by edition: which there are in a district, and which ward each LSOA is taken to lie in."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from commonweal.figures import Area
from commonweal.geography.held import Held, Lookup
from commonweal.geography.history import CodeHistory
from commonweal.geography.membership import Membership
from commonweal.geography.outlines import Outlines, outline_editions

ReadOutlines = Callable[[str, str], Outlines]


@dataclass(frozen=True, slots=True)
class WardEdition:
    """A year's wards: whether their outlines are held, and whether a lookup names them."""

    edition: str
    boundaries: bool
    lookup: bool


@dataclass(slots=True)
class _Found:
    names: dict[str, str] = field(default_factory=dict)  # by ward code
    outlined: bool = False
    looked_up: bool = False


class Wards:
    """The wards that outlines and lookups name, by edition and district."""

    def __init__(self, held: Held, history: CodeHistory, membership: Membership, outlines: ReadOutlines) -> None:
        self._found: dict[str, dict[str, _Found]] = defaultdict(lambda: defaultdict(_Found))
        for edition in outline_editions(held, "ward"):
            shapes = outlines("ward", edition)
            for code, name, district in zip(shapes.codes, shapes.names, shapes.districts, strict=True):
                found = self._found[edition][district or ""]
                found.names[code], found.outlined = name or code, True
        for lookup in held.between("wd"):
            self._read_lookup(held, history, membership, lookup)

    def _read_lookup(self, held: Held, history: CodeHistory, membership: Membership, lookup: Lookup) -> None:
        """A lookup that names no district has its LSOAs, whose district is known."""
        ward, via = lookup.of("wd")[-1], lookup.of("lad")[-1:] or lookup.of("lsoa")[-1:]
        if not via:
            return
        table = held.table(lookup.dataset, [f"{ward}_code", f"{ward}_name", f"{via[0]}_code"])
        places = table.column(2)
        owners = history.active_of(places) if lookup.of("lad") else membership.districts_of(places)
        once = table.select([0, 1]).append_column("district", owners).group_by(["district", *table.column_names[:2]])
        for row in once.aggregate([]).to_pylist():
            if code := row[f"{ward}_code"]:
                found = self._found[edition_of(ward)][row["district"] or ""]
                found.names.setdefault(code, row[f"{ward}_name"] or code)
                found.looked_up = True

    def editions(self, district: str) -> tuple[WardEdition, ...]:
        """The editions that know a district's wards (by its present code), newest first."""
        known = [(e, by[district]) for e, by in self._found.items() if district in by]
        newest = sorted(known, key=lambda k: (k[0].isdigit(), k[0]), reverse=True)
        return tuple(WardEdition(e, f.outlined, f.looked_up) for e, f in newest)

    def of(self, district: str, edition: str) -> tuple[Area, ...]:
        """A district's wards of an edition, by name; none where the edition does not know it."""
        by = self._found.get(edition, {})
        names = by[district].names if district in by else {}
        return tuple(Area(c, n, "ward") for c, n in sorted(names.items(), key=lambda item: (item[1], item[0])))

    def codes(self, edition: str) -> frozenset[str]:
        """Every ward of an edition."""
        return frozenset(code for found in self._found.get(edition, {}).values() for code in found.names)

    def newest_edition_of(self, ward: str) -> str | None:
        """The newest edition, those with outlines first, that has a ward of that code."""
        having = [
            (any(f.outlined and ward in f.names for f in by.values()), e.isdigit(), e)
            for e, by in self._found.items()
            if any(ward in f.names for f in by.values())
        ]
        return max(having)[2] if having else None

    def name(self, ward: str) -> str | None:
        """A ward's name in the newest edition that has it."""
        edition = self.newest_edition_of(ward)
        if edition is None:
            return None
        return next(f.names[ward] for f in self._found[edition].values() if ward in f.names)

    def district_of(self, ward: str) -> str | None:
        """The district that a ward lies in, in the newest edition that has it."""
        edition = self.newest_edition_of(ward)
        by: Mapping[str, _Found] = self._found.get(edition or "", {})
        return next((district or None for district, found in by.items() if ward in found.names), None)


def edition_of(vintage: str) -> str:
    """`wd25` is the edition 2025; `wd`, whose year no one says, is `undated`."""
    year = vintage.lstrip("abcdefghijklmnopqrstuvwxyz")
    return f"20{year}" if year else "undated"
