"""Each module measures one part beside what a user would pick instead, on the same input in the same run.

A module has `run() -> list[dict[str, object]]`; each row has `what`, `ours_seconds`, `other`, `other_seconds`, `ratio`
(how many times faster ours is) and `note`.
"""
