"""The English Indices of Deprivation: scores, ranks, deciles and district summaries, for LSOAs or districts.

Known by the domains that every edition has. Areas stand under ONS codes, so headings are read as ONS's are.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.sources.ons.headers import Heading, code_headings, finest
from commonweal.sources.ons.measures import together
from commonweal.sources.ons.populations import UNDATED, district_of, measures_of
from commonweal.sources.ons.reference_table import (
    NOT_STATED,
    ReferenceTable,
    each_code_once,
    edition_in_name,
    scope_of,
)
from commonweal.sources.ons.rows import Rows

PUBLISHER = "Ministry of Housing, Communities and Local Government"
LICENCE = "Open Government Licence v3.0, Crown copyright"
DOMAINS = ("income", "employment", "education", "health", "crime", "environment")
YEAR_IN_A_HEADING = re.compile(r"(?:imd|iod)_?(?:20)?(\d\d)(?!\d)")


def read_deprivation(rows: Rows) -> ReferenceTable | None:
    """The indices that these columns are; None where they are something else. RowsRefused for unsound rows."""
    codes = code_headings(rows.headings)
    words = {word for p in rows.printed for word in re.split(r"[^a-z]+", p.lower())}
    if not codes or not words.issuperset(DOMAINS):
        return None
    about = finest(codes)
    rows = Rows(rows.name, rows.printed, rows.headings, rows.table.filter(pc.is_valid(rows.column(about))))
    years = {found[1] for p in rows.printed if (found := YEAR_IN_A_HEADING.match(p.lower()))}
    stated = f"imd20{max(years)}" if years else None
    edition = stated or edition_in_name(rows.name)
    code = rows.column(about)
    each_code_once(code, rows.name)
    measures = measures_of(rows)
    return ReferenceTable(
        dataset=f"deprivation.{about.vintage}.{edition or UNDATED}",
        scope=scope_of(code, [rows.column(h) for h in codes if h.level == "lad" and h != about]),
        label=edition or NOT_STATED,
        label_from="columns" if stated else "file name" if edition else NOT_STATED,
        table=pa.table(
            {
                "code": code,
                "name": rows.column(Heading(about.level, about.year, "name")),
                "district": district_of(rows, about),
                "measures": together(measures, len(code)),
            }
        ),
        publisher=PUBLISHER,
        licence=LICENCE,
        quality={"rows": len(code), "measures": len(measures)},
    )
