"""A restored portal whose keys are not there yet: pages about people say so, and none fails."""

from pathlib import Path

import pytest
from django.urls import reverse

from commonweal.portal.access.sealed import keyfile
from commonweal.portal.access.sealed.sealing import NOT_HERE
from commonweal.workspace import Workspace
from grouped_world import found
from portal_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own(settings: object, tmp_path: Path) -> None:
    settings.WORKSPACE = Workspace(tmp_path)  # type: ignore[attr-defined]
    settings.FIELD_KEYS = tmp_path / "keys" / "fields.json"  # type: ignore[attr-defined]
    (tmp_path / "demonstration.json").write_text('{"fictional": true}')


def test_pages_about_people_say_that_the_keys_are_not_here(world: World) -> None:
    of, client = found(world), world.client("officer")
    pages = {
        reverse("cases:case", args=[of.case.pk]): "The square",
        reverse("people:person", args=[of.record.pk]): "Quillfeather",
        reverse("cases:index"): "The square",
    }
    for address, words in pages.items():
        assert words in client.get(address).content.decode(), address  # there is something that goes
    keyfile.file().unlink()
    for address, words in pages.items():
        answer = client.get(address)
        said = answer.content.decode()
        assert answer.status_code == 200, address
        assert NOT_HERE in said and words not in said, address
        assert str(keyfile.file()) not in said
