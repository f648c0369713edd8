"""Labels of the head: `Present:`, `Date:`, `Apologies`, in the profile's words."""

import re

from commonweal.minutes.profile import Profile


def label_of(text: str, profile: Profile) -> tuple[str, str] | None:
    """The label that a line opens with (`Present:`), and what follows it on the line."""
    best: tuple[int, str, str] | None = None
    low = text.lower()
    for kind, known in profile.labels.items():
        for word in known:
            if low.startswith(word) and (best is None or len(word) > best[0]):
                rest = text[len(word) :]
                if re.match(r"\s*(?::|[-–—]\s|[-–—]?$)", rest):
                    best = (len(word), kind, rest.lstrip(" :-–—").strip())
    return (best[1], best[2]) if best else None
