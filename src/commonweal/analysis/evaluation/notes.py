"""What a reader must know beside the figures: how short a before it is, what is missing, what controls can do."""

from collections.abc import Iterable, Sequence

from commonweal.analysis.evaluation.choice import CONTROLS, NEARBY, NEARBY_CONTROLS, TARGET
from commonweal.analysis.evaluation.material import Material
from commonweal.analysis.evaluation.measures import Measure
from commonweal.analysis.recorded_crime.notes import runs
from commonweal.analysis.recorded_crime.question import POLICE_UK
from commonweal.errors import MethodRefused, NotHeld
from commonweal.figures import Month, Note, Period
from commonweal.stats.control_choice import pre_trend

SHORT = 12  # months before it began, below which no season is seen twice
FEW_CONTROLS = 5
BUSY_TIMES = 2.0  # of the controls' level: docs/explanation/evaluating-an-operation.md
METHODS = (
    Note(
        "method",
        "The change in the target is held against the change of the controls in the same months; the range allows for "
        "how much areas drift apart by themselves. Offences are tested together, at a false discovery rate of 5% "
        "(Benjamini and Hochberg).",
    ),
    Note(
        "method",
        "Whether crime moved: the weighted displacement difference (Wheeler and Ratcliffe 2018) adds what changed "
        "nearby, against controls of its own, to what changed in the target. Controls are scaled to the size of what "
        "they are held against by the months before the operation, and periods by their months.",
    ),
    Note(
        "method",
        "The older quotient (WDQ, Bowers and Johnson 2003) divides what moved by what was gained. It has no range, and "
        "says nothing where the target did not fall against its controls; it is printed for those who know it.",
    ),
)


def notes(material: Material, aims: Sequence[Measure]) -> list[Note]:
    """All notes, in the order that they matter in."""
    return [
        *_before(material),
        *_drift(material, aims),
        *_busy(material, aims),
        *_gaps(material),
        *_register(material),
        *_seasonal(material),
        *_steps(material),
        *_places(material),
        *_source(material),
        *METHODS,
    ]


def _before(material: Material) -> Iterable[Note]:
    """What so short a before allows."""
    q, history = material.question, material.history()
    used = len(material.used_before)
    yield Note(
        "quality",
        f"The months before are {_many(used)} ({q.before.words}). {_many(len(history)).capitalize()} before it began "
        f"are held from {history[0].words}; controls are told alike by those.",
    )
    if used < SHORT:
        yield Note(
            "quality",
            f"{_many(used).capitalize()} are a short time to know what is usual by: each month of the year is seen "
            f"{'once' if used <= SHORT else 'twice'} before, so one unusual month among them moves every result. "
            "Areas that were high by chance fall back by themselves; controls chosen by likeness lessen that and do "
            "not undo it.",
        )


def _drift(material: Material, aims: Sequence[Measure]) -> Iterable[Note]:
    """Whether target and controls went apart before anything was done, and how much of that would have been seen."""
    at = [*material.at[TARGET], *material.at[CONTROLS]]
    flags = [i < len(material.at[TARGET]) for i in range(len(at))]
    for measure in aims:
        counts = material.window(measure, material.history())[at]
        try:
            found = pre_trend(counts, flags)
        except MethodRefused:
            continue
        yield Note("quality", f"{measure.label}: {found.words[:1].lower()}{found.words[1:]}", offence=measure.code)


def _busy(material: Material, aims: Sequence[Measure]) -> Iterable[Note]:
    """Where the target is far busier than what it is held against, the displacement difference finds too much."""
    for measure in aims:
        counts = material.window(measure, material.history()).mean(axis=1)
        own, theirs = (float(counts[list(material.at[part])].mean()) for part in (TARGET, CONTROLS))
        if theirs > 0 and own / theirs >= BUSY_TIMES:
            yield Note(
                "quality",
                f"{measure.label}: an area of the target had {own / theirs:.1f} times what one of its controls had. "
                "Where areas so unlike drift apart, the displacement difference calls a change up to 10 times in 100 "
                "where there is none, rather than 5: the change against the controls is the surer of the two.",
                offence=measure.code,
            )


