"""The table of ACCESS.md: which role may do what to which kind of thing. Always AND the lock.

R read, W write, P approve another's release, G grant audience. `own` where the role may write its own alone; `lead`
where only the case's (or the agency's) lead may, `unit` the intelligence unit; `own/unit`: either. Everyone may read
what a resident may.
"""

from typing import Literal

Act = Literal["R", "W", "P", "G"]
Cell = dict[Act, str]  # act -> condition: "" none, "own", "lead", "unit", or several of which one is enough: "own/unit"


def _cell(words: str) -> Cell:
    """`"R W:own P"` -> {"R": "", "W": "own", "P": ""}."""
    cell: Cell = {}
    for word in words.split():
        act, _, condition = word.partition(":")
        cell[act] = condition  # type: ignore[index]
    return cell


ROWS: dict[str, dict[str, Cell]] = {
    row: {role: _cell(words) for role, words in cells.items()}
    for row, cells in {
        "item, minute": {
            "resident": "R", "member": "R", "partner officer": "R", "chair": "R P", "clerk": "R W P G",
            "analyst": "R", "governance": "R", "administrator": "",
        },
        "paper, report": {
            "resident": "R", "member": "R", "partner officer": "R W", "chair": "R P", "clerk": "R W P G",
            "analyst": "R W", "governance": "R P", "administrator": "",
        },
        "action": {
            "resident": "R", "member": "R W:own", "partner officer": "R W:own", "chair": "R W", "clerk": "R W",
            "analyst": "R W:own", "governance": "R", "administrator": "",
        },
        "operation": {
            "resident": "", "member": "R", "partner officer": "R W:own", "chair": "R W", "clerk": "R G",
            "analyst": "R W", "governance": "R", "administrator": "",
        },
        "indicator": {
            "resident": "R", "member": "R", "partner officer": "R W:own", "chair": "R", "clerk": "R G",
            "analyst": "R W", "governance": "R", "administrator": "",
        },
        "paragraph": {
            "resident": "", "member": "R", "partner officer": "R W:own", "chair": "R", "clerk": "R W",
            "analyst": "R W", "governance": "R", "administrator": "",
        },
        "engagement": {
            "resident": "R", "member": "R", "partner officer": "R W:own", "chair": "R W", "clerk": "R W G",
            "analyst": "R W", "governance": "R", "administrator": "",
        },
        "survey": {
            "resident": "", "member": "", "partner officer": "R W:own", "chair": "", "clerk": "",
            "analyst": "R W", "governance": "", "administrator": "",
        },
        "plan": {
            "resident": "R", "member": "R", "partner officer": "R W:own", "chair": "R W", "clerk": "R W G",
            "analyst": "R W", "governance": "R", "administrator": "",
        },
        "consultation response": {
            "resident": "", "member": "", "partner officer": "", "chair": "", "clerk": "R W",
            "analyst": "R W", "governance": "", "administrator": "",
        },
        "case, person": {
            "resident": "", "member": "", "partner officer": "R W G:lead", "chair": "", "clerk": "",
            "analyst": "", "governance": "", "administrator": "",
        },
        "broken glass": {
            "resident": "", "member": "", "partner officer": "R:own", "chair": "", "clerk": "", "analyst": "",
            "governance": "R P", "administrator": "",
        },
        "intelligence": {
            "resident": "", "member": "", "partner officer": "R:own/unit W:own/unit P:unit G:unit", "chair": "",
            "clerk": "", "analyst": "", "governance": "", "administrator": "",
        },
        "disclosure": {
            "resident": "", "member": "", "partner officer": "R W", "chair": "", "clerk": "", "analyst": "",
            "governance": "R P", "administrator": "",
        },
        "disclosure register": {
            "resident": "", "member": "", "partner officer": "", "chair": "", "clerk": "", "analyst": "",
            "governance": "R P", "administrator": "",
        },
        "agreement": {
            "resident": "", "member": "R", "partner officer": "R", "chair": "R", "clerk": "R", "analyst": "R",
            "governance": "R W P", "administrator": "",
        },
        "rights request": {
            "resident": "", "member": "", "partner officer": "R:own W:own", "chair": "", "clerk": "", "analyst": "",
            "governance": "R W P", "administrator": "",
        },
        "audit": {
            "resident": "", "member": "", "partner officer": "R:lead", "chair": "", "clerk": "", "analyst": "",
            "governance": "R", "administrator": "",
        },
        "account": {
            "resident": "", "member": "", "partner officer": "P:lead", "chair": "", "clerk": "", "analyst": "",
            "governance": "R", "administrator": "R W",
        },
    }.items()
}  # fmt: skip


def allows(row: str, role: str, act: Act) -> str | None:
    """The condition under which a role may do an act to a row's things; "" for none, None where it may not."""
    return ROWS[row].get(role, {}).get(act)
