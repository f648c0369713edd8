"""One figure of the hotspots report in a sentence, and the last word on it."""

from commonweal.figures import Figure
from commonweal.rendering import verdicts
from commonweal.rendering.hotspots.words import WHERE, chance, said
from commonweal.rendering.sentences import about, plain
from commonweal.rendering.words import MINUS, of_unit

NOT_SHOWN = "not shown"


def in_words(figure: Figure) -> tuple[str, str]:
    """`Stockton-on-Tees 014C, Ropner: 312 crimes, hot spot.`, and `hot spot`."""
    if figure.suppressed:
        return f"{figure.label}: {verdicts.SUPPRESSED}.", NOT_SHOWN
    kind = figure.id.rpartition("/")[2]
    if kind == "gi-star":
        return said(figure), WHERE.get(figure.standing or "", verdicts.NOT_AVAILABLE)
    if kind == "change":
        return plain(about(figure)), verdicts.what_we_can_say(figure)
    if figure.value is None:
        return f"{figure.label}: not available.", verdicts.NOT_AVAILABLE
    if kind == "local-moran":
        named = str(figure.parameters["kind"])
        return f"{figure.label}: {named}, z {_signed(figure.value)}, q {chance(figure.q)}.", named
    if kind == "quarters-hot":
        named = str(figure.parameters["kind"])
        return f"{figure.label}: hot in {figure.value:g} {figure.unit}, {named}.", named
    if "/near-repeat/" in figure.id:
        return _pairs(figure)
    if "/cluster/" in figure.id:
        times = f"{float(figure.parameters['times']):.1f} times what was to be expected"
        where = f"{figure.label}, {figure.period.words}"
        return f"{where}: {of_unit(figure.value, figure.unit)}, {times}, p {chance(figure.p)}.", "more than expected"
    decimals = 2 if "index" in figure.unit else 1
    unit = figure.unit.removeprefix("% ") if figure.unit.startswith("%") else ""
    sign = f"% {unit}" if unit else ""
    return f"{figure.label}: {figure.value:.{decimals}f}{sign}.", ""


def _pairs(figure: Figure) -> tuple[str, str]:
    clear = figure.q is not None and figure.q <= 0.05
    word = "more than chance" if clear else "no more than chance"
    expected = f"{figure.baseline_value:,.1f} by chance" if figure.baseline_value is not None else "none by chance"
    return f"{figure.label}: {of_unit(figure.value or 0, 'pairs')} of incidents, {expected}.", word


def _signed(value: float) -> str:
    return f"{value:.1f}".replace("-", MINUS)
