"""A Word file whose bytes depend on what it says alone: no clock, no name of a person or a machine."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
NO_DATE = datetime(2000, 1, 1)


def fixed_bytes(doc: Any) -> bytes:
    """The document's file with fixed dates and order."""
    core = doc.core_properties
    core.created = core.modified = NO_DATE
    core.last_modified_by, core.revision, core.comments = "", 1, ""
    written = BytesIO()
    doc.save(written)
    fixed = BytesIO()
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():  # python-docx's order: the content types first, as readers like it
            entry = ZipInfo(name, NO_TIME)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
