"""The table of who may do what, as it was decided: written out by hand, so that the code is held against it."""

ROLES = ("resident", "member", "partner officer", "chair", "clerk", "analyst", "governance", "administrator")
CONDITIONS = ("own", "lead", "unit")

# R read, W write, P approve another's release, G grant audience. "own": their own alone; "lead": the case's or the
# agency's lead; "unit": the intelligence unit.
DECIDED = """
| item, minute  | R | R       | R                       | R P | R W P G | R       | R   | -   |
| paper, report | R | R       | R W                     | R P | R W P G | R W     | R P | -   |
| action        | R | R W:own | R W:own                 | R W | R W     | R W:own | R   | -   |
| operation     | - | R       | R W:own                 | R W | R G     | R W     | R   | -   |
| indicator     | R | R       | R W:own                 | R   | R G     | R W     | R   | -   |
| paragraph     | - | R       | R W:own                 | R   | R W     | R W     | R   | -   |
| engagement    | R | R       | R W:own                 | R W | R W G   | R W     | R   | -   |
| survey        | - | -       | R W:own                 | -   | -       | R W     | -   | -   |
| plan          | R | R       | R W:own                 | R W | R W G   | R W     | R   | -   |
| consultation response | - | - | -                     | -   | R W     | R W     | -   | -   |
| case, person  | - | -       | R W G:lead              | -   | -       | -       | -   | -   |
| broken glass  | - | -       | R:own                   | -   | -       | -       | R P | -   |
| intelligence  | - | -       | R:own W:own R:unit W:unit P:unit G:unit | - | - | - | - | - |
| disclosure    | - | -       | R W                     | -   | -       | -       | R P | -   |
| disclosure register | - | - | -                       | -   | -       | -       | R P | -   |
| agreement     | - | R       | R                       | R   | R       | R       | R W P | - |
| rights request | - | -      | R:own W:own             | -   | -       | -       | R W P | - |
| audit         | - | -       | R:lead                  | -   | -       | -       | R   | -   |
| account       | - | -       | P:lead                  | -   | -       | -       | R   | R W |
"""


def decided() -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """(row, role) -> {(act, condition)}."""
    cells = {}
    for line in DECIDED.strip().splitlines():
        row, *said = (part.strip() for part in line.strip("|").split("|"))
        assert len(said) == len(ROLES), line
        for role, words in zip(ROLES, said, strict=True):
            acts = [word.partition(":") for word in words.split() if word != "-"]
            cells[row, role] = frozenset((act, condition) for act, _, condition in acts)
    return cells
