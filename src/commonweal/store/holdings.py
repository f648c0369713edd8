"""What is held of each dataset and scope, and the months that are missing in between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonweal.figures import Month
from commonweal.store.edition import Audience, Edition


@dataclass(frozen=True, slots=True)
class Holding:
    """One scope of a dataset. `rows` are those of all its editions, superseded ones too; `newest` a release date."""

    dataset: str
    scope: str
    publisher: str
    audience: Audience
    editions: int
    rows: int
    months: tuple[Month, ...]
    newest: date | None
    all_stated: bool

    @property
    def gaps(self) -> tuple[Month, ...]:
        """The months between the first and the last held that are not held."""
        if not self.months:
            return ()
        held = set(self.months)
        return tuple(
            m for n in range(self.months[-1].index - self.months[0].index) if (m := self.months[0] + n) not in held
        )


def holdings(editions: Iterable[Edition]) -> tuple[Holding, ...]:
    """Editions summed by dataset and scope, in the order of their names."""
    by_place: dict[tuple[str, str], list[Edition]] = {}
    for edition in editions:
        by_place.setdefault((edition.dataset, edition.scope), []).append(edition)
    return tuple(_holding(dataset, scope, held) for (dataset, scope), held in sorted(by_place.items()))


def runs(months: Iterable[Month]) -> tuple[tuple[Month, Month], ...]:
    """Months in order, folded to runs without a break: first and last of each."""
    folded: list[tuple[Month, Month]] = []
    for month in sorted(months):
        if folded and folded[-1][1] + 1 == month:
            folded[-1] = (folded[-1][0], month)
        else:
            folded.append((month, month))
    return tuple(folded)


def _holding(dataset: str, scope: str, held: list[Edition]) -> Holding:
    newest = max(held, key=lambda e: e.published)
    return Holding(
        dataset=dataset,
        scope=scope,
        publisher=newest.publisher,
        audience=newest.audience,
        editions=len(held),
        rows=sum(e.rows for e in held),
        months=tuple(sorted({m for e in held for m in e.months})),
        newest=newest.release,
        all_stated=all(e.release_stated for e in held),
    )
