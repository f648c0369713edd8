"""Everyone finds the plan that was published on the plan's own page, and nothing of what was not."""

import pytest
from django.urls import reverse

from commonweal.portal.access.models import Release
from commonweal.portal.library.models import Paper
from commonweal.portal.library.verbs import clearing
from commonweal.portal.plan.models import HIGHLIGHT, Plan
from commonweal.portal.plan.verbs import reports
from kept_papers import cleared
from plan_year import made
from portal_world import World

pytestmark = pytest.mark.django_db


def _edition(world: World, plan: Plan, title: str, *, for_all: bool = True) -> Paper:
    """An edition's paper, cleared; released where it is for everyone."""
    made_ = reports.refresh(
        plan, title=title, text="What we mean to do.", content={"priorities": []}, by=world.reader("clerk"),
        words="A year later", for_all=for_all,
    )  # fmt: skip
    assert made_.paper
    return cleared(world, made_.paper, author="clerk")


def _page(world: World, who: str | None) -> str:
    return world.client(who).get(reverse("plan:index")).content.decode()


def _link(paper: Paper) -> str:
    release = Release.objects.get(of=paper.pk, approver__isnull=False)
    return reverse("library:released", args=[release.pk])


def test_a_resident_s_page_leads_to_the_newest_edition_that_is_out(world: World) -> None:
    plan = made(world, "Inner name")
    assert "papers</a>" in _page(world, None)
    _edition(world, plan, "For partners", for_all=False)
    old, new = _edition(world, plan, "Plan 2025"), _edition(world, plan, "Plan 2026")
    report = reports.keep(
        plan, kind=HIGHLIGHT, title="The first quarter", text="Well.", by=world.reader("clerk"), for_all=True
    )
    waiting = reports.keep(plan, kind=HIGHLIGHT, title="Not out", text="Ill.", by=world.reader("clerk"), for_all=True)
    cleared(world, report, author="clerk")
    page = _page(world, None)
    assert f'href="{_link(new)}">Plan 2026</a>' in page
    assert f'href="{_link(report)}">The first quarter</a>: how it is going' in page
    for words in ("Plan 2025", "For partners", "Not out", "Inner name", plan.pk.hex, str(plan.pk)):
        assert words not in page
    assert world.client(None).get(_link(new)).status_code == 200
    clearing.withdraw(new, reason="A mistake.", by=world.reader("clerk"))
    page = _page(world, None)
    assert "Plan 2026" not in page and f'href="{_link(old)}">Plan 2025</a>' in page
    assert waiting.state == "draft"


def test_a_partner_s_page_of_the_plan_says_what_everyone_can_read(world: World) -> None:
    plan, other = made(world), made(world, "Another plan")
    paper = _edition(world, plan, "Plan 2026")
    member = world.client("member")
    assert _link(paper) in member.get(reverse("plan:plan", args=[plan.pk])).content.decode()
    assert _link(paper) not in member.get(reverse("plan:plan", args=[other.pk])).content.decode()
    assert "What everyone can read" in _page(world, "member")
