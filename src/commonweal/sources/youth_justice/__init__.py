"""A youth justice team's case system: its export of outcomes, published benchmarks, and the board's lists."""
