"""The quarter's data set: counted by the system, approved by a second person, fixed by its hash."""

import csv
import datetime as dt
import io
from collections.abc import Iterator

import pytest
from django.urls import reverse

from commonweal.portal.access import shelf
from commonweal.portal.access.models import Document
from commonweal.portal.access.queries import readable
from commonweal.portal.access.refusals import NotWhatWasSeen
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures import counting, rules
from commonweal.portal.disclosures.counting import Counted, quarters_over
from commonweal.portal.disclosures.models import DataSet
from commonweal.portal.disclosures.refusals import NotInState, NotTheirDataSet
from commonweal.portal.disclosures.verbs import data_sets
from commonweal.portal.notices.models import Notice
from portal_world import World


@pytest.fixture
def quarter(monkeypatch: pytest.MonkeyPatch) -> Iterator[dt.date]:
    """A quarter that is over, with made-up events: many in one ward, two in another."""
    first = quarters_over(today())[0]
    month = f"{first:%Y-%m}"

    def count(_first: dt.date, _last: dt.date) -> list[Counted]:
        return [
            Counted("noise", month, "Elm ward", "Council", 40), Counted("noise", month, "Ash ward", "Council", 2),
            Counted("litter", month, "Elm ward", "Police", 30), Counted("litter", month, "Ash ward", "Police", 9),
        ]  # fmt: skip

    monkeypatch.setattr(counting, "_SOURCES", {"made up": counting.Source("made up", "Made-up events", count)})
    yield first


def test_it_is_governances_until_a_second_person_lets_it_out(world: World, quarter: dt.date) -> None:
    row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("analyst"))
    assert readable(world.reader("analyst"), DataSet).count() == 1
    assert readable(world.reader("officer"), DataSet).count() == 0
    with pytest.raises(NotTheirDataSet):
        data_sets.approve(row, sha256=row.sha256, by=world.reader("analyst"))
    with pytest.raises(NotWhatWasSeen):
        data_sets.approve(row, sha256="another", by=world.reader("governance"))
    data_sets.approve(row, sha256=row.sha256, by=world.reader("governance"))
    assert readable(world.reader("officer"), DataSet).count() == 1
    assert readable(world.reader("officer"), Document).count() == 3
    assert readable(world.reader(None), DataSet).count() == 0
    assert readable(world.reader("administrator"), DataSet).count() == 0


def test_one_that_the_system_made_is_not_taken_back_by_whoever_has_no_account(world: World, quarter: dt.date) -> None:
    """Nobody is not its maker because nobody is named as its maker."""
    row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("analyst"))
    assert rules.reader_can_withdraw_set(world.reader("analyst"), row)
    row.made_by = None
    assert not rules.reader_can_withdraw_set(world.reader(None), row)


def test_its_files_hold_no_small_count(world: World, quarter: dt.date) -> None:
    row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("analyst"))
    file = Document.objects.get(thing__home=row.pk, name__endswith="counts.csv")
    content = shelf.get(file.sha256).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(content)))
    hidden = [one for one in lines if one["note"] == "hidden"]
    assert any(one["area"] == "Ash ward" and one["kind"] == "noise" for one in hidden)
    assert all(int(one["count"]) == 0 or int(one["count"]) >= row.least for one in lines if one["note"] == "")
    assert not any(one["count"] for one in hidden)
    assert any(one["kind"] == "litter" and one["area"] == "" and one["count"] == "39" for one in lines)


def test_what_is_left_out_names_no_source_that_is_told(world: World, quarter: dt.date) -> None:
    row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("analyst"))
    assert not [words for words in row.left_out if words.startswith("Nothing can be told")]
    name = Document.objects.get(thing__home=row.pk, name__endswith="dictionary.csv").sha256
    assert "Made-up events" in {line[0] for line in csv.reader(io.StringIO(shelf.get(name).decode("utf-8-sig")))}


def test_what_is_left_out_names_a_source_of_which_all_is_hidden(
    world: World, quarter: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = counting.Source("few", "Rare events", lambda *_: [Counted("rare", f"{quarter:%Y-%m}", count=2)])
    monkeypatch.setattr(counting, "_SOURCES", {**counting._SOURCES, "few": few})
    row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("analyst"))
    assert [words for words in row.left_out if "rare events" in words]
    assert not [words for words in row.left_out if "made-up events" in words]


def test_a_quarter_that_is_not_over_is_not_counted(world: World, quarter: dt.date) -> None:
    with pytest.raises(NotInState, match="not over"):
        data_sets.ask(counting.quarter_of(today()), by=world.reader("analyst"))
    with pytest.raises(NotTheirDataSet):
        data_sets.ask(quarter, by=world.reader("officer"))


def test_a_quarter_has_one_edition_until_that_is_withdrawn(world: World, quarter: dt.date) -> None:
    by = world.reader("analyst")
    row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=by)
    with pytest.raises(NotInState, match="has its data set"):
        data_sets.keep(quarter, data_sets.lines_of(quarter), by=by)
    data_sets.approve(row, sha256=row.sha256, by=world.reader("governance"))
    data_sets.withdraw(row, why="A ward was counted twice", by=world.reader("governance"))
    assert readable(world.reader("officer"), Document).count() == 0
    again = data_sets.keep(quarter, data_sets.lines_of(quarter), changed_why="Counted once", by=by)
    assert (again.edition, again.figures) == (2, row.figures)


def test_the_same_counts_have_the_same_hash(world: World, quarter: dt.date) -> None:
    by = world.reader("analyst")
    first = data_sets.keep(quarter, data_sets.lines_of(quarter), by=by)
    data_sets.withdraw(first, why="Once more", by=by)
    second = data_sets.keep(quarter, data_sets.lines_of(quarter), changed_why="Nothing", by=by)
    DataSet.objects.filter(pk=first.pk).update(edition=3)
    assert first.sha256 != second.sha256, "the edition stands in the files"
    assert first.figures == second.figures


def test_the_system_counts_it(world: World, quarter: dt.date) -> None:
    row = data_sets.ask(quarter, by=world.reader("analyst"))
    at = reverse("disclosures:data-set", args=[row.pk])
    assert b"It is being counted" in world.client("analyst").get(at).content
    with pytest.raises(NotInState, match="still being counted"):
        data_sets.approve(row, sha256="", by=world.reader("governance"))
    data_sets.count_waiting()
    page = world.client("governance").get(at).content.decode()
    assert '<td data-label="Made-up events" class="govuk-table__cell number">81</td>' in page
    assert Notice.objects.filter(person=world.people["governance"], kind="data set").count() == 1


def test_what_would_tell_of_a_few_is_given_up_and_says_why(
    world: World, quarter: dt.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = data_sets.keep(quarter, data_sets.lines_of(quarter), by=world.reader("analyst"))
    data_sets.approve(first, sha256=first.sha256, by=world.reader("governance"))
    data_sets.withdraw(first, why="One was forgotten", by=world.reader("governance"))
    source = counting.sources()[0]
    one = Counted("litter", f"{quarter:%Y-%m}", "Elm ward", "Police")
    more = counting.Source(source.name, source.words, lambda *days: [*source.count(*days), one])
    monkeypatch.setattr(counting, "_SOURCES", {"made up": more})
    row = data_sets.ask(quarter, changed_why="One more", by=world.reader("analyst"))
    data_sets.count_waiting()
    row.refresh_from_db()
    assert "would tell of them" in row.withdrawn_why
    assert row.figures == []
