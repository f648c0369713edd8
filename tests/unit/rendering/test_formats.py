import json
import stat
import warnings
from dataclasses import replace

import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest

from commonweal.errors import CannotRender, FileRefused
from commonweal.rendering import render
from nasty_words import FORMULA, nasty
from sample_figures import quiet, tallow


def test_each_format_is_a_file_named_for_the_report(tmp_path):
    written = render(tallow(), tmp_path / "out", {"json", "html", "xlsx", "docx", "gpkg", "powerbi"})
    assert [p.name for p in written] == [
        "recorded-crime.html",
        "recorded-crime.docx",
        "recorded-crime.xlsx",
        "figures.json",
        "powerbi",
        "recorded-crime.gpkg",
    ]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p.name for p in written)
    assert stat.S_IMODE(written[0].stat().st_mode) == 0o644
    assert json.loads((tmp_path / "out" / "figures.json").read_text("utf-8"))["partnership"]["name"] == "Tallow"


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(CannotRender, match=r"'odt' is not a format. Choose from html, pdf"):
        render(tallow(), tmp_path / "out", ["html", "odt"])
    assert not (tmp_path / "out").exists()


def test_a_geopackage_without_a_map_is_refused(tmp_path):
    with pytest.raises(CannotRender, match="this paper has no map"):
        render(quiet(), tmp_path / "out", ["html", "gpkg"])
    assert not (tmp_path / "out").exists()


def test_a_template_that_is_not_word_is_refused(tmp_path):
    template = tmp_path / "template.docx"
    template.write_text("not a Word file")
    with pytest.raises(FileRefused, match=r"'template.docx' is not a Word document"):
        render(tallow(), tmp_path / "out", ["docx"], template=template)
    assert not (tmp_path / "out").exists()


def test_a_file_that_fails_half_way_leaves_the_earlier_one(tmp_path):
    render(tallow(), tmp_path, ["html"])
    earlier = (tmp_path / "recorded-crime.html").read_text("utf-8")
    broken = replace(tallow(), tables=(*tallow().tables, None))
    with pytest.raises(AttributeError):
        render(broken, tmp_path, ["html"])
    assert (tmp_path / "recorded-crime.html").read_text("utf-8") == earlier
    assert len(list(tmp_path.iterdir())) == 1


def test_the_same_figures_give_the_same_page(tmp_path):
    first, second = (render(tallow(), tmp_path / name, ["html"])[0] for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def opened(path):
    """Our reader in these tests does not know sparklines and says so; Excel does know them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline Group extension")
        return openpyxl.load_workbook(path)


def test_the_first_sheet_is_as_analysts_print_it(tmp_path):
    (path,) = render(tallow(), tmp_path, ["xlsx"])
    book = opened(path)
    assert book.sheetnames[0] == "Offences" and {"Wards", "Months", "Notes", "Sources"} <= set(book.sheetnames)
    sheet = book["Offences"]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    heads = [c.value for c in rows["Offence"]]
    assert heads[:5] == ["Offence", "Oct 24 to Sep 25", "Oct 23 to Sep 24", "Change", "% change"]
    vehicle = rows["Vehicle crime"]
    assert [c.value for c in vehicle[1:4]] == [1016, 1471, -455]
    assert vehicle[4].value == pytest.approx(-0.30931, abs=1e-5) and vehicle[4].number_format.startswith("+0.0%")
    assert rows["Arson"][0].alignment.indent > vehicle[0].alignment.indent
    assert rows["Theft of a vehicle"][1].value == "[x]"
    assert rows["Arson"][4].value is None
    assert sheet.freeze_panes == "B7" and sheet.print_title_rows == "$6:$6" and len(sheet.tables) == 1


def test_a_hidden_number_is_marked_and_never_a_zero(tmp_path):
    (path,) = render(tallow(), tmp_path, ["xlsx"])
    housing = opened(path)["Harbour Homes"]
    rows = {row[0].value: [c.value for c in row] for row in housing.iter_rows()}
    assert rows["Stalking and harassment"][1:5] == ["[c]", "[c]", "[c]", "[c]"]
    assert rows["Stalking and harassment"].count(0) == 0


def test_no_words_become_a_formula(tmp_path):
    (path,) = render(nasty(), tmp_path, ["xlsx"])
    cells = [c for sheet in opened(path) for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert any(c.value == FORMULA for c in cells)


def test_the_star_joins_up_and_holds_no_hidden_figure(tmp_path):
    (folder,) = render(tallow(), tmp_path, ["powerbi"])
    tables = {p.stem: pq.read_table(p).to_pylist() for p in folder.glob("*.parquet")}
    assert set(tables) == {"fact_offence", "fact_figure", "dim_date", "dim_area", "dim_offence"}
    areas, offences, months = (
        {r[k] for r in tables[t]}
        for t, k in (("dim_area", "area_code"), ("dim_offence", "offence_code"), ("dim_date", "month"))
    )
    for row in tables["fact_offence"]:
        assert row["area_code"] in areas and row["offence_code"] in offences and row["month"] in months
    for row in tables["fact_figure"]:
        assert row["area_code"] in areas and row["offence_code"] in offences
    assert len(areas) == len(tables["dim_area"]) and len(offences) == len(tables["dim_offence"])
    assert not [r for r in tables["fact_figure"] if r["offence_code"] == "stalking-and-harassment"]
    gap = [r for r in tables["fact_offence"] if r["month"] == "2024-03"]
    assert gap and all(r["count"] is None for r in gap)
    topology = json.loads((folder / "areas.topojson").read_text("utf-8"))
    assert len(topology["objects"]["areas"]["geometries"]) == 20


def test_the_geopackage_lies_on_the_national_grid(tmp_path):
    (path,) = render(tallow(), tmp_path, ["gpkg"])
    meta, _, geometry, columns = pyogrio.raw.read(path)
    assert meta["crs"] == "EPSG:27700" and len(geometry) == 20
    names = dict(zip(meta["fields"], columns, strict=True))
    assert "Town Centre" in names["name"] and "fewer" in names["what_we_can_say"]
    assert 400_000 < pyogrio.read_info(path)["total_bounds"][0] < 500_000


def test_hostile_words_break_no_format(tmp_path):
    written = render(nasty(), tmp_path, {"html", "docx", "xlsx", "json", "powerbi", "gpkg"})
    assert all(p.exists() for p in written)
