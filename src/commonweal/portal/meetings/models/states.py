"""The state machines of meetings and items: each one table, state to the states that may follow."""

MEETING_MOVES: dict[str, frozenset[str]] = {
    "planned": frozenset({"agenda out", "held", "cancelled"}),
    "agenda out": frozenset({"held", "cancelled"}),
    "held": frozenset(),
    "cancelled": frozenset(),
}
ITEM_MOVES: dict[str, frozenset[str]] = {
    "draft": frozenset({"author cleared", "withdrawn"}),
    "author cleared": frozenset({"chair cleared", "draft", "withdrawn"}),
    "chair cleared": frozenset({"draft", "withdrawn"}),
    "withdrawn": frozenset({"draft"}),
}
RETURN_MOVES: dict[str, frozenset[str]] = {
    "owed": frozenset({"in", "nil"}),
    "in": frozenset({"owed"}),
    "nil": frozenset({"owed", "in"}),
}
COMING = ("planned", "agenda out")  # states of a meeting that is still to be
OUT = ("agenda out", "held", "cancelled")  # states of a meeting whose agenda may have been published
