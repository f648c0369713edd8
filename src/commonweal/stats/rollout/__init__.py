"""A roll-out in steps: its effect, by group and month, by months since the start, and overall."""

from commonweal.stats.rollout.cells import log_ratio
from commonweal.stats.rollout.effect import NEVER, rollout
from commonweal.stats.rollout.result import GroupTime, Rollout, SinceStart

__all__ = ["NEVER", "GroupTime", "Rollout", "SinceStart", "log_ratio", "rollout"]
