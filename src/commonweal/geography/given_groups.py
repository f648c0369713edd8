"""Groups that somebody gave as a list, such as the Home Office's most-similar group, used as they are.

Names are looked up when a group is asked for. A member that nobody knows is refused rather than left out: a mean over
fourteen would pass for one over fifteen.
"""

from collections.abc import Callable, Iterable

from commonweal.errors import MethodRefused, NotHeld, UnknownPlace
from commonweal.geography.characteristics import Characteristics
from commonweal.geography.held import Held
from commonweal.geography.statistical_neighbours import Member, NeighbourGroup, Space, members, space

START = "group."


def given_groups(held: Held) -> tuple[str, ...]:
    """The names of the lists held, as their datasets have them."""
    return tuple(dataset.removeprefix(START) for dataset in held.named(START))


def group_given(
    held: Held, table: Characteristics, name: str, code: str, row_of: Callable[[str], int]
) -> NeighbourGroup:
    """One partnership's group of a list. `row_of` finds the row of a name or code, or raises UnknownPlace.

    The distance to each member is told beside it where both can be compared. NotHeld where there is no such list, or
    it says nothing of the partnership; UnknownPlace for a member that is not known.
    """
    dataset = START + name
    if dataset not in held.datasets:  # a list is kept under its file's name, made one word
        dataset = START + name.strip().casefold().replace("-", "_").replace(" ", "_")
    if dataset not in held.datasets:
        raise NotHeld(
            f"No list of groups called '{name}' is held.",
            f"Those held: {', '.join(given_groups(held)) or 'none'}. `commonweal ingest reference` takes one.",
        )
    rows = held.table(dataset, ["partnership", "member"])
    own = table.row(code)
    ours = {text for text in set(rows.column(0).to_pylist()) if _row(text, row_of) == own}
    texts = [m for p, m in zip(*(c.to_pylist() for c in rows.columns), strict=True) if p in ours]
    if not texts:
        raise NotHeld(
            f"The list '{name}' has no group of {table.areas[own].name}.", "Add it to the list, or use another."
        )
    found = dict.fromkeys(row for text in texts if (row := row_of(text)) != own)
    return _group(table, dataset.removeprefix(START), own, found, dataset)


def _row(text: str, row_of: Callable[[str], int]) -> int | None:
    """None for a partnership that is not known: it is not the one asked for."""
    try:
        return row_of(text)
    except UnknownPlace:
        return None


def _group(table: Characteristics, name: str, own: int, rows: Iterable[int], dataset: str) -> NeighbourGroup:
    where = _space(table, own)
    found = tuple(_measured(table, where, own, other) for other in rows)
    return NeighbourGroup(
        name=name.replace("_", " "),
        area=table.areas[own],
        members=found,
        variables=where.variables if where else (),
        weights=tuple(where.weights.tolist()) if where else (),
        method=f"The {len(found)} partnerships that the list '{name}' gives, in its order; it was not chosen here.",
        note="",
        datasets=(dataset,),
    )


def _space(table: Characteristics, own: int) -> Space | None:
    """Where distances can be told; None where the partnership cannot be compared itself."""
    try:
        where = space(table, table.known_of(table.areas[own].code))
    except MethodRefused:
        return None
    return where if own in where.rows else None


def _measured(table: Characteristics, where: Space | None, own: int, other: int) -> Member:
    if where is None or other not in where.rows:
        return Member(table.areas[other], None)
    return members(where, where.rows.index(own), [where.rows.index(other)])[0]
