"""A plan's content as an edition keeps it, and what changed between two of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from commonweal.portal.plan.queries.priorities import PriorityLine

DATE = "%-d %B %Y"
PARTS = (("milestones", "words", "milestone"), ("measures", "name", "measure"), ("actions", "text", "action"))
Content = Mapping[str, Any]


def content_of(about: str, priorities: Iterable[PriorityLine]) -> dict[str, Any]:
    """What the plan says on this day, without how it stands."""
    return {"about": about, "priorities": [_priority(line) for line in priorities if not line.dropped]}


def differences(before: Content, after: Content) -> tuple[str, ...]:
    """What changed, in sentences; priorities are told apart by their ids, so that a new name is seen as one."""
    old, new = ({one["id"]: one for one in content.get("priorities", ())} for content in (before, after))
    found = ["What the plan is about was written anew."] if before.get("about") != after.get("about") else []
    found += [f"New priority: {new[id]['name']}." for id in new if id not in old]
    found += [f"Dropped: {old[id]['name']}." for id in old if id not in new]
    for id, one in new.items():
        if id in old:
            found += _changes(old[id], one)
    return tuple(found)


def _changes(before: Content, after: Content) -> list[str]:
    name = after["name"]
    found = [f"{before['name']} is now called {name}."] if before["name"] != name else []
    found += [f"{name}: {after['lead']} leads it now."] if before["lead"] != after["lead"] else []
    for part, key, word in PARTS:
        old, new = ({one["id"]: one for one in content.get(part, ())} for content in (before, after))
        found += [f"{name}, new {word}: {new[id][key]}." for id in new if id not in old]
        found += [f"{name}, {word} taken out: {old[id][key]}." for id in old if id not in new]
        found += [
            f"{name}, {word} {new[id][key]}: {old[id]['by'] or 'no day'} became {new[id]['by'] or 'no day'}."
            for id in new
            if id in old and old[id]["by"] != new[id]["by"]
        ]
        found += [
            f"{name}, {word} {new[id][key]}: its target of {old[id]['target']} became {new[id]['target']}."
            for id in new
            if id in old and old[id].get("target") != new[id].get("target")
        ]
    return found


def _priority(line: PriorityLine) -> dict[str, Any]:
    return {
        "id": str(line.id), "name": line.name, "about": line.about, "lead": line.lead,
        "milestones": [
            {"id": str(one.id), "words": one.words.rstrip("."), "agency": one.agency, "by": one.due_on.strftime(DATE)}
            for one in line.milestones
            if not one.dropped
        ],
        "measures": [
            {
                "id": str(one.id), "name": one.name, "target": f"{one.target:g}" if one.target is not None else "",
                "by": one.target_on.strftime(DATE) if one.target_on else "",
            }
            for one in line.measures
        ],
        "actions": [
            {"id": str(one.id), "text": one.text.rstrip("."), "agency": one.agency, "by": one.due_words}
            for one in line.actions
            if one.state == "open"
        ],
    }  # fmt: skip
