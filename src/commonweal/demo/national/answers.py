"""`truth.json` of the invented country: what is true of it, and what its files hold, to hold any report against."""

from typing import Any

from commonweal.demo.arrays import Ints
from commonweal.demo.national.country import Country
from commonweal.demo.national.planted import CATEGORIES, THIN_SHARE, Planted
from commonweal.demo.national.rates import OVERDISPERSION, SPREAD, Rates

DIGITS = 6


def truth_document(country: Country, planted: Planted, rates: Rates, published: Ints) -> dict[str, Any]:
    """The document; `published` (T, P, K) are the rows that the home forces' files hold.

    `yearly_rate`: events a year per 1,000 residents by offence, before any rise or fall. `apart`: who has `factor`
    times the rate of its kind, in all months. `changes`: from month `from` on the rate is `factor` times as high.
    `counts`: partnership -> offence -> a number for each month; null where the force has no file of it.
    """
    plan = country.plan
    return {
        "fictional": True,
        "plan": plan.as_document(),
        "period": str(plan.period),
        "overdispersion": OVERDISPERSION,
        "spread": SPREAD,
        "kinds": [_rates(row) for row in rates.kind.tolist()],
        "partnerships": [_partnership(country, rates, p) for p in range(len(country.names))],
        "apart": [
            {**_where(country, a.partnership, a.category), "factor": a.factor, "standing": _words(a.factor)}
            for a in planted.apart
        ],
        "changes": [
            {**_where(country, c.partnership, c.category), "factor": c.factor, "from": str(plan.month(c.start))}
            for c in planted.changes
        ],
        "missing": {
            "force": country.forces[planted.missing_force].name,
            "months": [str(plan.month(m)) for m in plan.missing],
        },
        "thin": {
            "force": country.forces[planted.thin_force].name,
            "month": str(plan.month(plan.thin)),
            "share": THIN_SHARE,
        },
        "counts": {country.district(p): _counts(country, planted, published, p) for p in range(len(country.names))},
    }


def _words(factor: float) -> str:
    return "above" if factor > 1 else "below"


def _where(country: Country, p: int, category: int) -> dict[str, Any]:
    return {"district": country.district(p), "name": country.names[p], "category": CATEGORIES[category]}


def _rates(row: list[float]) -> dict[str, float]:
    return {category: round(rate, DIGITS) for category, rate in zip(CATEGORIES, row, strict=True)}


def _partnership(country: Country, rates: Rates, p: int) -> dict[str, Any]:
    return {
        "district": country.district(p),
        "csp": country.csp(p),
        "name": country.names[p],
        "force": country.forces[country.force[p]].name,
        "kind": int(country.kind[p]),
        "residents": int(country.residents[p]),
        "yearly_rate": _rates(rates.yearly[p].tolist()),
    }


def _counts(country: Country, planted: Planted, published: Ints, p: int) -> dict[str, list[int | None]]:
    gone = set(country.plan.missing) if country.force[p] == planted.missing_force else set[int]()
    return {
        category: [None if m in gone else n for m, n in enumerate(published[:, p, k].tolist())]
        for k, category in enumerate(CATEGORIES)
    }
