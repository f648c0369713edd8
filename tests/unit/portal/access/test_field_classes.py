import pytest

from commonweal.portal.access import field_classes


@pytest.mark.parametrize("room", field_classes.ROOMS)
def test_every_field_is_classed(room: str) -> None:
    assert field_classes.fields(room)
    assert field_classes.faults(room) == []


def test_a_new_field_without_a_class_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    known = field_classes.classes("tasks")
    del known["Action.text"]
    monkeypatch.setattr(
        field_classes, "classes", lambda _room: known | {"Action.gone": "public", "Action.state": "odd"}
    )
    assert [fault.split(": ")[1].split(" ")[0] for fault in field_classes.faults("tasks")] == [
        "Action.text",
        "Action.gone",
        "Action.state",
    ]
