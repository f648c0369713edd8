"""How firmly a sentence promises something, and the sentences that promise nothing."""

import pytest

from commonweal.minutes.promises.due import due
from commonweal.minutes.promises.tiers import ordered, promise

FIRM = [
    ("It was agreed that the Fire Service would send the leaflet.", "agreed", "the Fire Service"),
    ("Sgt Bell agreed to speak to the school.", "agreed", "Sgt Bell"),
    ("Officers would circulate the slides.", "undertaken", "Officers"),
    ("The slides would be circulated.", "undertaken", None),
    ("The Board would receive an update in the autumn.", "undertaken", None),
    ("Members felt that the council should repaint the lines.", "requested", None),
    ("The Chair asked that a breakdown be provided.", "requested", None),
    ("The scheme would be rolled out to other wards.", "intended", None),
    ("This would be closely monitored.", "intended", None),
    ("A steering group was being put together.", "intended", None),
    ("The Police said that they would be looking at more patrols.", "intended", "The Police"),
]


@pytest.mark.parametrize("sentence, tier, owner", FIRM)
def test_a_promise_has_its_tier_and_owner(sentence, tier, owner):
    said = promise(sentence)
    assert said is not None
    assert (said.tier, said.owner) == (tier, owner)


NONE = [
    "Officers circulated the slides.",
    "The report would not provide any analysis.",
    "Calls rose due to the fact that the Police would attend every one.",
    "It was thought that there would be 40 cases.",
    "The data would suggest a fall.",
    "Members asked whether the Police had been told.",
    "Members were asked to note the report.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_done_denied_caused_or_projected_is_no_promise(sentence):
    assert promise(sentence) is None


def test_an_order_in_a_decision_names_who_is_told():
    assert ordered("the Clerk write to the parish councils").owner == "Clerk"
    assert ordered("officers be asked to report back").verb == "report"
    assert ordered("the report be noted") is None


@pytest.mark.parametrize(
    "sentence, words, day",
    [
        ("She would reply by 4 May 2024.", "by 4 May 2024", "2024-05-04"),
        ("She would reply by the end of May.", "by the end of May", None),
        ("She would report to the next meeting.", "to the next meeting", None),
        ("She would report in the future.", "in the future", None),
        ("The meeting held on 4 May 2024 was long.", None, None),
    ],
)
def test_due_words_and_a_date_only_where_one_is_stated(sentence, words, day):
    said, found = due(sentence)
    assert (said, found.isoformat() if found else None) == (words, day)


@pytest.mark.timeout(20)
def test_a_long_sentence_without_a_stop_is_read_once():
    said = promise(f"The {'head of the team for ' * 20}Tallow said that they would send the slides.")
    assert said is not None
    promise(f"The {'head of the team for ' * 20}Tallow thought that they would send the slides.")
