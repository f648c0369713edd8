"""What the evaluation's paper says: never that nothing moved without what would have been seen, in any sentence."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import openpyxl
import pytest

from commonweal.figures import FigureSet
from commonweal.figures.document import from_json, to_json
from commonweal.records import offences
from commonweal.records.activity import Activity
from commonweal.records.operation import Step
from commonweal.rendering import render
from commonweal.rendering.compose import compose
from commonweal.rendering.figure_words import in_words
from commonweal.rendering.paper import Paper
from commonweal.rendering.sentences import Run, plain
from evaluated_place import place

ASB = offences.ASB
NOTHING_SEEN = re.compile(
    r"\b(no|not|nothing|never|without|none)\b[^.]{0,60}\b(migrat\w*|displac\w*|mov(e|ed|ing)|spread|drift apart)\b",
    re.I,
)
COULD = re.compile(r"would (have been|be) seen|not told|not available|not counted|less be seen|could be told")


def papers() -> dict[str, FigureSet]:
    from datetime import date
    from decimal import Decimal

    from commonweal.figures import Month

    done = (
        Activity("patrol", "Police", date(2024, 7, 2), date(2024, 12, 20), "High Street", ("Ward 22",), 40, "patrols"),
        Activity("estate clean-up", "Council", date(2024, 9, 7), date(2024, 9, 7), cost=Decimal("900"), volunteers=8),
    )
    steps = (Step(("Ward 22",), Month(2024, 7)), Step(("Ward 23",), Month(2024, 9)))
    return {
        "nothing": place().paper(activities=done, aim="Fewer incidents.", problem="<script>alert(1)</script>"),
        "moved": place(effect=0.5, moved=1.6).paper(offences=(ASB,), at_risk=("Ward 21",), steps=steps),
        "spread": place(effect=0.5, moved=0.6).paper(offences=(ASB,)),
        "few": place(scale=0.03).paper(offences=(ASB, "robbery")),
        "alone": place(effect=0.5).paper(offences=(ASB,), nearby=()),
    }


@pytest.fixture(scope="module")
def made() -> dict[str, FigureSet]:
    return papers()


@pytest.fixture(scope="module")
def composed(made: dict[str, FigureSet]) -> dict[str, Paper]:
    return {name: compose(paper) for name, paper in made.items()}


def texts(thing: object) -> Iterator[str]:
    """Every text of a paper: a sentence of runs is one."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple) and thing and all(isinstance(one, Run) for one in thing):
        yield plain(thing)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from texts(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name != "svg":
                yield from texts(getattr(thing, field.name))


def sentences(paper: Paper) -> list[str]:
    return [one.strip() for text in texts(paper) for one in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if one.strip()]


def test_nothing_seen_to_move_is_never_said_alone(composed: dict[str, Paper]) -> None:
    told = {name: [s for s in sentences(paper) if NOTHING_SEEN.search(s)] for name, paper in composed.items()}
    assert any("No migration" in s for s in told["nothing"]), "there is something that could be said alone"
    assert any("No migration" in s or "no migration" in s for s in told["few"])
    alone = [(name, s) for name, each in told.items() for s in each if not COULD.search(s)]
    assert not alone


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothing", "no clear change, but only a fall of"),
        ("nothing", "No migration of all crime was seen, but only one of"),
        ("moved", "It moved: nearby had about"),
        ("spread", "The benefit spread: nearby had about"),
        ("alone", "moved is not told: nothing nearby could be held against controls"),
    ],
)
def test_the_headline_says_what_happened_and_whether_it_moved(composed: dict[str, Paper], name: str, says: str) -> None:
    assert says in plain(composed[name].headline)


def test_a_rise_or_fall_is_only_said_of_a_sure_one(made: dict[str, FigureSet], composed: dict[str, Paper]) -> None:
    quiet = {f.label for f in made["nothing"].figures if f.id.endswith("/effect") and f.verdict == "no clear change"}
    assert quiet
    for label in quiet:
        assert not any(
            re.search(rf"{re.escape(label)} in [^.]* (rose|fell) by", s) for s in sentences(composed["nothing"])
        )


def test_what_was_done_is_a_table_and_stands_on_the_chart(composed: dict[str, Paper]) -> None:
    paper = composed["nothing"]
    done = next(s for s in paper.sections if s.id == "done-section")
    said = list(texts(done))
    assert any("2 activities by Police and Council; £900 for the one whose cost was told" in t for t in said)
    assert {"40 patrols", "£900", "8", "2 Jul 2024 to 20 Dec 2024"} <= set(said)
    assert all("estate clean-up" in p.svg and "patrol" in p.svg for p in paper.first_pictures)
    assert "No activity was written down" in " ".join(texts(composed["spread"]))


def test_every_section_stands_in_its_order(composed: dict[str, Paper]) -> None:
    ids = [s.id for s in composed["moved"].sections]
    assert ids == [
        "before-and-after", "moved", "allowed", "people", "other-ways", "places-section", "done-section", "next",
        "method",
    ] or ids == [
        "before-and-after", "moved", "allowed", "people", "other-ways", "places-section", "done-section", "next",
        "know", "method",
    ]  # fmt: skip


def test_how_much_areas_vary_is_told_and_that_it_is_allowed_for(composed: dict[str, Paper]) -> None:
    said = [s for s in sentences(composed["moved"]) if "times as much as chance makes them" in s]
    assert len(said) == 1
    assert "it is allowed for in these ranges" in said[0]


def test_where_the_effect_is_not_clear_where_next_says_so(composed: dict[str, Paper]) -> None:
    assert any("effect is not clear" in t for t in texts(composed["nothing"]))
    assert any("The effect seen in the target is clear" in t for t in texts(composed["moved"]))
    assert any("would be seen four times in five" in t and "steps" in t for t in texts(composed["moved"]))


def test_the_document_is_read_back_and_every_figure_has_words(made: dict[str, FigureSet]) -> None:
    paper = from_json(to_json(made["moved"]))
    assert {f.id: f for f in paper.figures} == {f.id: f for f in from_json(to_json(paper)).figures}
    for figure in paper.figures:
        said = in_words(paper, figure)
        assert said.sentence.endswith(".")
        assert "None" not in said.sentence
    near = next(f for f in from_json(to_json(made["nothing"])).figures if f.id == "moved-nearby/all-crime/wdd")
    assert "would have been seen" in in_words(made["nothing"], near).sentence


def test_the_formats_are_written(made: dict[str, FigureSet], tmp_path: Path) -> None:
    hostile = render(made["nothing"], tmp_path / "hostile", ("html",))[0].read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in hostile
    assert "<script>alert(1)" not in hostile
    files = render(made["moved"], tmp_path, ("html", "docx", "xlsx", "json"))
    assert [f.name for f in files] == ["evaluation.html", "evaluation.docx", "evaluation.xlsx", "figures.json"]
    book = openpyxl.load_workbook(tmp_path / "evaluation.xlsx")
    assert {"Before and after", "Did it move", "Areas", "Months", "Where next", "Notes", "Sources"} - {
        "Sources"
    } <= set(book.sheetnames)
    html = (tmp_path / "evaluation.html").read_text(encoding="utf-8")
    assert "It moved: nearby had about" in html
