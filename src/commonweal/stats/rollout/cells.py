"""Group-time cells: what was observed where it had come, and expected from areas where it had not come yet."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cells:
    """Group-time cells (N,) that have areas to compare with; what was observed and expected in them, (B, N)."""

    start: npt.NDArray[np.int64]
    month: npt.NDArray[np.int64]
    observed: Floats
    expected: Floats

    @classmethod
    def of(cls, counts: Floats, since: Floats, base: int) -> "Cells":
        """Counts (I, M), or (B, I, M) with one order; orders (B, I), all with the same starts."""
        steps = [int(step) for step in np.unique(since[0][np.isfinite(since[0])])]
        width = counts.shape[-1]
        start: list[int] = []
        month: list[int] = []
        observed, expected = [], []
        for step in steps:
            before = counts[..., max(step - base, 0) : step].sum(axis=-1, keepdims=True)
            own = _summed(since == step, counts[..., step:])
            level = _summed(since == step, before)
            for k, since_then in enumerate(later := [s for s in steps if s >= step]):
                until = later[k + 1] if k + 1 < len(later) else width
                waiting = since > since_then
                if not waiting[0].any():
                    break
                course = _summed(waiting, counts[..., since_then:until])
                least = _summed(waiting, before)
                start += [step] * (until - since_then)
                month += range(since_then, until)
                observed.append(own[:, since_then - step : until - step])
                expected.append(level * course / np.where(least > 0, least, np.nan))
        empty = np.zeros((1, 0))
        return cls(
            np.array(start, dtype=np.int64),
            np.array(month, dtype=np.int64),
            np.concatenate(observed, axis=1) if observed else empty,
            np.nan_to_num(np.concatenate(expected, axis=1)) if expected else empty,
        )


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
