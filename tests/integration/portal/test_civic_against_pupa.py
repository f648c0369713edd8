"""Open Civic Data events against pupa's own schema, in an environment of its own (`make test` makes it)."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from portal_world import World
from published_meeting import publish_meeting

ROOT = Path(__file__).parents[3]
PUPA = ROOT / ".venv-pupa" / "bin" / "python"

pytestmark = pytest.mark.django_db


def problems(event: dict[str, Any]) -> list[str]:
    assert PUPA.exists(), "pupa's environment is not here: make test makes it (make .venv-pupa/.ready)"
    done = subprocess.run(
        [PUPA, ROOT / "tests" / "pupa" / "validate.py"], input=json.dumps(event), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])  # pupa greets on the line before


def test_a_published_meeting_is_what_pupa_expects(world: World) -> None:
    meeting = publish_meeting(world)
    event = world.client(None).get(f"/meetings/{meeting.pk}/event.json").json()
    assert len(event["agenda"]) >= 3
    assert problems(event) == []


def test_the_check_can_fail(world: World) -> None:
    meeting = publish_meeting(world)
    event = world.client(None).get(f"/meetings/{meeting.pk}/event.json").json()
    assert problems({**event, "status": "perhaps"})
    assert problems({**event, "name": ""})
    assert problems({**event, "start_date": "soon"})
