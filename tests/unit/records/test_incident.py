import pyarrow as pa

from commonweal.records.incident import SCALE, SCHEMA
from commonweal.records.offences import ASB


def test_a_row_must_have_its_month_and_its_offence_and_nothing_else():
    assert [f.name for f in SCHEMA if not f.nullable] == ["month", "offence"]


def test_no_field_could_hold_a_person():
    for word in ("name", "birth", "address", "postcode", "phone", "email", "age", "sex"):
        assert not [f for f in SCHEMA.names if word in f]


def test_coordinates_fit_whole_millionths_of_a_degree():
    held = pa.array([-8_700_000, 180 * SCALE], pa.int32())
    assert held.type == SCHEMA.field("longitude_e6").type


def test_the_poorest_sound_row_is_a_row():
    row = dict.fromkeys(SCHEMA.names) | {"month": 0, "offence": ASB}
    table = pa.Table.from_pylist([row, row], schema=SCHEMA)
    assert table.num_rows == 2  # two equal rows are two incidents
