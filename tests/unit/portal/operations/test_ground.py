"""A drawn area comes from anywhere: only the numbers of one sound polygon in Britain are kept."""

import json

import pytest

from commonweal.portal.operations.ground import AreaRefused, polygon

SQUARE = [[-1.3, 54.5], [-1.2, 54.5], [-1.2, 54.6], [-1.3, 54.6], [-1.3, 54.5]]


def _geometry(*rings: object, kind: str = "Polygon") -> dict[str, object]:
    return {"type": kind, "coordinates": list(rings)}


@pytest.mark.parametrize(
    "given",
    [
        _geometry(SQUARE),
        {"type": "Feature", "properties": {"name": "<script>"}, "geometry": _geometry(SQUARE)},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": _geometry(SQUARE)}]},
        _geometry([[*point, 12.0] for point in SQUARE]),
    ],
    ids=["geometry", "feature", "collection", "heights"],
)
def test_only_the_numbers_are_kept(given: dict[str, object]) -> None:
    assert polygon(json.dumps(given)) == {"type": "Polygon", "coordinates": [SQUARE]}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("not json", "not GeoJSON"), ("[" * 100_000, "not GeoJSON"), ('{"type": NaN}', "not GeoJSON"),
        (json.dumps([SQUARE]), "not one polygon"), (json.dumps(_geometry(SQUARE, kind="Point")), "not one polygon"),
        (json.dumps({"type": "FeatureCollection", "features": [{}, {}]}), "not one polygon"),
        (json.dumps(_geometry()), "not a polygon"), (json.dumps(_geometry(SQUARE[:2])), "not a polygon"),
        (json.dumps(_geometry([["a", "b"], *SQUARE])), "pair of numbers"),
        (json.dumps(_geometry([[True, 1], *SQUARE])), "pair of numbers"),
        (json.dumps(_geometry([[10**400, 1], *SQUARE])), "lies nowhere"),
        (json.dumps(_geometry([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]])), "crosses itself"),
        (json.dumps(_geometry([SQUARE[0]] * 5)), "encloses nothing"),
        (json.dumps(_geometry([[y, x] for x, y in SQUARE])), "in Britain"),
        (json.dumps(_geometry([*SQUARE] * 600)), "more than 2,000 points"),
    ],
)  # fmt: skip
def test_everything_else_is_refused_in_words(given: str, says: str) -> None:
    with pytest.raises(AreaRefused, match=says):
        polygon(given)
