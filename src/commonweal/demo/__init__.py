"""The fictional partnership, written in the publishers' own formats with a known truth in it."""
