import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.sources.partner.personal import HIDDEN, house_address, personal_heading, personal_value, shown

PERSONAL = """Name|Surname|FORENAME|
First name|victim_name|Victim DOB|Date of birth|DOB|NI Number|NHS No|Phone|Mobile number|
E-mail|Email Address|Address line 1|Post Code|Postcode|Free text|MO|MO Notes|Notes|Suspect Age|Caller|Vehicle VRM|UPRN|
Officer name|House Number|Ethnicity|Victim ward name"""
RUN_TOGETHER = ("VictimDOB", "homeAddress", "MobileNumber")
HARMLESS = """Date|Ward|Ward Name|Ward_Nm|Beat name|Offence name|HO Code|Crime Ref|Easting|Outcome|Knife Flag|District|
Station name|Vulnerable victim flag|Request type|LSOA|Hour|Location|Money|Modern slavery"""


@pytest.mark.parametrize("heading", PERSONAL.replace("\n", "").split("|"))
def test_headings_of_persons_data(heading):
    assert personal_heading(heading)
    assert personal_heading(heading.upper())


@pytest.mark.parametrize("heading", RUN_TOGETHER)
def test_words_run_together_are_parted_at_capitals(heading):
    assert personal_heading(heading)


@pytest.mark.parametrize("heading", HARMLESS.replace("\n", "").split("|"))
def test_headings_of_events_and_places(heading):
    assert not personal_heading(heading)


@pytest.mark.parametrize(
    "text",
    ["zq@example.org", "01632 960123", "+44 7700 900123", "TS18 1AA", "Mr Quimby", "dr. Quimby", "QQ 12 34 56 C"],
)
def test_values_of_a_persons_form_are_not_shown(text):
    assert personal_value(text)
    assert shown(text) == HIDDEN


@pytest.mark.parametrize("text", ["8N", "31/02/2025", "449868.7159", "E05014863", "On or near A19", "Park", "Drummond"])
def test_values_of_events_and_places_are_shown(text):
    assert shown(text) == text


@pytest.mark.parametrize("text", ["12 High Street", "4a, Low Road", "Flat 3 12 High Street"])
def test_a_place_to_the_house_is_an_address(text):
    assert house_address(text)


@pytest.mark.parametrize("text", ["High Street", "On or near Supermarket", "A19", "Town centre"])
def test_a_street_is_not(text):
    assert not house_address(text)


@given(st.text())
def test_what_is_shown_is_short_and_never_of_a_persons_form(text):
    assert len(shown(text)) <= 80
    assert shown(text) == HIDDEN or not personal_value(text)
