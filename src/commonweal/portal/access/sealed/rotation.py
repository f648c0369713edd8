"""A new key, everything sealed anew under it, and the old key let go once nothing is left that needs it.

The portal may go on meanwhile: a value is put back only where it is still what was read. Killed at any moment, it goes
on from there when it is run again: what is left is what does not name the newest key.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.db import transaction

from commonweal.errors import CommonwealError
from commonweal.portal.access import shelf
from commonweal.portal.access.sealed import held, keyfile
from commonweal.portal.access.sealed.sealing import seal, unseal
from commonweal.portal.audit.recording import note, recorded

BATCH = 500
SETTLES = 150.0  # seconds after which no page is under way that began with an older key: gunicorn ends them at 120
Tell = Callable[[str], None]


@dataclass(slots=True)
class Rotated:
    """What was done. `left`: values that could not be opened, by where they lie; `dropped`: keys let go."""

    sealed: int = 0
    files: int = 0
    dropped: tuple[str, ...] = ()
    left: dict[str, int] = field(default_factory=dict)


def rotate(*, tell: Tell = lambda _: None, wait: Callable[[float], None] = time.sleep) -> Rotated:
    """Rotate the keys, or finish what was begun."""
    said = keyfile.read_own()
    begun = len(said["keys"]) > 1
    tell("Going on with the rotation that was begun ..." if begun else "Making a new key ...")
    if not begun:
        _begin(said)
    done = Rotated()
    _seal_anew(done, tell)
    tell(f"Waiting {SETTLES:.0f} seconds, until pages that began with the old key have ended ...")
    wait(SETTLES)
    _seal_anew(done, tell)
    if not done.left:
        done.dropped = _drop()
    return done


@recorded
def _begin(said: dict[str, object]) -> None:
    """The new key is in the file before anything is sealed with it."""
    name = keyfile.new_name()
    keyfile.write({**said, "current": name, "keys": {**said["keys"], name: keyfile.new_key()}}, keyfile.file())  # type: ignore[dict-item]
    note("begin key rotation", by=None)


def _seal_anew(done: Rotated, tell: Tell) -> None:
    """Everything that does not lie under the newest key."""
    done.left = {}
    newest = keyfile.read_own()["current"]
    for column in held.columns():
        sealed = _column(column, newest, done)
        if sealed:
            tell(f"{column}: {sealed:,} sealed anew")
        done.sealed += sealed
    for path, name in list(shelf.sealed_files()):
        if name != newest:
            done.files += _counted(done, held.FILES, partial(shelf.seal_anew, path))
    if done.files:
        tell(f"{done.files:,} files sealed anew")


def _column(column: held.Column, newest: str, done: Rotated) -> int:
    after, sealed = None, 0
    while rows := column.rows(besides=newest, after=after, limit=BATCH):
        with transaction.atomic():
            for row, kept in rows:
                sealed += _counted(done, str(column), partial(_value, column, row, kept))
        after = rows[-1][0]
    return sealed


def _value(column: held.Column, row: str, kept: str) -> bool:
    return column.put(row, kept, seal(unseal(kept, column.place), column.place))


def _counted(done: Rotated, where: str, act: Callable[[], bool]) -> int:
    """1 where it was sealed anew. What cannot be opened is left as it is, and said."""
    try:
        return int(act())
    except CommonwealError:
        done.left[where] = done.left.get(where, 0) + 1
        return 0


@recorded
def _drop() -> tuple[str, ...]:
    """Let go the keys that nothing lies under: asked once more, of everything."""
    said = keyfile.read_own()
    still = held.standing().under
    gone = tuple(name for name in said["keys"] if name != said["current"] and not still[name])
    if gone:
        kept = {name: key for name, key in said["keys"].items() if name not in gone}
        keyfile.write({**said, "keys": kept}, keyfile.file())
        note("end key rotation", by=None)
    return gone
