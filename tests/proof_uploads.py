"""Files to upload with a word of its own in every place where people forget that words stand."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, PngImagePlugin

import hostile_pdfs as pdfs
from hostile_words import R, W, paragraph, relate, run, zipped

HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>{}</dc:source>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)
PLACE = {1: "N", 2: (54.0, 34.0, 12.0), 3: "W", 4: (1.0, 19.0, 5.0)}  # of the photograph, in its GPS tags


@dataclass(frozen=True)
class Upload:
    """A file: `seen` are words that its readers are meant to read, `unseen` those that the safe copy leaves out."""

    name: str
    content: bytes
    seen: tuple[str, ...]
    unseen: tuple[str, ...]


def upload(kind: str, key: str) -> Upload:
    """A file of a kind ("docx" ...) whose words are all its own; `key` tells one file of a kind from another."""
    words = {place: f"cx{place}{kind}{key}xc" for place in (*SEEN[kind], *UNSEEN[kind])}
    content = MAKERS[kind](words)
    return Upload(
        f"cxfile{kind}{key}xc.{kind}", content, tuple(words[p] for p in SEEN[kind]),
        tuple(words[p] for p in UNSEEN[kind]),
    )  # fmt: skip


def _word_file(words: dict[str, str]) -> bytes:
    document, written = docx.Document(), BytesIO()
    document.core_properties.author, document.core_properties.title = words["author"], words["coretitle"]
    document.add_paragraph(f"Members read {words['body']} here.")
    document.save(written)
    with ZipFile(written) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    who = f'w:id="7" w:author="{words["author"]}" w:date="2026-01-01T00:00:00Z"'
    hidden = paragraph(run(words["hidden"], "<w:vanish/>"))
    deleted = paragraph(f"<w:del {who}><w:r><w:delText>{words['deleted']}</w:delText></w:r></w:del>{run('kept')}")
    body = parts["word/document.xml"].decode()
    body = body.replace("<w:sectPr", f"{hidden}{deleted}<w:sectPr", 1)
    head, tag, rest = body.partition("<w:sectPr")
    opened, end, after = rest.partition(">")
    assert not opened.endswith("/")
    reference = f'<w:headerReference xmlns:r="{R}" w:type="default" r:id="rIdHead"/>'
    parts["word/document.xml"] = f"{head}{tag}{opened}{end}{reference}{after}".encode()
    parts["word/header7.xml"] = f"<w:hdr {W}>{paragraph(run(words['header']))}</w:hdr>".encode()
    relate(parts, HEADER, "header7.xml", "rIdHead")
    comment = f"<w:comment {who}>{paragraph(run(words['comment']))}</w:comment>"
    parts["word/comments.xml"] = f"<w:comments {W}>{comment}</w:comments>".encode()
    parts["customXml/item1.xml"] = f"<a>{words['custom']}</a>".encode()
    return zipped(parts)


def _workbook(words: dict[str, str]) -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ward", "Incidents"])
    sheet.append([words["cell"], 12])
    sheet["B2"].comment = Comment(words["comment"], words["commenter"])
    for state, place in (("hidden", "hidden"), ("veryHidden", "veryhidden")):
        other = book.create_sheet(place)
        other["A1"], other.sheet_state = words[place], state
    book.defined_names["Kept"] = DefinedName("Kept", attr_text=f'"{words["name"]}"')
    book.properties.creator, book.properties.title = words["author"], words["coretitle"]
    book.properties.keywords = words["keywords"]
    book.save(out)
    return out.getvalue()


def _pdf(words: dict[str, str]) -> bytes:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([400, 700, 420, 720]), Contents=String(words["note"])
    )
    with pikepdf.open(BytesIO(pdfs.plain(f"Members read {words['body']} here", [note]))) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
            packet["dc:description"] = words["xmp"]
        pdf.docinfo["/Author"], pdf.docinfo["/Title"] = words["author"], words["coretitle"]
        pdf.attachments["a.txt"] = words["attachment"].encode()
        return pdfs.saved(pdf)


def _photograph(words: dict[str, str]) -> bytes:
    picture, out = Image.effect_noise((64, 48), 80).convert("RGB"), BytesIO()
    exif = picture.getexif()
    exif[0x013B], exif[0x010E] = words["artist"], words["described"]
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + words["usercomment"].encode()
    exif.get_ifd(0x8825).update(PLACE)
    xmp = XMP.format(words["xmp"]).encode()
    picture.save(out, "JPEG", exif=exif, comment=words["comment"].encode(), xmp=xmp)
    return out.getvalue()


def _drawing(words: dict[str, str]) -> bytes:
    picture, out, said = Image.new("RGB", (32, 24), "navy"), BytesIO(), PngImagePlugin.PngInfo()
    said.add_text("Author", words["author"])
    said.add_text("Comment", words["packed"], zip=True)
    said.add_itxt("XML:com.adobe.xmp", XMP.format(words["xmp"]))
    picture.save(out, "PNG", pnginfo=said)
    return out.getvalue()


def _text(words: dict[str, str]) -> bytes:
    return f"Members read {words['body']} here.".encode()


MAKERS = {"docx": _word_file, "xlsx": _workbook, "pdf": _pdf, "jpg": _photograph, "png": _drawing, "txt": _text}
SEEN = {"docx": ("body",), "xlsx": ("cell",), "pdf": ("body",), "jpg": (), "png": (), "txt": ("body",)}
UNSEEN = {
    "docx": ("author", "coretitle", "hidden", "deleted", "header", "comment", "custom"),
    "xlsx": ("comment", "commenter", "hidden", "veryhidden", "name", "author", "coretitle", "keywords"),
    "pdf": ("author", "coretitle", "xmp", "note", "attachment"),
    "jpg": ("artist", "described", "usercomment", "xmp", "comment"),
    "png": ("author", "packed", "xmp"),
    "txt": (),
}
