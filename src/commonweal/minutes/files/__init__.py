"""Minutes files as lines of text: text, Word, PDF and web pages. Untrusted: limited, and refused in plain words."""

from commonweal.minutes.files.apart import lines_apart
from commonweal.minutes.files.lines import ACCEPTED, lines_of, lines_of_file

__all__ = ["ACCEPTED", "lines_apart", "lines_of", "lines_of_file"]
