import pytest

from commonweal.portal.meetings.models.standing import USUAL_STOP_WORDS
from commonweal.portal.meetings.titles import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Op Lantern Update", "Mill Lane/Market Square (Op Lantern) Update"),
        ("Recorded Crime & Disorder Report", "Recorded Crime and Disorder"),
        ("Operation Kestrel", "Op Kestrel (motorbikes)"),
        ("Police Update", "police  update"),
        ("Antisocial behaviour", "Antisocial behavoiur presentation"),
    ],
)
def test_the_same_matter_is_pointed_out(one: str, other: str) -> None:
    assert alike(one, other, USUAL_STOP_WORDS)
    assert alike(other, one, USUAL_STOP_WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prevent Strategy Update", "Police Update"),
        ("Op Lantern Update", "Op Nightjar Update"),
        ("Community Safety Action Plan Q1", "Community Safety Action Plan Q2"),
        ("Hate Crime Report", "Rural Crime Report"),
        ("Police Update", "Fire Brigade Update"),
        ("Police Update", "Police Information Sharing"),
        ("", ""),
        ("Update", "Report"),
    ],
)
def test_other_matters_raise_no_false_alarm(one: str, other: str) -> None:
    assert not alike(one, other, [*USUAL_STOP_WORDS, "police", "fire", "brigade"])


def test_without_stop_words_every_update_looks_alike() -> None:
    assert not alike("Housing update", "Licensing update", USUAL_STOP_WORDS)
    assert alike("Update of housing", "Housing, an update")
