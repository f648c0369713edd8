"""A survey from its file to its paper: weights recover a known truth, few are hidden, verify finds it the same."""

import csv
import json
import shutil
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from commonweal.cli import app
from commonweal.errors import NotHeld
from commonweal.figures import Figure, FigureSet
from commonweal.figures.document import to_json
from commonweal.ingest.survey import Themes, ingest_survey, with_themes
from commonweal.papers import survey
from commonweal.papers.verification import verify
from commonweal.rendering.compose import compose
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.paper import Grid
from commonweal.rendering.survey.asked import questions
from commonweal.rendering.survey.pictures import of_options
from commonweal.store import Store
from commonweal.workspace import Workspace
from surveyed_place import NAMES, RESIDENTS, answers, mapping, truth, workspace

FEW = {"Hazel": 3, "Gorse": 12}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two waves: in the second, eight in a hundred fewer feel safe, and few answered from two wards."""
    root = tmp_path_factory.mktemp("survey")
    made = workspace(root / "ws")
    for year, shift, few in ((2025, 0.0, {}), (2026, -0.1, FEW)):
        file = answers(root / f"{year}.csv", shift=shift, seed=year, few=few)
        ingest_survey(made, mapping(root / f"{year}.toml", year), file)
    return made


@pytest.fixture(scope="module")
def paper(held: Workspace) -> FigureSet:
    return survey.figures(held, survey.Request("Alder", "safety"))


@pytest.fixture(scope="module")
def public(held: Workspace) -> FigureSet:
    return survey.figures(held, survey.Request("Alder", "safety", audience="public"))


def of(paper: FigureSet, ending: str) -> dict[str, Figure]:
    return {f.id: f for f in paper.figures if f.id.startswith(ending)}


def test_weights_recover_what_those_who_answered_hide(held: Workspace) -> None:
    first = survey.figures(held, survey.Request("Alder", "safety", wave="2025"))
    safe = first.figure("safe/together/all")
    assert safe.value is not None and safe.interval is not None
    low, high = safe.interval
    assert low is not None and high is not None and low < 100 * truth() < high
    assert safe.parameters["unweighted"] < low  # as the answers came, it would not have been
    assert first.parameters["weighted_by"] == ["age within each ward"]
    assert not [f for f in first.figures if f.id.endswith("/change")]  # there is no wave before


def test_a_survey_that_did_not_ask_for_age_is_weighted_by_ward(held: Workspace, tmp_path: Path) -> None:
    own = Workspace(Path(shutil.copytree(held.root, tmp_path / "own")))
    plain = mapping(tmp_path / "ageless.toml", 2027)
    plain.write_text(plain.read_text().replace('age = "Age"\n', ""))
    file = answers(tmp_path / "a.csv", seed=5)
    ingest_survey(own, plain, file)
    found = survey.figures(own, survey.Request("Alder", "safety", wave="2027"))
    assert found.parameters["weighted_by"] == ["ward"]
    with file.open(encoding="utf-8-sig") as rows:
        said = [
            (row["Ward"], row["Safe"] in ("Very safe", "Fairly safe")) for row in csv.DictReader(rows, delimiter=";")
        ]
    means = [np.mean([safe for ward, safe in said if ward == name]) for name in NAMES]
    living = RESIDENTS.sum(axis=1) + 500  # those under 16 are residents too
    safe = found.figure("safe/together/all").value
    assert safe is not None and abs(safe - 100 * np.average(means, weights=living)) < 0.01
    assert "Not weighted by age. The survey did not ask for age." in [note.text for note in found.notes]
    public = survey.figures(own, survey.Request("Alder", "safety", wave="2027", audience="public"))
    told_apart_by_no_weight(found, public)
    assert not verify(own, to_json(public)).differences
    printed = repr(compose(public))
    assert "Weighted by ward." in printed and "of a simple sample" not in printed and "(51.0%" not in printed


def told_apart_by_no_weight(found: FigureSet, public: FigureSet) -> None:
    """The attacker knows each ward's weight: many of the hidden counts that add up still fit the share."""
    wards = [f for f in public.figures if f.id.startswith("first/o02/ward/")]
    whole, each = found.figure("first/o02/all"), [found.figure(f.id).parameters for f in wards]
    assert all(f.value == 0.0 for f in wards if not f.suppressed)
    hidden = [n for n, f in enumerate(wards) if f.suppressed]
    assert len(hidden) > 2 and any(0 < each[n]["chosen"] < 5 for n in hidden)
    came = [found.figure(f.id.replace("first/o02", "who")).parameters["answered"] for f in wards]
    weight = (RESIDENTS.sum(axis=1) + 500) / np.array(came)
    total = sum(w * one["answered"] for w, one in zip(weight, each, strict=True))
    chosen = whole.parameters["chosen"]
    fits = [
        100 * float(np.dot(weight[hidden], counts)) / total
        for counts in product(range(chosen + 1), repeat=len(hidden))
        if sum(counts) == chosen
    ]
    shown = public.figure(whole.id)
    assert sum(abs(share - (whole.value or 0.0)) < 1e-4 for share in fits) == 1, "so exact a share tells each"
    assert sum(round(share) == shown.value for share in fits) > len(fits) / 2
    assert all(f.baseline_value is None and f.p is None for f in public.figures if "/age/" in f.id or "/ward/" in f.id
               if f.offence != "who")  # fmt: skip
    for figure in (f for f in public.figures if f.id.endswith(("/all", "/change")) or "/wave/" in f.id):
        assert figure.value is None or (figure.value == round(figure.value) and figure.p is None)
        assert not {"size", "effective"} & set(figure.parameters) or figure.value is None


