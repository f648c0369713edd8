"""Districts, partnerships and forces: their codes, every name they go by, and who belongs to whom."""

from collections import defaultdict
from collections.abc import Iterator

from commonweal.figures import Area
from commonweal.geography.held import Held
from commonweal.geography.history import HISTORY, CodeHistory
from commonweal.geography.names import spellings


class Districts:
    """What lookups say of districts, partnerships (CSPs) and forces, the newest codes first.

    Everything about districts stands under their present codes.
    """

    def __init__(self, held: Held, history: CodeHistory) -> None:
        self._history = history
        self.names: dict[str, str] = {}  # by code, of every level and edition: the newest printed
        self.by_name: dict[str, dict[str, str]] = {"lad": {}, "csp": {}}  # folded name to code
        self.force_names: dict[str, tuple[str, ...]] = {}
        self._districts_of_csp: dict[str, tuple[str, ...]] = {}
        self._csp_of: dict[str, str | None] = {}
        self._force_of: dict[str, str | None] = {}
        self._read_names(held)
        self._read_membership(held)

    def area(self, code: str, kind: str) -> Area:
        """A place under its newest name; under its code where no file names it."""
        return Area(code, self.names.get(code, code), kind)

    def districts_of_csp(self, csp: str) -> tuple[str, ...]:
        """The districts of a partnership; none where it is not known."""
        return self._districts_of_csp.get(csp, ())

    def csp_of(self, district: str) -> str | None:
        """A district's partnership; None where unknown, or where parts of it had different ones."""
        return self._csp_of.get(self._history.active(district))

    def force_of(self, district: str) -> str | None:
        """A district's home force; None where it is not known."""
        return self._force_of.get(self._history.active(district))

    @property
    def codes(self) -> frozenset[str]:
        """The present codes of all districts known."""
        return frozenset(self._history.active(c) for c in self.by_name["lad"].values()) | frozenset(self._force_of)

    def _read_names(self, held: Held) -> None:
        forces: dict[str, list[str]] = defaultdict(list)
        for level, code, name in _named(held):
            self.names.setdefault(code, name)
            if level == "pfa":
                forces[code].append(name)
            for form in spellings(name):
                self.by_name.setdefault(level, {}).setdefault(form, code)
        self.force_names = {code: tuple(dict.fromkeys(names)) for code, names in forces.items()}

    def _read_membership(self, held: Held) -> None:
        csps: dict[str, set[str]] = defaultdict(set)
        forces: dict[str, set[str]] = defaultdict(set)
        for lookup in held.between("lad", "csp"):
            vintages = [lookup.of("lad")[-1], lookup.of("csp")[-1], *lookup.of("pfa")[-1:]]
            of_csp: dict[str, list[str]] = defaultdict(list)
            told: set[str] = set(csps)
            for district, csp, *force in _rows(held, lookup.dataset, [f"{v}_code" for v in vintages]):
                present = self._history.active(district)
                of_csp[csp].append(present)
                if present not in told:
                    csps[present].add(csp)
                    forces[present].update(force)
            for csp, districts in of_csp.items():
                self._districts_of_csp.setdefault(csp, tuple(dict.fromkeys(districts)))
        self._read_forces(held, forces)
        self._csp_of = {d: next(iter(c)) if len(c) == 1 else None for d, c in csps.items()}
        self._force_of = {d: next(iter(f)) if len(f) == 1 else None for d, f in forces.items()}

    def _read_forces(self, held: Held, forces: dict[str, set[str]]) -> None:
        """Lookups from district to force that know no partnerships."""
        for lookup in held.between("lad", "pfa"):
            told = {district for district, found in forces.items() if found}
            for district, force in _rows(held, lookup.dataset, [f"{lookup.of(v)[-1]}_code" for v in ("lad", "pfa")]):
                if (present := self._history.active(district)) not in told:
                    forces[present].add(force)


def _rows(held: Held, dataset: str, columns: list[str]) -> Iterator[tuple[str, ...]]:
    """Each combination once, in the order of first standing; those with a blank are left out."""
    table = held.table(dataset, columns).group_by(columns, use_threads=False).aggregate([])
    rows = zip(*(table.column(c).to_pylist() for c in columns), strict=True)
    return (row for row in rows if all(row))


def _named(held: Held) -> Iterator[tuple[str, str, str]]:
    """Level, code and name out of every table that names districts, partnerships or forces, the newest first."""
    if HISTORY in held.datasets:
        for start in ("lad_active", "lad"):
            for code, name in _rows(held, HISTORY, [f"{start}_code", f"{start}_name"]):
                yield "lad", code, name
    for level in ("lad", "csp", "pfa"):
        for lookup in held.between(level):
            for vintage in lookup.of(level):
                for part in ("name", "welsh"):
                    for code, name in _rows(held, lookup.dataset, [f"{vintage}_code", f"{vintage}_{part}"]):
                        yield level, code, name
    for dataset in (*reversed(held.named("boundary.lad.")), *reversed(held.named("population.lad"))):
        for code, name in _rows(held, dataset, ["code", "name"]):
            yield "lad", code, name
