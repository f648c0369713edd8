"""What a row of a published table of counts is: so many of one offence, in one area and one month or quarter.

A count that the publisher suppressed, left blank or gave below nought is null: not available, never zero. The Home
Office's own tables alone keep a count below nought, which takes back offences of earlier quarters.
"""

import re

import pyarrow as pa

PREFIX = "counts."  # a table's dataset is counts.NAME
PRESENT = ".present"  # and counts.NAME.present says which forces stood behind each month

# Kinds of area -> the form of their codes in England and Wales.
AREA_CODES = {
    "district": re.compile(r"(?:E0[6-9]|W06)\d{6}"),
    "csp": re.compile(r"(?:E22|W14|W22)\d{6}"),
    "force": re.compile(r"(?:E23|W15)\d{6}"),
    "ward": re.compile(r"(?:E05|W05)\d{6}"),
    "lsoa": re.compile(r"(?:E01|W01)\d{6}"),
}
MONTHS = (1, 3)  # a row stands for a month or for a quarter
MOST = 100_000_000  # more in one cell is a slip: England and Wales record six million crimes a year

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("month", pa.date32(), nullable=False),    # first day of the month, or of the quarter's first month
        pa.field("months", pa.int8(), nullable=False),     # 1 or 3: how many months the row stands for
        pa.field("area", _WORD, nullable=False),           # code as published, of whatever year
        pa.field("area_kind", _WORD, nullable=False),      # one of AREA_CODES
        pa.field("offence", _WORD, nullable=False),        # node of the offence tree
        pa.field("category", _WORD),                       # as the source printed it
        pa.field("count", pa.int64()),                     # null: not available
    ]
)  # fmt: skip

PRESENT_SCHEMA = pa.schema(
    [
        pa.field("month", pa.date32(), nullable=False),
        pa.field("force", _WORD, nullable=False),          # as printed
        pa.field("present", pa.bool_(), nullable=False),   # whether its figures stand behind that month's rows
    ]
)  # fmt: skip


def dataset(name: str) -> str:
    """The dataset of a table's name: `districts` -> `counts.districts`; what is one already stays as it is."""
    return name if name.startswith(PREFIX) else PREFIX + name
