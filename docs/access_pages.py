"""The reference pages on who may see and do what, written from the portal's own tables."""

from importlib import import_module
from importlib.util import find_spec

from commonweal.portal.access.table import ROWS, Cell

ROOMS = ("partnership", "access", "jobs", "notices", "tasks", "library", "operations", "meetings", "audit")
CONDITIONS = {"": "", "own": " own", "lead": " lead", "unit": " unit", "own/unit": " own or unit"}


def who_may_do_what() -> str:
    """The table of roles and things."""
    roles = list(next(iter(ROWS.values())))
    lines = [
        "# Who may do what\n",
        "R read, W write, P approve another's release, G grant audience. *own*: their own alone; *lead*: the lead of",
        "the case or agency; *unit*: the intelligence unit. Always **and** the lock: a role opens nothing by itself.",
        "Everyone may read what a resident may.\n",
        f"| thing | {' | '.join(roles)} |",
        f"|---|{'---|' * len(roles)}",
    ]
    lines += [f"| {row} | {' | '.join(_cell(cells[role]) for role in roles)} |" for row, cells in ROWS.items()]
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    return ", ".join(f"{act}{CONDITIONS[condition]}" for act, condition in cell.items()) or "-"


def fields() -> str:
    """Every field that the portal keeps, with its class."""
    lines = [
        "# Every field and how sensitive it is\n",
        "*public*: harmless wherever it turns up. *partner*: workings, of use to partners alone. *restricted*:",
        "content, which goes where its row's lock lets it and nowhere else. *personal*: about a living person.",
    ]
    for room in ROOMS:
        name = f"commonweal.portal.{room}.classes"
        if find_spec(name):
            lines += [f"\n## {room}\n", "| field | class |", "|---|---|"]
            lines += [f"| {field} | {word} |" for field, word in sorted(import_module(name).CLASSES.items())]
    return "\n".join(lines) + "\n"
