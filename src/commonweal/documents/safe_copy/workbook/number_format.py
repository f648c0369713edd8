"""A cell's value as its sheet shows it: a share as "12.5%", a date as its format says, nothing where that says nothing.

A format can hide a value (";;;") or show less than is held (a birthday as its year), so the value itself is never told.
"""

import re
from datetime import date, datetime, time, timedelta

from commonweal.documents.safe_copy.workbook.date_format import dated

SECTIONS = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*(?:;|$)')
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
DIGITS = re.compile(r"[0#?][0#?,]*(\.[0#?]*)?|\.[0#?]+")
PLAIN = ("general", "@")
SET_ASIDE = 0xE000  # letters of private use stand in for what a format prints as it is


def shown(value: object, number_format: str) -> str:
    """The value in words; empty where its format hides it."""
    if value is None:
        return ""
    sections = [found.rstrip(";") for found in SECTIONS.findall(number_format or "General")]
    sections = sections[:-1] if len(sections) > 1 and not number_format.endswith(";") and not sections[-1] else sections
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(float(value), sections)
    if isinstance(value, datetime | date | time | timedelta):
        return dated(value, sections[0])
    return str(value) if len(sections) < 4 or sections[3].strip() else ""


def general(number: float) -> str:
    """A number as Excel shows it without a format: ten digits at most."""
    if number == int(number) and abs(number) < 1e11:
        return str(int(number))
    return f"{number:.10g}"


def _number(number: float, sections: list[str]) -> str:
    place = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 else 2
    section = sections[place] if place < len(sections) else sections[0]
    if section.strip().lower() in PLAIN:
        return general(number)
    if not section.strip():
        return ""
    return _written(abs(number) if place == 1 and len(sections) > 1 else number, section)


def _written(number: float, section: str) -> str:
    literals: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        literals.append(next((part for part in found.groups() if part), ""))
        return chr(SET_ASIDE + len(literals) - 1)

    def put_back(found: re.Match[str]) -> str:
        return literals[ord(found.group()) - SET_ASIDE]

    pattern = LITERAL.sub(set_aside, re.sub("[\ue000-\uf8ff]", "", section))
    digits = DIGITS.search(pattern)
    before, after = (pattern[: digits.start()], pattern[digits.end() :]) if digits else (pattern, "")
    body = _digits(number * 100 ** pattern.count("%"), digits) if digits else ""
    text = (before + body + re.sub(r"[0#?,.]", "", after)).replace("General", general(number))
    return re.sub("[\ue000-\uf8ff]", put_back, text).strip()


def _digits(number: float, digits: re.Match[str]) -> str:
    decimals = max(len(digits.group(1) or "") - 1, 0)
    body = f"{abs(number):{',' if ',' in digits.group() else ''}.{decimals}f}"
    return f"-{body}" if number < 0 and float(body.replace(",", "")) else body
