"""The paper says what the figures say: each break once, nothing surer, every format."""

from dataclasses import replace

import openpyxl
import pytest

from commonweal.errors import CannotRender
from commonweal.figures import Area, Period
from commonweal.papers.reconciliation import Request, figures
from commonweal.rendering import page, render
from commonweal.rendering.compose import compose
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.reconciliation.headline import headline, standfirst
from commonweal.rendering.reconciliation.tables import MOST_NAMED
from commonweal.rendering.sentences import plain
from side_by_side import three  # noqa: F401  a fixture


@pytest.fixture(scope="module")
def paper(three):  # noqa: F811
    return figures(three, Request("Alder", Period.parse("2025-01..2025-12")))


@pytest.fixture(scope="module")
def quiet(three):  # noqa: F811
    return figures(three, Request("Alder", Period.parse("2024-07..2025-03")))


def test_the_headline_has_both_counts_what_is_usual_and_each_break_once(paper):
    said = plain(headline(Lookup.of(paper)))
    total = paper.figure("P1/all-crime/police-uk-beside-home-office/whole")
    assert said.startswith(f"Alder, January to December 2025: police.uk counts {total.value:,.0f} crimes, ")
    assert f"the Home Office’s table {total.baseline_value:,.0f}: 1.1% fewer; usual is −0.1%." in said
    assert said.endswith("Outside the usual offset: violence and sexual offences in May 2025.")
    below = plain(standfirst(Lookup.of(paper)))
    assert "Anti-social behaviour: police.uk counts" in below
    assert "the two do not agree (usual is −3" in below


def test_a_quiet_period_says_that_nothing_lies_outside_and_has_no_colour(quiet):
    runs = headline(Lookup.of(quiet))
    assert plain(runs).endswith("Nothing lies outside the usual offset.")
    assert not any(run.tone for run in runs)
    assert "breaks" not in {s.id.partition("-")[0] for s in compose(quiet).sections}


def test_too_little_history_is_said_and_nothing_is_called_usual(three):  # noqa: F811
    short = figures(three, Request("Alder", Period.parse("2023-01..2023-06")))
    said = plain(headline(Lookup.of(short)))
    assert "what is usual cannot be told yet" in said
    assert said.endswith("No month or quarter can be judged: too few are held to learn what is usual.")
    assert "not judged" in page.screen(compose(short))


def test_the_page_is_marked_and_says_why_sources_differ(paper):
    html = page.screen(compose(paper))
    assert "Partners only: not for publication" in html
    for words in ("Why sources differ", "moves each crime to one of a fixed list of points", "Action Fraud",
                  "not told by the Home Office’s table", "never split into months",
                  "fewer than one is called a break"):  # fmt: skip
        assert words in html


def test_only_breaks_have_colour_in_the_first_table(paper):
    grid = compose(paper).first_table
    coloured = {line.cells[0].text for line in grid.lines for cell in line.cells if cell.tone == "more"}
    assert coloured == {"All crime", "Violence and sexual offences"}
    behaviour = next(line for line in grid.lines if line.cells[0].text.startswith("Anti-social"))
    assert behaviour.cells[1].text == "not available"
    assert behaviour.note == "not told by the Home Office’s table"


def test_many_breaks_are_counted_not_listed_without_end(paper):
    one = paper.figure("P1/burglary/police-uk-beside-extract-force/whole")
    months = [f"2025-{n:02d}" for n in range(1, 8)]
    many = replace(one, parameters={**one.parameters, "breaks": months})
    told = replace(paper, figures=tuple(many if f is one else f for f in paper.figures))
    section = next(s for s in compose(told).sections if s.id == "pair-police-uk-beside-extract-force-section")
    line = next(line for line in section.blocks[0].lines if line.cells[0].text == "Burglary")
    assert line.cells[-1].text.endswith(f"and {7 - MOST_NAMED} more")


def test_every_chart_has_its_words_and_its_table(paper):
    composed = compose(paper)
    pictures = list(composed.first_pictures)
    for section in composed.sections:
        pictures += [p for block in section.blocks for p in getattr(block, "pictures", ())]
    assert len(pictures) == 6  # all crime three times, violence twice, behaviour once
    for picture in pictures:
        assert picture.alt in picture.svg.replace("&#x27;", "'")
        assert picture.grid.lines
        assert "Usual is" in picture.alt


def test_every_format_is_written_and_the_workbook_has_every_time(paper, tmp_path):
    files = render(paper, tmp_path, ["html", "docx", "xlsx", "json"])
    assert [f.suffix for f in files] == [".html", ".docx", ".xlsx", ".json"]
    book = openpyxl.load_workbook(tmp_path / "reconciliation.xlsx")
    assert book.sheetnames == ["Side by side 1", "Side by side 2", "Side by side 3", "Outside the usual", "Every time",
                               "Notes", "Sources"]  # fmt: skip
    times = [f for f in paper.figures if "others" in f.parameters]
    assert book["Every time"].max_row == 4 + len(times)
    cells = {cell.value for row in book["Side by side 1"].iter_rows() for cell in row}
    assert "[x]" in cells
    with pytest.raises(CannotRender, match="Every time"):
        render(paper, tmp_path, ["powerbi"])


def test_counts_of_the_whole_force_are_never_said_of_the_partnership(paper):
    force = Area("F1", "Forest & Heath", "force")
    ids = {f.id for f in paper.figures if "police-uk-beside-home-office" in f.id}
    told = replace(paper, figures=tuple(replace(f, area=force) if f.id in ids else f for f in paper.figures))
    assert plain(headline(Lookup.of(told))).startswith(
        "All of Forest & Heath, January to December 2025: police.uk counts"
    )
    first = replace(paper, tables=tuple(t for t in paper.tables if "police-uk-beside-extract" not in t.id)[::-1])
    below = plain(standfirst(Lookup.of(replace(first, figures=told.figures))))
    assert "All of Forest & Heath: police.uk counts" in below
    sections = {s.id: s.heading for s in compose(told).sections}
    assert sections["pair-police-uk-beside-home-office-section"].endswith("table, all of Forest & Heath")
