"""What each test would pay for anew, and none is about: looking up the files that are served, and slow hashing."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from whitenoise.base import WhiteNoise
from whitenoise.middleware import WhiteNoiseMiddleware


def pay_once() -> None:
    """For the rest of this process."""
    WhiteNoise.update_files_dictionary = _found_once(WhiteNoise.update_files_dictionary)
    WhiteNoiseMiddleware.add_files_from_finders = _found_once(WhiteNoiseMiddleware.add_files_from_finders)
    # The same algorithm, which is slow by design: here passwords are made up, and guessed a hundred times.
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


def _found_once(look: Callable[..., None]) -> Callable[..., None]:
    """Each of the test's browsers would go through the folders of styles and scripts."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}

    def once(served: Any, *where: str) -> None:
        if where not in found:
            before, served.files = served.files, {}
            look(served, *where)
            found[where], served.files = served.files, before
        served.files.update(found[where])

    return once
