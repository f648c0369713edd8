"""What the rules of disclosures refuse."""

from commonweal.portal.access.refusals import NotAllowed, NotBySamePerson, NotNow


class NotTheirDisclosure(NotAllowed):
    """An agency records what it shared itself."""


class NotTheirRegister(NotAllowed):
    """Governance keeps the registers."""


class NotTheirDataSet(NotAllowed):
    """Analysts make the data set, and others approve it."""


class WithoutAgreement(NotNow):
    """No live agreement covers the share, and no reason was given."""


class NoSuchGround(NotNow):
    """The powers' file does not know this."""


class ReviewedAlready(NotNow):
    """The review was closed."""


class NotOneself(NotBySamePerson):
    """Whoever recorded, wrote or made it does not judge it."""


class NotInState(NotNow):
    """The row's state does not allow it."""


class TellsOfSomebody(NotNow):
    """Beside what is out already, the data set would tell of a few."""
