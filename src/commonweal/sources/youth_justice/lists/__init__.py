"""The lists that the Youth Justice Board changes from time to time: files, so that no code need change with them."""

from commonweal.sources.youth_justice.lists.read import (
    KeyIndicator,
    Lists,
    OffenceCategory,
    OutcomeType,
    read_lists,
)

__all__ = ["KeyIndicator", "Lists", "OffenceCategory", "OutcomeType", "read_lists"]
