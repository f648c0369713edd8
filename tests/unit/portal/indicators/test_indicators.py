"""Who keeps an indicator, what its figures are judged as, and that nothing is written over."""

import datetime as dt

import pytest

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.refusals import ChangedMeanwhile, SomethingMissing
from commonweal.portal.access.verbs import audiences
from commonweal.portal.indicators import exports
from commonweal.portal.indicators.held import Given
from commonweal.portal.indicators.models import Edition, Indicator
from commonweal.portal.indicators.queries import latest_of, pages, readable_indicators
from commonweal.portal.indicators.queries.latest import judged
from commonweal.portal.indicators.refusals import NotInState, NotTheirIndicator, ReadingRefused
from commonweal.portal.indicators.verbs import indicators as verbs
from commonweal.portal.indicators.verbs import readings
from kept_indicators import QUARTERS, given, kept, public, quarter
from portal_world import World

pytestmark = pytest.mark.django_db


def test_an_analyst_adds_any_and_an_officer_what_their_own_agency_counts(world: World) -> None:
    kept(world, by="analyst", agency="Fire brigade")
    kept(world, "Dwelling fires", by="fire", agency="Fire brigade")
    for who, agency in (("officer", "Fire brigade"), ("member", "Voluntary action"), ("chair", "Council")):
        with pytest.raises(NotTheirIndicator):
            kept(world, by=who, agency=agency)


def test_its_last_figure_is_judged_by_its_own_history(world: World) -> None:
    row = kept(world)
    given(world, row)
    found = latest_of(world.reader("member"), [row.pk]).get(row.pk)
    assert found is not None
    assert (found.value, found.words, found.need, found.signal) == (48.0, "48", "worse than usual", "above its limits")
    assert found.period == "October to December 2025"


def test_what_a_reader_may_not_read_is_not_there(world: World) -> None:
    row = kept(world, audience=audiences.agencies([world.agencies["Police"].pk, world.agencies["Council"].pk]))
    given(world, row)
    assert latest_of(world.reader("officer"), [row.pk]).get(row.pk) is not None
    assert latest_of(world.reader("fire"), [row.pk]).get(row.pk) is None
    assert latest_of(world.reader(None), [row.pk]) == {}


def test_those_that_need_attention_stand_first(world: World) -> None:
    given(world, kept(world, "Aardvarks"), QUARTERS[:-1])
    given(world, kept(world, "Zebras"))
    assert [line.name for line in readable_indicators(world.reader("analyst"))] == ["Zebras", "Aardvarks"]


def test_a_correction_is_an_edition_with_its_reason_and_nothing_is_written_over(world: World) -> None:
    row = kept(world)
    first = given(world, row)
    corrected = [Given(quarter(13), 31.0)]
    with pytest.raises(ReadingRefused):
        readings.enter(row, corrected, by=world.reader("officer"))
    second = readings.enter(row, corrected, by=world.reader("officer"), reason="A file was counted twice")
    assert second is not None
    assert (second.corrects_id, second.reason) == (first.pk, "A file was counted twice")
    assert Edition.objects.get(pk=first.pk).readings[-1]["value"] == 48.0
    found = latest_of(world.reader("member"), [row.pk]).get(row.pk)
    assert found is not None and found.value == 31.0
    _, (newest, oldest) = pages.history(world.reader("member"), row.pk)
    assert (newest.by, newest.readings[0].before, oldest.number, newest.corrects) == ("Officer Example", "48", 1, 1)


def test_the_same_figures_again_are_no_edition(world: World) -> None:
    row = kept(world)
    given(world, row)
    assert readings.enter(row, [Given(quarter(13), 48.0)], by=world.reader("analyst")) is None
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        [Given(quarter(1), -1.0)],
        [Given(quarter(40), 3.0)],
        [Given(quarter(1), 3.0), Given(quarter(1), 4.0)],
        [Given(quarter(1), 3.0, of="national")],
        [],
    ],
)
def test_what_cannot_be_right_is_refused(world: World, wrong: list[Given]) -> None:
    with pytest.raises(ReadingRefused):
        readings.enter(kept(world), wrong, by=world.reader("analyst"))


def test_one_indicator_holds_periods_of_one_length(world: World) -> None:
    row = kept(world)
    given(world, row)
    with pytest.raises(ReadingRefused):
        readings.enter(row, [Given(quarter(0).shift(-12), 3.0), _year(2019)], by=world.reader("analyst"))


