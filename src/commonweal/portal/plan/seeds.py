"""What a new plan and a new list of duties begin with."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("seeds.toml").read_text("utf-8"))


def priorities() -> tuple[str, ...]:
    """Names of priorities to begin with."""
    return tuple(_told()["priorities"])


def duties() -> tuple[dict[str, Any], ...]:
    """Duties of every partnership: name, law, about, months."""
    return tuple(dict(said) for said in _told()["duty"])
