"""Minutes files as lines of text: plain text, Word, PDF and web pages. Untrusted: each is limited and refused in words."""

from commonweal.minutes.files.lines import ACCEPTED, lines_of, lines_of_file

__all__ = ["ACCEPTED", "lines_of", "lines_of_file"]
