"""A proposed text's hash: over its words, what it inherits, whom it is for and on what ground it is shared."""

import hashlib
import json

from commonweal.portal.intelligence import enforcement, grading
from commonweal.portal.intelligence.models import Sanitised


def hash_of(text: Sanitised) -> str:
    """SHA-256 of what would go out, as it is now. 64 hexadecimal digits."""
    said = {
        "text": text.text, "grade": enforcement.as_kept(enforcement.inherited(text)), "reach": text.reach,
        "agencies": text.agencies, "people": text.people, "share": text.share, "reference": text.reference,
    }  # fmt: skip
    whole = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def is_stricter_now(text: Sanitised) -> bool:
    """Whether what a text rests on was graded stricter since it was proposed, or lost its grade."""
    now, then = enforcement.inherited(text), enforcement.strictest_of_kept(text.grade)
    both = grading.of([then, now], enforcement.table())
    return grading.label(both) != grading.label(then)
