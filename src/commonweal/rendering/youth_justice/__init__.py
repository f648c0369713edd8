"""The youth justice summary as a paper: offences and children, entrants, reoffending, custody; and what is a change."""

from commonweal.rendering.youth_justice.parts import parts

__all__ = ["parts"]
