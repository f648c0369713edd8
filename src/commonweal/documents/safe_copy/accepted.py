"""What may be uploaded, in one place: the page that asks for a file says the same as the refusal."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, PNG, JPEG, WEBP = "application/pdf", "image/png", "image/jpeg", "image/webp"
CSV, TEXT = "text/csv", "text/plain"

SUFFIXES = {
    ".docx": WORD,
    ".xlsx": EXCEL,
    ".csv": CSV,
    ".pdf": PDF,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".webp": WEBP,
    ".txt": TEXT,
    ".md": TEXT,
}
ACCEPTED = tuple(SUFFIXES)
NAMES = {
    WORD: "a Word document",
    EXCEL: "an Excel workbook",
    PDF: "a PDF",
    PNG: "a PNG picture",
    JPEG: "a JPEG picture",
    WEBP: "a WebP picture",
    CSV: "a CSV table",
    TEXT: "plain text",
}


def accepted_in_words() -> str:
    """For a form's hint, and for the next step of a refusal."""
    return "Word (.docx), Excel (.xlsx), CSV, PDF, pictures (PNG, JPEG, WebP) and plain text"
