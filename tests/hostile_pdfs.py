"""PDF files made to carry what is not seen on the page: each with a canary of its own."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

CANARIES = {
    "title": "canarydoctitle",
    "author": "canarydocauthor",
    "xmp": "canaryxmppacket",
    "script": "canaryscript",
    "attachment": "canaryattachment",
    "comment": "canarystickynote",
    "boxed": "CANARYBENEATHBOX",
    "stripe": "CANARYBENEATHSTRIPE",
    "annotated": "CANARYBENEATHANNOTATION",
    "white": "CANARYWHITEONWHITE",
    "invisible": "CANARYRENDERMODE",
    "outside": "CANARYOFFTHEPAGE",
    "layer": "CANARYHIDDENLAYER",
    "layer_over": "XQZJKVWXQZJKVW",
    "clear": "CANARYTRANSPARENT",
    "nested": "CANARYNESTEDFORM",
    "tiny": "CANARYTINYTYPE",
    "alternative": "canaryactualtext",
}
SEEN = ("Robbery rose in the town centre", "Members note the paper", "Light grey is seen", "Within a form of its own")


def text(words: str, x: float, y: float, size: float = 12, before: str = "", font: str = "F1") -> str:
    return f"q BT {before} /{font} {size} Tf {x} {y} Td ({words}) Tj ET Q\n"


def page_content() -> str:
    c = CANARIES
    return "".join(
        (
            text(SEEN[0], 72, 780),
            text(SEEN[1], 72, 760),
            text(SEEN[2], 72, 740, before="0.7 g"),
            text(c["boxed"], 72, 700), "0 g 70 696 250 16 re f\n",
            text(c["stripe"], 72, 670), "0 g 70 672 300 5 re f\n",
            text(c["annotated"], 72, 640),
            text(c["white"], 72, 610, before="1 g"),
            text(c["invisible"], 72, 590, before="3 Tr"),
            text(c["outside"], 72, 900),
            f"/OC /L1 BDC {text(c['layer'], 72, 560)} EMC\n",
            text("Members agreed to", 72, 540), f"/OC /L1 BDC {text(c['layer_over'], 72, 540)} EMC\n",
            "q /Clear gs " + text(c["clear"], 72, 520) + "Q\n",
            "/Form1 Do\n 0 g 70 476 250 16 re f\n",
            text(c["tiny"], 72, 460, size=0.7),
            f"/Span << /ActualText ({c['alternative']}) >> BDC {text('spoken', 72, 440)} EMC\n",
        )
    )  # fmt: skip


def with_secrets() -> bytes:
    """Every canary in one file of one page."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("hidden")))
    form = Stream(pdf, (text(CANARIES["nested"], 72, 480) + text(SEEN[3], 72, 500)).encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = Dictionary(Font=Dictionary(F1=font))
    resources = Dictionary(
        Font=Dictionary(F1=font), Properties=Dictionary(L1=layer), XObject=Dictionary(Form1=form),
        ExtGState=Dictionary(Clear=Dictionary(Type=Name.ExtGState, ca=0, CA=0)),
    )  # fmt: skip
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 1000]), CropBox=Array([0, 0, 595, 842]),
                      Resources=resources, Contents=Stream(pdf, page_content().encode()))  # fmt: skip
    page.Annots = Array([_black_square(pdf), _note()])
    pdf.pages.append(pikepdf.Page(page))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    return _with_document_secrets(pdf)


def marked_but_not_applied() -> bytes:
    """A page with a redaction that was marked and never applied."""
    return plain(annotations=[Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([70, 690, 300, 715]))])


def plain(words: str = "Words of the paper", annotations: list[Dictionary] | None = None, pages: int = 1) -> bytes:
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(pages):
        content = Stream(pdf, text(f"{words} {number + 1}", 72, 700).encode())
        page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=content,
                          Resources=Dictionary(Font=Dictionary(F1=font)))  # fmt: skip
        if annotations:
            page.Annots = Array(annotations)
        pdf.pages.append(pikepdf.Page(page))
    return saved(pdf)


def locked() -> bytes:
    with pikepdf.open(BytesIO(plain())) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _with_document_secrets(pdf: pikepdf.Pdf) -> bytes:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        packet["dc:description"] = CANARIES["xmp"]
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = CANARIES["title"], CANARIES["author"]
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(
        [String("a"), Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARIES['script']}')"))])))  # fmt: skip
    pdf.attachments["a.txt"] = CANARIES["attachment"].encode()
    return saved(pdf)


def _black_square(pdf: pikepdf.Pdf) -> Dictionary:
    look = Stream(pdf, b"0 g 0 0 300 20 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 20])
    return Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([70, 634, 370, 654]), F=4, AP=Dictionary(N=look))


def _note() -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([400, 700, 420, 720]),
                      Contents=String(CANARIES["comment"]))  # fmt: skip
