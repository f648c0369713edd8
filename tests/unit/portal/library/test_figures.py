"""Figures shown on pages are the report's own, in the edition that this reader may read."""

import dataclasses

import pytest

from commonweal.figures import FigureSet
from commonweal.portal.access.models import Release
from commonweal.portal.audit.recording import gathering
from commonweal.portal.library.queries import figures
from commonweal.portal.library.verbs import papers
from kept_papers import cleared, report, to_clear, written
from portal_world import World
from sample_figures import tallow

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sample() -> FigureSet:
    """A public report of a made-up borough."""
    return dataclasses.replace(tallow(), audience="public")


def test_figures_answer_by_id_with_their_words(world: World, sample: FigureSet) -> None:
    paper = cleared(world, report(world, sample, "public"), author="analyst")
    with gathering():
        known = figures.figures(world.reader("member"), paper.pk)
    assert known is not None
    one = next(f for f in sample.figures if f.value is not None and not f.suppressed)
    said = known.figures[one.id]
    assert (said.value, said.unit, said.label) == (one.value, one.unit, one.label)
    assert said.address.startswith(f"/papers/{paper.pk}/#figure-")
    hidden = [f for f in sample.figures if f.suppressed]
    assert hidden, "there is something to hide"
    for figure in hidden:
        assert known.figures[figure.id].value is None
    page = world.client("member").get(f"/papers/{paper.pk}/").content.decode()
    assert f'id="{figures.anchor(one.id)}"' in page


def test_residents_read_the_released_figures_and_no_others(world: World, sample: FigureSet) -> None:
    partners = cleared(world, report(world, dataclasses.replace(sample, audience="partners")), author="analyst")
    public = cleared(world, report(world, sample, "public"), author="analyst")
    resident = world.reader(None)
    assert figures.figures(resident, partners.pk) is None
    assert figures.figures(resident, public.pk) is None, "the paper itself is the partnership's"
    release = Release.objects.get(of=public.pk)
    known = figures.figures(resident, release.pk)
    assert known is not None
    assert known.address == f"/papers/released/{release.pk}/"
    assert world.client(None).get(f"/papers/{release.pk}/report/").status_code == 200


def test_the_last_figures_are_what_the_newest_cleared_report_says_first(world: World, sample: FigureSet) -> None:
    for username in (None, "member"):
        assert figures.last_figures(world.reader(username)) is None
    draft = report(world, sample, "public")
    assert figures.last_figures(world.reader("member")) is None
    cleared(world, draft, author="analyst")
    for username, page in (("member", f"/papers/{draft.pk}/"), (None, "/papers/released/")):
        last = figures.last_figures(world.reader(username))
        assert last is not None
        assert last.headline == "Crime fell."
        assert last.address.startswith(page)


def test_a_paper_without_figures_has_none(world: World) -> None:
    assert figures.figures(world.reader("clerk"), written(world).pk) is None


def test_a_report_page_of_its_own_runs_nothing(world: World, sample: FigureSet) -> None:
    paper = report(world, sample)
    page = world.client("analyst").get(f"/papers/{paper.pk}/report/")
    policy = page["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy
    assert world.client("member").get(f"/papers/{paper.pk}/report/").status_code == 404


def test_a_report_built_anew_is_its_next_version(world: World, sample: FigureSet) -> None:
    from commonweal.documents.safe_copy import SafeCopy
    from commonweal.portal.library.verbs.versions import Said

    paper = report(world, sample)
    safe = SafeCopy("r.html", "Report", "report", "text/html", ())
    version = papers.rebuild(
        paper, safe=safe, files=(), said=Said("Crime rose.", "", "2026", "partners"), words="Anew",
        by=world.reader("analyst"),
    )  # fmt: skip
    assert (version.number, to_clear(paper)) == (2, version.sha256)
