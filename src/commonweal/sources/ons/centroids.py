"""Population-weighted centroids: one point an area, where its residents balance.

ONS publishes them on the British National Grid in metres; some store them as degrees. Both become WGS84 degrees. The
grid is turned into degrees without the OSTN15 correction file, so points lie within about 5 metres.
"""

import pyarrow as pa
import pyarrow.compute as pc
from pyproj import Transformer

from commonweal.sources.ons.headers import code_headings, finest
from commonweal.sources.ons.measures import numbers
from commonweal.sources.ons.reference_table import NOT_STATED, ReferenceTable, each_code_once, scope_of
from commonweal.sources.ons.rows import Rows

PAIRS = (("x", "y"), ("bng_e", "bng_n"), ("easting", "northing"), ("long", "lat"), ("longitude", "latitude"))


def _pair(rows: Rows) -> tuple[str, str] | None:
    lower = {p.lower() for p in rows.printed}
    return next((pair for pair in PAIRS if lower.issuperset(pair)), None)


def read_centroids(rows: Rows) -> ReferenceTable | None:
    """The centroids that these columns are; None where they are something else. RowsRefused without a point."""
    codes, pair = code_headings(rows.headings), _pair(rows)
    others = {p.lower() for p, h in zip(rows.printed, rows.headings, strict=True) if h is None} - set(pair or ())
    if not codes or pair is None or others - {"fid", "objectid", "globalid", ""}:
        return None
    about = finest(codes)
    lower = [p.lower() for p in rows.printed]
    x, y = (numbers(rows.table.column(lower.index(axis)), axis, rows.name, may_be_blank=False) for axis in pair)
    if pc.max(pc.abs(x)).as_py() > 180:  # metres, not degrees
        x, y = Transformer.from_crs(27700, 4326, always_xy=True).transform(x.to_numpy(), y.to_numpy())
    code = rows.column(about)
    each_code_once(code, rows.name)
    return ReferenceTable(
        dataset=f"lookup.{about.vintage}_centroids",
        scope=scope_of(code),
        label=f"20{about.year}" if about.year else NOT_STATED,
        label_from="columns" if about.year else NOT_STATED,
        table=pa.table({"code": code, "longitude": pa.chunked_array([x]), "latitude": pa.chunked_array([y])}),
        quality={"rows": len(code)},
    )
