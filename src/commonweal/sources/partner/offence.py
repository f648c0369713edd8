"""From a partner's offence to the node that counts it."""

from functools import cache

from commonweal.records.offences import by_home_office_code


@cache
def _folded() -> dict[str, str]:
    return {_fold(code): node for code, node in by_home_office_code().items()}


def _fold(code: str) -> str:
    return "".join(code.casefold().split())


def node_of_code(code: str) -> str | None:
    """`8N`, ` 8n ` and `8 N` are the same Home Office offence code; None where it is none."""
    return _folded().get(_fold(code))
