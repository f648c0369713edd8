"""The composed paper over the made-up country: which source, what is hidden, and that it can be worked out again."""

import json
from dataclasses import replace
from datetime import date

import pytest

import alder
from commonweal.errors import CannotStore, FileRefused, NotHeld, StoreDamaged
from commonweal.figures import Month, Period
from commonweal.figures.document import from_json, to_json
from commonweal.papers import recorded_crime, shown_before
from commonweal.papers.verification import verify

NOW = Period(Month(2024, 1), Month(2024, 3))
HELD = Period(Month(2023, 1), Month(2024, 3))
COUNTS = {
    ("L1", "residential-burglary", alder.HOME): 30,
    ("L3", "residential-burglary", alder.HOME): 20,
    ("L1", "arson", alder.HOME): 1,
}
STREET = {("L1", "burglary", alder.HOME): 30, ("L3", "burglary", alder.HOME): 20}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = alder.workspace(tmp_path_factory.mktemp("alder"), alder.steady(HELD, STREET))
    alder.add(made, alder.steady(HELD, COUNTS, scope="force", dataset="partner.force"))
    return made


def paper(place, **more):
    return recorded_crime.figures(place, recorded_crime.Request("Alder", NOW, **more))


def test_the_forces_own_extract_is_taken_where_it_covers_both_periods(place):
    assert paper(place, audience="partners").parameters["source"] == "partner.force"
    assert paper(place, source="police_uk.street").parameters["source"] == "police_uk.street"
    longer = recorded_crime.Request("Alder", NOW, against=Period(Month(2022, 1), Month(2022, 3)), audience="partners")
    assert recorded_crime.figures(place, longer).parameters["source"] == "police_uk.street"


def test_a_public_edition_hides_what_the_partners_edition_shows(place):
    open_to_partners = paper(place, audience="partners").figure("P1/arson/change")
    assert (open_to_partners.value, open_to_partners.audience) == (3, "partners")
    public = paper(place).figure("P1/arson/change")
    assert public.suppressed
    assert (public.value, public.change_percent, public.interval, public.p, public.q) == (None,) * 5
    assert '"partners"' not in json.dumps([f["audience"] for f in json.loads(to_json(paper(place)))["figures"]])


def test_what_an_open_publisher_shows_is_shown(place):
    figure = paper(place, source="police_uk.street").figure("W2/all-crime/change")
    assert (figure.value, figure.suppressed) == (60, False)


@pytest.mark.parametrize("more", [{}, {"audience": "partners"}, {"source": "police_uk.street"}, {"exact": True}])
def test_every_edition_can_be_worked_out_again(place, more):
    found = verify(place, to_json(paper(place, **more)))
    assert found.same > 20
    assert not found.differences


def test_the_document_reads_back_as_it_was_written(place):
    text = to_json(paper(place))
    again = json.loads(to_json(from_json(text)))
    assert {**again, "maps": None} == {**json.loads(text), "maps": None}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "commonweal/figures/1"}', '{"schema": "other"}'])
def test_what_is_no_figures_document_is_refused(place, text):
    with pytest.raises(FileRefused):
        verify(place, text)


def test_earlier_public_papers_are_remembered_and_a_lost_one_is_noticed(tmp_path):
    made = alder.workspace(tmp_path, [])
    alder.add(made, alder.steady(HELD, COUNTS, scope="force", dataset="partner.force"))
    first = paper(made)
    shown_before.keep(made, first)
    shown_before.keep(made, first)
    later = recorded_crime.figures(made, recorded_crime.Request("Alder", NOW.shift(0), against=NOW.shift(-3)))
    assert later.parameters["shown_before"] == [shown_before.name(first)]
    assert not verify(made, to_json(later)).differences
    for file in (made.root / "papers" / "public").iterdir():
        file.unlink()
    with pytest.raises(StoreDamaged, match="missing"):
        verify(made, to_json(later))


def test_a_paper_for_partners_is_not_remembered_as_public(place):
    shown_before.keep(place, paper(place, audience="partners"))
    assert not (place.root / "papers").exists()


def test_without_lookups_the_next_step_is_named(tmp_path):
    made = alder.Workspace(tmp_path)
    alder.add(made, alder.steady(NOW, STREET))
    with pytest.raises(NotHeld, match="ingest reference"):
        paper(made)


def test_a_report_this_version_does_not_know_is_refused(place):
    with pytest.raises(FileRefused, match="tea-leaves"):
        verify(place, to_json(replace(paper(place), report="tea-leaves")))


def test_another_forces_file_of_the_baseline_alone_is_named_among_the_sources(tmp_path):
    made = alder.workspace(tmp_path, alder.steady(HELD, STREET))
    before = NOW.shift(-12)
    alder.add(made, [alder.street(m, {("L1", "burglary", alder.OTHER): 2}, "moor") for m in before])
    text = to_json(paper(made))
    assert json.loads(text)["figures"][-1]["baseline_value"] == 6
    assert not verify(made, text).differences


def test_a_source_that_is_not_held_is_refused_with_those_that_are(place):
    with pytest.raises(NotHeld, match=r"no source partner.nope. Held are partner.force, police_uk.street"):
        paper(place, source="partner.nope")


def test_nothing_published_by_the_date_asked_for_says_so(place):
    with pytest.raises(NotHeld, match="none was published by the date"):
        paper(place, source="police_uk.street", as_at=date(2010, 1, 1))


def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(place, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotStore, match="Nothing can be written"):
        recorded_crime.build(place, recorded_crime.Request("Alder", NOW), tmp_path / "file" / "x", ("json",))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("notes", []),
        ("tables", []),
        ("body", "Another Partnership"),
        ("partnership", {"code": "P1", "name": "X", "kind": "district"}),
    ],
)
def test_a_document_whose_words_were_altered_is_found_out(place, part, value):
    document = {**json.loads(to_json(paper(place))), part: value}
    assert part in {d.part for d in verify(place, json.dumps(document)).differences}


@pytest.mark.parametrize(("part", "value"), [("parameters", None), ("parameters", {}), ("sources", [])])
def test_a_document_that_does_not_say_how_it_was_made_is_refused(place, part, value):
    document = {**json.loads(to_json(paper(place))), part: value}
    with pytest.raises(FileRefused):
        verify(place, json.dumps(document))


def test_an_altered_file_of_the_store_is_named_before_its_figures_are_believed(tmp_path):
    made = alder.workspace(tmp_path, alder.steady(HELD, STREET))
    text = to_json(paper(made))
    file = max((made.root / "store" / "data").iterdir(), key=lambda f: f.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.chmod(0o644)
    file.write_bytes(content)
    with pytest.raises(StoreDamaged, match="altered"):
        verify(made, text)
