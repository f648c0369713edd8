import pytest

from commonweal.portal.meetings.figure_check import ReportFigure, check


def _figure(label: str, value: float, baseline: float, area: str = "") -> ReportFigure:
    return ReportFigure(
        id=f"{label}{area}", label=label, words=label, address="/paper/", value=value, baseline=baseline,
        change_percent=100 * (value - baseline) / baseline, area=area,
    )  # fmt: skip


FIGURES = (
    _figure("All crime", 20194, 21342),
    _figure("Anti-social behaviour", 5051, 4447),
    _figure("Burglary", 900, 950),
    _figure("Residential burglary", 640, 540),
    _figure("Robbery", 276, 202),
    _figure("Theft from the person", 73, 125),
    _figure("Robbery", 12, 3, area="Market ward"),
)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Robbery had risen by 36.6%.", ["agrees"]),
        ("Robbery had risen by 37%.", ["agrees"]),
        ("Robbery had risen by 36.2%.", ["contradicts"]),
        ("Robbery had fallen by 36.6%.", ["contradicts"]),
        ("Robbery rose from 202 to 276.", ["agrees", "agrees"]),
        ("Robbery rose to 267.", ["contradicts"]),
        ("Robbery rose by 74.", ["agrees"]),
        ("ASB was up 13.6%, to 5,051 incidents.", ["agrees", "agrees"]),
        ("Residential Burglary had increased by 18.5%.", ["agrees"]),
        ("Theft from person had the largest drop, with a 41.6% drop.", ["agrees"]),
        ("Theft from person fell by 14.6%.", ["contradicts"]),
        ("Recorded crime fell by 5.4%.", ["agrees"]),
        ("Truancy was 170% above the national average.", []),
        ("Around 300 robbery offences were recorded.", []),
        ("Robbery in Market ward rose to 12.", ["agrees"]),
        ("Six officers were thanked for robbery patrols on 12 March 2026.", []),
        ("All partners agreed that visits fell by 3%.", []),
    ],
)
def test_quoted_numbers_beside_the_papers_figures(text: str, states: list[str]) -> None:
    assert [finding.state for finding in check(text, FIGURES)] == states


def test_what_contradicts_says_what_the_paper_has() -> None:
    (finding,) = check("Robbery had fallen by 36.6%.", FIGURES)
    assert finding.why == "the change in the paper is +36.6%, in the other direction"
    assert finding.figure.label == "Robbery"


def test_an_unnamed_number_agrees_only_where_one_figure_has_it() -> None:
    assert [f.figure.label for f in check("There had been 5,051 over the year.", FIGURES)] == ["Anti-social behaviour"]
    assert check("There had been 12 over the year.", FIGURES) == ()
    assert check("There had been 5,052 over the year.", FIGURES) == ()


RATES = (
    ReportFigure("r", "shoplifting", "Shoplifting", "/paper/", 14.2174, 8.9, None, per=1000),
    ReportFigure("o", "shoplifting", "Shoplifting, Birkdale", "/paper/", 7.3, 8.9, None, area="Birkdale", per=1000),
    ReportFigure("d", "shoplifting", "Shoplifting", "/paper/", None, None, 45.03),
)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Shoplifting stood at 14.2 offences per 1,000 residents.", ["agrees"]),
        ("Shoplifting stood at 14.7 per thousand residents.", ["contradicts"]),
        ("Shoplifting in Birkdale was 7.3 for every 1,000 residents.", ["agrees"]),
        ("Shoplifting stood at 14.2 per 1,000 residents, against 8.9 per 1,000 in the group.", ["agrees"]),
        ("Shoplifting rose by 45%.", ["agrees"]),
        ("Shoplifting fell by 45%.", ["contradicts"]),
        ("Shoplifting was 60% higher than in the group.", []),
        ("There were 1,308 shoplifting offences.", []),
    ],
)
def test_a_comparisons_rates_are_held_against_rates_alone(text: str, states: list[str]) -> None:
    assert [finding.state for finding in check(text, RATES)] == states


def test_a_rate_that_contradicts_says_the_papers_and_the_groups() -> None:
    (finding,) = check("Shoplifting was 14.7 per 1,000 residents.", RATES)
    assert finding.why == "the paper has 14.2 for every 1,000 (its group: 8.9)"
