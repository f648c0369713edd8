"""References that are said on the telephone."""

from commonweal.portal.access import references


def test_references_are_random_and_can_be_said() -> None:
    made = {references.new("R") for _ in range(200)}
    assert len(made) == 200
    for one in made:
        assert len(one) == 10
        assert not set("IOSZ01258") & set(one[2:])
