"""The demonstration's cases, reports and shares: made up, told by the portal's own verbs, and each in its place."""

import datetime as dt

import pytest

from commonweal.demo.portal.cast import enter
from commonweal.demo.portal.crowd import crowd, said
from commonweal.demo.portal.sharing import share_what_is_known
from commonweal.portal.access.queries import readable
from commonweal.portal.cases.models import Case
from commonweal.portal.disclosures import standing
from commonweal.portal.disclosures.models import Agreement, DataSet, Disclosure, Entry, Matter
from commonweal.portal.intelligence.models import Report
from commonweal.portal.partnership.models import Account
from commonweal.portal.people.models import Link


def test_the_same_people_every_time() -> None:
    first, again = crowd(), crowd()
    assert first.pairs == again.pairs
    assert next(first.others) == next(again.others)
    assert said(first.pairs[0][0])["born_year"]


@pytest.mark.django_db
def test_what_the_partnership_knows_is_written_down_by_whose_work_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Account, "set_password", lambda account, _: account.set_unusable_password())  # slow by design
    cast = enter(dt.date.today() - dt.timedelta(days=900))
    share_what_is_known(cast, reported={"fire": (0, 2)})
    states = {standing.of(row, row.parties.select_related("agency")).state for row in Agreement.objects.all()}
    assert states == {standing.LIVE, standing.DUE, standing.DRAFT}
    assert sorted(Link.objects.values_list("state", flat=True)) == ["confirmed", "refused"]
    assert Case.objects.count() == 6
    assert {case.kind for case in Case.objects.all()} == {
        "anti-social-behaviour", "prolific-offenders", "repeat-locations"
    }  # fmt: skip
    now = dt.datetime.now(dt.UTC)
    assert Report.objects.filter(sent_at__lt=now - dt.timedelta(hours=1)).count() == 2, "of the quarter that is over"
    assert Report.objects.count() == 7
    shares = Disclosure.objects.count()
    assert shares > Report.objects.count()  # each report is one
    waiting, reviewed = (Entry.objects.filter(to_review=True, reviewed_at__isnull=none) for none in (True, False))
    assert waiting.exists()
    assert reviewed.exists()
    assert [row.approved_at is None for row in DataSet.objects.order_by("quarter")] == [False, True]
    governance, housing = cast.reader("governance"), cast.reader("housing")
    assert readable(housing, Case).count() == 3
    assert not readable(governance, Case).exists()
    assert not readable(governance, Matter).exists()
    assert readable(governance, Entry).count() == shares
