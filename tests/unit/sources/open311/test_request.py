"""What the specification's own example becomes, and what a door lets through."""

import json

import pytest

from commonweal.sources.open311.content import rows_of
from commonweal.sources.open311.faults import NoAnswer
from commonweal.sources.open311.request import KEYS, moment_of, report_of

# Shaped as the example in the specification; the persons are made up.
JSON = json.dumps(
    [
        {
            "service_request_id": 638344, "status": "closed", "status_notes": "Duplicate request.",
            "service_name": "Sidewalk and Curb Issues", "service_code": "006", "description": "Ann Example says",
            "agency_responsible": None, "requested_datetime": "2010-04-14T06:37:38-08:00",
            "updated_datetime": "2010-04-14T06:37:38-08:00", "expected_datetime": "2010-04-15T06:37:38-08:00",
            "address": "8TH AVE and JUDAH ST", "zipcode": 94122, "lat": 37.762221815, "long": -122.4651145,
            "media_url": "http://city.example/media/638344.jpg", "extended_attributes": {"email": "ann@example.org"},
        }
    ]
)  # fmt: skip
XML = """<?xml version="1.0" encoding="utf-8"?><service_requests><request>
<service_request_id>638344</service_request_id><status>closed</status><status_notes/><service_code>006</service_code>
<description>Ann Example says</description><requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime>
<updated_datetime>2010-04-14T06:37:38-08:00</updated_datetime><address>8TH AVE</address><lat>37.762221815</lat>
<long>-122.4651145</long></request></service_requests>"""


@pytest.mark.parametrize(
    "text", [JSON, XML, f'{{"service_requests": {JSON}}}', f'{{"requests": [{{"request": {JSON}}}]}}']
)
def test_the_specifications_example_in_every_shape_met(text: str) -> None:
    (row,) = rows_of(text.encode(), KEYS, "request")
    assert "Example" in text and not set(row) - set(KEYS) and "Example" not in str(row)
    report = report_of(row)
    assert report is not None
    assert (report.reference, report.code, report.status) == ("638344", "006", "closed")
    assert report.asked.isoformat() == "2010-04-14T14:37:38+00:00"
    assert (report.longitude_e6, report.latitude_e6) == (-122465110, 37762220)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-07-01T10:00:00Z", "2025-07-01T09:00:00+00:00".replace("09", "10")),
        ("2025-07-01T10:00:00", "2025-07-01T09:00:00+00:00"),  # where the partnership is, in summer
        ("2025-07-01T10:00:00+0100", "2025-07-01T09:00:00+00:00"),
        ("2025-07-01 10:00:00", "2025-07-01T09:00:00+00:00"),
        ("2025-07-01", None), ("yesterday", None), ("", None), ("0001-01-01T00:00:00+14:00", None),
    ],
)  # fmt: skip
def test_moments(text: str, moment: str | None) -> None:
    found = moment_of(text)
    assert (found.isoformat() if found else None) == moment


@pytest.mark.parametrize(
    "point", [("", ""), ("0", "0"), ("nan", "1"), ("200", "1"), ("1", "-91"), ("x", "1"), ("1e400", "1")]
)
def test_what_is_no_point(point: tuple[str, str]) -> None:
    row = {
        "service_request_id": "1", "service_code": "a", "requested_datetime": "2025-07-01T10:00:00Z",
        "long": point[0], "lat": point[1],
    }  # fmt: skip
    report = report_of(row)
    assert report is not None and report.longitude_e6 is report.latitude_e6 is None


def test_a_list_is_never_made_of_what_is_none() -> None:
    for text in (b"", b"   ", b"null", b'"x"', b"[1]", b'{"requests": 3}', b"<a", b"\xff\xfe"):
        with pytest.raises(NoAnswer):
            rows_of(text, KEYS, "request")
    assert rows_of(b"[]", KEYS, "request") == rows_of(b"<service_requests/>", KEYS, "request") == []
