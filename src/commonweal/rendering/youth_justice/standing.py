"""Where this team stands beside others, and its cohorts' reoffending, in sentences."""

from commonweal.figures import Figure
from commonweal.rendering.lookup import Lookup
from commonweal.rendering.verdicts import SUPPRESSED
from commonweal.rendering.words import listed
from commonweal.rendering.youth_justice import looks, said


def beside(lookup: Lookup, measure: str, name: str) -> str:
    """`First-time entrants: 351 per 100,000: higher than England and Wales; no clear difference from a region.`"""
    found = looks.rows(lookup, f"beside/{measure}")
    if not found:
        return ""
    ours = found[0]
    if ours.suppressed:
        return f"{name}: {SUPPRESSED}, so it is not set beside others."
    groups: dict[str, list[str]] = {}
    for figure in found:
        word = said.STANDINGS.get(figure.standing or "", "")
        groups.setdefault(word, []).append(f"{figure.label} ({said.theirs(figure)})")
    words = {"higher": "higher than", "lower": "lower than", "no clear difference": "no clear difference from"}
    told = [f"{words[word]} {listed(names)}" for word, names in groups.items() if word in words]
    likely = f" (likely {said.interval(ours)})" if said.interval(ours) else ""
    amount = f"{said.value(ours)}{'' if ours.unit.startswith('%') else ' '}{said.unit(ours)}"
    return f"{name}, {ours.period.words}: {amount}{likely}: {'; '.join(told)}." if told else ""


def reoffending(lookup: Lookup) -> str:
    """The newest cohort in one sentence: both measures."""
    found = [f for f in looks.rows(lookup, "reoffending") if "/binary/" in f.id]
    if not found:
        return ""
    binary = found[-1]
    start = binary.id.rpartition("/")[2]
    cohort, back, often = (
        lookup.by_id[f"reoffending/{name}/{start}"] for name in ("cohort", "reoffenders", "frequency")
    )
    if binary.value is None:
        return f"Reoffending of the cohort of {binary.label}: {SUPPRESSED}."
    likely = f", likely {said.interval(binary)}%" if said.interval(binary) else ""
    text = f"Of {said.value(cohort)} children of the cohort of {binary.label}, {said.value(back)} reoffended "
    text += f"({said.value(binary)}%{likely})"
    if often.value is not None:
        text += f", {said.value(often)} reoffences each"
        text += f" (likely {said.interval(often)})" if said.interval(often) else ""
    if binary.baseline_value is not None:
        text += f"; of the cohort before {binary.baseline_value:.1f}%: {said.change(binary)}"
    return f"{text}."


def parts(lookup: Lookup) -> str:
    """What made reoffences per child change, in one sentence."""
    found = {f.id.rpartition("/")[2]: f for f in looks.rows(lookup, "reoffending/parts")}
    whole, share, often = (found.get(name) for name in ("whole", "binary", "frequency"))
    if whole is None or whole.value is None or whole.baseline_value is None or share is None or often is None:
        return ""
    return (
        f"Reoffences per child of the cohort went from {whole.baseline_value:.2f} to {whole.value:.2f} "
        f"({said.change(whole)}): {_signed(share)} through the share who reoffend, {_signed(often)} through how often."
    )


def _signed(figure: Figure) -> str:
    return "not shown" if figure.value is None else f"{figure.value:+.2f}".replace("-", "−")
