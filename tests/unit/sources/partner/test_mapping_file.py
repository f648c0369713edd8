from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.errors import MappingRefused
from commonweal.figures import Period
from commonweal.sources.partner import mapping_of, read_mapping
from commonweal.sources.partner.mapping_file import slug
from partner_extracts import SAID, mapping

EXAMPLES = Path(__file__).parents[4] / "docs" / "how-to" / "mappings"


@pytest.mark.parametrize("name", ["force", "council-asb", "fire"])
def test_the_examples_of_the_manual_are_sound(name):
    read = read_mapping(EXAMPLES / f"{name}.toml")
    assert read.dataset == name
    assert read.store_name == f"partner.{name}"
    assert len(read.covers) == 12


def test_what_a_mapping_says_is_kept():
    read = mapping(extracted=date(2025, 4, 2), flags={"yes": ["JA "], "blank": "no"}, constants={"knife": True})
    assert (read.scope, read.audience, read.covers) == ("anytown-police", "partners", Period.parse("2025-01..2025-03"))
    assert (read.extracted, read.yes, read.blank_flag) == (date(2025, 4, 2), frozenset({"ja"}), "no")
    assert read.constants == {"knife": True}


def test_offence_values_may_name_nodes_or_codes():
    read = mapping(offence={"values": {"Noise  Nuisance": "asb-nuisance", "Punch": " 8n", "Call": "left-out"}})
    assert read.offence_values == {
        "noise nuisance": "asb-nuisance",
        "punch": "violence-with-injury",
        "call": "left-out",
    }


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"publisher": None}, "does not say the publisher"),
        ({"licence": " "}, "does not say the licence"),
        ({"dataset": "My Data"}, "short name"),
        ({"dataset": "../store"}, "short name"),
        ({"scope": "a/b"}, "short name"),
        ({"licens": "x"}, "Did you mean 'licence'?"),
        ({"audience": "everyone"}, "partners, public"),
        ({"audience": "public"}, "does not say are published"),
        ({"covers": "2025"}, "not a month"),
        ({"covers": "2025-03..2025-01"}, "before it starts"),
        ({"extracted": "soon"}, "not a date"),
        ({"file": {"heading_row": 0}}, "number of the row"),
        ({"file": {"delimiter": "::"}}, "comma, semicolon"),
        ({"file": {"encoding": "ebcdic"}}, "utf-8"),
        ({"file": "x.csv"}, "section"),
        ({"columns": {"dat": "Date"}}, "Did you mean 'date'?"),
        ({"columns": {"date": "Date", "offence": "Code", "count": "N"}}, "ingest counts"),
        ({"columns": {"date": "Date", "offence": ""}}, "heading of a column"),
        ({"columns": {"date": "Date"}}, "does not say the offence"),
        ({"columns": {"offence": "Code"}}, "date column or a month column"),
        ({"columns": {"date": "Date", "month": "Month", "offence": "Code"}}, "only one"),
        ({"columns": {"date": "Date", "offence": "Code", "location": "Home address"}}, "persons' data"),
        ({"columns": {"date": "Date", "offence": "Code", "reference": "Victim name"}}, "persons' data"),
        ({"columns": {**SAID["columns"], "easting": "E"}}, "both easting and northing"),
        ({"columns": {**SAID["columns"], "ward_name": "Ward"}}, "needs its district"),
        ({"columns": {**SAID["columns"], "ward_name": "Ward", "ward": "Code 2"}}, "ward twice"),
        ({"columns": {**SAID["columns"], "time": "T", "hour": "H"}}, "hour twice"),
        ({"constants": {"offence": "arson"}}, "[columns] and in [constants]"),
        ({"constants": {"knife": "yes"}}, "true or false"),
        ({"offence": {"read_as": "values"}}, "[offence.values] is missing"),
        ({"offence": {"values": {"Noise": "asb-noise"}}}, "neither an offence"),
        ({"offence": {"values": {"Noise": "46", "NOISE ": "46"}}}, "twice"),
        ({"required": ["ward"]}, "has no column"),
        ({"required": ["wrd"]}, "Did you mean 'ward'?"),
        ({"flags": {"yes": ["1"], "no": ["1"]}}, "both yes and no"),
        ({"dates": {"formats": "%d/%m/%Y"}}, "list of texts"),
        ({"dates": {"formats": ["dd/mm/yyyy"]}}, "no day"),
        ({"dates": {"formats": ["%m/%Y"]}}, "no day"),
        ({"dates": {"formats": ["%d/%m/%Y", "%m/%d/%Y"]}}, "different dates"),
    ],
)
def test_what_a_mapping_must_not_say(said, words):
    whole = {key: value for key, value in {**SAID, **said}.items() if value is not None}
    with pytest.raises(MappingRefused) as refusal:
        mapping_of(whole)
    assert words in str(refusal.value)
    assert refusal.value.next_step


@pytest.mark.parametrize("content", [b"publisher = ", b"\xff\xfe\x00", b"x" * 1_000_001])
def test_what_is_no_mapping_file(tmp_path, content):
    path = tmp_path / "m.toml"
    path.write_bytes(content)
    with pytest.raises(MappingRefused):
        read_mapping(path)


def test_a_mapping_that_is_not_there(tmp_path):
    with pytest.raises(MappingRefused, match=r"cannot be opened"):
        read_mapping(tmp_path / "none.toml")


def test_a_mapping_without_end_is_refused(tmp_path):
    path = tmp_path / "deep.toml"
    path.write_text("covers = " + "[" * 20_000)
    with pytest.raises(MappingRefused, match=r"deep\.toml is not TOML"):
        read_mapping(path)


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates()
said = st.dictionaries(
    st.sampled_from([*SAID, "file", "offence", "flags", "places", "constants", "required", "extracted", "published"]),
    st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
)


@given(said)
def test_anything_is_a_mapping_or_a_refusal(other):
    try:
        assert mapping_of({**SAID, **other}).publisher
    except MappingRefused as refusal:
        assert refusal.message


def test_slugs():
    assert slug("Cleveland Police & Crime  Office") == "cleveland-police-crime-office"