def _year(year: int) -> Given:
    from commonweal.figures import Period

    return Given(Period.parse(f"{year}-01..{year}-12"), 120.0)


def test_everyone_sees_a_public_one_without_small_numbers(world: World) -> None:
    row = public(world)
    given(world, row, [*QUARTERS[:-1], 3])
    mine, theirs = (latest_of(world.reader(who), [row.pk]).get(row.pk) for who in ("officer", None))
    assert mine is not None and theirs is not None
    assert mine.value == 3.0
    assert theirs.value == 33.0  # the last that is shown
    resident = world.reader(None)
    text = exports.csv_of(row, judged(resident, row, Edition.objects.all())).decode("utf-8-sig")
    assert ",3.0," not in text and "[c]" in text
    centre = judged(resident, row, Edition.objects.all()).points[0].centre
    assert centre != judged(world.reader("officer"), row, Edition.objects.all()).points[0].centre


def test_the_file_holds_no_formula(world: World) -> None:
    row = kept(world, "=HYPERLINK(1)")
    given(world, row)
    text = exports.csv_of(row, judged(world.reader("analyst"), row, Edition.objects.all())).decode("utf-8-sig")
    assert "\n=HYPERLINK" not in text and "HYPERLINK" in text


def test_a_target_is_judged_by_plain_words(world: World) -> None:
    for name, target, better, standing in (
        ("Met", 50.0, "lower", "met"), ("Missed", 10.0, "lower", "not met"), ("Higher", 40.0, "higher", "met"),
    ):  # fmt: skip
        row = kept(world, name, target=target, better=better)
        given(world, row)
        found = latest_of(world.reader("member"), [row.pk]).get(row.pk)
        assert found is not None and found.standing == standing
    with pytest.raises(SomethingMissing):
        kept(world, "No direction", target=5.0, better="neither")


def test_the_unit_stays_once_figures_were_given(world: World) -> None:
    row = kept(world)
    given(world, row)
    said = {name: getattr(row, name) for name in verbs.SAID if name not in ("name", "agency")} | {"unit": "percent"}
    with pytest.raises(SomethingMissing):
        verbs.change(row, name="Hate incidents", agency=row.agency, by=world.reader("analyst"), **said)


def test_two_who_change_it_at_once_do_not_write_over_each_other(world: World) -> None:
    row = kept(world)
    seen = mark_of(row, verbs.SAID)
    said = {name: getattr(row, name) for name in verbs.SAID if name not in ("name", "agency")}
    verbs.change(row, name="First", agency=row.agency, by=world.reader("analyst"), seen=seen, **said)
    with pytest.raises(ChangedMeanwhile):
        verbs.change(row, name="Second", agency=row.agency, by=world.reader("officer"), seen=seen, **said)
    assert Indicator.objects.get().name == "First"


def test_one_that_ended_takes_no_figure_and_is_late_no_more(world: World) -> None:
    row = kept(world)
    given(world, row)
    verbs.end(row, reason="The records changed", by=world.reader("officer"))
    row.refresh_from_db()
    with pytest.raises(NotInState):
        given(world, row, [1])
    found = latest_of(world.reader("member"), [row.pk]).get(row.pk)
    assert found is not None and (found.ended, found.stale, found.due) == (True, False, None)
    verbs.take_up(row, by=world.reader("officer"))
    assert Indicator.objects.get().ended_on is None


def test_the_page_has_its_sentences_and_its_chart(world: World) -> None:
    row = kept(world, target=20.0, target_on=dt.date(2027, 3, 31))
    given(world, row)
    page = pages.page(world.reader("officer"), row.pk)
    assert page.picture is not None and "<svg" in page.picture.svg
    assert "above what its own history leads one to expect" in page.sentences[0]
    assert "The target, at most 20 by 31 March 2027, is not met." in page.sentences
    assert (page.may_enter, pages.page(world.reader("member"), row.pk).may_enter) == (True, False)


def test_the_list_says_first_how_many_need_attention(world: World) -> None:
    read = world.client(None).get
    assert '<h1 class="govuk-heading-l">Indicators</h1>' in read("/indicators/").content.decode()
    given(world, public(world, "Dwelling fires"))
    assert "1 of 1 indicator needs attention" in read("/indicators/").content.decode()
