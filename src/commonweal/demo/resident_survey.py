"""The fictional borough's survey of its residents, in two waves, as an online tool exports it; and what is true.

Nothing of it is random but who answers and in which words. Old people answer more readily and feel less safe after
dark, so that the answers as they come say too little: weighted, the truth lies within the range. Between the waves
the shares fall by `FALL`. Three wards of the truth's are darker than the rest.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SEED = 61
NAME, KEY = "Safer Tallow residents' survey", "safer-tallow-residents-survey"
ANSWERS = (1400, 1600)  # in the earlier wave, in the later one
FALL = 0.07  # of those who feel safe, from the earlier wave to the later
DARK = 0.15  # fewer feel safe in the first wards of the list
DARK_WARDS = 3
BANDS = (("18 to 24", 18, 24), ("25 to 44", 25, 44), ("45 to 64", 45, 64), ("65 or over", 65, 200))
SAFE = (0.78, 0.70, 0.60, 0.48)  # of each age, in the earlier wave
ANSWERING = (0.35, 0.7, 1.2, 2.0)  # how readily each age answers
QUESTION = "How safe do you feel outside after dark?"
SCALE = ("Very safe", "Fairly safe", "A bit unsafe", "Very unsafe")
FIRST = "What should the partnership do first?"
MEASURES = (("Street lighting", 0.46), ("More patrols", 0.52), ("Youth work", 0.31), ("Cameras", 0.2),
            ("Clear up litter", 0.27))  # fmt: skip
HEARD = "Have you heard of the partnership?"
WHY = "What would make you feel safer?"
TEXTS = (
    "Mend the street lights on the way to the station, it is pitch dark",
    "More lights in the park and the underpass",
    "Stop the off-road bikes on the field, they come every evening",
    "Bikes without plates racing round the estate at night",
    "Seeing an officer on foot now and then",
    "Patrols in the evening when the pubs close",
    "Somewhere for young people to go, there is nothing for them",
    "A youth club again, the kids are bored",
    "Clear the rubbish in the back lanes, it gets set on fire",
    "Fly-tipping behind the garages makes the place look lost",
)
THEMES = {
    "Street lighting": ("light",), "Off-road bikes": ("bike",), "Officers seen": ("officer", "Patrols"),
    "Young people": ("young", "youth"), "Rubbish": ("rubbish", "Fly-tipping"),
}  # fmt: skip
PART_WRITING = 0.25


@dataclass(frozen=True, slots=True)
class Borough:
    """`residents`: adults of each ward by band, (W, 4)."""

    wards: Sequence[str]
    residents: np.ndarray


def truth(borough: Borough, wave: int) -> float:
    """The share of adult residents who feel safe after dark, in the earlier (0) or the later wave (1)."""
    return float((borough.residents * _safe(borough, wave)).sum() / borough.residents.sum())


def _safe(borough: Borough, wave: int) -> np.ndarray:
    dark = np.where(np.arange(len(borough.wards)) < DARK_WARDS, DARK, 0.0)
    return np.array(SAFE)[None, :] - FALL * wave - dark[:, None]


def export(borough: Borough, wave: int) -> bytes:
    """The answers with two rows of headings, respondents named as the tool keeps them."""
    random = np.random.default_rng([SEED, wave])
    weight = (borough.residents * np.array(ANSWERING)[None, :]).ravel()
    chosen = random.choice(weight.size, ANSWERS[wave], p=weight / weight.sum())
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Respondent ID", "First name", "Email address", "Which ward do you live in?", "How old are you?",
                   QUESTION, FIRST, *[""] * (len(MEASURES) - 1), HEARD, WHY])  # fmt: skip
    rows.writerow(["", "", "", "Response", "Response", "Response", *(name for name, _ in MEASURES), "Response",
                   "Open-Ended Response"])  # fmt: skip
    safe = _safe(borough, wave)
    for n, (ward, band) in enumerate(zip(*np.divmod(chosen, len(BANDS)), strict=True), 1):
        feels = SCALE[:2] if random.random() < safe[ward, band] else SCALE[2:]
        ticks = [name if random.random() < part else "" for name, part in MEASURES]
        words = str(random.choice(TEXTS)) if random.random() < PART_WRITING else ""
        rows.writerow([
            f"{wave}{n:06d}", f"Respondent {n}", f"respondent{n}@mail.example",
            borough.wards[ward] if random.random() < 0.97 else "", BANDS[band][0] if random.random() < 0.98 else "",
            random.choice(feels) if random.random() < 0.98 else "Prefer not to say", *ticks,
            random.choice(["Yes", "No"], p=[0.38, 0.62]), words,
        ])  # fmt: skip
    return out.getvalue().encode("utf-8-sig")
