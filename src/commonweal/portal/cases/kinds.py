"""Kinds of case, from the package's file and the workspace's own: stages, fields, reviews, checklists, retention."""

import datetime as dt
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from commonweal.errors import WorkspaceRefused
from commonweal.portal.cases.kinds_file import Kind, Kinds, read

OWN = "case-kinds.toml"
USUAL_REVIEW = 28  # days, until a risk was assessed


def kinds() -> Kinds:
    """Every kind that a case may be of."""
    own = Path(settings.WORKSPACE.root) / OWN
    return _held(own, own.stat().st_mtime_ns) if own.exists() else _shipped()


def kind_of(key: str) -> Kind:
    """A kind by its key. Refused in words where its file lost it: cases outlive what is edited."""
    found = kinds().kinds.get(key)
    if found is None:
        raise WorkspaceRefused(
            f"There is no kind of case {key!r} any more, but a case is of it.", f"Put it back into {OWN}."
        )
    return found


def review_from(kind: Kind, band: str, day: dt.date) -> dt.date:
    """When a case of a kind is looked at again, by its risk."""
    return day + dt.timedelta(days=kind.review_days.get(band, USUAL_REVIEW))


@lru_cache(maxsize=1)
def _shipped() -> Kinds:
    return read(files(__package__).joinpath("kinds.toml").read_text("utf-8"), "kinds.toml")


@lru_cache(maxsize=4)
def _held(own: Path, _changed: int) -> Kinds:
    return _shipped().with_own(read(own.read_text("utf-8"), OWN, known=_shipped()))
