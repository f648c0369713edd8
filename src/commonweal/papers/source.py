"""Which source a report rests on, where the user does not say: the force's own extract where it will do."""

from commonweal.analysis.recorded_crime import POLICE_UK
from commonweal.figures import Period
from commonweal.geography import Partnership
from commonweal.records import offences
from commonweal.store import View


def choose_source(view: View, partnership: Partnership, period: Period, against: Period) -> str:
    """The partner extract that holds crime here in every month of both periods; police.uk where there is none."""
    wanted = {*period, *against}
    datasets = sorted({e.dataset for e in view.editions if e.dataset.startswith("partner.")})
    fitting = [d for d in datasets if wanted <= view.months(d) and _holds_crime(view, d, partnership)]
    return fitting[0] if fitting else POLICE_UK


def _holds_crime(view: View, dataset: str, partnership: Partnership) -> bool:
    """Whether it has crime rows at all, and none of them only for other districts."""
    rows = view.counts(dataset, by=("offence", "district"))
    codes = {d.code for d in partnership.districts}
    return any(
        offence in offences.descendants(offences.ALL_CRIME) and (district is None or district in codes)
        for offence, district in zip(rows["offence"].to_pylist(), rows["district"].to_pylist(), strict=True)
    )
