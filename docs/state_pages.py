"""The reference page of the state machines, drawn from the portal's own tables."""

import os
import tempfile
from collections.abc import Iterable, Mapping

import django
from django.apps import apps

Moves = Mapping[str, Iterable[str]]
Acts = Mapping[str, Mapping[str, str]]


def states() -> str:
    """Every state machine of the portal."""
    _have_models()
    from commonweal.portal.access.states import ACTS as RELEASE
    from commonweal.portal.jobs.models import NEXT as JOB
    from commonweal.portal.library.models import NEXT as PAPER
    from commonweal.portal.meetings.models.states import ITEM_MOVES, MEETING_MOVES, RETURN_MOVES
    from commonweal.portal.meetings.rules.minutes import MOVES as MINUTES
    from commonweal.portal.operations.models import NEXT as OPERATION
    from commonweal.portal.tasks.models import NEXT as ACTION

    drawn = [
        "# The states of things\n",
        "What may become of a thing is one table in the code, which the rules ask. These are drawn from them.",
        _moves("A meeting", MEETING_MOVES),
        _moves("An agenda item", ITEM_MOVES),
        _moves("A return", RETURN_MOVES),
        _acts("The minutes of a meeting", MINUTES),
        _moves("A paper", PAPER),
        _acts("A release", RELEASE),
        _moves("An action", ACTION),
        _moves("An operation", OPERATION),
        _moves("A job", JOB),
    ]
    return "\n".join(drawn) + "\n"


def _have_models() -> None:
    """Have Django know its models: in a workspace of nobody's, since reading settings makes a signing key."""
    if apps.ready:
        return
    with tempfile.TemporaryDirectory() as nobodys:
        os.environ["COMMONWEAL_WORKSPACE"] = nobodys
        os.environ["DJANGO_SETTINGS_MODULE"] = "commonweal.portal.config.settings"
        django.setup()


def _moves(title: str, moves: Moves) -> str:
    return _drawn(title, moves, [(was, becomes, "") for was, after in moves.items() for becomes in sorted(after)])


def _acts(title: str, acts: Acts) -> str:
    return _drawn(title, acts, [(was, becomes, act) for was, done in acts.items() for act, becomes in done.items()])


def _drawn(title: str, states: Iterable[str], arrows: Iterable[tuple[str, str, str]]) -> str:
    names = list(states)
    lines = [f"    {_id(name)} : {name}" for name in names if " " in name]
    lines += [f"    [*] --> {_id(names[0])}"]
    lines += [f"    {_id(was)} --> {_id(becomes)}{f' : {act}' if act else ''}" for was, becomes, act in arrows]
    return "\n".join([f"\n## {title}\n", "```mermaid", "stateDiagram-v2", *lines, "```"])


def _id(state: str) -> str:
    return state.replace(" ", "_")
