"""The file of keys: made once, for its owner alone; missing, cut off, another's or open to others, it is refused."""

import json
import logging
import os
import stat
from pathlib import Path

import pytest

from commonweal.errors import KeysRefused
from commonweal.portal.access.sealed import keyed, keyfile
from commonweal.portal.access.sealed.keys import keys
from commonweal.portal.access.sealed.sealing import seal, unseal

PLACE = "people_record.said"


def test_keys_are_made_once_for_their_owner_alone(own: Path) -> None:
    first = keys()
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert stat.S_IMODE(own.parent.stat().st_mode) == 0o700
    assert keys() is first
    assert list(own.parent.iterdir()) == [own]


def test_no_key_is_ever_printed(own: Path, caplog: pytest.LogCaptureFixture) -> None:
    held = keys()
    secrets = [*json.loads(own.read_text())["keys"].values(), json.loads(own.read_text())["index"]]
    assert len(secrets) == 2  # there is something to print
    logging.getLogger("commonweal").error("%r %s", held, held)
    own.chmod(0o644)
    with pytest.raises(KeysRefused) as refusal:
        keyfile.read_own()
    for said in (repr(held), str(held), caplog.text, str(refusal.value), keyfile.mark().read_text()):
        assert not any(secret in said for secret in secrets)
        assert repr(held.index)[2:-1] not in said


def test_keys_that_are_gone_are_never_made_anew(own: Path) -> None:
    seal("Rowan", PLACE)
    own.unlink()
    for act in (keys, lambda: seal("Rowan", PLACE), lambda: keyed("name", "Rowan")):
        with pytest.raises(KeysRefused, match="not at") as refusal:
            act()
    assert "kept apart" in refusal.value.next_step
    assert not own.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_keys_that_others_may_read_are_refused(own: Path, mode: int) -> None:
    keys()
    own.chmod(mode)
    with pytest.raises(KeysRefused, match="Others on this machine") as refusal:
        keyfile.read_own()
    assert refusal.value.next_step.startswith("chmod 600")


@pytest.mark.parametrize(
    "words", ["", "{", "[]", '{"current": "k1", "keys": {}, "index": ""}', '{"current": 1}', "\x80"]
)
def test_what_is_no_file_of_keys_is_refused(own: Path, words: str) -> None:
    keys()
    own.write_text(words, encoding="latin-1")
    with pytest.raises(KeysRefused):
        keyfile.read_own()


def test_a_key_of_another_length_is_refused(own: Path) -> None:
    keys()
    said = json.loads(own.read_text())
    said["index"] = said["index"][:20]
    own.write_text(json.dumps(said))
    with pytest.raises(KeysRefused, match="cut off"):
        keyfile.read_own()


def test_another_portals_keys_are_refused(own: Path) -> None:
    keys()
    name = keyfile.new_name()
    keyfile.write({"current": name, "keys": {name: keyfile.new_key()}, "index": keyfile.new_key()}, own)
    with pytest.raises(KeysRefused, match="another portal's"):
        keys()


def test_two_that_make_keys_at_once_hold_the_same(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linked = os.link

    def late(part: Path, path: Path) -> None:
        monkeypatch.setattr(os, "link", linked)
        keyfile.make()  # the other process, a moment before
        linked(part, path)

    monkeypatch.setattr(os, "link", late)
    sealed = seal("Rowan", PLACE)
    assert unseal(sealed, PLACE) == "Rowan"
    assert list(own.parent.iterdir()) == [own]
