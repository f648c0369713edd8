import pytest

from commonweal.errors import RowsRefused
from commonweal.sources.groups.read import read_groups
from commonweal.sources.ons.content import Content


def content(text: str, name: str = "Most similar (2024).csv") -> Content:
    return Content(name, "0" * 64, text)


def test_a_group_is_known_by_its_columns_in_any_order_and_delimiter() -> None:
    for text in (
        "partnership,member\nE1,E2\nAlder,Birch\n",
        "Member;Note;PARTNERSHIP\r\nE2;near;E1\r\n Birch ;;Alder\r\n\r\n",
    ):
        found = read_groups(content(text))
        assert found is not None
        assert found.table.to_pylist() == [
            {"partnership": "E1", "member": "E2"},
            {"partnership": "Alder", "member": "Birch"},
        ]
        assert (found.dataset, found.label, found.label_from) == ("group.most_similar_2024", "2024", "file name")
        assert (found.publisher, found.licence) == ("not stated", "not stated")


def test_a_name_with_a_comma_may_be_quoted() -> None:
    found = read_groups(content('partnership,member\nAlder,"Bristol, City of"\n'))
    assert found is not None
    assert found.table["member"].to_pylist() == ["Bristol, City of"]


def test_a_column_names_the_group_else_the_file_does() -> None:
    named = read_groups(content("group,partnership,member\nFamily of Towns,A,B\nFamily of Towns,A,C\n"))
    plain = read_groups(content("partnership,member\nA,B\n", "list.csv.gz"))
    strange = read_groups(content("partnership,member\nA,B\n", "名.csv"))
    assert [g.dataset for g in (named, plain, strange) if g] == ["group.family_of_towns", "group.list", "group.unnamed"]
    assert plain is not None
    assert plain.label == "not stated"


def test_a_partnership_is_not_its_own_member_and_doubles_stand_once() -> None:
    found = read_groups(content("partnership,member\nA,a\nA,B\nA,B\n"))
    assert found is not None
    assert len(found.table) == 1
    assert found.quality == {"rows": 1, "rows_left": 2}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("A,B\nA,\n", "row 2 lacks"),
        ("A\n", "row 1 lacks"),
        ("A,A\n", "names no member"),
        ("", "names no member"),
    ],
)
def test_rows_that_give_no_group_are_refused(rows: str, why: str) -> None:
    with pytest.raises(RowsRefused, match=why):
        read_groups(content("partnership,member\n" + rows))


def test_two_groups_in_one_file_are_refused() -> None:
    with pytest.raises(RowsRefused, match="2 groups of different names"):
        read_groups(content("group,partnership,member\nOne,A,B\nTwo,A,C\n"))


@pytest.mark.parametrize("text", ["lad21cd,lad21nm\nE1,Alder\n", "partnership,district\nA,B\n", '{"type": "Topology"}'])
def test_other_files_are_not_groups(text: str) -> None:
    assert read_groups(content(text)) is None
