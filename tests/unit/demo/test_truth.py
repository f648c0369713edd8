"""What is planted shows in what happened, and the truth's own sums are right."""

import numpy as np
import pytest

from commonweal.demo import truth
from commonweal.demo.anchors import place_anchors
from commonweal.demo.answers import truth_document
from commonweal.demo.build import imagine
from commonweal.demo.expectation import in_wards, ring
from commonweal.demo.plan import FULL, TINY
from commonweal.demo.street import CATEGORIES, Scene
from commonweal.figures import Month, Period
from commonweal.records.offences import POLICE_UK_CATEGORIES, by_home_office_code, descendants


@pytest.fixture(scope="module")
def full() -> Scene:
    return imagine(FULL)


def months_of(scene: Scene, category: str, wards: tuple[str, ...] = ()) -> np.ndarray:
    """Incidents of each month in some of Tallow's wards (all where none is named)."""
    rows = scene.incidents
    here = (rows.category == CATEGORIES.index(category)) & in_wards(scene.places, wards)[rows.area]
    return np.bincount(rows.month[here], minlength=len(scene.plan.months))


def in_period(scene: Scene, counts: np.ndarray, period: Period) -> float:
    start = period.start.index - scene.plan.period.start.index
    return float(counts[start : start + len(period)].sum())


@pytest.mark.parametrize("level", truth.LEVELS, ids=lambda level: level.category)
def test_every_code_belongs_to_its_category(level: truth.Level) -> None:
    node = POLICE_UK_CATEGORIES[level.category]
    assert sum(share for _, share in level.codes) == pytest.approx(1, abs=0.01)
    if level.category != truth.ASB:
        assert all(by_home_office_code()[code] in descendants(node) for code, _ in level.codes)


def test_the_categories_are_those_of_police_uk_in_their_order() -> None:
    assert list(CATEGORIES) == sorted(POLICE_UK_CATEGORIES)


def test_a_year_is_about_as_busy_as_a_borough_of_its_size(full: Scene) -> None:
    crimes = sum(months_of(full, c).sum() for c in CATEGORIES if c != truth.ASB) / 7
    assert 19_000 < crimes < 23_000


@pytest.mark.parametrize(("category", "low", "high"), [("Vehicle crime", -45, -25), ("Robbery", 35, 90)])
def test_the_planted_fall_and_rise_show_in_the_last_year(full: Scene, category: str, low: float, high: float) -> None:
    months = months_of(full, category)
    assert low < 100 * (months[-12:].sum() / months[-24:-12].sum() - 1) < high


def test_the_recording_change_lifts_shoplifting(full: Scene) -> None:
    months = months_of(full, "Shoplifting")
    assert months[-10:].sum() > 1.2 * months[-22:-12].sum()


def test_drugs_rise_in_two_wards_and_not_elsewhere(full: Scene) -> None:
    two = months_of(full, "Drugs", ("Candlewick", "Quarrendale"))
    rest = months_of(full, "Drugs") - two
    assert two[-12:].sum() > 1.7 * two[-24:-12].sum()
    assert abs(rest[-12:].sum() / rest[-24:-12].sum() - 1) < 0.2


def test_damage_spikes_in_one_month(full: Scene) -> None:
    months = months_of(full, "Criminal damage and arson")
    july = Month(2025, 7).index - full.plan.period.start.index
    assert months[july] == months[-24:].max() > 1.3 * np.median(months[-24:])


@pytest.mark.parametrize("operation", truth.OPERATIONS, ids=lambda operation: operation.name)
def test_an_operation_works_in_its_ward_and_moves_only_what_it_should(full: Scene, operation: truth.Operation) -> None:
    """Against the rest of the borough, which had the same months."""
    beside = ring(full.places, operation.ward)
    before = operation.period.shift(-12)
    apart = tuple(
        n
        for n, d in zip(full.places.wards.names, full.places.wards.district, strict=True)
        if d == 0 and n not in (operation.ward, *beside)
    )

    def change(wards: tuple[str, ...]) -> float:
        counts = months_of(full, operation.category, wards)
        return in_period(full, counts, operation.period) / in_period(full, counts, before)

    assert change((operation.ward,)) / change(apart) == pytest.approx(operation.target, rel=0.35)
    assert change(beside) / change(apart) == pytest.approx(operation.ring, rel=0.2)
    assert ring(full.places, operation.ward)


def test_bonfire_nights_stand_out(full: Scene) -> None:
    rows, wards = full.incidents, in_wards(full.places, truth.BONFIRES.wards)
    month_of_year = np.array([m.month for m in full.plan.months])[rows.month]
    here = (rows.category == 0) & wards[rows.area] & (month_of_year == 11)
    first_days = here & (rows.day <= 5)
    assert first_days.sum() / 5 > 2 * (here & (rows.day > 5)).sum() / 25


def test_months_vary_more_than_single_events_would(full: Scene) -> None:
    """Roughly the dispersions that are told: pooled over six wholly quiet categories, season removed."""
    quiet = [v for v in truth.LEVELS if v.category in ("Violence and sexual offences", "Other theft", "Other crime")]
    for level in quiet:
        months = months_of(full, level.category).reshape(7, 12).astype(float)
        expected = months.mean(axis=0, keepdims=True) * months.mean(axis=1, keepdims=True) / months.mean()
        dispersion = ((months - expected) ** 2 / expected).sum() / (6 * 11)
        assert 1.2 < dispersion < 2.5 * level.dispersion


def test_the_truths_sums_are_the_incidents(full: Scene) -> None:
    said = truth_document(full)
    happened = sum(sum(codes.values()) for codes in said["happened"].values())
    assert happened == len(full.incidents.of_tallow())
    assert happened == sum(sum(m.values()) for m in said["wards"].values())
    assert str(truth.UNPUBLISHED) not in said["published"]
    published = sum(sum(kinds.values()) for kinds in said["published"].values())
    gap = sum(said["happened"][str(truth.UNPUBLISHED)].values())
    assert 0.995 < published / (happened - gap) < 0.999  # about 0.3% have no place


def test_anchors_lie_in_their_areas() -> None:
    scene = imagine(TINY)
    anchors = place_anchors(TINY, scene.places)
    assert len(anchors.location) == TINY.anchors_per_lsoa * len(scene.places.cells)
    assert all(name.startswith("On or near ") for name in anchors.location)
    assert len({(x, y) for x, y in zip(anchors.longitude, anchors.latitude, strict=True)}) == len(anchors.location)
