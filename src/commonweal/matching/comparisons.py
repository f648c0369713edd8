"""What of two records is compared, from the strongest agreement down, in SQL that DuckDB and Spark read alike.

`{overlap}` stands for the one function that the two call differently. The first level that holds counts. How much each
level weighs is in weights.toml; what is said of it, in reasons.py.
"""

from dataclasses import dataclass

NEAR = (  # one letter amiss, two in a long name; engines count letters beyond ASCII differently
    "{n}_plain_l and {n}_plain_r and least(length({n}_l), length({n}_r)) >= 4"
    " and levenshtein({n}_l, {n}_r) <= case when least(length({n}_l), length({n}_r)) >= 8 then 2 else 1 end"
)
SWAPPED = "given_l = family_r and family_l = given_r"
FULL = "born_l is not null and born_r is not null"


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which two records agree or differ; `silent` ones say nothing of it (one of them is blank)."""

    code: str
    sql: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One comparison with its levels, the strongest first; the last is what is left: they differ."""

    name: str
    levels: tuple[Level, ...]


def _field(name: str, unknown: str, *levels: tuple[str, str]) -> Field:
    told = (Level(code, sql) for code, sql in levels)
    return Field(name, (Level("unknown", unknown, silent=True), *told, Level("different", "ELSE")))


def _known(name: str) -> str:
    return f"{name}_l is null or {name}_r is null"


FIELDS = (
    _field(
        "given",
        _known("given"),
        ("swapped", SWAPPED),
        ("same_rare", "given_l = given_r and given_band_l = 0"),
        ("same_middling", "given_l = given_r and given_band_l = 1"),
        ("same_common", "given_l = given_r and length(given_l) > 1"),
        ("form", "{overlap}(roots_l, roots_r) and length(given_l) > 1"),
        ("near", f"not (given_known_l and given_known_r) and {NEAR.format(n='given')}"),
        ("other", "{overlap}(givens_l, givens_r) or {overlap}(akas_l, givens_r) or {overlap}(givens_l, akas_r)"),
        ("initial", "least(length(given_l), length(given_r)) = 1 and substr(given_l, 1, 1) = substr(given_r, 1, 1)"),
    ),
    _field(
        "family",
        f"{_known('family')} or ({SWAPPED})",
        ("same_rare", "family_l = family_r and family_band_l = 0"),
        ("same_middling", "family_l = family_r and family_band_l = 1"),
        ("same_common", "family_l = family_r"),
        ("other", "{overlap}(families_l, families_r) or {overlap}(akas_l, families_r)"
                  " or {overlap}(families_l, akas_r)"),
        ("near", NEAR.format(n="family")),
    ),
    _field(
        "born",
        _known("born_year"),
        ("same", "born_l = born_r"),
        ("transposed", f"{FULL} and born_year_l = born_year_r and born_day_l = born_month_r"
                       " and born_month_l = born_day_r"),
        ("day_or_month", f"{FULL} and born_year_l = born_year_r"
                         " and (born_month_l = born_month_r or born_day_l = born_day_r)"),
        ("year_slip", f"{FULL} and born_month_l = born_month_r and born_day_l = born_day_r"
                      " and abs(born_year_l - born_year_r) <= 10"),
        ("month", "born_year_l = born_year_r and born_month_l = born_month_r"
                  " and (born_day_l is null or born_day_r is null)"),
        ("year", "born_year_l = born_year_r and (born_month_l is null or born_month_r is null)"),
        ("year_near", "abs(born_year_l - born_year_r) = 1 and (born_month_l is null or born_month_r is null)"),
    ),
    _field(
        "address",
        "(postcode_l is null or postcode_r is null) and not {overlap}(streets_l, streets_r)",
        ("same", "{overlap}(homes_l, homes_r)"),
        ("street", "{overlap}(streets_l, streets_r)"),
        ("postcode", "{overlap}(postcodes_l, postcodes_r)"),
    ),
    _field("phone", _known("phone"), ("same", "{overlap}(phones_l, phones_r)")),
    _field("sex", _known("sex"), ("same", "sex_l = sex_r")),
)  # fmt: skip

# Which pairs are compared at all: those that agree on one of these. A record without any name is of nobody yet: it is
# suggested with none.
CANDIDATES = (
    "l.born = r.born and l.root = r.root",
    "l.born = r.born and l.family = r.family",
    "l.born = r.born and l.postcode = r.postcode and l.named and r.named",
    "l.born = r.born and l.given = r.family and l.family = r.given",
    "l.root = r.root and l.family = r.family and l.born_year = r.born_year",
    "l.root = r.root and l.family = r.family and l.born_month = r.born_month and l.born_day = r.born_day",
    "l.root = r.root and l.family = r.family and l.postcode = r.postcode",
    "l.root = r.root and l.family = r.family and l.postcode = r.earlier_postcode",
    "l.root = r.root and l.family = r.family and l.earlier_postcode = r.postcode",
    "l.root = r.root and l.postcode = r.postcode",
    "l.family = r.family and l.postcode = r.postcode and substr(l.given, 1, 1) = substr(r.given, 1, 1)",
    "l.phone = r.phone and l.root = r.root",
    "l.phone = r.phone and l.family = r.family",
)