def test_where_nothing_is_known_of_the_residents_the_paper_does_not_say_that_it_is_weighted(
    paper: FigureSet,
) -> None:
    bare = replace(paper, parameters={**paper.parameters, "weighted_by": []})
    for made, weighted in ((paper, True), (bare, False)):
        assert ("weighted so that the answers stand" in repr(compose(made))) is weighted
        assert ("each counts the same" in repr(compose(made))) is not weighted


def test_a_change_between_waves_is_tested_and_one_that_was_not_made_is_not_found(paper: FigureSet) -> None:
    change = paper.figure("safe/together/change")
    assert change.verdict == "fall" and change.interval is not None and change.value is not None
    assert change.interval[0] < -10 < change.interval[1]  # type: ignore[operator]
    assert {paper.figure(f"first/{o}/change").verdict for o in ("o00", "o01")} == {"no clear change"}


def test_few_are_too_few_to_say_and_no_point_of_a_scale_has_a_mean(paper: FigureSet) -> None:
    wards = {f.label: f for f in of(paper, "safe/together/ward/").values()}
    assert {label for label, f in wards.items() if f.verdict == "too few to say"} == {"Gorse", "Hazel"}
    assert wards["Hazel"].value is None and wards["Hazel"].interval is None
    assert "mean" not in to_json(paper).replace("no mean", "").replace("meaning", "").lower()


def test_the_paper_says_that_a_link_is_no_sample(paper: FigureSet, held: Workspace, tmp_path: Path) -> None:
    files = survey.build(held, survey.Request("Alder", "safety"), tmp_path, ("html",))
    page = files[0].read_text(encoding="utf-8")
    assert "no random sample" in page and "if the answers were a random sample" in page
    assert "Ownwords" not in page and "Nameof" not in page


def test_what_is_folded_on_screen_stands_unfolded_at_the_end_on_paper(paper: FigureSet) -> None:
    last = compose(paper).sections[-1]
    assert (last.heading, last.where) == ("Every answer, and every ward", "paper")
    grids = [block for block in last.blocks if isinstance(block, Grid)]
    assert grids and not any(grid.folded for grid in grids)


def test_a_chart_names_no_single_answer_where_two_are_printed_alike(paper: FigureSet) -> None:
    lookup = Lookup.of(paper)
    first, second = questions(lookup)
    together = paper.figure("safe/together/all").value or 0.0
    assert of_options(first, lookup).title == f"{together:.0f}% very safe or fairly safe"
    alike = [replace(figure, value=99.0 + n / 10) for n, figure in enumerate(second.options[:2])]
    asked = replace(second, options=(*alike, *second.options[2:]))
    assert of_options(asked, lookup).title == "Most often: lighting and patrols, 99% each"


