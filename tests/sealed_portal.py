"""A portal that holds made-up people, as a process of its own: filled, and read as its readers would.

`python -m sealed_portal fill FOLDER` and `... read FOLDER`, with this folder on the path. Reading prints what the
case's lead is given, as JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

CANARIES = ("Quillfeatherina", "Thimblewickrow", "Ostlerbeckmeadow", "Lanternsprocket", "Bramblecourtfile")
GIVEN, STREET, NOTE, TITLE, IN_FILE = CANARIES


def ask(way: str, folder: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Fill or read a workspace; nothing of the test run's own settings is handed on."""
    given = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "sealed_portal", way, str(folder)], capture_output=True, text=True,
        env={**given, "PYTHONPATH": str(Path(__file__).parent), **settings},
    )  # fmt: skip


def everything_under(folder: Path) -> bytes:
    """Every byte of every file in a folder, and every name, as whoever copies it has them."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return b"\n".join(str(p.relative_to(folder)).encode() + b"\n" + p.read_bytes() for p in files)


def canaries_in(said: bytes) -> list[str]:
    """Those that stand in it, whatever their case, and however they are coded."""
    found = said.lower()
    coded = {word: (word.lower().encode(), word.lower().encode("utf-16-le")) for word in CANARIES}
    return [word for word, forms in coded.items() if any(form in found for form in forms)]


def _fill(folder: Path) -> None:
    from commonweal.portal.access.verbs import audiences, documents, things
    from commonweal.portal.people.models import Record, RecordKey
    from grouped_world import found
    from portal_world import make_world

    world = make_world()
    (folder / "demonstration.json").write_text('{"fictional": true}')
    of, lead = found(world), world.reader("officer")
    of.case.title = TITLE
    of.case.save()
    said = {"given": GIVEN, "family": "Example", "addresses": [{"lines": f"4 {STREET}"}]}
    record = things.make(
        Record, home=of.case.thing, audience=audiences.public(), by=lead, agency=world.agencies["Police"], said=said,
        note=NOTE, entered_at="2026-03-02T10:00Z",
    )  # fmt: skip
    from commonweal.portal.access.sealed import keyed

    RecordKey.objects.create(record=record, kind="name", value=keyed("name", GIVEN))
    documents.keep(
        f"%PDF {IN_FILE} {GIVEN}".encode() * 40, name=f"{GIVEN}.pdf", media_type="application/pdf", role="case file",
        home=of.case.thing, audience=audiences.public(), by=lead, text=IN_FILE,
    )  # fmt: skip


def _read() -> None:
    from commonweal.errors import CommonwealError
    from commonweal.portal.access import shelf
    from commonweal.portal.access.models import Document
    from commonweal.portal.access.queries import readable
    from commonweal.portal.access.reader import reader_of
    from commonweal.portal.cases.models import Case
    from commonweal.portal.partnership.models import Account
    from commonweal.portal.people.models import Record

    lead = reader_of(Account.objects.get(username="officer"))
    told: list[object] = [case.title for case in readable(lead, Case)]
    for row in readable(lead, Record).order_by("thing__made_at"):
        told += [row.said["given"], row.said.get("addresses"), row.note]
    for document in readable(lead, Document):
        try:
            told.append(shelf.get(document.sha256, sealed=document.sealed).decode())
        except CommonwealError as refusal:
            told.append(refusal.message)
    print(json.dumps(told))


def main(way: str, folder: Path) -> None:
    """Fill or read."""
    from commonweal.portal.config.serving import prepare
    from commonweal.workspace import Workspace

    prepare(Workspace(folder), pages=False)
    if way == "fill":
        _fill(folder)
    else:
        _read()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
