"""What a report from the public is, after the door: of what, where, when, how far. Never who, nor their words.

Its columns are those by which incidents are counted, so that seasons and hot spots can be told of reports too:
`category` is the partnership's own name of the service, `offence` the node of the tree that it is nearest to, `day` the
day on which it was asked for. It is no incident: one thing may be reported several times, and much is never reported.
"""

import pyarrow as pa

DATASET = "reports.public"

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),       # keyed hash of the endpoint's own reference
        pa.field("month", pa.date32(), nullable=False),    # first day of the month
        pa.field("day", pa.date32(), nullable=False),      # where the partnership is
        pa.field("hour", pa.int8()),                       # always null: when someone found time to report says nothing
        pa.field("offence", _WORD, nullable=False),        # node of the offence tree
        pa.field("category", _WORD, nullable=False),       # the partnership's own name of the service
        pa.field("falls_within", _WORD),                   # always null: no force's
        pa.field("longitude_e6", pa.int32()),              # rounded to ten millionths: about the metre
        pa.field("latitude_e6", pa.int32()),
        pa.field("lsoa", _WORD),
        pa.field("ward", _WORD),                           # null: outside the partnership, or no place was given
        pa.field("district", _WORD),
        pa.field("status", _WORD, nullable=False),         # open or closed
        pa.field("updated_on", pa.date32()),
    ]
)  # fmt: skip
