"""How often each test of an operation cries wolf, how well intervals cover, what is found: printed as Markdown.

    python benchmarks/simulations/evaluation.py [--runs 2000] [--seed 2026] [--only before_after ...]

Nothing works in any run, but where an effect is planted. The tables are those of
docs/explanation/evaluating-an-operation.md; 5.0 is told to within 1.0 by 2,000 runs.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from commonweal.stats.before_after import BeforeAfter, before_after
from commonweal.stats.control_choice import propose_controls
from commonweal.stats.displacement import displacement
from commonweal.stats.mixture import nearest_mixture
from commonweal.stats.placebo import placebo_test
from commonweal.stats.rollout import NEVER
from commonweal.stats.rollout.search import Search
from commonweal.stats.stepped_plan import power
from commonweal.stats.where_next import where_next

sys.path.insert(0, str(Path(__file__).parent))
from wards import SETTINGS, Setting, months, thinned

Floats = npt.NDArray[np.float64]
YEAR = 12
TARGETS = 2
ALPHA = 0.05
PERMUTATIONS = 199


def markdown(title: str, heads: list[str], rows: list[list[str]]) -> None:
    print(f"\n{title}\n\n| " + " | ".join(heads) + " |")
    print("|" + " --- |" + " ---: |" * (len(heads) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


def per_cent(flags: npt.ArrayLike) -> str:
    return f"{100 * np.asarray(flags, dtype=np.float64).mean():.1f}"


def levels(rng: np.random.Generator, controls: int, busy: float) -> Floats:
    """Events a month: two targets of `busy` times 40, and controls of 15 to 65."""
    return np.concatenate([np.full(TARGETS, 40.0 * busy), rng.uniform(15, 65, controls)])


def pair(rng: np.random.Generator, runs: int, mean: Floats, setting: Setting, width: int) -> tuple[Floats, Floats]:
    """The same `width` months of two years running."""
    counts = months(rng, runs, mean, setting, YEAR + width, YEAR)
    return counts[..., :width], counts[..., YEAR:]


def covered(found: BeforeAfter, percent: float) -> npt.NDArray[np.bool_]:
    return (found.change.low_percent <= percent) & (found.change.high_percent >= percent)


def of_before_after(runs: int, rng: np.random.Generator) -> None:
    rows = []
    for controls, busy in ((10, 1.0), (20, 1.0), (10, 4.0), (20, 4.0)):
        for setting in SETTINGS:
            row = [f"{controls} controls, targets {'alike' if busy == 1 else 'four times as busy'}: {setting}"]
            for width in (6, YEAR):
                mean = levels(rng, controls, busy)
                flags = np.arange(mean.size) < TARGETS
                first, second = pair(rng, runs, mean, setting, width)
                found = before_after(first, second, flags)
                fall = float(np.nanmedian(found.detectable_fall))
                second[:, :TARGETS] = thinned(rng, second[:, :TARGETS], 1 + fall / 100)
                planted = before_after(first, second, flags)
                row += [
                    per_cent(found.change.p <= ALPHA),
                    per_cent(covered(planted, fall)),
                    f"{-fall:.0f}%",
                    per_cent(planted.change.p <= ALPHA),
                ]
            rows.append(row)
    heads = ["setting", *(f"{w} months: {h}" for w in (6, 12) for h in ("false alarms", "covered", "planted", "found"))]
    markdown("Before and after against controls, in 100 (nominal 5, 95, 80)", heads, rows)


def of_few_controls(runs: int, rng: np.random.Generator) -> None:
    rows = []
    for controls in (1, 2, 3, 4):
        for setting in SETTINGS:
            mean = np.full(1 + controls, 40.0)
            found = before_after(*pair(rng, runs, mean, setting, 6), np.arange(mean.size) < 1)
            rows.append([f"{controls} controls: {setting}", per_cent(found.change.p <= ALPHA)])
    markdown("One target and too few controls to tell drift by, 6 months: false alarms in 100", ["setting", ""], rows)


def of_small_counts(runs: int, rng: np.random.Generator) -> None:
    rows = []
    for monthly in (0.3, 1.0, 3.0):
        row = [f"{monthly:g} events a ward and month"]
        for setting in (Setting(1), Setting(1.5, 0.3)):
            mean = np.full(TARGETS + 12, monthly)
            found = before_after(*pair(rng, runs, mean, setting, 6), np.arange(mean.size) < TARGETS)
            row.append(per_cent(found.change.p <= ALPHA))
        rows.append(row)
    markdown(
        "Small counts, 12 controls, 6 months: false alarms in 100", ["", "single events", "phi 1.5, rho 0.3"], rows
    )


def of_choices(runs: int, rng: np.random.Generator) -> None:
    """What it does to the test that controls, or the target itself, were chosen by the counts before."""
    rows = []
    for setting in (Setting(1), Setting(2, 0.3), Setting(2, 0.3, 0.1)):
        mean = levels(rng, 24, 1.0)
        flags = np.arange(mean.size) < TARGETS
        first, second = pair(rng, runs, mean, setting, YEAR)
        alarms, worst = [], []
        for b, a in zip(first, second, strict=True):
            kept = [0, 1, *propose_controls(b, flags, take=12).chosen]
            alarms.append(before_after(b[kept], a[kept], flags[kept]).change.p[0] <= ALPHA)
            peak = np.arange(mean.size) == np.argmax(b.sum(axis=1) / mean)
            found = before_after(b, a, peak).change
            worst.append((found.p[0] <= ALPHA) & (found.change_percent[0] < 0))
        rows.append([str(setting), per_cent(alarms), per_cent(worst)])
    heads = ["setting", "12 controls chosen of 24 by likeness", "target chosen for its bad year: false falls"]
    markdown("What choosing does, 12 months: false alarms in 100 (nominal 5; for falls alone 2.5)", heads, rows)


def of_displacement(runs: int, rng: np.random.Generator) -> None:
    rows = []
    roles = ["target"] * 2 + ["target_control"] * 8 + ["nearby"] * 4 + ["nearby_control"] * 8
    for busy in (1.0, 3.0):
        sizes = {"target": 1.0, "target_control": 4.0 / busy, "nearby": 1.0, "nearby_control": 2.0}
        mean = np.array([40.0 * busy if name == "target" else 40.0 for name in roles])
        for setting in SETTINGS:
            first, second = (part.sum(axis=2) for part in pair(rng, runs, mean, setting, 6))
            row = [f"targets {'alike' if busy == 1 else 'three times as busy'}: {setting}"]
            for way in ("none", "estimated"):
                found = [
                    displacement(b, a, roles, sizes=sizes, dispersion=way) for b, a in zip(first, second, strict=True)
                ]
                row.append(per_cent([one.total.p <= ALPHA for one in found]))
                row.append(per_cent([one.nearby.p <= ALPHA for one in found]))
            size = float(np.median([one.nearby.smallest_detectable for one in found]))
            beside = second.copy()
            beside[:, 10:14] += rng.poisson(size / 4, (runs, 4))
            planted = [
                displacement(b, a, roles, sizes=sizes, dispersion="estimated").nearby
                for b, a in zip(first, beside, strict=True)
            ]
            row += [
                per_cent([one.interval[0] <= size <= one.interval[1] for one in planted]),
                f"{size:.0f} of {40 * 6 * 4}",
                per_cent([one.p <= ALPHA for one in planted]),
            ]
            rows.append(row)
    heads = ["setting", "none: both", "none: nearby", "estimated: both", "estimated: nearby"]
    heads += ["covered", "planted nearby", "found"]
    markdown("Weighted displacement difference, 6 months: false alarms in 100, by `dispersion`", heads, rows)


def gaps(table: Floats, before: int, place: int) -> tuple[Floats, Floats]:
    """As analysis/evaluation/synthetic.py: gaps of all months, and of months before that the fit did not see."""
    rest = np.array([j for j in range(1, len(table)) if j != place])
    unseen = np.empty(before)
    for block in np.array_split(np.arange(before), 3):
        unseen[block] = gap_of(table, place, rest, np.setdiff1d(np.arange(before), block))[block]
    return gap_of(table, place, rest, np.arange(before)), unseen


def gap_of(table: Floats, place: int, rest: npt.NDArray[np.intp], seen: npt.NDArray[np.intp]) -> Floats:
    index = 100 * table / table[:, seen].mean(axis=1, keepdims=True)
    return np.asarray(index[place] - nearest_mixture(index[place, seen], index[np.ix_(rest, seen)]) @ index[rest])


def of_placebo(runs: int, rng: np.random.Generator) -> None:
    rows = []
    for before in (YEAR, 36):
        for setting in (*SETTINGS[:3], SETTINGS[4], Setting(2, 0.3, 0.1), Setting(1, 0, 0, 0.02)):
            mean = np.concatenate([[80.0], rng.uniform(15, 65, 20)])
            found: list[list[float]] = []
            for table in months(rng, runs, mean, setting, before + 6, before):
                fits = [gaps(table, before, place) for place in range(len(table))]
                whole, unseen = np.array([fit[0] for fit in fits]), np.array([fit[1] for fit in fits])
                after = whole[:, before:]
                tests = [placebo_test(x[0], after[0], x[1:], after[1:]).p for x in (unseen, whole[:, :before])]
                found.append(tests)
            p = np.array(found)
            rows.append([f"{before} months before: {setting}", *(per_cent(p[:, k] <= ALPHA) for k in (0, 1))])
    heads = ["setting", "gaps before out of the fit", "as published"]
    markdown("Synthetic control, 20 placebos, 6 months after: p at most 0.05 in 100 (nominal 4.8)", heads, rows)


def of_rollout(runs: int, rng: np.random.Generator) -> None:
    rows = []
    since = np.array([12.0] * 3 + [15.0] * 3 + [18.0] * 3 + [NEVER] * 15)
    season = 1 + 0.2 * np.sin(np.arange(24) * np.pi / 6)
    by_lot: Callable[[Floats], Floats] = rng.permutation
    some = (*SETTINGS[:3], SETTINGS[4], SETTINGS[5], Setting(1, 0, 0, 0.03), Setting(2, 0.3, 0, 0.03))
    busiest: Callable[[Floats], Floats] = lambda mean: np.sort(mean)[::-1]  # noqa: E731  # one of two ways to deal
    for words, dealt, settings in (("by lot", by_lot, some), ("busiest first", busiest, (some[0], some[3], some[6]))):
        for setting in settings:
            mean = dealt(rng.uniform(15, 65, since.size))
            counts = months(rng, runs, mean[:, None] * season, setting, 24, 12)
            plan = power(mean, since, 24, phi=setting.phi, persistence=setting.rho)
            had = np.arange(24) >= since[:, None]
            fall = plan.detectable_fall
            lower = np.where(had, thinned(rng, counts, 1 + fall / 100), counts)
            alarms, found, cover = [], [], []
            for k in range(runs):
                orders = rng.permuted(np.broadcast_to(since, (PERMUTATIONS, since.size)), axis=1)
                alarms.append(Search(counts[k], since, orders, 12, False).p(0.0) <= ALPHA)
                planted = Search(lower[k], since, orders, 12, False)
                found.append(planted.p(0.0) <= ALPHA)
                cover.append(planted.p(float(np.log1p(fall / 100))) > ALPHA)
            rows.append([f"{words}: {setting}", per_cent(alarms), per_cent(cover), f"{-fall:.0f}%", per_cent(found)])
    heads = ["order of starting", "false alarms", "covered", "planted", "found"]
    markdown("Roll-out, 24 wards, three steps of three, 24 months, in 100 (nominal 5, 95, 80)", heads, rows)


def of_where_next(runs: int, rng: np.random.Generator) -> None:
    rows = []
    for setting in (Setting(1), Setting(2), Setting(2, 0.3), Setting(2, 0.3, 0.1)):
        mean = rng.gamma(4, 10, 25)
        counts = months(rng, min(runs, 500), mean, setting, 24, 12)
        inside, plain, drawn = [], [], []
        for table in counts:
            said = where_next(table[:, :12], np.zeros(25), (0.8, 0.7, 0.9), months_ahead=12)
            after = table[:, 12:].sum(axis=1)
            inside.append((said.expected_low <= after) & (after <= said.expected_high))
            top = int(np.argmax(table[:, :12].sum(axis=1)))
            plain.append(table[top, :12].sum() - after[top])
            drawn.append(said.expected[top] - after[top])
        rows.append([str(setting), per_cent(inside), f"{np.mean(plain):+.0f}", f"{np.mean(drawn):+.0f}"])
    heads = ["setting", "next year's counts within the interval", "last year's busiest: last year's count", "expected"]
    markdown("Where next, 25 wards, a year ahead; the right columns are errors in events", heads, rows)


PARTS: dict[str, Callable[[int, np.random.Generator], None]] = {
    "before_after": of_before_after,
    "few_controls": of_few_controls,
    "small_counts": of_small_counts,
    "choices": of_choices,
    "displacement": of_displacement,
    "placebo": of_placebo,
    "rollout": of_rollout,
    "where_next": of_where_next,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    given = parser.parse_args()
    print(f"{given.runs} runs a row, seed {given.seed}.")
    for name in given.only:
        began = time.perf_counter()
        PARTS[name](given.runs, np.random.default_rng(given.seed))
        print(f"\n{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
