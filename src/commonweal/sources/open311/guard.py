"""Which addresses may be asked at all: public ones over https, so that no endpoint leads into one's own network."""

import ipaddress
import socket
from urllib.parse import urlsplit

from commonweal.errors import EndpointFailed

NEXT = "Look at the address in the endpoint's file."


def check_address(address: str, *, local: bool) -> None:
    """Raises EndpointFailed where an address is not a public one over https.

    `local`: the endpoint is on this machine, and nowhere else, and plain http will do.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
        parts = urlsplit("")
    if not host or parts.username is not None or parts.password is not None:
        raise EndpointFailed("The endpoint's address cannot be read.", NEXT)
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise EndpointFailed("The endpoint's address does not begin with https.", NEXT)
    try:
        found = socket.getaddrinfo(host, port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise EndpointFailed(f"No machine of the name {host} is found.", f"{NEXT} Is the network up?") from None
    for *_, where in found:
        check_machine(str(where[0]), local=local)


def check_machine(number: str, *, local: bool) -> None:
    """Raises EndpointFailed where a machine's number is not what the endpoint's file allows."""
    machine = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(machine, "ipv4_mapped", None)
    machine = mapped or machine
    if machine.is_loopback if local else machine.is_global and not machine.is_multicast:
        return
    where = "another machine than this one" if local else "this machine or a private network"
    raise EndpointFailed(
        f"The endpoint leads to {where}, which is not asked.",
        "Only public addresses are; one on this machine needs on_this_machine = true in its file.",
    )
