from datetime import date
from pathlib import Path

import pytest

from commonweal.errors import ColumnsRefused, MappingRefused, RowsRefused
from commonweal.matching.people_columns import layout_of
from commonweal.matching.people_file import PeopleFile, read_people
from commonweal.records.person import person_at
from made_up_people import TODAY


def read(folder: Path, text: str, *columns: str) -> PeopleFile:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return read_people(path, layout_of(columns), today=TODAY)


def test_a_row_becomes_a_record_as_it_was_written(tmp_path: Path) -> None:
    text = (
        "ID,Forename,Surname,Date of Birth,Gender,Address,Postcode,Previous address,Previous postcode,Mobile,AKA\n"
        "7,Zoë,O'Neill,12/03/1980,F,3 Rope Street,QX7 9ZD,14 Candle Row,QX1 1AB,07700 900111; 01632 960001,Zo;Zed\n"
    )
    person = person_at(read(tmp_path, text).people, 0)
    assert (person.reference, person.given, person.family, person.sex) == ("7", "Zoë", "O'Neill", "female")
    assert (person.born, person.born_precision) == (date(1980, 3, 12), "day")
    assert [a.postcode for a in person.addresses] == ["QX7 9ZD", "QX1 1AB"]
    assert (person.phones, person.aliases) == (("07700 900111", "01632 960001"), ("Zo", "Zed"))
    assert "Zoë" not in repr(person) and "O'Neill" not in str(person)


def test_each_defect_is_told_by_its_rows_alone(tmp_path: Path) -> None:
    text = (
        "ref,given,family,born,postcode\n1,Unknown,Smith,01/01/1900,QX1 1AB\n2,Ruth,Hartcroft,1 Jan 1980,nowhere\n"
        "3,Ruth,Hartcroft,31/02/1980,\n4,Ruth,Hartcroft,2030-01-02,\n5,Ruth\n6,Ruth,Hartcroft,1980,\n"
    )
    found = {d.code: d.rows for d in read(tmp_path, text).defects}
    assert found == {
        "broken-row": (6,), "placeholder-name": (2,), "year-1900": (2,), "first-of-january": (3,),
        "not-a-date": (4,), "not-a-postcode": (3,), "in-the-future": (5,), "too-little": found["too-little"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "text, refusal, words",
    [
        ("given,family,born\nA,B,1980\n", ColumnsRefused, "no column of references"),
        ("ref,given,family\n1,A,B\n", ColumnsRefused, "names alone"),
        ("ref,given,family,born\n1,A,B,1980\n1,C,D,1980\n", RowsRefused, "row 3 on an earlier row"),
        ("ref,given,family,born\n", RowsRefused, "no rows"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, refusal: type[Exception], words: str) -> None:
    with pytest.raises(refusal, match=words):
        read(tmp_path, text)


def test_a_heading_may_be_told(tmp_path: Path) -> None:
    text = "ref,Vorname,family,born\n1,Ruth,Hartcroft,1980-03-12\n"
    assert read(tmp_path, text, "given=Vorname").people["given"].to_pylist() == ["Ruth"]
    with pytest.raises(MappingRefused):
        layout_of(["forename"])
