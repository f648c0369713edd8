"""Every refusal and failure a user may see, in one tree. Each says what is wrong and what to do next.

::

    CommonwealError                exit code 1, one plain sentence, never a traceback
    ├── FileRefused                a file from outside is not what it should be
    │   ├── ArchiveRefused         a zip that is empty, cut off, locked, or reaches outside itself
    │   ├── ColumnsRefused         a table without the columns that its kind has
    │   ├── RowsRefused            a table whose rows fail their checks
    │   ├── NotRecognised          a file that is none of the kinds looked for
    │   ├── MappingRefused         a mapping file that does not say what it must
    │   └── UploadRefused          an upload that no harmless copy can be made of
    │       └── FileTooLarge       an upload above the limit, refused while it arrives
    ├── EditionRefused             a file that differs from one held, and does not say when it was published
    ├── NotHeld                    asked for what the store does not hold
    │   ├── UnknownPlace           no such partnership or area (with the nearest names)
    │   └── NoDataForPeriod        nothing held for that place and time
    ├── PeriodRefused              a period that cannot be read, or is back to front
    ├── MethodRefused              a statistic asked of data that cannot bear it
    ├── WorkspaceRefused           a folder that holds something else than what is to go into it
    ├── EndpointFailed             a service on the network that does not answer as it must, or may not be asked
    ├── StoreDamaged               a file of the store is missing or altered
    ├── EngineRefused              an engine that is not there, or has no room for the question
    ├── CannotStore                the store's folder cannot be written, or is full
    ├── AuditBroken                an entry of the audit chain is not what it was, or not there
    ├── KeysRefused                the keys of what is sealed are not here, or may be read by others
    ├── NotReproduced              a figure that does not come out the same again
    ├── PortalRefused              the portal cannot be served, or an account made, as asked
    └── CannotRender               a format that cannot be made on this machine
"""


class CommonwealError(Exception):
    """The base: `message` says what is wrong in the user's words, `next_step` what to do about it."""

    def __init__(self, message: str, next_step: str = "") -> None:
        self.message = message
        self.next_step = next_step
        super().__init__(f"{message} {next_step}".strip())


class FileRefused(CommonwealError):
    """A file from outside is not what it should be."""


class ArchiveRefused(FileRefused):
    """A zip that is empty, cut off, locked, too large, or reaches outside itself."""


class ColumnsRefused(FileRefused):
    """A table without the columns that its kind has."""


class RowsRefused(FileRefused):
    """A table whose rows fail their checks."""


class NotRecognised(FileRefused):
    """A file that is none of the kinds looked for; it may be sound for something else."""


class MappingRefused(FileRefused):
    """A mapping file that does not say what it must."""


class UploadRefused(FileRefused):
    """An upload that no harmless copy can be made of: the wrong kind, or made to do more than to be read."""


class FileTooLarge(UploadRefused):
    """An upload above the limit, refused while it arrives."""


class EditionRefused(CommonwealError):
    """A file that differs from one held for its month, and does not say when it was published."""


class NotHeld(CommonwealError):
    """Asked for what the store does not hold."""


class UnknownPlace(NotHeld):
    """No such partnership or area; carries the nearest names."""


class NoDataForPeriod(NotHeld):
    """Nothing is held for that place and time."""


class PeriodRefused(CommonwealError):
    """A period that cannot be read, or is back to front."""


class MethodRefused(CommonwealError):
    """A statistic asked of data that cannot bear it."""


class WorkspaceRefused(CommonwealError):
    """A folder that holds something else than what is to go into it."""


class EndpointFailed(CommonwealError):
    """A service on the network that does not answer as it must, or that may not be asked."""


class StoreDamaged(CommonwealError):
    """A file of the store is missing or altered."""


class EngineRefused(CommonwealError):
    """The engine asked for is not there, or has no room for the question."""


class CannotStore(CommonwealError):
    """The store's folder cannot be written, or is full."""


class AuditBroken(CommonwealError):
    """An entry of the audit chain is not what it was, or is not there."""


class KeysRefused(CommonwealError):
    """The keys of what is sealed are not here, are another portal's, or may be read by others."""


class NotReproduced(CommonwealError):
    """A figure that does not come out the same again."""


class CannotRender(CommonwealError):
    """A format that cannot be made on this machine."""


class PortalRefused(CommonwealError):
    """The portal cannot be served, or an account made, as asked."""
