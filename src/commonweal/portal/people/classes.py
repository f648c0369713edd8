"""How sensitive each field of this room is: see access/field_classes.py. A new field forces a line."""

CLASSES = {
    "Record.agency": "restricted",
    "Record.said": "personal",
    "Record.note": "personal",
    "Record.identified": "restricted",
    "Record.entered_at": "restricted",
    "Record.entered_by": "restricted",
    "Record.corrected_at": "restricted",
    "RecordKey.record": "restricted",
    "RecordKey.kind": "restricted",
    "RecordKey.value": "personal",
    "Link.one": "restricted",
    "Link.other": "restricted",
    "Link.state": "restricted",
    "Link.weight": "restricted",
    "Link.reasons": "personal",
    "Link.suggested_at": "restricted",
    "Link.decided_at": "restricted",
    "Link.decided_by": "restricted",
    "Link.why": "personal",
    "Link.disclosure": "restricted",
}
