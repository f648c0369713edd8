"""How an indicator's figures are said: values in their unit, and what each rule says in words."""

from commonweal.rendering.words import MINUS, number
from commonweal.stats.control_chart import LEAST_HISTORY, RUN, TREND

NOT_AVAILABLE = "not available"
SAID: dict[str, str] = {
    "above its limits": "above what its own history leads one to expect",
    "below its limits": "below what its own history leads one to expect",
    "run above": f"one of {RUN} or more in a row above the usual level",
    "run below": f"one of {RUN} or more in a row below the usual level",
    "rising": f"the last of {TREND} or more that each rise on the one before",
    "falling": f"the last of {TREND} or more that each fall on the one before",
    "as usual": "within what its own history leads one to expect",
    "": f"with too little history to say whether it is unusual: that needs {LEAST_HISTORY} figures",
}
TARGET = {
    "met": "The target is met.",
    "not met": "The target is not met.",
    "cannot be told": "Whether the target is met cannot be told.",
    "no target": "",
}
BESIDE = {
    "higher": "higher than",
    "lower": "lower than",
    "no clear difference": "not clearly different from",
    "not tested": "beside",
}


def value_words(value: float | None, unit: str) -> str:
    """`12.3%`, `41`, `12.3 per 1,000`, `12 days`, `£1,200`; a value of None is not available."""
    if value is None:
        return NOT_AVAILABLE
    if unit == "percent":
        return f"{_decimal(value)}%"
    if unit.startswith("rate "):
        return f"{_decimal(value)} {unit.removeprefix('rate ')}"
    if unit == "pounds":
        return f"{MINUS if value < 0 else ''}£{number(abs(value))}"
    if unit == "days":
        return f"{number(value)} day{'' if value == 1 else 's'}"
    return number(value)


def _decimal(value: float) -> str:
    text = f"{abs(value):,.1f}"
    return f"{MINUS}{text}" if value < 0 and float(text.replace(",", "")) else text
