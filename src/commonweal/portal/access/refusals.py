"""What a rule of the portal refuses. Every refusal of every room is a subclass, told apart by its class.

::

    Refused
    ├── NotAllowed            this person's roles do not allow it
    │   └── NotBySamePerson   a second person is needed
    └── NotNow                the thing's state does not allow it
        ├── GlassIsReadOnly   it was opened by breaking the glass
        ├── SealedFromThem    it is sealed from whom it would be opened to
        ├── NeedsTheWall      real people are kept behind PostgreSQL's wall alone
        ├── OnlyNarrower      it went out: only a release makes it wider
        ├── OwnedElsewhere    its originator has not consented
        ├── ShutsOutSetter    whoever sets it could not read it any more
        ├── ChangedMeanwhile  someone else kept a change since the form was opened
        ├── SomethingMissing  it cannot be kept without what is missing
        └── NotWhatWasSeen    approved by another hash than its own
"""

from commonweal.errors import CommonwealError


class Refused(CommonwealError):
    """May not be done: by this person, or to this thing in its state. Carries the reason and what to do next."""


class NotAllowed(Refused):
    """This person's roles do not allow it."""

    enters_audit = True  # whoever is refused is entered in the chain: `audit.recording`


class NotBySamePerson(NotAllowed):
    """A second person is needed."""


class NotNow(Refused):
    """The thing's state does not allow it."""


class GlassIsReadOnly(NotNow):
    """It was opened by breaking the glass: it is read, and nothing else."""


class SealedFromThem(NotNow):
    """It is sealed from whom it would be opened to."""


class NeedsTheWall(NotNow):
    """Real people are kept behind PostgreSQL's wall alone."""


class OnlyNarrower(NotNow):
    """It went out: only a release makes it wider."""


class OwnedElsewhere(NotNow):
    """Its originator has not consented."""


class ShutsOutSetter(NotNow):
    """Whoever sets it could not read it any more."""


class ChangedMeanwhile(NotNow):
    """Someone else kept a change since the form was opened."""

    mark = ""  # of what stands now, where marks were compared: whoever is told of it may write over that


class SomethingMissing(NotNow):
    """It cannot be kept without what is missing."""


class NotWhatWasSeen(NotNow):
    """Approved by another hash than its own."""
