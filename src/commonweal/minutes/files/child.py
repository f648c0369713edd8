"""The process that reads one file of minutes: its bytes in, its lines or a refusal out."""

from commonweal.documents.safe_copy.child import answered, main
from commonweal.minutes.files.lines import lines_of


def answer(name: str, content: bytes) -> dict[str, object]:
    """The lines, or the refusal in words."""
    return answered(lambda: {"lines": lines_of(name, content)})


if __name__ == "__main__":
    main(answer)
