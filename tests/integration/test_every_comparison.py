"""All partnerships of a made-up country at once: the pages, the index, and that it is what one paper would say."""

import csv
import json
import re
import shutil

import numpy as np
import pytest

from command_line import run
from commonweal.errors import FileRefused
from commonweal.figures import Month, Period
from commonweal.papers import comparison
from commonweal.papers.verification import verify_country
from commonweal.workspace import Workspace
from many_districts import code, workspace

APRIL = Month(2024, 4)
PERIOD = Period(APRIL, APRIL + 2)
SIZE = 12
PEOPLE = [90_000 + 5_000 * i for i in range(SIZE)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Place 00 lies far above the others; a third of all have a force that published nothing."""
    random = np.random.default_rng(3)
    counts = {
        month: {
            (i, node): int(random.poisson(PEOPLE[i] * (30 if i == 0 else 10) / 12_000))
            for i in range(SIZE)
            for node in ("burglary", "anti-social-behaviour")
        }
        for period in (PERIOD.shift(-12), PERIOD)
        for month in period
    }
    return workspace(tmp_path_factory.mktemp("country"), PEOPLE, counts, {"Dale"})


@pytest.fixture(scope="module")
def out(place: Workspace, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("out")
    done = run(
        "report",
        "comparison",
        "--all",
        "--period",
        str(PERIOD),
        "--out",
        str(folder),
        COMMONWEAL_WORKSPACE=str(place.root),
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_a_page_for_each_that_can_be_compared_and_a_line_for_all(out):
    published = [i for i in range(SIZE) if i % 3 != 1]
    assert sorted(p.stem for p in (out / "partnerships").iterdir()) == [code(i) for i in published]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "8 of 12 partnerships can be held against partnerships like them." in index
    assert index.count("no file of Dale is held for April 2024") == 4
    for i in published:
        assert f'<a href="partnerships/{code(i)}.html">Place {i:02}</a>' in index
    assert not re.search(r"\b(nan|None)\b", re.sub(r"<(style|script).*?</\1>", "", index, flags=re.DOTALL))


def test_the_index_says_what_a_paper_of_one_says(out, place):
    paper = comparison.figures(place, comparison.Request(code(0), PERIOD))
    ours = paper.figure(f"{code(0)}/all-crime/rate")
    assert ours.standing == "above"
    index = (out / "index.html").read_text(encoding="utf-8")
    row = index[index.index("Place 00</a>") :].split("</tr>")[0]
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in row.split("<td")[1:]]
    assert f"{ours.value:.2f}" in cells[0]
    assert "▲ above" in cells[2]
    page = (out / "partnerships" / f"{code(0)}.html").read_text(encoding="utf-8")
    assert "Place 00 recorded" in page


def test_every_number_stands_beside_the_index(out, place):
    """A line for each partnership and offence; the counts are those of the paper of one."""
    with (out / "partnerships.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["offence_code"] == "all-crime"]
    assert len(rows) == SIZE
    assert [r["verdict"] == "not available" for r in rows] == [i % 3 == 1 for i in range(SIZE)]
    ours = comparison.figures(place, comparison.Request(code(0), PERIOD)).figure(f"{code(0)}/all-crime/rate")
    assert float(rows[0]["after"]) == ours.parameters["count"]
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "What stands out" in index
    assert "No month could be judged: fewer than two whole years" in index
    assert "partnerships.csv" in index


def test_periods_that_cannot_be_compared_are_refused_before_anything_is_written(place, tmp_path):
    words = ("--all", "--period", str(PERIOD), "--against", "2023-04..2023-04", "--out", str(tmp_path / "out"))
    done = run("report", "comparison", *words, COMMONWEAL_WORKSPACE=str(place.root))
    assert done.returncode == 1
    assert "The two periods differ in length: 3 months and 1." in " ".join(done.stderr.split())
    assert not (tmp_path / "out").exists()


def test_one_or_all_but_not_both(place, tmp_path):
    for asked in ((), ("--all", "--partnership", "Place 00")):
        done = run(
            "report",
            "comparison",
            *asked,
            "--period",
            str(PERIOD),
            "--out",
            str(tmp_path),
            COMMONWEAL_WORKSPACE=str(place.root),
        )
        assert done.returncode == 2
        assert "Name one partnership with --partnership, or ask for --all." in " ".join(done.stderr.split())


def test_every_row_is_worked_out_again_and_a_changed_one_is_found(out, place, tmp_path):
    """The tables are held against those made anew from the files that country.json names."""
    document = json.loads((out / "country.json").read_text(encoding="utf-8"))
    found = verify_country(place, document, out)
    assert not found.differences
    assert found.same == SIZE * len(document["levels"]["partnerships"]["offences"])
    for file in out.glob("*.[cj]s*"):
        shutil.copy(file, tmp_path)
    table = tmp_path / "partnerships.csv"
    first, line, *rest = table.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = (
        line.replace("no clear change", "rise", 1) if "no clear change" in line else line.replace("rise", "fall", 1)
    )
    assert changed != line
    table.write_text("".join([first, changed, *rest]), encoding="utf-8")
    done = run("verify", str(tmp_path / "country.json"), COMMONWEAL_WORKSPACE=str(place.root))
    assert done.returncode == 1
    assert "1 of the rows differ" in done.stderr
    assert "verdict" in done.stdout
    table.unlink()
    with pytest.raises(FileRefused, match="does not lie beside"):
        verify_country(place, document, tmp_path)
    with pytest.raises(FileRefused, match="was altered"):
        verify_country(place, {k: v for k, v in document.items() if k != "parameters"}, out)
