"""Which sources of the store can be laid beside each other for a place."""

from collections.abc import Sequence

from commonweal.analysis.reconciliation.question import CSP_TABLE, FORCE_TABLE, HOME_OFFICE, PARTNER, POLICE_UK
from commonweal.errors import MethodRefused, NotHeld
from commonweal.geography import Partnership
from commonweal.records import offences
from commonweal.store import View

KNOWN = (POLICE_UK, CSP_TABLE, FORCE_TABLE)


def sources_held(
    view: View, partnership: Partnership, named: Sequence[str] = (), *, public: bool = False
) -> tuple[str, ...]:
    """police.uk, the Home Office's tables, and each partner's extract that holds crime here; or those `named`.

    `public` leaves out what is not for everyone, as if it were not there. NotHeld for a named one that is not held,
    MethodRefused for one that is no source of counts.
    """
    held = sorted({e.dataset for e in view.editions})
    if named:
        wanted = [d for name in named for d in _meant(name, held)]
    else:
        wanted = [d for d in KNOWN if d in held]
        wanted += [d for d in held if d.startswith(PARTNER) and _holds_crime(view, d, partnership)]
    shown = {d for d in wanted if not (public and restricted(view, d))}
    return (*(d for d in KNOWN if d in shown), *sorted(shown - set(KNOWN)))


def restricted(view: View, dataset: str) -> bool:
    """Whether a dataset is for partners only; an extract always is: its small counts could point at a person."""
    return dataset.startswith(PARTNER) or any(e.audience != "public" for e in view.editions if e.dataset == dataset)


def _meant(name: str, held: Sequence[str]) -> list[str]:
    if name == HOME_OFFICE:
        found = [d for d in (CSP_TABLE, FORCE_TABLE) if d in held]
    elif name in KNOWN or name.startswith(PARTNER):
        found = [name] if name in held else []
    else:
        raise MethodRefused(
            f"'{name}' is no source that can be laid beside others.",
            "Name police_uk.street, home-office or a partner's extract as partner.NAME.",
        )
    if not found:
        raise NotHeld(f"The store holds no {name}.", "Ingest its files; `commonweal status` lists what is held.")
    return found


def _holds_crime(view: View, dataset: str, partnership: Partnership) -> bool:
    """Whether it has crime rows, and not only of other districts."""
    rows = view.counts(dataset, by=("offence", "district"))
    codes = {d.code for d in partnership.districts}
    crime = offences.descendants(offences.ALL_CRIME)
    pairs = zip(rows["offence"].to_pylist(), rows["district"].to_pylist(), strict=True)
    return any(offence in crime and (district is None or district in codes) for offence, district in pairs)
