"""One figure of a youth justice summary in a sentence, and the last word on it."""

from commonweal.figures import Figure
from commonweal.rendering.verdicts import SUPPRESSED
from commonweal.rendering.youth_justice import said


def sentence(figure: Figure) -> tuple[str, str]:
    """`Robbery, April to June 2025: 12 offences, 9 before: no clear change.`"""
    name = f"{figure.label}, {figure.period.words}"
    if figure.suppressed:
        return f"{name}: {SUPPRESSED}.", said.NOT_SHOWN
    if figure.value is None:
        return f"{name}: {said.value(figure)}.", said.value(figure)
    likely = f", likely {said.interval(figure)}" if figure.baseline_value is None and said.interval(figure) else ""
    if figure.id.startswith("beside/"):
        word = said.STANDINGS.get(figure.standing or "", "")
        return f"{name}: ours {said.value(figure)} {said.unit(figure)}, theirs {said.theirs(figure)}: {word}.", word
    unit = "%" if figure.unit.startswith("%") else f" {figure.unit}"
    if figure.baseline_value is None:
        whose = f" {said.from_where(figure)}" if said.is_held_elsewhere(figure) else ""
        return f"{name}: {said.value(figure)}{unit}{likely}.{whose}", ""
    word = said.change(figure)
    beside = "of" if figure.id.startswith("unrecorded/") else "before"
    told = f"{said.theirs(figure)} before" if beside == "before" else f"of {said.theirs(figure)}"
    return f"{name}: {said.value(figure)}{unit}, {told}{f': {word}' if word else ''}.", word
