"""An operation's file is input from outside: what it says is read, and nothing else gets in."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commonweal.errors import FileRefused, MappingRefused
from commonweal.figures import Month, Period
from commonweal.sources.operation import read_operation, written
from commonweal.sources.operation.read import of_table

WHOLE = """
name = "Operation Heron"
partnership = "Squareham"
period = "2024-10..2025-03"
before = "2023-10..2024-03"
targets = ["Abbey", "Ings"]
controls = ["Far Moor"]
nearby = []
offences = ["Burglary", "anti-social-behaviour"]
enforcement = ["drugs"]
at_risk = ["Ings"]
aim = "Fewer break-ins."
lead = "Police"
partners = ["Council"]

[[step]]
areas = ["Abbey"]
since = "2024-10"

[[step]]
areas = ["Ings"]
since = "2024-12"

[[activity]]
kind = "patrol"
agency = "Police"
first = 2024-10-07
last = "2024-10-09"
wards = ["Abbey"]
quantity = 3.5
unit = "hours"
cost = "240.5"
volunteers = 0
result = "Two reports."
"""
LEAST = 'name = "A"\npartnership = "B"\nperiod = "2024-10"\n'
SQUARE = '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}'


def read(folder: Path, text: str):
    file = folder / "operation.toml"
    file.write_text(text, encoding="utf-8")
    return read_operation(file)


def test_everything_that_it_says_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.before == Period(Month(2023, 10), Month(2024, 3))
    assert (found.nearby, found.controls, found.nearby_controls) == ((), ("Far Moor",), None)
    assert found.offences == ("burglary", "anti-social-behaviour")
    assert [s.since for s in found.steps] == [Month(2024, 10), Month(2024, 12)]
    done = found.activities[0]
    assert (done.first, done.last) == (date(2024, 10, 7), date(2024, 10, 9))
    assert (done.cost, done.volunteers, done.quantity, done.place) == (Decimal("240.50"), 0, 3.5, "")


def test_what_is_written_is_read_again_as_the_same(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert of_table(written(found)) == found
    drawn = read(tmp_path, f"{LEAST}area = '''{SQUARE}'''\n")
    assert of_table(written(drawn)) == drawn
    assert drawn.targets == ()
    assert drawn.activities == ()


def test_a_drawn_areas_number_without_end_is_refused_in_words(tmp_path: Path) -> None:
    endless = SQUARE.replace("[[[", f"[[[{10**400}, 51.0], [", 1)
    assert str(10**400) in endless
    with pytest.raises(MappingRefused, match="two numbers"):
        read(tmp_path, f"{LEAST}area = '''{endless}'''\n")


def test_a_drawn_area_may_lie_in_a_file_beside_it(tmp_path: Path) -> None:
    feature = f'{{"type": "FeatureCollection", "features": [{{"type": "Feature", "geometry": {SQUARE}}}]}}'
    (tmp_path / "drawn.geojson").write_text(feature, encoding="utf-8")
    found = read(tmp_path, LEAST + 'area_file = "drawn.geojson"\n')
    assert found.area is not None
    assert found.area["type"] == "Polygon"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "not TOML"),
        (LEAST, "no target"),
        (LEAST + f"targets = ['X']\narea = '''{SQUARE}'''", "no target, or two"),
        (LEAST + 'targets = ["X"]\ncontrol = ["Y"]', "unknown key 'control'"),
        (LEAST + "targets = [1]", "not a list of names"),
        (LEAST + 'targets = "X"', "not a list of names"),
        (LEAST + 'targets = ["X"]\noffences = ["mischief"]', "unknown offence 'mischief'"),
        (LEAST + 'targets = ["X"]\nbefore = "last year"', "before: 'last year' is not a month"),
        (LEAST + 'targets = ["X"]\naim = "a\\u0000b"', "cannot be printed"),
        (LEAST + 'targets = ["X"]\n[[activity]]\nkind = "patrol"\nagency = "P"', "lacks its first day"),
        (LEAST + 'targets = ["X"]\n[[activity]]\nkind="p"\nagency="P"\nfirst=2024-02-02\nlast=2024-01-01', "ends"),
        (
            LEAST + 'targets = ["X"]\n[[activity]]\nkind="p"\nagency="P"\nfirst=2024-02-02\ncost=-1',
            "not a sum of money",
        ),
        (LEAST + 'targets = ["X"]\n[[activity]]\nkind="p"\nagency="P"\nfirst=2024-02-02\nquantity=nan', "below nought"),
        (
            LEAST + 'targets = ["X"]\n[[activity]]\nkind="p"\nagency="P"\nfirst=2024-02-02\nvolunteers=1.5',
            "whole number",
        ),
        (LEAST + 'targets = ["X"]\n[[step]]\nareas = []\nsince = "2024-10"', "names no area"),
        (LEAST + "area = 'here'", "not GeoJSON"),
        (LEAST + """area = '{"type": "Point", "coordinates": [0, 0]}'""", "not a polygon"),
        (
            LEAST + """area = '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}'""",
            "crosses",
        ),
        (
            LEAST + """area = '{"type": "Polygon", "coordinates": [[[400, 0], [1, 1], [1, 0], [400, 0]]]}'""",
            "off the map",
        ),
        (LEAST + """area = '{"type": "Polygon", "coordinates": [[["x", 0], [1, 1]]]}'""", "not two numbers"),
        (LEAST + """area = '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}'""", "not a polygon"),
        (LEAST + "area = '" + "[" * 50_000 + "'", "not GeoJSON"),
        (LEAST + 'area_file = "../drawn.geojson"', "plain name"),
        (LEAST + 'area_file = "/etc/hostname"', "plain name"),
        (LEAST + f'targets = ["{"x" * 400}"]', "400 letters"),
    ],
)
def test_what_is_not_sound_is_refused_in_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(MappingRefused) as refused:
        read(tmp_path, text)
    assert says in refused.value.message
    assert refused.value.next_step


def test_a_file_that_is_no_text_a_link_or_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileRefused, match="cannot be read"):
        read_operation(tmp_path / "binary.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * 2_000_001)
    with pytest.raises(FileRefused, match="too large"):
        read_operation(tmp_path / "large.toml")
    (tmp_path / "secret").write_text(SQUARE, encoding="utf-8")
    (tmp_path / "link.geojson").symlink_to(tmp_path / "secret")
    with pytest.raises(FileRefused, match="link"):
        read(tmp_path, LEAST + 'area_file = "link.geojson"\n')
