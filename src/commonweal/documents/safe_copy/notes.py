"""What a copy's maker has to say to the person who uploads: each thing once, in the order in which it was met."""


class Notes:
    """Warnings in plain words, collected while a copy is made."""

    def __init__(self) -> None:
        self._said: dict[str, None] = {}

    def add(self, sentence: str) -> None:
        """Say it, unless it has been said."""
        self._said.setdefault(sentence)

    def all(self) -> tuple[str, ...]:
        """Everything said."""
        return tuple(self._said)
