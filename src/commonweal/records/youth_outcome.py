"""What a row of a youth justice team's return is: one offence's outcome, of one child.

No name, no date of birth and no reference of the case system is kept: the child is a keyed pseudonym, the same over the
team's returns, and the age is in whole years on the days that ask for it. An offence is a category of the Youth Justice
Board's; a None was not told, and is not "none". What the categories and types are called, and their tiers, is in
`sources.youth_justice.lists`.
"""

import pyarrow as pa

DATASET = "youth_justice.returns"
SEXES = ("female", "male")
ETHNICITIES = ("asian", "black", "mixed", "other", "white")  # the five groups that the published figures use
TIERS = ("informal", "pre-court", "first-tier", "community", "custody")
"""Of outcomes: a community resolution or no further action is informal, no criminal record; cautions are pre-court."""
AGES = range(10, 18)
"""At the offence: criminal responsibility begins at 10, and at 18 a court deals with an adult."""

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("month", pa.date32(), nullable=False),       # first day of the outcome's month
        pa.field("child", pa.string(), nullable=False),       # keyed pseudonym
        pa.field("outcome_on", pa.date32(), nullable=False),  # when the outcome was given
        pa.field("offence_on", pa.date32()),                  # when the offence was committed
        pa.field("age", pa.int8()),                           # whole years on the day of the outcome
        pa.field("age_at_offence", pa.int8()),
        pa.field("sex", _WORD),
        pa.field("ethnicity", _WORD),
        pa.field("offence", _WORD, nullable=False),           # category of the Youth Justice Board
        pa.field("outcome", _WORD, nullable=False),           # type of outcome, in the file's own list
        pa.field("tier", _WORD, nullable=False),              # one of TIERS
        pa.field("first", pa.bool_()),                        # its first caution or conviction, as the team says
        pa.field("district", _WORD),                          # code of the district that the team counts the child to
    ]
)  # fmt: skip
