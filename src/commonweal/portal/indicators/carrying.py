"""A file that goes along from one form to the next: as it was when it was looked at, or it is not taken.

Signed, so that what comes back is what came through the front door, with its size and the site's scanner.
"""

import base64

from django.core import signing

SALT = "indicator file"


def packed(content: bytes) -> str:
    """What a hidden field carries."""
    return signing.Signer(salt=SALT).sign(base64.b64encode(content).decode())


def unpacked(carried: str) -> bytes:
    """The file again. ValueError where it is not what was packed."""
    try:
        return base64.b64decode(signing.Signer(salt=SALT).unsign(carried))
    except signing.BadSignature as error:
        raise ValueError("not what was packed") from error
