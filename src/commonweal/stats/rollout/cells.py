"""Group-time cells: what was observed where it had come, and expected from areas where it had not come yet."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cells:
    """Group-time cells (N,) that have areas to compare with; what was observed and expected in them, (B, N).

    Expected is `own` x `course` / `theirs`: the group's events in its base months, and the waiting areas' in the month
    and in the base months, (B, N) each.
    """

    start: npt.NDArray[np.int64]
    month: npt.NDArray[np.int64]
    observed: Floats
    expected: Floats
    own: Floats
    course: Floats
    theirs: Floats

    @classmethod
    def of(cls, counts: Floats, since: Floats, base: int) -> "Cells":
        """Counts (I, M), or (B, I, M) with one order; orders (B, I), all with the same starts."""
        steps = [int(step) for step in np.unique(since[0][np.isfinite(since[0])])]
        width = counts.shape[-1]
        start: list[int] = []
        month: list[int] = []
        parts: list[list[Floats]] = [[], [], [], []]
        for step in steps:
            before = counts[..., max(step - base, 0) : step].sum(axis=-1, keepdims=True)
            group = _summed(since == step, counts[..., step:])
            own = _summed(since == step, before)
            for k, since_then in enumerate(later := [s for s in steps if s >= step]):
                until = later[k + 1] if k + 1 < len(later) else width
                waiting = since > since_then
                if not waiting[0].any():
                    break
                course = _summed(waiting, counts[..., since_then:until])
                start += [step] * (until - since_then)
                month += range(since_then, until)
                found = group[:, since_then - step : until - step], own, course, _summed(waiting, before)
                for part, values in zip(parts, found, strict=True):
                    part.append(np.broadcast_to(values, course.shape))
        empty = np.zeros((1, 0))
        observed, own, course, theirs = (np.concatenate(part, axis=1) if part else empty for part in parts)
        expected = own * course / np.where(theirs > 0, theirs, np.inf)
        return cls(np.array(start, np.int64), np.array(month, np.int64), observed, expected, own, course, theirs)

    @property
    def log_ratio(self) -> Floats:
        """Of what was observed to what was expected, (B,); half an event added to each, so that it always exists."""
        return np.asarray(np.log((self.observed.sum(axis=1) + 0.5) / (self.expected.sum(axis=1) + 0.5)))

    @property
    def variance(self) -> Floats:
        """What chance alone would make the variance of that, (B,): of every count that it rests on.

        Months of a waiting area that stand both in a base and beside a group that began earlier are taken twice.
        """
        share = self.expected / np.maximum(self.expected.sum(axis=1, keepdims=True), 0.5)
        groups, times = (np.equal.outer(of, np.unique(of)).astype(float) for of in (self.start, self.month))
        by_group, by_time = share @ groups, share @ times
        base = 1 / np.maximum(self.own, 0.5) + 1 / np.maximum(self.theirs, 0.5)
        of_base = np.sum(by_group**2 * ((share * base) @ groups) / np.where(by_group > 0, by_group, 1.0), axis=1)
        beside = np.sum(
            by_time**2 * ((share / np.maximum(self.course, 0.5)) @ times) / np.where(by_time > 0, by_time, 1.0), axis=1
        )
        return np.asarray(1 / np.maximum(self.observed.sum(axis=1), 0.5) + of_base + beside)


def _summed(chosen: Flags, counts: Floats) -> Floats:
    """Counts (I, K) or (B, I, K) added up over the areas chosen (B, I): (B, K)."""
    flags = chosen.astype(np.float64)
    return np.asarray(flags @ counts if counts.ndim == 2 else (flags[:, None, :] @ counts)[:, 0, :])


def log_ratio(counts: Floats, since: Floats, base: int = 12) -> Floats:
    """The logarithm of `rollout`'s ratio for counts (I, M), or a stack (B, I, M), and one order `since` (I,)."""
    stack = counts if counts.ndim == 3 else counts[None]
    cells = Cells.of(stack, since[None], base)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log(cells.observed.sum(axis=1) / cells.expected.sum(axis=1)))
