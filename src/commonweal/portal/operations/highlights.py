"""An operation's highlight report, drafted from what was entered: a person works on it before it goes anywhere."""

from commonweal.portal.operations.queries.activities import ActivityLine
from commonweal.portal.operations.queries.pages import OperationPage, ReviewLine
from commonweal.portal.operations.queries.recorded import TARGET, Recorded

DATE = "%-d %B %Y"
NAMED = 8  # activities told one by one: those of which a result was entered


def title_of(page: OperationPage) -> str:
    """What it is called."""
    return f"{page.line.name}: highlight report"


def draft(page: OperationPage, counted: Recorded | None) -> str:
    """Its text, in the library's way of writing."""
    parts = [*_plan(page), *_done(page), *_counts(counted), *_reviews(page), "## What is asked", _asked(page)]
    return "\n\n".join(part for part in parts if part)


def _plan(page: OperationPage) -> list[str]:
    line = page.line
    until = f" to {line.until.strftime(DATE)}" if line.until else ", and goes on"
    who = ", with " + ", ".join(page.partners) if page.partners else ""
    return [
        "## The operation",
        line.aim,
        f"It works in {line.where}, from {line.since.strftime(DATE)}{until}. {page.lead} leads it{who}.",
        *(f"### {head}\n\n{words}" for head, words in page.problem),
    ]


def _done(page: OperationPage) -> list[str]:
    if not page.done:
        return ["## What was done", "Nothing was entered yet."]
    points = [_sum_words(one.kind, one.agency, one.times, one.amounts) for one in page.sums]
    costs = f"Costs of £{page.cost:,.2f} were entered." if page.cost is not None else "No costs were entered."
    people = f"{page.volunteers:,} volunteers' turns were counted." if page.volunteers is not None else ""
    told = [line for line in page.done if line.result][:NAMED]
    results = ["### What came of it", "\n".join(_result(line) for line in told)] if told else []
    return ["## What was done", "\n".join(f"- {point}" for point in points), f"{costs} {people}".strip(), *results]


def _sum_words(kind: str, agency: str, times: int, amounts: str) -> str:
    often = "once" if times == 1 else f"{times} times"
    return f"{kind}, {agency}: {often}{f', {amounts}' if amounts else ''}"


def _result(line: ActivityLine) -> str:
    where = f", {line.where}" if line.where else ""
    return f"- {line.first.strftime(DATE)}, {line.kind.lower()}{where}: {' '.join(line.result.split())}"


def _counts(counted: Recorded | None) -> list[str]:
    head = "## What was recorded there"
    if counted is None or counted.judged is None:
        return [head, "No month since it began is held yet."]
    targets = [one for one in counted.wards if one.part == TARGET]
    points = []
    for n, label in enumerate(counted.measures):
        before, after = [one.before[n] for one in targets], [one.after[n] for one in targets]
        if None in before or None in after or not targets:
            points.append(f"- {label}: not available")
        else:
            points.append(f"- {label}: {sum(filter(None, after)):,}, after {sum(filter(None, before)):,} a year before")
    return [
        head,
        f"In its wards, in {counted.judged.words} and in the same months a year before:",
        "\n".join(points),
        "These counts alone do not say that the operation brought a change about: its evaluation holds them against "
        "places like it.",
    ]


def _reviews(page: OperationPage) -> list[str]:
    held = [review for review in page.reviews if review.held_on]
    return ["## Reviews", "\n".join(_review(review) for review in held)] if held else []


def _review(review: ReviewLine) -> str:
    on = review.held_on.strftime(DATE) if review.held_on else ""
    agreed = f"{review.next_step}. {review.next_words}".strip()
    counts = [f"{c.label.lower()} {c.after:,} after {c.before:,}" for c in review.figures if _known(c.before, c.after)]
    then = f" Recorded then: {'; '.join(counts)} ({review.figures_period})." if counts else ""
    return f"- {on}: {' '.join(review.words.split())} Agreed: {agreed}{then}"


def _known(*values: int | None) -> bool:
    return None not in values


def _asked(page: OperationPage) -> str:
    return f"Members are asked to note what was done in {page.line.name}, and to say what it is to do next."
