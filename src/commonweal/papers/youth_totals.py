"""A page of totals: read with the names in force, and kept where partners' records are, for verify to read again."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from commonweal.analysis.youth_justice import Names
from commonweal.documents.whole_file import whole
from commonweal.errors import StoreDamaged
from commonweal.ingest.partner import reference_key
from commonweal.records.youth_account import OF_CHILDREN, REST, Account
from commonweal.sources.youth_justice.lists import Lists
from commonweal.sources.youth_totals import parse
from commonweal.workspace import Workspace

FOLDER = "youth-totals"


def account(text: str, names: Names, lists: Lists) -> Account:
    """What a page of totals says, its categories under the keys of the lists in force."""
    found = parse(text)
    slices = {slice_: _keyed(parts, names, lists) for slice_, parts in found.now.slices.items()}
    for slice_, parts in slices.items():
        whole = found.now.children if slice_ in OF_CHILDREN else found.now.offences
        rest = (whole or 0) - sum(parts.values())
        if rest >= 1:
            parts[REST] = rest
    none = tuple(names.category(word, lists) for word in found.now.none)
    return replace(found, now=replace(found.now, slices=slices, none=none))


def keep(workspace: Workspace, text: str) -> None:
    """Keep the page under its name, among what is for partners alone: small counts stand in it."""
    file = _file(workspace, name_of(workspace, text))
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with whole(file) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
    file.chmod(0o600)


def name_of(workspace: Workspace, text: str) -> str:
    """What a paper calls the page: 64 hexadecimal digits, as a SHA-256 has, under the workspace's own key.

    A page of totals is short. Were its plain SHA-256 in a public paper, anyone could try every value of a hidden count
    until the digits agree.
    """
    return hmac.new(reference_key(workspace), text.encode(), hashlib.sha256).hexdigest()


def kept(workspace: Workspace, name: str) -> str:
    """The page of that name. StoreDamaged where it is gone or altered."""
    file = _file(workspace, name)
    text = file.read_bytes().decode("utf-8") if file.is_file() else ""
    if name_of(workspace, text) != name:
        raise StoreDamaged(
            "The page of totals that this paper rests on is missing or altered.",
            "Restore the workspace from a backup, or make the paper again from the page.",
        )
    return text


def _keyed(parts: Mapping[str, float], names: Names, lists: Lists) -> dict[str, float]:
    """Two words for one category are added up."""
    found: dict[str, float] = {}
    for word, count in parts.items():
        key = names.category(word, lists)
        found[key] = found.get(key, 0.0) + count
    return found


def _file(workspace: Workspace, name: str) -> Path:
    return workspace.restricted.parent / FOLDER / f"{Path(name).name}.toml"