def test_themes_are_said_to_be_of_the_texts_that_a_person_read(held: Workspace, tmp_path: Path) -> None:
    own = Workspace(Path(shutil.copytree(held.root, tmp_path / "own")))
    rows = {row: ("Lighting",) if row % 2 else () for row in range(60)}
    found = [Themes("themes-why", "What people wrote: Why?", ("Lighting",), rows)]
    newest = next(e.dataset for e in Store(own).editions() if e.dataset.startswith("survey.safety.2026"))
    with_themes(own, newest, found, coded_on=date(2026, 8, 1))
    notes = [note.text for note in survey.figures(own, survey.Request("Alder", "safety")).notes]
    assert any("Shares of themes are of the 60 texts that a person had read" in note for note in notes)
    assert not any("between 60 and" in note for note in notes), "those who wrote were not all read"


def test_nothing_of_few_people_stands_in_public(paper: FigureSet, public: FigureSet) -> None:
    small = {f.id for f in paper.figures if f.parameters.get("answered") in range(1, 5)}
    assert "who/ward/W8" in small  # there is something to leak
    cameras = paper.figure("first/o02/ward/W1")
    assert 0 < cameras.parameters["chosen"] < 5
    shown = {f.id: f for f in public.figures}
    for id in (*small, cameras.id):
        assert shown[id].suppressed and shown[id].value is None and not shown[id].parameters.get("answered")
    hidden = [f for f in public.figures if f.suppressed and f.id.startswith("who/ward/")]
    assert len(hidden) > 1  # else the total would give it away
    assert all("chosen" not in f.parameters for f in public.figures if "/ward/" in f.id)
    assert shown["safe/together/all"].value == paper.figure("safe/together/all").value


def test_what_is_hidden_cannot_be_worked_out(paper: FigureSet, public: FigureSet) -> None:
    """The attacker subtracts the wards shown from all who answered: more than two hidden counts stay possible."""
    wards = [f for f in public.figures if f.id.startswith("who/ward/")]
    shown = sum(f.parameters["answered"] for f in wards if not f.suppressed)
    rest = public.parameters["answers"] - shown
    hidden = [paper.figure(f.id).parameters["answered"] for f in wards if f.suppressed]
    assert rest == sum(hidden) and len(hidden) >= 2 and rest - min(hidden) >= 5


@pytest.mark.parametrize("audience", ["partners", "public"])
def test_it_comes_out_the_same_again_and_an_altered_share_does_not(
    held: Workspace, paper: FigureSet, public: FigureSet, audience: str
) -> None:
    text = to_json(paper if audience == "partners" else public)
    assert not verify(held, text).differences
    document = json.loads(text)
    altered = next(f for f in document["figures"] if f["id"] == "safe/together/all")
    altered["value"] += 1
    assert [d.id for d in verify(held, json.dumps(document)).differences] == ["safe/together/all"]


def test_the_command_line_takes_in_and_reports(held: Workspace, tmp_path: Path) -> None:
    file, said = answers(tmp_path / "a.csv", 200, seed=9), mapping(tmp_path / "m.toml", 2027)
    root = ["--workspace", str(held.root)]
    taken = CliRunner().invoke(app, ["ingest", "survey", *root, "--mapping", str(said), str(file), "--json"])
    told = json.loads(taken.stdout)
    assert (told["outcome"], told["answers"], told["free_text_left"]) == ("new", 200, ["why"])
    again = CliRunner().invoke(app, ["ingest", "survey", *root, "--mapping", str(said), str(file)])
    assert "held already" in again.stdout
    out = tmp_path / "out"
    asked = ["report", "survey", *root, "--partnership", "Alder", "--survey", "safety", "--wave", "2026"]
    made = CliRunner().invoke(app, [*asked, "--out", str(out), "--formats", "xlsx,docx,json"])
    assert made.exit_code == 0 and sorted(f.name for f in out.iterdir()) == [
        "figures.json", "survey.docx", "survey.xlsx",
    ]  # fmt: skip
    refused = CliRunner().invoke(app, [*asked[:-4], "--survey", "other", "--out", str(out)])
    assert refused.exit_code != 0


def test_a_wave_that_is_not_held_is_refused(held: Workspace) -> None:
    with pytest.raises(NotHeld, match="No wave '1999'"):
        survey.figures(held, survey.Request("Alder", "safety", wave="1999"))
