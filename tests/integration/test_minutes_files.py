"""Minutes files from outside: the same text in four formats reads the same; what is broken or hostile is refused."""

import io
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from weasyprint import HTML

from commonweal.errors import FileRefused, NotRecognised
from commonweal.minutes import as_json, lines_of, read
from commonweal.minutes.files.lines import LIMIT
from minutes_samples import MADE_UP, REAL_2019

NAMES = ["header_block_and_action_lines", "present_by_agency", "mistyped_numbers", "decisions_table"]


def structure(lines):
    said = as_json(read("\n".join(lines)))
    for item in said["items"]:
        del item["source_lines"]
    return said


def paragraphs(name):
    return (MADE_UP / f"{name}.txt").read_text(encoding="utf-8").split("\n")


def as_word(lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_page(lines):
    rows = "\n".join(line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
    script = "<script>var a = '1. Fake item'</script>"
    return f"<!doctype html><html><head><title>x</title>{script}</head><body><pre>{rows}</pre>"


@pytest.mark.parametrize("name", NAMES)
def test_word_and_web_page_read_as_the_text_does(name):
    lines = paragraphs(name)
    expected = structure(lines)
    assert structure(lines_of("a.docx", as_word(lines))) == expected
    assert structure(lines_of("a.html", as_page(lines).encode())) == expected


@pytest.mark.parametrize("name", ["present_by_agency", "mistyped_numbers"])
def test_a_pdf_reads_as_the_text_does(name):
    lines = paragraphs(name)
    page = as_page(lines).replace("<pre>", "<pre style='white-space: pre-wrap; font: 10pt sans-serif'>")
    pdf = HTML(string=page).write_pdf()
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) >= 1
    found, expected = structure(lines_of("a.pdf", pdf)), structure(lines)
    for key in ("attendance", "actions", "previous_minutes"):
        assert found[key] == expected[key]
    assert [(i["number_as_printed"], i["title"], i["outcome"]) for i in found["items"]] == [
        (i["number_as_printed"], i["title"], i["outcome"]) for i in expected["items"]
    ]


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out():
    style = "@page { @top-left { content: 'Tallow Board minutes' } @bottom-right { content: 'Page ' counter(page) } }"
    body = "".join(
        f"<p>{n}. Item number {n}</p>" + "<p>Members had a long talk about it.</p>" * 30 for n in range(1, 6)
    )
    lines = lines_of("a.pdf", HTML(string=f"<style>{style}</style><p>Tallow Board</p>{body}").write_pdf())
    assert not [line for line in lines if "minutes" in line or line.startswith("Page")]
    assert len(read("\n".join(lines)).items) == 5


def test_the_numbers_that_word_counts_and_its_tables_are_read():
    document = docx.Document()
    document.add_paragraph("Tallow Board")
    document.add_paragraph("Minutes of the meeting held on 3 March 2020")
    table = document.add_table(rows=2, cols=2)
    for row, (label, value) in zip(
        table.rows, [("Present", "Ann Lee (Chair)\nBo Orr (Police)"), ("Venue", "Hall")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = label, value
    for title, said in (("Minutes", "AGREED that the minutes be approved."), ("Fires", "RESOLVED that it be noted.")):
        document.add_paragraph(title, style="List Number")
        document.add_paragraph(said)
    file = io.BytesIO()
    document.save(file)
    record = read("\n".join(lines_of("a.docx", file.getvalue())))
    assert [(i.number_as_printed, i.title) for i in record.items] == [("1", "Minutes"), ("2", "Fires")]
    assert [(p.name, p.organisation) for p in record.attendance.present] == [("Ann Lee", None), ("Bo Orr", "Police")]
    assert record.meeting.venue == "Hall"


def test_windows_1252_and_utf_16_are_read():
    text = "Tallow Board\n\n“Knife” – update"
    for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16"):
        assert lines_of("a.txt", text.encode(encoding)) == tuple(text.split("\n"))


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b"<a>" + b"0" * 400_000_000)
    return file.getvalue()


def not_word():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("xl/workbook.xml", "<a/>")
    return file.getvalue()


def locked_pdf():
    file = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(file, encryption=pikepdf.Encryption(user="x", owner="y"))
    return file.getvalue()


def blank_pdf():
    file = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(file)
    return file.getvalue()


def entities():
    """A Word file whose XML would grow without end."""
    file = io.BytesIO(as_word(["Tallow"]))
    grown = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(grown, "w") as out:
        for part in parts.infolist():
            content = parts.read(part)
            if part.filename == "word/document.xml":
                lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
                content = content.replace(b"standalone='yes'?>", b"standalone='yes'?>" + lol.encode())
                content = content.replace(b"Tallow", b"&b;&c;")
            out.writestr(part, content)
    return grown.getvalue()


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "is empty"),
        (b"   \n\n  ", "is empty"),
        (bomb(), "more than minutes can hold"),
        (not_word(), "is not a Word document"),
        (as_word(["Tallow Board"])[:3000], "not a whole Word document"),
        (b"%PDF-1.7\n1 0 obj\n<< rubbish", "broken PDF"),
        (locked_pdf(), "locked with a password"),
        (blank_pdf(), "holds no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word format"),
        (b"{\\rtf1 hello}", "rich text format"),
        (bytes(range(256)) * 50, "is not text"),
        (b"<html>" + b"<div>" * 5000 + b"x", "nests"),
        (b"a\n" * 400_001, "more than 400,000 lines"),
        (b"a" * (LIMIT + 1), "larger than 50 MB"),
    ],
    ids=lambda v: v.replace(" ", "-") if isinstance(v, str) else "",
)
def test_refused_in_plain_words(content, words):
    with pytest.raises(FileRefused, match=words) as refused:
        lines_of("sent.docx", content)
    assert refused.value.next_step


def test_other_files_and_entities_are_never_fetched():
    assert "root:" in Path("/etc/passwd").read_text()  # there is something to leak
    try:
        text = "\n".join(lines_of("a.docx", entities()))
    except FileRefused:
        return
    assert "root:" not in text


def test_not_recognised_is_a_refusal_of_its_own():
    with pytest.raises(NotRecognised):
        lines_of("a.bin", bytes(range(256)) * 50)


def test_a_thousand_pages_do_not_hang():
    old = REAL_2019.read_text(encoding="utf-8")
    record = read(old + ("\n\n" + old[old.index("Members discussed") :]) * 150)
    assert record.items


@pytest.mark.parametrize(
    "bad", ["(" * 80_000, "AGREED " * 12_000, "A B, " * 32_000, "1" * 80_000, "12 " * 32_000, "would be " * 8_000,
            "minutes of " * 20_000, "Aa Bb (Cc " * 16_000, "duplicate item " * 16_000, "| a | b |\n" * 8_000],
    ids=lambda s: s[:10].strip(),
)  # fmt: skip
def test_text_made_to_stall_a_pattern_does_not(bad):
    """Each takes a moment; one whose time grew with its square would meet the suite's limit for a test."""
    head = "Tallow Board\n\nMeeting held on 3 March 2020\n\nPresent: "
    assert read(f"{head}{bad}\n\n1. Minutes\n\n{bad}\n\n2. Any Other Business\n\n{bad}").items
