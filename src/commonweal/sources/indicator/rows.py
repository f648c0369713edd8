"""Each figure of a file with the row and heading it stands at: of a long table one a row, of a wide one many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commonweal.sources.indicator.mapping import CELL
from commonweal.sources.indicator.mapping import Mapping as TableMapping
from commonweal.sources.partner.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Found:
    """One figure as printed; what the table does not tell is None."""

    row: int
    period: str | None
    area: str | None
    indicator: str | None
    value: str | None
    numerator: str | None
    denominator: str | None
    mark: str | None


def rows_of(sheet: Sheet, mapping: TableMapping) -> Iterator[Found]:
    """The figures in the order of the file."""
    columns = {name: column.to_pylist() for name, column in sheet.columns.items()}
    for n, row in enumerate(sheet.rows.to_pylist()):
        at = {name: values[n] for name, values in columns.items()}
        for period, value in _values(at, mapping):
            yield Found(
                row, period, _told(at, "area", mapping), _told(at, "indicator", mapping), value,
                at.get("numerator"), at.get("denominator"), at.get("mark"),
            )  # fmt: skip


def _values(at: Mapping[str, str | None], mapping: TableMapping) -> Iterator[tuple[str | None, str | None]]:
    if mapping.layout == "long":
        yield _told(at, "period", mapping), at.get("value")
        return
    yield from ((name.removeprefix(CELL), value) for name, value in at.items() if name.startswith(CELL))


def _told(at: Mapping[str, str | None], name: str, mapping: TableMapping) -> str | None:
    return at.get(name) if name in mapping.columns else mapping.constants.get(name)
