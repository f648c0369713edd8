import socket

import pytest

from commonweal.errors import EndpointFailed
from commonweal.sources.open311.guard import check_address, check_machine

NAMES = {"public.example": "93.184.215.14", "inside.example": "10.0.0.8", "loop.example": "127.0.0.1"}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    def known(host: str, port: object, **_: object) -> list[tuple]:
        if host == "nowhere.example":
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (NAMES.get(host, host), port))]

    monkeypatch.setattr(socket, "getaddrinfo", known)


def test_a_public_address_over_https_may_be_asked() -> None:
    check_address("https://public.example/open311/v2", local=False)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://public.example/", "https"),
        ("file:///etc/passwd", "cannot be read"),
        ("gopher://public.example/", "https"),
        ("https://someone:secret@public.example/", "cannot be read"),
        ("https://public.example:99999/", "cannot be read"),
        ("https://inside.example/", "private network"),
        ("https://loop.example/", "private network"),
        ("https://nowhere.example/", "No machine"),
    ],
)
def test_any_other_is_refused_without_its_secrets(address: str, why: str) -> None:
    with pytest.raises(EndpointFailed, match=why) as refused:
        check_address(address, local=False)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "ff02::1"],
)  # fmt: skip
def test_no_machine_of_ones_own_network(number: str) -> None:
    with pytest.raises(EndpointFailed):
        check_machine(number, local=False)


def test_one_on_this_machine_leads_nowhere_else() -> None:
    check_address("http://loop.example:8850/", local=True)
    for elsewhere in ("http://inside.example/", "https://public.example/"):
        with pytest.raises(EndpointFailed, match="another machine"):
            check_address(elsewhere, local=True)
