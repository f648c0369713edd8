"""From the Home Office's offence code to the tree's node."""

from commonweal.records import offences

UNTOLD = offences.UNMAPPED


def node_of(code: str) -> str:
    """The node that an offence code is counted in; not told apart where the code is not known here.

    A code that holds several ("1/4.1/4.10/4.2") is the tree's own, or that of all its parts where they agree.
    """
    known = offences.by_home_office_code()
    plain = code.upper().replace(" ", "")
    exact = known.get(code) or {k.upper().replace(" ", ""): node for k, node in known.items()}.get(plain)
    if exact:
        return exact
    nodes = {known.get(part.strip()) for part in code.split("/")}
    return nodes.pop() or UNTOLD if len(nodes) == 1 else UNTOLD


def holds_several(code: str) -> bool:
    """Whether one printed code stands for several: then the table may have a row for each of them."""
    return "/" in code
