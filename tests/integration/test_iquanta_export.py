"""A comparison out of an export that its originator marked: for partners, marked throughout, and never public."""

import csv
import json
import re
import shutil
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pypdfium2
import pytest

from command_line import run
from commonweal.figures import Month
from commonweal.geography import Gazetteer
from commonweal.store import Store
from commonweal.workspace import Workspace
from small_nation import Nation, small_nation  # noqa: F401

MAPPING = Path(__file__).parents[2] / "docs" / "how-to" / "mappings" / "iquanta.toml"
MARKING = "OFFICIAL - police data, not for onward sharing"
OURS = "Teaselholm"
PLANTED = 48_617  # burglaries of one month: no other number of the nation reads like it
MONTHS = [Month(2025, 5) + n for n in range(6)]
PERIOD = "2025-08..2025-10"
TOTAL = PLANTED + 2 * (900 + 37 * 10)  # of the three months: ours is the eleventh by name
OFFENCES = ("Residential and other burglary", "Robbery offences")


@pytest.fixture(scope="module")
def place(small_nation: Nation, tmp_path_factory: pytest.TempPathFactory) -> Workspace:  # noqa: F811
    """The made-up country with an export of made-up figures in it, and a list of groups."""
    root = tmp_path_factory.mktemp("marked") / "workspace"
    shutil.copytree(small_nation.workspace.root, root)
    workspace = Workspace(root)
    names = [p.area.name for p in Gazetteer.of(Store(workspace).view()).partnerships]
    folder = root.parent
    _write(folder / "export.csv", ("Month", "Community safety partnership", "Offence group", "Recorded crimes"), [
        (f"{month.words[:3]} {month.year}", name, offence, _count(name, offence, month, n))
        for n, name in enumerate(names) for offence in OFFENCES for month in MONTHS
    ])  # fmt: skip
    _write(folder / "msg.csv", ("partnership", "member"), [(OURS, name) for name in names if name != OURS])
    taken = _commonweal(workspace, "ingest", "counts", "--mapping", str(MAPPING), str(folder / "export.csv"))
    assert taken.returncode == 0, taken.stderr
    assert _commonweal(workspace, "ingest", "reference", str(folder / "msg.csv")).returncode == 0
    return workspace


def _count(name: str, offence: str, month: Month, n: int) -> int:
    if name == OURS and offence == OFFENCES[0] and month == MONTHS[-1]:
        return PLANTED
    return 900 + 37 * n if offence == OFFENCES[0] else 110 + 3 * n


def _write(path: Path, heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heads, *rows])


def _commonweal(workspace: Workspace, *words: str) -> CompletedProcess[str]:
    return run(*words, COMMONWEAL_WORKSPACE=str(workspace.root))


def _compare(workspace: Workspace, out: Path, *words: str) -> CompletedProcess[str]:
    asked = ("--period", PERIOD, "--source", "counts.iquanta", "--out", str(out))
    return _commonweal(workspace, "report", "comparison", *asked, *words)


@pytest.fixture(scope="module")
def papers(place: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper for partners, in every format."""
    out = tmp_path_factory.mktemp("papers")
    done = _compare(place, out, "--partnership", OURS, "--audience", "partners", "--group", "msg")
    assert done.returncode == 0, done.stderr
    return out


def _texts(folder: Path) -> dict[str, str]:
    """What can be read in every file of a folder, metadata with it, by its ending."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.suffix == ".pdf":
            found[path.suffix] = "\n".join([*_pages(path), *_about(path).values()])
        elif path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as parts:
                found[path.suffix] = "".join(parts.read(n).decode("utf-8", "replace") for n in parts.namelist())
        else:
            found[path.suffix] = path.read_text(encoding="utf-8")
    return found


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _about(path: Path) -> dict[str, str]:
    with pypdfium2.PdfDocument(path) as document:
        return dict(document.get_metadata_dict())


def _digits(text: str) -> str:
    return re.sub(r"[,\s]", "", text)


def test_it_lands_in_the_restricted_part_with_its_marking(place: Workspace) -> None:
    mine = [e for e in Store(place).editions() if e.dataset == "counts.iquanta"]
    assert {e.audience for e in mine} == {"partners"}
    assert {e.quality["marking"] for e in mine} == {MARKING}


def test_every_file_and_its_metadata_carry_the_marking(papers: Path) -> None:
    texts = _texts(papers)
    assert set(texts) == {".html", ".pdf", ".docx", ".xlsx", ".json"}
    planted = next(f for f in json.loads(texts[".json"])["figures"] if f["parameters"].get("count") == TOTAL)
    rate = f"{planted['value']:.2f}"
    for ending, text in texts.items():
        assert MARKING in text, ending
        assert str(TOTAL) in _digits(text) or rate in text, f"{ending}: there is something to leak"
        assert ending == ".json" or "Partners only: not for publication" in text, ending
    assert _about(next(papers.glob("*.pdf")))["Keywords"] == MARKING
    for ending, part in ((".docx", "docProps/core.xml"), (".xlsx", "docProps/core.xml")):
        with zipfile.ZipFile(next(papers.glob(f"*{ending}"))) as parts:
            assert MARKING in parts.read(part).decode("utf-8")


def test_every_page_and_every_sheet_carries_it(papers: Path) -> None:
    path = next(papers.glob("*.pdf"))
    pages = _pages(path)
    assert len(pages) > 2
    assert all(MARKING in " ".join(page.split()) for page in pages)
    with zipfile.ZipFile(next(papers.glob("*.xlsx"))) as parts:
        sheets = [parts.read(n).decode("utf-8") for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
    assert len(sheets) > 4
    assert all(MARKING in sheet for sheet in sheets)


def test_every_figure_is_for_partners_and_is_worked_out_again(place: Workspace, papers: Path) -> None:
    path = next(papers.glob("*.json"))
    paper = json.loads(path.read_text(encoding="utf-8"))
    assert (paper["audience"], paper["marking"]) == ("partners", MARKING)
    assert {(f["audience"], f["parameters"]["marking"]) for f in paper["figures"]} == {("partners", MARKING)}
    assert {s["audience"] for s in paper["series"]} == {"partners"}
    done = _commonweal(place, "verify", str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    paper["marking"] = None
    altered = papers.parent / "altered.json"
    altered.write_text(json.dumps(paper), encoding="utf-8")
    assert _commonweal(place, "verify", str(altered)).returncode == 1


@pytest.mark.parametrize(
    "asked", [("--partnership", OURS), ("--partnership", OURS, "--audience", "public"), ("--all",)]
)
def test_nothing_public_is_made_of_it(place: Workspace, tmp_path: Path, asked: tuple[str, ...]) -> None:
    done = _compare(place, tmp_path / "out", *asked)
    assert done.returncode == 1
    assert "counts.iquanta is for partners only, and what is asked of it here would be public" in done.stderr
    assert "Traceback" not in done.stderr
    assert str(PLANTED) not in _digits(done.stdout + done.stderr)
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_all_is_refused_for_partners_and_takes_nothing_of_it_from_the_open_source(
    place: Workspace, tmp_path: Path
) -> None:
    done = _compare(place, tmp_path, "--all", "--audience", "partners")
    assert done.returncode == 2
    open_source = ("--period", PERIOD, "--size", "5", "--out", str(tmp_path))
    done = _commonweal(place, "report", "comparison", "--all", *open_source)
    assert done.returncode == 0, done.stderr
    made = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert made
    for path in made:
        text = path.read_bytes().decode("utf-8", "replace")
        assert "iquanta" not in text.lower()
        assert MARKING not in text
        assert str(PLANTED) not in _digits(text)
