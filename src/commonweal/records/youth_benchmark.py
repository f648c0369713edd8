"""What a row of published youth justice figures is: one measure of one area over one period.

A rate is kept as published, with what it was worked out from where the publisher prints that: a None was not printed
or was suppressed, which is not nought.
"""

from dataclasses import dataclass

import pyarrow as pa

DATASET = "youth_justice.benchmarks"
AREA_KINDS = ("team", "similar", "police area", "region", "country")
"""A local team; its family of similar teams; a police and crime commissioner's area; a region; England and Wales."""
PERIOD_KINDS = ("rolling year", "cohort year", "cohort quarter", "quarter")
"""A cohort is of children with an outcome in its months, each followed for twelve months after it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`unit` in words; `per` what a rate is for: its value is `per` times numerator over denominator."""

    key: str
    name: str
    unit: str
    per: int


MEASURES = {
    m.key: m
    for m in (
        Measure("first-time-entrants", "First-time entrants", "per 100,000 aged 10 to 17", 100_000),
        Measure("reoffending-binary", "Children who reoffend", "percent of the cohort", 100),
        Measure("reoffences-per-reoffender", "Reoffences a reoffender", "reoffences a reoffender", 1),
        Measure("reoffences-per-child", "Reoffences a child of the cohort", "reoffences a child", 1),
        Measure("custody", "Custodial sentences", "per 1,000 aged 10 to 17", 1_000),
    )
}

_WORD = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("month", pa.date32(), nullable=False),  # first day of the period's last month
        pa.field("measure", _WORD, nullable=False),      # key of MEASURES
        pa.field("area", _WORD),                         # its code, where the publisher gives one
        pa.field("area_name", _WORD, nullable=False),
        pa.field("area_kind", _WORD, nullable=False),    # one of AREA_KINDS
        pa.field("period_kind", _WORD, nullable=False),  # one of PERIOD_KINDS
        pa.field("start", pa.date32(), nullable=False),  # first day of the period
        pa.field("end", pa.date32(), nullable=False),    # last day of the period
        pa.field("numerator", pa.float64()),             # entrants, reoffenders, reoffences, sentences
        pa.field("denominator", pa.float64()),           # residents aged 10 to 17, children or reoffenders
        pa.field("rate", pa.float64()),                  # in the measure's own unit
    ]
)  # fmt: skip
