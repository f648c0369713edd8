"""Figures that stand beside a scored issue are for those who may read the paper that they are of, as it is today."""

import pytest
from django.urls import reverse

from commonweal.portal.access.models import HIDDEN
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.models import Entry
from commonweal.portal.audit.recording import recording
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing
from commonweal.portal.plan.models import Issue, IssueFigure
from commonweal.portal.plan.queries import assessments as queries
from kept_papers import cleared, report
from plan_year import round_of
from portal_world import World
from sample_figures import tallow

pytestmark = pytest.mark.django_db
READERS = ("officer", "fire", "member", "clerk")


def _beside(world: World) -> tuple[Paper, Issue, str]:
    """An issue with a figure of a paper that partners read, put in as its page does; the figure's words."""
    paper = cleared(world, report(world, tallow()), author="analyst")
    address, analyst = reverse("plan:add-issue", args=[round_of(world).pk]), world.client("analyst")
    (first, _), *_ = analyst.get(address).context["form"].fields["figures"].choices
    answer = analyst.post(address, {"name": "Shop theft", "figures": [first]})
    assert answer.status_code == 302, answer.context["form"].errors
    made = Issue.objects.get()
    ((words,),) = [_words(world, "analyst", made)]
    return paper, made, words


def _words(world: World, who: str, issue: Issue) -> list[str]:
    with recording():
        return [one["words"] for one in queries.issue(world.reader(who), issue.pk).line.figures]


def test_a_figure_follows_its_paper_when_that_is_narrowed(world: World) -> None:
    paper, issue, words = _beside(world)
    assert [_words(world, who, issue) for who in READERS] == [[words]] * len(READERS)
    few = audiences.people([world.people[who].pk for who in ("clerk", "officer")])
    things.set_audience(paper.thing, audience=few, face=HIDDEN, by=world.reader("clerk"))
    assert {who: _words(world, who, issue) for who in READERS} == {
        "officer": [words], "fire": [], "member": [], "clerk": [words],
    }  # fmt: skip
    page = world.client("fire").get(reverse("plan:issue", args=[issue.pk]))
    assert page.status_code == 200
    assert words not in page.content.decode()


def test_that_a_figure_was_read_is_in_the_audit_where_it_was_shown(world: World) -> None:
    paper, issue, _ = _beside(world)
    few = audiences.people([world.people[who].pk for who in ("clerk", "officer")])
    things.set_audience(paper.thing, audience=few, face=HIDDEN, by=world.reader("clerk"))
    (figure,) = IssueFigure.objects.all()
    for who in ("officer", "fire"):
        for name, of in (("plan:assessment", issue.assessment_id), ("plan:issue", issue.pk)):
            assert world.client(who).get(reverse(name, args=[of])).status_code == 200
    read = Entry.objects.filter(act="read", thing=figure.pk).order_by("sequence").values_list("doer", flat=True)
    whose = [str(world.accounts[who].pk) for who in ("analyst", "officer")]
    assert list(read) == whose, "once each, of the page that shows it"


def test_a_figure_of_a_paper_that_is_worked_on_again_waits_with_it(world: World) -> None:
    paper, issue, words = _beside(world)
    clearing.send_back(paper, reason="A month is missing.", by=world.reader("chair"))
    assert _words(world, "fire", issue) == []
    assert _words(world, "analyst", issue) == [words], "whoever prepares the paper"
