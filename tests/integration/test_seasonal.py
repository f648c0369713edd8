"""The seasonal report over the fictional borough: planted bonfires are found where they are, and nowhere else."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.optimize import linprog
from typer.testing import CliRunner

from bonfire_borough import FILE, PLACE, bonfire_borough, season  # noqa: F401
from commonweal.cli import app
from commonweal.demo import truth
from commonweal.errors import MethodRefused, NotHeld, PeriodRefused
from commonweal.figures import Period
from commonweal.figures.document import from_json, to_json
from commonweal.papers import seasonal
from commonweal.papers.verification import verify
from commonweal.rendering import render
from commonweal.rendering.figure_words import in_words
from commonweal.store import Store


@pytest.fixture(scope="module")
def paper(bonfire_borough):  # noqa: F811
    return seasonal.figures(bonfire_borough, seasonal.Request(PLACE, season(), 2024))


@pytest.fixture(scope="module")
def public(bonfire_borough):  # noqa: F811
    return seasonal.figures(bonfire_borough, seasonal.Request(PLACE, season(), 2024, audience="public"))


@pytest.fixture(scope="module")
def rows(bonfire_borough):  # noqa: F811
    """The extracts' rows, counted plainly."""
    view = Store(bonfire_borough).view()
    return {name: view.table(f"partner.{name}").to_pylist() for name in ("fire", "force")}


def in_window(row, year: int = 2024) -> bool:
    return date(year, 10, 25) <= row["day"] <= date(year, 11, 8)


@pytest.mark.parametrize("look", ["fires", "nuisance"])
def test_the_planted_wards_stand_out_from_their_weeks_and_no_others_do(paper, look):
    found = [f for f in paper.figures if f.id.startswith(f"{look}/ward/") and f.id.endswith("/around")]
    assert len(found) == 12
    assert {f.area.name for f in found if f.verdict == "rise"} == set(truth.BONFIRES.wards)
    assert not any(f.verdict == "fall" for f in found)


def test_every_year_had_its_bonfires_so_none_is_beyond_what_years_led_one_to_expect(paper):
    found = [f for f in paper.figures if f.id.endswith("/earlier")]
    assert found and not any(f.verdict in ("rise", "fall") for f in found)
    whole = paper.figure("nuisance/all/earlier")
    assert whole.parameters["seasons"] == ["2019", "2020", "2021", "2022", "2023"]
    assert whole.parameters["expected_low"] <= whole.value <= whole.parameters["expected_high"]


def test_counts_are_those_of_a_plain_recount(paper, rows):
    nuisance = [r for r in rows["force"] if r["category"] == "ASB nuisance" and in_window(r)]
    by_ward, by_day = Counter(r["ward"] for r in nuisance), Counter(f"{r['day']:%m-%d}" for r in nuisance)
    by_hour = Counter(f"{r['hour']:02d}" for r in nuisance)
    for kind, counted in (("ward", by_ward), ("day", by_day), ("hour", by_hour)):
        shown = {f.id.split("/")[2]: f.value for f in paper.figures
                 if f.id.startswith(f"nuisance/{kind}/") and f.id.endswith("/earlier")}  # fmt: skip
        assert sum(counted.values()) == sum(shown.values()) == paper.figure("nuisance/all/earlier").value
        assert {k: v for k, v in shown.items() if v} == counted
    earlier = [
        sum(r["category"] == "ASB nuisance" and in_window(r, y) for r in rows["force"]) for y in range(2019, 2024)
    ]
    assert paper.figure("nuisance/all/earlier").baseline_value == pytest.approx(np.mean(earlier))
    heat = paper.figure("nuisance/heat/hours")
    assert np.array(heat.parameters["counts"]).sum() == heat.value == len(nuisance)


def test_the_next_seasons_forecast_and_what_earlier_ones_would_have_said(paper):
    ahead = paper.figure("nuisance/all/forecast")
    assert ahead.parameters["seasons"] == ["2020", "2021", "2022", "2023", "2024"]
    assert ahead.interval[0] < ahead.parameters["expected_low_80"] < ahead.value < ahead.interval[1]
    checks = [f for f in paper.figures if f.id.startswith("nuisance/check/")]
    assert [f.label for f in checks] == ["2022", "2023", "2024"]  # 2019 to 2021 have fewer than three years before them
    assert all(f.parameters["wards"] == 12 and f.parameters["wards_inside_95"] >= 10 for f in checks)


def test_what_followed_stands_beside_what_was_done(paper):
    (activity,) = [f for f in paper.figures if f.id.startswith("plan/")]
    assert (activity.value, activity.unit, activity.parameters["agency"]) == (14, "bonfires", "Council")
    assert {paper.figure(id).area.name for id in activity.parameters["followed"]} == {"Kilnside"}


def test_a_window_that_is_not_held_is_not_available_and_is_forecast(bonfire_borough):  # noqa: F811
    ahead = seasonal.figures(bonfire_borough, seasonal.Request(PLACE, season(), 2025))
    figure = ahead.figure("fires/all/earlier")
    assert figure.value is None and figure.verdict == "not available" and figure.baseline_value > 5
    assert ahead.figure("fires/all/forecast").value == figure.baseline_value
    assert any("never nought" in n.text for n in ahead.notes)


def test_it_is_worked_out_again_and_an_altered_number_is_found(bonfire_borough, paper):  # noqa: F811
    text = to_json(paper)
    assert not verify(bonfire_borough, text).differences
    whole = json.loads(text)
    next(f for f in whole["figures"] if f["id"] == "fires/all/earlier")["value"] += 1
    assert [d.id for d in verify(bonfire_borough, json.dumps(whole)).differences] == ["fires/all/earlier"]


