"""Works the weights of matching out on made-up people, and writes them where the package reads them.

`python -m benchmarks.simulations.matching_weights [SEED]`. First how often each level holds between two people, from
pairs taken at random; then how often between two records of one person, by expectation and maximisation, which is told
nothing of who is who: once over pairs that agree on names, for dates, addresses, telephones and sex, and once over
pairs that agree on date of birth and postcode, for names. The people are others than those that matching is judged on.

Two things are set by hand, as the file says: who differs in given name or in date of birth is held apart, for twins
and for parents and children of one name agree in all else. No live record is ever learnt from.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from commonweal.demo.people import generated
from commonweal.matching.comparisons import FIELDS
from commonweal.matching.model import settings
from commonweal.matching.prepared import prepared

FILE = Path(__file__).parents[2] / "src/commonweal/matching/weights.toml"
RECORDS, SEED, PAIRS, DAY = 60_000, 1969, 3e7, date(2025, 6, 1)
LEAST = 1e-7  # no level is rarer than what so many pairs can tell
HELD_APART = {"given": ("different",), "born": ("different",)}
ROUNDS = (
    "l.given = r.given and l.family = r.family",
    "l.born = r.born and l.postcode = r.postcode",
)
HEAD = """\
# How often each level of a comparison holds between two records of one person (m) and between two people (u).
# Written by `python -m benchmarks.simulations.matching_weights {seed}` from {records:,} records of made-up people, then
# reviewed. Set by hand: `held_apart` (twins differ in given name, a parent and a child of one name in date of birth).
# Learnt from no live record, and changed by none.
"""


def trained(records: int, seed: int) -> dict[str, dict[str, tuple[float, float]]]:
    """m and u of each level."""
    people = prepared(generated(records, seed).people, DAY)
    api = DuckDBAPI(":memory:")
    said: dict[str, Any] = {**settings({}, "list_has_any", records), "max_iterations": 40}
    linker = Linker(api.register(people), said, log_level=None, validate_settings=False)
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=seed)
    for rule in ROUNDS:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, fix_u_probabilities=True)
    found = linker.misc.save_model_to_json()
    return {
        comparison["output_column_name"]: {
            level["label_for_charts"]: (level.get("m_probability", LEAST), level.get("u_probability", LEAST))
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in found["comparisons"]
    }


def written(weights: dict[str, dict[str, tuple[float, float]]], records: int, seed: int) -> str:
    """The file."""
    text = HEAD.format(seed=seed, records=records)
    for field in FIELDS:
        text += f"\n[{field.name}]\n"
        for level in (level for level in field.levels if not level.silent):
            m, u = (max(share, LEAST) for share in weights[field.name][level.code])
            apart = ", held_apart = true" if level.code in HELD_APART.get(field.name, ()) else ""
            text += f"{level.code} = {{ m = {m:.3g}, u = {u:.3g}{apart} }}\n"
    return text


def main() -> None:
    """Train, write, and say where."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else SEED
    FILE.write_text(written(trained(RECORDS, seed), RECORDS, seed), encoding="utf-8")
    print(f"Written to {FILE.name}; look at it before it is committed.")


if __name__ == "__main__":
    main()
