"""The states of a release: one table, which the rules ask and the documentation draws."""

WAITING, RELEASED, REFUSED, WITHDRAWN = "waiting", "released", "refused", "withdrawn"

# From each state, what may be done and the state that it leads to.
ACTS: dict[str, dict[str, str]] = {
    WAITING: {"approve": RELEASED, "refuse": REFUSED},
    RELEASED: {"withdraw": WITHDRAWN},
    REFUSED: {},
    WITHDRAWN: {},
}