def test_an_extract_makes_it_a_paper_for_partners(paper, public):
    assert (paper.audience, public.audience) == ("partners", "public")
    assert all(f.audience == "public" for f in public.figures)


def test_the_public_edition_shows_no_small_count_and_no_table_of_hours(paper, public):
    counts = [
        f for f in paper.figures if f.value is not None and not f.id.endswith("/forecast") and "plan/" not in f.id
    ]
    small = {f.id for f in counts if 0 < f.value < 5}
    few = {f.id for f in paper.figures if f.id.endswith("/forecast") and 0 < f.value * len(f.parameters["seasons"]) < 5}
    assert few, "there are sums of several years that are small"
    small |= few
    shown = {f.id: f for f in public.figures}
    assert len(small) > 20, "there is something to hide"
    assert all(f.suppressed and f.value is None and f.parameters == {} for id, f in shown.items() if id in small)
    assert "nuisance/heat/hours" not in shown and "dispersion" not in str([f.parameters for f in public.figures])


def test_no_hidden_ward_can_be_worked_out_from_the_public_edition(paper, public):
    """An attacker who knows every printed number, and that the wards add up, is left with three values at least."""
    for look in ("fires", "nuisance"):
        whole = public.figure(f"{look}/all/earlier").value
        wards = [f for f in public.figures if f.id.startswith(f"{look}/ward/") and f.id.endswith("/earlier")]
        hidden = [f for f in wards if f.suppressed]
        assert hidden and whole
        left = whole - sum(f.value for f in wards if not f.suppressed)
        small = [f for f in hidden if 0 < paper.figure(f.id).value < 5]
        for target in small:
            aim = [float(f is target) for f in hidden]
            ends = [linprog([sign * a for a in aim], A_eq=[[1.0] * len(hidden)], b_eq=[left], bounds=(0, None)).fun
                    for sign in (1, -1)]  # fmt: skip
            assert -ends[1] - ends[0] >= 2


def test_every_format_is_made_and_says_what_can_be_said(paper, public, tmp_path):
    files = render(paper, tmp_path, ("html", "docx", "xlsx", "json"))
    page = files[0].read_text(encoding="utf-8")
    assert "Kilnside" in page and "bonfire removal" in page and "Partners only" in page
    assert from_json(files[3].read_text(encoding="utf-8")).parameters["season"]["name"] == "Bonfire season"
    hidden = render(public, tmp_path / "public", ("html",))[0].read_text(encoding="utf-8")
    assert "not shown" in hidden and "Partners only" not in hidden


def test_each_figure_has_a_sentence(paper, public):
    for one in (paper, public):
        said = [in_words(one, figure).sentence for figure in one.figures]
        assert all(sentence.endswith(".") and "None" not in sentence for sentence in said)


def test_crimes_are_not_added_to_anti_social_behaviour(bonfire_borough):  # noqa: F811
    mixed = replace(season(), looks=(replace(season().looks[1], kinds=("asb-nuisance", "arson")),))
    with pytest.raises(MethodRefused, match="not crime"):
        seasonal.figures(bonfire_borough, seasonal.Request(PLACE, mixed, 2024))


def test_evenings_and_single_wards_are_counted_alone(bonfire_borough, rows):  # noqa: F811
    look = replace(season().looks[1], hours=(22, 3))
    one = replace(season(), looks=(look,), wards=("Kilnside",))
    paper = seasonal.figures(bonfire_borough, seasonal.Request(PLACE, one, 2024))
    ward = next(f.area.code for f in paper.figures if f.id.startswith("nuisance/ward/"))
    nuisance = [r for r in rows["force"] if r["category"] == "ASB nuisance" and in_window(r)]
    plain = sum(r["ward"] == ward and not 3 < r["hour"] < 22 for r in nuisance)
    assert paper.figure("nuisance/all/earlier").value == plain > 0


def test_what_is_not_held_or_not_known_is_refused(bonfire_borough):  # noqa: F811
    def ask(**change):
        return seasonal.figures(bonfire_borough, seasonal.Request(PLACE, replace(season(), **change), 2024))

    with pytest.raises(NotHeld, match="no ward 'Atlantis'"):
        ask(wards=("Atlantis",))
    with pytest.raises(MethodRefused, match="has no kind"):
        ask(looks=(replace(season().looks[0], kinds=("Arson of boats",)),))
    with pytest.raises(NotHeld, match="Nothing that this season looks at"):
        ask(looks=(replace(season().looks[0], dataset="partner.ambulance"),))
    assert seasonal.year_of(season(), Period.parse("2024-10..2024-11")) == 2024
    with pytest.raises(PeriodRefused):
        seasonal.year_of(season(), Period.parse("2024-10..2024-12"))


def test_the_command_writes_the_paper(bonfire_borough, tmp_path):  # noqa: F811
    (tmp_path / "season.toml").write_text(FILE, encoding="utf-8")
    command = ["--workspace", str(bonfire_borough.root), "report", "seasonal", "--partnership", "Tallow", "--season",
               str(tmp_path / "season.toml"), "--out", str(tmp_path), "--formats", "json", "--json"]  # fmt: skip
    done = CliRunner().invoke(app, [*command, "--period", "2024-10..2024-11"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["files"] == [str(tmp_path / "figures.json")]
    assert CliRunner().invoke(app, command).exit_code == 2
