"""The settings that Splink is given: comparisons, weights, candidates. The same for every engine."""

from typing import Any

from commonweal.matching.comparisons import CANDIDATES, FIELDS, Field, Level
from commonweal.matching.weights import APART, Weights

MATCHES_A_RECORD = 1.0  # how many others of the same person a record has, before anything is compared
LEAST_RECORDS = 50_000  # a smaller file is a part of a town: its people are not likelier to be the same


def settings(weights: Weights, overlap: str, records: int, *, only_wanted: bool = False) -> dict[str, Any]:
    """Splink's settings. `overlap` is the engine's function; `only_wanted` keeps to pairs with one end so marked."""
    rules = [f"({rule}) and (l.wanted or r.wanted)" if only_wanted else rule for rule in CANDIDATES]
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": chance(records),
        "comparisons": [comparison(field, weights, overlap) for field in FIELDS],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in rules],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,  # what each field adds: its level is known by that
    }


def chance(records: int) -> float:
    """That two records taken at random are of one person."""
    return MATCHES_A_RECORD / max(records, LEAST_RECORDS)


def comparison(field: Field, weights: Weights, overlap: str) -> dict[str, Any]:
    """One field as Splink takes it."""
    return {
        "output_column_name": field.name,
        "comparison_levels": [_level(level, field.name, weights, overlap) for level in field.levels],
    }


def _level(level: Level, field: str, weights: Weights, overlap: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "sql_condition": level.sql.replace("{overlap}", overlap),
        "label_for_charts": level.code,
    }
    if level.silent:
        return {**said, "is_null_level": True}
    if (weight := weights.get(field, {}).get(level.code)) is None:  # not yet worked out
        return said
    m = APART if weight.held_apart else weight.m
    return {**said, "m_probability": m, "u_probability": weight.u}
