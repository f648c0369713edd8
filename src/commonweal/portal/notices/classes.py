"""How sensitive each field of this room is: see access/field_classes.py. A new field forces a line."""

CLASSES = {
    "Notice.person": "personal",
    "Notice.kind": "partner",
    "Notice.words": "personal",
    "Notice.address": "partner",
    "Notice.about": "partner",
    "Notice.once": "partner",
    "Notice.made_at": "partner",
    "Notice.due_on": "partner",
    "Notice.read_at": "partner",
    "Notice.mailed_at": "partner",
    "MailWish.person": "personal",
    "MailWish.wish": "partner",
}
