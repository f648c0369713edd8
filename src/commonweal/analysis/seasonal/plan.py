"""What each agency did, and what followed: an activity's own result, and the figures of its place."""

from collections.abc import Mapping, Sequence
from typing import Any

from commonweal.analysis.seasonal.question import Question
from commonweal.analysis.seasonal.window import Span, day_words
from commonweal.figures import Area, Figure
from commonweal.records.activity import Activity

KEY = "plan"


def plan_figures(question: Question, wards: Sequence[Area], looks: Sequence[Figure]) -> list[Figure]:
    """One figure an activity: how much was done, by whom, when and where; with the ids of its wards' figures.

    `looks`: the figures of the wards in the window, beside earlier years. What stands beside an activity is what the
    window brought in its wards, never what the activity did: only an evaluation with controls could tell that.
    """
    area = question.partnership.area
    known = {text.casefold(): ward for ward in wards for text in (ward.code, ward.name)}
    return [
        Figure(
            id=f"{KEY}/{number:03d}",
            label=activity.kind,
            offence=KEY,
            area=area,
            value=activity.quantity,
            unit=activity.unit or "",
            period=Span(activity.first, activity.last).months,
            method=f"stated by {activity.agency}",
            parameters=_told(activity, known, looks),
        )
        for number, activity in enumerate(question.season.activities, 1)
    ]


def _told(activity: Activity, known: Mapping[str, Area], looks: Sequence[Figure]) -> dict[str, Any]:
    wards = [known[name.casefold()] for name in activity.wards if name.casefold() in known]
    codes = {ward.code for ward in wards}
    return {
        "agency": activity.agency,
        "when": days(activity),
        "first": activity.first.isoformat(),
        "last": activity.last.isoformat(),
        "place": activity.place,
        "wards": [ward.name for ward in wards] + [n for n in activity.wards if n.casefold() not in known],
        "cost": None if activity.cost is None else str(activity.cost),
        "volunteers": None if activity.volunteers is None else str(activity.volunteers),
        "result": activity.result,
        "followed": [figure.id for figure in looks if figure.area.code in codes],
    }


def days(activity: Activity) -> str:
    """`27 October`, or `27 October to 5 November`."""
    first, last = day_words(activity.first), day_words(activity.last)
    return first if activity.first == activity.last else f"{first} to {last}"
