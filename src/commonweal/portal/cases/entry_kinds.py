"""Kinds of entry in a chronology. Those of the portal itself are written by its verbs and offered to nobody."""

KINDS = {
    "incident": "Incident",
    "contact": "Contact or visit",
    "call": "Telephone call",
    "meeting": "Meeting",
    "decision": "Decision",
    "information": "Information from an agency",
    "action": "What was done",
    "letter": "Letter",
    "note": "Note",
}
OWN = {"stage": "Stage", "closed": "Closed", "opened": "Opened again", "task": "Task", "sanitised": "Sanitised text"}
NAMES = KINDS | OWN
