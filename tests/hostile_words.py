"""Word files made to carry what is not seen, or to do more than be read: each part holds a canary of its own."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SEEN = ("Burglary fell in the ward", "Heading of the paper", "inserted and accepted", "shown by hand", "cell to read")
CANARIES = {
    "deleted": "canarydeletedtext",
    "moved": "canarymovedaway",
    "vanished": "canaryhiddenrun",
    "style": "canaryhiddenstyle",
    "white": "canarywhiteonwhite",
    "black": "canaryblackedout",
    "tiny": "canarytinytype",
    "comment": "canarycomment",
    "author": "canaryauthor",
    "custom": "canarycustomxml",
    "property": "canarycoreproperty",
    "field": "canaryinstruction",
    "placeholder": "canaryplaceholder",
    "row": "canaryhiddenrow",
    "link": "canary-address.example",
    "alternative": "canaryalternativetext",
    "variable": "canarydocumentvariable",
}


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def control(inner: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def secrets() -> str:
    """The body with a canary in every place that is not seen."""
    c, who = CANARIES, f'w:id="9" w:author="{CANARIES["author"]}" w:date="2026-01-01T00:00:00Z"'
    white, black = '<w:color w:val="FFFFFF"/>', '<w:highlight w:val="black"/>'
    return "".join(
        (
            paragraph(run("Heading of the paper"), '<w:pStyle w:val="Heading1"/>'),
            paragraph(run("Burglary fell in the ward")
                      + f'<w:del {who}><w:r><w:delText>{c["deleted"]}</w:delText></w:r></w:del>'
                      + f'<w:ins {who}>{run(" inserted and accepted")}</w:ins>'),
            paragraph(f'<w:moveFrom {who}>{run(c["moved"])}</w:moveFrom>' + run("kept")),
            paragraph(run(c["vanished"], "<w:vanish/>") + run(c["white"], white) + run(c["black"], black)
                      + run(c["tiny"], '<w:sz w:val="2"/>') + run(c["style"], '<w:rStyle w:val="Secret"/>')),
            paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>'
                      + run(c["field"]) + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("shown by hand")
                      + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
            control(paragraph(run("in a control")), '<w:alias w:val="a"/>'),
            paragraph(control(run(c["placeholder"]), "<w:showingPlcHdr/>")),
            paragraph(f'<w:hyperlink r:id="rIdLink" xmlns:r="{R}">{run("a link")}</w:hyperlink>'),
            f'<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph(run("cell to read"))}</w:tc></w:tr>'
            f'<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(run(c["row"]))}</w:tc></w:tr></w:tbl>',
        )
    )  # fmt: skip


def word(body: str = "", changes: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    """A Word file with this body; `changes` may alter its parts."""
    document = docx.Document()
    document.core_properties.author = CANARIES["author"]
    document.core_properties.comments = CANARIES["property"]
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/document.xml"] = re.sub(rb"(<w:body>).*?(<w:sectPr)", lambda m: m[1] + body.encode() + m[2],
                                        parts["word/document.xml"], flags=re.DOTALL)  # fmt: skip
    if changes:
        changes(parts)
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def with_secrets() -> bytes:
    """Every canary in one file."""

    def add(parts: dict[str, bytes]) -> None:
        comment = f'<w:comment w:id="0">{paragraph(run(CANARIES["comment"]))}</w:comment>'
        parts["word/comments.xml"] = f"<w:comments {W}>{comment}</w:comments>".encode()
        parts["customXml/item1.xml"] = f"<a>{CANARIES['custom']}</a>".encode()
        relate(parts, "http://x/hyperlink", f"https://{CANARIES['link']}/", "rIdLink", outside=True)
        insert(parts, "word/styles.xml", "</w:styles>", hidden_style())
        variable = f'<w:docVars><w:docVar w:name="a" w:val="{CANARIES["variable"]}"/></w:docVars>'
        insert(parts, "word/settings.xml", "</w:settings>", variable)
        named = f'<wp:docPr id="1" name="p" descr="{CANARIES["alternative"]}"/>'
        frame = f'<wp:inline xmlns:wp="{WP}"><wp:extent cx="9000000" cy="9000000"/>{named}</wp:inline>'
        insert(parts, "word/document.xml", "<w:sectPr", paragraph(f"<w:r><w:drawing>{frame}</w:drawing></w:r>"))

    return word(secrets(), add)


def hidden_style() -> str:
    """A style that is hidden by the one it rests on."""
    start = '<w:style w:type="character" w:styleId='
    below = f'{start}"Below"><w:name w:val="Below"/><w:rPr><w:vanish/></w:rPr></w:style>'
    return f'{start}"Secret"><w:name w:val="Secret"/><w:basedOn w:val="Below"/></w:style>{below}'


def insert(parts: dict[str, bytes], path: str, before: str, what: str) -> None:
    parts[path] = parts[path].replace(before.encode(), (what + before).encode(), 1)


def relate(parts: dict[str, bytes], kind: str, target: str, name: str = "rIdX", outside: bool = False) -> None:
    """Add a relation to the document's part."""
    mode = ' TargetMode="External"' if outside else ""
    entry = f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    path = "word/_rels/document.xml.rels"
    parts[path] = parts[path].replace(b"</Relationships>", entry.encode())
