"""The keys of a workspace, from the command line: how they stand, and that they be rotated."""

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commonweal.errors import PortalRefused
from commonweal.workspace import Workspace

if TYPE_CHECKING:
    from commonweal.portal.access.sealed.rotation import Rotated


@dataclass(frozen=True, slots=True)
class Said:
    """Where the keys lie, their names, which one seals, and how many values and files lie under each name."""

    place: str
    current: str
    keys: tuple[str, ...]
    under: Mapping[str, int]
    where: Mapping[str, Mapping[str, int]]

    def as_document(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return asdict(self)


def status_in(workspace: Workspace) -> Said:
    """How the keys of a workspace stand."""
    _ready(workspace)
    from commonweal.portal.access.sealed import held, keyfile

    place = str(keyfile.file())
    if not keyfile.were_made():
        return Said(place, "", (), {}, {})
    said = keyfile.read_own()
    found = held.standing()
    where = {name: dict(counted) for name, counted in found.where.items()}
    return Said(place, said["current"], tuple(said["keys"]), dict(found.under), where)


def rotate_in(workspace: Workspace, *, tell: Callable[[str], None]) -> "Rotated":
    """Rotate the keys of a workspace; one rotation at a time."""
    _ready(workspace)
    from commonweal.portal.access.sealed import keyfile, rotation

    if not keyfile.were_made():
        raise PortalRefused("Nothing is sealed here yet, so there is no key to rotate.", "There is nothing to do.")
    with _turn(keyfile.file()):
        return rotation.rotate(tell=tell)


def _ready(workspace: Workspace) -> None:
    if not (workspace.portal / "secret-key").exists():
        raise PortalRefused(f"There is no portal in {workspace.root}.", "Name its workspace with --workspace.")
    from commonweal.portal.config.serving import prepare

    prepare(workspace, pages=False)


@contextmanager
def _turn(keys: Path) -> Iterator[None]:
    """Who comes second is told so: two that rotate at once would each let go the other's key."""
    descriptor = os.open(keys.with_name(f".{keys.name}.turn"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise PortalRefused("The keys are being rotated at this moment.", "Wait until that has ended.") from error
    finally:
        os.close(descriptor)
