"""What stands in the columns of the country's tables: their data dictionary."""

AREA = {
    "code": "published code of the area",
    "name": "its name",
    "partnership_code": "code of the partnership that it is or lies in",
    "partnership": "name of that partnership",
    "offence_code": "code in the offence tree (docs/reference/offences.md)",
    "offence": "its name; a heading counts all below it, anti-social behaviour is in no heading",
}
CHANGE = {
    "period": "months compared, first and last",
    "against": "months that they are compared with",
    "before": "count in `against`; empty where a month of either period is not available, never 0 for that",
    "after": "count in `period`; likewise",
    "change_percent": "100 x (after / before - 1); empty where before is 0",
    "low_percent": "lower end of its 95% interval",
    "high_percent": "upper end; empty where the counts do not bound the rise",
    "p": "two-sided p of no change",
    "q": "Benjamini and Hochberg's q; the family is all rows of this file that could be tested",
    "verdict": "rise or fall where q is at most 0.05; no clear change; too few to say; not available",
    "dispersion": "how many times as much as separate events the months vary, at least 1",
    "method": "how the interval and p were made",
    "recording_change": "a known change in how the offence is counted within these months, from the register",
    "not_available": "why the change is not available",
}
NEWEST = {
    "month": "the newest month of the period",
    "observed": "count in it",
    "expected": "what the same season of earlier years leads one to expect; empty where not judged",
    "lower": "lower end of the 95% band",
    "upper": "upper end of the 95% band: of unchanged series at most about 1 in 40 lies above",
    "alarm": "above, below or within the band; not judged where too few cases or years are held",
    "alarm_p": "two-sided p of so unusual a count",
    "alarm_q": "Benjamini and Hochberg's q; the family is every area, offence and newest month judged at this level",
    "alarms": "how many of the newest months lie above their bands",
}
EXCEEDANCES = {
    "level": "partnership or ward",
    **AREA,
    "month": "a month outside its band",
    "observed": "count in it",
    "expected": NEWEST["expected"],
    "lower": NEWEST["lower"],
    "upper": NEWEST["upper"],
    "alarm": "above or below",
    "p": NEWEST["alarm_p"],
    "q": NEWEST["alarm_q"],
}
ROWS = {**AREA, **CHANGE, **NEWEST}
FILES = {"partnerships.csv": ROWS, "wards.csv": ROWS, "exceedances.csv": EXCEEDANCES}
DICTIONARY = ("file", "column", "meaning")
