"""What the reader must know beside the figures: gaps, recording changes, what the source cannot say."""

from collections.abc import Iterable, Sequence

from commonweal.analysis.recorded_crime.material import Material
from commonweal.analysis.recorded_crime.offence_table import NOT_SEPARABLE, source_name
from commonweal.analysis.recorded_crime.question import DISCOVERY_RATE, POLICE_UK, Question
from commonweal.figures import Figure, Month, Note, Period
from commonweal.records import offences


def notes(material: Material, figures: Sequence[Figure], question: Question) -> list[Note]:
    """All notes, in the order that they matter in."""
    return [
        *_gaps(material, question),
        *_register(question),
        *_seasonal(question),
        *_not_available(material),
        *_not_separable(figures, question),
        *_source(question),
        *_method(figures),
        *_places(material),
    ]


def _gaps(material: Material, question: Question) -> Iterable[Note]:
    for period in (question.against, question.period):
        missing = [m for m, held in zip(period, material.home.held_in(period), strict=True) if not held]
        if len(missing) == len(period):
            yield Note("gap", f"Nothing is held for {period.words}, so there is no comparison with it.")
        elif missing:
            yield Note(
                "gap",
                f"{runs(missing)} {'is' if len(missing) == 1 else 'are'} not held. Changes compare only the months "
                f"that both periods hold.",
            )
    for gap in question.register.gaps:
        if gap.period.overlaps(Period(question.against.start, question.period.end)):
            yield Note("gap", f"{gap.period.words}: {gap.text}")


def runs(months: Sequence[Month]) -> str:
    """`June 2024` or `June 2024 to August 2024, May 2025`."""
    parts: list[list[Month]] = []
    for month in sorted(months):
        if parts and month.index == parts[-1][-1].index + 1:
            parts[-1].append(month)
        else:
            parts.append([month])
    return ", ".join(Period(p[0], p[-1]).words for p in parts)


def _register(question: Question) -> Iterable[Note]:
    shown = Period(question.against.start, question.period.end)
    for change in question.register.changes:
        if change.month in shown:
            yield Note("recording", f"{change.month.words}: {change.text}", offence=change.offence)


def _seasonal(question: Question) -> Iterable[Note]:
    if question.seasonal:
        yield Note(
            "seasonal",
            f"{question.period.words} is compared with {question.against.words}: other months of the year, so a "
            f"difference may be the season and no more.",
        )


def _not_available(material: Material) -> Iterable[Note]:
    for neighbour in material.neighbours:
        if neighbour.cube is None:
            text = f"{neighbour.area.name} is not available: {neighbour.reason}. It is in no total."
            yield Note("gap", text, area=neighbour.area.code)


def _not_separable(figures: Sequence[Figure], question: Question) -> Iterable[Note]:
    hidden = [f.label.lower() for f in figures if NOT_SEPARABLE in f.notes and not offences.children(f.offence)]
    if hidden:
        listed = ", ".join(hidden[:-1]) + (f" and {hidden[-1]}" if len(hidden) > 1 else hidden[-1])
        yield Note("source", f"{source_name(question)} cannot tell these apart from what stands above them: {listed}.")


def _source(question: Question) -> Iterable[Note]:
    if question.source == POLICE_UK:
        yield Note(
            "source",
            "Police.uk publishes each crime at a nearby anchor point, not where it happened, and by month, not by day. "
            "Its counts are from live systems and are revised.",
        )
    else:
        yield Note("source", "The extract is from live systems: its counts are revised as crimes are reclassified.")
    yield Note(
        "source",
        "Publicly reported crime has a victim. Police-generated crime is found by the police: it also rises when they "
        "look for it. Anti-social behaviour is not crime, and is in no crime total.",
    )


def _method(figures: Sequence[Figure]) -> Iterable[Note]:
    method = next((f.method for f in figures if f.method and f.q is not None), None)
    if method:
        yield Note(
            "method",
            f"A change is called a rise or a fall only if chance, with months varying as much as these do, would "
            f"seldom give it: at most {DISCOVERY_RATE:.0%} of the changes called so in one table are expected to be "
            f"chance (Benjamini and Hochberg). Estimator: {method}. The likely range holds the change 95 times in 100.",
        )


def _places(material: Material) -> Iterable[Note]:
    if not material.wards:
        yield Note(
            "place",
            "No ward file is held, so there is no table of wards. Load one with: commonweal ingest reference PATH",
        )
        return
    yield Note("place", f"Wards are those of {material.ward_edition}; {material.placement}.")
