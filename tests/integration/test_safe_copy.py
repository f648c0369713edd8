"""An upload's way through the process apart, and on into a pack: no canary in any byte that leaves."""

from io import BytesIO

import pikepdf
import pytest

import hostile_books as books
import hostile_pdfs as pdfs
import hostile_pictures as pictures
import hostile_words as words
from commonweal.documents.pack import PackPart, compose_pack
from commonweal.documents.safe_copy import SafeCopy, apart, make_safe
from commonweal.errors import UploadRefused


@pytest.fixture(scope="module")
def copies():
    uploads = {
        "paper.docx": words.with_secrets(),
        "figures.xlsx": books.with_secrets(),
        "plan.pdf": pdfs.with_secrets(),
        "photo.jpg": pictures.photograph(),
        "drawing.png": pictures.drawing(),
    }
    return {name: make_safe(name, content) for name, content in uploads.items()}


def everything_in(pdf):
    """The file and all its streams, unpacked."""
    with pikepdf.open(BytesIO(pdf)) as file:
        held = [o for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Filter") != "/DCTDecode"]
        streams = [stream.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized) for stream in held]
        said = [str(o) for o in file.objects if isinstance(o, pikepdf.String)]
    return pdf + b"\n".join(streams) + "\n".join(said).encode()


def test_no_canary_leaves_in_a_pack(copies):
    parts = [PackPart(str(n), copy.title, "item", (), copy) for n, copy in enumerate(copies.values(), 1)]
    pack = compose_pack(title="Pack", body="Body", date="4 May 2026", audience="Public", parts=parts)
    out = everything_in(pack.pdf()) + books.unpacked(pack.docx()) + " ".join(page.text for page in pack.pages).encode()
    canaries = [*words.CANARIES.values(), *books.CANARIES.values(), *pdfs.CANARIES.values(), pictures.CANARY.decode()]
    assert [c for c in canaries if c.encode() in out or c.encode("utf-16-be") in out] == []
    text = " ".join(page.text for page in pack.pages)
    for seen in ("Burglary fell in the ward", "Ropewalk", "Robbery rose in the town centre"):
        assert seen in text


def test_a_copy_is_kept_as_text_and_comes_back_the_same(copies):
    for copy in copies.values():
        assert SafeCopy.from_json(copy.to_json()) == copy
    with pytest.raises(ValueError, match="not a safe copy"):
        SafeCopy.from_json('{"schema": "other"}')


def test_the_same_upload_gives_the_same_copy(copies):
    assert make_safe("paper.docx", words.with_secrets()).blocks == copies["paper.docx"].blocks


def test_refusals_come_through_in_plain_words(tmp_path):
    program = tmp_path / "paper.pdf"
    program.write_bytes(b"MZ" + bytes(1000))
    with pytest.raises(UploadRefused, match="is a program") as refused:
        make_safe("paper.pdf", program)
    assert "Upload one of these" in refused.value.next_step


def test_a_name_cannot_reach_the_command_line():
    copy = make_safe("--help; rm -rf <b>.txt", b"words")
    assert copy.name == "help rm -rf b.txt"


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(UploadRefused, match="memory and time"):
        make_safe("a.txt", b"words")


def test_a_process_that_falls_over_is_a_refusal(monkeypatch):
    monkeypatch.setattr(apart, "CHILD", "no.such.module")
    with pytest.raises(UploadRefused, match="memory and time"):
        make_safe("a.txt", b"words")


def test_the_process_has_little_of_everything():
    import subprocess
    import sys

    program = (
        "from commonweal.documents.safe_copy.child import limit; limit()\n"
        "try: bytearray(3 * 1024**3)\n"
        "except MemoryError: print('no memory')\n"
        "import tempfile\n"
        "try:\n"
        "    with tempfile.TemporaryFile() as f: f.write(b'x'); f.flush()\n"
        "except OSError: print('no file')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["no memory", "no file"], done.stderr
