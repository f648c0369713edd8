"""What a file is, is told by its content; names only have to agree."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import hostile_pdfs as pdfs
from commonweal.documents.safe_copy import ACCEPTED, accepted_in_words
from commonweal.documents.safe_copy.accepted import CSV, PDF, TEXT
from commonweal.documents.safe_copy.recognise import media_type
from commonweal.errors import UploadRefused
from hostile_books import book
from hostile_pictures import photograph, png
from hostile_words import paragraph, run, word, zipped


def refused(name, content):
    with pytest.raises(UploadRefused) as caught:
        media_type(name, content)
    assert caught.value.next_step.endswith(".")
    return caught.value.message


def test_what_is_accepted_is_recognised():
    assert media_type("a.PDF", pdfs.plain()) == PDF
    assert media_type("a.csv", b"a,b\n1,2") == CSV
    assert media_type("a.md", b"# Heading") == TEXT
    for name, content in (
        ("a.docx", word(paragraph(run("x")))),
        ("a.xlsx", book(["x"])),
        ("a.jpg", photograph()),
        ("a.png", png()),
    ):
        assert media_type(name, content)
    assert {".docx", ".pdf"} < set(ACCEPTED) and "Word" in accepted_in_words()


@pytest.mark.parametrize("start", [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\n", b"\xcf\xfa\xed\xfe"])
def test_a_program_is_refused_whatever_its_name(start):
    for name in ("paper.pdf", "paper.txt", "paper.docx"):
        assert "program" in refused(name, start + bytes(100))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg onload='x()'>", "scripts"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><script>", "scripts"),
        (b"<!-- a --> <HTML>", "scripts"),
        (b"<?xml version='1.0'?><svg/>", "scripts"),
        (b"Rar!\x1a\x07", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or locked"),
        (b"{\\rtf1", "RTF"),
        (b"GIF89a", "of a kind not accepted"),
        (b"\x00\x01\x02\x03", "no kind known"),
        (b"", "empty"),
    ],
)
def test_what_is_not_accepted_is_refused_in_plain_words(content, reason):
    assert reason in refused("paper.txt", content)


def test_an_archive_is_refused_even_with_a_word_name():
    assert "archive (zip)" in refused("paper.docx", zipped({"a.txt": b"x"}))


def test_a_wrong_name_is_refused():
    assert "named as a PDF but is a PNG" in refused("a.pdf", png())
    assert "'.exe'" in refused("a.exe", b"words")
    assert "'.docm'" in refused("a.docm", word(paragraph(run("x"))))
    assert "does not say" in refused("paper", b"words")


def test_two_kinds_at_once_are_refused():
    archive = zipped({"a.txt": b"x"})
    assert "two kinds" in refused("a.pdf", pdfs.plain() + archive)
    assert "two kinds" in refused("a.jpg", photograph() + archive)
    assert "two kinds" in refused("a.png", png()[:60] + b"%PDF-1.7" + png()[60:])
    assert "two kinds" in refused("a.jpg", photograph()[:20] + b"<script>x</script>" + photograph()[20:])


def test_an_archive_in_which_a_program_stands_first_is_refused():
    out = BytesIO(b"MZ" + bytes(50))
    out.seek(0, 2)
    with ZipFile(out, "a") as file:
        file.writestr("word/document.xml", "x")
    assert "program" in refused("a.docx", out.getvalue())


def test_files_of_this_machine_are_told_from_papers():
    program = subprocess.run(["sh", "-c", "command -v ls"], capture_output=True, text=True).stdout.strip()
    assert "program" in refused("minutes.docx", Path(program).read_bytes())


@pytest.mark.timeout(20)
def test_many_comments_before_nothing_are_looked_at_once():
    assert media_type("notes.txt", b"<!---->" * 500 + b"No more than words.") == TEXT
    assert "web page" in refused("notes.txt", b"<!-- one -->\n<!-- two -->" * 100 + b"<svg>")
