"""Which records are likely to be of one person: suggestions with reasons, for a person to decide on.

Nothing is decided, merged or kept here, and nothing is learnt from the records. Splink is known in this room alone.
"""

from commonweal.matching.reasons import Reason, in_full
from commonweal.matching.suggesting import THRESHOLD, Suggestion, suggest, suggest_for, suggest_of

__all__ = ["THRESHOLD", "Reason", "Suggestion", "in_full", "suggest", "suggest_for", "suggest_of"]
