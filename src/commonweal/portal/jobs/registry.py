"""The functions that a job may name. Names are kept in the database, never paths of code: a rename breaks no job."""

from collections.abc import Callable
from typing import Any

from commonweal.errors import NotHeld
from commonweal.portal.jobs.work import Work

Function = Callable[[Work], dict[str, Any]]

_functions: dict[str, Function] = {}


def register(name: str, function: Function) -> None:
    """Let jobs of this name run this function. It answers with what the job's page should know (`address`: a link)."""
    if _functions.setdefault(name, function) is not function:
        raise ValueError(f"two functions want the name {name!r}")


def known(name: str) -> bool:
    """Whether a function of that name is registered."""
    return name in _functions


def function_of(name: str) -> Function:
    """The function of that name; NotHeld where an older job names one that is no more."""
    if name not in _functions:
        raise NotHeld("This kind of work is not known to this version.", "Ask for it again from its own page.")
    return _functions[name]
