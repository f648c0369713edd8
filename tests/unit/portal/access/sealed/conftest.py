"""Keys and files of a test's own: nothing is left that another test's were sealed with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonweal.portal.access.sealed import keyfile
from commonweal.workspace import Workspace


@pytest.fixture(autouse=True)
def own(settings: object, tmp_path: Path) -> Iterator[Path]:
    """A workspace without keys yet."""
    settings.WORKSPACE = Workspace(tmp_path)  # type: ignore[attr-defined]
    settings.FIELD_KEYS = tmp_path / "keys" / "fields.json"  # type: ignore[attr-defined]
    settings.FILES = tmp_path / "portal" / "files"  # type: ignore[attr-defined]
    (tmp_path / "demonstration.json").write_text('{"fictional": true}')
    yield keyfile.file()
