"""The register quarter by quarter, for governance: how much was shared, refused, and looked at afterwards."""

from django.db.models import Count, Q
from django.db.models.functions import TruncQuarter

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import midnight, today
from commonweal.portal.disclosures.counting import quarter_of, quarters_over, short_words_of
from commonweal.portal.disclosures.data_set_tables import Rows
from commonweal.portal.disclosures.models import REFUSED, Entry

TITLE = "What was shared, quarter by quarter"
NAMES = ("Shared", "Refused", "Shared, and reviewed afterwards")
MOST = 8
GIVEN = ~Q(decision=REFUSED)
COUNTS = (
    Count("pk", filter=GIVEN),
    Count("pk", filter=Q(decision=REFUSED)),
    Count("pk", filter=GIVEN & Q(to_review=True)),
)


def by_quarter(reader: Reader) -> Rows | None:
    """Up to eight quarters, this one so far among them. Those before the register's first entry are none of it.

    None where there is no other quarter to set beside.
    """
    now = quarter_of(today())
    quarters = [now, *quarters_over(now, MOST - 1)][::-1]
    rows = readable(reader, Entry).filter(shared_at__gte=midnight(quarters[0]))
    named = dict(zip(("n0", "n1", "n2"), COUNTS, strict=True))
    found = (
        rows.annotate(quarter=TruncQuarter("shared_at")).values_list("quarter").annotate(**named).order_by("quarter")
    )
    counts = {quarter_of(at.date()): told for at, *told in found}
    if len(counts) < 2:
        return None
    shown = [day for day in quarters if day >= min(counts)]
    words = [f"{short_words_of(day)}{' so far' if day == now else ''}" for day in shown]
    cells = [tuple(f"{count:,}" for count in counts.get(day, [0] * len(NAMES))) for day in shown]
    return Rows(TITLE, ("Quarter", *NAMES), tuple((name, *told) for name, told in zip(words, cells, strict=True)))
