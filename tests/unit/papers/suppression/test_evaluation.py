"""A public evaluation of partners' records: what is small is hidden, and nothing that is shown gives it back."""

import json
from dataclasses import replace

import numpy as np
import pytest

from commonweal.figures import FigureSet
from commonweal.figures.document import to_json
from commonweal.papers.suppression.evaluation import public_edition
from commonweal.records import offences
from commonweal.rendering.compose import compose
from evaluated_place import CATEGORIES, HORIZON, NAMES, Place, of_counts

EXTRACT = "partner.force"
ROBBERY, THEFT = "robbery", "theft-from-the-person"
PARTS = ("target", "nearby", "controls", "nearby_controls")


def made() -> Place:
    """Plenty of everything, but three robberies in the target since it began, and thefts here and there."""
    counts = np.random.default_rng(3).poisson(9, (len(NAMES), len(CATEGORIES), len(HORIZON)))
    target = [NAMES.index(name) for name in ("Ward 22", "Ward 23")]
    counts[target, CATEGORIES.index(ROBBERY), -6:] = 0
    counts[target[0], CATEGORIES.index(ROBBERY), -4:-1] = 1
    counts[:, CATEGORIES.index(THEFT)] = np.random.default_rng(5).poisson(0.6, (len(NAMES), len(HORIZON)))
    counts[NAMES.index("Ward 21"), CATEGORIES.index("drugs"), -6:] = 0
    counts[NAMES.index("Ward 21"), CATEGORIES.index("possession-of-weapons"), -6:] = 0
    counts[NAMES.index("Ward 21"), CATEGORIES.index("drugs"), -2:] = 1
    return of_counts(counts)


@pytest.fixture(scope="module")
def whole() -> FigureSet:
    return made().paper(source=EXTRACT, audience="public", at_risk=("Ward 21",))


@pytest.fixture(scope="module")
def public(whole: FigureSet) -> FigureSet:
    return public_edition(whole)


def count(paper: FigureSet, id: str):
    return paper.figure(id)


def test_there_is_something_to_hide_and_it_is_hidden(whole: FigureSet, public: FigureSet) -> None:
    small = [
        f.id
        for f in whole.figures
        if f.id.endswith("/count") and any(v is not None and 0 < v < 5 for v in (f.value, f.baseline_value))
    ]
    assert f"target/{ROBBERY}/count" in small
    assert count(whole, f"target/{ROBBERY}/count").value == 3
    for id in small:
        figure = public.figure(id)
        assert figure.suppressed
        assert (figure.value, figure.baseline_value, figure.parameters) == (None, None, {})
    assert {f.audience for f in public.figures} == {"public"}
    assert {s.audience for s in public.series} == {"public"}


def test_what_is_worked_out_from_a_hidden_count_goes_with_it(public: FigureSet) -> None:
    for id in (f"target/{ROBBERY}/effect", *(f"moved-{name}/{ROBBERY}/wdd" for name in ("target", "nearby", "total"))):
        figure = public.figure(id)
        assert figure.suppressed, id
        assert figure.interval is None
        assert figure.parameters == {}
    assert public.figure(f"target/{offences.ALL_CRIME}/effect").value is not None


def test_a_hidden_count_is_no_difference_of_shown_ones(public: FigureSet) -> None:
    """All crime less the offences shown leaves two hidden ones or more, in every part and both periods."""
    shown = {f.id: f for f in public.figures}
    kinds = [c for heading in offences.children(offences.ALL_CRIME) for c in offences.children(heading)]
    for part in PARTS:
        hidden = [k for k in kinds if shown[f"{part}/{k}/count"].suppressed]
        assert len(hidden) != 1, (part, hidden)


def test_the_displacement_difference_gives_no_count_back(whole: FigureSet, public: FigureSet) -> None:
    """With seven of its eight counts shown, a difference would tell the eighth: first that it would, then it is not."""
    own = whole.figure(f"moved-target/{ROBBERY}/wdd")
    target, controls = (whole.figure(f"{part}/{ROBBERY}/count") for part in ("target", "controls"))
    size = own.parameters["sizes"]["target_control"]
    back = own.value + target.baseline_value + (controls.value - controls.baseline_value) / size
    assert back == pytest.approx(target.value)
    assert public.figure(f"moved-target/{ROBBERY}/wdd").value is None


def test_no_hidden_number_stands_in_the_document_or_the_paper(whole: FigureSet, public: FigureSet) -> None:
    document = json.loads(to_json(public))
    said = [f for f in document["figures"] if f["suppressed"]]
    assert said
    assert all(f["value"] is None and f["interval"] is None and not f["parameters"] for f in said)
    wdd = whole.figure(f"moved-target/{ROBBERY}/wdd")
    assert repr(round(wdd.parameters["standard_error"], 6)) not in to_json(public)
    assert not [s for s in public.series if s.id.startswith("gap/placebo/")]
    assert [s for s in whole.series if s.id.startswith("gap/placebo/")], "there was one that could be shown"
    paper = repr(compose(replace(public, notes=public.notes)))
    assert "not shown" in paper
    assert f"about {abs(wdd.value):.0f} crimes" not in paper


def test_a_place_at_risk_hides_small_counts_even_on_open_data() -> None:
    found = made().paper(audience="public", at_risk=("Ward 21",))
    at_risk = [f for f in found.figures if f.id.startswith("people/at-risk-") and f.offence == "enforcement"]
    assert [f.value for f in at_risk if f.id.endswith("/count")] == [2]
    public = public_edition(found)
    for figure in at_risk:
        assert public.figure(figure.id).suppressed
    assert not public.figure(f"target/{ROBBERY}/count").suppressed, "open data elsewhere stays as published"


def test_what_an_earlier_paper_showed_is_kept_in_mind(whole: FigureSet) -> None:
    first = public_edition(whole)
    again = public_edition(whole, earlier=(first,))
    assert {f.id for f in again.figures if f.suppressed} >= {f.id for f in first.figures if f.suppressed}


def test_hidden_months_leave_the_effect_of_their_sum() -> None:
    counts = np.random.default_rng(8).poisson(9, (len(NAMES), len(CATEGORIES), len(HORIZON)))
    counts[:, CATEGORIES.index("vehicle-crime")] = np.random.default_rng(8).poisson(2, (len(NAMES), len(HORIZON)))
    found = of_counts(counts).paper(source=EXTRACT, audience="public", offences=("vehicle-crime",))
    public = public_edition(found)
    assert public.one_series("target/vehicle-crime/months").suppressed
    assert not public.figure("target/vehicle-crime/count").suppressed
    assert public.figure("target/vehicle-crime/effect").value is not None
    assert public.figure("moved-nearby/vehicle-crime/wdd").parameters["smallest_detectable"] > 0
    assert public.figure("made/vehicle-crime/effect").suppressed
    assert not [s for s in public.series if s.id.startswith("gap/")]
