"""Whether words about an issue look as if they were about a person: then whoever writes them is asked again."""

import re

SIGNS = (
    (re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? +[A-Z][\w'-]+"), "a person's name"),
    (re.compile(r"(?i)\b(?:d\.?o\.?b\b|date of birth|born on)"), "a date of birth"),
    (re.compile(r"\b0\d{4} ?\d{6}\b|\b0\d{10}\b|\+44 ?\d"), "a telephone number"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+"), "an e-mail address"),
    (re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"), "a national insurance number"),
    (re.compile(r"\b\d{1,4}[A-Za-z]?,? +(?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Lane|Avenue|Close|Court|Drive)\b"),
     "a home's address"),
    (re.compile(r"(?i)\b(?:aged|age of) \d{1,2}\b.{0,40}\b(?:who lives|of no fixed|named|called)\b"), "one person"),
)  # fmt: skip


def sign_of_person(*texts: str) -> str:
    """What in these texts looks like a person; "" where nothing does."""
    return next((words for text in texts for sign, words in SIGNS if sign.search(text)), "")
