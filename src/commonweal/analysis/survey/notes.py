"""What the reader must know of a survey: who did not answer, how people were found, what the weights can and cannot."""

from collections.abc import Iterator, Sequence

from commonweal.analysis.survey.over_time import Earlier
from commonweal.analysis.survey.people import People
from commonweal.analysis.survey.waves import HeldWave, Wave
from commonweal.analysis.survey.weighting import AGE, LEAST, WARD, WITHIN, Weighed
from commonweal.figures import Note
from commonweal.stats.raking import BOUNDS
from commonweal.stats.weighted_share import LEAST_EFFECTIVE

NO_SAMPLE = (
    "People chose to answer: this is not a random sample of residents. The ranges say how sure one could be if the "
    "answers were a random sample. They say nothing of how those who chose not to answer differ."
)
NO_MEAN = (
    "Points of a scale have an order and no distance, so no mean of them is printed: the share of people who chose "
    "the named answers is."
)
BETWEEN_WAVES = (
    "A change between waves is called one where it is wider than chance would give (Benjamini and Hochberg over the "
    "questions of the paper). People who answered in both waves are not known, so the waves count as independent."
)

WITHOUT = {
    (True, True): "Weighted by age over the whole place, not within each ward.",
    (True, False): "Not weighted by age.",
    (False, True): "Not weighted by ward.",
    (False, False): "Not weighted by ward and age.",
}
"""What is said where a ward's own ages are not weighted by: whether wards are, and the place's ages."""
COSTS = "Weighting costs precision"
LEAST_PRINTED = 0.1  # points


def notes(
    wave: Wave, weighed: Weighed, people: People, earlier: Sequence[Earlier], answered: dict[str, int], *, public: bool
) -> tuple[Note, ...]:
    """All of them, in the order that they matter in; `public` without numbers of a few answers held at a bound."""
    return (
        *(Note("source", text) for text in _sources(wave.held)),
        *(Note("gap", text) for text in _gaps(wave, weighed, people, answered)),
        *(Note("quality", text) for text in _left_out(wave.held)),
        *(Note("method", text) for text in _method(wave, weighed, people, earlier, public)),
    )


def _sources(held: HeldWave) -> Iterator[str]:
    survey = held.survey
    yield f"How people were found: {survey.how}"
    if not survey.sampled:
        yield NO_SAMPLE


def _gaps(wave: Wave, weighed: Weighed, people: People, answered: dict[str, int]) -> Iterator[str]:
    survey = wave.held.survey
    if survey.invited:
        share = 100 * wave.size / survey.invited
        yield f"{survey.invited:,} people were asked and {wave.size:,} answered, {share:.0f}%. The rest are not known."
    else:
        yield "How many people saw the survey and did not answer is not known."
    grouped = {question.key: question.words for question in survey.questions if question.kind == "themes"}
    closed = [count for key, count in answered.items() if key not in grouped]
    if min(closed, default=wave.size) < wave.size:
        yield (
            f"Not everyone answered every question: between {min(closed):,} and {max(closed):,} of {wave.size:,} did. "
            f"A share is of those who answered the question."
        )
    for key in sorted(grouped.keys() & answered.keys()):
        read = f"{answered[key]:,}" if answered[key] >= 5 else "fewer than five"
        yield (
            f"{grouped[key].rstrip('.')} Shares of themes are of the {read} texts that a person had read and grouped. "
            f"They say nothing of texts that nobody had read yet."
        )
    if weighed.silent:
        yield f"Nobody answered from {', '.join(weighed.silent)}: the residents there are not spoken for."
    if WITHIN not in weighed.by:
        yield f"{WITHOUT[WARD in weighed.by, AGE in weighed.by]} {people.lacks}"
    if people.ages is not None and AGE not in weighed.by:
        yield "Too few answered for bands of age to be weighted apart."
    if not people.by_sex:
        yield "Not weighted by sex: no residents by sex were given with the survey."
    silent = {name: int((codes < 0).sum()) for name, codes in
              (("ward", wave.ward), ("age", wave.age), ("sex", wave.sex))}  # fmt: skip
    for name, count in silent.items():
        if count == wave.size:
            yield f"The survey does not tell anybody's {name}."
        elif count:
            yield f"{100 * count / wave.size:.0f}%{untold(name)}"


def untold(name: str) -> str:
    """How a note closes that says how many did not tell their ward, age or sex."""
    return f" did not tell their {name}, or it could not be read."


def _left_out(held: HeldWave) -> Iterator[str]:
    words = {
        "same-respondent": "repeated answers of one respondent, of which the last counts",
        "same-second": "answers the same as another to the second, of which one counts",
        "empty": "answers to no question at all",
        "child": "answers by people under 16, of whom this paper does not speak",
    }
    left = {code: int(count) for code, count in dict(held.quality.get("left_out", {})).items() if code in words}
    for code, count in left.items():
        number = f"{count:,}" if count >= 5 else "Fewer than five"
        yield f"Left out: {number} {words[code]}."


def _joined(weighed: Weighed) -> str:
    """How bands of age are weighted by that few answered from."""
    if not {AGE, WITHIN} & set(weighed.by):
        return ""
    of = " of a ward" if WITHIN in weighed.by else ""
    return f"Neighbouring bands of age{of} are joined until each has {LEAST} answers. "


def _held_at_bound(count: int, public: bool) -> str:
    """How many answers weigh as much or as little as one may: all of a small ward, as likely as not."""
    if public:
        return "some were held at a bound." if count else "none was held at a bound."
    return f"{count:,} {'was' if count == 1 else 'were'} held at a bound."


def _off(points: float) -> str:
    """`0.4 points`; a gap that rounds to nothing is still one."""
    return f"{points:.1f} points" if points >= LEAST_PRINTED else f"less than {LEAST_PRINTED:g} points"


def _method(wave: Wave, weighed: Weighed, people: People, earlier: Sequence[Earlier], public: bool) -> Iterator[str]:
    raked = weighed.raked
    if weighed.by:
        yield (
            f"Weighted by {' and '.join(weighed.by)} (raking), so that the answers stand for residents as they live "
            f"here. {people.note} {_joined(weighed)}No answer counts for less than {BOUNDS[0]:g} or more than "
            f"{BOUNDS[1]:g} average ones; {_held_at_bound(raked.trimmed, public)}"
        )
        yield (
            f"{COSTS}: the {wave.size:,} answers tell as much as {raked.effective_size:,.0f} of a "
            f"simple sample would (design effect {raked.design_effect:.2f})."
        )
    if not raked.converged:
        off = "" if public else f": the worst group is off by {_off(100 * raked.largest_gap)} of the whole"
        yield f"With those bounds the weights do not meet the residents exactly{off}."
    yield f"No share is told of fewer than {LEAST_EFFECTIVE:.0f} effective answers: it would be too few to say."
    if any(question.kind == "scale" for question in wave.held.survey.questions):
        yield NO_MEAN
    if earlier:
        yield BETWEEN_WAVES
