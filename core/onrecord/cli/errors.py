"""What can go wrong on the command line itself."""

from onrecord.errors import OnRecordError


class CommandError(OnRecordError):
    """A command cannot do what was asked of it here: no display, an output that cannot be written."""
