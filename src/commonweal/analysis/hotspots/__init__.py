"""Where crime is concentrated in a partnership, whether that lasts, and where and when it flared up."""

from commonweal.analysis.hotspots.answer import answer
from commonweal.analysis.hotspots.question import Question

__all__ = ["Question", "answer"]
