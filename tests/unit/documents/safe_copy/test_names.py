"""Names as they may be shown, kept and sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.documents.safe_copy.names import safe_name, stem, suffix


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Paper 4 (final).docx", "Paper 4 (final).docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.pdf", "a.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ('"><img src=x onerror=alert(1)>.pdf', "img src=x onerror=alert(1).pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("", "file"),
        ("...", "file"),
        ("CON.txt", "file CON.txt"),
        (".htaccess", "htaccess"),
        ("Bezpieczeństwo.pdf", "Bezpieczeństwo.pdf"),
    ],
)
def test_names(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending():
    assert len(safe_name("a" * 500 + ".docx")) <= 120 and safe_name("a" * 500 + ".docx").endswith(".docx")


def test_a_title_from_a_name():
    assert stem("Crime_report_2026.docx") == "Crime report 2026" and suffix("A.PDF") == ".pdf" and suffix("none") == ""


@given(st.text(max_size=300))
def test_no_name_escapes(name):
    safe = safe_name(name)
    assert safe and len(safe) <= 125 and safe == safe.strip()
    assert not set('/\\<>"&\x00\n\r\u202e') & set(safe)
    assert safe not in (".", "..") and not safe.startswith(".")
