"""What a mapping of a table of counts must say, and how one that does not is refused."""

from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import MappingRefused
from commonweal.sources.counts import read_mapping
from count_tables import mapping, wide


def test_what_is_not_said_has_its_plain_meaning() -> None:
    read = mapping()
    assert (read.store_name, read.present_name) == ("counts.districts", "counts.districts.present")
    assert (read.scope, read.audience, read.layout, read.read_as) == ("district", "partners", "long", "police-uk")
    assert not read.quarterly
    assert not read.add_repeated
    assert not read.unlisted_is_zero
    assert mapping(released="2026-01-31").released == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("word", "said", "node"),
    [
        ("violence AND sexual offences", {}, "violence-and-sexual-offences"),
        ("8n", {"offence": {"read_as": "home-office-code"}}, "violence-with-injury"),
        ("Break-ins", {"offence": {"values": {"break-ins": "burglary"}}}, "burglary"),
        ("Drugs", {"offence": {"values": {"break-ins": "burglary"}}}, None),
        ("Drugs", {"offence": {"read_as": "police-uk", "values": {"break-ins": "burglary"}}}, "drugs"),
        ("All crime", {"offence": {"values": {"All crime": "left-out"}}}, "left-out"),
        ("Witchcraft", {}, None),
    ],
)
def test_how_an_offence_is_read(word: str, said: dict, node: str | None) -> None:
    assert mapping(**said).node(word) == node


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"area": None}, "what kind of area"),
        ({"area": {"kind": "parish"}}, "what kind of area"),
        ({"audience": "public"}, "does not say are published"),
        ({"columns": {"month": "M", "area": "A", "offence": "O"}}, "the offence and the count"),
        ({"columns": {"month": "M", "area": "A", "offence": "O", "count": "N", "total": "T"}}, "Only a wide table"),
        ({"columns": {"month": "M", "offence": "O", "count": "N"}}, "does not say the area"),
        ({"columns": {"month": "M", "quarter": "Q", "area": "A", "offence": "O", "count": "N"}}, "only one of them"),
        ({"columns": {"financial_year": "Y", "area": "A", "offence": "O", "count": "N"}}, "only one of them"),
        ({"columns": {"month": "M", "area": "A", "count": "N"}, "constants": {"offence": "nothing"}}, "neither an off"),
        ({"columns": {"mont": "M"}}, "Did you mean 'month'"),
        ({"constants": {"area": "E06000091"}}, "stands in"),
        ({"columns": {"month": "", "area": "A"}}, "must give 'month' a text"),
        ({"layout": "tall"}, "not a value of 'layout'"),
        ({"count": {"repeated": "twice"}}, "not a value of 'repeated'"),
        ({"offence": {"read_as": "values"}}, "is missing"),
        ({"dates": {"formats": ["%d/%m/%Y", "%m/%d/%Y"]}}, "different dates"),
        ({"dates": {"formats": ["yyyy"]}}, "does not tell the year and the month"),
        ({"present": {"file": "../x.csv", "month": "m"}}, "plain name of a file"),
        ({"present": {"file": "x.csv"}}, r"\[present\] does not say its 'month'"),
        ({"present": {"file": "x.csv", "month": "m", "force": "f"}}, "alone"),
        ({"present": {"file": "x.csv", "month": "m", "yes": ["1"], "no": ["1"]}}, "both yes and no"),
        ({"present": "x.csv"}, r"Write it as \[present\]"),
    ],
)
def test_a_mapping_that_does_not_say_what_it_must_is_refused(said: dict, words: str) -> None:
    with pytest.raises(MappingRefused, match=words):
        mapping(said.pop("columns", None), **said)


def test_a_wide_table_has_no_column_of_offences() -> None:
    with pytest.raises(MappingRefused, match="a column for each offence"):
        mapping(layout="wide")
    assert wide().columns_in(["Month", "Area", "All", "Burglary", "Notes"])["count:Burglary"] == "Burglary"


def test_a_file_that_is_no_mapping(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe")
    for name, words in (("x.toml", "UTF-8"), ("absent.toml", "cannot be opened")):
        with pytest.raises(MappingRefused, match=words):
            read_mapping(tmp_path / name)


def test_the_originator_s_marking_is_kept_in_one_line() -> None:
    assert mapping().marking is None
    assert mapping(marking=" OFFICIAL - police  data ").marking == "OFFICIAL - police data"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"marking": ""}, "one line"),
        ({"marking": "two\nlines"}, "one line"),
        ({"marking": "x" * 121}, "one line"),
        ({"marking": 4}, "one line"),
        ({"marking": "OFFICIAL", "audience": "public", "published": "https://example.org"}, "calls public"),
    ],
)
def test_a_marking_that_cannot_be_is_refused(said: dict, words: str) -> None:
    with pytest.raises(MappingRefused, match=words):
        mapping(**said)
