"""What an incident is: one row a crime, or one row a report of anti-social behaviour, whichever source gave it.

Anti-social behaviour has no id in police.uk and its rows repeat exactly; each row is an incident.
"""

import pyarrow as pa

SCALE = 1_000_000  # coordinates are whole millionths of a degree, as police.uk publishes them

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("incident_id", pa.binary()),      # as published, hexadecimal folded to bytes; null where there is none
        pa.field("month", pa.date32(), nullable=False),  # first day of the month
        pa.field("day", pa.date32()),              # partners' extracts only
        pa.field("hour", pa.int8()),               # 0 to 23, partners' extracts only
        pa.field("offence", _WORD, nullable=False),  # node of the offence tree
        pa.field("category", _WORD),               # as the source printed it
        pa.field("reported_by", _WORD),
        pa.field("falls_within", _WORD),
        pa.field("longitude_e6", pa.int32()),
        pa.field("latitude_e6", pa.int32()),
        pa.field("location", _WORD),               # null where blank
        pa.field("lsoa", _WORD),                   # code of either edition; null where the row has none
        pa.field("ward", _WORD),                   # code, where the source itself gives it
        pa.field("district", _WORD),               # code, where the source itself gives it
        pa.field("outcome", _WORD),
        pa.field("domestic_abuse", pa.bool_()),
        pa.field("hate", pa.bool_()),
        pa.field("knife", pa.bool_()),
    ]
)  # fmt: skip
