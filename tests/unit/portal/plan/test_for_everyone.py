"""What of a plan's draft is for partners alone never goes into a paper for everyone."""

import pytest
from django.urls import reverse

from commonweal.portal.audit.recording import recording
from commonweal.portal.indicators.models import Indicator
from commonweal.portal.library.models import Paper
from commonweal.portal.plan.quarters import quarter_of
from commonweal.portal.plan.queries import assessments, told
from commonweal.portal.plan.queries.measures import partners_alone
from commonweal.portal.plan.rules import PARTNERS_ALONE
from commonweal.portal.plan.strategic import draft
from commonweal.portal.plan.verbs import assessments as verbs
from commonweal.portal.plan.verbs import milestones
from commonweal.portal.plan.verbs.milestones import Measured
from kept_indicators import given, kept, public
from kept_papers import cleared, written
from plan_year import issue, made, marks, page_of, priority_of, round_of
from portal_world import World
from promises import ago

pytestmark = pytest.mark.django_db
FEW = (30, 31, 29, 3)  # the last is hidden from everyone


def _measured(world: World, *of: Indicator) -> dict[str, bool]:
    """Measures tied to these: by name, whether their figure is marked."""
    plan = made(world)
    for one in of:
        said = Measured(one.name, "less", indicator=one.pk)
        milestones.measure(priority_of(plan), said, by=world.reader("officer"))
    lines = page_of(world, "clerk", plan).priorities[0].measures
    closed = partners_alone(lines)
    return {line.name: line.id in closed for line in lines}


def test_a_figure_that_everyone_does_not_have_is_marked(world: World) -> None:
    narrow, open_, small = kept(world, "Narrow"), public(world, "Open"), public(world, "Small")
    for one, values in ((narrow, (30, 31)), (open_, (30, 31)), (small, FEW)):
        given(world, one, values)
    assert _measured(world, narrow, open_, small) == {"Narrow": True, "Open": False, "Small": True}


def test_a_highlight_report_for_everyone_is_refused_while_it_holds_one(world: World) -> None:
    plan, narrow = made(world), kept(world, "Narrow")
    given(world, narrow, (30, 31))
    milestones.measure(priority_of(plan), Measured("Narrow", "less", indicator=narrow.pk), by=world.reader("officer"))
    clerk, quarter = world.client("clerk"), quarter_of(ago(0)).words.replace(" ", "%20")
    address = f"{reverse('plan:highlight', args=[plan.pk])}?quarter={quarter}"
    drafted = clerk.get(address).context["form"].initial
    (line,) = [one for one in drafted["text"].splitlines() if "| 31 |" in one]
    assert PARTNERS_ALONE in line
    answer = clerk.post(address, {**drafted, "for_all": "on"})
    assert "holds what is marked" in answer.content.decode()
    assert not Paper.objects.filter(title=drafted["title"]).exists()
    assert clerk.post(address, drafted).status_code == 302
    free = drafted["text"].replace(f" ({PARTNERS_ALONE})", "").replace("31", "")
    assert clerk.post(address, {"title": "For all", "text": free, "for_all": "on"}).status_code == 302
    assert Paper.objects.get(title="For all").reach == "public"


def test_an_assessment_marks_papers_that_are_not_out_and_tells_no_few_people(world: World) -> None:
    inner, out = cleared(world, written(world, "Inner")), cleared(world, written(world, "Out", reach="public"))
    round_ = round_of(world)
    one = issue(world, round_, victims=3, offenders=12, counted="Police, 2026")
    verbs.score(one, marks=marks(), words="", by=world.reader("officer"))
    clerk = world.reader("clerk")
    with recording():
        page = assessments.page(clerk, round_.pk)
        text = draft("The year", [told.of_paper(clerk, inner.pk), told.of_paper(clerk, out.pk)], page, None)
    assert f"## Inner [1] ({PARTNERS_ALONE})" in text
    assert "## Out [2]\n" in text
    assert "1 to 4 victims, 12 offenders" in text


def test_papers_to_rest_on_are_told_apart_by_whom_they_are_for(world: World) -> None:
    plan = made(world)
    cleared(world, written(world, "The same title"))
    cleared(world, written(world, "The same title", reach="public"))
    page = world.client("clerk").get(reverse("plan:assess", args=[plan.pk])).content.decode()
    assert "The same title (for everyone)" in page and "The same title (partners only)" in page
