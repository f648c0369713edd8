from typing import Any

import pytest

from commonweal.errors import MappingRefused
from commonweal.sources.open311 import endpoint_said

SAID: dict[str, Any] = {
    "name": "alder", "publisher": "Alder Council", "licence": "OGL", "partnership": "Alder", "since": "2025-01-01",
    "address": "https://reports.alder.example/v2/", "service": [{"name": "Fly-tipping", "codes": ["tip", 17]}],
}  # fmt: skip


def test_a_file_is_read() -> None:
    found = endpoint_said(SAID)
    assert found.address == "https://reports.alder.example/v2" and found.most == 1000 and not found.local
    assert found.services[0].codes == ("tip", "17") and found.services[0].offence == "asb-environmental"
    assert found.service_of("17") is found.services[0] and found.service_of("018") is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": "Alder Council"}, "short name"),
        ({"adress": "x"}, "adress"),
        ({"discovery": "https://x"}, "either"),
        ({"address": None}, "does not say the address"),
        ({"since": None}, "since when"),
        ({"since": "soon"}, "not a date"),
        ({"service": []}, "names no service"),
        ({"service": [{"name": "A", "codes": []}]}, "does not say its codes"),
        ({"service": [{"name": "A", "codes": [True]}]}, "does not say its codes"),
        ({"service": [{"name": "A", "codes": ["1"]}, {"name": "B", "codes": [1]}]}, "'1' stands there twice"),
        ({"service": [{"name": "A", "codes": ["1"]}, {"name": "a", "codes": ["2"]}]}, "'a' stands there twice"),
        ({"service": [{"name": "A", "codes": ["1"], "offence": "burglary"}]}, "recorded crime"),
        ({"service": [{"name": "A" * 81, "codes": ["1"]}]}, "too long"),
        ({"most": 5000}, "from 1 to 1,000"),
        ({"look_back": 0}, "from 1 to"),
        ({"pages": "yes"}, "true or false"),
        ({"format": "csv"}, "not a value"),
    ],
)
def test_one_that_cannot_be_meant_is_refused(change: dict[str, Any], why: str) -> None:
    with pytest.raises(MappingRefused, match=why):
        endpoint_said({**SAID, **change})
