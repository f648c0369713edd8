"""Quality totals, and the words for them."""

from commonweal.ingest.quality import sentences, total


def test_counts_add_up_by_name() -> None:
    parts = [{"rows": 2, "unknown_category": {"A": 1}}, {"rows": 3, "unknown_category": {"A": 1, "B": 5}}]
    assert total(parts) == {"rows": 5, "unknown_category": {"A": 2, "B": 5}}
    assert parts[0] == {"rows": 2, "unknown_category": {"A": 1}}  # the parts stay as they were


def test_what_is_nought_is_not_told() -> None:
    told = sentences({"rows": 10, "blank_place": 1200, "no_point": 0, "unknown_category": {"A": 2}})
    assert told == [
        "1,200 rows have no place printed.",
        "2 rows have the category 'A', which is not known here; they count as not told apart.",
    ]
