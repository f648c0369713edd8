"""Records entered and corrected, indexed by keyed hashes, read by whom they are for and nobody else."""

import pytest
from django.db import connection
from django.http import Http404

from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.refusals import ChangedMeanwhile, SomethingMissing
from commonweal.portal.people import indexing, said
from commonweal.portal.people.models import Correction, OnlineName, Place, Record, RecordKey, Vehicle
from commonweal.portal.people.queries.records import lines
from commonweal.portal.people.refusals import NotTheirRecord
from commonweal.portal.people.verbs import besides, records
from portal_world import World

pytestmark = pytest.mark.django_db
ADA = {
    "given": "Ada", "family": "Candlewick", "aliases": ["Addie Wick"], "born_day": "3", "born_month": "5",
    "born_year": "1987", "addresses": [{"kind": "home", "lines": "14 Rope Street", "postcode": "QX1 1AB"}],
    "phones": ["07700 900111"],
}  # fmt: skip


def ada(world: World) -> Record:
    return records.enter(ADA, agency=world.agencies["Police"], by=world.reader("officer"), note="Red coat.")


def test_an_agencys_own_record_is_for_that_agency_alone(world: World) -> None:
    made = ada(world)
    assert made.identified and lines(world.reader("officer"), [made.pk])[made.pk].name == "Ada Candlewick"
    for other in (None, "fire", "member", "chair", "clerk", "analyst", "governance", "administrator"):
        assert not readable(world.reader(other), Record).exists()
        with pytest.raises(Http404):
            one(world.reader(other), Record, made.pk)


def test_only_an_officer_of_the_agency_enters_and_corrects(world: World) -> None:
    made = ada(world)
    for other in ("fire", "member", "chair", "analyst", "governance", "administrator"):
        with pytest.raises(NotTheirRecord):
            records.enter(ADA, agency=world.agencies["Police"], by=world.reader(other))
        with pytest.raises(NotTheirRecord):
            records.correct(made, {**ADA, "given": "Eda"}, why="x", by=world.reader(other))


def test_a_correction_keeps_what_stood_there(world: World) -> None:
    made, by = ada(world), world.reader("officer")
    before = Record.objects.get(pk=made.pk).said
    records.correct(made, {**ADA, "given": "Adah"}, why="Her passport says so.", by=by)
    now, kept = Record.objects.get(pk=made.pk), Correction.objects.get()
    assert now.said["given"] == "Adah" and now.corrected_at and now.note == "Red coat."
    assert (kept.was, kept.note_was, kept.why) == (before, "Red coat.", "Her passport says so.")
    values = set(RecordKey.objects.filter(record=made).values_list("value", flat=True))
    assert indexing.name_key("Adah", "Candlewick") in values
    assert indexing.name_key("Ada", "Candlewick") not in values


def test_nothing_said_nothing_changed_and_changed_meanwhile_are_refused(world: World) -> None:
    made, by = ada(world), world.reader("officer")
    with pytest.raises(SomethingMissing):
        records.enter({"sex": "male"}, agency=world.agencies["Police"], by=by)
    with pytest.raises(SomethingMissing):
        records.correct(made, ADA, why="x", by=by)
    with pytest.raises(SomethingMissing):
        records.correct(made, {**ADA, "given": "Eda"}, why=" ", by=by)
    with pytest.raises(ChangedMeanwhile):
        records.correct(made, {**ADA, "given": "Eda"}, why="x", by=by, seen="another")


def test_the_index_finds_what_is_equal_however_it_is_written(world: World) -> None:
    keys = set(indexing.keys_of(said.read(ada(world).said)))
    assert ("name and birth", indexing.birth_key("ADA", "Candle-Wick", "1987-05-03")) in keys
    assert ("name", indexing.name_key("addie", "WICK")) in keys
    assert ("phone", indexing.phone_key("+44 7700 900 111")) in keys
    assert ("postcode", indexing.postcode_key("qx11ab")) in keys


def test_the_database_holds_nothing_of_anybody_in_plain(world: World) -> None:
    made, by, police = ada(world), world.reader("officer"), world.agencies["Police"]
    records.correct(made, {**ADA, "given": "Adah"}, why="Hencoop yard", by=by)
    besides.enter_vehicle(agency=police, by=by, registration="QX70 ABC", make="Wrenmobile", colour="puce grey", of=made)
    besides.enter_place(agency=police, by=by, lines="9 Lantern Yard", postcode="QX2 2CD")
    besides.enter_online_name(agency=police, by=by, handle="wickedwick", service="Chirperella", of=made)
    # Eight letters or a space: sealed text is letters by chance, and among them are all words that are shorter.
    words = ("Candlewick", "Addie Wick", "Rope Street", "QX1 1AB", "07700 900111", "Red coat", "Hencoop yard",
             "QX70 ABC", "Wrenmobile", "puce grey", "Lantern Yard", "QX2 2CD", "wickedwick", "Chirperella")  # fmt: skip
    assert all(len(word) >= 8 or " " in word for word in words)
    told = str(
        [
            Record.objects.get().said,
            Record.objects.get().note,
            Correction.objects.get().why,
            *Vehicle.objects.values_list("registration", "make", "colour"),
            *Place.objects.values_list("lines", "postcode"),
            *OnlineName.objects.values_list("handle", "service"),
        ]
    )
    assert all(word in told for word in words), "there is something to leak"
    raw = _raw()
    assert not [word for word in words if word.lower() in raw.lower()]


def test_a_vehicle_is_read_with_the_record_that_it_is_of(world: World) -> None:
    made, by = ada(world), world.reader("officer")
    car = besides.enter_vehicle(agency=world.agencies["Police"], by=by, registration="QX70 ABC", of=made)
    assert car.thing.home_id == made.pk and car.lock_id == made.lock_id
    assert readable(by, Vehicle).exists() and not readable(world.reader("fire"), Vehicle).exists()
    assert Vehicle.objects.filter(registration_key=indexing.registration_key("qx70abc")).exists()
    with pytest.raises(SomethingMissing):
        besides.enter_vehicle(agency=world.agencies["Police"], by=by)


def _raw() -> str:
    """Every row of the room's tables, and of the audit, as the database holds them."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("people_", "audit_", "access_", "jobs_", "notices_")):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the names are the database's own
                found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)
