"""How sensitive each field of this room is: see access/field_classes.py. A new field forces a line."""

CLASSES = {}
