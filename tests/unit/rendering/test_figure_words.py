"""Each figure in the words of its own report: a comparison's stand beside the group's, never beside a year before."""

import dataclasses

from commonweal.figures import Figure, FigureSet
from commonweal.rendering.figure_words import in_words
from sample_comparison import MISSING, WHY, compared
from sample_figures import tallow


def _said(figures: FigureSet, id: str) -> tuple[str, str]:
    told = in_words(figures, figures.figure(id))
    return told.sentence, told.say


def test_a_rate_stands_beside_the_groups() -> None:
    figures = compared()
    code = figures.partnership.code
    assert _said(figures, f"{code}/shoplifting/rate") == (
        "Shoplifting, Tallow: 14.2 for every 1,000 residents, the group 8.9.", "▲ above",
    )  # fmt: skip
    sentence, say = _said(figures, f"{code}/vehicle-crime/direction")
    assert sentence.startswith("Vehicle crime: −40.0% against the earlier months, the group ")
    assert say == "▼ down on the group"


def test_no_figure_of_a_comparison_speaks_of_a_year_before_or_of_nothing() -> None:
    figures = compared()
    for figure in figures.figures:
        told = in_words(figures, figure)
        assert told.sentence.endswith(".")
        assert not {"before", "None", "nan"} & set(told.sentence.replace(",", " ").replace(".", " ").split())


def test_what_is_missing_says_why_and_what_is_hidden_says_no_number() -> None:
    figures = compared()
    missing = next(f for f in figures.figures if f.area.name == MISSING and f.offence == "all-crime")
    assert in_words(figures, missing).sentence == f"All crime, {MISSING}: not available, {WHY}."
    hidden = dataclasses.replace(_first(figures), value=None, baseline_value=None, suppressed=True)
    assert not any(c.isdigit() for c in in_words(figures, hidden).sentence)
    assert in_words(figures, hidden).say == "not shown"


def test_a_projection_is_told_as_one_with_its_range() -> None:
    figures = compared()
    rate = _first(figures)
    parameters = {"count": 8420, "count_interval": (8000, 8900), "count_so_far": 4200}
    projected = dataclasses.replace(
        rate, id=f"{figures.partnership.code}/all-crime/projection", label="All crime", parameters=parameters
    )
    told = in_words(figures, projected)
    assert told.sentence.startswith("All crime may come to ")
    assert "(likely 8,000 to 8,900)" in told.sentence
    assert told.say == "projected"


def test_recorded_crime_is_told_as_changes() -> None:
    figures = tallow()
    assert any("than the year before" in in_words(figures, figure).sentence for figure in figures.figures)


def _first(figures: FigureSet) -> Figure:
    return figures.figures[0]
