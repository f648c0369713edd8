import csv
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.geography import force_key, match_force, same_force
from real_data import SHARED

SLUG = re.compile(r"\d{4}-\d\d-(.+)-street\.csv$")


@pytest.mark.parametrize(
    "names",
    [
        ("Cleveland Police", "Cleveland", "cleveland"),
        ("Durham Constabulary", "Durham", "durham"),
        ("Metropolitan Police Service", "Metropolitan Police", "metropolitan"),
        ("Devon & Cornwall Police", "Devon and Cornwall", "devon-and-cornwall", "Devon & Cornwall Constabulary"),
        ("Dyfed-Powys Police", "Dyfed-Powys", "dyfed-powys", "Heddlu Dyfed-Powys Police"),
        ("City of London Police", "London, City of", "city-of-london"),
        ("Police Service of Northern Ireland", "Northern Ireland", "northern-ireland"),
    ],
)
def test_the_names_of_one_force(names: tuple[str, ...]) -> None:
    assert len({force_key(name) for name in names}) == 1


def test_a_force_that_took_more_into_its_name_is_still_itself() -> None:
    forces = ("Hampshire", "North Yorkshire", "Northumbria")
    assert match_force("Hampshire and Isle of Wight Constabulary", forces) == "Hampshire"
    assert match_force("Yorkshire", forces) is None
    assert match_force("British Transport Police", forces) is None


def test_the_transport_police_go_by_their_initials() -> None:
    assert same_force("btp", "British Transport Police")
    assert not same_force("", "British Transport Police")
    assert not same_force("police", "")


def _published() -> list[tuple[str, str]]:
    """Slug of the file and `Falls within` of its first row, for every force of the national month."""
    pairs = []
    with zipfile.ZipFile(SHARED / "police-uk" / "all-forces-2024-03.zip") as archive:
        for member in archive.namelist():
            with archive.open(member) as stream:
                row = next(csv.DictReader(io.TextIOWrapper(stream, "utf-8")))
            pairs.append((SLUG.search(member)[1], row["Falls within"]))  # type: ignore[index]
    return pairs


def _force_areas() -> list[str]:
    with (SHARED / "lookups" / "pfa19_names.csv").open(encoding="utf-8-sig") as stream:
        return [row["PFA19NM"] for row in csv.DictReader(stream) if row["PFA19NM"]]


def test_every_published_force_is_told_by_slug_and_by_name() -> None:
    areas = _force_areas()
    assert len({force_key(a) for a in areas}) == len(areas)
    for slug, falls_within in _published():
        assert same_force(slug, falls_within)
        if slug != "btp":
            assert force_key(slug) == force_key(falls_within)
            assert match_force(slug, areas) == match_force(falls_within, areas)
            assert same_force(str(match_force(slug, areas)), slug)
        else:
            assert match_force(slug, areas) is None


@given(st.sampled_from(_force_areas()), st.sampled_from(["{} Police", "{} Constabulary", "{} Police Service", "{}"]))
@settings(deadline=None)
def test_the_words_any_force_may_carry_never_matter(area: str, style: str) -> None:
    name = style.format(area)
    assert force_key(name) == force_key(area) == force_key(re.sub(r"[^a-z]+", "-", name.lower()))
