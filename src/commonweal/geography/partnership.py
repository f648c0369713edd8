"""A Community Safety Partnership, found by any name or code of its own or of its district."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonweal.errors import NotHeld, UnknownPlace
from commonweal.figures import Area
from commonweal.geography.districts import Districts
from commonweal.geography.force import match_force
from commonweal.geography.history import CodeHistory
from commonweal.geography.names import asked, fold, nearest, short


@dataclass(frozen=True, slots=True)
class Partnership:
    """What was asked for: `area` heads the paper, `districts` are counted, `force` is whose rows are counted.

    `area` is the district where the partnership is one district, or where one district of several was asked for; else
    the partnership. `csp` is None where no lookup says it. `note` tells a reader of merged districts, else "".
    """

    area: Area
    districts: tuple[Area, ...]
    csp: Area | None
    force: Area | None
    force_names: tuple[str, ...] = ()
    all_forces: tuple[str, ...] = ()
    note: str = ""

    def is_home_force(self, name: str | None) -> bool:
        """Whether a force's name (police.uk's `Falls within`) or a file's slug is this partnership's own force.

        False where the home force is not known.
        """
        if not name or not self.force_names:
            return False
        return match_force(name, (*self.force_names, *self.all_forces)) in self.force_names


def find_partnership(text: str, districts: Districts, history: CodeHistory) -> Partnership:
    """The partnership that a name or code means. UnknownPlace with the nearest names; NotHeld without any lookup."""
    if not districts.names:
        raise NotHeld(
            "The store holds no names of places.", "Run `commonweal ingest reference` on lookups of districts first."
        )
    level, code = _find(text, districts)
    if level == "csp":
        return _of_csp(code, districts)
    return _of_district(code, districts, history)


def _find(text: str, districts: Districts) -> tuple[str, str]:
    given = text.strip()
    by_code = {code.casefold(): code for code in districts.names}
    if code := by_code.get(given.casefold()):
        if districts.districts_of_csp(code):
            return "csp", code
        if code in districts.force_names or code in districts.by_name["csp"].values():
            raise UnknownPlace(
                f"'{given}' is {districts.names[code]}, whose districts no lookup held says.",
                "Name a district, or ingest the lookup of districts to partnerships.",
            )
        return "lad", code
    for form in asked(given):
        for level in ("csp", "lad"):  # it is a partnership that is asked for
            code = districts.by_name[level].get(form)
            if code is not None and (level == "lad" or districts.districts_of_csp(code)):
                return level, code
    return _by_short_name(given, districts)


def _by_short_name(given: str, districts: Districts) -> tuple[str, str]:
    """Stockton for Stockton-on-Tees, where no other place is called so. UnknownPlace, which names all that are."""
    wanted, found = asked(given), dict[str, tuple[str, str]]()
    for level in ("csp", "lad"):
        for code in districts.by_name[level].values():
            name = districts.names[code]
            if (level == "lad" or districts.districts_of_csp(code)) and fold(short(name)) in wanted:
                found.setdefault(fold(name), (level, code))
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise _unknown(given, districts)
    names = " or ".join(sorted(districts.names[code] for _, code in found.values()))
    raise UnknownPlace(f"'{given}' is what more than one place is called.", f"Give the whole name: {names}.")


def _unknown(text: str, districts: Districts) -> UnknownPlace:
    names = {districts.names[c] for level in ("lad", "csp") for c in districts.by_name[level].values()}
    near = nearest(text, names)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Give the name or code of a district or partnership."
    return UnknownPlace(f"No district or partnership is called '{text}'.", hint)


def _of_csp(csp: str, districts: Districts) -> Partnership:
    every = districts.districts_of_csp(csp)
    own = tuple(code for code in every if districts.csp_of(code) == csp)
    members = tuple(districts.area(code, "district") for code in own or every)
    whole = districts.area(csp, "csp")
    if len(members) == 1:
        return _partnership(members[0], members, whole, districts, _left_out(every, own, districts))
    namesake = next((d for d in members if d.name == whole.name), None)
    note = f"{whole.name} is the partnership; the district of that name is {namesake.code}." if namesake else ""
    notes = filter(None, (note, _left_out(every, own, districts)))
    return _partnership(whole, members, whole, districts, " ".join(notes))


def _left_out(every: tuple[str, ...], own: tuple[str, ...], districts: Districts) -> str:
    """A district that only in part was the partnership's before it was merged stands for itself."""
    others = [districts.area(code, "district").name for code in every if own and code not in own]
    return f"{' and '.join(others)} stands for itself, though a part of it was this partnership's." if others else ""


def _of_district(code: str, districts: Districts, history: CodeHistory) -> Partnership:
    present = history.active(code)
    area = districts.area(present, "district")
    csp = districts.csp_of(present)
    note = "" if districts.names[code] == area.name else f"{districts.names[code]} is now part of {area.name}."
    return _partnership(area, (area,), districts.area(csp, "csp") if csp else None, districts, note)


def _partnership(
    area: Area, members: tuple[Area, ...], csp: Area | None, districts: Districts, note: str = ""
) -> Partnership:
    forces = {districts.force_of(d.code) for d in members}
    force = forces.pop() if len(forces) == 1 else None
    return Partnership(
        area=area,
        districts=tuple(sorted(members, key=lambda d: d.name)),
        csp=csp,
        force=districts.area(force, "force") if force else None,
        force_names=districts.force_names.get(force, ()) if force else (),
        all_forces=_all(districts.force_names.values()),
        note=note,
    )


def _all(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for each in names for name in each}))