def _gaps(material: Material) -> Iterable[Note]:
    q = material.question
    for span, used in ((q.before, material.used_before), (q.after, material.used_after)):
        missing: list[Month] = [m for m in span if m not in used]
        if missing:
            is_are = "is" if len(missing) == 1 else "are"
            yield Note("gap", f"{runs(missing)} {is_are} not available and in no comparison; it is not nought.")
    for gap in q.register.gaps:
        if gap.period.overlaps(Period(q.looked_back.start, q.after.end)):
            yield Note("gap", f"{gap.period.words}: {gap.text}")


def _register(material: Material) -> Iterable[Note]:
    """Counting rules that changed between the first month before and the last after."""
    q = material.question
    shown = Period(q.before.start, q.after.end)
    for change in q.register.changes:
        if change.month in shown:
            yield Note(
                "recording",
                f"{change.month.words}: {change.text} One force counts target and controls, so it touches both.",
                offence=change.offence,
            )


def _seasonal(material: Material) -> Iterable[Note]:
    q = material.question
    if q.seasonal:
        yield Note(
            "seasonal",
            f"{q.after.words} are held against other months of the year ({q.before.words}). The controls share the "
            f"season only as far as they are like the target in it: the same months of a year before are safer.",
        )


def _steps(material: Material) -> Iterable[Note]:
    if len({step.since for step in material.question.operation.steps}) > 1:
        yield Note(
            "quality",
            "It came to its areas one after the other. Before and after, and whether crime moved, take all of "
            "them from the first start, so the months in which some did not have it yet water the effect down; the "
            "steps do not.",
        )


def _places(material: Material) -> Iterable[Note]:
    level = "LSOAs" if material.ground.level == "lsoa" else "wards"
    q = material.question
    yield Note("place", f"Told by {level} of {material.ground.edition}; {material.ground.placed}.")
    if q.operation.area is not None:
        yield Note(
            "place",
            "The drawn area is taken as the LSOAs whose middle (a point inside their outline) lies in it: published "
            "points are moved to anchors on a map, so points themselves would tell its edge no better, and its "
            "controls are LSOAs too.",
        )
    yield from _beyond(material)
    if len(material.at[CONTROLS]) < FEW_CONTROLS:
        yield Note(
            "quality",
            f"There are only {_controls(len(material.at[CONTROLS]))}: how areas drift apart by themselves can hardly "
            "be told from so few, so months tell it instead.",
        )
    if material.at[NEARBY] and not material.at[NEARBY_CONTROLS]:
        yield Note("quality", "No area is left to hold what is nearby against, so whether crime moved is not told.")


def _beyond(material: Material) -> Iterable[Note]:
    try:
        beyond = material.ground.beyond(material.at[TARGET])
    except NotHeld:
        return
    if beyond:
        yield Note(
            "place",
            f"{beyond} area{'s' if beyond > 1 else ''} that border{'' if beyond > 1 else 's'} on the target lie"
            f"{'' if beyond > 1 else 's'} outside the partnership and {'are' if beyond > 1 else 'is'} not counted: "
            "what moved there is not seen.",
        )


def _source(material: Material) -> Iterable[Note]:
    if material.question.source == POLICE_UK:
        yield Note(
            "source",
            "Police.uk publishes each crime at a nearby anchor point, not where it happened, and by month, not by day: "
            "an operation that began in the middle of a month shares that month with what came before.",
        )
    else:
        yield Note("source", "The extract is from live systems: its counts are revised as crimes are reclassified.")


def _many(n: int) -> str:
    return f"{n} month{'' if n == 1 else 's'}"


def _controls(n: int) -> str:
    return f"{n} control{'' if n == 1 else 's'}"
