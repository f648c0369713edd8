"""A view: the editions that speak at one date, and the questions that they answer."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonweal.errors import NotHeld, StoreDamaged
from commonweal.figures import Month, Period
from commonweal.store.choosing import Slots
from commonweal.store.datafile import MEND, check_present, check_whole
from commonweal.store.edition import Audience, Edition
from commonweal.store.engine import Engine, engine_of
from commonweal.store.questions import Question, asked
from commonweal.store.root import Root
from commonweal.workspace import EngineChoice


@contextmanager
def _damage_named() -> Iterator[None]:
    """A file that cannot be read was altered: the library's own words would tell a user nothing."""
    try:
        yield
    except (pa.ArrowException, OSError) as failure:
        raise StoreDamaged("A file of the store cannot be read: it was altered.", MEND) from failure


A_YEAR = 12  # months
Chosen = tuple[tuple[Edition, Slots], ...]


class View:
    """What is held as it was known at a date; it does not change while others ingest."""

    def __init__(self, roots: Mapping[Audience, Root], chosen: Chosen, choice: EngineChoice) -> None:
        self._roots = roots
        self._chosen = chosen
        self._choice = choice
        self._engine: Engine | None = None

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that speak for at least one month (or, as reference data, at all)."""
        return tuple(edition for edition, _ in self._chosen)

    def check(self) -> None:
        """Read every chosen file from end to end. Raises StoreDamaged where a byte differs from what was written."""
        for edition in self.editions:
            check_whole(self._roots[edition.audience], edition)

    def months(self, dataset: str, scope: str | None = None) -> frozenset[Month]:
        """The months held of a dataset, or of one scope of it."""
        return frozenset(
            slot for e, slots in self._of(dataset) if scope in (None, e.scope) for slot in slots if slot is not None
        )

    def scopes(self, dataset: str) -> frozenset[str]:
        """The scopes held of a dataset (of police_uk.street: the forces' names as files have them)."""
        return frozenset(e.scope for e, _ in self._of(dataset))

    def table(self, dataset: str, columns: Sequence[str] | None = None, period: Period | None = None) -> pa.Table:
        """The rows themselves: of reference data, the newest edition of every scope. NotHeld where there is none."""
        self._check_held(dataset)
        parts = [self._read(e, slots, columns) for e, slots in self._speaking(dataset, period)]
        if not parts:
            raise NotHeld(f"The store holds no {dataset} for {period}.", "`commonweal status` lists what is held.")
        return pa.concat_tables(parts, promote_options="default").unify_dictionaries()

    def counts(
        self,
        dataset: str,
        by: Sequence[str] = ("month",),
        where: Mapping[str, Collection[Any]] | None = None,
        period: Period | None = None,
        of: str | None = None,
        within: Mapping[str, Mapping[str, str]] | None = None,
    ) -> pa.Table:
        """How many rows: the columns `by`, in their order, and `count` (int64).

        With `of`, the sum of that whole-number column instead, null where any of its values is null: in a table of
        counts the rows are not what is counted.

        `within` replaces the values of a column by what they belong to (`{"lsoa": {"E01012187": "E05014880"}}`), null
        where they belong to nothing; `by` and `where` then speak of the new values. It is done before anything is
        counted, so that a country's counts by ward never stand in memory by small area.

        `where` names the values to keep, None among them for rows without one. Only files of months in the period are
        opened. NotHeld where nothing of the dataset is held; an empty table where nothing of those months is.
        """
        engine = self._working()
        return engine.answer(asked(self._question(dataset, by, where, period, of, within), engine))

    def count_batches(
        self,
        dataset: str,
        by: Sequence[str] = ("month",),
        where: Mapping[str, Collection[Any]] | None = None,
        period: Period | None = None,
        of: str | None = None,
        within: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Iterator[pa.RecordBatch]:
        """The rows of `counts`, piece by piece: for an answer that is itself too large to stand in memory.

        Where `by` holds the month, a year is counted after the other, and each piece is in order for itself: what is
        being counted then stays small too, and nothing is sorted beyond a year.
        """
        engine = self._working()
        for years in self._years(dataset, by, period):
            yield from engine.batches(asked(self._question(dataset, by, where, years, of, within), engine))

    def _years(self, dataset: str, by: Sequence[str], period: Period | None) -> Iterator[Period | None]:
        """The months held, a year at a time; the whole at once where months are added up."""
        months = sorted(m for m in self.months(dataset) if period is None or m in period)
        if "month" not in by or len(months) <= A_YEAR:
            yield period
            return
        for start in range(0, len(months), A_YEAR):
            year = months[start : start + A_YEAR]
            yield Period(year[0], year[-1])

    def _working(self) -> Engine:
        self._engine = self._engine or engine_of(self._choice)
        return self._engine

    def _question(
        self,
        dataset: str,
        by: Sequence[str],
        where: Mapping[str, Collection[Any]] | None,
        period: Period | None,
        of: str | None,
        within: Mapping[str, Mapping[str, str]] | None,
    ) -> Question:
        self._check_held(dataset)
        speaking = tuple(self._speaking(dataset, period))
        if not speaking:  # one file is read for the columns' types alone
            speaking = ((next(self._of(dataset))[0], ()),)
        whole = tuple(self._path(e) for e, slots in speaking if len(slots) == len(e.slots))
        parts = {self._path(e): [m.first_day for m in slots if m] for e, slots in speaking if len(slots) < len(e.slots)}
        return Question(whole, parts, by, where or {}, of, within or {})

    def _check_held(self, dataset: str) -> None:
        if not any(self._of(dataset)):
            raise NotHeld(f"The store holds no {dataset}.", "Ingest its files; `commonweal status` lists what is held.")

    def _of(self, dataset: str) -> Iterator[tuple[Edition, Slots]]:
        return ((e, slots) for e, slots in self._chosen if e.dataset == dataset)

    def _speaking(self, dataset: str, period: Period | None) -> Iterator[tuple[Edition, Slots]]:
        for edition, slots in self._of(dataset):
            wanted = tuple(s for s in slots if period is None or s is None or s in period)
            if wanted:
                yield edition, wanted

    def _path(self, edition: Edition) -> str:
        return check_present(self._roots[edition.audience], edition)

    def _read(self, edition: Edition, slots: Slots, columns: Sequence[str] | None) -> pa.Table:
        whole = len(slots) == len(edition.slots)
        wanted = list(columns) + ([] if whole or "month" in columns else ["month"]) if columns else None
        with _damage_named():
            rows = pq.read_table(self._path(edition), columns=wanted)
        if not whole:
            rows = rows.filter(pc.is_in(rows["month"], pa.array([m.first_day for m in slots if m], pa.date32())))
        return rows.select(list(columns)) if columns else rows
