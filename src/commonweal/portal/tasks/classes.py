"""How sensitive each field of this room is: see access/field_classes.py. A new field forces a line."""

CLASSES = {
    "Action.body": "partner",
    "Action.text": "restricted",
    "Action.tier": "partner",
    "Action.kind": "partner",
    "Action.owner": "personal",
    "Action.agency": "restricted",
    "Action.owner_as_printed": "personal",
    "Action.due_on": "restricted",
    "Action.due_as_printed": "restricted",
    "Action.due_at": "partner",
    "Action.raised_on": "partner",
    "Action.state": "partner",
    "Action.closed_on": "partner",
    "Action.evidence": "restricted",
    "Action.answered_by": "partner",
    "Progress.action": "partner",
    "Progress.said_at": "partner",
    "Progress.said_by": "partner",
    "Progress.words": "restricted",
    "Progress.kind": "partner",
}
