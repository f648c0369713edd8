"""Made-up people in agencies' records, with the truth of who is who: what matching is trained and judged on."""

from commonweal.demo.people.agencies import Generated, generated
from commonweal.demo.people.rates import USUAL, Rates

__all__ = ["USUAL", "Generated", "Rates", "generated"]
