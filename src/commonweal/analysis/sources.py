"""Which editions a figure rests on: ids that figures name, and the list that the paper prints."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from commonweal.figures import Period, Source
from commonweal.store import Edition, View

REFERENCE = ("lookup.", "boundary.", "population.")


@dataclass(slots=True)
class SourceBook:
    """The editions of one view; remembers which were used, so that the paper names those and no other."""

    editions: tuple[Edition, ...]
    used: dict[str, Edition] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> "SourceBook":
        """All editions that a view chose."""
        return cls(view.editions)

    def ids(self, dataset: str, period: Period, scope: Callable[[str], bool] = lambda _: True) -> tuple[str, ...]:
        """Ids of a dataset's editions that hold a month of `period` for a scope; they are marked as used."""
        mine = [e for e in self.editions if e.dataset == dataset and any(month in period for month in e.months)]
        wanted = {s for s in {e.scope for e in mine} if scope(s)}
        found = [e for e in mine if e.scope in wanted]
        return tuple(self._use(e) for e in sorted(found, key=lambda e: (e.months[0], e.scope)))

    def reference_ids(self) -> tuple[str, ...]:
        """Ids of all lookups, boundaries and populations of the view; they are marked as used."""
        return tuple(self._use(e) for e in self.editions if e.dataset.startswith(REFERENCE))

    def ids_of(self, datasets: Collection[str]) -> tuple[str, ...]:
        """Ids of every edition of some datasets; they are marked as used."""
        return tuple(self._use(e) for e in self.editions if e.dataset in datasets)

    def sources(self) -> tuple[Source, ...]:
        """Every edition used, in order of its id."""
        return tuple(
            Source(
                id=id,
                publisher=e.publisher,
                dataset=e.dataset,
                release=e.release.isoformat() if e.release and e.release_stated else None,
                sha256=e.sha256,
                licence=e.licence,
            )
            for id, e in sorted(self.used.items())
        )

    def marking(self) -> str | None:
        """The originators' markings of the editions used, in one line; None where none has one."""
        found = dict.fromkeys(str(e.quality["marking"]) for e in self.used.values() if e.quality.get("marking"))
        return "; ".join(found) or None

    def _use(self, edition: Edition) -> str:
        months = f"/{edition.months[0]}" if edition.months else ""
        more = f"..{edition.months[-1]}" if len(edition.months) > 1 else ""
        id = f"{edition.dataset}/{edition.scope}{months}{more}"
        if self.used.setdefault(id, edition).sha256 != edition.sha256:
            id = f"{id}#{edition.sha256[:8]}"
            self.used[id] = edition
        return id
